"""From a figure back to the cells: the rows that weigh most against a model.

Everything here is computed row by row from the workbook's own rows, and adds up to the sums that
``evaluate`` works with.

Axis *row* is a current row of one model, in the order of the sheet. Money is in US dollars per
vehicle.
"""

from dataclasses import dataclass

import numpy as np

from headroom.arrays import Flags, Floats, Ints
from headroom.book.countries import UNKNOWN_ORIGIN
from headroom.book.sourcing import ROLES, PartRole
from headroom.rules.content import counted_vnm, reaches, regional_bounds
from headroom.rules.goods import Goods
from headroom.rules.measures import Trade
from headroom.rules.outcome import Outcome, currency_rates
from headroom.rules.rate_kinds import kind_of
from headroom.rules.stacking import Stack


@dataclass(frozen=True, slots=True)
class WeighingRow:
    """One row of the workbook with what it does to its model.

    Attributes:
        row: Index into the rows of the book.
        address: Cell of its cost, e.g. ``Sourcing!F412``.
        part_number: As in the sheet.
        description: As in the sheet.
        supplier: As in the sheet.
        origin: ISO 3166 alpha-2; ``""`` is unknown.
        role: Role of the part.
        value_usd: Quantity times unit cost.
        regional_low: Least regional content, fraction.
        regional_high: Greatest.
        threshold: Least content with which a part of its role originates, fraction.
        originates: Whether it does at the low end.
        traced: Whether it is on the tracing list.
        vnm_usd: How much of its value counts as non-originating, at the low end.
        vnm_least_usd: The same at the high end.
        duty_usd: Duties it bears where it comes into the country of assembly, before credits.
    """

    row: int
    address: str
    part_number: str
    description: str
    supplier: str
    origin: str
    role: PartRole
    value_usd: float
    regional_low: float
    regional_high: float
    threshold: float
    originates: bool
    traced: bool
    vnm_usd: float
    vnm_least_usd: float
    duty_usd: float


@dataclass(frozen=True, slots=True, eq=False)
class CountedRows:
    """The current rows of one model, counted by the rules of the scenario; arrays are ``(row,)``.

    Attributes:
        row: Index into the rows of the book.
        value_usd: Quantity times unit cost.
        regional_low: Least regional content, fraction.
        regional_high: Greatest.
        threshold: Least content with which a part originates, fraction.
        originates: Whether it does at the low end.
        traced: Whether it is on the tracing list.
        vnm_usd: What counts as non-originating at the low end of regional content.
        vnm_least_usd: The same at the high end.
    """

    row: Ints
    value_usd: Floats
    regional_low: Floats
    regional_high: Floats
    threshold: Floats
    originates: Flags
    traced: Flags
    vnm_usd: Floats
    vnm_least_usd: Floats


def counted_rows(outcome: Outcome, model: int) -> CountedRows:
    """Return the current rows of one model, counted by the rules of the outcome's scenario.

    Args:
        outcome: What a scenario made of a fleet.
        model: Index into its vehicles.
    """
    exposure, policy = outcome.exposure, outcome.scenario.policy
    rows, classification = exposure.book.rows, exposure.classification
    of_model = np.flatnonzero((rows.model == model) & ~rows.alternative).astype(np.int32)
    rate = currency_rates(exposure, outcome.scenario)[rows.currency[of_model]]
    value = rows.quantity[of_model] * rows.unit_cost[of_model] * rate
    low, high = regional_bounds(rows.regional_content[of_model], rows.origin[of_model], rows.origins)
    threshold = np.array(policy.role_thresholds())[classification.role[of_model]]
    on_list = np.array(
        [not policy.tracing_list or policy.tracing_list in t.lists for t in classification.treatments],
        dtype=np.bool_,
    )
    traced = on_list[classification.treatment[of_model]]
    originates = reaches(low, threshold)
    return CountedRows(
        row=of_model,
        value_usd=value,
        regional_low=low,
        regional_high=high,
        threshold=threshold,
        originates=originates,
        traced=traced,
        vnm_usd=counted_vnm(policy.vnm_rule, value, low, originates=originates, traced=traced),
        vnm_least_usd=counted_vnm(
            policy.vnm_rule, value, high, originates=reaches(high, threshold), traced=traced
        ),
    )


