"""Sends workbooks with added columns all the way through the program: run with a folder as its argument.

On standard output it says as JSON what came out.
"""

import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
from openpyxl import load_workbook

from added_columns import PART_COLUMNS
from headroom.book.changes import changes_between
from headroom.book.layout import BookLayout
from headroom.book.part_rows import PartRows
from headroom.book.sourcing import SourcingBook
from headroom.book.survey import BookSurvey
from headroom.output.model_tables.money import rows_table
from headroom.output.row_columns import ROWS, UsedRows
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.scripting.frames import frame_of
from headroom.window.pages.changes.shown import changed_facts, changed_rows
from headroom.words.fields import field_words
from headroom.workbook.layouts.layout_file import load_layout, save_layout
from headroom.workbook.layouts.layout_fitting import fitted
from headroom.workbook.process.book_folder import load_book, save_book
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.questions import Questions
from headroom.workbook.written.template import write_template
from workbooks import MODELS, Cell, Rows, read_rows, silent, table, write_xlsx

NAMES = [field.name for field in PART_COLUMNS]


def said(rows: PartRows) -> dict[str, list[str | float | None]]:
    """Return what all rows say in the added columns."""
    return {name: [rows.value(name, row) for row in range(len(rows))] for name in NAMES}


def template(folder: Path) -> object:
    """Return what is in the template, and what it says where it is read."""
    write_template(folder / "template.xlsx")
    sheets = load_workbook(folder / "template.xlsx")
    book = decode(folder / "template.xlsx", silent)
    return {
        "headings": [cell.value for cell in sheets["Sourcing"][1]],
        "listed": [line[1] for line in sheets["Fields"].iter_rows(min_row=2, values_only=True)],
        "rules": sorted(str(rule.type) for rule in sheets["Sourcing"].data_validations.dataValidation),
        "problems": [problem.message for problem in book.problems],
        "rows": said(book.rows),
        "vehicle": dict(book.vehicles[0].more),
        "cells": {name: book.vehicles[0].cells.get(name) for name in book.vehicles[0].more},
        "address": book.rows.address(0, "batch"),
    }


def spelt(folder: Path) -> object:
    """Return what other spellings and faulty cells come to."""
    good: dict[str, Cell] = {
        "Lote": "A",
        "Paint shop": "fuera",
        "Painted": "sí",
        "Layers": 2,
        "Cast in": "México",
    }
    good |= {
        "Layers": 2,
        "Cast in": "México",
        "Quoted in": "eur",
        "Export code": "8708.99",
        "Hazard share %": "12,5 %",
        "Approved on": "",
    }
    bad: dict[str, Cell] = {
        "Lote": "#N/A",
        "Paint shop": "both",
        "Painted": "perhaps",
        "Layers": 2.5,
        "Cast in": "Atlantis",
    }
    bad |= {
        "Layers": 2.5,
        "Cast in": "Atlantis",
        "Quoted in": "shells",
        "Export code": "x",
        "Hazard share %": 120,
        "Approved on": "soon",
    }
    book = read_rows(folder, table({**good, "Tool charge": 501}, bad))
    left = read_rows(folder, table({"Scrap rate": 120}, {"Scrap rate": 5}))
    return {
        "rows": said(book.rows),
        "used": book.rows_used,
        "used_without_scrap": left.rows_used,
        "problems": [problem.message for problem in book.problems],
    }


def handed_over(folder: Path) -> object:
    """Return whether a book is the same after it went to another process."""
    (folder / "book").mkdir()
    book = _two(folder)
    save_book(book, folder / "book")
    loaded = load_book(folder / "book")
    same = {name: said(loaded.rows)[name] == said(book.rows)[name] for name in NAMES}
    return {"same": same, "vehicles": loaded.vehicles == book.vehicles, "more": sorted(loaded.rows.more)}


def _two(folder: Path) -> SourcingBook:
    """Return a book of two sheets, of which the second has columns that the first does not."""
    sheets = {
        "Sourcing": table({"Batch": "A", "Layers": 1}, {"Batch": "B", "Layers": 2}),
        "Sourcing 2": table({"Batch": "B", "Paint shop": "inside"}),
        "Models": [[*MODELS[0], "Doors"], [*MODELS[1], 4]],
    }
    return decode(write_xlsx(folder / "two.xlsx", sheets), silent, Questions(choose=_every_table))


