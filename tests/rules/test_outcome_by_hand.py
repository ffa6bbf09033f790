"""The law on its date, on vehicles small enough to reckon by hand: roll-up, US content, labour, readings."""

from dataclasses import replace

import pytest

from bare_policy import BARE_POLICY
from books import Row, book, unknown
from headroom.book.classes_and_roles import VehicleCategory
from headroom.book.sourcing import CoreGroup, PartRole, Vehicle, VehicleClass
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.measures import DutyBase, Measure, Trade, When
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import LabourCredit, Policy, Reading, Test, Threshold, UsContentBasis, VnmRule
from headroom.rules.readings import CORE_ROLL_UP, REQUIRE_APPROVAL, US_CONTENT_BASIS, WORDS
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import TestOutcome, VehicleTestResult, Verdict

CLASSES = tuple(VehicleClass)
HEAVY = VehicleClass.HEAVY_TRUCK
POLICY = replace(
    BARE_POLICY,
    vnm_rule=VnmRule.ROLL_UP,
    core_parts=True,
    thresholds=(
        Threshold("rvc", "RVC", Test.REGIONAL, 0.75, classes=CLASSES),
        Threshold("core", "Core", Test.CORE_PARTS, 0.75, roles=(PartRole.CORE,)),
        Threshold("other", "Other", Test.CORE_PARTS, 0.5, roles=(PartRole.OTHER,)),
    ),
    readings=tuple(Reading(key, key, words, words[0]) for key, words in WORDS.items()),
)
REFERENCE = load_reference()


def outcome(rows: list[Row], vehicle: Vehicle | None = None, policy: Policy = POLICY) -> Outcome:
    made = vehicle or Vehicle("A", assembly_country="MX")
    return evaluate(Exposure.of(book(rows, made), REFERENCE), Scenario(policy))


def read(**chosen: str) -> Policy:
    policy = POLICY
    for key, word in chosen.items():
        policy = policy.with_reading(key, word)
    return policy


def the(found: Outcome, test: Test) -> TestOutcome:
    (one,) = (one for one in found.tests if one.test is test)
    return one


# Core parts in the content of the vehicle

SIX = (
    (CoreGroup.ENGINE, 3200.0, 700.0),
    (CoreGroup.TRANSMISSION, 1800.0, 540.0),
    (CoreGroup.BODY_AND_CHASSIS, 4500.0, 900.0),
    (CoreGroup.AXLES, 900.0, 270.0),
    (CoreGroup.SUSPENSION, 700.0, 210.0),
    (CoreGroup.STEERING, 400.0, 140.0),
)
GROUPED = [
    row
    for group, net_cost, vnm in SIX
    for row in (
        Row("MX", net_cost - vnm, core_group=group, role=PartRole.CORE),
        Row("JP", vnm, core_group=group, role=PartRole.CORE),
    )
]
REST = [Row("JP", 4900.0), Row("MX", 28_000.0 - 11_500 - 4900)]


def test_core_parts_that_originate_together_count_whole_in_the_content_of_the_vehicle() -> None:
    found = outcome([*GROUPED, *REST])

    assert found.core.value[0][0] == pytest.approx(0.76)
    assert found.vnm_high_usd[0] == found.vnm_low_usd[0] == pytest.approx(4900)
    assert found.rvc_low[0] == pytest.approx(0.825)
    assert found.verdict[0] == Verdict.QUALIFIES


def test_read_otherwise_their_foreign_materials_stay_in_it() -> None:
    found = outcome([*GROUPED, *REST], policy=read(core_roll_up="no"))

    assert found.vnm_high_usd[0] == pytest.approx(7660)
    assert found.rvc_low[0] == pytest.approx(1 - 7660 / 28_000)
    assert found.verdict[0] == Verdict.FAILS


@pytest.mark.parametrize("rule", [VnmRule.AS_SOURCED, VnmRule.TRACED])
def test_core_parts_roll_up_only_where_parts_do(rule: VnmRule) -> None:
    found = outcome([*GROUPED, *REST], policy=replace(POLICY, vnm_rule=rule))

    assert found.rvc_low[0] == pytest.approx(1 - 7660 / 28_000)


