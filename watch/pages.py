"""Answers of the addresses of our sources: what is dead or has moved is proposed as a state of the source."""

from collections.abc import Iterable, Iterator

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import DEAD_ANSWERS, SourceAnswer
from watch.failure import both
from watch.finding import Finding, ProposedRow, Verdict
from watch.registers.our_sources import NAME, Address, Page
from watch.rows import cells_of_row


def addresses_of(catalogue: Catalogue) -> list[Address]:
    """The sources that carry most first: a run that is cut short has read those."""
    used = catalogue.used_by
    rows = sorted(catalogue.records("sources"), key=lambda row: -len(used.get(row.source_id, ())))
    return [Address(row.source_id, row.title, row.url) for row in rows]


def page_findings(catalogue: Catalogue, pages: Iterable[Page], day: str) -> Iterator[Finding]:
    """What answers as it did is the same: a day without news is no correction.

    Where nobody has said that they read it, that is proposed: yes is the word of a person, and the day is theirs.
    """
    for page in pages:
        row = catalogue.row("sources", page.source_id)
        before = cells_of_row(catalogue, "sources", page.source_id)
        place = f"sources:{page.source_id}"
        same = page.answer == row.answer or (page.answer == SourceAnswer.ANSWERED and not row.answer)
        unread = page.answer == SourceAnswer.ANSWERED and not row.read_on
        news = {"checked_on": day, "answer": str(page.answer)} | ({"read_on": day} if unread else {})
        rows = () if same and not unread else (ProposedRow("sources", page.source_id, {**before, **news}),)
        reason = both(
            f"watch.page.{'denies' if page.denies else page.answer}", status=page.status, to=page.to, title=page.title
        )
        yield Finding(
            NAME,
            page.source_id,
            _verdict(page, same=same),
            "\n".join([reason, *([both("watch.unread")] if unread else [])]),
            " · ".join(filter(None, (row.title, page.title))),
            round(page.score) if page.title else None,
            place,
            row.url,
            rows,
            " ".join(filter(None, (str(page.answer), page.title or page.to or page.status))),
        )


def _verdict(page: Page, *, same: bool) -> Verdict:
    if same:
        return Verdict.SAME
    if page.answer in DEAD_ANSWERS:
        # one silence may be that of a day; 404 and 410 are answers
        return Verdict.GONE if page.answer == SourceAnswer.GONE else Verdict.DOUBTFUL
    if page.answer in (SourceAnswer.REFUSED, SourceAnswer.TITLE_CHANGED):
        return Verdict.DOUBTFUL
    return Verdict.CHANGED
