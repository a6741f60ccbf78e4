"""The address of a page as people copy it: ``&amp;``, other case, plurals, repeated keys, signs copied after the link.

What is plain is read as if it had been written well; what is not is named. Keys that are nobody's stay as they are.
Other words for a key are added to ``_WORDS``; read by ``tests/test_address.py``.
"""

import difflib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from dossier.catalogue.codes import Sector, SitePhase, SiteStatus
from dossier.catalogue.records import REGIONS
from dossier.catalogue.text.signs import code_point, folded, is_hidden, is_latin, visible
from dossier.language import Language, t
from dossier.selection import KEYS, LANGUAGE_KEY, SINGLE, Facet, Rejected

#: Separates values in an address; no code holds it.
SEPARATOR = ","
#: Keys of cards, exhibits, of the presenter and of what is open: an id or several.
ID_KEYS = ("actor", "site", "award", "source", "exhibit", "slide", "slides", "story", "view", "part", "open", "leaf")
#: What a reader looks for, in the dossier and in a list: any text.
TEXT_KEYS = ("q", "list")
_KEYS = (*KEYS.values(), LANGUAGE_KEY, *ID_KEYS, *TEXT_KEYS)
#: Keys of one value: the last one written counts.
_ALONE = (LANGUAGE_KEY, *(KEYS[facet] for facet in SINGLE), "part", "leaf", *TEXT_KEYS)
#: Facets whose values are codes that anybody may mistype; a scenario and an id are judged elsewhere.
_READ = {KEYS[facet]: facet for facet in (Facet.SECTORS, Facet.REGIONS, Facet.PHASES, Facet.STATUSES, Facet.CITIES)}
#: What readers call a key, beside its name and its plural.
_WORDS = {
    **dict.fromkeys(("secteur", "secteurs"), "sector"),
    **dict.fromkeys(("statut", "statuts", "statuses"), "status"),
    **dict.fromkeys(("ville", "villes", "cities"), "city"),
    **dict.fromkeys(("langue", "language", "langues", "locale", "hl"), "lang"),
    **dict.fromkeys(("acteur", "acteurs"), "actor"),
    **dict.fromkeys(("scenario",), "s"),
    **dict.fromkeys(("annee", "annees", "an"), "year"),
    **dict.fromkeys(("search", "recherche"), "q"),
}
#: How alike a key must be to be taken for one of ours, and a value to be proposed.
_ALIKE = 0.8
_SHORTEST = 4
#: Signs that end a sentence, a bracket or a quotation around a link, and are copied with it.
_COPIED = " .,;:!?)]}>\"'»”’*_…"
#: Where another key begins inside a value.
_JOINED = re.compile(r"&(?=[^\W\d_]+=)")
#: What a page's code makes of an ampersand, and of one before the first letters of a key: &reg is ®, &sect is §.
_ENTITIES = {"&amp;": "&", "amp;": "&", "&#38;": "&", "#38;": "&", "®ion=": "&region=", "§or=": "&sector="}
_OTHER_SEPARATORS = re.compile(r"[;|]")


@dataclass(frozen=True)
class ReadAddress:
    """Key -> values, as they should have been written; and what means nothing, with its sign shown."""

    query: Mapping[str, tuple[str, ...]]
    rejected: tuple[Rejected, ...] = ()

    def differs(self, raw: Mapping[str, Sequence[str]]) -> bool:
        """Whether the address was written otherwise: it is then put right, once."""
        return self.joined() != {key: list(values) for key, values in raw.items()}

    def joined(self) -> dict[str, list[str]]:
        """The address with several values of a key in one; a key of nobody keeps its own."""
        return {key: [SEPARATOR.join(values)] if key in _KEYS else list(values) for key, values in self.query.items()}


