"""The forms in which a raw value is written: see ``cells``."""

from enum import StrEnum


class Form(StrEnum):
    """How a raw value is written."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"  # euros
    PERCENT = "percent"  # 67 for 67 %
    DATE = "date"
    YEAR = "year"
    LIST = "list"
