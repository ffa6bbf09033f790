"""Which vehicle a row is of: model, trim and model year, and its row in the sheet Models."""

from pathlib import Path

import pytest

from headroom.book.fields.vehicle_name_fields import vehicle_name
from headroom.book.layout import TableKind
from headroom.user_error import UserError
from headroom.workbook.fields.known_headings import exact
from read_sheets import answered, assumed, said, worth
from surveys import surveyed
from workbooks import Rows, write_xlsx

_HEADINGS = ("Model", "Trim", "Model year", "Part number", "COO", "Unit cost", "Qty")
_TRIMS: Rows = (
    _HEADINGS,
    ("Tamarack", "LX", 2026, "P-1", "US", 10, 1),
    ("Tamarack", "LX", 2026, "P-2", "CN", 5, 1),
    ("Tamarack", "SE", 2026, "P-1", "US", 10, 1),
    ("Tamarack", "SE", 2026, "P-3", "CN", 8, 1),
    ("Tamarack", "LX", 2027, "P-1", "US", 11, 1),
)
_BY_MODEL: Rows = (("Model", "Assembly country", "Annual volume"), ("Tamarack", "MX", 1000.0))
_APART: Rows = (
    ("Model", "Trim", "Part number", "COO", "Unit cost"),
    ("Tamarack", "LX", "P-1", "US", 10),
    ("Tamarack", "SE", "P-2", "CN", 8),
)


def test_trims_and_model_years_make_vehicles_of_their_own(tmp_path: Path) -> None:
    book = answered(tmp_path, _TRIMS, models=_BY_MODEL)
    assert worth(book) == {"Tamarack LX 2026": 15, "Tamarack SE 2026": 18, "Tamarack LX 2027": 11}
    assert {vehicle.assembly_country for vehicle in book.vehicles} == {"MX"}
    assert "each of the 3 has its volume" in said(book)


def test_a_model_year_left_of_the_nameplate_is_not_the_model(tmp_path: Path) -> None:
    rows: Rows = (
        ("Model Year", "Nameplate", "Part number", "COO", "Unit cost", "Qty"),
        (2026, "Tamarack", "P-1", "US", 10, 1),
        (2026, "Larch", "P-2", "CN", 5, 1),
        (2027, "Tamarack", "P-1", "US", 11, 1),
    )
    assert worth(answered(tmp_path, rows)) == {"Tamarack 2026": 10, "Larch 2026": 5, "Tamarack 2027": 11}


def test_german_headings_and_a_sheet_of_models_with_trims(tmp_path: Path) -> None:
    rows: Rows = (
        ("Modelljahr", "Baureihe", "Ausstattungslinie", "Teilenummer", "Ursprungsland", "Stückpreis"),
        ("2026", "Lärche", "Basis", "P-1", "DE", 10),
        ("2026", "Lärche", "Sport", "P-2", "US", 5),
    )
    models: Rows = (
        ("Model", "Trim", "Assembly country", "Annual volume"),
        ("Lärche", "Basis", "CA", 100.0),
        ("Lärche", "Sport", "MX", 50.0),
    )
    book = answered(tmp_path, rows, models=models)
    stated = {one.name: (one.assembly_country, one.annual_volume) for one in book.vehicles}
    assert stated == {"Lärche Basis 2026": ("CA", 100), "Lärche Sport 2026": ("MX", 50)}
    assert "The row of Lärche Basis is used for Lärche Basis 2026" in assumed(book)
    assert "no usable part rows" not in said(book)


def test_trims_that_share_no_part_are_asked_about_and_answered(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Trim splits models into several vehicles"):
        answered(tmp_path, _APART)
    assert worth(answered(tmp_path, _APART, {"vehicle": "model"})) == {"Tamarack": 18}
    assert worth(answered(tmp_path, _APART, {"vehicle": "trim"})) == {"Tamarack LX": 10, "Tamarack SE": 8}
    named = (("Model", "Trim", "Assembly country", "Annual volume"), ("Tamarack", "SE", "MX", 9.0))
    assert set(worth(answered(tmp_path, _APART, models=named))) == {"Tamarack LX", "Tamarack SE"}


def test_the_answers_say_how_many_vehicles_come_of_them(tmp_path: Path) -> None:
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"BOM": _TRIMS}))
    question = next(one for one in survey.sheets[0].tables[0].questions if one.key == "vehicle")
    assert [(answer.word, answer.consequence[:10]) for answer in question.answers] == [
        ("all", "3 vehicles"),
        ("trim", "2 vehicles"),
        ("year", "2 vehicles"),
        ("model", "1 vehicle "),
    ]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Model Year", "model_year"),
        ("MY", "model_year"),
        ("Año modelo", "model_year"),
        ("Model/Year", "model"),
        ("Model / Year", "model"),
        ("Model year/Model", "model"),
    ],
)
def test_a_year_beside_the_model_in_one_heading_stays_the_model(heading: str, field: str) -> None:
    meaning = exact(TableKind.SOURCING, heading)
    assert meaning is not None
    assert meaning.field == field


def test_what_the_model_says_already_is_not_said_twice() -> None:
    assert vehicle_name("Tamarack LX", "LX", "2026") == "Tamarack LX 2026"
    assert vehicle_name("Tamarack", "", "2026") == "Tamarack 2026"


def test_a_sheet_of_models_is_named_as_the_parts_are(tmp_path: Path) -> None:
    models: Rows = (
        ("Model", "Trim", "Model year", "Assembly country", "Annual volume"),
        ("Tamarack", "LX", 2026, "MX", 100.0),
        ("Tamarack", "SE", 2026, "CA", 50.0),
    )
    book = answered(tmp_path, _APART, {"vehicle": "trim"}, models=models)
    stated = {one.name: one.assembly_country for one in book.vehicles}
    assert stated == {"Tamarack LX": "MX", "Tamarack SE": "CA"}


def test_facts_beside_the_parts_go_with_the_vehicles_as_answered(tmp_path: Path) -> None:
    rows: Rows = (
        ("Model", "Trim", "Assembly country", "Annual volume", "Part number", "COO", "Unit cost"),
        ("Tamarack", "LX", "MX", 100.0, "P-1", "US", 10),
        ("Tamarack", "SE", "MX", 100.0, "P-2", "CN", 8),
    )
    book = answered(tmp_path, rows, {"vehicle": "model"})
    assert [(one.name, one.assembly_country, one.annual_volume) for one in book.vehicles] == [
        ("Tamarack", "MX", 100)
    ]
    apart = answered(tmp_path, rows, {"vehicle": "trim"})
    assert {one.name: one.annual_volume for one in apart.vehicles} == {"Tamarack LX": 100, "Tamarack SE": 100}