def test_core_parts_that_do_not_originate_count_with_their_foreign_materials() -> None:
    found = outcome([*GROUPED, *REST], policy=POLICY.with_value("core", 0.77))

    assert found.vnm_high_usd[0] == pytest.approx(7660)


@pytest.mark.parametrize(
    "engine", [Row("JP", 100.0, core_group=CoreGroup.ENGINE), Row("JP", 100.0, hts="84073448", role=None)]
)
def test_a_complete_core_part_made_outside_the_region_never_rolls_up(engine: Row) -> None:
    others = [Row("MX", 900.0, core_group=CoreGroup.BODY_AND_CHASSIS)]

    found = outcome([engine, *others])

    assert found.core.passes[0][0]
    assert found.vnm_high_usd[0] == found.vnm_low_usd[0] == 100


def test_core_parts_roll_up_at_the_end_at_which_they_originate() -> None:
    rows = [
        Row("MX", 600.0, core_group=CoreGroup.ENGINE),
        unknown(300.0, core_group=CoreGroup.ENGINE),
        Row("JP", 100.0, core_group=CoreGroup.ENGINE),
    ]

    found = outcome(rows)

    assert [end.tolist() for end in found.core.passes] == [[False], [True]]
    assert (found.vnm_low_usd[0], found.vnm_high_usd[0]) == (0, 400)
    assert found.verdict[0] == Verdict.UNDETERMINED


def test_the_roll_up_of_core_parts_never_changes_the_duty_on_parts() -> None:
    duty = Measure("mfn_parts", "MFN", Trade.PARTS, 0.1, into="MX")
    charged = replace(POLICY, measures=(duty,))

    on, off = (
        outcome([*GROUPED, *REST], policy=charged.with_reading(CORE_ROLL_UP, word)) for word in ("yes", "no")
    )

    assert on.parts_duty_usd[0] == off.parts_duty_usd[0] == pytest.approx(766)


def test_heavy_trucks_have_no_test_of_core_parts_and_do_not_change_with_their_groups() -> None:
    truck = Vehicle("A", HEAVY, "MX")
    bare = [replace(row, core_group=None) for row in GROUPED]

    grouped, plain = (outcome([*rows, *REST], truck) for rows in (GROUPED, bare))

    assert the(grouped, Test.CORE_PARTS).result[0] == VehicleTestResult.NOT_ASSESSED
    assert grouped.vnm_high_usd[0] == plain.vnm_high_usd[0]
    assert grouped.verdict[0] == plain.verdict[0]


# US content by part

CONTROL = Row("JP", 600.0, us=0.3)
BY_PART = [
    Row("US", 3000.0, us=0.7),
    Row("US", 800.0),
    Row("MX", 500.0, us=0.4),
    CONTROL,
]
ON_REST = Measure("s232", "232", Trade.VEHICLE, 0.25, when=When.ALWAYS, base=DutyBase.NON_US_CONTENT)
DUTY = replace(POLICY, thresholds=(), core_parts=False, measures=(ON_REST,))
CAR = Vehicle("A", assembly_country="MX", customs_value_usd=32_000.0)


@pytest.mark.parametrize(
    ("fields", "reading", "credited", "duty"),
    [
        ({}, "no", 3800.0, 7050.0),
        ({}, "yes", 0.0, 8000.0),
        ({"approved_us_content_usd": 3000.0}, "no", 3000.0, 7250.0),
        ({"approved_us_content_usd": 3000.0}, "yes", 3000.0, 7250.0),
        ({"approved_us_content_usd": 0.0}, "no", 0.0, 8000.0),
        ({"approved_us_content_usd": 99_000.0}, "no", 32_000.0, 0.0),
        ({"vehicle_class": HEAVY}, "no", 0.0, 8000.0),
        ({"vehicle_class": HEAVY, "approved_us_content_usd": 3000.0}, "no", 3000.0, 7250.0),
        ({"customs_value_usd": 2000.0}, "no", 2000.0, 0.0),
    ],
)
def test_us_content_is_by_part_or_as_approved_and_at_most_the_customs_value(
    fields: dict[str, object], reading: str, credited: float, duty: float
) -> None:
    policy = DUTY.with_reading(REQUIRE_APPROVAL, reading)

    found = outcome(BY_PART, replace(CAR, **fields), policy)  # type: ignore[arg-type]

    assert found.us_credited_usd[0] == credited
    assert found.vehicle_duty_usd[0] == pytest.approx(duty)


