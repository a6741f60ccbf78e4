"""Sets of open data: new sources to read, and rows that name an actor of ours, quoted for a person to read."""

from collections.abc import Collection, Iterable, Iterator

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import SourceKind
from dossier.catalogue.nearest import slug
from watch.failure import both
from watch.finding import Finding, ProposedRow, Verdict
from watch.registers.data_gouv import NAME, Dataset, NamedRow
from watch.rows import new_cells

#: A longer title is cut in an identifier.
_LONGEST = 60


def french_names(catalogue: Catalogue) -> list[str]:
    """Names of actors in France, as a list of awards may write them."""
    return list(_actors(catalogue))


def _actors(catalogue: Catalogue) -> dict[str, str]:
    """Name without what stands in brackets after it -> id of the actor."""
    french = [row for row in catalogue.records("actors") if row.country == "FR"]
    return {row.name.partition(" (")[0]: row.actor_id for row in french}


def dataset_findings(catalogue: Catalogue, datasets: Iterable[Dataset]) -> Iterator[Finding]:
    """A set whose page is a source of ours is the same; another is proposed as a source, unread."""
    known = {row.url.rstrip("/"): row.source_id for row in catalogue.records("sources")}
    taken = set(known.values())
    for dataset in datasets:
        owner = dataset.organization.name if dataset.organization else ""
        excerpt = " · ".join(filter(None, (dataset.title, owner, dataset.license, dataset.last_modified[:10])))
        had = known.get(dataset.page.rstrip("/"))
        if had:
            yield Finding(
                NAME,
                dataset.id,
                Verdict.SAME,
                both("watch.dataset.same"),
                excerpt,
                None,
                f"sources:{had}",
                dataset.page,
            )
            continue
        filled = {
            "source_id": _identifier(dataset, taken),
            "title": dataset.title,
            "publisher": owner,
            "read_at": NAME,
            "url": dataset.page,
            "published": dataset.last_modified[:10],
            "kind": str(SourceKind.DATABASE),
            "language": "fr",
        }
        taken.add(filled["source_id"])
        row = ProposedRow("sources", filled["source_id"], *new_cells(catalogue, "sources", filled))
        reason = both("watch.dataset.new")
        yield Finding(
            *(NAME, dataset.id, Verdict.NEW, reason, excerpt, None, "", dataset.page, (row,)),
            dataset.last_modified[:10],
        )


def _identifier(dataset: Dataset, taken: Collection[str]) -> str:
    """After its title; two sets of one title are told apart by the register's own name of the second."""
    plain = slug(f"datagouv {dataset.title}")[:_LONGEST].strip("-")
    return plain if plain not in taken else f"{plain}-{slug(dataset.id)}"


def row_findings(catalogue: Catalogue, rows: Iterable[NamedRow]) -> Iterator[Finding]:
    """The register does not say what its columns mean, so nothing is proposed from them."""
    actors = _actors(catalogue)
    for row in rows:
        reason = both("watch.dataset.row", name=row.name, line=str(row.line), title=row.dataset.title)
        yield Finding(
            NAME,
            f"{row.dataset.id}#{row.line}",
            Verdict.DOUBTFUL,
            reason,
            row.excerpt,
            None,
            f"actors:{actors[row.name]}" if row.name in actors else "",
            row.file.url,
        )