def unknown_rows(outcome: Outcome, model: int) -> int:
    """Return how many current rows of one model leave its content open: parts of unknown origin."""
    rows = outcome.exposure.book.rows
    if UNKNOWN_ORIGIN not in rows.origins:
        return 0
    of_model = np.flatnonzero((rows.model == model) & ~rows.alternative)
    unknown = rows.origin[of_model] == rows.origins.index(UNKNOWN_ORIGIN)
    blank = np.isnan(rows.regional_content[of_model]) | np.isnan(rows.us_content[of_model])
    return int((unknown & blank).sum())


def row_duties(outcome: Outcome, row: Ints, value_usd: Floats, originates: Flags) -> Floats:
    """Return the duties that rows bear on their way to the assembly of their models, before credits.

    Args:
        outcome: What a scenario made of a fleet.
        row: Index into the rows of the book.
        value_usd: Value of each row.
        originates: Whether each row originates, at the low end.
    """
    together: Floats = row_rates(outcome, row, originates).added.sum(axis=0)
    return value_usd * together


def row_rates(outcome: Outcome, row: Ints, originates: Flags) -> Stack:
    """Return the duties on rows, with the rate of each; credits are not among them. See ``row_duties``."""
    policy = outcome.scenario.policy
    measures = (m for m in policy.measures if m.on is Trade.PARTS and kind_of(m).stacks)
    return Stack.of(measures, Goods.of_rows(outcome.exposure, row), originates)


def weightiest(outcome: Outcome, model: int, count: int = 20) -> tuple[WeighingRow, ...]:
    """Return the rows whose non-originating value weighs most against a model, heaviest first.

    Args:
        outcome: What a scenario made of a fleet.
        model: Index into its vehicles.
        count: How many to return at most; rows that count for nothing are left out.
    """
    counted = counted_rows(outcome, model)
    heavy = np.flatnonzero(counted.vnm_usd > 0)
    if len(heavy) > count:
        # Ties at the edge go to the row that stands first: a stable sort of what may be in.
        least = np.partition(counted.vnm_usd[heavy], -count)[-count]
        heavy = heavy[counted.vnm_usd[heavy] >= least]
    heavy = heavy[np.argsort(-counted.vnm_usd[heavy], kind="stable")][:count]
    duties = row_duties(outcome, counted.row[heavy], counted.value_usd[heavy], counted.originates[heavy])
    return tuple(
        _weighing(outcome, counted, int(position), float(duty))
        for position, duty in zip(heavy, duties, strict=True)
    )


def _weighing(outcome: Outcome, counted: CountedRows, position: int, duty_usd: float) -> WeighingRow:
    """Return one counted row with its texts."""
    exposure = outcome.exposure
    rows, row = exposure.book.rows, int(counted.row[position])
    return WeighingRow(
        row=row,
        address=rows.address(row, "unit_cost"),
        part_number=rows.part_number[row],
        description=rows.description[row],
        supplier=rows.supplier[row],
        origin=rows.origins[int(rows.origin[row])],
        role=ROLES[int(exposure.classification.role[row])],
        value_usd=float(counted.value_usd[position]),
        regional_low=float(counted.regional_low[position]),
        regional_high=float(counted.regional_high[position]),
        threshold=float(counted.threshold[position]),
        originates=bool(counted.originates[position]),
        traced=bool(counted.traced[position]),
        vnm_usd=float(counted.vnm_usd[position]),
        vnm_least_usd=float(counted.vnm_least_usd[position]),
        duty_usd=duty_usd,
    )
