"""The detail of one model: verdict in a sentence, formula, tests."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

import strategies
from books import Row, book, unknown
from fleets import POLICY, fleet, outcome, without_preference
from headroom.book.sourcing import CoreGroup, SourcingBook, Vehicle, VehicleClass
from headroom.explain.tests import DerivedTests
from headroom.output.levers import cited
from headroom.output.model_tables.assessment import assessment_lines, assessment_table, formula, rule, title
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.law_source import LawSource
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import VnmRule
from headroom.rules.scenario import Scenario
from headroom.rules.vehicle_tests import IN_ORDER_OF_LAW
from headroom.rules.verdict import VehicleTestResult
from headroom.words import formatting
from part_trees import rolling

ASPEN, BIRCH, CEDAR, DOGWOOD, ELM = range(5)
T, M = formatting.THIN_SPACE, formatting.MINUS


def two_groups(engine: float, axles: float, *, component: bool | None = None) -> SourcingBook:
    """Return a car whose engine costs three times its axles, of given regional contents."""
    return book(
        [
            Row("US", 600),
            Row("MX", 300, core_group=CoreGroup.ENGINE, regional=engine),
            Row("MX", 50, core_group=CoreGroup.AXLES, regional=axles, core_component=component),
            Row("MX", 50, core_group=CoreGroup.AXLES, regional=axles, core_component=component),
        ],
        Vehicle("A", assembly_country="US"),
    )


@pytest.mark.parametrize(
    ("model", "sentence"),
    [
        (ASPEN, "Aspen qualifies, 15.0 points of headroom"),
        (BIRCH, "Birch fails by 15.0 points"),
        (CEDAR, "Cedar: cannot tell, 1 part of unknown origin"),
        (DOGWOOD, "Dogwood qualifies, 5.0 points of headroom"),
        (ELM, "Elm fails on core parts"),
    ],
)
def test_the_title_is_the_verdict_in_a_sentence(model: int, sentence: str) -> None:
    assert title(outcome(), model) == sentence


def stated(net_cost: float = 360.0) -> Outcome:
    """Return a car with a seat that does not originate, of which its maker states net cost and VNM."""
    seat = Row("MX", 400.0, regional=0.4, part_net_cost=net_cost, part_vnm=130.0)
    a_book = book([seat, Row("CN", 90.0), Row("US", 510.0)], Vehicle("A", assembly_country="US"))
    return evaluate(Exposure.of(a_book, load_reference()), rolling())


def test_below_regional_content_stands_what_it_is_with_makers_net_costs() -> None:
    found = stated()
    for table in (assessment_table(found, 0), assessment_lines(found, 0)):
        at = [cell.text for row in table.rows for cell in row].index("by stated net costs")
        cells = [cell for row in table.rows for cell in row][at : at + 5]
        assert [cell.text for cell in cells[1:]] == [
            f"77.1{T}%",
            f"75.0{T}%",
            "+2.1",
            "would qualify, +3.1 points",
        ]
        assert cells[1].trail is not None
        assert "s. 9(2)(a)" in cells[0].note
    (law,) = (
        row[-1].text for row in assessment_table(found, 0, curt=True).rows if "net costs" in row[1].text
    )
    assert law == "s. 9(2)(a)"


def test_it_does_not_where_no_maker_states_anything_of_a_part_that_does_not_originate() -> None:
    for found in (outcome(), evaluate(stated().exposure, rolling(other=0.4))):
        assert not any("net costs" in cell.text for row in assessment_lines(found, 0).rows for cell in row)


def test_a_model_without_a_preference_fails_for_that() -> None:
    assert title(outcome(without_preference()), ASPEN) == "Aspen fails: no preference is in force"


def test_a_model_that_fails_two_ways_says_both() -> None:
    strict = POLICY.with_value("rvc", 0.9)
    assert title(outcome(strict), ELM) == "Elm fails by 10.0 points, and on core parts"


def test_a_model_that_fails_by_us_content_alone_says_so() -> None:
    strict = POLICY.with_value("us_content", 0.95)
    assert title(outcome(strict), ASPEN) == "Aspen fails by 5.0 points of US content"


def test_a_model_that_fails_even_at_the_high_end_says_between_what() -> None:
    strict = POLICY.with_value("rvc", 0.9)
    assert title(outcome(strict), CEDAR) == "Cedar fails by 10.0 to 20.0 points"


def test_a_model_assembled_elsewhere_fails_on_that_too() -> None:
    sourcing = book([Row("US", model="A")], Vehicle("A", assembly_country="JP"))
    assert title(outcome(sourcing=sourcing), 0) == "A fails on assembly outside the region"


def test_a_model_that_just_qualifies_has_no_headroom_to_speak_of() -> None:
    sourcing = book([Row("US", 75, model="A"), Row("JP", 25, model="A")])
    assert title(outcome(sourcing=sourcing), 0) == "A qualifies, 0.0 points of headroom"


def test_the_formula_has_its_numbers_and_its_result() -> None:
    assert formula(outcome(), BIRCH) == f"(NC 1,000 {M} VNM 400) / NC = 60.0{T}%"


def test_the_formula_has_ranges_where_origins_are_unknown() -> None:
    assert formula(outcome(), CEDAR) == f"(NC 1,000 {M} VNM 200 … 300) / NC = 70.0 … 80.0{T}%"


def test_without_net_cost_there_is_no_formula() -> None:
    nothing = book([Row(cost=0.0)])
    assert formula(outcome(sourcing=nothing), 0) == "The net cost is 0: no content can be computed."


@pytest.mark.parametrize("vnm_rule", VnmRule)
def test_each_rule_of_counting_is_said_in_a_sentence(vnm_rule: VnmRule) -> None:
    assert rule(outcome(replace(POLICY, vnm_rule=vnm_rule))).startswith("VNM: ")


def test_the_tests_stand_numbered_in_the_order_of_the_law_with_its_section() -> None:
    law = LawSource("19 CFR Part 182 Appendix A, s. 18(1)", date(2023, 7, 1), uncertain=True)
    dated = tuple(replace(one, source=law) if one.key == "lvc" else one for one in POLICY.thresholds)
    policy = replace(POLICY, thresholds=dated, source=LawSource("USMCA, Annex 4-B; and others"))
    table = assessment_table(outcome(policy.with_value("us_content", 0.5)), BIRCH)

    assert [[cell.text for cell in row] for row in table.rows] == [
        ["1", "Assembled in the region", "yes, MX", "yes", "", "passes", "USMCA, Annex 4-B"],
        [
            *("2", "Regional content", f"60.0{T}%", f"75.0{T}%", f"{M}15.0", "fails"),
            "HTSUS 8703.23.01, from 2026-01-01",
        ],
        ["3", "Core parts", "no core parts", f"50.0{T}%", "", "not assessed", "USMCA, Annex 4-B"],
        [
            *("4", "Labour value content", "not stated", f"40.0{T}%", "", "not assessed"),
            "s. 18(1), from 2023-07-01, secondary source (u)",
        ],
        ["5", "US content, of the test", f"60.0{T}%", f"50.0{T}%", "+10.0", "passes", "USMCA, Annex 4-B"],
    ]
    assert table.rows[1][5].mark is VehicleTestResult.FAILS
    assert table.rows[1][1].note == "VNM: the full value of each part that does not originate"
    assert table.rows[3][-1].whole.startswith("19 CFR Part 182 Appendix A, s. 18(1), from 2023-07-01")

    curt = assessment_table(outcome(policy.with_value("us_content", 0.5)), BIRCH, curt=True)
    assert [row[-1].text for row in curt.rows] == [
        *("Annex 4-B", "HTSUS 8703.23.01", "Annex 4-B", "s. 18(1)", "Annex 4-B")
    ]
    assert [row[-1].whole for row in curt.rows] == [row[-1].whole for row in table.rows]


def test_a_test_that_asks_for_nothing_is_left_out() -> None:
    assert "US content, of the test" not in [row[1].text for row in assessment_table(outcome(), BIRCH).rows]


def test_the_law_that_is_shown_is_that_of_the_trail_to_what_is_needed() -> None:
    made = evaluate(Exposure.of(fleet(), load_reference()), Scenario(load_policy(preset_path("usmca-232"))))
    for row, test in zip(
        (row for row in assessment_table(made, ELM).rows if row[0].text),
        sorted(made.tests[:1] + made.tests[2:], key=lambda one: IN_ORDER_OF_LAW.index(one.entry)),
        strict=True,
    ):
        source = DerivedTests(made, ELM).needed(test).source
        assert source is not None
        assert row[-1].whole == cited(source)


def test_ways_that_are_not_needed_stand_muted_and_inset_below_the_one_that_decides() -> None:
    rows = assessment_table(outcome(POLICY, two_groups(engine=0.6, axles=0.2)), 0).rows
    core = [row for row in rows if row[1].text.startswith("Core parts") or row[1].inset]

    assert [[cell.text for cell in row[:7]] for row in core] == [
        ["3", "Core parts, together", f"50.0{T}%", f"50.0{T}%", "0.0", "passes", core[0][6].text],
        ["", "each group", "1 of 2", f"50.0{T}%", f"{M}30.0", "fails", "not needed"],
    ]
    assert [(cell.muted, cell.quiet) for cell in core[1][1:5]] == [(True, False)] * 4
    assert core[1][5].mark is VehicleTestResult.FAILS
    assert core[1][2].note == f"Groups that pass alone. The least content of one: 20.0{T}%"


def test_where_no_way_passes_none_is_muted() -> None:
    rows = assessment_table(outcome(POLICY, two_groups(engine=0.4, axles=0.2)), 0).rows
    (way,) = (row for row in rows if row[1].inset)

    assert [cell.text for cell in way[1:]] == [
        *("each group", "0 of 2", f"50.0{T}%", f"{M}30.0", "fails", ""),
    ]
    assert not way[1].muted


def test_listed_components_are_ways_of_their_own_where_a_row_says_which_they_are() -> None:
    rows = assessment_table(outcome(POLICY, two_groups(engine=0.4, axles=0.2, component=False)), 0).rows

    assert [(row[1].text, row[2].text) for row in rows if row[1].inset] == [
        ("each group", "0 of 2"),
        ("each group, by components", "1 of 2"),
        ("together", f"35.0{T}%"),
    ]


def test_of_a_margin_that_is_a_range_the_low_end_stands_and_the_whole_is_copied() -> None:
    margin = assessment_table(outcome(), CEDAR).rows[1][4]

    assert (margin.text, margin.whole) == (
        f"{M}5.0 \N{HORIZONTAL ELLIPSIS}",
        f"{M}5.0 \N{HORIZONTAL ELLIPSIS} +5.0",
    )
    assert assessment_lines(outcome(), CEDAR).rows[1][3].text == margin.whole


def test_in_short_there_is_a_line_a_test_and_no_other_way() -> None:
    table = assessment_lines(outcome(POLICY, two_groups(engine=0.6, axles=0.2)), 0)

    assert [column.title for column in table.columns] == ["Test", "Reached", "Needed", "Margin", "Result"]
    assert [row[0].text for row in table.rows] == [
        *("Assembled in the region", "Regional content", "Core parts, together", "Labour value content"),
    ]


def test_a_test_that_is_not_set_for_the_class_of_a_model_is_left_out() -> None:
    names = [row[1].text for row in assessment_table(outcome(), DOGWOOD).rows]
    assert "Labour value content" not in names


def test_a_range_is_text_and_a_known_value_is_a_number_to_copy() -> None:
    assert assessment_table(outcome(), CEDAR).rows[1][2].number is None
    assert assessment_table(outcome(), BIRCH).rows[1][2].number == pytest.approx(60.0)
    assert assessment_table(outcome(), BIRCH).rows[1][4].number == pytest.approx(-15.0)


def test_parts_of_unknown_origin_are_counted_without_alternatives() -> None:
    sourcing = book([Row("US", 700), unknown(200), unknown(200), unknown(50, alternative=True)])
    assert title(outcome(sourcing=sourcing), 0) == "A: cannot tell, 2 parts of unknown origin"


@given(sourcing=strategies.books(), scenario=strategies.SCENARIOS)
def test_every_model_of_every_fleet_has_a_title_and_a_formula(
    sourcing: SourcingBook, scenario: Scenario
) -> None:
    made = evaluate(Exposure.of(sourcing, strategies.REFERENCE), scenario)
    for model, vehicle in enumerate(made.vehicles):
        assert title(made, model).startswith(vehicle.name)
        assert title(made, model) != f"{vehicle.name} fails"
        assert formula(made, model)
        assert assessment_table(made, model).rows


def test_the_small_fleet_is_what_its_description_says() -> None:
    assert [f"{low:.2f}" for low in outcome(sourcing=fleet()).rvc_low] == [
        "0.90",
        "0.60",
        "0.70",
        "0.65",
        "0.80",
    ]


def test_a_model_of_a_class_without_a_threshold_qualifies_without_headroom() -> None:
    sourcing = book([Row("US")], Vehicle("A", VehicleClass.PASSENGER_CAR))
    only_heavy = replace(POLICY, thresholds=POLICY.thresholds[1:2])
    assert title(outcome(only_heavy, sourcing), 0) == "A qualifies"
