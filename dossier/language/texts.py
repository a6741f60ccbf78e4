"""Words, numbers, money and dates in French and in English.

Texts live in ``locales/<language>/*.toml`` as dotted keys, one file a page. A text that depends on a number is a
table of CLDR plural forms (``one``, ``other``, in French also ``many``), chosen by the parameter ``n``.
"""

import datetime
import decimal
import math
import tomllib
from collections.abc import Sequence
from enum import StrEnum
from functools import cache, lru_cache
from numbers import Real
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, get_currency_symbol

LOCALES = Path(__file__).parent / "locales"
NO_BREAK = "\u00a0"
#: The sign of what is below zero, as wide as a plus; a hyphen is for words.
MINUS = "\u2212"


class Language(StrEnum):
    FR = "fr"
    EN = "en"

    def before_others(self) -> "tuple[Language, ...]":
        """This language, then each other one: for what is said before anybody knows who reads."""
        return self, *(language for language in Language if language != self)


#: Constant, never guessed from the browser: a shared link must not change language.
DEFAULT = Language.FR

#: Babel locale of each language. British English: "€12m", day before month.
_LOCALE = {Language.FR: Locale.parse("fr_FR"), Language.EN: Locale.parse("en_GB")}

_MILLION = 1e6
_SCALES = ((1e9, "billion"), (1e6, "million"), (1e3, "thousand"))
_SUFFIX = {
    Language.FR: {"billion": "Md", "million": "M", "thousand": "k"},
    Language.EN: {"billion": "bn", "million": "m", "thousand": "k"},
}


#: Signs that read better after "M" than Babel's ("M£GB", "M$US").
_SIGNS = {
    Language.FR: {
        "GBP": "£",
        "USD": f"${NO_BREAK}US",
        "CAD": f"${NO_BREAK}CA",
        "AUD": f"${NO_BREAK}AU",
    },
    Language.EN: {},
}


class UnknownKey(KeyError):
    """A text is asked for by a key that the locale files do not have."""


@cache
def texts(language: Language) -> MappingProxyType[str, str | MappingProxyType[str, str]]:
    """All texts of a language, by dotted key. A key written in two files is an error."""
    flat: dict[str, str | MappingProxyType[str, str]] = {}
    for path in sorted((LOCALES / language).glob("*.toml")):
        for key, text in _flatten("", tomllib.loads(path.read_text(encoding="utf-8"))):
            if key in flat:
                raise ValueError(f"{path.name}: key {key!r} stands in another file already")
            flat[key] = text
    return MappingProxyType(flat)


def _flatten(prefix: str, tree: dict[str, Any]) -> list[tuple[str, str | MappingProxyType[str, str]]]:
    found: list[tuple[str, str | MappingProxyType[str, str]]] = []
    for name, node in tree.items():
        key = f"{prefix}.{name}" if prefix else name
        if isinstance(node, str):
            found.append((key, node))
        elif "other" in node and all(isinstance(form, str) for form in node.values()) and set(node) <= _FORMS:
            found.append((key, MappingProxyType(node)))
        else:
            found.extend(_flatten(key, node))
    return found


_FORMS = {"zero", "one", "two", "few", "many", "other"}


def has(language: Language, key: str) -> bool:
    """Whether the text exists (for texts that are optional, such as the method note of an exhibit)."""
    return key in texts(language)


def files_of(language: Language, prefix: str) -> list[Path]:
    """The locale files that hold keys which begin so."""
    return [
        path
        for path in sorted((LOCALES / language).glob("*.toml"))
        if any(key.startswith(prefix) for key, _ in _flatten("", tomllib.loads(path.read_text(encoding="utf-8"))))
    ]


def t(language: Language, key: str, /, **parameters: object) -> str:
    """The text of a key. Numbers among the parameters are written in the language's way.

    Plural texts are chosen by the parameter ``n`` (an int). Raises ``UnknownKey`` for a key that does not exist.
    """
    return fill(language, template(language, key, parameters.get("n")), **parameters)


def template(language: Language, key: str, n: object = None) -> str:
    """The text of a key before its parameters are filled, in the plural form of ``n``."""
    try:
        text = texts(language)[key]
    except KeyError:
        raise UnknownKey(f"{language}: {key}") from None
    if isinstance(text, str):
        return text
    if not isinstance(n, Real):  # so are the integers of NumPy and pandas
        raise TypeError(f"{key} has plural forms: the parameter n is needed, not {n!r}")
    return text.get(_LOCALE[language].plural_form(cast(float, n)), text["other"])


