"""What is known of the cheapest sourcings over a grid of settings: one answer holds for many points.

A sourcing that is cheapest of all at a pair of thresholds is cheapest at every higher pair that it
still keeps, for what it competes with only gets fewer; and where paying is cheaper it is so at every
higher pair. So one solution answers a rectangle of the grid, and most of it needs none of its own.
A vehicle duty acts likewise: where complying is cheaper it is so at every higher rate.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from headroom.analysis.class_totals import ClassTotals, Regime
from headroom.analysis.grid_axis import CONTENT_KINDS, AxisKind, GridAxis
from headroom.analysis.policy_map import Passing, passes_otherwise
from headroom.arrays import Flags, Whole
from headroom.optimum.made_sourcing import MadeSourcing
from headroom.optimum.resourcing import ModelResourcing, resource
from headroom.optimum.sourcing_choice import Sourcing
from headroom.rules.content import TOLERANCE
from headroom.rules.offers import Offers
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import Verdict


@dataclass(frozen=True, slots=True, eq=False)
class _AtPresent:
    """Where on the grid the present sourcings qualify; by position on both axes."""

    otherwise: Flags
    column_steps: Whole
    row_steps: Whole
    last_column_step: Whole
    last_row_step: Whole

    def qualifies(self, model: int, reach: tuple[slice, slice]) -> Flags:
        """Return whether a model qualifies as sourced at some of the points."""
        rows = self.row_steps[reach[0]] <= self.last_row_step[model]
        columns = self.column_steps[reach[1]] <= self.last_column_step[model]
        found: Flags = rows[:, None] & columns & self.otherwise[model]
        return found


class Ledger:
    """What is known of each model at each point of a grid, and its totals.

    Args:
        offers: Every source of every part.
        scenario: All other assumptions.
        axes: What goes across, and what goes up; None: there is one row.
        effort: As for ``resource``.
        tell_unable: Whether to tell who cannot comply from who pays by choice.

    Attributes:
        shape: Rows and columns.
        columns: Values of the first axis.
        rows: Of the second; a single 0 where there is none.
        totals: At every point, of the models that are answered there.
        proven: Whether every answer so far is proven.
    """

    def __init__(
        self,
        offers: Offers,
        scenario: Scenario,
        axes: tuple[GridAxis, GridAxis | None],
        effort: int,
        *,
        tell_unable: bool,
    ) -> None:
        across, up = self._axes = axes
        self._offers, self._scenario, self._effort = offers, scenario, effort
        self._tell_unable = tell_unable
        fleet, policy = offers.current.fleet, scenario.policy
        self.columns = across.values
        self.rows = np.zeros(1) if up is None else up.values
        self.shape = (len(self.rows), len(self.columns))
        self._kinds = (across.kind(policy), AxisKind.ALONE if up is None else up.kind(policy))
        models = len(fleet.volume)
        self._known = np.zeros((models, *self.shape), dtype=np.bool_)
        self._count = np.zeros(self.shape, dtype=np.int64)
        self.totals = ClassTotals.empty(fleet.vehicle_class, fleet.volume, self.shape)
        self._earlier: dict[int, ModelResourcing] = {}
        self.proven = True
        self._moved = [
            np.ones(models, dtype=np.bool_) if axis is None else axis.moves(policy, fleet)
            for axis in self._axes
        ]

    def answer(self, row: int, column: int, cancelled: Callable[[], bool]) -> bool:
        """Find what every model does at a point it is not known for yet; return whether all are found."""
        unknown = np.flatnonzero(~self._known[:, row, column]).tolist()
        if not unknown:
            return True
        across, up = self._axes
        scenario = self._scenario.with_value(across.key, float(self.columns[column]))
        if up is not None:
            scenario = scenario.with_value(up.key, float(self.rows[row]))
        earlier = [self._earlier[model] for model in unknown if model in self._earlier]
        answers = resource(
            self._offers, scenario, models=unknown, earlier=earlier, effort=self._effort, cancelled=cancelled
        )
        if len(answers) < len(unknown):
            return False
        present = evaluate(self._offers.current, scenario)
        at_present = self._at_present(present)
        for answer in answers:
            self._earlier[answer.problem.model] = answer
            self.proven &= answer.proven_optimal
            self._enter(answer, present, at_present, self._reach(answer, row, column))
        return True

    @property
    def own(self) -> Flags:
        """Return the points at which every model is answered."""
        found: Flags = self._count == len(self._known)
        return found

    def _at_present(self, present: Outcome) -> "_AtPresent":
        """Return where on the grid the present sourcings qualify."""
        nobody = Passing.of(present, CONTENT_KINDS[AxisKind.REGIONAL], "")
        passing, steps = [nobody, nobody], []
        by_test = {AxisKind.REGIONAL: nobody, AxisKind.US: nobody}
        for at, (axis, kind, values) in enumerate(
            zip(self._axes, self._kinds, (self.columns, self.rows), strict=True)
        ):
            if axis is not None and kind in by_test:
                passing[at] = by_test[kind] = Passing.of(present, CONTENT_KINDS[kind], axis.key)
            steps.append(passing[at].steps_at(values) * (passing[at] is not nobody))
        otherwise = passes_otherwise(present, by_test[AxisKind.REGIONAL], by_test[AxisKind.US])
        return _AtPresent(otherwise, *steps, *(one.last for one in passing))

    def _enter(
        self, answer: ModelResourcing, present: Outcome, at_present: "_AtPresent", reach: tuple[slice, slice]
    ) -> None:
        """Enter an answer at every point that it answers and that is not known yet."""
        model = answer.problem.model
        fresh = ~self._known[model][reach]
        self._known[model][reach] = True
        self._count[reach] += fresh
        totals, fleet = self.totals, present.exposure.fleet
        at, volume = int(fleet.vehicle_class[model]), float(fleet.volume[model])
        made = MadeSourcing.of(answer)
        for table, amount in (
            (totals.rules_usd, made.rules_usd),
            (totals.vehicle_duty_usd, made.vehicle_duty_usd),
            (totals.parts_duty_usd, made.parts_duty_usd),
            (totals.regional_volume, made.rvc),
            (totals.us_volume, made.us_content),
        ):
            table[at][reach] += fresh * (amount * volume)
        if answer.chosen is None and made.verdict is Verdict.QUALIFIES:
            regimes = [(Regime.AS_SOURCED, fresh)]
        elif answer.decision.qualifies:
            kept = at_present.qualifies(model, reach) & bool(answer.problem.allowed[:, 0].all())
            regimes = [(Regime.AS_SOURCED, fresh & kept), (Regime.RE_SOURCED, fresh & ~kept)]
        else:
            regimes = [(self._regime(answer), fresh)]
        for regime, where in regimes:
            totals.regime_models[regime, at][reach] += where
            totals.regime_volume[regime, at][reach] += where * volume

    def _reach(self, answer: ModelResourcing, row: int, column: int) -> tuple[slice, slice]:
        """Return the rows and columns over which an answer holds, from its own point on."""
        model = answer.problem.model
        orderly = self._orderly(answer)
        complies = answer.decision.qualifies
        chosen = answer.chosen
        limit = chosen if complies else self._compliant(answer)
        found = []
        for axis, own in enumerate((column, row)):
            values, kind = (self.columns, self.rows)[axis], self._kinds[axis]
            first, end = own, own + 1
            if not self._moved[axis][model]:
                first, end = 0, len(values)
            elif chosen is None:
                pass
            elif kind in {AxisKind.REGIONAL, AxisKind.US} and orderly:
                end = len(values)
                if limit is not None:
                    share = limit.problem.share(CONTENT_KINDS[kind], limit.picks)  # as the test reads it
                    end = max(own + 1, int(np.searchsorted(values, share + TOLERANCE / 2, side="right")))
            elif kind is AxisKind.DUTY and complies:
                end = len(values)
            found.append(slice(first, end))
        return found[1], found[0]

    def _compliant(self, answer: ModelResourcing) -> Sourcing | None:
        """Return the sourcing that a payer could comply with, where it matters that there is one."""
        return answer.comply if self._tell_unable and self._regime(answer) is Regime.PAYS else None

    def _regime(self, answer: ModelResourcing) -> Regime:
        """Return what a model does that does not comply."""
        made = MadeSourcing.of(answer)
        if not made.vehicle_duty_usd + made.fees_usd > 0:
            return Regime.OWES_NOTHING
        return Regime.UNABLE if self._tell_unable and answer.comply is None else Regime.PAYS

    @staticmethod
    def _orderly(answer: ModelResourcing) -> bool:
        """Return whether no sourcing pays more at the border for qualifying than for not doing so."""
        model, border = answer.problem.model, answer.problem.terms.border
        passes, fails = border[True], border[False]
        return bool(
            passes.whole_rate[model] + passes.non_us_rate[model] <= fails.whole_rate[model] + TOLERANCE
            and passes.fixed_usd[model] <= fails.fixed_usd[model] + TOLERANCE
            and set(passes.fees[model]) <= set(fails.fees[model])
        )
