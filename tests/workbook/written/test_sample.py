"""The bundled sample workbook: what it holds, and that its script builds it from the table of facts."""

import os
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from headroom.book.sourcing import VehicleClass
from headroom.optimum.resourcing import Decision, resource
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.scenario import Scenario
from headroom.workbook.process.reading import read_book

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = ROOT / "packaging" / "build_sample.py"
BOOK = ROOT / "resources" / "samples" / "headroom_sample.xlsx"
FACTS: dict[str, Any] = tomllib.loads(
    (ROOT / "resources" / "samples" / "facts_2025.toml").read_text(encoding="utf-8")
)
MODELS: list[dict[str, Any]] = FACTS["model"]
NAMES = [model["name"] for model in MODELS]
WHOLE = [model for model in MODELS if "short_list" not in model]
SHORT = [model for model in MODELS if "short_list" in model]
LABELLED = [model for model in MODELS if "label" in model]

HEADINGS = {
    "Sourcing": {
        "Model",
        "Part number",
        "Country of origin",
        "Unit cost",
        "Quantity per vehicle",
        "Currency",
        "Description",
        "System",
        "Supplier",
        "HTS code",
        "Part role",
        "Regional content %",
        "US content %",
        "Freight per unit",
        "Source",
        "Switching cost",
        "Core group",
        "Core component",
        "Net cost of part",
        "VNM of part",
        "VNM of components",
        "Originating",
        "US transformed",
    },
    "Models": {
        "Model",
        "Vehicle class",
        "Assembly country",
        "Annual volume",
        "Conversion cost",
        "Net cost",
        "Customs value",
        "MSRP",
        "Outbound freight",
        "Insurance",
        "Transport mode",
        "LVC %",
        "Originating steel %",
        "Originating aluminium %",
        "Model line",
        "Plant",
        "HTS code of vehicle",
        "Powertrain",
        "Manufacturer",
        "Vehicles per entry",
        "Approved US content",
        "LVC material and labour %",
    },
    "Rates": {"Currency", "USD per unit"},
}

Record = dict[str, Any]


@pytest.fixture(scope="module")
def workbook() -> Workbook:
    return load_workbook(BOOK)


@pytest.fixture(scope="module")
def parts(workbook: Workbook) -> list[Record]:
    return records(workbook, "Sourcing")


@pytest.fixture(scope="module")
def vehicles(workbook: Workbook) -> list[Record]:
    return records(workbook, "Models")


@pytest.fixture(scope="module")
def usd(workbook: Workbook) -> dict[str, float]:
    return {"USD": 1.0} | {rate["Currency"]: rate["USD per unit"] for rate in records(workbook, "Rates")}


