"""What is left of the lots once a set of rules has counted them."""

from dataclasses import replace
from typing import Any

from books import Row, book, unknown
from headroom.book.sourcing import CoreGroup, PartRole, Vehicle, VehicleClass
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.rules.exposure import Exposure
from headroom.rules.measures import Measure, Trade
from headroom.rules.policy import Policy, Test, Threshold, VnmRule
from headroom.rules.tally import Rules, Tally, tally
from headroom.rules.tariff_codes import CodeList
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
    found = counted(unknown(10.0), Row("MX", 20.0, regional=0.5), Row("MX", 40.0, regional=0.49))

    assert (found.vnm_low.tolist(), found.vnm_high.tolist()) == ([[40.0]], [[50.0]])


def test_a_part_made_outside_the_region_counts_in_full_whatever_is_stated() -> None:
    found = counted(Row("JP", 10.0, regional=0.8), Row("JP", 20.0, originating=True))

    assert (found.vnm_low.tolist(), found.vnm_high.tolist()) == ([[30.0]], [[30.0]])
    assert found.dutiable.tolist() == [[[30.0]]]


def test_a_certificate_settles_whether_a_part_counts() -> None:
    found = counted(
        Row("MX", 10.0, regional=0.1, originating=True), Row("MX", 20.0, regional=0.9, originating=False)
    )

    assert (found.vnm_low.tolist(), found.vnm_high.tolist()) == ([[20.0]], [[20.0]])
    assert found.dutiable.tolist() == [[[20.0]]]


def test_a_statement_of_its_maker_takes_its_credit_off_a_part_that_does_not_originate() -> None:
    stated: dict[str, Any] = {"part_net_cost": 90.0, "part_vnm": 60.0}
    found = counted(
        Row("MX", 100.0, regional=0.4, **stated),
        Row("MX", 100.0, regional=0.6, model="B", **stated),
        Row("MX", 20.0, regional=0.4, model="C", **stated),
    )

    assert found.vnm_high.tolist() == [[70.0], [0.0], [0.0]]


def test_parts_of_core_groups_are_known_apart_but_complete_ones_from_outside_are_not_among_them() -> None:
    core: dict[str, Any] = {"role": PartRole.CORE, "core_group": CoreGroup.ENGINE}
    found = counted(
        Row("JP", 10.0, **core),
        Row("MX", 20.0, regional=0.4, **core),
        Row("JP", 40.0),
        Row("JP", 80.0, model="B", **core),
        replace(unknown(160.0, **core), model="C"),
    )

    assert found.vnm_high.tolist() == [[70.0], [80.0], [160.0]]
    assert found.core_vnm_high.tolist() == [[30.0], [0.0], [0.0]]
    assert found.core_vnm_low.tolist() == [[30.0], [0.0], [0.0]]  # at that end the unknown one originates


def test_parts_on_which_nothing_falls_are_in_no_duty_class() -> None:
    originating = counted(Row("US", 10.0), Row("MX", 20.0, regional=0.9))
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
        Row("MX", 10.0, hts="87089981", regional=0.3),
        Row("MX", 100.0, hts="84099991", regional=0),
        policy=policy,
    )

    assert found.vnm_high.tolist() == [[7.0]]


def test_of_heavy_trucks_some_parts_are_traced_and_all_others_originate_or_not() -> None:
    policy = replace(
        POLICY, vnm_rule=VnmRule.TRACED, tracing_list="traced", heavy_tracing_list="heavy", core_parts=False
    )
    rows = (
        Row("MX", 10.0, hts="84073448", regional=0.3),
        Row("MX", 100.0, regional=0.3),
        Row("MX", 1000.0, regional=0.6),
    )
    truck = Vehicle("A", VehicleClass.HEAVY_TRUCK)
    heavy = CodeList("heavy", "", frozenset({"8407"}), "")

    of_truck = tally(Exposure.of(book(rows, truck), REFERENCE, [heavy]), Rules.of(policy))
    of_car = tally(Exposure.of(book(rows), REFERENCE, [heavy]), Rules.of(policy))

    assert of_truck.vnm_high.tolist() == [[7 + 100]]
    assert of_car.vnm_high.tolist() == [[70 + 400]]