def fill(language: Language, text: str, /, **parameters: object) -> str:
    """``text`` with its ``{name}`` parameters written in the language's way."""
    shown = {
        name: number(language, float(value)) if isinstance(value, Real) else value for name, value in parameters.items()
    }
    return text.format(**shown)


@lru_cache(maxsize=4096)
def number(language: Language, value: float, digits: int | None = None) -> str:
    """``1 234,5`` or ``1,234.5``. ``digits`` decimals at most (default: as many as needed, three at most).

    A half is rounded up, as readers do it: 12.5 is 13. Nothing is written as minus zero. The sign is ``MINUS``.
    """
    pattern = "#,##0." + "#" * (3 if digits is None else digits)
    with decimal.localcontext(rounding=decimal.ROUND_HALF_UP):
        text = format_decimal(value, pattern.rstrip("."), locale=_LOCALE[language])
    text = text.replace("\u202f", NO_BREAK).replace("-", MINUS)
    return "0" if text == f"{MINUS}0" else text


def decimals(value: float, most: int) -> int:
    """``most`` decimals, or as many as the first figure of a small value needs: what is not nothing is never ``0``."""
    return most if value == 0 or not math.isfinite(value) else max(most, -math.floor(math.log10(abs(value))))


def percent(language: Language, value: float, digits: int = 0) -> str:
    """``67 %`` or ``67%`` from a value in percent (67, not 0.67)."""
    return number(language, value, digits) + (f"{NO_BREAK}%" if language == Language.FR else "%")


def money(language: Language, amount: float, currency: str = "EUR", significant: int = 3) -> str:
    """``152 M€`` or ``€152m``: scaled to thousands, millions or billions, at most ``significant`` digits.

    A published amount of more digits keeps the first ones; the exact amount stands in the table under the exhibit.
    """
    suffix = ""
    scaled = amount
    for scale, name in _SCALES:
        # 999 950 would print as "1 000 k€": let it pass to the next scale.
        if abs(_round(amount, significant)) >= scale:
            scaled, suffix = amount / scale, _SUFFIX[language][name]
            break
    return _with_sign(language, number(language, _round(scaled, significant)), suffix, currency)


def millions(language: Language, euros: float, digits: int = 1) -> str:
    """``−7,4 M€``, ``−0,2 M€``: amounts that stand beside one another in one unit, ``digits`` decimals at most."""
    return _with_sign(language, number(language, euros / _MILLION, digits), _SUFFIX[language]["million"], "EUR")


def _with_sign(language: Language, text: str, suffix: str, currency: str) -> str:
    symbol = _SIGNS[language].get(currency) or str(get_currency_symbol(currency, locale=_LOCALE[language]))
    if language == Language.FR:
        # "M€" and "M$US", but "M CHF": letters would run into the suffix.
        gap = NO_BREAK if suffix and symbol[0].isalpha() else ""
        return f"{text}{NO_BREAK}{suffix}{gap}{symbol}"
    sign = MINUS if text.startswith(MINUS) else ""
    gap = NO_BREAK if symbol[-1].isalpha() else ""
    return f"{sign}{symbol}{gap}{text.removeprefix(MINUS)}{suffix}"


def _round(value: float, significant: int) -> float:
    if value == 0 or not math.isfinite(value):
        return value
    return round(value, significant - 1 - math.floor(math.log10(abs(value))))


def date(language: Language, value: str | None) -> str:
    """A date as precise as its source: ``2024``, ``février 2024`` or ``28 mai 2024``; a period ``2012-2019``.

    ``None`` is said in words: the source has no date.
    """
    if not value:
        return t(language, "word.undated")
    if "/" in value:
        ends = [date(language, part) for part in value.split("/")]
        return (f"{NO_BREAK}– " if any(" " in end for end in ends) else "–").join(ends)
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return value
    moment = datetime.date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1)
    pattern = "LLLL y" if len(parts) == 2 else "d MMMM y"
    text = format_date(moment, pattern, locale=_LOCALE[language])
    return "1er" + text[1:] if language == Language.FR and len(parts) == 3 and parts[2] == 1 else text


def country(language: Language, code: str) -> str:
    """Name of a country by ISO code; ``EU`` is the Union."""
    return str(_LOCALE[language].territories.get(code, code))


def enumeration(language: Language, items: Sequence[str], limit: int | None = None) -> str:
    """``a, b et c``; beyond ``limit`` names, ``a, b et 3 autres``."""
    shown = list(items)
    if limit is not None and len(shown) > limit:
        rest = len(shown) - limit
        return t(language, "word.and_others", names=", ".join(shown[:limit]), n=rest)
    if len(shown) < 2:
        return "".join(shown)
    return t(language, "word.and", first=", ".join(shown[:-1]), last=shown[-1])
