"""What a register did not give, in words: which register, which address, what stood in the way."""

import datetime
from collections.abc import Mapping

from dossier.language import Language, date, t


class WatchFailed(Exception):
    """``rule`` is the end of a key ``watch.failed.<rule>``; ``details`` fill its text."""

    def __init__(self, rule: str, register: str, address: str = "", **details: str) -> None:
        super().__init__(f"{register}: {rule} {address} {details}")
        self.rule, self.register, self.address = rule, register, address
        self.details: Mapping[str, str] = details

    def words(self, language: Language) -> str:
        """``register, address: rule``, a sentence."""
        rule = t(language, f"watch.failed.{self.rule}", **self.details)
        place = f"{self.register}, {self.address}" if self.address else self.register
        return t(language, "fault.sentence", place=place, rule=rule)


class PutOff(WatchFailed):
    """A host that asked to be left alone until then (seconds since 1970) is not asked: all its addresses alike."""

    def __init__(self, register: str, host: str, until: float) -> None:
        super().__init__("put_off", register, host)
        self._until = datetime.datetime.fromtimestamp(until)

    def words(self, language: Language) -> str:
        """The day and the hour of this machine."""
        day = date(language, f"{self._until:%Y-%m-%d}")
        rule = t(language, "watch.failed.put_off", date=day, time=f"{self._until:%H:%M}")
        return t(language, "fault.sentence", place=f"{self.register}, {self.address}", rule=rule)


def both(key: str, **values: object) -> str:
    """A text in each language, a line each: the workbook and the terminal have readers of both."""
    return "\n".join(dict.fromkeys(t(language, key, **values) for language in Language))
