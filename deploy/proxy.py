"""The configuration of nginx, filled in: ``python -m deploy.proxy FOLDER LISTEN REPLICA…`` writes it into a folder."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from components.service.full_page import full_html
from components.service.settings import Unfit
from dossier.language import DEFAULT

HERE = Path(__file__).parent
#: Where Debian keeps nginx, out of the path of most accounts.
_ELSEWHERE = "/usr/sbin:/usr/local/sbin"
#: The page of a door behind which nobody answers.
CLOSED = "/closed.html"


def site(listen: str, replicas: Sequence[str], folder: str) -> str:
    """``site.conf`` for replicas given as ``address:port``, in the order of their names r1, r2, …"""
    names = {f"r{n}": address for n, address in enumerate(replicas, start=1)}
    # none is ever counted out: a refusal costs nothing, and one that is full for newcomers serves its own readers
    server = "    server {} max_fails=0{};".format
    upstreams = (
        "\n".join(
            (
                f"upstream {name} {{",
                server(address, ""),
                *(server(other, " backup") for other in replicas if other != address),
                "    keepalive 16;",
                "}",
            )
        )
        for name, address in names.items()
    )
    filled = {
        "pools": "\n".join(rf'    "~^{name}\."  {name};' for name in names),
        "anywhere": "\n".join(server(address, "") for address in replicas),
        "upstreams": "\n".join(upstreams),
        "tries": str(len(replicas)),
        "listen": listen,
        "folder": folder,
        "closed": CLOSED,
    }
    return _filled((HERE / "site.conf").read_text(encoding="utf-8"), filled)


def write(folder: Path, listen: str, replicas: Sequence[str]) -> Path:
    """All that nginx needs, in ``folder``; returns the file to start it with."""
    (folder / "state").mkdir(parents=True, exist_ok=True)
    # of a root's nginx the workers would be nobody, who may not read the folder
    user = "user root;" if os.geteuid() == 0 else ""
    main = _filled((HERE / "nginx.conf").read_text(encoding="utf-8"), {"folder": str(folder), "user": user})
    (folder / "nginx.conf").write_text(main, encoding="utf-8")
    (folder / "site.conf").write_text(site(listen, replicas, str(folder)), encoding="utf-8")
    (folder / CLOSED.lstrip("/")).write_text(full_html(DEFAULT, "closed"), encoding="utf-8")
    return folder / "nginx.conf"


def find_nginx() -> str:
    """The path of nginx. Raises ``Unfit`` where it is not installed."""
    found = shutil.which("nginx") or shutil.which("nginx", path=_ELSEWHERE)
    if not found:
        raise Unfit("nginx")
    return found


def command(nginx: str, written: Path) -> list[str]:
    """How nginx is called with what ``write`` wrote."""
    # what it says before it has read its file goes to a file of its own, not to /var/log
    return [nginx, "-p", str(written.parent), "-e", "stderr", "-c", str(written)]


def check(nginx: str, written: Path) -> None:
    """Raises ``Unfit`` with what nginx says of its configuration."""
    said = subprocess.run([*command(nginx, written), "-t"], capture_output=True, text=True, check=False)
    if said.returncode:
        raise Unfit("config", why=said.stderr.strip().splitlines()[0])


def _filled(text: str, values: dict[str, str]) -> str:
    return re.sub(r"@(\w+)@", lambda found: values[found[1]], text)


if __name__ == "__main__":
    print(write(Path(sys.argv[1]).resolve(), sys.argv[2], sys.argv[3:]))
