"""The rows that leave a vehicle's verdict open, and what is still missing, as whole numbers.

A certificate of origin names a country. The content of the row then follows as for any other row: what the
sheet states stays, a blank regional share is 100 % for the region and 0 % elsewhere, a blank US share is
100 % for the United States and 0 % elsewhere. So a row adds to a test all or nothing of what is open.

Axis *row* is an open row: one whose certificate may change the result of a test that is open.
"""

from dataclasses import dataclass
from math import ceil

import numpy as np

from headroom.arrays import Flags, Floats, Ints, Whole
from headroom.rules.content import TOLERANCE
from headroom.rules.counted_rows import counted_rows
from headroom.rules.outcome import Outcome
from headroom.rules.policy import Test
from headroom.rules.vehicle_tests import CORE_PARTS, REGIONAL, US, regional_needed
from headroom.rules.verdict import VehicleTestResult

_COARSEST_DIGITS = 2
_FINEST_DIGITS = 7
_MOST_UNITS = 2.0**28
_MOST_STEPS = 2.0**34
_NOISE = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class OpenRows:
    """The open rows of a model, in whole units of money.

    Attributes:
        row: Index into the rows of the book.
        value_usd: Quantity times unit cost.
        regional: What it adds to regional content if its origin is in the region; 0: nothing is open.
        us: What it adds to US content if its origin is the United States.
        core: Whether it is a core part that leaves the test of core parts open.
        regional_missing: Units that are missing from regional content; 0 or less: nothing is missing.
        us_missing: Units that are missing from US content.
        doubt: By how many units a sum of rows may be off, because amounts were rounded to units.
        per_usd: How many units a dollar has.
    """

    row: Ints | Whole
    value_usd: Floats
    regional: Whole
    us: Whole
    core: Flags
    regional_missing: int
    us_missing: int
    doubt: int
    per_usd: float

    def __len__(self) -> int:
        return len(self.row)


def open_rows(outcome: Outcome, model: int) -> OpenRows:
    """Return the open rows of one model whose net cost is above 0.

    Args:
        outcome: What a scenario made of a fleet.
        model: Index into its vehicles.
    """
    policy, fleet = outcome.scenario.policy, outcome.exposure.fleet
    counted = counted_rows(outcome, model)
    results = {test.test: VehicleTestResult(int(test.result[model])) for test in outcome.tests}
    thresholds = {test.test: float(test.threshold[model]) for test in outcome.tests}
    for test in outcome.tests:
        if test.entry is REGIONAL:
            thresholds[test.test] = float(regional_needed(policy, fleet, test.threshold)[model])
    us_low, us_high = (
        counted.contents.us_parts()
        if policy.us_by_part
        else (counted.contents.us_low, counted.contents.us_high)
    )
    net_cost = float(outcome.net_cost_usd[model])

    def missing(test: Test, low_share: Floats | None = None) -> float:
        """Return the money that is missing from a test at its low end; 0 where it is not open."""
        if results.get(test) is not VehicleTestResult.UNDETERMINED:
            return 0.0
        low = outcome.reached(test)[0] if low_share is None else low_share
        return (thresholds[test] - TOLERANCE - float(low[model])) * net_cost

    none = np.zeros(len(counted.row))
    regional_missing = missing(REGIONAL.test, outcome.rvc_low)
    us_missing = missing(US.test)
    regional = counted.vnm_usd - counted.vnm_least_usd if regional_missing > 0 else none
    us = (us_high - us_low) * counted.value_usd if us_missing > 0 else none
    core = np.zeros(len(counted.row), dtype=np.bool_)
    if results.get(CORE_PARTS.test, VehicleTestResult.NOT_ASSESSED) is not VehicleTestResult.NOT_ASSESSED:
        group = outcome.exposure.classification.core_group[counted.row]
        core = (group >= 0) & counted.contents.unknown
    is_open = core | (regional > 0) | (us > 0)
    amounts = np.concatenate((regional[is_open], us[is_open]))
    per_usd, doubt = _units(amounts, int(is_open.sum()))
    return OpenRows(
        row=counted.row[is_open],
        value_usd=counted.value_usd[is_open],
        regional=np.rint(regional[is_open] * per_usd).astype(np.int64),
        us=np.rint(us[is_open] * per_usd).astype(np.int64),
        core=core[is_open],
        regional_missing=ceil(regional_missing * per_usd),
        us_missing=ceil(us_missing * per_usd),
        doubt=doubt,
        per_usd=per_usd,
    )


def _units(amounts: Floats, rows: int) -> tuple[float, int]:
    """Return how many units a dollar has, and by how many units a sum of amounts may be off.

    The units are such that all amounts are whole, if they can be and their sum stays within reach.
    """
    total = float(amounts.sum()) + 1.0
    most = min(_MOST_UNITS, _MOST_STEPS / max(rows, 1))
    for digits in range(_COARSEST_DIGITS, _FINEST_DIGITS + 1):
        per_usd = 10.0**digits
        if total * per_usd > most:
            break
        scaled = amounts * per_usd
        if np.abs(scaled - np.rint(scaled)).max(initial=0.0) < _NOISE:
            return per_usd, 0
    return 2.0 ** np.floor(np.log2(most / total)), ceil(rows / 2) + 1
