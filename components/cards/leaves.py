"""The pages of a long list: which of them is shown, and the buttons that turn it."""

from components import filters, opened
from components.turning import turning_button
from dossier.language import Language, t


def leaf_asked(pages: int) -> int:
    """The page that the address asks for, from 1; one that there is not is named, and the first is shown."""
    asked = opened.held(opened.LEAF)
    known = asked.isascii() and asked.isdigit() and len(asked) <= len(str(pages)) and 1 <= int(asked) <= pages
    if asked and not known:
        filters.reject(opened.LEAF, asked)
    return int(asked) if known else 1


def leaves_html(language: Language, number: int, pages: int) -> str:
    """One before, the first, those around the one shown, the last, one after; nothing for a list of one page."""
    if pages == 1:
        return ""
    shown = sorted({1, pages, *range(max(1, number - 1), min(pages, number + 1) + 1)})
    buttons = [_beside(language, "previous", "‹", number - 1, pages)]
    for before, leaf in zip([0, *shown], shown, strict=False):
        if leaf - before > 1:
            buttons.append("<span>…</span>")
        said = t(language, "directory.page", n=leaf, pages=pages)
        buttons.append(turning_button(str(leaf), _to(leaf), said=said, now=leaf == number))
    buttons.append(_beside(language, "next", "›", number + 1, pages))
    return f'<nav class="leaves" aria-label="{t(language, "directory.pages")}">{"".join(buttons)}</nav>'


def _beside(language: Language, name: str, sign: str, leaf: int, pages: int) -> str:
    off = not 1 <= leaf <= pages
    to = _to(min(max(leaf, 1), pages))
    return turning_button(sign, to, name=f"leaf-{name}", said=t(language, f"directory.{name}"), off=off)


def _to(leaf: int) -> dict[str, str]:
    return {opened.LEAF: "" if leaf == 1 else str(leaf)}
