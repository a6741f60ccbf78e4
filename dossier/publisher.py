"""Who publishes the dossier: ``dossier.toml`` at the root, read once and checked; what is empty is not signed.

A new setting is a field of ``Publisher``, its line in the file, and its rule in ``locales/*/publisher.toml``. Read by
``tests/test_publisher.py``.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import PydanticCustomError

from dossier.language import DEFAULT, Language, enumeration, t

SETTINGS = Path(__file__).resolve().parents[1] / "dossier.toml"
#: One address of one person or office: no list, no name around it.
_MAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.ASCII | re.IGNORECASE)
#: ``www.example.org``, ``localhost:8443``: what a header may name; accented names in their ASCII form (xn--…).
_HOST = re.compile(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?(:\d{1,5})?", re.IGNORECASE)


def _mail(text: str) -> str:
    if text and not _MAIL.fullmatch(text):
        raise PydanticCustomError("mail", "no mail address")
    return text


def _address(text: str) -> str:
    """Without the slash at its end: pages are joined to it with one."""
    if text and not _is_address(text):
        raise PydanticCustomError("address", "no public address")
    return text.rstrip("/")


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    plain = text.isascii() and text.isprintable() and not any(sign in text for sign in " \"'<>\\?#@")
    return plain and parts.scheme in ("http", "https") and bool(_HOST.fullmatch(parts.netloc))


def _host(text: str) -> str:
    if not _HOST.fullmatch(text):
        raise PydanticCustomError("host", "no host")
    return text


def _reader(text: str) -> str:
    """In small letters, as addresses are compared; ``@example.org`` is written for ``example.org``."""
    plain = text.lower().removeprefix("@")
    if not (_MAIL.fullmatch(text) or _MAIL.fullmatch(f"someone@{plain}")):
        raise PydanticCustomError("reader", "neither a mail address nor a domain")
    return plain


Reader = Annotated[str, AfterValidator(_reader)]
_Line = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[^\x00-\x1f\x7f]*$", max_length=200)]


class Publisher(BaseModel):
    """Who answers for the dossier; an empty text was not filled in. ``address`` has no slash at its end.

    ``readers`` come to a private one: mail addresses, or domains that stand for all of theirs. They sign in anew after
    ``session_hours``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    name: _Line = ""
    contact: Annotated[_Line, AfterValidator(_mail)] = ""
    address: Annotated[_Line, AfterValidator(_address)] = ""
    licence: Annotated[_Line, Field(min_length=1)] = "Licence Ouverte / Open Licence 2.0 (Etalab)"
    embedded_in: tuple[Annotated[str, AfterValidator(_host)], ...] = ()
    access: Literal["public", "private"] = "public"
    readers: tuple[Reader, ...] = ()
    session_hours: Annotated[int, Field(ge=1, le=168)] = 8

    @property
    def signed(self) -> bool:
        """Whether somebody gave their name to it."""
        return bool(self.name)


@dataclass(frozen=True)
class BadSetting:
    """One setting that cannot be used; ``rule`` is a key under ``publisher.rule`` in the locale files."""

    rule: str
    key: str = ""
    value: str = ""

    def describe(self, language: Language, file: str) -> str:
        """``file, key k, value "v": rule`` with the parts that are known."""
        place = [file]
        if self.key:
            place.append(t(language, "publisher.fault.key", key=self.key))
        if self.value:
            place.append(t(language, "publisher.fault.value", value=self.value))
        rule = t(language, f"publisher.rule.{self.rule}", keys=enumeration(language, list(Publisher.model_fields)))
        return t(language, "publisher.fault.sentence", place=", ".join(place), rule=rule)


class BrokenSettings(Exception):
    """The file cannot be used. ``faults`` holds every fault found, not only the first."""

    def __init__(self, file: str, faults: Sequence[BadSetting]) -> None:
        self.file, self.faults = file, tuple(faults)
        super().__init__(self.describe())

    def describe(self, language: Language = DEFAULT) -> str:
        """A sentence a line, one for each fault."""
        return "\n".join(fault.describe(language, self.file) for fault in self.faults)


@cache
def publisher() -> Publisher:
    """Who publishes, read once a process. Raises ``BrokenSettings``."""
    return read_publisher(SETTINGS)


def signature(language: Language) -> str:
    """Who publishes, in a sentence or two: the same on the screen, on paper and in every file."""
    who = publisher()
    key = ("signed" if who.signed else "unsigned") + ("_at" if who.address else "")
    said = t(language, f"publisher.signature.{key}", name=who.name, address=who.address)
    if who.contact:
        said = t(language, "publisher.signature.contact", signature=said, contact=who.contact)
    return said


def read_publisher(path: Path) -> Publisher:
    """The file as a record. Raises ``BrokenSettings`` with every fault."""
    try:
        # A byte-order mark is what Windows editors put before a text; TOML knows none.
        given = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError:
        raise BrokenSettings(path.name, [BadSetting("missing_file")]) from None
    except UnicodeDecodeError:
        raise BrokenSettings(path.name, [BadSetting("encoding")]) from None
    except tomllib.TOMLDecodeError as error:
        raise BrokenSettings(path.name, [BadSetting("toml", value=str(error))]) from None
    # TOML knows lists only
    given = {key: tuple(value) if isinstance(value, list) else value for key, value in given.items()}
    faults = [BadSetting("missing", key) for key in Publisher.model_fields if key not in given]
    try:
        read = Publisher.model_validate(given)
    except ValidationError as error:
        raise BrokenSettings(path.name, [*faults, *(_bad(one) for one in error.errors())]) from None
    if faults:
        raise BrokenSettings(path.name, faults)
    return read


def _bad(error: Mapping[str, Any]) -> BadSetting:
    key = str(error["loc"][0])
    value = error["input"] if isinstance(error["input"], str) else repr(error["input"])
    rules = {
        "extra_forbidden": "unknown",
        "literal_error": "access",
        "string_too_short": "empty",
        "string_too_long": "line",
        "string_pattern_mismatch": "line",
        "tuple_type": "list",
        "string_type": "text",
        "int_type": "hours",
        "greater_than_equal": "hours",
        "less_than_equal": "hours",
    }
    return BadSetting(rules.get(error["type"], error["type"]), key, value)
