"""Colours: one set for the theme and the charts, legible, and honest about what colour-blind readers confuse."""

import itertools
import math
import tomllib
from pathlib import Path

import pytest

from dossier.charts import palette

ROOT = Path(__file__).resolve().parent.parent
THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
STYLE = (ROOT / "components" / "style.css").read_text(encoding="utf-8").upper()

#: Linear RGB as seen with each vision, full severity (Machado, Oliveira, Fernandes 2009).
VISIONS = {
    "usual": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
}
#: Distance in CIE Lab below which two fills are taken for one another.
CLOSE = 12.0
#: Distance at which two small marks are told apart at a glance, and difference of lightness that a grey print keeps.
FAR, GREY_PRINT = 30.0, 15.0
#: Pairs that some readers confuse: they may share a chart only with different shapes or with direct labels.
CONFUSED = {
    frozenset({"besancon", "ochre"}),
    frozenset({"slate", "violet"}),
    frozenset({"ochre", "orange"}),
}


def _lab(colour: str, vision: str) -> tuple[float, float, float]:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    seen = [min(1.0, max(0.0, sum(a * b for a, b in zip(row, linear, strict=True)))) for row in VISIONS[vision]]
    white = (0.95047, 1.0, 1.08883)
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    ratios = [sum(a * b for a, b in zip(row, seen, strict=True)) / w for row, w in zip(rows, white, strict=True)]
    x, y, z = (r ** (1 / 3) if r > 0.008856 else 7.787 * r + 16 / 116 for r in ratios)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize(
    ("option", "colour"),
    [
        ("primaryColor", palette.INK),  # red is Besançon, never a control
        ("backgroundColor", palette.PAPER),
        ("secondaryBackgroundColor", palette.SURFACE),
        ("textColor", palette.INK),
        ("grayTextColor", palette.GREY),
        ("linkColor", palette.LINK),
        ("borderColor", palette.HAIRLINE),
    ],
)
def test_the_theme_has_the_colours_of_the_palette(option: str, colour: str) -> None:
    assert THEME[option].upper() == colour.upper()


def test_the_theme_is_light_and_its_categories_are_ours() -> None:
    assert THEME["base"] == "light"
    assert "dark" not in THEME
    assert THEME["chartCategoricalColors"] == [palette.COLOURS[name] for name in palette.CATEGORIES]


@pytest.mark.parametrize("colour", [palette.INK, palette.GREY, palette.HAIRLINE, palette.SURFACE, palette.RED])
def test_the_stylesheet_has_the_colours_of_the_palette(colour: str) -> None:
    assert colour.upper() in STYLE


@pytest.mark.parametrize("colour", [palette.INK, palette.GREY, palette.LINK, palette.RED])
@pytest.mark.parametrize("ground", [palette.PAPER, palette.SURFACE])
def test_text_is_legible(colour: str, ground: str) -> None:
    assert palette.contrast(colour, ground) >= 4.5


@pytest.mark.parametrize("name", ["besancon", "teal", "orange", "ochre", *palette.CATEGORIES])
def test_a_category_is_legible_as_a_label_on_paper(name: str) -> None:
    assert palette.contrast(palette.COLOURS[name]) >= 4.5


@pytest.mark.parametrize("name", palette.COLOURS)
def test_every_tone_is_as_dark_as_graphics_have_to_be(name: str) -> None:
    """RGAA 3.3: 3:1 on paper. Pale fills and bands have an outline of their tone."""
    assert palette.contrast(palette.COLOURS[name]) >= 3


def test_context_is_the_palest_and_nobody_takes_it_for_another_tone() -> None:
    """Slate is what it stands beside most: told apart by hue in colour, by lightness alone in grey print."""
    tones, quiet = palette.COLOURS, palette.COLOURS["quiet"]
    others = [name for name in tones if name != "quiet"]
    assert max(tones, key=lambda name: _lab(tones[name], "usual")[0]) == "quiet"
    assert palette.contrast(palette.INK, quiet) >= 4.5, "words on it"
    for vision in VISIONS:
        from_others = {name: math.dist(_lab(quiet, vision), _lab(tones[name], vision)) for name in others}
        assert min(from_others.values()) >= CLOSE, (vision, from_others)
        assert from_others["slate"] >= FAR, (vision, from_others["slate"])
    assert _lab(quiet, "usual")[0] - _lab(tones["slate"], "usual")[0] >= GREY_PRINT


def test_contrast_is_that_of_the_norm() -> None:
    assert palette.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert palette.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_the_confused_pairs_are_all_declared() -> None:
    names = ("besancon", "teal", "orange", "ochre", *palette.CATEGORIES)
    found = {
        frozenset(pair)
        for pair in itertools.combinations(names, 2)
        for vision in VISIONS
        if math.dist(*(_lab(palette.COLOURS[name], vision) for name in pair)) < CLOSE
    }
    assert found == CONFUSED


def test_the_first_categories_are_told_apart_by_everybody() -> None:
    first = palette.CATEGORIES[:3]
    assert not any(set(pair) <= set(first) for pair in CONFUSED)
