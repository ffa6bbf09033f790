"""Facts that are typed fill what the workbook does not state, and it is said which are."""

from dataclasses import replace
from pathlib import Path

import pytest

from headroom.book.assumed_facts import states, with_facts, without_model
from headroom.book.model_facts import FACT_FIELDS, FIRST_FACTS, FactChange, ModelFact, with_changes
from headroom.book.problem import Severity
from headroom.book.sourcing import SourcingBook, TransportMode, VehicleClass
from workbooks import MODELS, read_rows, table

TWO = table({}, {"Model": "Baja"})
ABOUT_FACTS = (
    "typed in the window",
    "Facts are typed",
    "is not given",
    "no sheet Models",
    "no row in the sheet",
)


def said(book: SourcingBook) -> list[str]:
    return [one.message for one in book.problems if any(words in one.message for words in ABOUT_FACTS)]


def fact(field: str, value: str | float, model: str = "Sierra") -> ModelFact:
    return ModelFact(model, field, value)


def test_typed_facts_fill_a_workbook_without_a_models_sheet(tmp_path: Path) -> None:
    book = read_rows(tmp_path, TWO, models=None)
    facts = (
        *(fact("vehicle_class", "light truck", "SIERRA"), fact("assembly_country", "MX")),
        *(fact("annual_volume", 5e4), fact("conversion_usd", 900.0), fact("msrp_usd", 3e4)),
        *(fact("plant", "Silao"), fact("manufacturer", "Example Motors"), fact("transport_mode", "rail")),
        *(fact("lvc_share", 0.41), fact("hts_code", "87042101")),
    )

    sierra, baja = with_facts(book, facts).vehicles

    assert (sierra.vehicle_class, sierra.transport_mode) == (VehicleClass.LIGHT_TRUCK, TransportMode.RAIL)
    assert (sierra.assembly_country, sierra.annual_volume, sierra.conversion_usd) == ("MX", 5e4, 900.0)
    assert (sierra.msrp_usd, sierra.plant, sierra.manufacturer) == (3e4, "Silao", "Example Motors")
    assert (sierra.lvc_share, sierra.hts_code) == (0.41, "87042101")
    assert set(sierra.typed) == {one.field for one in facts}
    assert baja == book.vehicles[1]


def test_defaults_are_reported_of_the_models_only_of_which_nothing_is_typed(tmp_path: Path) -> None:
    book = read_rows(tmp_path, TWO, models=None)
    assert len(said(book)) == 1

    facts = (fact("assembly_country", "MX"), fact("annual_volume", 2.0), fact("annual_volume", 3.0, "Baja"))
    found = said(with_facts(book, facts))

    assert "Assembly country is not given for 1 model (Baja): US is used." in found
    assert "Vehicle class is not given for 2 models (Sierra, Baja): passenger car is used." in found
    assert not any(one.startswith("Annual volume is not given") for one in found)
    assert not any("no sheet Models" in one for one in found)
    typed = [one for one in found if "typed in the window" in one]
    assert typed == [
        "Assembly country is typed in the window for 1 model (Sierra); the workbook does not state it.",
        "Annual volume is typed in the window for 2 models (Sierra, Baja); the workbook does not state it.",
    ]


def test_other_problems_and_the_rows_stay_as_they_were_read(tmp_path: Path) -> None:
    book = read_rows(tmp_path, table({}, {"Quantity per vehicle": "some"}, {"Model": "Baja"}), models=None)

    applied = with_facts(book, (fact("msrp_usd", 3e4),))

    others = [one for one in book.problems if "no sheet Models" not in one.message]
    assert others == [one for one in applied.problems if one in book.problems]
    assert applied.rows is book.rows
    assert with_facts(applied, ()) is book
    again = with_facts(applied, (fact("plant", "Silao"),))
    assert again.vehicles[0].msrp_usd is None, "facts replace those before, they do not pile up"
    assert again.as_read is book


