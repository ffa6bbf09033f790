"""One sourcing of one model, as it is shown; and the workbook with it made current."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from headroom.book.sourcing import SourcingBook
from headroom.knapsack.instance import Picks
from headroom.language import tr_in
from headroom.optimum.cheapest_plans import Plan
from headroom.optimum.model_problem import ModelProblem
from headroom.rules.offers import Offers
from headroom.rules.vehicle_tests import REGIONAL
from headroom.rules.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Change:
    """One part that moves to another source.

    Attributes:
        part_number: Its number.
        from_origins: Countries of origin of the current source, alpha-2; ``""`` where unknown.
        to_origins: Countries of origin of the new one.
        cost_delta_usd: By how much the vehicle's cost changes: part, freight, part duties before
            credits, spread switching cost.
        from_row: First row of the current source in the workbook's rows.
        to_row: Row of the new source.
    """

    part_number: str
    from_origins: tuple[str, ...]
    to_origins: tuple[str, ...]
    cost_delta_usd: float
    from_row: int
    to_row: int

    @property
    def from_origin(self) -> str:
        """Return where the current source comes from, see ``_joined``."""
        return _joined(self.from_origins)

    @property
    def to_origin(self) -> str:
        """Return where the new source comes from, see ``_joined``."""
        return _joined(self.to_origins)


@dataclass(frozen=True, eq=False)
class Sourcing:
    """One sourcing of a model; money is US dollars per vehicle.

    Attributes:
        problem: The choice it was made from.
        picks: ``(part,)``, the chosen option of each part.
        cost_usd: Parts, freight, part duties less credits, spread switching cost.
        border_usd: Vehicle duties and fees.
        landed_usd: Landed cost, with spread switching cost.
        fees_usd: The fees in ``border_usd``.
        admin_usd: What claiming the preference costs besides; 0 where it is not claimed.
        bound_usd: No sourcing that qualifies as this one does, or does not, costs less with that.
        proven: Whether the bound is this landed cost, to the cent.
        qualifies: Whether it passes every test at the low end.
    """

    problem: ModelProblem
    picks: Picks
    cost_usd: float
    border_usd: float
    landed_usd: float
    fees_usd: float
    admin_usd: float
    bound_usd: float
    proven: bool
    qualifies: bool

    @classmethod
    def of(cls, problem: ModelProblem, plan: Plan, *, qualifies: bool) -> "Sourcing | None":
        """Return what a plan comes to; None where it found no sourcing."""
        if plan.picks is None:
            return None
        border, model = problem.terms.border[qualifies], problem.model
        customs = problem.customs.of(plan.picks)
        non_us = max(0.0, customs - problem.us_parts.of(plan.picks))
        fees = problem.fees_usd(plan.picks, qualifies=qualifies)
        paid = float(
            border.fixed_usd[model] + border.whole_rate[model] * customs + border.non_us_rate[model] * non_us
        )
        admin = problem.admin_usd(plan.picks) if qualifies else 0.0
        landed = problem.shown_usd(plan.picks, qualifies=qualifies) - admin
        return cls(
            problem=problem,
            picks=plan.picks,
            cost_usd=landed - paid - fees - problem.always_usd,
            border_usd=paid + fees,
            landed_usd=landed,
            fees_usd=fees,
            admin_usd=admin,
            bound_usd=min(plan.bound_usd, landed + admin),
            proven=plan.proven,
            qualifies=qualifies,
        )

    @property
    def total_usd(self) -> float:
        """Return the landed cost with what claiming the preference costs."""
        return self.landed_usd + self.admin_usd

    @cached_property
    def parts_duty_usd(self) -> float:
        """Return the part duties less credits in ``cost_usd``."""
        return self.problem.parts_duty_usd(self.picks)

    @cached_property
    def switching_usd(self) -> float:
        """Return the spread switching cost in ``cost_usd`` and ``landed_usd``."""
        return self.problem.switching_usd(self.picks)

    @cached_property
    def rvc(self) -> float:
        """Return the regional content at the low end, fraction."""
        return self.problem.share(REGIONAL.test, self.picks)

    @cached_property
    def us_content(self) -> float:
        """Return the US content at the low end, fraction."""
        return self.problem.us_content(self.picks)

    @cached_property
    def verdict(self) -> Verdict:
        """Return what ``evaluate`` says of it."""
        if self.qualifies:
            return Verdict.QUALIFIES
        return Verdict.UNDETERMINED if self.problem.may_qualify(self.picks) else Verdict.FAILS

    @property
    def vehicle_duty_usd(self) -> float:
        """Return the duties on the vehicle, without fees."""
        return self.border_usd - self.fees_usd

    @property
    def duty_usd(self) -> float:
        """Return the duties on the vehicle and on its parts, without fees."""
        return self.vehicle_duty_usd + self.parts_duty_usd

    @cached_property
    def moving(self) -> int:
        """Return how many parts move."""
        return int(np.count_nonzero(self.picks))

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Return the parts that move, those that save most first."""
        offers, own = self.problem.terms.offers, self.problem.own
        options = self.problem.cost.options
        delta = options[np.arange(len(self.picks)), self.picks] - options[:, 0]
        moved = np.flatnonzero(self.picks)
        found = []
        for part in moved[np.argsort(delta[moved], kind="stable")].tolist():
            before, after = int(own.offer[part, 0]), int(own.offer[part, self.picks[part]])
            found.append(
                Change(
                    part_number=own.part_numbers[part],
                    from_origins=offers.origins_of(before),
                    to_origins=offers.origins_of(after),
                    cost_delta_usd=float(delta[part]),
                    from_row=int(offers.first_row[before]),
                    to_row=int(offers.first_row[after]),
                )
            )
        return tuple(found)


def adopted(offers: Offers, sourcings: Iterable[Sourcing]) -> SourcingBook:
    """Return the workbook with the rows of some sourcings made current, and those they replace not.

    A stated net cost or customs value moves with the parts cost, at the scenario's currency rates:
    what is stated beyond the parts stays as it is.

    Args:
        offers: The offers the sourcings were chosen from.
        sourcings: At most one for each model.
    """
    book = offers.current.book
    alternative = book.rows.alternative.copy()
    vehicles = list(book.vehicles)
    for sourcing in sourcings:
        problem, picks = sourcing.problem, sourcing.picks
        own = problem.own.offer
        for part in np.flatnonzero(picks).tolist():
            alternative[offers.rows_of(int(own[part, 0]))] = True
            alternative[offers.rows_of(int(own[part, picks[part]]))] = False
        dearer = problem.net_cost.of(picks) - problem.net_cost.of(np.zeros_like(picks))
        vehicle = vehicles[problem.model]
        if vehicle.net_cost_usd is not None:
            vehicle = replace(vehicle, net_cost_usd=vehicle.net_cost_usd + dearer)
        if vehicle.customs_value_usd is not None:
            vehicle = replace(vehicle, customs_value_usd=vehicle.customs_value_usd + dearer)
        vehicles[problem.model] = vehicle
    return replace(book, rows=replace(book.rows, alternative=alternative), vehicles=tuple(vehicles))


def _joined(origins: tuple[str, ...]) -> str:
    """Return origins with commas between them, unknown ones said to be; ``""`` where it alone is unknown."""
    if len(origins) == 1:
        return origins[0]
    return ", ".join(origin or tr_in("an origin", "unknown") for origin in origins)
