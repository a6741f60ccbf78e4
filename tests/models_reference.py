"""The evaluation and the clause written a second time: one draw, year by year, public money agent by agent.

No array, no closed form of an annuity, nothing of the models but the record that they read.
"""

from dataclasses import dataclass, field

from dossier.models.inputs import Inputs


@dataclass
class Books:
    """What the project changes for the community, by year; ``public`` holds the accounts of public agents."""

    time: list[float] = field(default_factory=list)
    benefit: list[float] = field(default_factory=list)
    cost: list[float] = field(default_factory=list)
    public: list[float] = field(default_factory=list)

    def enter(self, time: float, benefit: float, cost: float, public: float) -> None:
        self.time.append(time)
        self.benefit.append(benefit)
        self.cost.append(cost)
        self.public.append(public)

    def van_se(self, i: Inputs, since: int = 0) -> float:
        lines = list(zip(self.time, self.benefit, self.cost, self.public, strict=True))[since:]
        return sum((b - c + i.public_funds_lambda * p) / (1 + i.discount_rate) ** t for t, b, c, p in lines)


def settled(i: Inputs) -> dict[str, float]:
    """Part A, as far as part B reads it."""
    extra = i.parallel_batches - 1
    fte = max(i.minimum_fte, i.fte_per_room * i.rooms * i.parallel_staff_factor**extra)
    rooms = i.parallel_batches * i.rooms * i.available_days * i.planned_utilisation
    investment = i.capex_per_room * i.rooms * i.overrun * i.parallel_capital_factor**extra
    staff = fte * i.pay_per_fte * (1 + i.weekend_pay_uplift)
    energy = i.rooms * i.room_area * i.power_density * 8760 * i.electricity_price
    return {
        "capacity": min(
            rooms / (i.process_days + i.changeover_days),
            fte * i.direct_share * i.hours_per_fte / i.direct_hours_per_batch,
        ),
        "investment": investment,
        "staff": staff,
        "fixed": staff + energy + i.maintenance_rate * investment + i.other_fixed_cost,
        "released": (1 - i.loss_rate) / (1 + i.retry_rate),
    }


def demand(i: Inputs, year: int) -> float:
    """B3; trials_served and patients_per_trial are one value, or a list by period."""
    trials, patients = i.trials_served, i.patients_per_trial
    period = min(int((year - 1) // i.demand_period), 13)
    if not isinstance(trials, float):
        trials = trials[period]
    if not isinstance(patients, float):
        patients = patients[period]
    if i.signed_trials > 0 and year <= i.contract_years:
        trials, patients = i.signed_trials, i.signed_patients
    return trials * patients / i.enrolment_years * (1 + i.retry_rate)


def batch(i: Inputs) -> tuple[float, float]:
    """(benefit, public money gained) of one released batch, agent by agent, against the world without the project."""
    foreign, made = i.foreign_sponsor_share, 1 - i.share_not_made
    public_gain = benefit = 0.0
    public_gain += foreign * i.fee  # a foreign sponsor pays the centre
    benefit += foreign * i.fee
    for is_public, share in ((True, 1 - i.private_sponsor_share), (False, i.private_sponsor_share)):
        weight = (1 - foreign) * share
        public_gain += weight * i.fee  # the sponsor pays the centre, a public agent ...
        public_gain -= weight * i.fee * is_public  # ... out of public money if it is public itself
        for world, chance in (
            ("abroad", made * i.share_abroad),
            ("elsewhere", made * (1 - i.share_abroad)),
            ("not made", i.share_not_made),
        ):
            benefit += weight * chance * i.health_value_per_batch
            if world == "abroad":  # the sponsor no longer pays abroad
                benefit += weight * chance * i.price_abroad
                public_gain += weight * chance * i.price_abroad * is_public
            elif world == "elsewhere":  # another public site loses its fee and its marginal cost
                marginal = i.other_french_cost_factor * i.variable_cost
                benefit += weight * chance * marginal
                public_gain += weight * chance * (marginal - i.fee + i.fee * is_public)
            else:
                benefit += weight * chance * i.fee
    return benefit, public_gain


def books(i: Inputs) -> Books:
    """Works, authorisation, then one line an operating year."""
    found, centre = Books(), settled(i)
    works = len(i.construction_shares)
    for year, share in enumerate(i.construction_shares):
        spent = share * centre["investment"]
        found.enter(year, 0, spent, -spent)
    waiting = i.authorisation_cost_share * centre["fixed"] * i.authorisation_months / 12
    found.enter(works, 0, waiting, -waiting)
    worth, gained = batch(i)
    for year in range(1, int(i.operating_years) + 1):
        ramp = i.ramp[year - 1] if year <= len(i.ramp) else 1
        started = min(demand(i, year) * ramp, centre["capacity"])
        released = started * centre["released"]
        cost = centre["fixed"] + i.variable_cost * started
        if year == i.renewal_year:
            cost += i.renewal_share * centre["investment"]
        if year == i.operating_years:
            cost -= i.residual_share * centre["investment"]
            opened = i.economic_life - i.renewal_year + 1
            if i.renewal_year <= year and opened > 0:
                left = max(0.0, 1 - (year - i.renewal_year + 1) / opened)
                cost -= i.renewal_share * centre["investment"] * left
        found.enter(works + i.authorisation_months / 12 + year - 1, released * worth, cost, released * gained - cost)
    return found


def going_on_and_closing(i: Inputs) -> tuple[float, float]:
    """D1 for one draw, known to the end."""
    found, centre, year = books(i), settled(i), int(i.review_year)
    lines = len(i.construction_shares) + 1 + year
    paid = i.closure_share * centre["staff"] - i.residual_share * centre["investment"]
    closing = (1 + i.public_funds_lambda) * paid / (1 + i.discount_rate) ** found.time[lines]
    return found.van_se(i, since=lines), closing
