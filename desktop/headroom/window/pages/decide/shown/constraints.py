"""What each test and lock costs a model, as it is shown."""

from collections.abc import Sequence

from headroom.language import tr
from headroom.optimum.constraint_costs import ConstraintCost
from headroom.output.constraint_words import constraint_word, in_its_unit, price
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.words import formatting
from headroom.words.definitions import POINT_COST

_TITLE = tr("What each test costs")
_COLUMNS = (
    TableColumn(_TITLE, wide=True, note=POINT_COST.tip),
    TableColumn(
        tr("Needed"), right=True, wide=True, note=tr("The threshold, or the greatest number of changes.")
    ),
    TableColumn(tr("Reached"), right=True, wide=True, note=tr("By the cheapest sourcing that qualifies.")),
    TableColumn(tr("Costs a vehicle"), right=True, unit="USD", wide=True, note=POINT_COST.tip),
    TableColumn(
        tr("a year"),
        right=True,
        unit="USD",
        wide=True,
        note=tr("{meaning} At annual volume.", meaning=POINT_COST.tip),
    ),
)


def constraint_table(costs: Sequence[ConstraintCost]) -> DetailTable:
    """Return what one more point of each threshold costs, and what one change more would save."""
    return DetailTable(_TITLE, _COLUMNS, tuple(_row(cost) for cost in costs))


def _row(cost: ConstraintCost) -> tuple[Cell, ...]:
    """Return the row of one limit."""
    return (
        Cell(constraint_word(cost)),
        Cell(in_its_unit(cost, cost.needed), rank=cost.needed),
        Cell(in_its_unit(cost, cost.reached), rank=cost.reached),
        Cell(price(cost), number=cost.usd, quiet=not cost.binds),
        Cell(formatting.millions(cost.usd_a_year) if cost.binds else "", number=cost.usd_a_year),
    )
