"""Figures as rows of CSV and Parquet: each equal to that of ``evaluate --json``, and none missing."""

import csv
import io
import math
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from handovers import question
from headroom.output.evaluation_json import evaluation
from headroom.output.handover.handover import Handover
from headroom.output.handover.make import make_handover
from headroom.output.handover.question import HandoverQuestion
from headroom.output.spreadsheet_text import guarded
from headroom.output.writers.tables.csv_table import figures_csv
from headroom.output.writers.tables.figure_rows import COLUMNS, FigureRow, figure_rows
from headroom.output.writers.tables.parquet_table import figures_parquet


@pytest.fixture(scope="module")
def asked() -> HandoverQuestion:
    return question(pages=())


@pytest.fixture(scope="module")
def made(asked: HandoverQuestion) -> Handover:
    return make_handover(asked)


@pytest.fixture(scope="module")
def rows(asked: HandoverQuestion, made: Handover) -> tuple[FigureRow, ...]:
    return tuple(figure_rows(asked.outcome, asked.published, made))


def numbers_of(value: object) -> Iterator[float]:
    """Yield every number below a value of the JSON."""
    if isinstance(value, dict):
        for one in value.values():
            yield from numbers_of(one)
    elif isinstance(value, list):
        for one in value:
            yield from numbers_of(one)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield float(value)


def test_no_figure_of_the_json_is_missing_and_none_is_another(
    asked: HandoverQuestion, rows: tuple[FigureRow, ...]
) -> None:
    values = evaluation(asked.outcome, asked.published)
    for model in values["models"]:  # type: ignore[attr-defined]
        found = [row.value for row in rows if row.model == model["model"] and row.value is not None]
        assert found == list(numbers_of(model))
        by_key = {row.quantity: row for row in rows if row.model == model["model"]}
        assert by_key["verdict"].word == model["verdict"]
        for key in ("rvc_low", "landed_cost_usd", "headroom", "vehicle_duty_usd"):
            assert by_key[key].value == model[key]
    fleet = [row.value for row in rows if row.quantity.startswith("fleet.") and row.value is not None]
    assert fleet == list(numbers_of(values["fleet"]))


def test_a_quantity_stands_once_for_each_model(rows: tuple[FigureRow, ...]) -> None:
    keys = [(row.model, row.quantity) for row in rows]

    assert len(keys) == len(set(keys))


def test_duties_stand_with_base_rate_amount_and_name(
    asked: HandoverQuestion, rows: tuple[FigureRow, ...]
) -> None:
    line = next(line for line in asked.outcome.duties if line.duty_usd.any())
    at = int(line.duty_usd.nonzero()[0][0])
    name = asked.outcome.vehicles[at].name
    found = {row.quantity: row for row in rows if row.model == name}
    base, rate, duty = (found[f"duties.{line.measure.key}.{key}"] for key in ("base_usd", "rate", "duty_usd"))

    assert duty.value == line.duty_usd[at]
    assert base.value == line.base_usd[at]
    assert (base.unit, rate.unit, duty.unit) == ("USD a vehicle", "fraction", "USD a vehicle")
    assert duty.word == line.measure.label


def test_each_number_has_a_unit_and_each_word_is_a_text(rows: tuple[FigureRow, ...]) -> None:
    assert all(row.unit for row in rows)
    assert all(row.value is None for row in rows if row.unit in {"text", "yes or no"})
    assert {
        row.unit for row in rows if row.quantity.startswith("fleet.") and row.quantity.endswith("_usd")
    } == {"USD a year"}


def test_the_rows_say_under_which_assumptions_they_stand(made: Handover, rows: tuple[FigureRow, ...]) -> None:
    said = {row.quantity: row.word for row in rows if row.quantity.startswith("report.")}

    assert said["report.law"] == made.footer.law
    assert said["report.program"] == made.footer.program
    assert said["report.file.1.sha256"] == made.files[0][1]


def test_csv_is_read_back_as_it_was(
    asked: HandoverQuestion, made: Handover, rows: tuple[FigureRow, ...]
) -> None:
    content = figures_csv(asked.outcome, asked.published, made)
    read = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))

    assert content.startswith(b"\xef\xbb\xbfmodel,quantity,unit,value,word\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")
    assert tuple(read[0]) == COLUMNS
    for cells, row in zip(read[1:], rows, strict=True):
        assert [cells[0], cells[1], cells[2], cells[4]] == [
            guarded(text) for text in (row.model, row.quantity, row.unit, row.word)
        ]
        assert (float(cells[3]) if cells[3] else None) == row.value


def test_a_spreadsheet_takes_no_text_of_csv_for_a_formula(asked: HandoverQuestion, made: Handover) -> None:
    named = Handover(
        **{
            **{name: getattr(made, name) for name in made.__slots__},
            "subject": '=HYPERLINK("http://example.org")',
            "files": (("@SUM(A1)", "0" * 64), ('two\nlines, and a "quote"', "1" * 64)),
        }
    )
    content = figures_csv(asked.outcome, asked.published, named).decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(content, newline="")))
    words = {cells[1]: cells[4] for cells in read}

    assert words["report.subject"] == '\'=HYPERLINK("http://example.org")'
    assert words["report.file.1.name"] == "'@SUM(A1)"
    assert words["report.file.2.name"] == 'two lines, and a "quote"'
    assert not any(cell.startswith(("=", "+", "@")) for cells in read for cell in cells)


def test_parquet_is_read_back_as_it_was(
    asked: HandoverQuestion, made: Handover, rows: tuple[FigureRow, ...], tmp_path: Path
) -> None:
    content = figures_parquet(asked.outcome, asked.published, made)
    path = tmp_path / "figures.parquet"
    path.write_bytes(content)
    with duckdb.connect() as connection:
        read = connection.execute("SELECT * FROM read_parquet($1)", [str(path)])
        names = [(name, str(kind)) for name, kind, *_ in read.description or ()]
        found = read.fetchall()

    assert [name for name, _ in names] == list(COLUMNS)
    assert found == [(row.model, row.quantity, row.unit, row.value, row.word) for row in rows]
    assert all(
        isinstance(value, float) and math.isfinite(value) for *_, value, _ in found if value is not None
    )
    assert figures_parquet(asked.outcome, asked.published, made) == content
