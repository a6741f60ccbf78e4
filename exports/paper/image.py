"""A picture as PNG: the same drawing as the SVG, in our letters, for programs that know no other pictures."""

import re

from exports.files.failure import ExportFailed, guard
from exports.paper.typeset import compile_png

_TEMPLATE = "image.typ"
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


@guard
def picture_png(picture: str, alternative: str) -> bytes:
    """``picture`` is an SVG of ours. Equal inputs give equal bytes. Raises ``ExportFailed``."""
    found = _SIZE.search(picture)
    if not found:
        raise ExportFailed("document", "viewBox")
    width, height = map(float, found.groups())
    data = {"picture": picture, "alternative": alternative, "width": width, "height": height}
    return compile_png(_TEMPLATE, data)
