"""Pages beside the usual ones: one model, its parts, one number, flips, trade, certificates, talks."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

import strategies
from books import Row, book
from fleets import POLICY
from handovers import EASIER, question
from headroom.analysis.prospects import Prospect
from headroom.analysis.trade import trade_flows
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.output.handover.handover import HandoverPage, PageKey
from headroom.output.handover.make import make_handover
from headroom.output.handover.pages import made_page
from headroom.output.handover.titles import LONGEST
from headroom.rules.outcome import evaluate
from headroom.rules.policy import Policy
from headroom.words.formatting import MINUS

MORE = tuple(PageKey)[9:]


def page(key: PageKey, model: str = "", number: str = "") -> HandoverPage:
    found = made_page(question(), key, model, {"number": number})
    assert found is not None
    return found


def test_the_tests_of_the_model_asked_for_are_a_page() -> None:
    found = page(PageKey.MODEL, "Birch")

    assert found.title.startswith("The Birch fails: regional content is 15.0 points short")
    assert "Regional content" in {row[1].text for row in found.table.rows}
    assert any("VNM 400" in note for note in found.notes)
    assert made_page(question(), PageKey.MODEL, "nobody") is None
    assert page(PageKey.MODEL).name == "Aspen"


def test_the_parts_that_weigh_most_have_their_cells() -> None:
    found = page(PageKey.PARTS, "Birch")

    assert found.title == "The parts that take most of the content of the Birch"
    assert [row[-1].text for row in found.table.rows]
    assert found.table.rows[0][5].number == 400


@pytest.mark.parametrize("key", ["rvc", "mfn_car"])
def test_each_row_of_a_sweep_is_what_evaluate_says_there(key: str) -> None:
    asked, found = question(), page(PageKey.SWEEP, number=key)
    assert sum(row[-1].text == "now" for row in found.table.rows) == 1
    for row in found.table.rows:
        value = row[0].number
        assert value is not None
        there = evaluate(asked.exposure, asked.scenario.with_value(key, value / 100))
        assert row[1].number == there.fleet().qualifying
        assert row[2].number == pytest.approx(there.fleet().duty_usd)


def test_a_number_that_cannot_be_swept_is_no_page() -> None:
    assert made_page(question(), PageKey.SWEEP, choices={"number": "none such"}) is None


def test_imports_of_each_country_add_up() -> None:
    asked, found = question(), page(PageKey.TRADE)
    flows = trade_flows(asked.outcome)
    total = sum(row[3].number or 0.0 for row in found.table.rows)

    assert total == pytest.approx(
        float(np.where(np.array(flows.countries) == "US", 0, flows.imports_usd).sum())
    )
    assert all(len(row[0].text) > 2 for row in found.table.rows)


def test_sums_of_parts_stand_as_in_the_window_with_their_unit_and_changes_with_their_sign() -> None:
    sourcing = book(
        (Row("JP", 5000.0), Row("KR", 2000.0)), Vehicle("A", assembly_country="US", annual_volume=10_000.0)
    )
    dearer = POLICY.with_value("mfn_parts", 0.125)  # else they pay 2.5 %
    asked = question(sourcing, baseline=dearer)
    choices = {"measure": "parts duty", "figures": "change"}

    found = made_page(asked, PageKey.EXPLORE, choices=choices)

    assert found is not None
    assert found.detail == "Change: parts duty, by model and origin, US$ M a year."
    table = found.table
    assert [(column.title, column.unit) for column in table.columns] == [
        ("Model", ""),
        *((name, "US$ M a year") for name in ("All", "Japan", "South Korea")),
    ]
    assert [[cell.text for cell in row] for row in table.rows] == [
        [name, f"{MINUS}7.0", f"{MINUS}5.0", f"{MINUS}2.0"] for name in ("A", "All")
    ]
    assert [cell.number for cell in table.rows[0][1:]] == pytest.approx([-7.0, -5.0, -2.0])


def test_who_flipped_is_listed_else_who_is_nearest_to_it() -> None:
    nearest = page(PageKey.FLIPS).table
    strict = made_page(question(baseline=EASIER.with_value("rvc", 0.95)), PageKey.FLIPS)

    assert nearest.title == "Nearest to flipping next"
    assert strict is not None
    assert strict.table.title == "Models that flipped"
    assert {row[0].text for row in strict.table.rows} == {"Aspen", "Cedar"}


def test_open_verdicts_have_their_certificates() -> None:
    assert [row[0].text for row in page(PageKey.CERTIFICATES).table.rows] == ["Cedar"]


def test_talks_without_outcomes_are_no_page() -> None:
    asked = question()
    assert made_page(asked, PageKey.ODDS) is None
    prospects = (Prospect("As it is", 0.25, {}), Prospect("Higher", 0.75, {"rvc": 0.95}))
    talks = replace(asked, workspace=replace(asked.workspace, prospects=prospects))
    found = made_page(talks, PageKey.ODDS)

    assert found is not None
    assert [(row[0].text, row[1].number) for row in found.table.rows] == [
        ("As it is", 25.0),
        ("Higher", 75.0),
    ]
    spoilt = replace(talks, workspace=replace(talks.workspace, prospects=prospects[:1]))
    assert made_page(spoilt, PageKey.ODDS) is None


@given(strategies.books(), strategies.policies())
@settings(max_examples=15)
def test_any_book_has_pages_that_fit(sourcing: SourcingBook, policy: Policy) -> None:
    made = make_handover(question(sourcing, policy, EASIER, pages=MORE))

    assert all(0 < len(one.title) <= LONGEST for one in made.pages)
    assert len({one.title.casefold() for one in made.pages}) == len(made.pages)
