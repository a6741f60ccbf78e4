"""Labels of a map: priority first, nothing over anything, nothing outside."""

import pytest

from dossier.charts import places


def test_labels_take_their_place_by_priority_and_are_dropped_without_room() -> None:
    lon, lat = [2.0] * 30, [46.0 + i * 0.01 for i in range(30)]
    names = [f"Un long nom de ville {i}" for i in range(30)]
    priority = list(range(30))
    spots = places.place(lon, lat, names, priority, [8.0] * 30)
    assert spots[29].text == names[29]
    assert any(spot.text == "" for spot in spots)
    lone = places.place([2.0], [46.0], ["Paris"], [1], [6])
    assert lone == [places.Placed(9.0, 0.0, "Paris")]
    assert places.place([60.0], [46.0], ["Loin"], [1], [6])[0].text == ""
    with pytest.raises(ValueError, match="differ"):
        places.place([2.0], [46.0, 47.0], ["Paris"], [1], [6])


def test_a_ring_around_a_disc_keeps_the_label_outside_both() -> None:
    spots = places.place([6.0, 6.0], [47.2, 47.2], ["", "Besançon"], [0, 1], [15, 6])
    assert spots[0].text == "" and spots[1] == places.Placed(18.0, 0.0, "Besançon")
