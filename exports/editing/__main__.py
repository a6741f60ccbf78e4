"""``python -m exports.editing edit FILE`` writes the workbook of the tables; ``import FILE`` reads one back."""

import sys

from exports.editing.commands import editing_command

if __name__ == "__main__":
    sys.exit(editing_command(sys.argv[1:]))
