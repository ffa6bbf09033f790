"""Recognises the columns of a table that each hold the quantities of one model."""

from collections.abc import Sequence
from dataclasses import dataclass

from headroom.book.layout import TableKind
from headroom.book.survey import ColumnFinding
from headroom.language import tr
from headroom.workbook.fields import known_headings
from headroom.workbook.fields.other_headings import means_no_field, says_total
from headroom.workbook.survey.column_evidence import evidence
from headroom.workbook.survey.column_findings import HeadedColumn
from headroom.workbook.survey.quantity_headings import models_of_quantities
from headroom.workbook.tables.total_words import TOTAL

_LEAST_TOLD = 2
_LEAST_UNTOLD = 3
_QUANTITY = "quantity"
_MARKS = frozenset({"x", "-", "\u2013", "n/a", ""})


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """A column of quantities of one model.

    Attributes:
        model: Name of the model.
        told: Whether something beside the shape of its cells says so.
        reason: Why, one sentence.
    """

    model: str
    told: bool
    reason: str


def matrix_columns(
    columns: Sequence[HeadedColumn], found: Sequence[ColumnFinding], models: frozenset[str]
) -> dict[int, MatrixColumn]:
    """Return the columns that hold quantities of one model each, by their place; none where it is no matrix.

    Four things may tell: a heading Quantity above all of them, the names of models known from elsewhere, the
    word Quantity beside a name in each of them, and at the least that they hold nothing but small whole
    numbers.

    Args:
        columns: The columns of the table.
        found: What each seems to mean.
        models: Names of models, in small letters, that are known from elsewhere.
    """
    grouped = _under_quantity(columns)
    named = {
        at: _name(column)
        for at, column in enumerate(columns)
        if _name(column).casefold() in models and not _claimed(found[at])
    }
    if len(grouped) >= _LEAST_TOLD:
        return {
            at: MatrixColumn(name, told=True, reason=tr("A heading above it says that it holds quantities."))
            for at, name in grouped.items()
        }
    if len(named) >= _LEAST_TOLD:
        return {
            at: MatrixColumn(name, told=True, reason=tr("“{name}” is the name of a model.", name=name))
            for at, name in named.items()
        }
    if any(one.proposed.field == _QUANTITY for one in found):
        return {}
    spelt = models_of_quantities(
        {at: _name(column) for at, column in enumerate(columns) if _holds_quantities(column)}
    )
    if len(spelt) >= _LEAST_TOLD:
        told = all(name.casefold() in models for name in spelt.values())
        return {
            at: MatrixColumn(name, told=told, reason=tr("Its heading says that it holds a quantity."))
            for at, name in spelt.items()
        }
    whole = {
        at: _name(column)
        for at, column in enumerate(columns)
        if not _claimed(found[at])
        and not found[at].others
        and not TOTAL.fullmatch(_name(column))
        and not says_total(_name(column))
        and not means_no_field(TableKind.SOURCING, _name(column))
        and _holds_quantities(column)
    }
    names = {name.casefold() for name in whole.values() if name}
    if len(whole) < _LEAST_UNTOLD or len(names) < len(whole):
        return {}
    return {
        at: MatrixColumn(name, told=False, reason=tr("Its cells are small whole numbers, as quantities are."))
        for at, name in whole.items()
    }


def _under_quantity(columns: Sequence[HeadedColumn]) -> dict[int, str]:
    """Return the columns with a name of their own below a heading that means Quantity."""
    found: dict[int, str] = {}
    for at, column in enumerate(columns):
        if len(column.headings) < 3:  # noqa: PLR2004 - both joined, the lower and the upper
            continue
        name, above = column.headings[1], column.headings[-1]
        meaning = known_headings.exact(TableKind.SOURCING, above)
        own = known_headings.exact(TableKind.SOURCING, name)
        total = TOTAL.fullmatch(name) is not None
        if meaning is not None and meaning.field == _QUANTITY and own is None and not total:
            found[at] = name
    return found if len({name.casefold() for name in found.values()}) == len(found) else {}


def _name(column: HeadedColumn) -> str:
    """Return the lowest heading of a column."""
    return column.headings[1] if len(column.headings) > 1 else next(iter(column.headings), "")


def _claimed(found: ColumnFinding) -> bool:
    return bool(found.proposed.field)


def _holds_quantities(column: HeadedColumn) -> bool:
    """Return whether all cells are small whole numbers, blanks or crosses."""
    facts = evidence([cell for cell in column.cells if cell.strip().casefold() not in _MARKS])
    return facts.cells > 0 and facts.whole == 1.0
