"""Writes the workbook with live formulas: every figure in formulas, each cell with the program's value."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import BinaryIO

import numpy as np

from headroom.language import tr, tr_in
from headroom.output.writers.live_book import (
    check_sheet,
    models_sheet,
    policy_sheet,
    result_sheet,
    rows_sheet,
    structure_sheet,
)
from headroom.output.writers.live_book.book_rows import BookRows, BuiltRows
from headroom.output.writers.live_book.check_sheet import write_check
from headroom.output.writers.live_book.contents import Depth, LiveBookContents, refused, rows_counted
from headroom.output.writers.live_book.core_rows import CoreColumns
from headroom.output.writers.live_book.inputs import Inputs, inputs_of
from headroom.output.writers.live_book.law_tables import write_law
from headroom.output.writers.live_book.limits import Limits, limits_of
from headroom.output.writers.live_book.looks import Looks
from headroom.output.writers.live_book.model_contents import ModelContents
from headroom.output.writers.live_book.models_sheet import model_columns, write_models
from headroom.output.writers.live_book.pages import BookPage, FigureTable, Filled, Written
from headroom.output.writers.live_book.part_law import Line, PartLaw
from headroom.output.writers.live_book.policy_sheet import changed_inputs, said_of, write_policy
from headroom.output.writers.live_book.result_sheet import title_of, write_result
from headroom.output.writers.live_book.rows_sheet import row_columns
from headroom.output.writers.live_book.structure_sheet import Structure, write_structure
from headroom.output.writers.live_book.sums_sheet import counted_lots, part_lines, sum_columns
from headroom.output.writers.live_book.text_sheets import write_texts
from headroom.output.writers.live_book.words import CELL_NO, CELL_YES, sheet_name
from headroom.user_error import UserError
from headroom.workbook.written.new_workbook import new_workbook

_ROWS = rows_sheet.NAME
_FIRST_ROW = 4
_LONG = 20_000
_FOOTER = 220
"""Characters of the text below pages: Excel takes 255 with the marks."""

_CUT = "…"
_A3, _A4 = 8, 9
_ACROSS = 3


@dataclass(frozen=True, slots=True)
class LiveBookReport:
    """What has to be said of a workbook that was written.

    Attributes:
        depth: How far down it calculates.
        limits: What its formulas do not cover, a sentence each.
        cut: What did not fit into cells, likewise.
    """

    depth: Depth
    limits: tuple[str, ...]
    cut: tuple[str, ...]


def write_live_book(
    out: BinaryIO, contents: LiveBookContents, depth: Depth, going_on: Callable[[], None] = lambda: None
) -> LiveBookReport:
    """Write a workbook in which figures follow the inputs, and say what of it does not.

    Args:
        out: What takes the bytes.
        contents: What is written.
        depth: How far down it calculates.
        going_on: Is called again and again while it is written; it may raise to stop.

    Raises:
        UserError: If there are too many rows for that.
    """
    why = refused(contents, depth)
    if why:
        raise UserError(why)
    live = depth is not Depth.NONE
    book = new_workbook(out, row_by_row=not live and rows_counted(contents) > _LONG)
    book.set_properties(
        {
            "title": tr("Headroom: who qualifies, and what it costs landed"),
            "comments": contents.footer,
            "created": datetime.combine(contents.written_on, time()),
        }
    )
    written = Written(book, live, Looks(book), going_on)
    report = _write(written, contents, depth)
    book.close()
    return report


def _write(written: Written, contents: LiveBookContents, depth: Depth) -> LiveBookReport:
    """Write every sheet."""
    names = (result_sheet.NAME, policy_sheet.NAME, models_sheet.NAME, _ROWS, check_sheet.NAME)
    pages = {name: written.page(name) for name in names}
    limits = limits_of(contents, depth)
    inputs = inputs_of(contents, limits.inputs)
    parts = _parts(contents, inputs, limits, depth)
    of_models, unknown = model_columns(ModelContents(contents, inputs), parts.core, parts.lines)
    changed = changed_inputs(inputs)
    said = (
        *limits.sentences,
        *(tr("The test “{test}” keeps the program's values.", test=one) for one in unknown),
    )
    models = FigureTable(pages[models_sheet.NAME], "models_", of_models, 4, len(of_models[0].values))
    write_result(pages[result_sheet.NAME], contents, models, said_of(changed), said)
    write_policy(pages[policy_sheet.NAME], contents, inputs, said_of(changed), changed)
    if written.live:
        write_law(pages[policy_sheet.NAME], contents, inputs, parts.law)
    write_models(pages[models_sheet.NAME], of_models)
    _write_rows(pages[_ROWS], parts.columns, depth)
    write_check(pages[check_sheet.NAME], models, title_of(contents))
    if parts.structure is not None:
        pages[structure_sheet.NAME] = written.page(structure_sheet.NAME)
        write_structure(pages[structure_sheet.NAME], parts.structure)
    for title, table, nothing in (
        (tr_in("a sheet of a workbook", "Assumptions"), contents.assumptions, tr("Nothing was assumed.")),
        (tr_in("a sheet of a workbook", "Problems"), contents.problems, tr("Nothing was found.")),
        (
            tr_in("a sheet of a workbook", "Alternatives"),
            contents.alternatives,
            tr("The workbook has no alternative sources."),
        ),
    ):
        page = written.page(sheet_name(title))
        pages[title] = page
        write_texts(page, title, table, nothing)
    for page in pages.values():
        _finish(page, contents)
    return LiveBookReport(depth, said, written.texts.said())


@dataclass(frozen=True, slots=True, eq=False)
class _Parts:
    """The parts of a fleet, as rows or as sums of rows.

    Attributes:
        columns: Columns of their sheet.
        core: What is asked of core parts.
        lines: The duties that may fall on some of them.
        law: The law of single rows; None: sums need none.
        structure: The bill that decides on some of them; None: none does.
    """

    columns: tuple[Filled, ...]
    core: CoreColumns
    lines: tuple[Line, ...]
    law: PartLaw | None
    structure: Structure | None


def _parts(contents: LiveBookContents, inputs: Inputs, limits: Limits, depth: Depth) -> _Parts:
    """Return the parts of a fleet as a depth asks for them."""
    outcome = contents.outcome
    if depth is Depth.SUMS:
        counted = counted_lots(outcome)
        every = np.flatnonzero(outcome.exposure.book.rows.current)
        core = replace(CoreColumns.of(outcome, every), states=True, summed=True)
        return _Parts(
            sum_columns(outcome, counted, inputs, core), core, part_lines(outcome, counted), None, None
        )
    rows = BookRows.of(outcome)
    core = CoreColumns.of(outcome, rows.row)
    built = BuiltRows.of(rows)
    columns = row_columns(rows, built, inputs, core, limits.rows)
    if depth is Depth.NONE:
        columns = tuple(one for one in columns if not one.folded)
    lines = tuple(rows.law.lines[at] for at in np.flatnonzero(rows.law.falls.any(axis=(0, 2))).tolist())
    return _Parts(columns, core, lines, rows.law, built.structure)


def _write_rows(page: BookPage, columns: tuple[Filled, ...], depth: Depth) -> None:
    """Write the sheet of rows."""
    table = FigureTable(page, "rows_", columns, _FIRST_ROW, len(columns[0].values))
    page.say(0, 0, tr_in("a sheet of a workbook", "Rows"), "title")
    note = (
        tr("Sums of part rows: by model and currency, by the duties that fall on them, by core group.")
        if depth is Depth.SUMS
        else tr(
            "US dollars a vehicle, unit cost in its currency. A stated net cost moves with what parts cost."
        )
    )
    page.say(1, 0, note, "note")
    table.write()
    table.define_names()
    first, last = table.first, table.first + max(table.size, 1) - 1
    page.sheet.set_row(first - 1, 45)
    page.sheet.freeze_panes(first, 3)
    page.sheet.autofilter(first - 1, 0, last, len(columns) - 1)
    page.sheet.repeat_rows(first - 1)
    for at, column in enumerate(columns):
        if column.edited and page.written.live:
            rule = _VALIDATION.get(column.key)
            if rule:
                page.sheet.data_validation(first, at, last, at, rule)


def _foot(text: str) -> str:
    """Return what stands below every page: the text, as much as there is room for, and the page number."""
    shown = text[:_FOOTER]
    while len(shown.replace("&", "&&")) > _FOOTER:
        shown = shown[:-1]
    more = _CUT if len(shown) < len(text) else ""
    return f"&L&8 {shown.replace('&', '&&')}{more}&R&8 &P / &N"  # the space: a digit would be a type size


_EVERYWHERE = "A1:XFD1048576"
_NO_ERRORS = ("number_stored_as_text", "formula_differs", "formula_range", "empty_cell_reference")
"""What a spreadsheet program would mark as doubtful: codes are texts, and rows differ on purpose."""

_YES_NO = {"validate": "list", "source": [CELL_YES, CELL_NO]}
_SHARE = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1}
_POSITIVE = {"validate": "decimal", "criteria": ">=", "value": 0}
_VALIDATION = {
    "counts": {"validate": "list", "source": ["0", "1"]},
    "origin": {"validate": "list", "source": "=list_origins"},
    "currency": {"validate": "list", "source": "=currencies_code"},
    "quantity": _POSITIVE,
    "cost": _POSITIVE,
    "unit_freight": _POSITIVE,
    "regional": _SHARE,
    "us": _SHARE,
    "certificate": _YES_NO,
    "transformed": _YES_NO,
}


def _finish(page: BookPage, contents: LiveBookContents) -> None:
    """Protect what is no input, and set up the page for print."""
    sheet = page.sheet
    sheet.hide_gridlines(2)
    if page.name != result_sheet.NAME:
        sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    if page.name in {_ROWS, models_sheet.NAME, structure_sheet.NAME}:
        sheet.set_paper(_A3)
        sheet.fit_to_pages(_ACROSS, 0)
    elif page.name != result_sheet.NAME:
        sheet.fit_to_pages(1, 0)
    sheet.ignore_errors(dict.fromkeys(_NO_ERRORS, _EVERYWHERE))
    sheet.set_footer(_foot(contents.footer))
    if page.written.live:
        sheet.protect("", {"autofilter": True, "format_columns": True, "format_rows": True})
