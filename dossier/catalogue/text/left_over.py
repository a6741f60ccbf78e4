"""What a spreadsheet, a draft or a web page leaves in a cell in the place of its value."""

import re

from dossier.catalogue.text.finding import Finding, word_around

#: Errors as spreadsheets write them in French, English, German and Spanish; a cell too narrow; LibreOffice's own.
_ERROR = re.compile(
    r"#(?:NAME\?|NOM\?|¿?NOMBRE\?|REF!|BEZUG!|VALUE!|VALEUR!|WERT!|VALOR!|DIV/0!?|N/A!?|NV|NUM!|NOMBRE!|ZAHL!|NULL!|NUL!|NULO!"
    r"|SPILL!|PROPAGATION!|CALCU?L?!|FIELD!|CHAMP!|BLOCKED!|BLOQUÉ!|CONNECT!|CONNEXION!|BUSY!|OCCUPÉ!|UNKNOWN!|INCONNU!"
    r"|EXTERNA?L?E?!|PYTHON!|GETTING_DATA|¡(?:REF|VALOR|NUM|NULO|DIV/0)!)(?!\w)"
)
_WHOLE_ERROR = re.compile(r"#[A-ZÀ-Ý_/0]+[!?]|#+|Err:\d{3}")
#: ``=`` always begins a formula; ``+``, ``-`` and ``@`` where a call, a cell or a sum follows: « +20 % » is a text.
_FORMULA = re.compile(
    r"'?=\s*\S|[+\-@]\s*(?:[A-Za-zÀ-ÿ_.]+\(|\(|\$?[A-Z]{1,3}\$?\d+\b(?![ -]?[a-z])|'[^']+'!|\w+!\$?[A-Z])"
    r"|[+-][\d.]+[*/+^]"
)
_FORMULA_SIGNS = frozenset("=+-@'")
#: A whole cell that says only that nothing was written yet.
_EMPTY = re.compile(
    r"null|nil|n/a|n/d|n\.[dc]\.|nd|undefined|tb[dc]|todo|fixme|asdf|azerty|qwerty|foo|lorem|<na>|-{2,}|…|\.{3}|«\s*»|\[\]|\{\}"
    r"|\?{2,}|x{2,}|[àa] (?:compl[ée]ter|remplir|renseigner|d[ée]finir|pr[ée]ciser|venir)",
    re.IGNORECASE,
)
#: No longer cell is one of these, nor a number in scientific notation.
_LONGEST = 16
#: Words of a draft inside a text, and the letters by which a whole file is searched for them.
_DRAFT = re.compile(
    r"\b(?:TODO|FIXME|TBD|NULL|XXX+|xxx+)\b|\?{3,}|\b[Ll]orem ipsum\b|\bdolor sit amet\b|(?<!\w)[ÀAàa] compl[eé]ter\b"
    r"|\b[Tt]o be completed\b|\{\{|\$\{"
)
_DRAFT_SIGNS = (
    *("TODO", "FIXME", "TBD", "NULL", "XXX", "xxx", "???", "orem ipsum", "dolor sit", " compléter", " completer"),
    *("o be completed", "{{", "${"),
)
_TAGS = (
    "a b i u p br hr em tr td th ul ol li h1 h2 h3 h4 div sup sub pre span font small strong table code body html img "
    "script style"
)
_MARKUP = re.compile(
    rf"</?(?:{'|'.join(_TAGS.split())})\b[^<>]*>|<!--|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]{{2,8}}\d?);|\*\*\w|\]\(https?:",
    re.IGNORECASE,
)
#: What a spreadsheet makes of a long number, and of nothing else.
_SCIENTIFIC = re.compile(r"-?\d(?:[.,]\d+)?E[+-]\d{2,3}")


def has_draft(text: str) -> bool:
    """Whether a whole file may hold a word of a draft."""
    return any(sign in text for sign in _DRAFT_SIGNS)


def left_over(cell: str, drafts: bool = True) -> Finding | None:
    """The first thing of a cell that was never meant to be published. Without ``drafts``, none is looked for inside."""
    whole = cell.strip()
    if "#" in cell:
        if _WHOLE_ERROR.fullmatch(whole):
            return Finding("error_value", whole)
        if error := _ERROR.search(cell):
            return Finding("error_value", error.group())
    if whole[:1] in _FORMULA_SIGNS and _FORMULA.match(whole):
        return Finding("formula", whole)
    if len(whole) <= _LONGEST and (found := _short(whole)):
        return found
    if drafts and (draft := _DRAFT.search(cell)):
        return Finding("draft", draft.group())
    if ("<" in cell or "&" in cell or "*" in cell or "](" in cell) and (markup := _MARKUP.search(cell)):
        return Finding("markup", word_around(cell, *markup.span()))
    return None


def _short(whole: str) -> Finding | None:
    """What only a whole cell can be."""
    if "E" in whole and _SCIENTIFIC.fullmatch(whole):
        return Finding("scientific", whole, plain_number(whole.replace(",", ".")))
    if whole.startswith("Err:") and _WHOLE_ERROR.fullmatch(whole):
        return Finding("error_value", whole)
    if _EMPTY.fullmatch(whole):
        return Finding("draft", whole)
    return None


def plain_number(text: str) -> str:
    """A number in digits alone: ``1.1E+05`` and ``110_000`` are ``110000``. Empty for what is no number."""
    try:
        return f"{float(text):.12f}".rstrip("0").rstrip(".")
    except ValueError:
        return ""
