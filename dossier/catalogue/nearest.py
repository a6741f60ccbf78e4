"""What was probably meant by a value that is refused: the nearest one that would be admitted."""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from babel import Locale

from dossier.catalogue.records import REGIONS, is_date
from dossier.catalogue.text.signs import folded
from dossier.language import Language
from dossier.language.cells import unaccented

_MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
_ENGLISH_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = {folded(name): number for names in (_MONTHS, _ENGLISH_MONTHS) for number, name in enumerate(names, 1)}
_DAY_FIRST = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.\- ](\d{1,2})(?:[/.\- ](\d{1,2}))?(?:[T ].*)?")
_MONTH_FIRST = re.compile(r"(\d{1,2})[/.](\d{4})")
_IN_WORDS = re.compile(r"(?:(\d{1,2})(?:er|st|nd|rd|th)? )?([^\W\d_]+)\.? (\d{4})")
_NUMBER = re.compile(r"[+\-\u2212]?\d[\d\s.,'’]*")
_CURRENCIES = {"€": "EUR", "euro": "EUR", "$": "USD", "dollar": "USD", "£": "GBP", "livre": "GBP", "pound": "GBP"}
#: Codes of countries that are common and not those of the norm.
_COUNTRIES = {"uk": "GB", "ue": "EU", "usa": "US"}


def nearest_word(word: str, known: Iterable[str]) -> str:
    """The one of the known words that was probably meant; empty where none is close."""
    words = list(known)
    same = next((each for each in words if folded(each) == folded(word)), "")
    return same or next(iter(difflib.get_close_matches(word.casefold(), words, n=1)), "")


def nearest_value(rule: str, value: str) -> str:
    """The value that a rule of types would admit; empty where nothing can be told."""
    found = _BY_RULE[rule](value.strip()) if rule in _BY_RULE else ""
    return found if found != value else ""


def slug(text: str) -> str:
    """A name as an id: lower case, no accents, hyphens in the place of everything else."""
    return re.sub(r"[^a-z0-9_+]+", "-", unaccented(text)).strip("-")


def _number(text: str) -> str:
    found = _NUMBER.findall(text)
    if len(found) != 1:
        return ""
    digits = re.sub(r"[\s'’]", "", found[0]).replace("\u2212", "-").rstrip(".,")
    if "," in digits and "." in digits:  # the last one is the decimal sign
        thousands = "," if digits.rfind(".") > digits.rfind(",") else "."
        digits = digits.replace(thousands, "")
    digits = digits.replace(",", ".")
    return digits if digits.count(".") <= 1 else digits.replace(".", "")


def _whole(text: str) -> str:
    number = re.sub(r"\.0+$", "", _number(text))
    return number if number.lstrip("+-").isdigit() else ""


def _date(text: str) -> str:
    if match := _DAY_FIRST.fullmatch(text):
        found = f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    elif match := _YEAR_FIRST.fullmatch(text):
        found = "-".join([match[1], *(f"{int(part):02}" for part in match.groups()[1:] if part)])
    elif match := _MONTH_FIRST.fullmatch(text):
        found = f"{match[2]}-{int(match[1]):02}"
    elif (match := _IN_WORDS.fullmatch(text)) and folded(match[2]) in _MONTH:
        month = f"{match[3]}-{_MONTH[folded(match[2])]:02}"
        found = f"{month}-{int(match[1]):02}" if match[1] else month
    else:
        return ""
    return found if is_date(found) else ""


def _period(text: str) -> str:
    parts = [part.strip() for part in re.split(r"\s*(?:[-–—]|\bà\b|\bto\b)\s*", text)]
    both = "/".join(parts)
    return both if len(parts) == 2 and all(map(is_date, parts)) else _date(text)


def _region(text: str) -> str:
    whole = next((name for name in REGIONS if folded(text) and folded(text) in folded(name)), "")
    return nearest_word(text, REGIONS) or whole


@cache
def _names_of(kind: str) -> Mapping[str, str]:
    """Names in both languages -> codes: of ``territories`` or of ``languages``."""
    found: dict[str, str] = {}
    for language in Language:
        for code, name in getattr(Locale(language), kind).items():
            if len(code) == 2:
                found.setdefault(folded(name), code)
    return found


def is_country(code: str) -> bool:
    """Whether a code is that of a country (ISO 3166-1), or of the Union."""
    return code == "EU" or (
        code in _names_of("territories").values() and code not in ("EZ", "QO", "UN", "ZZ", "XA", "XB")
    )


def _country(text: str) -> str:
    named = _COUNTRIES.get(text.casefold()) or _names_of("territories").get(folded(text), "")
    return named or (text.upper() if is_country(text.upper()) else "")


def _language(text: str) -> str:
    return _names_of("languages").get(folded(text), "") or (text.lower() if re.fullmatch(r"[A-Za-z]{2}", text) else "")


def _currency(text: str) -> str:
    known = next((code for sign, code in _CURRENCIES.items() if text.casefold().startswith(sign)), "")
    return known or (text.upper() if re.fullmatch(r"[A-Za-z]{3}", text) else "")


def _link(text: str) -> str:
    joined = re.sub(r"\s", "", text)
    address = re.sub(r"^(?:h?t+ps?|https?)\W*//?(?=\w)", "https://", joined, flags=re.IGNORECASE)
    if address.startswith("www."):
        address = f"https://{address}"
    return address if re.match(r"https://[\w-]+(\.[\w-]+)+", address) else ""


_BY_RULE: Mapping[str, Callable[[str], str]] = {
    "number": _number,
    "whole_number": _whole,
    "date": _date,
    "period": _period,
    "region": _region,
    "form_identifier": slug,
    "form_country": _country,
    "form_currency": _currency,
    "form_language": _language,
    "form_link": _link,
}
