"""The date of the package, which moves with its data: a correction of today is not of a package of last month."""

import datetime
import re

_CREATED = re.compile(rb'("created"\s*:\s*")(\d{4}-\d\d-\d\d)')
_VERSION = re.compile(rb'("version"\s*:\s*")\d{4}\.\d\d\.\d\d(")')


def date_of_today() -> datetime.date:
    """The day that an import writes, where it is given none."""
    return datetime.date.today()


def dated_package(content: bytes, day: datetime.date) -> bytes:
    """``datapackage.json`` created on ``day``, its other bytes as they are; the same if it is not older."""
    found = _CREATED.search(content)
    if found is None or found[2].decode() >= day.isoformat():
        return content
    text = _CREATED.sub(rb"\g<1>" + day.isoformat().encode(), content, count=1)
    return _VERSION.sub(rb"\g<1>" + f"{day:%Y.%m.%d}".encode() + rb"\g<2>", text, count=1)
