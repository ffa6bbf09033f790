"""What each change of a sourcing is worth, and what a sourcing comes to with some of them left out."""

from collections.abc import Collection
from dataclasses import dataclass

from headroom.knapsack.instance import Picks
from headroom.optimum.cheapest_plans import qualifies
from headroom.optimum.model_problem import ModelProblem
from headroom.optimum.sourcing_choice import Change, Sourcing
from headroom.rules.content import TOLERANCE
from headroom.rules.scenario import SourceMove
from headroom.rules.vehicle_tests import CONTENT, REGIONAL, SHARES, US, VehicleTest


@dataclass(frozen=True, slots=True)
class Worth:
    """One change with what it brings, all other changes being made.

    Attributes:
        change: The change.
        rvc_gain: Regional content it adds, fraction; below 0 where it takes some away.
        us_gain: US content it adds, fraction.
        usd_per_point: US dollars for each point of the content that is shortest: paid for one that it
            adds, or saved for one that it gives up. None where it costs nothing to add some, or it gives
            some up and costs more.
        move: The same as part of a scenario.
        assumed: Whether no row of the workbook offers it: a change of the scenario does.
    """

    change: Change
    rvc_gain: float
    us_gain: float
    usd_per_point: float | None
    move: SourceMove
    assumed: bool = False

    @property
    def gives_up(self) -> bool:
        """Return whether the change saves money and gives up content for it."""
        return self.usd_per_point is not None and self.change.cost_delta_usd < 0


@dataclass(frozen=True, slots=True)
class Trial:
    """What a model comes to with some sources changed; money is US dollars per vehicle.

    Attributes:
        qualifies: Whether it qualifies.
        landed_usd: Landed cost, with spread switching cost.
        switching_usd: The spread switching cost in it.
        claim_usd: What claiming the preference costs besides.
        rvc: Regional content at the low end, fraction.
        us_content: US content at the low end, fraction.
        headroom: Smaller of the regional and the US margin, fraction; None where the policy sets none.
    """

    qualifies: bool
    landed_usd: float
    switching_usd: float
    claim_usd: float
    rvc: float
    us_content: float
    headroom: float | None


def worths(sourcing: Sourcing) -> tuple[Worth, ...]:
    """Return the changes of a sourcing with what each is worth, in the order of ``changes``."""
    problem, own = sourcing.problem, sourcing.problem.own
    part_of = {number: part for part, number in enumerate(own.part_numbers)}
    shortest = shortest_test(problem, sourcing.picks)
    gained = {entry: SHARES[entry].gains(problem, sourcing.picks) for entry in CONTENT}
    found = []
    for change in sourcing.changes:
        part = part_of[change.part_number]
        rvc_gain, us_gain = float(gained[REGIONAL][part]), float(gained[US][part])
        gain = float(gained[shortest][part])
        traded = abs(gain) > TOLERANCE and change.cost_delta_usd * gain > 0
        per_point = change.cost_delta_usd / (gain * 100) if traded else None
        assumed = change.to_row >= len(problem.terms.as_imported.book.rows)
        found.append(Worth(change, rvc_gain, us_gain, per_point, move_of(problem, change), assumed))
    return tuple(found)


def shortest_test(problem: ModelProblem, picks: Picks) -> VehicleTest:
    """Return of which content a choice has the least to spare, or lacks most: regional or US."""
    margins = dict(_margins(problem, picks))
    return min(margins, key=lambda test: margins[test], default=REGIONAL)


def move_of(problem: ModelProblem, change: Change) -> SourceMove:
    """Return a change as part of a scenario; what stands in the workbook is named as it stands there."""
    book, row = problem.terms.as_imported.book, change.to_row
    rows = book.rows if row < len(book.rows) else problem.terms.offers.current.book.rows
    return SourceMove(
        book.vehicles[problem.model].name,
        change.part_number,
        rows.origins[int(rows.origin[row])],
        rows.supplier[row],
        float(rows.unit_cost[row]),
    )


def picks_with(sourcing: Sourcing, left_out: Collection[str]) -> Picks:
    """Return the choices of a sourcing with some parts, by number, left where they are."""
    picks = sourcing.picks.copy()
    for part, number in enumerate(sourcing.problem.own.part_numbers):
        if number in left_out:
            picks[part] = 0
    return picks


def trial(problem: ModelProblem, picks: Picks) -> Trial:
    """Return what a choice of sources comes to."""
    passes = not problem.stated_failures and qualifies(problem, picks)
    claim = problem.admin_usd(picks) if passes else 0.0
    return Trial(
        passes,
        problem.shown_usd(picks, qualifies=passes) - claim,
        problem.switching_usd(picks),
        claim,
        problem.share(REGIONAL.test, picks),
        problem.us_content(picks),
        min((margin for _, margin in _margins(problem, picks)), default=None),
    )


def _margins(problem: ModelProblem, picks: Picks) -> list[tuple[VehicleTest, float]]:
    """Return by how much a choice is above the content thresholds that the policy sets."""
    found = []
    for entry in CONTENT:
        threshold = problem.terms.threshold(entry.test, problem.model)
        if threshold is not None and entry.asks(threshold):
            found.append((entry, problem.share(entry.test, picks) - threshold))
    return found
