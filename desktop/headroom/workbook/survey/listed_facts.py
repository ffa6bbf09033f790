"""What part lists say of the rows of a bill that a survey looks at, as if it stood beside them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from headroom.book.layout import TableLayout
from headroom.book.survey import TableFinding
from headroom.workbook.survey.numbered_rows import numbered_rows, partners_among
from headroom.workbook.survey.sheet_rows import Rows

_NUMBER, _COST = "part_number", "unit_cost"
_OF_THE_COST = ("currency", "price_unit")
_TOLD = (_COST, "origin", "made_by", "alternative")
"""What decides which rows of a bill of several levels count."""


@dataclass(frozen=True, slots=True)
class ListTop:
    """A part list, as far as a survey looks.

    Attributes:
        rows: The first rows of its sheet.
        layout: Where it stands there.
    """

    rows: Rows
    layout: TableLayout


def beside_lists(rows: Rows, finding: TableFinding, lists: Sequence[ListTop]) -> tuple[Rows, TableFinding]:
    """Return the first rows of a bill and the bill, with columns of the lists that it has none of.

    They stand right of the sheet, from ``Rows.beside`` on: the positions are of no cell. A bill that has no
    levels stays as it is.

    Args:
        rows: The first rows of its sheet.
        finding: The bill.
        lists: The part lists that are joined to it; of several that say the same the first counts.
    """
    if not lists or finding.structure is None:
        return rows, finding
    here = numbered_rows(rows.texts, rows.first_column, finding.layout)
    layout, texts, width = finding.layout, rows.texts, len(rows.texts[0]) if rows.texts else 0
    for one in lists:
        cells = _cells_of(one, [row[_NUMBER] for row in here.values()])
        for name in _lacking(layout, one.layout):
            column = one.layout.column(name)
            assert column is not None  # noqa: S101 - it is one that the list has
            position = rows.first_column + len(texts[0])
            layout = replace(layout, columns=(*layout.columns, replace(column, position=position)))
            listed = {at: cells[row[_NUMBER]][name] for at, row in here.items() if row[_NUMBER] in cells}
            texts = [(*row, listed.get(at, "")) for at, row in enumerate(texts)]
    beside = rows.first_column + width
    return replace(rows, texts=texts, beside=beside), replace(finding, layout=layout)


def _lacking(bill: TableLayout, listed: TableLayout) -> Iterator[str]:
    """Yield what decides which rows count, and only the list has a column of."""
    for name in _TOLD:
        if bill.column(name) is None and listed.column(name) is not None:
            yield name
            if name == _COST:
                yield from (
                    beside for beside in _OF_THE_COST if listed.column(beside) and not bill.column(beside)
                )


def _cells_of(listed: ListTop, numbers: Sequence[str]) -> dict[str, Mapping[str, str]]:
    """Return the cells that a list has for each of some part numbers; of several rows the first counts."""
    rows: dict[str, Mapping[str, str]] = {}
    for cells in numbered_rows(listed.rows.texts, listed.rows.first_column, listed.layout).values():
        rows.setdefault(cells[_NUMBER], cells)
    return {number: rows[theirs] for number, theirs in partners_among(numbers, rows).items()}