def _every_table(survey: BookSurvey) -> BookLayout:
    return BookLayout(tuple(found.layout for sheet in survey.sheets for found in sheet.tables))


def refreshed(folder: Path) -> object:
    """Return how changes are said."""
    before = read_rows(folder, table({"Batch": "A", "Hazard share %": 10}), models=_with_doors(4))
    after = read_rows(folder, table({"Batch": "B", "Hazard share %": 12.5}), models=_with_doors(5))
    changes = changes_between(before, after)
    return {
        "rows": [[cell.text for cell in row[3:]] for row in changed_rows(changes).rows],
        "facts": [[cell.text for cell in row[1:]] for row in changed_facts(changes).rows],
    }


def _with_doors(doors: int) -> Rows:
    return [[*MODELS[0], "Doors"], [*MODELS[1], doors]]


def remembered(folder: Path) -> object:
    """Return the added fields that a layout file keeps, and that it finds again elsewhere."""
    book = read_rows(folder, [["x"], *table({"Batch": "A", "Layers": 1})])
    save_layout(replace(book.layout, name="kept"), folder / "kept.headroom-layout")
    layout = load_layout(folder / "kept.headroom-layout")
    surveys: list[BookSurvey] = []

    def choose(survey: BookSurvey) -> BookLayout:
        surveys.append(survey)
        return fitted(layout, survey, exactly=True) or survey.proposed

    sheets = {"Sourcing": table({"Batch": "A", "Layers": 1}), "Models": MODELS}
    again = decode(write_xlsx(folder / "again.xlsx", sheets), silent, Questions(choose=choose))
    found = fitted(layout, surveys[0], exactly=True)
    fields = [column.field for one in found.tables for column in one.columns] if found else []
    return {"kept": [name for name in NAMES if name in fields], "rows": said(again.rows)["batch"]}


def shown(folder: Path) -> object:
    """Return what the model detail and a frame of the rows say, and how many lots there are."""
    rows = table({"Batch": "A", "Layers": 1}, {"Batch": "B", "Layers": 2}, {"Batch": "B", "Layers": 1})
    foreign = [[*rows[0]], *([cell if cell != "US" else "CN" for cell in row] for row in rows[1:])]
    book = read_rows(folder, foreign)
    exposure = Exposure.of(book, load_reference())
    alone = read_rows(folder, table({}, {}, {}))
    outcome = evaluate(exposure, Scenario(load_policy(preset_path("usmca"))))
    frame = frame_of(ROWS, UsedRows(outcome))
    return {
        "notes": [row[0].note for row in rows_table(outcome, 0).rows],
        "pivot": frame.groupby("batch", observed=True)["unit_cost_usd"].sum().to_dict(),
        "filtered": len(frame[frame["layers"] == 1]),
        "words": field_words("hazard_share"),
        "lots": len(exposure.model),
        "lot_layers": np.asarray(exposure.more["layers"]).tolist(),
        "lots_without": len(Exposure.of(alone, load_reference()).model),
        "offers": said(Offers.of(exposure).exposure.book.rows)["batch"],
    }


def by_model(folder: Path) -> object:
    """Return the rows of a table with one column of quantities for each model."""
    rows: Rows = [
        ["Part number", "Batch", "Country of origin", "Unit cost", "Alto", "Bora"],
        ["P1", "A", "US", 10, 1, 2],
        ["P2", "B", "MX", 20, None, 1],
    ]
    models: Rows = [MODELS[0], *([name, *MODELS[1][1:]] for name in ("Alto", "Bora"))]
    path = write_xlsx(folder / "matrix.xlsx", {"Sourcing": rows, "Models": models})
    book = decode(path, silent, Questions(choose=lambda survey: survey.proposed))
    return said(book.rows)["batch"]


if __name__ == "__main__":
    place = Path(sys.argv[1])
    steps = (template, spelt, handed_over, refreshed, remembered, shown, by_model)
    print(json.dumps({step.__name__: step(place) for step in steps}))  # noqa: T201 - what it is run for
