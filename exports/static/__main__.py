"""``python -m exports.static FOLDER``: write the copy that needs no server."""

import sys

from exports.static.site import write_copy_command

if __name__ == "__main__":
    sys.exit(write_copy_command(sys.argv[1:]))
