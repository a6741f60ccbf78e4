"""Office files whose bytes depend on their content only: no clock in them, at any depth."""

import io
import re
import zipfile

#: Before this year a zip container has no dates.
_EARLIEST = 1980
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")


def frozen(content: bytes, date: str) -> bytes:
    """The zip container ``content`` with every entry and every property of creation dated ``date`` (ISO)."""
    year, month, day = (*(int(part) for part in date.split("-")), 1, 1)[:3]
    moment = (max(year, _EARLIEST), month, day, 0, 0, 0)
    stamp = f"{year:04}-{month:02}-{day:02}T00:00:00Z".encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(buffer, "w") as target:
        for entry in source.infolist():
            blob = source.read(entry)
            if entry.filename.endswith((".xlsx", ".docx", ".pptx")):  # the workbook behind a chart
                blob = frozen(blob, date)
            elif entry.filename == "docProps/core.xml":
                blob = _STAMP.sub(rb"\g<1>" + stamp + rb"\g<2>", blob)
            fixed = zipfile.ZipInfo(entry.filename, moment)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.external_attr = 0o600 << 16
            fixed.create_system = 3
            target.writestr(fixed, blob)
    return buffer.getvalue()
