from dataclasses import replace
from datetime import date

import pytest

import strategies
from fleets import POLICY, fleet
from headroom.output.table import copied_table
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.part_changes import Becomes, PartChange, Selection
from headroom.rules.readings import US_CONTENT_BASIS, WORDS, Reading, UsContentBasis
from headroom.rules.scenario import Scenario, SourceMove
from headroom.window.pages.scenarios.shown.charts import Shown, charts_side_by_side
from headroom.window.pages.scenarios.shown.tables import (
    Answered,
    changes,
    models_side_by_side,
    scenario_list,
    side_by_side,
)
from headroom.words.definitions import LANDED
from headroom.words.formatting import THIN_SPACE

EXPOSURE = Exposure.of(fleet(), strategies.REFERENCE)
BASELINE = Scenario(POLICY)
OTHER = replace(POLICY, name="other", title="Other rules").with_value("rvc", 0.8)
RATES = {"EUR": 1.1}


def answered(scenario: Scenario) -> Answered:
    return Answered(scenario, evaluate(EXPOSURE, scenario))


def test_a_scenario_is_a_short_list_of_its_changes() -> None:
    scenario = replace(
        BASELINE.with_value("rvc", 0.8).with_value("fx.EUR", 1.2),
        moves=(SourceMove("Aspen", "1", "US", "", 1.0), SourceMove("Elm", "2", "US", "", 1.0, on=False)),
    )

    assert changes(scenario, BASELINE, RATES, {}) == (
        f"Regional content 75.0{THIN_SPACE}% → 80.0{THIN_SPACE}%",
        f"EUR 1.1{THIN_SPACE}$ per EUR → 1.2{THIN_SPACE}$ per EUR",
        "1 part from another source",
    )


def test_changes_of_parts_by_hand_are_listed_and_counted() -> None:
    nearshore = PartChange("Nearshore", Selection(origins=("CN",)), Becomes("MX"))
    scenario = replace(BASELINE, part_changes=(nearshore, replace(nearshore, name="Later", on=False)))

    assert changes(scenario, BASELINE, RATES, {}) == ("Nearshore",)
    assert changes(scenario, scenario, RATES, {}) == ()
    rows = {
        row[0].text: row[1:] for row in side_by_side([answered(BASELINE), answered(scenario)], RATES).rows
    }
    assert [cell.text for cell in rows["Changes of parts by hand"]] == ["0", "1"]


def test_of_another_policy_only_what_is_not_as_published_is_a_change() -> None:
    scenario = Scenario(OTHER.with_value("mfn_car", 0.1))

    assert changes(scenario, BASELINE, RATES, {"other": OTHER}) == (
        "Policy: Other rules",
        f"MFN, cars 2.5{THIN_SPACE}% → 10.0{THIN_SPACE}%",
    )


def test_another_date_and_another_reading_are_changes() -> None:
    reading = Reading(US_CONTENT_BASIS, "US content is", WORDS[US_CONTENT_BASIS], UsContentBasis.NET_COST)
    policy = replace(POLICY, readings=(reading,))
    later = replace(policy.with_reading(US_CONTENT_BASIS, UsContentBasis.PARTS), as_of=date(2026, 12, 1))

    assert changes(Scenario(later), Scenario(policy), RATES, {}) == (
        "Law as of 2026-11-01 → 2026-12-01",
        "US content is net cost → parts of US origin",
    )


def test_the_baseline_has_no_changes() -> None:
    assert changes(BASELINE, BASELINE, RATES, {"test": POLICY}) == ()


def test_the_list_begins_with_the_locked_baseline() -> None:
    table = scenario_list(answered(BASELINE), [answered(replace(BASELINE, name="Talks"))], RATES, {})

    assert [[cell.text for cell in row[:3]] for row in table.rows] == [
        ["Baseline", "locked: every change is measured against it", "2 of 5"],
        ["Talks", "none", "2 of 5"],
    ]


def test_numbers_that_all_share_are_left_out_and_those_like_the_first_stand_back() -> None:
    shown = [
        answered(BASELINE),
        answered(BASELINE.with_value("rvc", 0.95)),
        answered(BASELINE.with_value("freight", 2.0)),
    ]

    rows = {row[0].text: row[1:] for row in side_by_side(shown, RATES).rows}

    assert [cell.text for cell in rows["Regional content"]] == [
        f"{share}{THIN_SPACE}%" for share in ("75.0", "95.0", "75.0")
    ]
    assert [cell.quiet for cell in rows["Regional content"]] == [False, False, True]
    assert "US content" not in rows
    assert [cell.text for cell in rows["Models that qualify"]] == ["2 of 5", "1 of 5", "2 of 5"]


def test_every_model_stands_with_its_verdict_in_each_scenario() -> None:
    table = models_side_by_side([answered(BASELINE), answered(BASELINE.with_value("rvc", 0.95))])

    assert len(table.columns) == 5
    aspen = next(row for row in table.rows if row[0].text == "Aspen")
    assert aspen[1].text.startswith("qualifies")
    assert aspen[3].text.startswith("fails")


def test_charts_beside_each_other_have_the_same_axis() -> None:
    shown = [answered(BASELINE), answered(BASELINE.with_value("mfn_car", 3.0))]

    for what in Shown:
        one, other = charts_side_by_side(shown, what)
        assert (one.low, one.high, one.ticks) == (other.low, other.high, other.ticks)
        assert one.rows[0].label == "Aspen"
        assert other.rows[0].label == ""
        assert max(row.segments[0].end for chart in (one, other) for row in chart.rows) <= one.high


def test_charts_are_copied_with_every_model_named() -> None:
    shown = [answered(BASELINE), answered(BASELINE.with_value("mfn_car", 0.2))]

    for what in Shown:
        one, other = (chart.table() for chart in charts_side_by_side(shown, what))
        assert one is not None
        assert other is not None
        assert [row[0] for row in one.rows] == [row[0] for row in other.rows]


def test_numbers_side_by_side_are_copied_with_the_unit_of_their_row() -> None:
    shown = [answered(BASELINE), answered(BASELINE.with_value("mfn_car", 0.2))]

    copied = {str(row[0]): row[1:] for row in copied_table(side_by_side(shown, RATES)).rows}

    assert [float(cell) for cell in copied["MFN, cars, %"]] == pytest.approx([2.5, 20.0])
    assert f"{LANDED.word} per vehicle, USD" in copied
    assert "Models that qualify" in copied


def test_models_that_are_not_shown_stand_in_no_table_and_no_chart() -> None:
    shown = [answered(BASELINE), answered(BASELINE.with_value("mfn_car", 0.2))]
    names = [vehicle.name for vehicle in shown[0].outcome.vehicles]

    table = models_side_by_side(shown, [1])
    charts = charts_side_by_side(shown, Shown.COST, [1])

    assert [row[0].text for row in table.rows] == names[1:2]
    assert [[row.name for row in chart.rows] for chart in charts] == [names[1:2]] * 2
