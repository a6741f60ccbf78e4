"""All scenes against two processes on this machine, or those named: ``python -m bench.load minute crowd``."""

import argparse
import asyncio
import os
import sys

from bench.load import scenes
from bench.load.served import COUNT, service
from components.service.settings import PLACES
from dossier.catalogue import load

NAMES = ("minute", "visit", "crowd", "killed", "restart")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.load", description="Many readers at once.")
    parser.add_argument("scenes", nargs="*", metavar="scene", help=f"of {', '.join(NAMES)}; all if none is named")
    parser.add_argument("--port", type=int, default=0)
    asked = parser.parse_args()
    named = asked.scenes or NAMES
    if unknown := set(named) - set(NAMES):
        sys.exit(f"no such scene: {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    catalogue = load()
    missed = 0
    with service(PLACES, asked.port) as (served, supervisor):
        served.settle()
        for name in named:
            before = os.getloadavg()[0]
            scene = {
                "minute": lambda: scenes.a_minute(served, catalogue),
                "visit": lambda: scenes.a_long_visit(served, catalogue),
                "crowd": lambda: scenes.a_crowd(served, catalogue, COUNT * PLACES),
                "killed": lambda: scenes.a_loss(served, catalogue, supervisor, "killed"),
                "restart": lambda: scenes.a_loss(served, catalogue, supervisor, "restart"),
            }[name]
            found = asyncio.run(scene())
            print(f"\n{found.name} (load of the machine before: {before:.1f})")
            for line in found.lines:
                print(f"  {line}")
            for words, reached in found.aims:
                print(f"  {'yes' if reached else 'NO '}  {words}")
                missed += not reached
            for trouble in found.troubles[:10]:
                print(f"  !  {trouble}")
            if len(found.troubles) > 10:
                print(f"  !  and {len(found.troubles) - 10} more")
            sys.stdout.flush()
        print(f"\nerrors that the processes counted: {served.errors():.0f}")
        missed += served.errors() > 0
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
