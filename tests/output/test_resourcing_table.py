"""Comply or pay as plain text.

Three cars from Mexico, under a regional threshold of 75 % and a duty of 2.5 %. Alto: parts for $1,000 of
which $500 are regional; one part of $400 is to be had in Mexico for $405, too. Bora: parts for $200, all
regional. Cargo: parts for $300 from China, without alternatives.
"""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from books import Row, book, unknown
from headroom.book.problem import Problem, Severity
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.optimum.resourcing import ModelResourcing, resource
from headroom.output.content_label import NO_COSTS
from headroom.output.evaluation_table import LEGAL
from headroom.output.resourcing_table import resourcing
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.outcome import evaluate
from headroom.rules.policy import Policy
from headroom.rules.scenario import Locks, Scenario
from resourcing_cases import offers_of, thresholds
from strategies import MODELS, REFERENCE, ROWS, SCENARIOS, vehicles

ALTO = (
    Row("MX", 500.0, "Alto", part="frame"),
    Row("CN", 400.0, "Alto", part="seat"),
    Row("MX", 405.0, "Alto", part="seat", alternative=True),
    Row("DE", 100.0, "Alto", part="lamp"),
)
LAMPS = (Row("CN", 100.0, part="lamp"), Row("MX", 90.0, part="lamp", alternative=True))
CARS = book(
    (*ALTO, Row("MX", 200.0, "Bora"), Row("CN", 300.0, "Cargo")),
    Vehicle("Alto", assembly_country="MX", annual_volume=1000),
    Vehicle("Bora", assembly_country="MX", annual_volume=10),
    Vehicle("Cargo", assembly_country="MX", annual_volume=100),
)


@st.composite
def choices(draw: st.DrawFn) -> SourcingBook:
    """Return books of up to three models whose parts have several sources now and then."""
    rows = draw(st.lists(ROWS, min_size=1, max_size=16))
    parts = [replace(row, part=f"P{at % 5}") for at, row in enumerate(rows)]
    return book(parts, *(draw(vehicles(name)) for name in MODELS), rates={"EUR": 1.1, "JPY": 0.0065})


def one(*rows: Row) -> SourcingBook:
    return book(rows, Vehicle("A", assembly_country="MX"))


def answers_of(a_book: SourcingBook, scenario: Scenario) -> tuple[ModelResourcing, ...]:
    return resource(offers_of(a_book), scenario)


def told(
    a_book: SourcingBook,
    scenario: Scenario,
    *problems: Problem,
    answers: tuple[ModelResourcing, ...] | None = None,
    published: Policy | None = None,
) -> str:
    found = answers_of(a_book, scenario) if answers is None else answers
    outcome = evaluate(Exposure.of(a_book, REFERENCE), scenario)
    return resourcing(found, outcome, published or scenario.policy, problems)


def table(text: str, title: str) -> list[dict[str, str]]:
    """Return the rows of the table below a title, by the headings of their columns."""
    lines = text.partition(f"{title}\n")[2].partition("\n\n")[0].split("\n")
    headings, *rows = [re.split(r"\s{2,}", line) for line in lines]
    return [dict(zip(headings, row, strict=True)) for row in rows]


def decisions(text: str) -> list[dict[str, str]]:
    return table(text, "Duty and fees are vehicle duty and fees; parts duty is in the premiums.")


def changes(text: str) -> list[dict[str, str]]:
    return table(text, "Changes of the sourcing decided on, per vehicle")


def test_a_model_that_complies_has_its_premium_beside_the_duty_that_it_saves() -> None:
    alto = decisions(told(CARS, thresholds(0.75)))[0]

    assert alto == {
        "Model": "Alto",
        "Decision": "re-source",
        "Proven": "yes",
        "Comply: premium": "+$5.00",
        "Comply: duty and fees": "$0.00",
        "Pay: premium": "$0.00",
        "Pay: duty and fees": "$25.00",
        "Complying less paying": "-$20.00",
        "Landed cost": "$1,005.00",
        "Switching": "$0.00",
        "Saves": "$20.00",
        "Changes": "1",
        "Break-even rate": "0.50 %",  # 5 of 1,000
        "Break-even RVC": "90.05 %",  # 905 of 1,005
    }


def test_what_claiming_costs_has_columns_of_its_own_where_it_costs_anything() -> None:
    text = told(CARS, replace(thresholds(0.75), claim_cost=0.01))
    title = "Duty and fees are vehicle duty and fees; parts duty is in the premiums."
    alto, bora, cargo = table(text, f"{title} Claiming is in no landed cost, and in what is saved.")

    assert [alto[key] for key in ("Comply: claiming", "Claiming")] == ["$10.05", "$10.05"]
    assert [alto[key] for key in ("Complying less paying", "Landed cost", "Saves")] == [
        "-$9.95",
        "$1,005.00",
        "$9.95",
    ]
    assert [bora[key] for key in ("Comply: claiming", "Claiming", "Saves")] == ["$2.00", "$2.00", "$0.00"]
    assert [cargo[key] for key in ("Comply: claiming", "Claiming")] == ["-", "$0.00"]
    assert "switching cost $0, claiming $10,070; saves $9,950" in text
    assert "laiming" not in told(CARS, thresholds(0.75))