def test_a_part_counts_as_a_whole_where_it_was_transformed_and_not_at_all_elsewhere() -> None:
    rows = [
        Row("US", 100.0, us_transformed=False),
        Row("MX", 200.0, us_transformed=True),
        unknown(400.0, us_transformed=True),
        unknown(800.0),
        unknown(1600.0, us_transformed=False),
        Row("US", 3200.0, regional=0.1, originating=False),
    ]

    found = outcome(rows, CAR, DUTY)

    assert (found.us_parts_low_usd[0], found.us_parts_high_usd[0]) == (3200, 3200 + 1200)
    assert found.us_credited_usd[0] == 3200


# The three readings of the US content that a proposal asks for


@pytest.mark.parametrize(
    ("basis", "low", "threshold"),
    [
        (UsContentBasis.NET_COST, 0.435, 0.5),
        (UsContentBasis.HALF_OF_REGIONAL, 0.435, 0.41),
        (UsContentBasis.PARTS, 0.6, 0.5),
    ],
)
def test_us_content_is_a_share_of_net_cost_or_half_the_regional_share_or_that_of_parts(
    basis: UsContentBasis, low: float, threshold: float
) -> None:
    asked = (
        Threshold("rvc", "RVC", Test.REGIONAL, 0.82, classes=CLASSES),
        Threshold("us_content", "US", Test.US, 0.5, classes=CLASSES),
    )
    policy = replace(POLICY, core_parts=False, vnm_rule=VnmRule.AS_SOURCED, thresholds=asked)
    rows = [Row("US", 600.0, us=0.725), Row("MX", 230.0), Row("JP", 170.0)]

    found = outcome(rows, policy=policy.with_reading(US_CONTENT_BASIS, basis))

    us = the(found, Test.US)
    assert (us.low[0], us.threshold[0]) == pytest.approx((low, threshold))
    assert found.us_content_low[0] == pytest.approx(0.435)
    assert (found.verdict[0] == Verdict.QUALIFIES) == (low >= threshold)
    assert found.headroom[0] == pytest.approx(min(0.01, low - threshold))


def test_half_of_the_regional_share_follows_the_threshold_of_regional_content() -> None:
    asked = (
        Threshold("rvc", "RVC", Test.REGIONAL, 0.82, classes=(VehicleClass.PASSENGER_CAR,)),
        Threshold("us_content", "US", Test.US, 0.5, classes=CLASSES),
    )
    policy = replace(POLICY, core_parts=False, thresholds=asked).with_reading(
        US_CONTENT_BASIS, UsContentBasis.HALF_OF_REGIONAL
    )

    assert the(outcome([Row()], policy=policy), Test.US).threshold[0] == pytest.approx(0.41)
    lower = policy.with_value("rvc", 0.6)
    assert the(outcome([Row()], policy=lower), Test.US).threshold[0] == pytest.approx(0.3)


# What a high labour value content adds

CREDIT = LabourCredit((HEAVY,), least_total_share=0.45, above_share=0.30, least_rvc_share=0.60)
TRUCK = Vehicle("A", HEAVY, "MX", lvc_share=0.46, lvc_material_labour_share=0.34)
LABOUR = replace(
    POLICY,
    vnm_rule=VnmRule.AS_SOURCED,
    core_parts=False,
    thresholds=(Threshold("rvc", "RVC", Test.REGIONAL, 0.64, classes=CLASSES),),
    labour_credit=CREDIT,
)