def read_address(raw: Mapping[str, Sequence[str]], cities: Collection[str], years: Collection[str] = ()) -> ReadAddress:
    """The address meant by the keys and values of a browser. ``cities`` and ``years`` are those that the data know.

    A year that they do not know is named and left out: no exhibit is of that year.
    """
    query: dict[str, list[str]] = {}
    rejected: list[Rejected] = []
    for written, values in _pairs(raw):
        key = _key(written)
        if key is None:
            near = _near(written)
            key = near if near and all(_value(near, value, cities) is not None for value in values) else None
            if near and key is None:
                rejected += [Rejected(visible(written), _shown(value)) for value in values]
        if key is None:
            query.setdefault(written, []).extend(values)
            continue
        for value in values:
            meant = _value(key, value, cities)
            unknown_year = key == KEYS[Facet.YEAR] and meant not in years
            if meant is None or unknown_year:
                rejected.append(Rejected(key, _shown(value)))
            if unknown_year:
                continue
            query.setdefault(key, []).append(value if meant is None else meant)
    found = {key: tuple(dict.fromkeys(values)) if key in _KEYS else tuple(values) for key, values in query.items()}
    for alone in _ALONE:
        if alone in found:
            found[alone] = found[alone][-1:]
    return ReadAddress(found, tuple(dict.fromkeys(rejected)))


def _pairs(raw: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, list[str]]]:
    """Keys with their values; an address that was escaped as one word is taken apart."""
    for key, values in raw.items():
        for value in values or ("",):
            text = f"{key}={value}"
            for written, name in _ENTITIES.items():
                text = text.replace(written, name)
            parts = _JOINED.split(text)
            apart = text != f"{key}={value}" or len(parts) > 1 or "=" in key
            for name, one in parse_qsl("&".join(parts)) if apart else [(key, value)]:
                yield name, _split(name, one)


def _shown(value: str) -> str:
    """A value as a reader can find what is wrong in it: signs that are no Latin letters with their code points."""
    odd = dict.fromkeys(sign for sign in value if not sign.isascii() and not is_hidden(sign) and not is_latin(sign))
    points = ", ".join(map(code_point, odd))
    return f"{visible(value)} ({points})" if points else visible(value)


def _split(key: str, value: str) -> list[str]:
    """The values of one text; other separators than ours are read where no value can hold them."""
    known = _key(key) or _near(key)
    if known is None or known in TEXT_KEYS:
        return [value]
    if known in _READ:
        value = _OTHER_SEPARATORS.sub(SEPARATOR, value)
    return [item for item in value.split(SEPARATOR) if item.strip(_COPIED)] or []


def _key(written: str) -> str | None:
    """Which of our keys is meant; ``None`` where it is none."""
    if written in _KEYS:
        return written
    name = folded(written.lstrip("&? "))
    singular = next((each for each in (name, name.removesuffix("s"), name.removesuffix("es")) if each in _KEYS), None)
    return singular or _WORDS.get(name)


def _near(written: str) -> str | None:
    """The key that is nearly written; short words are near to everything."""
    name = folded(written)
    keys = [key for key in (*_READ, LANGUAGE_KEY) if len(name) >= _SHORTEST]
    return next(iter(difflib.get_close_matches(name, keys, 1, _ALIKE)), None)


def _value(key: str, written: str, cities: Iterable[str]) -> str | None:
    """The value meant; ``None`` for one that means nothing. Ids and scenarios lose only what was copied with them."""
    if key == LANGUAGE_KEY:
        return _language(written)
    if key in TEXT_KEYS:
        return written
    if key not in _READ:
        kept = written.strip(_COPIED)
        return kept.lower() if key in ID_KEYS else kept
    known = _known(_READ[key], cities)
    if written in known.values():
        return written
    return known.get(folded(written))


def _known(facet: Facet, cities: Iterable[str]) -> dict[str, str]:
    """Words as they are compared -> codes."""
    match facet:
        case Facet.SECTORS:
            words = {folded(t(language, f"frame.sector.{code}")): str(code) for language in Language for code in Sector}
            return words | {folded(code): str(code) for code in Sector}
        case Facet.REGIONS:
            return {folded(name): name for name in REGIONS}
        case Facet.PHASES:
            return {folded(code): str(code) for code in SitePhase}
        case Facet.STATUSES:
            return {folded(code): str(code) for code in SiteStatus}
        case _:
            return {folded(name): name for name in cities}


def _language(written: str) -> str | None:
    """``EN``, ``en-GB``, ``english``: the language of its first letters, if it is one of ours."""
    names = {"francais": Language.FR, "french": Language.FR, "anglais": Language.EN, "english": Language.EN}
    words = folded(written).split()
    code = words[0] if words else ""
    if code in set(Language):
        return str(Language(code))
    return str(names[code]) if code in names else None
