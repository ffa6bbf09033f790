"""The test of core parts by groups, in each of its four ways, on groups small enough to reckon by hand."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

import strategies
from books import Row, book, unknown
from headroom.arrays import Flags, Floats
from headroom.book.sourcing import CoreGroup, SourcingBook, Vehicle
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.core_groups import GROUPS, CoreEnd, CoreOutcome, Way, core_outcome, core_sums
from headroom.rules.exposure import Exposure
from headroom.rules.scenario import Scenario
from row_by_row import expected
from strategies import REFERENCE

ENGINE, BODY, AXLES = CoreGroup.ENGINE, CoreGroup.BODY_AND_CHASSIS, CoreGroup.AXLES
SUSPENSION, STEERING, TRANSMISSION = CoreGroup.SUSPENSION, CoreGroup.STEERING, CoreGroup.TRANSMISSION
NAN = float("nan")


def core(group: CoreGroup, cost: float = 100.0, regional: float | None = None, **fields: object) -> Row:
    """Return a Mexican row of a group."""
    return Row("MX", cost, core_group=group, regional=regional, **fields)  # type: ignore[arg-type]


def foreign(group: CoreGroup, cost: float = 100.0, **fields: object) -> Row:
    return Row("JP", cost, core_group=group, **fields)  # type: ignore[arg-type]


def judged(*rows: Row, threshold: float = 0.75, rates: tuple[float, ...] = (1.0,)) -> CoreOutcome:
    exposure = Exposure.of(book(rows, rates={"EUR": 2.0}), REFERENCE)
    models, currencies = len(exposure.vehicles), len(exposure.currencies)
    given_rates = np.array((rates * currencies)[:currencies])
    return core_outcome(core_sums(exposure), given_rates, np.full(models, threshold))


def passes(found: CoreOutcome, *, low: bool = True) -> list[str]:
    """Return the ways in which the first model passes."""
    end = found.low if low else found.high
    return [way.word for way in Way if found.passes_by(end)[way, 0]]


def value(found: CoreOutcome) -> tuple[float, float]:
    low, high = found.value
    return float(low[0]), float(high[0])


def of_group(amounts: Floats | Flags, group: CoreGroup) -> float:
    return float(amounts[0, GROUPS.index(group)])


def amounts_of(end: CoreEnd, group: CoreGroup) -> tuple[float, float, float]:
    """Return net cost, materials and listed components of a group."""
    return (
        of_group(end.net_cost_usd, group),
        of_group(end.vnm_usd, group),
        of_group(end.components_usd, group),
    )


def test_the_groups_are_the_seven_of_the_law() -> None:
    assert [group.value for group in GROUPS] == [
        "engine",
        "transmission",
        "body and chassis",
        "axles",
        "suspension",
        "steering",
        "advanced battery",
    ]
    assert [way.word for way in Way] == ["group", "group components", "together", "together components"]


SIX = {
    ENGINE: (3200.0, 700.0),
    TRANSMISSION: (1800.0, 540.0),
    BODY: (4500.0, 900.0),
    AXLES: (900.0, 270.0),
    SUSPENSION: (700.0, 210.0),
    STEERING: (400.0, 140.0),
}
"""Net cost and non-originating materials of six groups that pass together, and not each for itself."""


def test_groups_that_fall_short_one_by_one_may_pass_together() -> None:
    rows = [core(group, cost, part_net_cost=cost, part_vnm=vnm) for group, (cost, vnm) in SIX.items()]

    found = judged(*rows)

    alone = [of_group(found.low.rvc, group) for group in SIX]
    assert alone == pytest.approx([0.78125, 0.7, 0.8, 0.7, 0.7, 0.65])
    assert found.low.together[0] == pytest.approx(0.76)
    assert passes(found) == ["together"]
    assert value(found) == pytest.approx((0.76, 0.76))


def test_a_group_is_tested_as_a_whole_and_not_row_by_row() -> None:
    found = judged(core(ENGINE, 900.0), foreign(ENGINE, 100.0))

    assert amounts_of(found.low, ENGINE) == (1000, 100, 100)
    assert passes(found) == ["group", "together"]


def test_every_group_has_to_reach_the_threshold_and_equality_passes() -> None:
    exactly = [core(ENGINE, regional=0.75), core(BODY, regional=0.75)]

    assert passes(judged(*exactly)) == ["group", "together"]
    assert passes(judged(exactly[0], core(BODY, regional=0.749))) == []
    assert passes(judged(exactly[0], core(BODY, 1.0, regional=0.0), core(AXLES))) == ["together"]


def test_listed_components_alone_are_counted_only_where_some_row_says_whether_it_is_one() -> None:
    rows = [core(ENGINE, 600.0), foreign(ENGINE, 400.0, hts="84099191")]

    silent = judged(*rows)
    told = judged(rows[0], replace(rows[1], core_component=False))

    assert passes(silent) == []
    assert np.isnan(silent.low.reached[[Way.GROUP_COMPONENTS, Way.TOGETHER_COMPONENTS], 0]).all()
    assert passes(told) == ["group components", "together components"]
    assert amounts_of(told.low, ENGINE) == (1000, 400, 0)
    assert value(told) == (1, 1)


def test_what_says_nothing_is_a_listed_component() -> None:
    found = judged(core(ENGINE, 600.0, core_component=True), foreign(ENGINE, 400.0))

    assert amounts_of(found.low, ENGINE) == (1000, 400, 400)
    assert passes(found) == []


def test_all_together_may_pass_by_listed_components_alone() -> None:
    rows = (
        core(ENGINE, 900.0),
        foreign(ENGINE, 100.0, core_component=False),
        core(BODY, 300.0),
        foreign(BODY, 200.0),
        foreign(BODY, 300.0, core_component=False),
    )

    found = judged(*rows)

    assert of_group(found.low.rvc_components, BODY) == pytest.approx(0.75)
    assert found.low.together_components[0] == pytest.approx(1600 / 1800)
    assert passes(found) == ["group components", "together components"]
    assert passes(judged(*rows, threshold=0.76)) == ["together components"]


@pytest.mark.parametrize("code", ["84073448", "84082020", "87084011", "85076000"])
def test_a_complete_part_is_a_listed_component_whatever_is_said(code: str) -> None:
    group = {"87": TRANSMISSION, "85": CoreGroup.ADVANCED_BATTERY}.get(code[:2], ENGINE)
    rows = (foreign(group, 100.0, hts=code, core_component=False), core(group, 100.0))
    exposure = Exposure.of(book(rows), load_reference())

    found = core_outcome(core_sums(exposure), np.ones(1), np.full(1, 0.75))

    assert amounts_of(found.low, group) == (200, 100, 100)


def test_the_only_row_of_a_group_is_a_complete_part() -> None:
    alone = judged(foreign(AXLES, core_component=False), core(ENGINE))
    of_two = judged(foreign(AXLES, core_component=False), core(AXLES), core(ENGINE))

    assert amounts_of(alone.low, AXLES) == (100, 100, 100)
    assert amounts_of(of_two.low, AXLES) == (200, 100, 0)


def test_a_statement_counts_with_net_cost_and_materials_of_the_part() -> None:
    found = judged(core(ENGINE, 100.0, 0.1, quantity=2.0, part_net_cost=80.0, part_vnm=20.0))

    assert amounts_of(found.low, ENGINE) == (160, 40, 40)
    assert value(found) == (0.75, 0.75)


def test_half_a_statement_counts_for_nothing() -> None:
    found = judged(core(ENGINE, 100.0, 0.1, part_vnm=20.0), core(BODY, 100.0, 0.1, part_net_cost=80.0))

    assert amounts_of(found.low, ENGINE) == pytest.approx((100, 90, 90))
    assert amounts_of(found.low, BODY) == pytest.approx((100, 90, 90))


def test_stated_materials_of_listed_components_count_at_most_all_materials() -> None:
    stated = core(ENGINE, 100.0, 0.6, component_vnm=10.0, core_component=True)
    more = core(BODY, 100.0, 0.6, component_vnm=90.0)
    beside_no = core(AXLES, 100.0, 0.6, component_vnm=15.0, core_component=False)

    found = judged(stated, more, beside_no, core(AXLES, 100.0))

    assert amounts_of(found.low, ENGINE) == pytest.approx((100, 40, 10))
    assert amounts_of(found.low, BODY) == pytest.approx((100, 40, 40))
    assert amounts_of(found.low, AXLES) == pytest.approx((200, 40, 15))


def test_a_part_from_outside_the_region_counts_in_full_whatever_its_maker_states() -> None:
    found = judged(
        foreign(ENGINE, 100.0, regional=0.9, part_net_cost=80.0, part_vnm=1.0, component_vnm=1.0),
        core(ENGINE, 10.0, core_component=True),
        foreign(AXLES, 100.0, component_vnm=30.0, core_component=False),
        core(AXLES, 100.0),
    )

    assert amounts_of(found.low, ENGINE) == amounts_of(found.high, ENGINE) == (110, 100, 100)
    assert amounts_of(found.low, AXLES) == (200, 100, 30)  # of what is no component, those that are in it


def test_a_part_of_unknown_origin_counts_in_full_at_the_low_end_and_as_stated_at_the_high_end() -> None:
    stated = unknown(100.0, core_group=ENGINE, part_net_cost=80.0, part_vnm=16.0, component_vnm=4.0)
    share = unknown(100.0, core_group=BODY, regional=0.9, core_component=True)

    found = judged(stated, share)

    assert amounts_of(found.low, ENGINE) == (100, 100, 100)
    assert amounts_of(found.high, ENGINE) == (80, 16, 4)
    assert amounts_of(found.low, BODY) == (100, 100, 100)
    assert amounts_of(found.high, BODY) == pytest.approx((100, 10, 10))
    assert passes(found) == []
    assert passes(found, low=False) == [way.word for way in Way]
    assert value(found) == pytest.approx((0, 166 / 180))
    assert [end[0] for end in found.passes] == [False, True]


def test_a_group_all_of_whose_rows_are_certified_passes_whatever_its_content() -> None:
    certified = core(ENGINE, 900.0, 0.1, originating=True)

    found = judged(certified, core(BODY, 100.0))

    assert found.certified[0].tolist() == [group is ENGINE for group in GROUPS]
    assert passes(found) == ["group"]
    assert value(found) == (1, 1)
    assert found.low.together[0] == pytest.approx(0.19)


def test_one_row_without_a_certificate_leaves_its_group_to_be_tested() -> None:
    certified = core(ENGINE, 100.0, originating=True)

    mixed = judged(certified, core(ENGINE, 100.0, 0.2))

    assert not mixed.certified.any()
    assert of_group(mixed.low.rvc, ENGINE) == pytest.approx(0.6)
    assert passes(mixed) == []


def test_where_certificates_settle_every_group_the_content_is_full() -> None:
    found = judged(core(ENGINE, 100.0, 0.1, originating=True))

    assert value(found) == (1, 1)
    assert passes(found) == ["group"]


@pytest.mark.parametrize(
    ("fields", "vnm"),
    [
        ({}, 25.0),
        ({"regional": 0.9}, 10.0),
        ({"part_net_cost": 100.0, "part_vnm": 5.0, "regional": 0.9}, 5.0),
    ],
)
def test_together_a_certified_group_counts_as_stated_or_with_what_the_threshold_leaves(
    fields: dict[str, float], vnm: float
) -> None:
    found = judged(core(ENGINE, 100.0, originating=True, **fields), core(BODY, 100.0, 0.6))

    assert amounts_of(found.low, ENGINE) == pytest.approx((100, vnm, vnm))
    assert found.low.together[0] == pytest.approx(1 - (vnm + 40) / 200)


@pytest.mark.parametrize(("stated", "counts"), [(10.0, 10.0), (40.0, 25.0)])
def test_of_a_certified_group_listed_components_count_as_stated_and_at_most_what_the_threshold_leaves(
    stated: float, counts: float
) -> None:
    certified = core(ENGINE, 50.0, quantity=2.0, originating=True, component_vnm=stated / 2)

    found = judged(certified, core(BODY, core_component=True))

    assert amounts_of(found.low, ENGINE) == pytest.approx((100, 25, counts))
    assert amounts_of(judged(certified, core(BODY), threshold=0.95).low, ENGINE) == pytest.approx((100, 5, 5))
    in_euros = judged(replace(certified, currency="EUR"), rates=(2.0,))
    assert amounts_of(in_euros.low, ENGINE) == pytest.approx((200, 50, 2 * counts))


def test_of_a_certified_group_what_is_no_listed_component_counts_nothing_among_them() -> None:
    no = core(ENGINE, 100.0, originating=True, core_component=False)

    found = judged(no, replace(no, core_component=None))
    stated = judged(replace(no, component_vnm=10.0), replace(no, core_component=None))

    assert amounts_of(found.low, ENGINE) == pytest.approx((200, 50, 25))
    assert amounts_of(stated.low, ENGINE) == pytest.approx((200, 50, 35))


def test_a_certificate_on_a_part_from_outside_the_region_does_not_count() -> None:
    found = judged(foreign(ENGINE, originating=True))

    assert not found.certified.any()
    assert value(found) == (0, 0)


def test_a_certificate_on_a_part_of_unknown_origin_counts_at_both_ends() -> None:
    found = judged(unknown(100.0, core_group=ENGINE, originating=True))

    assert value(found) == (1, 1)
    assert passes(found) == ["group", "together"]


@pytest.mark.parametrize(
    ("originating", "low"),
    [(True, (160.0, 10.0, 5.0)), (None, (200.0, 100.0, 100.0)), (False, (200.0, 100.0, 100.0))],
)
def test_a_statement_on_a_part_of_unknown_origin_counts_at_the_low_end_where_it_says_that_it_originates(
    *, originating: bool | None, low: tuple[float, float, float]
) -> None:
    """By hand: of 100 its maker states 60, 10 of it foreign, 5 in listed components, beside 100 without."""
    stated = unknown(
        100.0,
        core_group=ENGINE,
        part_net_cost=60.0,
        part_vnm=10.0,
        component_vnm=5.0,
        originating=originating,
    )
    without = core(ENGINE, core_component=True)

    found = judged(stated, without)
    scenario = Scenario(load_policy(preset_path("usmca")))
    counted = expected(book([stated, without]), scenario, load_reference())[0]

    group = counted.core.groups[ENGINE]
    assert amounts_of(found.low, ENGINE) == pytest.approx(low)
    assert amounts_of(found.high, ENGINE) == pytest.approx((160.0, 10.0, 5.0))
    for end, amounts in enumerate((found.low, found.high)):
        by_rows = (group.net_cost[end], group.vnm[end], group.vnm_components[end])
        assert amounts_of(amounts, ENGINE) == pytest.approx(by_rows)


def test_a_group_that_costs_nothing_is_left_out() -> None:
    found = judged(core(ENGINE), foreign(AXLES, 0.0))

    assert found.empty[0].tolist() == [group is AXLES for group in GROUPS]
    assert not of_group(found.low.present, AXLES)
    assert np.isnan(of_group(found.low.rvc, AXLES))
    assert passes(found) == ["group", "together"]


def test_a_group_that_costs_nothing_at_one_end_is_left_out_at_both() -> None:
    stated_free = unknown(100.0, core_group=AXLES, part_net_cost=0.0, part_vnm=0.0)

    found = judged(core(ENGINE), stated_free)

    assert not of_group(found.low.present, AXLES)
    assert not of_group(found.high.present, AXLES)
    assert value(found) == (1, 1)


def test_a_model_without_core_groups_is_not_assessed() -> None:
    found = judged(Row(), Row(model="B", core_group=CoreGroup.NONE))

    assert np.isnan(found.value).all()
    assert not np.any(found.passes)


def test_where_the_test_is_none_of_the_models_nothing_is_reached() -> None:
    found = judged(core(ENGINE), threshold=NAN)

    assert np.isnan(found.value).all()
    assert not np.any(found.passes)
    assert amounts_of(found.low, ENGINE) == (100, 0, 0)


def test_alternatives_are_in_no_group() -> None:
    found = judged(core(ENGINE), foreign(ENGINE, 900.0, alternative=True))

    assert amounts_of(found.low, ENGINE) == (100, 0, 0)


def test_groups_of_several_currencies_and_models_are_summed_each_for_itself() -> None:
    rows = (core(ENGINE), foreign(ENGINE, currency="EUR"), foreign(ENGINE, model="B"))
    exposure = Exposure.of(book(rows, Vehicle("A"), rates={"EUR": 2.0}), REFERENCE)

    found = core_outcome(core_sums(exposure), np.array([1.0, 2.0]), np.array([0.3, 0.75]))

    at = GROUPS.index(ENGINE)
    assert found.low.net_cost_usd[:, at].tolist() == [300, 100]
    assert found.low.vnm_usd[:, at].tolist() == [200, 100]
    assert [end.tolist() for end in found.passes] == [[True, False], [True, False]]


@given(sourcing=strategies.books(), threshold=strategies.SHARES)
def test_groups_that_pass_one_by_one_pass_together_and_components_are_at_most_all_materials(
    sourcing: SourcingBook, threshold: float
) -> None:
    exposure = Exposure.of(sourcing, REFERENCE)
    models = len(exposure.vehicles)
    rates = np.array([sourcing.currency_rates[code] for code in exposure.currencies])

    found = core_outcome(core_sums(exposure), rates, np.full(models, threshold))

    for end in (found.low, found.high):
        assert np.all(end.components_usd <= end.vnm_usd + 1e-6)
        by_way = found.passes_by(end)
        assert not np.any(by_way[Way.GROUP] & ~by_way[Way.TOGETHER] & ~found.certified.any(axis=1))
        told = ~np.isnan(end.reached[Way.TOGETHER_COMPONENTS])
        assert np.all(end.reached[Way.TOGETHER_COMPONENTS][told] >= end.reached[Way.TOGETHER][told] - 1e-9)


@given(sourcing=strategies.books(), low=strategies.SHARES, rise=strategies.SHARES)
def test_a_higher_threshold_never_lets_more_models_pass(
    sourcing: SourcingBook, low: float, rise: float
) -> None:
    exposure = Exposure.of(sourcing, REFERENCE)
    rates = np.array([sourcing.currency_rates[code] for code in exposure.currencies])

    def passing(threshold: float) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
        thresholds = np.full(len(exposure.vehicles), threshold)
        return np.array(core_outcome(core_sums(exposure), rates, thresholds).passes)

    assert not np.any(passing(min(low + rise, 1.0)) & ~passing(low))
