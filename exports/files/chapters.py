"""Every registered exhibit, page by page, and where each source stands in the list of all sources."""

from collections.abc import Iterable, Mapping

from dossier.catalogue import Catalogue
from dossier.exhibits import Exhibit, register
from dossier.selection import Selection
from exports.files.progress import SILENT, Making, Stage

#: The exhibit that lists every source: its rows are what the numbers of the others point to.
SOURCE_REGISTER = "sources-register"


def chapters(catalogue: Catalogue, selection: Selection, making: Making = SILENT) -> dict[str, list[Exhibit]]:
    """Page -> its exhibits under the selection, in the order of the pages; ``making`` hears of each."""
    found: dict[str, list[Exhibit]] = {}
    for entry in making.each(Stage.EXHIBITS, register().values()):
        found.setdefault(entry.page, []).append(entry.build(catalogue, selection))
    return found


def source_numbers(exhibits: Iterable[Exhibit]) -> dict[str, int]:
    """Source id -> its number: the row of the register of sources that holds it, counted from 1."""
    listed = next((exhibit for exhibit in exhibits if exhibit.id == SOURCE_REGISTER), None)
    if listed is None:
        return {}
    return {str(identifier): row for row, identifier in enumerate(listed.table["source_id"], start=1)}


def cited_numbers(sources: Iterable[str], known: Mapping[str, int]) -> str:
    """The numbers of some sources in increasing order, runs drawn together: ``3, 17–19``."""
    found = sorted({known[source] for source in sources if source in known})
    runs: list[list[int]] = []
    for number in found:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        str(run[0]) if len(run) == 1 else f"{run[0]}{'–' if len(run) > 2 else ', '}{run[-1]}" for run in runs
    )