def with_content(share: float, vehicle: Vehicle, policy: Policy = LABOUR) -> Outcome:
    return outcome([Row("MX", share * 1000), Row("JP", (1 - share) * 1000)], vehicle, policy)


def test_points_of_material_and_labour_add_to_the_content_of_heavy_trucks() -> None:
    found = with_content(0.615, TRUCK)

    assert found.rvc_low[0] == pytest.approx(0.615)
    assert the(found, Test.REGIONAL).low[0] == pytest.approx(0.655)
    assert found.verdict[0] == Verdict.QUALIFIES
    assert found.headroom[0] == pytest.approx(0.015)


@pytest.mark.parametrize(
    ("share", "changes"),
    [
        (0.615, {"lvc_share": 0.45}),
        (0.615, {"lvc_share": None}),
        (0.615, {"lvc_material_labour_share": None}),
        (0.615, {"lvc_material_labour_share": 0.29}),
        (0.599, {}),
        (0.615, {"vehicle_class": VehicleClass.PASSENGER_CAR}),
        (0.615, {"hts_code": "8704100000"}),  # a dumper: of other vehicles no labour value is asked
    ],
)
def test_nothing_adds_without_what_the_law_asks_for(share: float, changes: dict[str, object]) -> None:
    found = with_content(share, replace(TRUCK, **changes))  # type: ignore[arg-type]

    assert the(found, Test.REGIONAL).low[0] == pytest.approx(share)
    assert found.verdict[0] == Verdict.FAILS


def test_nothing_adds_under_a_policy_without_it() -> None:
    found = with_content(0.615, TRUCK, replace(LABOUR, labour_credit=None))

    assert found.verdict[0] == Verdict.FAILS


def test_what_adds_is_told_at_each_end() -> None:
    rows = [Row("MX", 590.0), unknown(30.0), Row("JP", 380.0)]

    found = the(outcome(rows, TRUCK, LABOUR), Test.REGIONAL)

    assert (found.low[0], found.high[0]) == pytest.approx((0.59, 0.66))


# Statements of makers, and where a part was last made


def test_a_part_that_does_not_originate_counts_less_what_its_maker_states() -> None:
    seat = Row("MX", 400.0, regional=0.3, part_net_cost=360.0, part_vnm=130.0)

    assert outcome([seat, Row("MX", 600.0)]).vnm_high_usd[0] == pytest.approx(170)
    assert outcome([replace(seat, part_vnm=None), Row("MX", 600.0)]).vnm_high_usd[0] == 400
    assert outcome([replace(seat, originating=True), Row("MX", 600.0)]).vnm_high_usd[0] == 0
    assert outcome([replace(seat, origin="JP"), Row("MX", 600.0)]).vnm_high_usd[0] == 400


@pytest.mark.parametrize("rule", VnmRule)
def test_a_part_made_outside_the_region_counts_in_full_by_every_rule(rule: VnmRule) -> None:
    policy = replace(POLICY, vnm_rule=rule)

    found = outcome([Row("JP", 1000.0, regional=0.8), Row("MX", 1000.0)], policy=policy)

    assert found.vnm_low_usd[0] == found.vnm_high_usd[0] == 1000


def test_a_diesel_car_has_the_threshold_of_other_vehicles_and_no_test_of_core_parts() -> None:
    others = Threshold("rvc_other", "RVC", Test.REGIONAL, 0.625, categories=(VehicleCategory.OTHER_VEHICLE,))
    policy = replace(POLICY, thresholds=(*POLICY.thresholds, others))
    rows = [Row("MX", 700.0), Row("JP", 300.0)]
    diesel, petrol = (
        outcome(rows, Vehicle("A", assembly_country="MX", hts_code=code), policy)
        for code in ("87033201", "87032301")
    )

    assert diesel.verdict[0] == Verdict.QUALIFIES
    assert petrol.verdict[0] == Verdict.FAILS
