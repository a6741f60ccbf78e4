"""Present: one finding at a time on the whole screen, by keyboard, by clicker, by link."""

from components import filters
from components.presenter.presenter import draw_presenter

draw_presenter(filters.current())
