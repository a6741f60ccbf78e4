"""Addresses that nobody can open: no host of the internet, an example, two addresses in one, signs copied along."""

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from dossier.catalogue.faults import Fault
from dossier.catalogue.reading import Reading
from dossier.catalogue.records import FORMS, Record, cells_of

_LABEL = re.compile(r"[^\W_](?:[\w-]*[^\W_])?")
_ENDING = re.compile(r"[^\W\d_]{2,}|xn--[a-z0-9-]+", re.IGNORECASE)
#: Names reserved for examples and for inside a house (RFC 2606, RFC 6761, RFC 6762).
_EXAMPLES = re.compile(
    r"(?:^|\.)(?:example|exemple)\.(?:com|org|net)$|\.(?:example|test|invalid|local|localhost|lan|internal)$"
)
_TWICE = re.compile(r"^https?:/*https?[:/]", re.IGNORECASE)


def unreachable(file: str, record: type[Record], reading: Reading) -> Iterator[Fault]:
    """The cells of addresses that cannot be opened from outside."""
    columns = [column for column, cells in cells_of(record).items() if cells.pattern == FORMS["link"]]
    for row, line in reading.each():
        for column in columns:
            address = getattr(row, column)
            if address is not None and (near := _mended(address)) is not None:
                yield Fault(file, "unreachable", line, column, address, nearest=near)


def _mended(address: str) -> str | None:
    """``None`` for an address that can be opened; else what was probably meant, empty where nothing can be told."""
    if _TWICE.match(address):
        return re.sub(r"^(?:https?:?/+)+", "https://", address, flags=re.IGNORECASE)
    trimmed = address.rstrip(".,;:!>\"'»”’")
    if trimmed.endswith(")") and trimmed.count("(") < trimmed.count(")"):
        trimmed = trimmed[:-1]
    try:
        parts = urlsplit(trimmed)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if not _is_public(host) or "@" in parts.netloc or re.search(r"[<>\"{}\\^`|]", trimmed):
        return ""
    return trimmed if trimmed != address else None


def _is_public(host: str) -> bool:
    """Whether a host can stand for a machine that everybody reaches."""
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        labels = host.removesuffix(".").split(".")  # a full stop at the end is the root of names
    least = 3 if labels[0] == "www" else 2
    if len(labels) < least or not all(map(_LABEL.fullmatch, labels)) or not _ENDING.fullmatch(labels[-1]):
        return False
    return not _EXAMPLES.search(host)
