"""The log of the service: one line a request, a run or an error, ``what key=value …``, made to be read by machines."""

import logging
import sys

from components.service.settings import settings

LOG = logging.getLogger("phase_iii")


def open_log() -> None:
    """Lines go to the standard error of the process, where journals and containers take them from."""
    if LOG.handlers:
        return
    handler = logging.StreamHandler(sys.stderr)
    replica = f" replica={settings().replica}" if settings().replica else ""
    handler.setFormatter(logging.Formatter(f"%(asctime)s %(levelname)s{replica} %(message)s", "%Y-%m-%dT%H:%M:%S%z"))
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    LOG.propagate = False


def line(what: str, **values: object) -> str:
    """``request page=actors status=200 seconds=0.013``; seconds are rounded to thousandths."""
    written = (f"{key}={value:.3f}" if isinstance(value, float) else f"{key}={value}" for key, value in values.items())
    return " ".join((what, *written))