def test_what_the_workbook_states_counts_before_what_is_typed(tmp_path: Path) -> None:
    book = read_rows(tmp_path, table(), models=MODELS)
    facts = (fact("annual_volume", 7.0), fact("assembly_country", "MX"), fact("msrp_usd", 3e4))

    applied = with_facts(book, facts)

    (sierra,) = applied.vehicles
    assert (sierra.annual_volume, sierra.msrp_usd, sierra.typed) == (5e4, 3e4, ("msrp_usd",))
    assert states(sierra, "annual_volume")
    assert not states(sierra, "msrp_usd")
    (overruled,) = [one for one in applied.problems if "the workbook counts" in one.message]
    assert overruled.severity is Severity.WARNING
    assert (overruled.sheet, overruled.cell) == ("Models", "D2"), "the same country twice is nothing to say"
    assert "Annual volume of Sierra" in overruled.message
    assert applied.facts == facts


def test_a_row_of_the_sheet_with_blanks_is_filled_and_said_to_be(tmp_path: Path) -> None:
    rows = (("Model", "Assembly country", "Annual volume"), ("Sierra", "MX", None), ("Other", "MX", None))
    book = read_rows(tmp_path, TWO, models=rows)
    assert "Model Baja has no row in the sheet Models: all defaults are used." in said(book)

    found = said(with_facts(book, (fact("annual_volume", 9.0), fact("annual_volume", 8.0, "Baja"))))

    assert not any("no row in the sheet" in one or one.startswith("Annual volume is not") for one in found)
    assert "Assembly country is not given for 1 model (Baja): US is used." in found


def test_facts_of_a_model_that_is_gone_are_kept_and_said(tmp_path: Path) -> None:
    book = read_rows(tmp_path, table(), models=MODELS)
    gone = (fact("msrp_usd", 3e4, "Tacoma"), fact("plant", "Puebla", "Tacoma"))

    applied = with_facts(book, (*gone, fact("msrp_usd", 4e4)))

    assert without_model(applied) == gone
    assert [one for one in said(applied) if "kept" in one] == [
        "Facts are typed for 1 model (Tacoma) without usable part rows. They are kept, not used."
    ]


def test_a_typed_value_below_the_parts_is_doubted_as_a_stated_one_is(tmp_path: Path) -> None:
    book = read_rows(tmp_path, table({"Unit cost": 500.0}), models=None)

    applied = with_facts(book, (fact("net_cost_usd", 400.0),))

    (doubt,) = [one for one in applied.problems if "more than its net cost" in one.message]
    assert (doubt.sheet, doubt.cell) == ("", "")


@pytest.mark.parametrize("field", [one.name for one in FACT_FIELDS])
def test_every_column_of_a_vehicle_may_be_typed(tmp_path: Path, field: str) -> None:
    book = read_rows(tmp_path, table(), models=None)
    (entry,) = [one for one in FACT_FIELDS if one.name == field]
    value: str | float = 0.25 if entry.measured else entry.words[-1] if entry.words else "CA"

    (vehicle,) = with_facts(book, (fact(field, value),)).vehicles

    assert vehicle.value(field) == value
    assert vehicle.typed == (field,)


def test_changes_replace_add_and_clear_facts_whatever_the_capitals() -> None:
    before = (fact("plant", "Silao"), fact("msrp_usd", 3e4))

    after = with_changes(
        before,
        [
            *(FactChange("sierra", "plant", "Puebla"), FactChange("Sierra", "msrp_usd", None)),
            *(FactChange("Baja", "plant", "Silao"), FactChange("Baja", "msrp_usd", None)),
        ],
    )

    assert after == (ModelFact("sierra", "plant", "Puebla"), fact("plant", "Silao", "Baja"))


def test_the_facts_asked_for_first_are_those_that_decide_most() -> None:
    headings = [one.heading for one in FIRST_FACTS]

    assert headings == [
        *("Vehicle class", "Assembly country", "Annual volume", "Conversion cost", "MSRP", "Plant"),
        "Manufacturer",
    ]
    assert {one.name for one in FIRST_FACTS} <= {one.name for one in FACT_FIELDS}


def test_a_book_that_was_changed_elsewhere_keeps_what_it_was_read_as(tmp_path: Path) -> None:
    book = read_rows(tmp_path, table(), models=None)
    applied = with_facts(book, (fact("plant", "Silao"),))

    doubted = replace(applied, problems=())

    assert doubted.facts == applied.facts
    assert with_facts(doubted, ()) is book