def test_each_test_and_lock_says_what_it_costs() -> None:
    title = (
        "What each test costs where it qualifies: one more point of the threshold, "
        "or what one change more would save"
    )
    locked = replace(thresholds(0.5), locks=Locks(most_changes=0))
    parts = [Row("MX", 400.0, part="frame"), *LAMPS]

    alto, bora = table(told(CARS, thresholds(0.75)), title)
    regional, changes = table(told(one(*parts), locked), title)

    assert alto == {
        "Model": "Alto",
        "Test": "regional content",
        "Needed": "75.0 %",
        "Reached": "90.0 %",
        "USD a vehicle": "$0.12 a point",
        "USD a year": "$125",
    }
    assert (bora["USD a vehicle"], bora["USD a year"]) == ("does not bind", "-")
    assert (regional["Needed"], regional["Reached"]) == ("50.0 %", "80.0 %")
    assert (changes["Test"], changes["Needed"], changes["Reached"]) == ("number of changes", "0", "0")
    assert (changes["USD a vehicle"], changes["USD a year"]) == ("$10.00 a change", "$10")


def test_a_model_that_qualifies_and_one_that_cannot_have_a_dash_for_what_they_do_not_have() -> None:
    _, bora, cargo = decisions(told(CARS, thresholds(0.75)))

    names = ("Decision", "Comply: premium", "Pay: duty and fees", "Complying less paying", "Landed cost")
    assert [bora[name] for name in names] == ["stay", "$0.00", "-", "-", "$200.00"]
    assert [cargo[name] for name in names] == ["pay", "-", "$7.50", "-", "$307.50"]
    assert cargo["Break-even rate"] == "-"
    assert (bora["Changes"], cargo["Changes"]) == ("0", "0")


def test_a_model_whose_duty_is_nothing_does_not_pay() -> None:
    alto, _, cargo = decisions(told(CARS, thresholds(0.75, rate=0.0)))

    assert (alto["Decision"], alto["Complying less paying"]) == ("nothing due", "+$5.00")
    assert (cargo["Decision"], cargo["Landed cost"]) == ("nothing due", "$300.00")


def test_an_answer_without_a_proof_is_marked() -> None:
    proven, *others = answers_of(CARS, thresholds(0.75))
    unproven = replace(proven, proven_optimal=False)

    rows = decisions(told(CARS, thresholds(0.75), answers=(unproven, *others)))

    assert [row["Proven"] for row in rows] == ["no", "yes", "yes"]


def test_a_model_without_a_source_has_the_figures_of_its_present_sourcing_alone() -> None:
    locks = Locks(barred_countries=frozenset({"CN", "MX"}))
    text = told(one(*(replace(row, model="A") for row in ALTO)), replace(thresholds(0.75), locks=locks))

    (row,) = decisions(text)
    assert row.pop("Decision") == "no source left"
    names = ("Comply: premium", "Pay: duty and fees", "Complying less paying", "Break-even rate")
    assert {row[name] for name in names} == {"-"}
    assert row["Landed cost"] == "$1,025.00"
    assert "  A: The locks leave no source for seat.\n" in text
    assert "Fleet: 1 no source left\n" in text


def test_a_part_that_moves_has_its_origins_the_cell_of_its_new_cost_and_what_it_brings() -> None:
    (seat,) = changes(told(CARS, thresholds(0.75)))

    assert seat == {
        "Model": "Alto",
        "Part": "seat",
        "From": "CN",
        "To": "MX",
        "Cell": "Sourcing!D4",
        "USD": "+$5.00",
        "Regional": "+40.05 pp",  # from 500 of 1,000 to 905 of 1,005
        "US content": "0.00 pp",
        "USD per point": "$0.12",
    }


def test_a_part_may_move_from_and_to_an_unknown_origin() -> None:
    known = changes(
        told(one(unknown(60.0, part="p"), Row("MX", 61.0, part="p", alternative=True)), thresholds(1))
    )
    dark = one(Row("CN", 60.0, part="p"), unknown(50.0, part="p", alternative=True))

    assert [(row["From"], row["To"], row["USD"]) for row in known] == [("unknown", "MX", "+$1.00")]
    (row,) = changes(told(dark, thresholds(1)))
    assert (row["From"], row["To"], row["USD"]) == ("CN", "unknown", "-$10.00")


def test_a_move_that_takes_content_away_says_what_each_point_saves() -> None:
    cheaper = one(
        Row("MX", 60.0, part="p"), Row("CN", 50.0, part="p", alternative=True), Row("JP", 40.0, part="q")
    )

    (row,) = changes(told(cheaper, thresholds(0.75)))

    assert (row["USD"], row["Regional"], row["USD per point"]) == ("-$10.00", "-60.00 pp", "saves $0.17")


