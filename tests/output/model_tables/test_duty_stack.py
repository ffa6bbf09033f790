"""The duties and fees on one model: since when, at which rate, of what, and what is due."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

import strategies
from books import Row, book
from fleets import LAW, POLICY, outcome
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.output.evaluation_json import evaluation
from headroom.output.model_tables.duty_stack import duty_lines, duty_remark, duty_stack, duty_table
from headroom.output.table import DetailTable
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.law_source import LawSource
from headroom.rules.measures import Measure, RateKind, Trade
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.scenario import Scenario
from headroom.words import formatting

BIRCH = 1
T, M, NONE = formatting.THIN_SPACE, formatting.MINUS, formatting.NOTHING
SURTAX = Measure(
    "s232", "Surtax on parts", Trade.PARTS, 0.25, source=LawSource("HTSUS 9903.94.05; note 33(g)")
)
DEAL = Measure(
    "deal",
    "Deal on parts",
    Trade.PARTS,
    0.15,
    origins=("JP", "KR"),
    kind=RateKind.FLOOR,
    excludes=("s232",),
    source=LawSource("HTSUS, note 33(j)", date(2025, 9, 16), uncertain=True),
)
JAPANESE = book(
    [Row("JP", 200), Row("CN", 100), Row("US", 700)], Vehicle("A", assembly_country="US", msrp_usd=5000.0)
)


def texts(table: DetailTable) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_each_duty_and_fee_has_base_rate_amount_and_source() -> None:
    since, on, source = "2026-01-01", "customs value", "HTSUS 8703.23.01"
    assert texts(duty_table(outcome(), BIRCH)) == [
        ["MFN, cars", since, f"2.5{T}%", on, "$1,000", "$25.00", source],
        ["Merchandise processing fee", since, f"0.3464{T}%", on, "$1,000", "$3.46", source],
        ["Due today", "", "", "", "", "$28.46", ""],
    ]
    law = duty_table(outcome(), BIRCH).rows[0][-1]
    assert law.whole == f"{source}, from 2026-01-01"
    assert law.note == f"{law.whole}\nColumn 1, general\nhttps://hts.usitc.gov"
    assert duty_table(outcome(), BIRCH).caption == "what is in force on 2026-11-01"


def test_duties_on_parts_name_the_tariff_code_and_credits_are_below_zero() -> None:
    sourcing = book(
        [Row("CN", 100, hts="85443000"), Row("US", 900)], Vehicle("A", assembly_country="US", msrp_usd=5000.0)
    )
    lines = texts(duty_table(outcome(sourcing=sourcing), 0))
    assert [line[:6] for line in lines] == [
        ["MFN, parts", "2026-01-01", f"5.0{T}%", "parts, by code", "$100", "$5.00"],
        ["Section 301", NONE, f"25.0{T}%", "parts", "$100", "$25.00"],
        ["Offset", NONE, f"0.1{T}%", "MSRP", "$5,000", f"{M}$5.00"],
        ["Due today", "", "", "", "", "$25.00"],
    ]


def test_a_model_without_duties_says_so() -> None:
    sourcing = book([Row("US")], Vehicle("A", assembly_country="US"))
    table = duty_table(outcome(sourcing=sourcing), 0)
    assert table.rows == ()
    assert table.caption == "No duty or fee falls on this model."


def test_a_lower_total_stands_inset_below_what_it_takes_the_place_of() -> None:
    with_deal = replace(POLICY, measures=(DEAL, *POLICY.measures, SURTAX), fees=())
    table = duty_table(outcome(with_deal, JAPANESE), 0)

    assert [(row[0].text, row[0].inset, row[5].text) for row in table.rows] == [
        ("MFN, parts", False, "$7.50"),
        ("Section 301", False, "$25.00"),
        ("Surtax on parts", False, "$25.00"),
        (f"JP and KR, in total at least 15.0{T}%", True, "$25.00"),
        ("Offset", False, f"{M}$5.00"),
        ("Due today", False, "$77.50"),
    ]
    deal = table.rows[3]
    assert deal[0].note == f"Deal on parts\nIn place of: Surtax on parts, 25.0{T}%"
    assert (deal[1].text, deal[2].text, deal[4].text) == ("2025-09-16", f"12.5{T}%", "$200")
    assert deal[-1].text == "note 33(j), secondary source (u)"


def test_where_nothing_of_what_it_takes_the_place_of_falls_a_lower_total_stands_like_others() -> None:
    with_deal = replace(POLICY, measures=(DEAL, SURTAX), fees=())
    all_japanese = book([Row("JP", 200), Row("US", 800)], Vehicle("A", assembly_country="US"))
    table = duty_table(outcome(with_deal, all_japanese), 0)

    assert [(row[0].text, row[0].inset) for row in table.rows] == [
        (f"JP and KR, in total at least 15.0{T}%", False),
        ("Due today", False),
    ]


def test_a_credit_that_was_granted_for_other_models_has_no_base_and_is_listed() -> None:
    rows = [Row(origin, cost, model) for model in "AB" for origin, cost in (("CN", 100.0), ("US", 900.0))]
    priced = Vehicle("A", assembly_country="US", msrp_usd=5000.0, manufacturer="Maker")
    sourcing = book(rows, priced, Vehicle("B", assembly_country="US", manufacturer="Maker"))
    table = duty_table(outcome(sourcing=sourcing), 1)

    offset = table.rows[2]
    assert [cell.text for cell in offset[:6]] == [
        *("Offset", NONE, f"0.1{T}%", "MSRP of other models", NONE, f"{M}$2.50"),
    ]
    assert offset[3].note.startswith("No MSRP is stated for this model")


def test_a_day_that_is_yet_to_come_is_said_and_quiet() -> None:
    later = replace(POLICY.measures[0], source=replace(LAW, since=date(2027, 7, 1)))
    cell = duty_table(outcome(replace(POLICY, measures=(later,), fees=())), BIRCH).rows[0][1]

    assert (cell.text, cell.quiet) == ("from 2027-07-01", True)


def test_for_little_room_it_is_in_whole_dollars_and_says_on_what_under_the_pointer() -> None:
    table = duty_stack(outcome(), BIRCH)

    assert [column.title for column in table.columns] == [
        *("Measure", "In force since", "Rate", "On", "A vehicle", "Source"),
    ]
    assert texts(table)[0] == [
        *("MFN, cars", "2026-01-01", f"2.5{T}%", "$1,000", "$25", "HTSUS 8703.23.01"),
    ]
    assert table.rows[0][3].note == "customs value $1,000"
    assert table.rows[-1][4].text == "$28"


def test_in_short_it_has_measure_rate_and_amount() -> None:
    assert texts(duty_lines(outcome(), BIRCH))[0] == ["MFN, cars", f"2.5{T}%", "$25.00"]


@pytest.mark.parametrize(
    ("price", "said"),
    [
        (5000.0, "The offset of Maker is used up: $20 a year of duty on parts remain."),
        (50_000.0, "The offset of Maker is not used up: $25 a year carry forward."),
        (25_000.0, "The offset of Maker is used up."),
    ],
)
def test_what_became_of_the_credit_of_a_maker_is_said(price: float, said: str) -> None:
    vehicle = Vehicle("A", assembly_country="US", msrp_usd=price, manufacturer="Maker")
    made = outcome(sourcing=book([Row("CN", 100), Row("US", 900)], vehicle))

    assert duty_remark(made, 0) == f"No duty on the vehicle: it is assembled in the United States. {said}"
    assert duty_remark(outcome(), BIRCH) == ""


def of_json(made: Outcome, model: int) -> list[float]:
    models = evaluation(made, made.scenario.policy)["models"]
    assert isinstance(models, list)
    found = models[model]
    return [*(one["duty_usd"] for one in found["duties"]), *(one["fee_usd"] for one in found["fees"])]


@given(sourcing=strategies.books(), scenario=strategies.SCENARIOS)
def test_it_has_the_lines_of_the_json_and_each_can_be_followed_back(
    sourcing: SourcingBook, scenario: Scenario
) -> None:
    made = evaluate(Exposure.of(sourcing, strategies.REFERENCE), scenario)
    for model in range(len(made.vehicles)):
        rows = duty_table(made, model).rows[:-1]
        amounts = [row[5].number for row in rows]
        assert sorted(amount for amount in amounts if amount is not None) == sorted(of_json(made, model))
        for row in rows:
            trail, amount = row[5].trail, row[5].number
            derived = None if trail is None or not amount else trail.derive(made)
            assert not amount or (derived is not None and derived.value == pytest.approx(amount, abs=1e-6))


def test_a_car_from_japan_pays_its_total_of_15_percent() -> None:
    car = Vehicle("A", assembly_country="JP")
    policy = load_policy(preset_path("usmca-232"))
    made = evaluate(Exposure.of(book([Row("JP", 20_000.0)], car), load_reference()), Scenario(policy))
    lines = texts(duty_stack(made, 0))

    assert [line[:5] for line in lines if line[0].startswith(("MFN", "JP", "Due"))] == [
        ["MFN duty on passenger cars", NONE, f"2.5{T}%", "$20,000", "$500"],
        [f"JP, in total at least 15.0{T}%", "2025-09-16", f"12.5{T}%", "$20,000", "$2,500"],
        ["Due today", "", "", "", "$3,069"],
    ]
