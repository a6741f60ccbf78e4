"""What one released batch saves, is worth and relieves public money of (B2, B4, B5)."""

from dataclasses import dataclass

from dossier.models.inputs import Inputs, Values


@dataclass(frozen=True, kw_only=True)
class UnitValues:
    """EUR per released batch, one value or ``(draws,)``.

    B2: bought_abroad, made_elsewhere and not_made are the three shares of a batch without the project;
    saving_per_batch is their sum. B4: benefit_per_batch. B5: relief_per_batch, public money received or not spent.
    """

    bought_abroad: Values
    made_elsewhere: Values
    not_made: Values
    saving_per_batch: Values
    benefit_per_batch: Values
    relief_per_batch: Values


def unit_values(inputs: Inputs) -> UnitValues:
    """B2: a batch otherwise made in France avoids the marginal cost of an under-used site, not its price; one that
    would not be made is worth at least the fee its sponsor pays, not a health effect. B5: fees between French agents
    are transfers: only what private and foreign sponsors pay, less what they paid to other French public sites,
    relieves public money."""
    made, abroad, fee = 1 - inputs.share_not_made, inputs.share_abroad, inputs.fee
    foreign, private = inputs.foreign_sponsor_share, inputs.private_sponsor_share
    bought = made * abroad * inputs.price_abroad
    elsewhere = made * (1 - abroad) * inputs.other_french_cost_factor * inputs.variable_cost
    not_made = inputs.share_not_made * fee
    saving = bought + elsewhere + not_made
    fees_kept = private * (1 - made * (1 - abroad)) * fee
    return UnitValues(
        bought_abroad=bought,
        made_elsewhere=elsewhere,
        not_made=not_made,
        saving_per_batch=saving,
        benefit_per_batch=(1 - foreign) * (saving + inputs.health_value_per_batch) + foreign * fee,
        relief_per_batch=foreign * fee + (1 - foreign) * (fees_kept + (1 - private) * bought + elsewhere),
    )