def test_parts_that_move_stand_below_each_other_those_that_save_most_first() -> None:
    rows = [
        row
        for part, mexican in (("axle", 104.0), ("brake", 101.0), ("clutch", 99.0))
        for row in (Row("CN", 100.0, part=part), Row("MX", mexican, part=part, alternative=True))
    ]

    found = changes(told(one(*rows), thresholds(1, rate=0.25)))

    assert [(row["Part"], row["USD"]) for row in found] == [
        ("clutch", "-$1.00"),
        ("brake", "+$1.00"),
        ("axle", "+$4.00"),
    ]


def test_a_fleet_without_a_change_says_that_no_part_moves() -> None:
    text = told(CARS, thresholds(0.5))

    assert "\n\nNo part moves.\n\n" in text
    assert "Changes of the sourcing" not in text
    assert "Changes of the sourcing" in told(CARS, thresholds(0.75))


def test_only_models_that_cannot_qualify_are_listed_with_what_blocks_them() -> None:
    text = told(CARS, thresholds(0.75, 0.1))

    lines = text.split("Cannot qualify by any sourcing\n")[1].split("\n\n")[0].split("\n")
    assert [line.split(":")[0] for line in lines] == ["  Alto", "  Bora", "  Cargo", "  Cargo"]
    assert lines[2].endswith("Most of what is missing: parts without alternative $300.")
    assert lines[0].startswith("  Alto: US content reaches 0.0 % at most, 10.0 % is asked for.")


def test_where_every_model_can_qualify_nothing_is_said_of_those_that_cannot() -> None:
    assert "Cannot qualify" not in told(one(Row("MX", 10.0)), thresholds(0.75))


def test_the_totals_count_each_model_as_often_as_it_is_sold() -> None:
    text = told(CARS, thresholds(0.75))

    assert (
        "Fleet: 1 stay, 1 re-source, 1 pay\n"
        "2 of 3 qualify as decided, 1 as sourced in the workbook\n"
        "Duty a year: $750 (vehicle duty $750, parts duty $0); fees $0\n"  # 100 at 7.50
        "Landed cost a year: $1,037,750, switching cost $0; "  # 1,005,000 + 2,000 + 30,750
        "saves $20,000 against the sourcing of the workbook\n"
    ) in text


def test_the_head_names_workbook_policy_changes_and_locks() -> None:
    published = thresholds(0.5)
    scenario = replace(published.with_value("rvc", 0.71), locks=Locks(frozenset({"seat"}), most_changes=1))

    head = told(CARS, scenario, published=published.policy).split("\n\n")[0].split("\n")

    assert head == [
        "test.xlsx: 6 of 6 rows used",
        "Case (case), as of 2026-01-01, hypothetical",
        "Changed: rvc 71 %",
        "Locked: seat stays; at most 1 change a model",
    ]
    assert "Locked" not in told(CARS, published)


def test_problems_of_the_workbook_and_of_the_question_are_listed_together() -> None:
    wrong = replace(CARS, problems=(Problem(Severity.WARNING, "Odd cost.", "Check it.", "Sourcing", "D2"),))

    text = told(wrong, thresholds(0.75), Problem(Severity.ERROR, "The part 9 has no alternative."))

    assert text.split("Problems: ")[1].split("\n")[:3] == [
        "1 error, 1 warning, 1 assumption",
        "  error: The part 9 has no alternative.",
        "  warning: Sourcing!D2: Odd cost. Check it.",
    ]


def test_content_labels_have_no_parts_to_source_elsewhere() -> None:
    labels = replace(CARS, definition="label content, not net cost")

    text = told(labels, thresholds(0.75))

    assert f"{NO_COSTS} There is nothing to source elsewhere." in text
    assert "Content: label content, not net cost" in text
    assert "Comply or pay" not in text
    assert "Fleet" not in text
    assert NO_COSTS not in told(CARS, thresholds(0.75))


def test_a_workbook_without_a_model_has_neither_table_nor_totals() -> None:
    text = told(book([]), thresholds(0.75), answers=())

    assert text.startswith("test.xlsx: 0 of 0 rows used\n")
    assert "Comply or pay" not in text
    assert "Fleet" not in text
    assert text.endswith(f"\n\n{LEGAL}\n")


@given(a_book=choices(), scenario=SCENARIOS)
def test_every_model_has_a_line_and_the_text_is_of_characters_that_every_terminal_has(
    a_book: SourcingBook, scenario: Scenario
) -> None:
    exposure = Exposure.of(a_book, REFERENCE)
    answers = resource(Offers.of(exposure), scenario)

    text = resourcing(answers, evaluate(exposure, scenario), scenario.policy)

    assert [row["Model"] for row in decisions(text)] == [vehicle.name for vehicle in a_book.vehicles]
    listed = [] if "No part moves." in text else changes(text)
    assert len(listed) == sum(int(row["Changes"]) for row in decisions(text))
    assert text.isascii()
    assert text.endswith(f"\n{LEGAL}\n")
    assert all(len(block.strip()) for block in text.split("\n\n"))
