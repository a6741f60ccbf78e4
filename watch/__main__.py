"""``python -m watch read`` reads the registers and proposes; ``effects FILE`` says what accepted rows would move."""

import sys

from watch.commands import watch_command

if __name__ == "__main__":
    sys.exit(watch_command(sys.argv[1:]))
