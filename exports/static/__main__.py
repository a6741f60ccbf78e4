"""``python -m exports.static FOLDER``: write the copy that needs no server."""

import sys

from exports.static.site import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
