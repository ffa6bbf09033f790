"""What rules ask of parts: the first threshold that fits, what is traced, and what counts of a value."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from bare_policy import BARE_POLICY
from books import Row, book
from headroom.arrays import Flags, Ints
from headroom.book.classes_and_roles import VehicleCategory
from headroom.book.sourcing import PartRole, Vehicle, VehicleClass
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.goods import Goods
from headroom.rules.part_rules import PartRules, counted_vnm, originating
from headroom.rules.policy import Policy, Test, Threshold, VnmRule
from headroom.rules.row_contents import CERTAIN, NEVER
from headroom.rules.tariff_codes import CodeList
from strategies import REFERENCE

CAR, LIGHT, HEAVY = VehicleClass.PASSENGER_CAR, VehicleClass.LIGHT_TRUCK, VehicleClass.HEAVY_TRUCK
CORE, PRINCIPAL, OTHER = PartRole.CORE, PartRole.PRINCIPAL, PartRole.OTHER


def on_parts(share: float, **conditions: object) -> Threshold:
    return Threshold("t", "T", Test.CORE_PARTS, share, of_parts=True, **conditions)  # type: ignore[arg-type]


def rules_of(*thresholds: Threshold, **fields: object) -> PartRules:
    return PartRules.of(replace(BARE_POLICY, thresholds=thresholds, **fields))  # type: ignore[arg-type]


def goods_of(*rows: Row, vehicles: tuple[Vehicle, ...] = ()) -> tuple[Goods, Ints]:
    """Return rows as goods, with their roles."""
    reference = replace(REFERENCE, vehicles=load_reference().vehicles)
    engines = CodeList("engines", "", frozenset({"8407"}), "", in_doubt=False)
    exposure = Exposure.of(book(rows, *vehicles), reference, [engines])
    return Goods.of_rows(exposure, np.arange(len(rows))), exposure.classification.role


def asked(rules: PartRules, *rows: Row, vehicles: tuple[Vehicle, ...] = ()) -> list[float]:
    """Return with which content each row originates."""
    goods, role = goods_of(*rows, vehicles=vehicles)
    return [float(share) for share in rules.shares[rules.asked(goods, role)]]


def test_a_part_has_to_reach_the_threshold_of_its_role() -> None:
    rules = rules_of(on_parts(0.75, roles=(CORE,)), on_parts(0.7, roles=(PRINCIPAL,)))

    assert asked(rules, Row(role=CORE), Row(role=PRINCIPAL)) == [0.75, 0.7]


def test_a_part_for_which_the_policy_sets_nothing_has_to_be_regional_as_a_whole() -> None:
    assert asked(rules_of(), Row()) == [1.0]
    assert asked(rules_of(on_parts(0.75, roles=(CORE,))), Row(role=OTHER)) == [1.0]


def test_the_first_threshold_that_fits_counts_in_the_order_of_the_policy() -> None:
    narrow, wide = on_parts(0.6, roles=(CORE,)), on_parts(0.5)

    assert asked(rules_of(narrow, wide), Row(role=CORE), Row(role=OTHER)) == [0.6, 0.5]
    assert asked(rules_of(wide, narrow), Row(role=CORE), Row(role=OTHER)) == [0.5, 0.5]


def test_parts_of_other_classes_have_thresholds_of_their_own() -> None:
    rules = rules_of(
        on_parts(0.75, roles=(PRINCIPAL,), classes=(CAR, LIGHT)),
        on_parts(0.64, roles=(PRINCIPAL,), classes=(HEAVY,)),
    )
    truck = Vehicle("B", HEAVY)

    found = asked(rules, Row(role=PRINCIPAL), Row(role=PRINCIPAL, model="B"), vehicles=(truck,))

    assert found == [0.75, 0.64]


def test_parts_of_other_categories_have_thresholds_of_their_own() -> None:
    other = (VehicleCategory.OTHER_VEHICLE,)
    rules = rules_of(on_parts(0.6, categories=other), on_parts(0.75))
    diesel = Vehicle("B", hts_code="87033201")

    assert asked(rules, Row(), Row(model="B"), vehicles=(diesel,)) == [0.75, 0.6]


def test_parts_of_a_list_have_thresholds_of_their_own() -> None:
    rules = rules_of(on_parts(0.625, code_list="engines"), on_parts(0.5))

    assert asked(rules, Row(hts="84073448"), Row(hts="87089981"), Row(hts="")) == [0.625, 0.5, 0.5]


def test_a_list_that_nobody_looked_into_is_refused() -> None:
    goods, role = goods_of(Row())

    with pytest.raises(KeyError, match="nowhere"):
        rules_of(on_parts(0.5, code_list="nowhere")).asked(goods, role)


def test_rules_are_equal_whatever_their_thresholds_come_to() -> None:
    one, dearer = on_parts(0.5, roles=(CORE,)), on_parts(0.6, roles=(CORE,))

    assert rules_of(one) == rules_of(dearer)
    assert rules_of(one) != rules_of(replace(one, classes=(CAR,)))
    assert rules_of(one) != rules_of(one, vnm_rule=VnmRule.ROLL_UP)


TRACED: dict[str, Any] = {
    "vnm_rule": VnmRule.TRACED,
    "tracing_list": "traced",
    "heavy_tracing_list": "engines",
}
ROWS = (Row(hts="87089981"), Row(hts="84073448"), Row(hts=""), Row(hts="73181560"))


def test_parts_on_the_list_are_traced_and_those_without_a_code_count_as_listed() -> None:
    goods, _ = goods_of(*ROWS)
    rules = rules_of(**TRACED)

    assert rules.traced(goods).tolist() == [True, False, True, False]
    assert not rules.rolled_up(goods).any()


def test_of_heavy_trucks_parts_on_a_list_of_their_own_are_traced_and_all_others_rolled_up() -> None:
    goods, _ = goods_of(*ROWS, vehicles=(Vehicle("A", HEAVY),))
    rules = rules_of(**TRACED)

    assert rules.traced(goods).tolist() == [False, True, False, False]
    assert rules.rolled_up(goods).tolist() == [True, False, True, True]


def test_without_a_list_for_heavy_trucks_their_parts_are_traced_as_others_are() -> None:
    goods, _ = goods_of(*ROWS, vehicles=(Vehicle("A", HEAVY),))
    rules = rules_of(**{**TRACED, "heavy_tracing_list": ""})

    assert rules.traced(goods).tolist() == [True, False, True, False]
    assert not rules.rolled_up(goods).any()


@pytest.mark.parametrize("rule", VnmRule)
def test_lists_matter_only_where_materials_are_traced(rule: VnmRule) -> None:
    goods, _ = goods_of(*ROWS, vehicles=(Vehicle("A", HEAVY),))
    rules = rules_of(**{**TRACED, "vnm_rule": rule})

    assert rules.rolled_up(goods).all() == (rule is VnmRule.ROLL_UP)
    assert rules.traced(goods).all() == (rule is not VnmRule.TRACED)


def test_each_rule_counts_the_same_part_in_its_own_way() -> None:
    value, share, credit = np.array([100.0, 100.0, 100.0]), np.array([0.8, 0.6, 0.6]), np.array([0, 30.0, 0])
    originates = np.array([True, False, False])
    yes, no = np.ones(3, dtype=np.bool_), np.zeros(3, dtype=np.bool_)

    def counted(traced: Flags, rolled_up: Flags) -> list[float]:
        found = counted_vnm(value, share, credit, originates=originates, traced=traced, rolled_up=rolled_up)
        return [float(one) for one in found]

    assert counted(yes, no) == pytest.approx([20, 40, 40])
    assert counted(np.array([True, False, True]), no) == pytest.approx([20, 0, 40])
    assert counted(yes, yes) == pytest.approx([0, 70, 100])


def test_parts_originate_that_reach_what_is_asked_and_equality_passes() -> None:
    rules = rules_of(on_parts(0.75), on_parts(0.5))
    judged = np.array([0.75, 0.75 - 5e-10, 0.74, 0.5, CERTAIN, NEVER, CERTAIN, NEVER, 1.0])
    threshold = np.array([0, 0, 0, 1, 0, 0, 2, 2, 2], dtype=np.int32)

    assert originating(judged, threshold, rules).tolist() == [
        *(True, True, False, True, True, False, True, False, True)
    ]


def test_a_certificate_no_settles_even_where_nothing_is_asked() -> None:
    nothing: Policy = replace(BARE_POLICY, thresholds=(on_parts(0.0),))

    assert not originating(np.array([NEVER]), np.zeros(1, dtype=np.int32), PartRules.of(nothing))[0]
