"""What a reader must never meet in an exhibit: each check yields a sentence a fault."""

import math
import re
from collections.abc import Iterator
from functools import cache

import pandas as pd
from french import french_in

from dossier.catalogue import Catalogue, codes
from dossier.charts.palette import COLOURS, SHAPES
from dossier.exhibits import Exhibit, Form, Kind
from dossier.language import Language

#: What each kind cannot be drawn without.
NEEDED = {
    Kind.BAR: ("value", "category"),
    Kind.LINE: ("x", "y"),
    Kind.MATRIX: ("row", "column", "names"),
    Kind.GRID: ("row", "column", "figures", "value"),
    Kind.FAN: ("x", "y", "low", "high"),
    Kind.RANGE: ("category",),
    Kind.HISTOGRAM: ("low", "high", "value"),
    Kind.WATERFALL: ("value", "category", "base"),
    Kind.CHECKLIST: ("label", "state", "shape"),
    Kind.DOTS: ("category", "value", "total"),
    Kind.LANES: ("moment", "lane", "label", "date"),
    Kind.LIFELINES: ("category", "end", "fate"),
    Kind.CHAIN: ("row", "column", "names", "shape"),
    Kind.STAGES: ("row", "column", "form"),
    Kind.SIDES: ("side", "label", "shape"),
    Kind.STEPS: ("label",),
    Kind.OPPOSED: ("label", "across", "up", "side"),
    Kind.PLACES: ("longitude", "latitude", "label"),
    Kind.COLUMNS: ("year", "value", "head"),
    Kind.NESTED: ("category", "value", "label"),
    Kind.PAIRS: ("category", "before", "after", "before_label", "after_label"),
    Kind.SLOPES: ("before", "after", "before_label", "after_label"),
    Kind.CLOUD: ("x", "y", "label"),
    Kind.SPELLS: ("category", "low", "high", "before_label", "after_label"),
    Kind.TABLE: (),
}
#: Roles whose columns hold words, where they are no numbers.
WORDS = frozenset(("x", "y", "category", "value", "moment", "lane", "row", "column", "names")) | frozenset(
    ("series", "label", "group", "hover", "figures", "over_row", "over_column", "said", "holder", "state")
)
WORDS |= {"side", "detail", "place", "before_label", "after_label", "head"}
NUMBERS = (Form.NUMBER, Form.MONEY, Form.PERCENT, Form.YEAR)
#: Characters of a finding that is still read at a glance, under any filter.
LONGEST = 220
#: Verbs of the findings: a sentence without any is a heading.
_VERBS = {
    Language.FR: re.compile(
        r"(?i)\b(est|sont|a|ont|eu|fait|font|va|vont|viennent|vient|reste|restent|tient|compte|comptent|indique|indiquent"
        r"|obtient|aide\w*|limite\w*|annonce\w*|dit|disent|donne|donnent|publie\w*|porte\w*|touche\w*|reçoi\w+|manque\w*|perd\w*|gagne\w*"
        r"|s’arrête\w*|pèse\w*|coûte\w*|demand(e|ent|ons)|dépend\w*|suffi\w*|produi\w+|n’a|n’est|n’ont|n’y|fonde\w*|déciden\w+"
        r"|retient|attei\w+|relève\w*|étaient|serait|seraient|lancerait|rapporterait|paierait|ouvert|change\w*|répond\w*|trouve\w*"
        r"|dépasse\w*|sert|passe|demandera\w+)\b"
    ),
    Language.EN: re.compile(
        r"(?i)\b(is|are|was|were|has|have|had|holds?|helps?|goes?|go|comes?|come|came|receives?|touch\w*|states?|counts?|gives?|say"
        r"|says|stops?|ranges?|ran|runs?|run|went|rose|opened|would|keeps?|cover|makes?|made|lacks?|loses?|gains?|depends?"
        r"|weighs?|costs?|ask|asks|speak\w*|rest|publishes|concern\w*|limit\w*|changed|closed|announced|get|gets|supports?"
        r"|fall|falls|remains?|reach\w*|separated|do|does|did|carry|pay|match\w*|underlie\w*|want\w*)\b"
    ),
}
#: Words that end in s and are one: "1 mois".
SINGULAR = re.compile(
    "mois|fois|cas|corps|pays|repris|compris|pris|mis|français|process|series|access"
    "|sans|hors|dans|vers|plus|moins|puis|alors|is|was|has"
)

