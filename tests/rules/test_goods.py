"""A measure falls the same way on the same good, whether it is asked of rows, lots, offers or vehicles."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from books import Row, book, unknown
from headroom.analysis.weightiest_rows import row_rates
from headroom.arrays import Flags, Ints
from headroom.book.classes_and_roles import VehicleCategory
from headroom.book.countries import expand_groups
from headroom.book.sourcing import CLASSES, SourcingBook, Vehicle
from headroom.optimum.offer_terms import Terms
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.counted_rows import counted_rows
from headroom.rules.exposure import Exposure
from headroom.rules.fleet import Fleet
from headroom.rules.goods import Goods
from headroom.rules.measures import DutyBase, Measure, RateKind, Trade, When
from headroom.rules.offers import Offers
from headroom.rules.outcome import evaluate
from headroom.rules.part_rules import PartRules, originating
from headroom.rules.policy import Policy
from headroom.rules.rate_kinds import KINDS, kind_of
from headroom.rules.row_contents import RowContents
from headroom.rules.scenario import Scenario
from headroom.rules.stacking import Stack, falling, falls_on
from headroom.rules.tariff_codes import CodeList, Treatment

Good = tuple[object, ...]


def named(exposure: Exposure, goods: Goods, originates: Flags) -> Iterator[Good]:
    """Yield what each part is, as far as a duty may ask."""
    for at in range(len(goods)):
        yield (
            goods.places[goods.into[at]],
            goods.origins[goods.origin[at]],
            CLASSES[goods.vehicle_class[at]],
            exposure.classification.treatments[goods.treatment[at]],
            bool(originates[at]),
        )


def stated(measure: Measure, good: Good) -> bool:
    """Return whether a measure falls on a part, by its conditions one after another."""
    into, origin, vehicle_class, treatment, originates = good
    assert isinstance(origin, str)
    assert isinstance(treatment, Treatment)
    return (
        measure.on is Trade.PARTS
        and measure.kind is not RateKind.CREDIT
        and into == measure.into
        and origin != into
        and (measure.unknown_origin if origin == "" else origin not in expand_groups(measure.except_origins))
        and (origin == "" or not measure.origins or origin in expand_groups(measure.origins))
        and (not measure.classes or vehicle_class in measure.classes)
        and (not measure.code_list or measure.code_list in treatment.lists)
        and (not measure.except_code_list or measure.except_code_list not in treatment.certain)
        and (measure.when is When.ALWAYS or originates == (measure.when is When.QUALIFYING))
    )


def lots_of(exposure: Exposure, rules: PartRules) -> tuple[Goods, Flags]:
    goods = Goods.of_lots(exposure)
    return goods, originating(exposure.judged_low, rules.asked(goods, exposure.role), rules)


def rows_of(exposure: Exposure, rules: PartRules) -> tuple[Goods, Flags]:
    rows = exposure.book.rows
    every = np.arange(len(rows), dtype=np.int32)
    goods, contents = Goods.of_rows(exposure, every), RowContents.of(rows, every)
    return goods, originating(contents.judged_low, rules.asked(goods, exposure.classification.role), rules)


@given(sourcing=strategies.books(), scenario=strategies.SCENARIOS)
def test_a_measure_falls_the_same_way_on_rows_lots_and_offers(
    sourcing: SourcingBook, scenario: Scenario
) -> None:
    exposure = Exposure.of(sourcing, strategies.REFERENCE)
    offers = Offers.of(exposure).exposure
    rules = PartRules.of(scenario.policy)
    for measure in scenario.policy.measures:
        for whose, (goods, originates) in (
            (exposure, rows_of(exposure, rules)),
            (exposure, lots_of(exposure, rules)),
            (offers, lots_of(offers, rules)),
        ):
            falls = falls_on(measure, goods, originates)
            assert falls.tolist() == [stated(measure, good) for good in named(whose, goods, originates)]


@given(fleet=st.lists(strategies.vehicles("A"), min_size=1, max_size=6), policy=strategies.policies())
def test_a_measure_falls_on_a_vehicle_whatever_else_is_in_the_fleet(
    fleet: list[Vehicle], policy: Policy
) -> None:
    qualifies = np.arange(len(fleet)) % 2 == 0
    together = falling(
        policy.measures, Goods.of_fleet(Fleet.of(tuple(fleet), strategies.REFERENCE)), qualifies
    )
    for at, vehicle in enumerate(fleet):
        own = Fleet.of((vehicle,), strategies.REFERENCE)
        alone, kind = Goods.of_fleet(own), own.kinds[0]
        assert (
            falling(policy.measures, alone, qualifies[at : at + 1])[:, 0].tolist() == together[:, at].tolist()
        )
        for row, measure in enumerate(policy.measures):
            if together[row, at]:
                assert measure.on is Trade.VEHICLE
                assert vehicle.assembly_country != "US"
                assert measure.covers_origin(vehicle.assembly_country)
                assert measure.covers_class(kind.vehicle_class)  # as its tariff code has it
                assert measure.when is When.ALWAYS or bool(qualifies[at]) == (measure.when is When.QUALIFYING)


@given(sourcing=strategies.books(), scenario=strategies.SCENARIOS)
def test_what_each_duty_takes_of_the_rows_is_what_it_takes_of_the_model(
    sourcing: SourcingBook, scenario: Scenario
) -> None:
    outcome = evaluate(Exposure.of(sourcing, strategies.REFERENCE), scenario)
    lines = [d for d in outcome.duties if d.measure.on is Trade.PARTS and kind_of(d.measure).stacks]
    for model in range(len(outcome.vehicles)):
        rows = counted_rows(outcome, model)
        rates = row_rates(outcome, rows.row, rows.originates)
        assert rates.measures == tuple(line.measure for line in lines)
        for row, line in enumerate(lines):
            taken = float((rates.added[row] * rows.value_usd).sum())
            assert taken == pytest.approx(float(line.duty_usd[model]), rel=1e-12, abs=1e-9)
            base = float(rows.value_usd[rates.falls[row]].sum())
            assert base == pytest.approx(float(line.base_usd[model]), rel=1e-12, abs=1e-9)


@given(sourcing=strategies.books(), scenario=strategies.SCENARIOS)
def test_the_offers_as_sourced_cost_what_the_model_costs(sourcing: SourcingBook, scenario: Scenario) -> None:
    exposure = Exposure.of(sourcing, strategies.REFERENCE)
    terms = Terms.of(Offers.of(exposure), scenario)
    outcome = terms.outcome
    taken_off = sum(
        (line.duty_usd for line in outcome.duties if not kind_of(line.measure).stacks),
        np.zeros(len(outcome.vehicles)),
    )
    expected = outcome.parts_usd + outcome.inbound_freight_usd + outcome.parts_duty_usd - taken_off
    for model, own in enumerate(terms.offers.models):
        current: Ints = own.offer[:, 0]
        assert float(terms.costs.cost_usd[current].sum()) == pytest.approx(
            float(expected[model]), rel=1e-9, abs=1e-6
        )


def test_every_kind_of_rate_has_its_entry() -> None:
    assert set(KINDS) == set(RateKind)
    assert KINDS[RateKind.CREDIT].base(Measure("c", "", Trade.PARTS, 0.1)) is DutyBase.MSRP


def test_a_code_list_that_nobody_looked_into_is_refused() -> None:
    goods = Goods.of_fleet(Fleet.of((Vehicle("A", assembly_country="JP"),), strategies.REFERENCE))
    measure = Measure("listed", "", Trade.VEHICLE, 0.1, code_list="nowhere")
    with pytest.raises(KeyError, match="nowhere"):
        Stack.of((measure,), goods, np.zeros(1, dtype=np.bool_))


@given(sourcing=strategies.books(), scenario=strategies.SCENARIOS)
def test_goods_know_how_many_vehicles_they_are_for(sourcing: SourcingBook, scenario: Scenario) -> None:
    exposure = Exposure.of(sourcing, strategies.REFERENCE)
    volumes = [vehicle.annual_volume for vehicle in sourcing.vehicles]

    assert Goods.of_fleet(exposure.fleet).volume.tolist() == volumes
    assert Goods.of_lots(exposure).volume.tolist() == [volumes[model] for model in exposure.model]
    measures = scenario.policy.measures
    stack = Stack.of(measures, Goods.of_fleet(exposure.fleet), np.zeros(len(volumes), dtype=np.bool_))
    assert stack.volume.tolist() == volumes


def test_a_duty_on_a_list_falls_on_vehicles_of_its_codes_and_not_on_those_of_the_list_it_leaves_out() -> None:
    codes = ("87032301", "87012101", "87042351")
    fleet = tuple(Vehicle(code, assembly_country="JP", hts_code=code) for code in codes)
    trucks = CodeList("trucks", "", frozenset({"8704", "8701"}), "")
    tractors = CodeList("tractors", "", frozenset({"8701"}), "")
    goods = Goods.of_fleet(Fleet.of(fleet, strategies.REFERENCE, (trucks, tractors)))
    on_trucks = Measure("t", "", Trade.VEHICLE, 0.25, code_list="trucks")
    but_tractors = replace(on_trucks, except_code_list="tractors")
    preferred = np.zeros(3, dtype=np.bool_)

    assert falls_on(on_trucks, goods, preferred).tolist() == [False, True, True]
    assert falls_on(but_tractors, goods, preferred).tolist() == [False, False, True]


def test_a_part_of_unknown_origin_bears_no_duty_on_a_country_of_its_own() -> None:
    exposure = Exposure.of(book([unknown(100.0)]), strategies.REFERENCE)
    goods, preferred = Goods.of_lots(exposure), np.zeros(1, dtype=np.bool_)
    from_anywhere = Measure("mfn", "", Trade.PARTS, 0.1, unknown_origin=True)

    assert falls_on(from_anywhere, goods, preferred).tolist() == [True]
    assert falls_on(replace(from_anywhere, unknown_origin=False), goods, preferred).tolist() == [False]
    assert falls_on(replace(from_anywhere, origins=("CN",)), goods, preferred).tolist() == [False]


def test_goods_know_the_category_of_the_vehicle_they_are_for() -> None:
    diesel = Vehicle("A", hts_code="87033201")
    reference = replace(strategies.REFERENCE, vehicles=load_reference().vehicles)
    exposure = Exposure.of(book([Row(), Row(model="B")], diesel), reference)

    other = frozenset({VehicleCategory.OTHER_VEHICLE})
    assert Goods.of_lots(exposure).of_categories(other).tolist() == [True, False]
    assert Goods.of_fleet(exposure.fleet).of_categories(other).tolist() == [True, False]
