"""What a file is called that a reader takes away, and what a browser is told that it is."""

from collections.abc import Mapping
from types import MappingProxyType

from dossier.language import Language

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


def file_name(stem: str, language: Language, ending: str) -> str:
    """``phase-iii-brief-fr.pdf``: whose file it is, what it holds, and in which language."""
    return f"phase-iii-{stem}-{language}.{ending}"
