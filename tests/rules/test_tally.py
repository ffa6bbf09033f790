"""What is left of the lots once a set of rules has counted them."""

from dataclasses import replace

import pytest

from books import Row, book, unknown
from headroom.book.sourcing import PartRole, Vehicle
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.rules.exposure import Exposure
from headroom.rules.measures import Measure, Trade
from headroom.rules.policy import Policy, Test, Threshold, VnmRule
from headroom.rules.tally import Rules, Tally, tally
from strategies import REFERENCE

POLICY = replace(
    load_policy(preset_path("usmca")),
    vnm_rule=VnmRule.ROLL_UP,
    thresholds=(Threshold("other", "Other", Test.CORE_PARTS, 0.5, roles=(PartRole.OTHER, PartRole.CORE)),),
    measures=(Measure("parts", "Parts", Trade.PARTS, 0.25), Measure("car", "Car", Trade.VEHICLE, 0.1)),
)


def counted(*rows: Row, policy: Policy = POLICY, vehicles: tuple[Vehicle, ...] = ()) -> Tally:
    return tally(Exposure.of(book(rows, *vehicles, rates={"EUR": 1.1}), REFERENCE), Rules.of(policy))


def test_amounts_stay_in_their_currency() -> None:
    found = counted(
        Row("JP", 10.0, freight=1.0), Row("JP", 20.0, currency="EUR", freight=2.0), Row("JP", 5.0, model="B")
    )

    assert found.parts.tolist() == [[10, 20], [5, 0]]
    assert found.freight.tolist() == [[1, 2], [0, 0]]
    assert found.vnm_low.tolist() == found.vnm_high.tolist() == [[10, 20], [5, 0]]
    assert found.dutiable.sum(axis=1).tolist() == [[10, 20], [5, 0]]


def test_a_part_that_may_originate_counts_at_one_end_alone() -> None:
    found = counted(unknown(10.0), Row("JP", 20.0, regional=0.5), Row("JP", 40.0, regional=0.49))

    assert (found.vnm_low.tolist(), found.vnm_high.tolist()) == ([[40.0]], [[50.0]])


def test_the_least_content_of_a_core_part_is_taken_at_both_ends() -> None:
    core = PartRole.CORE
    found = counted(
        Row("JP", regional=0.6, role=core),
        Row("JP", regional=0.7, role=core),
        Row("JP", regional=0.1),
        replace(unknown(1.0), model="B", role=core),
        Row("JP", regional=0.8, model="B", role=core),
        Row("JP", model="C"),
    )

    assert found.core_low.tolist() == pytest.approx([0.6, 0.0, float("nan")], nan_ok=True)
    assert found.core_high.tolist() == pytest.approx([0.6, 0.8, float("nan")], nan_ok=True)


def test_parts_on_which_nothing_falls_are_in_no_duty_class() -> None:
    originating = counted(Row("US", 10.0), Row("JP", 20.0, regional=0.9))
    one_of_two = counted(Row("US", 10.0), Row("JP", 20.0))

    assert originating.dutiable.shape == (1, 0, 1)
    assert one_of_two.dutiable.tolist() == [[[20.0]]]
    assert one_of_two.falls.tolist() == [[True]]


def test_goods_of_one_duty_class_bear_the_same_measures_at_the_same_schedule_rate() -> None:
    from_japan = replace(POLICY.measures[0], key="japan", origins=("JP",))
    policy = replace(POLICY, measures=(POLICY.measures[0], from_japan))

    found = counted(Row("JP", 1.0), Row("CN", 2.0), Row("JP", 4.0), policy=policy)

    by_measures = {
        tuple(falls): value for falls, value in zip(found.falls.T, found.dutiable[0, :, 0], strict=True)
    }
    assert by_measures == {(True, True): 5.0, (True, False): 2.0}


def test_rules_are_equal_whatever_the_rates_and_the_thresholds_on_vehicles() -> None:
    dearer = replace(
        POLICY, measures=(replace(POLICY.measures[0], rate=0.3), replace(POLICY.measures[1], key="x"))
    )
    stricter = replace(
        POLICY,
        thresholds=(replace(POLICY.thresholds[0], share=0.6),),
    )

    assert Rules.of(dearer) == Rules.of(POLICY)
    assert hash(Rules.of(dearer)) == hash(Rules.of(POLICY))
    assert Rules.of(stricter) != Rules.of(POLICY)
    assert Rules.of(replace(POLICY, vnm_rule=VnmRule.AS_SOURCED)) != Rules.of(POLICY)
    assert len(Rules.of(POLICY).measures) == 1


def test_the_same_question_is_counted_once() -> None:
    exposure = Exposure.of(book([Row("JP")]), REFERENCE)

    assert tally(exposure, Rules.of(POLICY)) is tally(exposure, Rules.of(replace(POLICY)))


def test_traced_parts_count_as_sourced_and_others_not_at_all() -> None:
    policy = replace(POLICY, vnm_rule=VnmRule.TRACED, tracing_list="traced")

    found = counted(
        Row("JP", 10.0, hts="87089981", regional=0.3), Row("JP", 100.0, hts="84099991"), policy=policy
    )

    assert found.vnm_high.tolist() == [[7.0]]