#: A grade is its own word.
_CODES = frozenset(
    str(code)
    for listed in vars(codes).values()
    if isinstance(listed, type) and issubclass(listed, codes.StrEnum) and listed not in (codes.StrEnum, codes.Grade)
    for code in listed
)
#: Columns that quote: sources as they are signed, cells as they stand, notes said to be in French, the other tongue.
_QUOTED = frozenset(
    (
        *(("sources-register", "name"), ("sources-register", "publisher"), ("centre-inputs", "publishers")),
        *(("sources-changes", "row"), ("sources-changes", "before"), ("sources-changes", "after")),
        *(("capacity-phase3-france", "source"), ("funding-directory", "note"), ("glossary", "translation")),
    )
)
_RAW = re.compile(r"\b[a-z]+_[a-z0-9_]+\b(?!\.csv)")


def texts(exhibit: Exhibit) -> Iterator[tuple[str, str]]:
    """Sentences that a reader sees around the table, each with its place."""
    for place in ("finding", "subtitle", "coverage", "notes", "text_alternative", "unit"):
        yield place, getattr(exhibit, place)
    for caution in exhibit.caution:
        yield "caution", caution
    for column in exhibit.columns:
        yield f"heading of {column.name}", column.heading
    for role in ("title", "x_title", "y_title"):
        yield f"{role} of an axis", getattr(exhibit.encoding, role, "")
    for _, _, meaning in exhibit.encoding.key:
        yield "key", meaning
    for role in ("references", "levels"):
        for _, meaning in getattr(exhibit.encoding, role, ()):
            yield "reference line", meaning
    yield from _of_forms(exhibit)


def _of_forms(exhibit: Exhibit) -> Iterator[tuple[str, str]]:
    """Words that only the forms planned as a sheet have."""
    for role in ("zero", "count", "apart"):
        yield role, getattr(exhibit.encoding, role, "")
    for role in ("sides", "edges", "heads"):
        yield from ((role, text) for text in getattr(exhibit.encoding, role, ()))
    for role in ("signs", "marks", "diagonals"):
        yield from ((role, words[-1]) for words in getattr(exhibit.encoding, role, ()))
    for role in ("now", "wanted"):
        found = getattr(exhibit.encoding, role, None)
        yield from [(role, found[-1])] if found else []


def cells(exhibit: Exhibit) -> Iterator[tuple[str, str]]:
    """Words in the table and on the picture, each with its column."""
    shown = [column.name for column in exhibit.columns if column.form in (Form.TEXT, Form.LIST)]
    shown += [column for role, column in exhibit.encoding.columns().items() if role in WORDS]
    for column in dict.fromkeys(name for name in shown if name in exhibit.table):
        for cell in exhibit.table[column]:
            for word in cell if isinstance(cell, tuple | list) else (cell,):
                if isinstance(word, str):
                    yield column, word


