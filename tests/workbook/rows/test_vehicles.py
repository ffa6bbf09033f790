"""The sheets Models and Rates: what they state, and what stands in for what they do not."""

from pathlib import Path

from headroom.book.problem import Severity
from headroom.book.sourcing import Powertrain, SourcingBook, TransportMode, Vehicle, VehicleClass
from workbooks import MODELS, Rows, problems_of, read_rows, table


def of_sheet(book: SourcingBook, sheet: str, *severities: Severity) -> list[tuple[str, str]]:
    return [(p.cell, p.message) for p in problems_of(book, *severities) if p.sheet == sheet]


def test_a_model_has_what_its_row_states_with_the_cells(tmp_path: Path) -> None:
    headings = (
        *("Model", "Vehicle class", "Assembly country", "Annual volume", "Conversion cost", "Net cost"),
        *("Customs value", "MSRP", "Outbound freight", "Insurance", "Transport mode", "LVC %"),
        *("Originating steel %", "Originating aluminium %", "Model line", "Plant", "HTS code of vehicle"),
        *("Powertrain", "Manufacturer", "Vehicles per entry", "Approved US content"),
        "LVC material and labour %",
    )
    row = (
        *(
            "sierra",
            "Pickup",
            "Canada",
            5e4,
            4000.0,
            2e4,
            2.1e4,
            4.5e4,
            600.0,
            40.0,
            "Ship",
            42.0,
            75.0,
            "70%",
        ),
        *("K2", "Oshawa", "8704.60.00", "BEV", "Example Motors", 250.0, 7_300.0, 31.5),
    )
    book = read_rows(tmp_path, table(), models=(headings, row))

    [vehicle] = book.vehicles
    cells = vehicle.cells
    assert vehicle == Vehicle(
        name="Sierra",
        vehicle_class=VehicleClass.LIGHT_TRUCK,
        assembly_country="CA",
        annual_volume=5e4,
        conversion_usd=4000.0,
        net_cost_usd=2e4,
        customs_value_usd=2.1e4,
        msrp_usd=4.5e4,
        outbound_freight_usd=600.0,
        insurance_usd=40.0,
        transport_mode=TransportMode.VESSEL,
        lvc_share=0.42,
        steel_share=0.75,
        aluminium_share=0.7,
        model_line="K2",
        plant="Oshawa",
        hts_code="87046000",
        powertrain=Powertrain.ELECTRIC,
        manufacturer="Example Motors",
        vehicles_per_entry=250.0,
        approved_us_content_usd=7_300.0,
        lvc_material_labour_share=0.315,
        cells=cells,
    )
    assert (cells["name"], cells["annual_volume"], cells["plant"]) == ("Models!A2", "Models!D2", "Models!P2")
    assert of_sheet(book, "Models", *Severity) == []


def test_every_default_that_is_used_is_reported_once_for_all_models(tmp_path: Path) -> None:
    names = [f"M{number}" for number in range(6)]
    models: Rows = [["Model", "Assembly country"], *([name, None] for name in names[:5])]
    book = read_rows(tmp_path, table(*({"Model": name} for name in names)), models=models)

    assert all(vehicle == Vehicle(vehicle.name, cells=vehicle.cells) for vehicle in book.vehicles)
    assert of_sheet(book, "Models", Severity.WARNING) == [
        ("", "Assembly country is not given for 6 models (M0, M1, M2, M3 and 2 more): US is used.")
    ]
    assumed = [message for _, message in of_sheet(book, "Models", Severity.ASSUMPTION)]
    assert "Model M5 has no row in the sheet Models: all defaults are used." in assumed
    for field in ("Vehicle class", "Annual volume", "Conversion cost", "Net cost", "Customs value"):
        assert sum(message.startswith(f"{field} is not given for 6 models") for message in assumed) == 1
    for field in ("Outbound freight", "Insurance", "Transport mode", "Powertrain", "Vehicles per entry"):
        assert sum(message.startswith(f"{field} is not given for 6 models") for message in assumed) == 1
    assert len(assumed) == 11


def test_a_workbook_without_models_says_so_once(tmp_path: Path) -> None:
    book = read_rows(tmp_path, table({}, {"Model": "Blazer"}), models=None)

    assert [vehicle.name for vehicle in book.vehicles] == ["Sierra", "Blazer"]
    [(cell, message)] = of_sheet(book, "Models", *Severity)
    assert cell == ""
    assert "passenger car assembled in the US" in message


