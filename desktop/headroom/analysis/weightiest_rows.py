"""From a figure back to the cells: the rows that weigh most against a model.

Everything here is computed row by row from the workbook's own rows, and adds up to the sums that
``evaluate`` works with.

Axis *row* is a current row of one model, in the order of the sheet. Money is in US dollars per
vehicle.
"""

from dataclasses import dataclass

import numpy as np

from headroom.arrays import Flags, Floats, Ints, Whole
from headroom.book.classes_and_roles import NO
from headroom.book.countries import UNKNOWN_ORIGIN
from headroom.book.sourcing import ROLES, PartRole
from headroom.language import tr
from headroom.rules.counted_rows import CountedRows, counted_rows
from headroom.rules.goods import Goods
from headroom.rules.measures import Trade
from headroom.rules.outcome import Outcome
from headroom.rules.rate_kinds import kind_of
from headroom.rules.row_contents import RowContents
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
        threshold: Least content with which such a part originates, fraction.
        originates: Whether it does at the low end.
        traced: Whether it is on the tracing list.
        rolled_up: Whether it counts whole or not at all.
        refused: Why it does not originate whatever its content, in words; empty: its content decides.
        credit_usd: What its maker's statement takes off, at the low end.
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
    rolled_up: bool
    refused: str
    credit_usd: float
    vnm_usd: float
    vnm_least_usd: float
    duty_usd: float


def unknown_rows(outcome: Outcome, model: int) -> int:
    """Return how many current rows of one model leave its content open: parts of unknown origin."""
    rows = outcome.exposure.book.rows
    if UNKNOWN_ORIGIN not in rows.origins:
        return 0
    of_model = np.flatnonzero((rows.model == model) & rows.current)
    unknown = rows.origin[of_model] == rows.origins.index(UNKNOWN_ORIGIN)
    found = RowContents.of(rows, of_model[unknown])
    us_low, us_high = found.us_parts()
    return int(
        (
            (found.judged_low < found.judged_high)
            | (found.regional_low < found.regional_high)
            | (found.us_low < found.us_high)
            | (us_low < us_high)
        ).sum()
    )


def row_duties(outcome: Outcome, row: Ints | Whole, value_usd: Floats, originates: Flags) -> Floats:
    """Return the duties that rows bear on their way to the assembly of their models, before credits.

    Args:
        outcome: What a scenario made of a fleet.
        row: Index into the rows of the book.
        value_usd: Value of each row.
        originates: Whether each row originates, at the low end.
    """
    together: Floats = row_rates(outcome, row, originates).added.sum(axis=0)
    return value_usd * together


def row_rates(outcome: Outcome, row: Ints | Whole, originates: Flags) -> Stack:
    """Return the duties on rows, with the rate of each; credits are not among them. See ``row_duties``."""
    policy = outcome.scenario.policy
    measures = (m for m in policy.charged_on(Trade.PARTS) if kind_of(m).stacks)
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
        rolled_up=bool(counted.rolled_up[position]),
        refused=_refused(counted, position),
        credit_usd=float(counted.credit_usd[0][position]),
        vnm_usd=float(counted.vnm_usd[position]),
        vnm_least_usd=float(counted.vnm_least_usd[position]),
        duty_usd=duty_usd,
    )


def _refused(counted: CountedRows, position: int) -> str:
    """Return why a row does not originate whatever its content; empty where its content decides."""
    found = counted.contents
    if found.rows.originating[counted.row[position]] == NO:
        return tr("stated as not originating")
    if found.unknown[position]:
        return ""
    return "" if found.inside[position] else tr("last made outside the region")
