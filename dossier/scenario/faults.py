"""What a reader cannot choose, and what a link cannot say: typed errors and their record."""

from typing import Any, NamedTuple


class ScenarioFault(ValueError):
    """Something chosen cannot be computed: ``field``, ``value``, and the ``bound`` that it breaks, if any."""

    kind = "fault"
    says = "cannot be computed"

    def __init__(self, field: str, value: Any, bound: float | str | None = None) -> None:
        self.field = field
        self.value = value
        self.bound = bound
        super().__init__(f"{field} = {value}: {self.says.format(bound=bound)}")


class UnknownOption(ScenarioFault):
    kind, says = "unknown_option", "no such option"


class NotComputable(ScenarioFault):
    kind, says = "not_computable", "the option lacks figures that no source gives"


class UnknownInput(ScenarioFault):
    kind, says = "unknown_input", "no such input"


class NotANumber(ScenarioFault):
    kind, says = "not_a_number", "a finite number is needed"


class OutOfBounds(ScenarioFault):
    kind, says = "out_of_bounds", "beyond the bound {bound}"


class NotWhole(OutOfBounds):
    kind, says = "not_whole", "a whole number is needed, such as {bound}"


class NotOffered(ScenarioFault):
    kind, says = "not_offered", "a schedule is not changed through a link"


class DeniedValue(ScenarioFault):
    """A value that the reader set denies a condition that is granted; ``condition`` is its id."""

    kind, says = "denied", "a condition that is granted wants {bound}"

    def __init__(self, field: str, value: Any, bound: float, condition: str) -> None:
        self.condition = condition
        super().__init__(field, value, bound)


class NothingLeft(ScenarioFault):
    """A threshold beyond every value of a law: ``value`` and ``bound`` are the ends between which nothing is."""

    kind, says = "nothing_left", "no value of the law is there, up to {bound}"


class BeyondLife(ScenarioFault):
    kind, says = "beyond_life", "at most {bound}, the years that the other input leaves"


class UnknownCondition(ScenarioFault):
    kind, says = "unknown_condition", "no such condition"


class Problem(NamedTuple):
    """What was left out of a code: a kind (that of the fault, or version), the field, its text, the bound."""

    kind: str
    field: str
    value: str
    bound: float | str | None
