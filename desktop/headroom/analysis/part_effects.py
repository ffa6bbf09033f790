"""What each row of the workbook does: to the content of its model, to duties, to the landed cost.

Everything is counted row by row by the rules that ``evaluate`` sums, and the current rows of a model add up
to its figures there. An alternative is counted as if it were the source.
"""

from dataclasses import dataclass

import numpy as np

from headroom.analysis.weightiest_rows import row_rates
from headroom.arrays import Flags, Floats
from headroom.book.part_rows import PartRows
from headroom.rules.counted_rows import CountedRows, counted_among
from headroom.rules.currency_rates import currency_rates
from headroom.rules.duties import DutyOutcome, lessened_usd
from headroom.rules.measures import Measure
from headroom.rules.outcome import Outcome
from headroom.rules.vehicle_tests import REGIONAL
from headroom.rules.verdict import VehicleTestResult


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class PartEffects:
    """All rows of a workbook under a scenario; arrays are ``(row,)``, money in US dollars per vehicle.

    Attributes:
        outcome: What the scenario made of the fleet.
        value_usd: Quantity times unit cost.
        vnm_usd: What counts as non-originating at the low end of regional content.
        vnm_least_usd: The same at the high end.
        lost: Regional content that it costs its model, share of the net cost, at the low end.
        lost_least: The same at the high end.
        of_missing: ``lost`` as a share of what its model lacks to the threshold of regional content; NaN
            where the model lacks nothing.
        duty_usd: Duties on its way to the assembly, less what credits take off.
        freight_usd: Freight, as the scenario assumes it.
        of_landed: Value, freight and duty as a share of the landed cost of its model; 0 where there is none.
        originates: Whether it does at the low end of its content.
        may_originate: Whether it does at the high end.
    """

    outcome: Outcome
    value_usd: Floats
    vnm_usd: Floats
    vnm_least_usd: Floats
    lost: Floats
    lost_least: Floats
    of_missing: Floats
    duty_usd: Floats
    freight_usd: Floats
    of_landed: Floats
    originates: Flags
    may_originate: Flags

    def __len__(self) -> int:
        return len(self.value_usd)

    @property
    def rows(self) -> PartRows:
        """Return the rows, with the moves of the scenario made."""
        return self.outcome.exposure.book.rows

    @property
    def current(self) -> Flags:
        """Return which rows count; the others are alternatives."""
        return self.rows.current

    @property
    def volume(self) -> Floats:
        """Return vehicles a year of the model of each."""
        volume: Floats = self.outcome.exposure.fleet.volume[self.rows.model]
        return volume

    @classmethod
    def of(cls, outcome: Outcome) -> "PartEffects":
        """Return what the rows of an outcome's workbook do."""
        exposure, scenario = outcome.exposure, outcome.scenario
        rows = exposure.book.rows
        everything = np.arange(len(rows))
        counted = counted_among(outcome, everything)
        net_cost = outcome.net_cost_usd[rows.model]
        lost = _shares(counted.vnm_usd, net_cost)
        missing = missing_content(outcome)[rows.model]
        lacks = missing > 0
        rates = currency_rates(exposure, scenario)[rows.currency]
        freight = rows.quantity * rows.freight_per_unit * rates * scenario.freight_factor
        duty = _duties(outcome, counted)
        return cls(
            outcome=outcome,
            value_usd=counted.value_usd,
            vnm_usd=counted.vnm_usd,
            vnm_least_usd=counted.vnm_least_usd,
            lost=lost,
            lost_least=_shares(counted.vnm_least_usd, net_cost),
            of_missing=np.where(lacks, lost / np.where(lacks, missing, 1.0), np.nan),
            duty_usd=duty,
            freight_usd=freight,
            of_landed=_shares(counted.value_usd + freight + duty, outcome.landed_cost_usd[rows.model]),
            originates=counted.originates,
            may_originate=counted.may_originate,
        )


def missing_content(outcome: Outcome) -> Floats:
    """Return ``(model,)``: what each lacks to its threshold of regional content, share of the net cost.

    It is NaN where the model passes, or the policy does not set the test.
    """
    found = next((test for test in outcome.tests if test.entry is REGIONAL), None)
    if found is None:
        return np.full(len(outcome.vehicles), np.nan)
    fails = found.result != VehicleTestResult.PASSES
    return np.where(fails & (found.threshold > found.low), found.threshold - found.low, np.nan)


def _duties(outcome: Outcome, counted: CountedRows) -> Floats:
    """Return ``(row,)``: duties on rows less credits, US dollars per vehicle."""
    stack = row_rates(outcome, counted.row, counted.originates)
    lines = [
        DutyOutcome(measure, counted.value_usd, counted.value_usd * added)
        for measure, added in zip(stack.measures, stack.added, strict=True)
    ]
    duty = sum((line.duty_usd for line in lines), np.zeros(len(counted.row)))
    taken_off = np.zeros(len(counted.row))
    model = outcome.exposure.book.rows.model[counted.row]
    for measure, shares in _credited(outcome):
        taken_off += lessened_usd(measure, lines, len(duty)) * shares[model]
    return duty - taken_off


def _credited(outcome: Outcome) -> list[tuple[Measure, Floats]]:
    """Return each credit with ``(model,)``: the share of the duties that it takes off, fraction."""
    found: list[tuple[Measure, Floats]] = []
    for offset in outcome.offsets:
        if not found or found[-1][0] is not offset.measure:
            found.append((offset.measure, np.zeros(len(outcome.vehicles))))
        found[-1][1][offset.pot.models] = offset.pot.used_share
    return found


def _shares(amount: Floats, whole: Floats) -> Floats:
    """Return ``amount / whole``; 0 where there is no whole."""
    some = whole > 0
    return np.where(some, amount / np.where(some, whole, 1.0), 0.0)
