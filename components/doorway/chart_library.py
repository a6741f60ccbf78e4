"""The library that draws charts in the browser: that of the installed Plotly, packed once and kept by browsers."""

import gzip
from functools import cache

import plotly
from plotly.offline import get_plotlyjs

#: Its address changes with its version, so that a browser may keep it for good.
PLOTLY_NAME = f"plotly-{plotly.__version__}.js"


@cache
def plotly_script() -> bytes:
    """The library, packed by gzip: a megabyte and a half."""
    return gzip.compress(get_plotlyjs().encode(), 9, mtime=0)
