"""The check: what the program found beside what the workbook computes now."""

import numpy as np

from headroom.language import tr, tr_in
from headroom.output.writers.live_book.models_sheet import RESULTS
from headroom.output.writers.live_book.pages import BookPage, FigureTable, Filled
from headroom.output.writers.live_book.words import all_agree, sentence, sheet_name

NAME = sheet_name(tr_in("a sheet of a workbook", "Check"))
_FIRST = 5
_AGREES_USD, _AGREES_SHARE = "0.005", "1E-9"
_FACTS = {"model", "vehicle_class", "assembly_country", "manufacturer", "annual_volume"}


def write_check(page: BookPage, models: FigureTable, title: str) -> FigureTable:
    """Write every figure of every model: program, workbook, difference, and whether they agree.

    Args:
        page: The sheet.
        models: The sheet of models.
        title: What the program found, in a sentence.
    """
    names = models.columns[models.at("model")].values
    keys = [key for key in RESULTS if key not in _FACTS]
    shown = {one.key: one for one in models.columns}
    lines = [(line, key) for line in range(models.size) for key in keys]
    program = [_plain(shown[RESULTS[key]].values[line]) for line, key in lines]
    own, differences, agrees = [], [], []
    for line, key in lines:
        cell = models.cell(RESULTS[key], line)
        own.append(cell)
        differences.append(
            "IF([program]=[workbook],0,IF(COUNT([program],[workbook])=2,[workbook]-[program],1))"
        )
        least = _AGREES_USD if key.endswith("_usd") else _AGREES_SHARE
        agrees.append(f"IF(ABS([difference])<={least},1,0)")
    columns = (
        Filled("model", tr("Model"), "text", [names[line] for line, _ in lines], width=28),
        Filled("figure", tr("Figure"), "words", [key for _, key in lines], width=22),
        Filled("program", tr("By the program"), "number", program, width=18),
        Filled("workbook", tr("By this workbook"), "number", program, own, width=18),
        Filled("difference", tr("Difference"), "difference", [0.0] * len(lines), differences, width=14),
        Filled("agrees", tr("Agrees: 1"), "count", [1] * len(lines), agrees, width=9),
    )
    page.say(0, 0, tr_in("a sheet of a workbook", "Check"), "title")
    page.say(
        1,
        0,
        tr(
            "Filled agree within half a cent, shares within 1e-9, as long as nothing is changed here. "
            "What you change moves them away from the program's."
        ),
        "note",
    )
    table = FigureTable(page, "check_", columns, _FIRST, len(lines))
    every = f"ROWS({table.place('agrees')})"
    agreeing = f"SUM({table.place('agrees')})"
    differ = tr("{count} of {all} figures differ from the program", count="{count}", all="{all}")
    said = (
        f"=IF({agreeing}={every},{sentence(all_agree(), count=every)},"
        f"{sentence(differ, count=f'({every}-{agreeing})', all=every)})"
    )
    page.say_computed(2, 0, said, all_agree(len(lines)), "state")
    page.written.define("check_state", f"'{NAME}'!$A$3")
    page.put(3, 0, title, "words")
    page.written.define("check_title", f"'{NAME}'!$A$4")
    table.write()
    table.define_names()
    page.sheet.freeze_panes(_FIRST, 2)
    last = _FIRST + max(len(lines), 1) - 1
    page.sheet.autofilter(_FIRST - 1, 0, last, len(columns) - 1)
    page.sheet.repeat_rows(_FIRST - 1)
    page.sheet.conditional_format(
        _FIRST,
        2,
        last,
        4,
        {"type": "formula", "criteria": f"=$F{_FIRST + 1}=0", "format": page.written.looks.named("differs")},
    )
    return table


def _plain(value: object) -> object:
    """Return a value as it is compared: nothing is an empty text."""
    if isinstance(value, str):
        return value
    number = float(value)  # type: ignore[arg-type]
    return number if np.isfinite(number) else ""


def figures_of(models: FigureTable) -> int:
    """Return how many figures are checked."""
    return models.size * len([key for key in RESULTS if key not in _FACTS])
