"""What is found of a fleet: every figure of the sentence is that of the outcome."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from books import Row, book
from fleets import POLICY, fleet, outcome, without_preference
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.findings.fleet import fleet_finding
from headroom.findings.phrases import LONGEST
from headroom.rules.exposure import Exposure
from headroom.rules.measures import Measure, Trade
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import Test
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import VehicleTestResult, Verdict
from headroom.words import formatting
from headroom.words.ranges import points_of

T = formatting.THIN_SPACE


def of_shares(*regional: float, threshold: float = 0.75, rate: float = 0.025) -> Outcome:
    """Return an outcome of models with so much regional content and 1,000 vehicles a year each."""
    rows = [
        row
        for at, share in enumerate(regional)
        for row in (Row("US", share * 1000, f"M{at}"), Row("JP", (1 - share) * 1000, f"M{at}", part="J"))
    ]
    vehicles = [Vehicle(f"M{at}", assembly_country="MX", annual_volume=1000) for at in range(len(regional))]
    policy = replace(
        POLICY,
        core_parts=False,
        thresholds=POLICY.thresholds[:1],
        measures=(Measure("mfn", "MFN duty on cars", Trade.VEHICLE, rate),),
    ).with_value("rvc", threshold)
    return outcome(policy, book(rows, *vehicles))


def test_who_qualifies_and_what_the_failing_model_that_owes_most_misses_and_owes() -> None:
    found = fleet_finding(outcome())

    assert found.sentence == (
        "2 of 5 qualify, 1 cannot be told; the Birch, 15.0 points short, owes the most: $50,000 a year"
    )
    assert found.detail == (
        "MFN, cars is $50,025 of the $52,539. 1 fails on regional content, 1 more on core parts."
    )


@pytest.mark.parametrize(
    ("regional", "sentence"),
    [
        ((0.9, 0.8, 0.76), "All 3 qualify; the M2 has the least to spare, 1 point"),
        ((0.9, 0.75), "Both qualify; the M1 has nothing to spare"),
        ((0.7, 0.6, 0.5), "None of 3 qualifies; the M0, 5.0 points short, owes $25,000 a year"),
        ((0.9, 0.6, 0.6), "1 of 3 qualifies; the M1, 15.0 points short, owes $25,000 a year"),
        ((0.9, 0.8, 0.6), "2 of 3 qualify; the M2, 15.0 points short, owes the most: $25,000 a year"),
        ((0.9,), "The M0 qualifies with 15.0 points to spare; it owes no duty"),
        ((0.6,), "The M0 fails: regional content is 15.0 points short; it owes duty of $25 a vehicle"),
    ],
)
def test_all_none_one_and_ties_have_their_words(regional: tuple[float, ...], sentence: str) -> None:
    assert fleet_finding(of_shares(*regional)).sentence == sentence


def test_a_failing_model_owes_the_most_only_where_no_model_that_qualifies_owes_more() -> None:
    shares = {"A": 0.9, "B": 0.6, "C": 0.5}
    rows = [
        row
        for name, share in shares.items()
        for row in (Row("US", share * 1000, name), Row("CN", (1 - share) * 1000, name, part="C"))
    ]
    # Section 301 on what the first, built in the US, takes from China, at a volume that no other one has
    vehicles = [
        Vehicle("A", assembly_country="US", annual_volume=1_000_000),
        Vehicle("B", assembly_country="MX", annual_volume=2000),
        Vehicle("C", assembly_country="MX", annual_volume=1000),
    ]
    policy = replace(POLICY, core_parts=False, thresholds=POLICY.thresholds[:1])

    several = fleet_finding(outcome(policy, book(rows, *vehicles))).sentence
    alone = fleet_finding(outcome(policy, book(rows[:4], *vehicles[:2]))).sentence

    assert several == (
        "1 of 3 qualifies; of those that fail, the B, 15.0 points short, owes the most: $50,000 a year"
    )
    assert alone == "1 of 2 qualifies; the B, 15.0 points short, owes $50,000 a year"


def test_what_a_model_fails_on_beside_its_content_stands_beside_its_name() -> None:
    found = fleet_finding(outcome(POLICY.with_value("rvc", 0.5)))

    assert "failing on core parts, owes" in found.sentence


def test_where_no_failing_model_owes_anything_the_one_that_is_nearest_is_named() -> None:
    found = fleet_finding(of_shares(0.9, 0.5, 0.7, rate=0.0))

    assert found.sentence == "1 of 3 qualifies; the M2 misses by 5.0 points"
    assert found.detail == "No duty is owed. 2 fail on regional content."


def test_without_a_preference_nobody_is_said_to_miss_anything() -> None:
    found = fleet_finding(outcome(without_preference()))

    assert found.sentence == "No preference is in force: no model qualifies; duty is $52,539 a year"


def test_a_fleet_of_hundreds_says_how_many_lie_within_a_point_of_the_threshold() -> None:
    shares = [0.5] * 60 + [0.741, 0.759, 0.74, 0.7389, 0.9]
    assert (
        fleet_finding(of_shares(*shares)).sentence == "2 of 65 qualify; 3 lie within a point of the threshold"
    )
    assert fleet_finding(of_shares(*([0.5] * 61))).sentence == (
        "None of 61 qualifies; none lies within a point of the threshold"
    )


def test_a_long_foreign_name_is_cut_between_words_and_stands_on_one_line() -> None:
    name = "Zagato\n<b>Quattroporte</b> Trofeo Grande Edizione Limitata 2027 Lungo"
    rows = [Row("JP", 100.0, name), Row("US", 100.0, "B")]
    vehicles = [Vehicle(n, assembly_country="MX", annual_volume=10_000.0) for n in (name, "B")]
    sentence = fleet_finding(outcome(POLICY, book(rows, *vehicles))).sentence

    assert "the Zagato <b>Quattroporte</b> Trofeo…, 75.0 points short, owes" in sentence
    assert len(sentence.partition("the ")[2].partition(", ")[0]) <= LONGEST


def test_content_labels_have_no_money_in_their_sentence() -> None:
    labels = replace(fleet(), definition="label content")
    found = fleet_finding(outcome(POLICY, labels))

    assert not outcome(POLICY, labels).exposure.book.states_costs
    assert "$" not in found.sentence + found.detail
    assert fleet_finding(outcome(without_preference(), labels)).sentence == (
        "No preference is in force: no model qualifies"
    )


def test_which_duty_weighs_most_is_said_with_its_credits_taken_off() -> None:
    costs = book(
        [Row("CN", 1000.0, "A"), Row("US", 1000.0, "A", part="U"), Row("CN", 100.0, "B")],
        Vehicle("A", assembly_country="US", annual_volume=1000, msrp_usd=50_000.0),
        Vehicle("B", assembly_country="MX", annual_volume=1000),
    )

    # 25 % of 1,000 from China, less a thousandth of the retail price of 50,000
    assert fleet_finding(outcome(POLICY, costs)).detail.startswith("Section 301 is $200,000 of the $227,500.")


@given(strategies.books(), strategies.policies())
def test_every_figure_is_that_of_the_outcome(sourcing: SourcingBook, policy: object) -> None:
    exposure = Exposure.of(sourcing, strategies.REFERENCE)
    one = evaluate(exposure, Scenario(policy))  # type: ignore[arg-type]
    found = fleet_finding(one)
    models, verdicts = range(len(one.verdict)), [Verdict(int(code)) for code in one.verdict]
    if len(verdicts) == 1:
        return

    if not one.scenario.policy.preference:
        assert found.sentence.startswith("No preference is in force: no model qualifies")
        return
    qualifying, open_ = verdicts.count(Verdict.QUALIFIES), verdicts.count(Verdict.UNDETERMINED)
    said = found.sentence.partition(";")[0]
    if open_ == len(verdicts):
        assert said == f"None of {open_} can be told"
    else:
        assert said.partition(", ")[2] == (f"{open_} cannot be told" if open_ else "")
        counted = re.match(r"(\d+|None|All|Both)(?: of)? ?(\d+)? qualif", said)
        assert counted is not None
        assert {"None": 0, "All": len(verdicts), "Both": 2}.get(counted[1]) == qualifying or (
            counted[1].isdigit() and (int(counted[1]), int(counted[2])) == (qualifying, len(verdicts))
        )
    failing = [at for at in models if verdicts[at] is Verdict.FAILS]
    owed = {
        at: float((one.parts_duty_usd[at] + one.vehicle_duty_usd[at]) * sourcing.vehicles[at].annual_volume)
        for at in failing
    }
    named = re.search(
        r"; (?:of those that fail, )?the (\w+)(?: (?:misses|fails|has)|, .+, owes)", found.sentence
    )
    if not failing:
        return
    assert named is not None
    at = exposure.book.rows.models.index(named[1])
    assert at in failing
    money = re.search(r"owes (the most: )?(.+) a year", found.sentence)
    assert (money is None) == (max(owed.values()) < 0.5)
    if money is not None:
        a_year = (one.parts_duty_usd + one.vehicle_duty_usd) * exposure.fleet.volume
        rivals = failing if "of those that fail" in found.sentence else models
        others = [float(a_year[model]) for model in rivals if model != at]
        assert money[2] == formatting.about(owed[at])
        assert owed[at] == max(owed.values())
        most_of_all = all(usd <= owed[at] - 0.5 for usd in others)
        assert not money[1] or most_of_all
        assert not most_of_all or money[1]
    points = r"(?:[\d.,]+ to )?([\d.,]+) points?"
    missed = re.search(rf"(?:misses by |, ){points}(?: of .+)?(?: short|$)", found.sentence)
    if missed is not None:
        assert points_of(float(one.headroom[at])).startswith(missed[1])
        assert any(
            test.result[at] == VehicleTestResult.FAILS
            for test in one.tests
            if test.test in {Test.REGIONAL, Test.US}
        )
    else:
        assert not any(
            test.high[at] < test.threshold[at] - 1e-6
            for test in one.tests
            if test.entry.content and test.entry.asks(float(test.threshold[at]))
        )
    count = re.search(r"(\d+) fails? on", found.detail)
    assert count is not None
    assert int(count[1]) == max(
        sum(test.result[model] == VehicleTestResult.FAILS for model in failing) for test in one.tests
    )


@given(st.lists(st.sampled_from((0.5, 0.735, 0.745, 0.75, 0.76, 0.765, 0.9)), min_size=61, max_size=70))
def test_near_the_threshold_is_within_a_point_to_either_side(shares: list[float]) -> None:
    near = sum(abs(share - 0.75) < 0.0101 for share in shares)
    text = fleet_finding(of_shares(*shares)).sentence

    assert f"; {near or 'none'} lie" in text
