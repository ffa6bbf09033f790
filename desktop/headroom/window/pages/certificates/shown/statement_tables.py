"""Which statements of makers and approvals to ask for, as tables."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from headroom.analysis.certificates.statements import StatedCell, Statement
from headroom.book.sourcing import PartRows
from headroom.findings.statements import about_words, kind_words, statement_effect
from headroom.foreign_text import a_few
from headroom.language import colon, tr, tr_count
from headroom.output.certificate_tables import NO_SUPPLIER
from headroom.output.table import Cell, DetailTable, TableColumn, verdict_cell
from headroom.words import formatting
from headroom.words.fields import field_words

UPPER_BOUND = tr(
    "What the best answer would save in landed cost, duty and fees included: it is worth no more."
)

_STATEMENT_COLUMNS = (
    TableColumn(tr("Statement")),
    TableColumn(tr("Part or vehicle"), wide=True),
    TableColumn(tr("Model")),
    TableColumn(tr("Verdict then"), note=tr("The verdict with the best answer")),
    TableColumn(tr("Worth a year, up to"), right=True, unit="USD", note=UPPER_BOUND),
    TableColumn(tr("Cell")),
)
_CELL_COLUMNS = (
    TableColumn(tr("Part")),
    TableColumn(tr("Description"), wide=True),
    TableColumn(tr("Supplier")),
    TableColumn(tr("Fill in")),
    TableColumn(tr("Best answer")),
    TableColumn(tr("Cell")),
)
_MOST_ROWS = 200
_BEST: Mapping[str, str] = MappingProxyType(
    {"part_net_cost": tr("its unit cost"), "part_vnm": "0", "origin": "US", "us_transformed": tr("yes")}
)


def statement_table(found: Sequence[Statement]) -> DetailTable:
    """Return the statements that help, in the order given; of very many the first."""
    left = len(found) - _MOST_ROWS
    caption = tr_count("{n} more statement is worth less.", "{n} more statements are worth less.", left)
    rows = tuple(_statement(one) for one in found[:_MOST_ROWS])
    return DetailTable(tr("Statements"), _STATEMENT_COLUMNS, rows, caption=caption if left > 0 else "")


def cell_table(statement: Statement, rows: PartRows) -> DetailTable:
    """Return the cells that a statement fills, with the answer that is best."""
    return DetailTable(
        colon(kind_words(statement), f"{about_words(statement)}, {statement.model}"),
        _CELL_COLUMNS,
        tuple(_cell(statement, cell, rows) for cell in statement.cells),
    )


def _statement(one: Statement) -> tuple[Cell, ...]:
    effect = one.effect
    then = verdict_cell(effect.then)
    if effect.now is effect.then:
        then = replace(then, text=tr("{verdict} as now", verdict=then.text))
    addresses = [cell.address for cell in one.cells]
    return (
        Cell(kind_words(one)),
        Cell(about_words(one), note=", ".join(one.parts), quiet=not one.parts),
        Cell(one.model),
        replace(then, note=statement_effect(one)),
        Cell(formatting.millions(effect.worth_usd), effect.worth_usd, note=statement_effect(one)),
        Cell(a_few(addresses, 1), note=", ".join(addresses), quiet=True),
    )


def _cell(statement: Statement, cell: StatedCell, rows: PartRows) -> tuple[Cell, ...]:
    best = _BEST.get(cell.field) or formatting.dollars(statement.approved_usd, 2)
    if cell.row < 0:
        part = (Cell(tr("the vehicle"), quiet=True), Cell(statement.model), Cell(""))
    else:
        supplier = rows.supplier[cell.row]
        part = (
            Cell(rows.part_number[cell.row]),
            Cell(rows.description[cell.row]),
            Cell(supplier or NO_SUPPLIER, quiet=not supplier),
        )
    return (*part, Cell(field_words(cell.field)), Cell(best), Cell(cell.address, quiet=True))
