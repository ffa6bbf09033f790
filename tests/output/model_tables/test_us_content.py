"""US content under its two names: of the test, and by part for the duty on the rest."""

from dataclasses import replace

import pytest
from hypothesis import given

import strategies
from books import Row, book, unknown
from fleets import POLICY, outcome
from headroom.book.sourcing import SourcingBook, Vehicle, VehicleClass
from headroom.output.model_tables.us_content import BY_PART, OF_TEST, us_content_table
from headroom.output.table import DetailTable
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.readings import REQUIRE_APPROVAL, US_CONTENT_BASIS, YES, UsContentBasis
from headroom.rules.scenario import Scenario
from headroom.words import formatting

T = formatting.THIN_SPACE
USMCA_232 = load_policy(preset_path("usmca-232"))


def texts(table: DetailTable) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def under(policy: str, *vehicles: Vehicle, reading: tuple[str, str] | None = None) -> Outcome:
    """Return a Mexican car of 10,000 $: parts of 4,000 $ made in the US, 1,000 $ of US content in others."""
    rows = [
        Row("US", 4000, hts="87089981", us_transformed=True),
        Row("MX", 4000, us=0.25, regional=1.0),
    ]
    found = load_policy(preset_path(policy))
    found = found if reading is None else found.with_reading(*reading)
    given_vehicles = vehicles or (Vehicle("A", assembly_country="MX", conversion_usd=2000),)
    exposure = Exposure.of(book(rows, *given_vehicles), load_reference())
    return evaluate(exposure, Scenario(found))


def test_the_two_are_lines_of_their_own_with_their_own_law_and_they_differ() -> None:
    table = us_content_table(under("usmca-232"), 0)

    assert texts(table) == [
        [OF_TEST, f"50.0{T}%", "", "net cost", "USMCA, Annex 4-B, Appendix, which asks for no US content"],
        [BY_PART, f"40.0{T}%", "$4,000", "customs value", "9903.94.03, from 2025-04-03"],
    ]
    assert table.rows[1][0].note.startswith("Parts made in the United States, taken as approved: $4,000")
    curt = us_content_table(under("usmca-232"), 0, curt=True)
    assert [row[-1].text for row in curt.rows] == ["Annex 4-B", "9903.94.03"]


def test_the_first_is_what_the_test_reads_where_it_reads_parts() -> None:
    by_parts = under("us-proposal-2026", reading=(US_CONTENT_BASIS, UsContentBasis.PARTS))
    table = us_content_table(by_parts, 0)

    assert [row[1].text for row in table.rows] == [f"40.0{T}%", f"40.0{T}%"]
    assert table.rows[0][0].note == "The parts made in the United States, without assembly."
    assert table.rows[0][-1].text.endswith("secondary source (u)")


@pytest.mark.parametrize(
    ("vehicle", "reading", "credited", "how"),
    [
        (Vehicle("A", assembly_country="MX", approved_us_content_usd=1500.0), None, "$1,500", "As approved"),
        (Vehicle("A", assembly_country="MX"), (REQUIRE_APPROVAL, YES), "$0", "Only what was approved counts"),
        (Vehicle("A", VehicleClass.HEAVY_TRUCK, "MX"), None, "$0", "Only what was approved counts"),
    ],
)
def test_only_what_was_approved_counts_for_the_second_where_the_law_says_so(
    vehicle: Vehicle, reading: tuple[str, str] | None, credited: str, how: str
) -> None:
    (_, by_part) = us_content_table(under("usmca-232", vehicle, reading=reading), 0).rows

    assert by_part[2].text == credited
    assert by_part[0].note.startswith(how)
    assert "$4,000" in by_part[0].note


def test_the_second_is_muted_where_no_duty_on_the_rest_falls() -> None:
    built_in_us = under("usmca-232", Vehicle("A", assembly_country="US"))

    assert [row[0].muted for row in us_content_table(built_in_us, 0).rows] == [False, True]


def test_without_a_duty_on_the_rest_there_is_no_second() -> None:
    assert [row[0].text for row in us_content_table(under("nafta"), 0).rows] == [OF_TEST]


def test_without_a_test_it_is_a_share_of_net_cost_and_says_so() -> None:
    none = replace(POLICY, thresholds=tuple(one for one in POLICY.thresholds if one.key != "us_content"))
    made = outcome(none, book([Row("US", 700), unknown(300)], Vehicle("A", assembly_country="US")))

    (row,) = us_content_table(made, 0).rows
    assert [cell.text for cell in row[:2]] == [
        "US content, no test asks for it",
        f"70.0 \N{HORIZONTAL ELLIPSIS} 100.0{T}%",
    ]
    assert row[0].muted


@given(sourcing=strategies.books(), scenario=strategies.SCENARIOS)
def test_both_are_followed_back_to_what_they_say(sourcing: SourcingBook, scenario: Scenario) -> None:
    made = evaluate(Exposure.of(sourcing, strategies.REFERENCE), scenario)
    for model in range(len(made.vehicles)):
        of_test, *by_part = us_content_table(made, model).rows
        assert of_test[1].trail is not None
        derived = of_test[1].trail.derive(made)
        assert derived is not None
        assert derived.value * 100 == pytest.approx(of_test[1].rank)
        for row in by_part:
            assert row[2].trail is not None
            amount = row[2].trail.derive(made)
            assert amount is not None
            assert amount.value == pytest.approx(float(made.us_credited_usd[model]), abs=1e-6)
