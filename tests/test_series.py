"""Several series on one axis only where the table of comparable series says why."""

import pytest
from built import CATALOGUE

from dossier.language import Language
from dossier.rules.series import NotComparable, reason, series


def test_series_share_an_axis_only_when_the_table_says_why() -> None:
    assert len(series(CATALOGUE, "gb-gmp-utilisation")) == 3
    both = series(CATALOGUE, "gb-utilisation-by-region", "gb-gmp-utilisation")
    assert set(both["series"]) == {"gb-utilisation-by-region", "gb-gmp-utilisation"}
    assert "CGT Catapult" in reason(CATALOGUE, Language.EN, "gb-utilisation-by-region", "gb-gmp-utilisation")
    with pytest.raises(NotComparable):
        series(CATALOGUE, "gb-gmp-utilisation", "gb-utilisation-2020")
    with pytest.raises(NotComparable):
        series(CATALOGUE, "gb-gmp-utilisation", "gb-booked-capacity-by-class")
    with pytest.raises(KeyError):
        series(CATALOGUE, "no-such-series")
    with pytest.raises(ValueError, match="at least one"):
        series(CATALOGUE)