def of_sentences(exhibit: Exhibit) -> Iterator[str]:
    """The finding is a whole sentence, filled, in its language."""
    if exhibit.finding[-1:] not in (".", "?", "…", "!"):
        yield f"the finding does not end: {exhibit.finding!r}"
    if not re.match(r"[A-ZÀÂÉÈÊÎÔÛ«“\d]", exhibit.finding):
        yield f"the finding does not begin: {exhibit.finding!r}"
    for place in ("finding", "subtitle", "text_alternative"):
        if not getattr(exhibit, place).strip():
            yield f"{place} is empty"
    if len(exhibit.finding) > LONGEST:
        yield f"the finding has {len(exhibit.finding)} characters: {exhibit.finding!r}"
    for place in ("finding", "subtitle", "coverage", "notes", "text_alternative"):
        if getattr(exhibit, place) != getattr(exhibit, place).strip():
            yield f"{place} has spaces around it: {getattr(exhibit, place)!r}"
    if not _VERBS[exhibit.language].search(exhibit.finding):
        yield f"the finding has no verb: {exhibit.finding!r}"
    if exhibit.finding == exhibit.subtitle:
        yield "the subtitle repeats the finding"
    for place, text in texts(exhibit):
        yield from (f"{place} {fault}: {text!r}" for fault in _typing(text))
    for place in ("finding", "subtitle", "coverage", "text_alternative"):
        text = getattr(exhibit, place)
        yield from (f"{place} {fault}: {text!r}" for fault in _grammar(text, exhibit.language))


# Most selections leave most sentences as they are: each different one is read once.


@cache
def _typing(text: str) -> tuple[str, ...]:
    found = []
    if re.search(r"[{}]|\bnan\b|\bNaN\b|<NA>|\bNone\b(?! of\b)", text):
        found.append("is not filled")
    if re.search(r"  |\s[.,](?!\d)|\.\.(?!\.)|,,|\(\)|\( | \)", text):
        found.append("is badly joined")
    return tuple(found)


@cache
def _grammar(text: str, language: Language) -> tuple[str, ...]:
    # "1 sites": the plural of one; "en 2 021": a year written as a number.
    ones = [found[1] for found in re.finditer(r"(?<![\d,.\u00a0–-])1[ \u00a0](\w+s)\b", text)]
    found = [f"has one {word}" for word in ones if not SINGULAR.fullmatch(word) and not word.isupper()]
    if re.search(r"\b(en|depuis|in|since|de|of) [12][\u00a0,]\d{3}\b(?!\u00a0)(?= *[.,;)]|$)", text):
        found.append("may write a year as a number")
    if language == Language.FR and (zero := re.search(r"(?<![\d,.\u00a0–-])0[ \u00a0](\w+s)\b", text)):
        found.append(f"has the plural of zero: {zero[1]}")
    if language == Language.FR and re.search(r"[^\s\u00a0?!][;?!»]|[^\u00a0]%| [:;?!»%]|«[^\u00a0]", text):
        found.append("lacks a no-break space")
    if language == Language.EN and re.search(r"[\s\u00a0][;:?!%]", text):
        found.append("has a French space")
    return tuple(found)


def of_codes(exhibit: Exhibit, catalogue: Catalogue) -> Iterator[str]:
    """No code of ours reaches a reader."""
    for place, text in (*texts(exhibit), *cells(exhibit)):
        if "_" in text and _raw(text):
            yield f"{place} shows a raw code: {text!r}"
    for column, cell in cells(exhibit):
        if exhibit.language == Language.EN and cell in ("yes", "no"):
            continue
        if cell in _CODES and not any(
            getattr(row, f"label_{exhibit.language}") == cell for row in catalogue.records("labels")
        ):
            yield f"column {column} shows the code {cell!r}"
        if cell in ("nan", "None", "<NA>", "NaT"):
            yield f"column {column} shows {cell!r}"


@cache
def _raw(text: str) -> bool:
    return bool(_RAW.search(re.sub(r"https?://\S+|\b\d~\S+", "", text)))


def of_language(exhibit: Exhibit) -> Iterator[str]:
    """An English reader is told in English what a name describes."""
    if exhibit.language == Language.EN:
        for place, text in (*texts(exhibit), *cells(exhibit)):
            if (exhibit.id, place) not in _QUOTED and french_in(text):
                yield f"{place} says in French {', '.join(french_in(text))}: {text!r}"


