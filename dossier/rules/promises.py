"""What comparable sites announced against what was observed of them: two rows of indicators each, of one currency, or
of units that their words say.
"""

from typing import NamedTuple


class Promise(NamedTuple):
    """A site with the row of what was announced, or first quoted, and the row of what was observed; ``money``: both
    are amounts of one currency, else each bar says its own unit."""

    facility_id: str
    announced: str
    observed: str
    money: bool


#: Only where both numbers are published. A change of staff is no promise, and is not here.
PROMISES = (
    Promise("cellforcure-les-ulis", "fr-cellforcure-capacite-2013", "fr-ulis-patients-an-2021", False),
    Promise("vmic-harwell", "cmp-vmic-2020-gbp", "cmp-vmic-gbp", True),
    Promise("catapult-stevenage", "cmp-stevenage-initial-gbp", "cmp-stevenage-gbp", True),
)
