"""What a browser is told that a file is, by its ending."""

from collections.abc import Mapping
from types import MappingProxyType

_OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "csv": "text/csv",
        "html": "text/html",
        "pdf": "application/pdf",
        "png": "image/png",
        "pptx": f"{_OFFICE}.presentationml.presentation",
        "svg": "image/svg+xml",
        "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
        "zip": "application/zip",
    }
)
