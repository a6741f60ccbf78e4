"""The key of a picture: what each tone and shape means, and the tones of series that have none of their own."""

from dossier.charts.encoding import Bars, KeyEntry, Lines
from dossier.charts.exhibit import Exhibit
from dossier.charts.marks import Row, rows, words
from dossier.charts.palette import CATEGORIES, COLOURS, Shape, Tone


def series_tones(exhibit: Exhibit) -> dict[str, Tone]:
    """Series -> tone: that of the table where it has one, else the categories in order."""
    encoding = exhibit.encoding
    series = encoding.columns().get("series", "")
    found: dict[str, Tone] = {}
    for row in rows(exhibit) if series else ():
        own = words(row, encoding.tone)
        found.setdefault(words(row, series), Tone(own) if own in COLOURS else CATEGORIES[len(found) % len(CATEGORIES)])
    return found


def mark_tone(exhibit: Exhibit, row: Row, series: dict[str, Tone]) -> Tone:
    """The tone of a mark: its own, else that of its series (from ``series_tones``), else slate."""
    encoding = exhibit.encoding
    own = words(row, encoding.tone)
    if own in COLOURS:
        return Tone(own)
    return series.get(words(row, encoding.columns().get("series", "")), Tone.SLATE)


def key_entries(exhibit: Exhibit) -> list[KeyEntry]:
    """The key of the exhibit; of several series that nothing else tells apart, the series with their tones."""
    encoding = exhibit.encoding
    if encoding.key or not isinstance(encoding, Bars | Lines):
        return list(encoding.key)
    told = isinstance(encoding, Lines) or (encoding.tone and not encoding.stacked)
    found = {} if told else series_tones(exhibit)
    return [(tone, Shape.SOLID, name) for name, tone in found.items() if name] if len(found) > 1 else []
