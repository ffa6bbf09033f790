"""The sheet of models: every figure of each of them, in formulas."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from headroom.language import tr, tr_in
from headroom.output.writers.live_book.core_rows import CoreColumns
from headroom.output.writers.live_book.model_contents import MODE_WORDS, ModelContents
from headroom.output.writers.live_book.model_core import ModelCore
from headroom.output.writers.live_book.model_duties import ModelDuties
from headroom.output.writers.live_book.model_tests import KEYS, ModelTests
from headroom.output.writers.live_book.pages import BookPage, FigureTable, Filled
from headroom.output.writers.live_book.part_law import Line
from headroom.output.writers.live_book.words import VERDICTS, quoted, sheet_name
from headroom.rules.verdict import Verdict

NAME = sheet_name(tr_in("a sheet of a workbook", "Models"))
_FIRST = 4
_FROZEN = 2

RESULTS: Mapping[str, str] = MappingProxyType(
    {
        "model": "model",
        "vehicle_class": "vehicle_class",
        "assembly_country": "assembly",
        "annual_volume": "volume",
        "net_cost_usd": "net_cost",
        "customs_value_usd": "customs",
        "vnm_low_usd": "vnm_low",
        "vnm_high_usd": "vnm_high",
        "rvc_low": "rvc_low",
        "rvc_high": "rvc_high",
        "us_content_low": "us_low",
        "us_content_high": "us_high",
        "verdict": "verdict",
        "headroom": "headroom",
        "us_parts_usd": "us_parts_low",
        "manufacturer": "manufacturer",
        "offset_usd": "offset",
        "parts_usd": "parts",
        "conversion_usd": "conversion",
        "inbound_freight_usd": "inbound",
        "parts_duty_usd": "parts_duty",
        "outbound_freight_usd": "outbound_now",
        "insurance_usd": "insurance",
        "vehicle_duty_usd": "vehicle_duty",
        "fees_usd": "fees",
        "landed_cost_usd": "landed",
    }
)
"""Each figure key of ``evaluate --json`` with the column that has it; the name is ``result_`` and the key."""


def model_columns(
    models: ModelContents, core: CoreColumns, part_lines: tuple[Line, ...]
) -> tuple[tuple[Filled, ...], tuple[str, ...]]:
    """Return the columns of the sheet, and the tests that no formula is made for.

    Args:
        models: What they are made of.
        core: What is asked of rows of core parts.
        part_lines: The duties on parts that may fall on some row.
    """
    outcome, inputs = models.outcome, models.inputs
    tests = ModelTests(outcome, inputs, bool(core.groups))
    columns: Sequence[Filled] = (
        *models.facts(),
        *tests.labour_credit(),
        *models.sums(),
        *ModelCore(outcome, core, inputs, tests.core_thresholds()).columns(),
        *tests.columns(),
        *ModelDuties(outcome, inputs, part_lines).columns(),
    )
    return tuple(columns), tests.unknown()


def write_models(page: BookPage, columns: tuple[Filled, ...]) -> FigureTable:
    """Write the sheet, and name its columns; the figures of ``evaluate`` have names of their own.

    Args:
        page: The sheet.
        columns: Its columns.
    """
    table = FigureTable(page, "models_", columns, _FIRST, len(columns[0].values))
    page.say(0, 0, tr_in("a sheet of a workbook", "Models"), "title")
    page.say(
        1,
        0,
        tr("Per vehicle, in US dollars. Yellow cells may be changed. Columns that only help are hidden."),
        "note",
    )
    table.write()
    table.define_names()
    last_core = max(
        (one.key.rpartition("_")[2] for one in columns if one.key.startswith("core_rows_")),
        default="",
        key=int,
    )
    if last_core:
        for key in ("rows", "open"):
            page.written.define(f"models_core_{key}", table.place(f"core_{key}_1", f"core_{key}_{last_core}"))
    for key, column in RESULTS.items():
        page.written.define(f"result_{key}", table.place(column))
    for key in KEYS.values():
        for part, name in (("low", "low"), ("high", "high"), ("least", "threshold"), ("result", "result")):
            if any(one.key == f"test_{key}_{part}" for one in columns):
                page.written.define(f"result_{key}_{name}", table.place(f"test_{key}_{part}"))
    _finish(page, table)
    return table


def _finish(page: BookPage, table: FigureTable) -> None:
    """Freeze, colour, validate, and set up printing."""
    sheet, first, last = page.sheet, table.first, table.first + max(table.size, 1) - 1
    sheet.set_row(first - 1, 62)
    sheet.freeze_panes(first, _FROZEN)
    sheet.autofilter(first - 1, 0, last, len(table.columns) - 1)
    colour_verdicts(page, first, last, table.at("verdict"))
    sheet.repeat_rows(first - 1)
    sheet.repeat_columns(0, _FROZEN - 1)
    mode = table.at("mode")
    sheet.data_validation(first, mode, last, mode, {"validate": "list", "source": list(MODE_WORDS)})
    for at, column in enumerate(table.columns):
        if column.edited and column.look in {"usd", "count", "number"}:
            least = {"validate": "decimal", "criteria": ">=", "value": 0}
            if column.key == "per_entry":
                least = {"validate": "decimal", "criteria": ">", "value": 0}
            sheet.data_validation(first, at, last, at, least)
        if column.edited and column.look == "share":
            between = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1}
            sheet.data_validation(first, at, last, at, between)


def colour_verdicts(page: BookPage, first: int, last: int, column: int) -> None:
    """Show verdicts by word and colour."""
    for verdict in (Verdict.QUALIFIES, Verdict.FAILS, Verdict.UNDETERMINED):
        page.sheet.conditional_format(
            first,
            column,
            last,
            column,
            {
                "type": "cell",
                "criteria": "==",
                "value": quoted(VERDICTS[verdict]),
                "format": page.written.looks.named(verdict.word),
            },
        )
