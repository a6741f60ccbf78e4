"""What a curator reads in the workbook: how to use it, the reason to be given, and each column with what it admits."""

from dossier.catalogue import Catalogue
from dossier.language import DEFAULT, Language, t
from exports.editing.fields import CellKind, FieldOfTable
from exports.editing.form_book import FormBook
from exports.editing.grids import COLUMNS, GUIDE, REASON, REASONS
from exports.editing.standing import Standing

#: Ends of the keys ``edit.guide.<name>``, in the order in which they are read.
_STEPS = ("what", "edit", "rows", "remove", "lists", "several", "text", "numbers", "reason", "back", "undo", "stale")
_HEADS = ("table", "column", "title", "description", "kind", "required", "unit", "admitted")
_TEXT = {"text_wrap": True, "valign": "top"}
_BOLD = {**_TEXT, "bold": True}


def write_guide(book: FormBook, catalogue: Catalogue) -> None:
    """The first sheet: French on the left, English on the right."""
    book.widths(GUIDE, 70, 70)
    for column, language in enumerate(Language):
        book.text(GUIDE, 0, column, t(language, "edit.guide.title"), **_BOLD, font_size=14)
        book.text(GUIDE, 1, column, t(language, "edit.guide.version", version=str(catalogue.version)), **_TEXT)
        for row, step in enumerate(_STEPS, 3):
            book.text(GUIDE, row, column, t(language, f"edit.guide.{step}"), **_TEXT)


def write_reason(book: FormBook) -> None:
    """Two cells to be filled in."""
    book.widths(REASON, 14, 80, 60)
    for row, (language, key) in enumerate(REASONS.items()):
        book.text(REASON, row, 0, key, **_BOLD)
        book.text(REASON, row, 1, "", num_format="@", locked=False, bg_color="#FFF7DB", border=1, **_TEXT)
        book.text(REASON, row, 2, t(language, "edit.guide.why"), **_TEXT)
    book.protect(REASON)


def write_columns(book: FormBook, catalogue: Catalogue, now: Standing) -> None:
    """A row a column of every table."""
    heads = [
        (head, language) for head in _HEADS
        for language in (Language if head in ("title", "description") else (DEFAULT,))
    ]  # fmt: skip
    book.widths(COLUMNS, 18, 22, 24, 24, 50, 50, 22, 14, 16, 70)
    for column, (head, language) in enumerate(heads):
        words = [
            t(each, f"edit.head.{head}") for each in ((language,) if head in ("title", "description") else Language)
        ]
        book.text(COLUMNS, 0, column, " / ".join(dict.fromkeys(words)), **_BOLD)
    row = 0
    for table, fields in now.fields.items():
        for field in fields.values():
            row += 1
            texts = [
                table,
                field.name,
                *(field.title(language) for language in Language),
                *(field.description(language) for language in Language),
                _both(f"edit.kind.{'whole' if field.whole else field.kind}"),
                _both("edit.required") if field.required else "",
                field.unit,
                _admitted(catalogue, table, field),
            ]
            for column, text in enumerate(texts):
                book.text(COLUMNS, row, column, text, **(_BOLD if column == 1 else _TEXT))
    book.freeze(COLUMNS, 1, 2)
    book.filters(COLUMNS, row, len(heads) - 1)


def note_of(field: FieldOfTable) -> str:
    """What the note over the head of a column says, in both languages."""
    parts = [f"{field.title(Language.FR)} / {field.title(Language.EN)}"]
    parts += [text for language in Language if (text := field.description(language))]
    parts.append(_both(f"edit.kind.{'whole' if field.whole else field.kind}"))
    parts += [_both("edit.required")] if field.required else []
    parts += [f"{_both('edit.head.unit')} : {field.unit}"] if field.unit else []
    if field.key:
        parts.append(_both("edit.key"))
    if field.codes:
        parts.append(f"{_both('edit.head.admitted')} : {', '.join(field.codes)}")
    if field.link:
        parts.append(_link(field))
    return "\n".join(parts)


def _both(key: str) -> str:
    return " / ".join(dict.fromkeys(t(language, key) for language in Language))


def _link(field: FieldOfTable) -> str:
    return " / ".join(t(language, "edit.link", table=field.link.partition(".")[0]) for language in Language)


def _admitted(catalogue: Catalogue, table: str, field: FieldOfTable) -> str:
    """The codes with their words, the table of the ids, or the form."""
    if field.link:
        return _link(field)
    named = []
    for code in field.codes:
        known = catalogue.has("labels", f"{table}/{field.name}/{code}")
        words = [catalogue.label(language, table, field.name, code) for language in Language] if known else []
        named.append(f"{code} ({' / '.join(dict.fromkeys(words))})" if words else code)
    if named:
        return "\n".join(named)
    return field.pattern or "" if field.kind != CellKind.DATE else ""