def test_a_sheet_named_models_without_its_headings_is_not_used(tmp_path: Path) -> None:
    book = read_rows(tmp_path, table(), models=(("Nothing", "of use"),))

    assert "Model" in of_sheet(book, "Models")[0][1]
    assert book.vehicles == (Vehicle("Sierra"),)


def test_a_model_without_parts_and_a_second_row_are_pointed_out(tmp_path: Path) -> None:
    models: Rows = [
        *MODELS,
        [*MODELS[1][:3], 7.0, *MODELS[1][4:]],
        ["Zed", *MODELS[1][1:]],
        [None, *MODELS[1][1:]],
    ]
    book = read_rows(tmp_path, table(), models=models)

    assert book.vehicles[0].annual_volume == 50_000.0
    found = dict(of_sheet(book, "Models"))
    assert set(found) == {"A3", "A4", "A5"}
    assert "has a row already" in found["A3"]
    assert "no usable part rows" in found["A4"]
    assert "is missing" in found["A5"]


def test_a_bad_cell_of_a_model_is_an_error_and_the_default_is_used(tmp_path: Path) -> None:
    bad = ("Sierra", "tank", "Atlantis", "many", -1.0, 0.0, "?", "free", "#N/A", "camel")
    book = read_rows(tmp_path, table(), models=(MODELS[0], bad))

    assert book.rows_used == 1
    assert book.vehicles[0] == Vehicle("Sierra", cells=book.vehicles[0].cells)
    errors = {cell for cell, _ in of_sheet(book, "Models", Severity.ERROR)}
    assert errors == {f"{letter}2" for letter in "BCDEFGHIJ"}


def test_a_bad_cell_of_a_customs_entry_is_said_and_the_default_is_used(tmp_path: Path) -> None:
    headings = (
        *("Model", "Assembly country", "HTS code of vehicle", "Powertrain", "Vehicles per entry"),
        *("Approved US content", "LVC material and labour %"),
    )
    book = read_rows(tmp_path, table(), models=(headings, ("Sierra", "US", "new", "steam", 0.0, -1.0, 120.0)))

    assert book.vehicles[0] == Vehicle("Sierra", cells=book.vehicles[0].cells)
    found = {p.cell: p.severity for p in problems_of(book) if p.sheet == "Models"}
    assert found == {"C2": Severity.WARNING, **dict.fromkeys(("D2", "E2", "F2", "G2"), Severity.ERROR)}


def test_the_facts_beside_the_parts_take_no_column_that_says_something_of_a_part(tmp_path: Path) -> None:
    rows: Rows = [
        [
            *("Model", "Part number", "Country of origin", "Unit cost", "Supplier", "Manufacturer"),
            *("HTS code", "Assembly country", "Annual volume", "Powertrain"),
        ],
        ["Sierra", "1", "US", 5.0, "Example Seating", "Maker of seats", "94012000", "MX", 7.0, "electric"],
    ]
    book = read_rows(tmp_path, rows, models=None)

    [vehicle] = book.vehicles
    assert (vehicle.assembly_country, vehicle.powertrain) == ("MX", Powertrain.ELECTRIC)
    assert (vehicle.manufacturer, vehicle.hts_code) == ("", "")
    assert book.rows.supplier[0] == "Example Seating"


def test_rates_of_the_workbook_are_used_and_the_dollar_is_always_one(tmp_path: Path) -> None:
    rates: Rows = (
        ("Currency", "USD per unit"),
        ("eur", 1.1),
        ("USD", 2.0),
        ("EUR", 1.2),
        ("JPY", 149.0),
        (None, 1.0),
        ("CAD", None),
        ("gold", 1.0),
        ("GBP", "?"),
        ("MXN", 0.0),
    )
    book = read_rows(tmp_path, table({"Currency": "EUR"}), rates=rates)

    assert book.currency_rates == {"USD": 1.0, "EUR": 1.1, "JPY": 149.0}
    assert book.currency_cells == {"EUR": "Rates!B2", "JPY": "Rates!B5"}
    assert {cell for cell, _ in of_sheet(book, "Rates", Severity.WARNING)} == {"B3", "A4", "B5"}
    assert {cell for cell, _ in of_sheet(book, "Rates", Severity.ERROR)} == {"A6", "B7", "A8", "B9", "B10"}


def test_a_row_in_a_currency_without_a_rate_is_left_out_and_says_which(tmp_path: Path) -> None:
    book = read_rows(tmp_path, table({"Currency": "EUR"}, {"Currency": "USD"}))

    assert book.rows_used == 1
    [(cell, message)] = of_sheet(book, "Sourcing", Severity.ERROR)
    assert cell == "E2"
    assert "EUR" in message
