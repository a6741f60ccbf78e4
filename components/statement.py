"""The accessibility statement in the form of the RGAA, on the page About; every number in it is counted."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from dossier.accessibility import THEMES, Cause, Criterion, Verdict, assessment, conformity, criteria, rate
from dossier.contents import EVERY_PAGE
from dossier.language import Language, date, enumeration, percent, t
from dossier.publisher import publisher


def draw_statement(language: Language) -> None:
    """Its state, the keys and the contact under its heading; the whole statement behind a door."""
    rows = criteria()
    state = t(language, f"accessibility.state.{conformity(rows)}")
    st.header(t(language, "accessibility.title", state=state))
    parts = [
        _p(_results(language, rows)),
        _h(language, "keys"),
        _p(t(language, "accessibility.keys.text")),
        f'<div class="tools"><button type="button" data-single-keys aria-pressed="false">'
        f"{escape(t(language, 'accessibility.keys.button'))}</button></div>",
        _h(language, "contact"),
        _contact(language),
        f'<details class="whole"><summary>{escape(t(language, "accessibility.whole"))}</summary>',
        *_whole(language, rows),
        "</details>",
    ]
    st.html(f'<div class="statement">{"".join(parts)}</div>')


def _whole(language: Language, rows: Sequence[Criterion]) -> list[str]:
    """What the form of the RGAA asks for beside the rate and the contact, then the criteria folded by theme."""
    made = assessment()
    return [
        _p(_engaged(language)),
        _p(t(language, "accessibility.scope")),
        _h(language, "state"),
        _p(t(language, f"accessibility.stated.{conformity(rows)}", reference=made.reference)),
        _p(t(language, "accessibility.results.self")),
        _h(language, "failed"),
        *(_failures(language, rows, cause) for cause in Cause),
        _p(t(language, "accessibility.failed.exempt")),
        _h(language, "made"),
        _p(
            t(
                language,
                "accessibility.made.text",
                date=date(language, made.date),
                chromium=made.chromium,
                axe=made.axe,
            )
        ),
        _p(t(language, "accessibility.made.reader")),
        _p(t(language, "accessibility.made.sample", pages=_pages(language))),
        _h(language, "redress"),
        _redress(language),
        _h(language, "table"),
        _p(
            t(
                language,
                "accessibility.table.source",
                reference=made.reference,
                wording=made.wording,
                licence=made.licence,
            )
        ),
        f"<p>{_link(made.criteria_address, t(language, 'accessibility.table.link'))}</p>",
        *(_theme(language, theme, [row for row in rows if row.theme == theme]) for theme in THEMES),
    ]


def _engaged(language: Language) -> str:
    made = assessment()
    key = "engaged" if publisher().signed else "unsigned"
    return t(
        language,
        f"accessibility.{key}",
        name=publisher().name,
        article=made.law_article,
        law=made.law,
        date=date(language, made.law_date),
    )


def _results(language: Language, rows: Sequence[Criterion]) -> str:
    count = {verdict: sum(row.verdict == verdict for row in rows) for verdict in Verdict}
    return t(
        language,
        "accessibility.results.text",
        rate=percent(language, 100 * rate(rows), 0),
        conform=count[Verdict.CONFORM],
        applicable=count[Verdict.CONFORM] + count[Verdict.FAILED],
        failed=count[Verdict.FAILED],
        absent=count[Verdict.NOT_APPLICABLE],
        all=len(rows),
    )


def _failures(language: Language, rows: Sequence[Criterion], cause: Cause) -> str:
    items = [
        f"<li><strong>{row.number}</strong> ({escape(_theme_name(language, row.theme))}). "
        f"{escape(row.why(language))} {escape(_around(language, row))}</li>"
        for row in rows
        if row.cause == cause
    ]
    listed = f"<ul>{''.join(items)}</ul>" if items else _p(t(language, "accessibility.failed.nothing"))
    return f"<h4>{escape(t(language, f'accessibility.failed.{cause}'))}</h4>{listed}"


def _theme(language: Language, theme: str, rows: Sequence[Criterion]) -> str:
    """One folded table: its verdicts counted in its summary."""
    counted = [
        t(language, f"accessibility.count.{verdict}", n=n)
        for verdict in Verdict
        if (n := sum(row.verdict == verdict for row in rows))
    ]
    name = f"{THEMES.index(theme) + 1}. {_theme_name(language, theme)}"
    said = t(language, "accessibility.table.summary", theme=name, verdicts=enumeration(language, counted))
    heads = "".join(
        f'<th scope="col">{escape(t(language, f"accessibility.table.{head}"))}</th>'
        for head in ("criterion", "verdict", "why", "proof")
    )
    body = "".join(_row(language, row) for row in rows)
    return (
        f"<details><summary>{escape(said)}</summary>"
        f'<table class="prose" aria-label="{escape(name, quote=True)}">'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></details>"
    )


def _row(language: Language, row: Criterion) -> str:
    kind, _, when = row.test.partition(":")
    proof = (
        escape(t(language, "accessibility.table.manual", date=date(language, when)))
        if kind == "manual"
        else f"{escape(t(language, 'accessibility.table.test'))}<br><code>{escape(row.test.rpartition('::')[2])}</code>"
    )
    cells = (
        ("verdict", escape(t(language, f"accessibility.verdict.{row.verdict}"))),
        ("why", escape(f"{row.why(language)} {_around(language, row)}".strip())),
        ("proof", proof),
    )
    told = "".join(
        f'<td data-head="{escape(t(language, f"accessibility.table.{head}"), quote=True)}">{cell}</td>'
        for head, cell in cells
    )
    return f'<tr><th scope="row"><strong>{row.number}</strong> {escape(row.title(language))}</th>{told}</tr>'


def _theme_name(language: Language, theme: str) -> str:
    return t(language, f"accessibility.theme.{theme}")


def _around(language: Language, row: Criterion) -> str:
    way = row.way_round(language)
    return t(language, "accessibility.failed.around", way=way) if way else ""


def _contact(language: Language) -> str:
    address = publisher().contact
    if not address:
        return _p(t(language, "accessibility.contact.missing"))
    said = escape(t(language, "accessibility.contact.text", contact="\0"))
    mail = escape(address, quote=True)
    link = f'<a href="mailto:{mail}">{mail}</a>'
    return f"<p>{said.replace(chr(0), link)}</p>"


def _redress(language: Language) -> str:
    made = assessment()
    ways = (
        _link(made.redress_address, t(language, "accessibility.redress.message")),
        _link(made.redress_delegates, t(language, "accessibility.redress.delegate")),
        escape(t(language, "accessibility.redress.post", post=made.redress_post)),
    )
    listed = "".join(f"<li>{way}</li>" for way in ways)
    when = _p(t(language, "accessibility.redress.when"))
    applies = "" if publisher().signed else _p(t(language, "accessibility.redress.applies"))
    return f"{applies}{when}<ul>{listed}</ul>"


def _pages(language: Language) -> str:
    return enumeration(language, [t(language, f"page.{page}.short") for page in EVERY_PAGE])


def _link(address: str, words: str) -> str:
    return f'<a href="{escape(address, quote=True)}" target="_blank" rel="noopener noreferrer">{escape(words)}</a>'


def _h(language: Language, part: str) -> str:
    return f"<h3>{escape(t(language, f'accessibility.{part}.title'))}</h3>"


def _p(text: str) -> str:
    return f"<p>{escape(text)}</p>"