def of_table(exhibit: Exhibit) -> Iterator[str]:
    """What renderers are told exists, and is of the form announced. Nothing is drawn of an empty table."""
    if exhibit.empty:
        return
    present = set(exhibit.table.columns)
    for column in exhibit.columns:
        if column.name not in present:
            yield f"the table has no column {column.name!r}"
        elif not column.heading.strip():
            yield f"column {column.name!r} has no heading"
        else:
            yield from _form(column.name, column.form, exhibit.table[column.name])
    headings = [column.heading for column in exhibit.columns]
    if len(set(headings)) < len(headings):
        yield f"two columns have one heading: {headings}"
    if not exhibit.columns:
        yield "no column can be read"
    for role, column in exhibit.encoding.columns().items():
        if column not in present:
            yield f"{role} is encoded by {column!r}, which the table lacks"
    for role in NEEDED[exhibit.kind] if exhibit.drawn else ():
        if role not in exhibit.encoding.columns():
            yield f"a {exhibit.kind} needs {role}"
    if exhibit.kind == Kind.BAR and not exhibit.encoding.base and not exhibit.encoding.series:
        bars = [column for column in (exhibit.encoding.category, exhibit.encoding.group) if column in present]
        if bars and exhibit.table.duplicated(bars).any():
            yield f"two rows share a bar: {exhibit.table.loc[exhibit.table.duplicated(bars), bars].to_numpy().tolist()}"
    if not exhibit.table.index.equals(pd.RangeIndex(len(exhibit.table))):
        yield "rows are not numbered from 0"


def _form(name: str, form: Form, column: "pd.Series[object]") -> Iterator[str]:
    for cell in column:
        missing = cell is None or cell is pd.NA or (isinstance(cell, float) and math.isnan(cell))
        if missing:
            continue
        if form == Form.YEAR and isinstance(cell, str) and re.match(r"(19|20)\d\d", cell):
            continue  # a period, or a date of the data
        if form in NUMBERS and (isinstance(cell, str | tuple | list) or not math.isfinite(cell)):  # type: ignore[arg-type]
            yield f"column {name!r} is {form} and holds {cell!r}"
        if form in (Form.TEXT, Form.DATE) and not isinstance(cell, str):
            yield f"column {name!r} is {form} and holds {cell!r}"
        if form == Form.LIST and not isinstance(cell, tuple | list):
            yield f"column {name!r} is {form} and holds {cell!r}"


def of_tones(exhibit: Exhibit) -> Iterator[str]:
    """Colours and shapes are names of the palette, and what they mean is said."""
    tones, shapes = (
        set(exhibit.table[column]) if column in exhibit.table else set()
        for column in (exhibit.encoding.tone, exhibit.encoding.shape)
    )
    for tone, shape, meaning in exhibit.encoding.key:
        if not meaning.strip():
            yield f"the key does not say what {tone} {shape} means"
        tones.add(tone or "slate")
        shapes.add(shape or "solid")
    if tones - set(COLOURS):
        yield f"no such tone: {tones - set(COLOURS)}"
    strange = shapes - set(SHAPES) - set(exhibit.encoding.shapes)
    if strange:
        yield f"no such shape: {strange}"


def of_sources(exhibit: Exhibit, catalogue: Catalogue) -> Iterator[str]:
    """Whatever is stated leads to a row, and the row to a source."""
    for reference in exhibit.rows:
        try:
            catalogue.rows_of(reference)
        except KeyError:
            yield f"no such row: {reference}"
            return
    for source in exhibit.sources:
        if not catalogue.has("sources", source):
            yield f"no such source: {source}"
    if exhibit.sources != catalogue.sources_of_rows(exhibit.rows):
        yield "the sources are not those of the rows"
    if exhibit.quality not in ("", "A", "B", "C"):
        yield f"no such grade: {exhibit.quality}"


def of_everything(exhibit: Exhibit, catalogue: Catalogue) -> Iterator[str]:
    yield from of_table(exhibit)
    yield from of_sentences(exhibit)
    yield from of_codes(exhibit, catalogue)
    yield from of_language(exhibit)
    yield from of_tones(exhibit)
    yield from of_sources(exhibit, catalogue)
