"""Labels beside marks and one under another: none over another nor over a mark, none outside, none far for nothing."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.charts.boxes import Box
from dossier.charts.labels import Around, Disc, Side, Spot, place_labels, push_apart

FRAME = Box(0, 0, 300, 200)
discs = st.lists(st.tuples(st.floats(0, 300), st.floats(0, 200), st.floats(2, 12)), min_size=1, max_size=25)
arounds = st.sampled_from([Around(), Around(corner=0.7), Around(gap=5.0, corner=1.0, steps=(0.0, 8.0))])


def square(disc: Disc) -> Box:
    x, y, radius = disc
    return Box(x - radius, y - radius, 2 * radius, 2 * radius)


@given(discs, arounds, st.sets(st.integers(0, 24)))
def test_labels_cover_neither_each_other_nor_a_mark(found: list[Disc], around: Around, led: set[int]) -> None:
    sizes = [(40.0, 12.0)] * len(found)
    spots = place_labels(found, sizes, FRAME, range(len(found)), around=around, led=led)
    kept = {index: spot for index, spot in enumerate(spots) if spot}
    assert all(spot.box.within(FRAME) for spot in kept.values())
    assert not any(one.box.meets(other.box) for one, other in combinations(kept.values(), 2))
    assert all(index in led for index, spot in kept.items() if spot.led)
    for index, spot in kept.items():
        x, y, _ = found[index]
        others = [disc for disc in found if abs(disc[0] - x) >= 1 or abs(disc[1] - y) >= 1]
        assert not any(spot.box.meets(square(disc)) for disc in others)


def test_a_lone_label_stands_right_of_its_mark_and_the_frame_pushes_it_left() -> None:
    assert place_labels([(50, 50, 4)], [(40, 10)], FRAME, [0]) == [Spot(Side.RIGHT, Box(56.5, 45, 40, 10))]
    (spot,) = place_labels([(290, 50, 4)], [(40, 10)], FRAME, [0])
    assert spot and spot.side == Side.LEFT and spot.box.right == 283.5
    assert place_labels([(50, 50, 4)], [(0, 10)], FRAME, [0]) == [None]


def test_a_crowd_leaves_some_unnamed_but_not_who_is_needed_or_led() -> None:
    crowd = [(100.0 + 6 * i, 100.0 + 6 * j, 3.0) for i in range(8) for j in range(8)]
    sizes = [(60.0, 10.0)] * len(crowd)
    middle = 27
    order = sorted(range(len(crowd)), key=lambda index: index != middle)
    assert place_labels(crowd, sizes, FRAME, order)[middle] is None
    needed = place_labels(crowd, sizes, FRAME, order, needed={middle})[middle]
    assert needed and not needed.led
    led = place_labels(crowd, sizes, FRAME, order, led={middle})
    spot = led[middle]
    assert spot and spot.led and spot.side == Side.TOP
    assert spot.box.x <= crowd[middle][0] <= spot.box.right
    line = Box(*spot.foot(), 0, crowd[middle][1] - spot.box.bottom)
    assert not any(other.box.meets(line) for other in led if other and other is not spot)


def test_what_is_kept_stays_and_obstacles_are_marks() -> None:
    kept = Spot(Side.TOP, Box(40, 20, 40, 10))
    spots = place_labels(
        [(60, 40, 4), (120, 40, 4)],
        [(40, 10)] * 2,
        FRAME,
        [0, 1],
        kept={0: kept},
        obstacles=[Box(130, 0, 2, 200)],
    )
    assert spots[0] is kept
    assert spots[1] and spots[1].side == Side.LEFT


def test_a_ring_and_its_disc_are_one_mark() -> None:
    (spot, _) = place_labels([(50, 50, 4), (50.4, 50, 12)], [(40, 10), (0, 0)], FRAME, [0])
    assert spot and spot.side == Side.RIGHT and spot.box.x == 50 + 12 + 2.5


@given(st.lists(st.tuples(st.floats(0, 200), st.sampled_from([8.0, 16.0])), min_size=1, max_size=10))
def test_labels_one_under_another_keep_their_order_and_their_distance(wanted: list[tuple[float, float]]) -> None:
    middles, heights = [middle for middle, _ in wanted], [height for _, height in wanted]
    placed = push_apart(middles, heights, 0.0, 200.0)
    boxes = sorted(
        (at - height / 2, at + height / 2, before) for at, height, before in zip(placed, heights, middles, strict=True)
    )
    assert all(below[0] >= above[1] - 1e-6 and below[2] >= above[2] for above, below in pairwise(boxes))
    assert boxes[0][0] >= -1e-6 and boxes[-1][1] <= 200.0 + 1e-6


def test_labels_with_room_stay_where_they_are_wanted() -> None:
    assert push_apart([150.0, 20.0, 80.0], [10.0, 10.0, 10.0], 0.0, 200.0) == pytest.approx([150.0, 20.0, 80.0])