def records(workbook: Workbook, sheet: str) -> list[Record]:
    header, *rows = workbook[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


def current(parts: list[Record], model: str) -> list[Record]:
    return [part for part in parts if part["Model"] == model and part["Source"] == "current"]


def value_usd(part: Record, usd: dict[str, float]) -> float:
    return float(part["Quantity per vehicle"] * part["Unit cost"] * usd[part["Currency"]])


def origin_percent(rows: list[Record], usd: dict[str, float]) -> defaultdict[str, float]:
    """Return the share of the value of ``rows`` by country, percent."""
    total = sum(value_usd(part, usd) for part in rows)
    found: defaultdict[str, float] = defaultdict(float)
    for part in rows:
        found[part["Country of origin"]] += 100 * value_usd(part, usd) / total
    return found


def built(path: Path, hash_seed: str) -> bytes:
    subprocess.run(  # noqa: S603 (the project's own script)
        [sys.executable, str(SCRIPT), "--out", str(path)],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
    )
    return path.read_bytes()


def cells(workbook: Workbook) -> dict[str, tuple[object, str]]:
    return {
        f"{sheet.title}!{cell.coordinate}": (cell.value, cell.number_format)
        for sheet in workbook
        for row in sheet.iter_rows()
        for cell in row
    }


def test_two_builds_give_the_same_bytes_and_the_committed_workbook_holds_their_cells(
    tmp_path: Path, workbook: Workbook
) -> None:
    assert built(tmp_path / "one.xlsx", "1") == built(tmp_path / "two.xlsx", "2")

    # Cells rather than bytes: another version of the compression library packs the same cells otherwise.
    again = load_workbook(tmp_path / "one.xlsx")
    assert again.sheetnames == workbook.sheetnames
    assert cells(again) == cells(workbook)


def test_the_first_sheet_says_what_is_fact_and_what_is_illustrative(workbook: Workbook) -> None:
    assert workbook.sheetnames == ["About", "Sourcing", "Models", "Rates"]
    texts = {str(value) for row in workbook["About"].iter_rows(values_only=True) for value in row}
    assert {"What is fact, with agency and year", "What is illustrative", "Definitions"} <= texts
    assert any(text.startswith("Label content is not net cost.") for text in texts)


def names(models: list[dict[str, Any]]) -> list[str]:
    return [model["name"] for model in models]


@pytest.mark.parametrize("model", LABELLED, ids=names(LABELLED))
def test_every_published_fact_stands_on_the_first_sheet_with_agency_and_year(
    workbook: Workbook, model: dict[str, Any]
) -> None:
    row = next(
        row
        for row in workbook["About"].iter_rows(values_only=True)
        if row[0] == model["name"] and row[2] is not None
    )
    for fact in ("label", "market"):
        source = FACTS["sources"][model[fact]["source"]]
        words = f"{source['agency']}, model year {source['year']}"
        assert ("illustration" if source["agency"] == "none" else words) in row
    assert model["label"]["us_canada_percent"] in row
    assert model["market"]["sales"] in row
    assert model["market"]["msrp_usd"] in row
    for country, percent in model["label"]["foreign_percent"].items():
        assert f"{country} {percent} %" in str(row[3])


@pytest.mark.parametrize("model", MODELS, ids=NAMES)
def test_the_first_sheet_says_of_each_model_what_it_shows(workbook: Workbook, model: dict[str, Any]) -> None:
    texts = {str(row[0]) for row in workbook["About"].iter_rows(values_only=True)}

    assert f"{model['name']}: {model['shows']}" in texts


def test_a_model_without_published_contents_is_called_an_example_and_is_illustrative_throughout(
    workbook: Workbook,
) -> None:
    without = [model for model in MODELS if "label" not in model]

    assert names(without) == [name for name in NAMES if name.endswith("(example)")]
    for model in without:
        row = next(row for row in workbook["About"].iter_rows(values_only=True) if row[0] == model["name"])
        assert model["manufacturer"].startswith("Example ")
        assert "no public label" in row
        assert row.count("illustration") == 2


@pytest.mark.parametrize("sheet", HEADINGS)
def test_each_sheet_has_every_heading_of_the_layout_and_no_other(workbook: Workbook, sheet: str) -> None:
    header = [cell.value for cell in workbook[sheet][1]]

    assert set(header) == HEADINGS[sheet]
    assert len(header) == len(HEADINGS[sheet])
    assert workbook[sheet].freeze_panes is not None
    assert workbook[sheet].auto_filter.ref is not None


def test_eighteen_models_stand_in_both_sheets_in_the_same_order_short_lists_last(
    parts: list[Record], vehicles: list[Record]
) -> None:
    assert len(NAMES) == 18
    assert names(WHOLE) + names(SHORT) == NAMES
    assert len(SHORT) == 6
    assert list(dict.fromkeys(part["Model"] for part in parts)) == NAMES
    assert [vehicle["Model"] for vehicle in vehicles] == NAMES


def test_cars_and_light_trucks_are_assembled_in_all_three_countries(vehicles: list[Record]) -> None:
    kinds = {
        (vehicle["Assembly country"], vehicle["Vehicle class"])
        for vehicle in vehicles
        if vehicle["Model"] in names(WHOLE)
    }

    assert kinds == {
        (country, vehicle_class)
        for country in ("US", "CA", "MX")
        for vehicle_class in ("passenger car", "light truck")
    }


@pytest.mark.parametrize("model", LABELLED, ids=names(LABELLED))
def test_the_assembly_country_is_one_that_the_label_lists(
    vehicles: list[Record], model: dict[str, Any]
) -> None:
    vehicle = next(vehicle for vehicle in vehicles if vehicle["Model"] == model["name"])

    assert vehicle["Assembly country"] in model["label"]["final_assembly"]


@pytest.mark.parametrize("model", LABELLED, ids=names(LABELLED))
def test_the_rows_add_up_to_the_content_on_the_label(
    parts: list[Record], usd: dict[str, float], model: dict[str, Any]
) -> None:
    label = model["label"]
    found = origin_percent(current(parts, model["name"]), usd)

    assert found["US"] + found["CA"] == pytest.approx(label["us_canada_percent"], abs=1)
    for country, percent in label["foreign_percent"].items():
        assert found[country] == pytest.approx(percent, abs=3)
    unlisted = set(found) - {"US", "CA", *label["foreign_percent"]}
    assert all(found[country] < 15 for country in unlisted)


@pytest.mark.parametrize("name", names(WHOLE))
def test_each_whole_list_has_60_to_150_parts_and_some_alternatives(parts: list[Record], name: str) -> None:
    rows = [part for part in parts if part["Model"] == name]
    now = {part["Part number"]: part for part in current(parts, name)}
    others = [part for part in rows if part["Source"] == "alternative"]

    assert 60 <= len(now) <= 150
    assert 40 <= len(others) <= 65
    assert len(rows) == len(now) + len(others)
    for other in others:
        assert other["Country of origin"] != now[other["Part number"]]["Country of origin"]
        assert other["Switching cost"] > 0


@pytest.mark.parametrize("name", names(SHORT))
def test_each_short_list_has_5_to_40_parts_and_alternatives_where_it_may_qualify(
    parts: list[Record], vehicles: list[Record], name: str
) -> None:
    vehicle = next(vehicle for vehicle in vehicles if vehicle["Model"] == name)
    others = [part for part in parts if part["Model"] == name and part["Source"] == "alternative"]

    assert 5 <= len(current(parts, name)) <= 40
    assert bool(others) is (vehicle["Assembly country"] in {"US", "CA", "MX"})


def test_an_alternative_differs_by_at_most_30_percent_in_cost(
    parts: list[Record], usd: dict[str, float]
) -> None:
    now = {(part["Model"], part["Part number"]): part for name in NAMES for part in current(parts, name)}
    for other in parts:
        if other["Source"] == "alternative":
            before = value_usd(now[other["Model"], other["Part number"]], usd)
            assert 0.7 <= value_usd(other, usd) / before <= 1.3


def test_no_two_rows_name_the_same_source_of_the_same_part(parts: list[Record]) -> None:
    keys = [(part["Model"], part["Part number"], part["Country of origin"], part["Source"]) for part in parts]

    assert len(set(keys)) == len(keys)


def test_every_row_is_within_the_ranges_of_the_layout(parts: list[Record], usd: dict[str, float]) -> None:
    for part in parts:
        assert isinstance(part["Part number"], str)
        assert re.fullmatch(r"\d{4}\.\d\d\.\d\d(\.\d\d)?", part["HTS code"])
        heavy = part["Model"] in {"Heavy truck (example)", "Truck tractor (example)"}
        assert part["Part role"] in ({None} if heavy else {"core", "principal", "complementary", "other"})
        assert re.fullmatch(r"[A-Z]{2}|unknown", part["Country of origin"])
        assert part["Unit cost"] > 0
        assert part["Quantity per vehicle"] >= 1
        assert part["Currency"] in usd
        assert part["Freight per unit"] is None or part["Freight per unit"] >= 0
        for heading in ("Regional content %", "US content %"):
            assert part[heading] is None or 0 <= part[heading] <= 100
        if part["US content %"] is not None:
            assert part["US content %"] <= part["Regional content %"]


def test_some_part_numbers_begin_with_zero(parts: list[Record]) -> None:
    assert any(part["Part number"].startswith("0") for part in parts)


def test_rows_in_four_foreign_currencies_have_a_rate(parts: list[Record], usd: dict[str, float]) -> None:
    assert {part["Currency"] for part in parts} == {"USD", "EUR", "JPY", "MXN", "CAD"} == set(usd)


def test_a_few_parts_of_one_or_two_models_are_of_unknown_origin(parts: list[Record]) -> None:
    unknown = [part for part in parts if part["Country of origin"] == "unknown"]

    assert 2 <= len(unknown) <= 6
    assert len({part["Model"] for part in unknown}) <= 2


def test_parts_cost_55_to_65_percent_of_the_list_price(
    parts: list[Record], vehicles: list[Record], usd: dict[str, float]
) -> None:
    for vehicle in vehicles:
        total = sum(value_usd(part, usd) for part in current(parts, vehicle["Model"]))
        assert 0.545 <= total / vehicle["MSRP"] <= 0.655
        assert total < (vehicle["Net cost"] or total + vehicle["Conversion cost"]) < vehicle["Customs value"]
        assert vehicle["Customs value"] < vehicle["MSRP"]


def test_labour_and_metals_are_blank_for_at_least_one_model_and_stated_for_most(
    vehicles: list[Record],
) -> None:
    for heading in ("LVC %", "Originating steel %", "Originating aluminium %"):
        stated = sum(vehicle[heading] is not None for vehicle in vehicles)
        assert 9 < stated < 18


def test_no_text_can_be_taken_for_a_formula(workbook: Workbook) -> None:
    for sheet in workbook:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert not str(cell.value or "").startswith(("=", "+", "-", "@"))


def test_at_85_and_50_percent_cars_pay_the_duty_and_light_trucks_comply() -> None:
    """2.5 % on a car is less than re-sourcing costs, 25 % on a light truck is more."""
    book = read_book(BOOK, lambda _: None, lambda: False)
    reference = load_reference()
    offers = Offers.of(Exposure.of(book, reference))
    proposal = Scenario(load_policy(preset_path("us-proposal-2017")))
    imported = [
        at
        for at, vehicle in enumerate(book.vehicles)
        if vehicle.assembly_country in {"CA", "MX"} and vehicle.name in names(WHOLE)
    ]

    answers = resource(offers, proposal, models=imported)

    decided = {answer.model: answer.decision for answer in answers}
    assert all(answer.proven_optimal for answer in answers)
    assert decided.pop("Chrysler Pacifica") is Decision.ALREADY_QUALIFIES
    for vehicle in book.vehicles:
        if vehicle.name in decided:
            truck = vehicle.vehicle_class is VehicleClass.LIGHT_TRUCK
            assert decided[vehicle.name] is (Decision.COMPLY if truck else Decision.PAY), vehicle.name
