"""What each limit costs: by hand, and against the linear relaxation solved anew a little further on."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from books import Row, book
from headroom.book.classes_and_roles import CATEGORIES, CLASSES, CoreGroup
from headroom.book.sourcing import PartRole, SourcingBook, Vehicle, VehicleClass
from headroom.optimum.constraint_costs import ConstraintCost, Per, constraint_costs
from headroom.optimum.core_ways import Alternative
from headroom.optimum.model_problem import ModelProblem
from headroom.optimum.offer_terms import Terms
from headroom.optimum.resourcing import ModelResourcing, resource
from headroom.rules.measures import DutyBase, Measure, Trade, When
from headroom.rules.offers import Offers
from headroom.rules.policy import LabourCredit, Test, Threshold
from headroom.rules.readings import US_CONTENT_BASIS, Reading, UsContentBasis
from headroom.rules.scenario import NO_LOCKS, Locks, Scenario
from headroom.rules.vehicle_thresholds import core_threshold, threshold_for
from linear_relaxation import least_cost
from property_examples import examples
from resourcing_cases import Case, offers_of, taking, thresholds
from sourcing_choices import certified_choices, choices, core_scenarios
from strategies import SCENARIOS

STEP = 2e-5
HALF = UsContentBasis.HALF_OF_REGIONAL.value
CAR = Vehicle("A", assembly_country="MX", annual_volume=1000.0)
MFN = Measure("mfn_car", "MFN", Trade.VEHICLE, 0.025)
NON_US = Measure("s232", "232", Trade.VEHICLE, 0.25, when=When.QUALIFYING, base=DutyBase.NON_US_CONTENT)


def answer_to(rows: Sequence[Row], scenario: Scenario, vehicle: Vehicle = CAR) -> ModelResourcing:
    """Return comply or pay for one vehicle."""
    (answer,) = resource(offers_of(book(rows, vehicle)), scenario)
    return answer


def with_core(scenario: Scenario, share: float) -> Scenario:
    """Return a scenario in which core parts have to originate."""
    core = Threshold("core", "Core", Test.CORE_PARTS, share, roles=(PartRole.CORE,))
    policy = replace(scenario.policy, core_parts=True, thresholds=(*scenario.policy.thresholds, core))
    return replace(scenario, policy=policy)


def passing(problem: ModelProblem) -> tuple[Alternative, ...]:
    """Return the ways in which core parts may originate; one where nothing more is to be said of them."""
    ways = problem.core_ways
    return (Alternative(problem.allowed, ()),) if ways is None else ways.passing


def relaxed(problem: ModelProblem, way: int, core: int) -> float | None:
    """Return the least cost of a mixture that qualifies, less that of the cheapest options, by HiGHS."""
    landed = problem.landed(qualifies=True).without_ceilings()[way]
    own = passing(problem)[core]
    limits = [*problem.lock_limits(), *problem.test_limits, *own.limits]
    allowed = own.allowed
    costs = np.where(allowed, landed.certain.options, np.inf)
    size = [max(float(np.abs(limit.weights).max()), 1.0) for limit in limits]
    rows = [limit.weights / by for limit, by in zip(limits, size, strict=True)]
    room = [limit.most / by for limit, by in zip(limits, size, strict=True)]
    table = np.vstack(
        [
            (costs - costs.min(axis=1)[:, None]).ravel(),
            *(row.ravel() for row in rows),
            *(amount.options.ravel() for amount in landed.if_positive),
        ]
    )
    bends = [-amount.fixed for amount in landed.if_positive]
    dearest = np.array([np.inf] * len(limits) + [1.0] * len(bends))
    found = least_cost(table, np.array([*room, *bends]), allowed.shape[1], dearest)
    return None if found is None else found + float(costs.min(axis=1).sum()) + landed.certain.fixed


def asking(offers: Offers, scenario: Scenario, shares: Mapping[Test, float]) -> Scenario:
    """Return a scenario in which each test asks a share of the vehicle, whatever the others ask of it."""
    policy, fleet = scenario.policy, offers.current.fleet
    vehicle_class, category = CLASSES[fleet.vehicle_class[0]], CATEGORIES[fleet.category[0]]
    plain = replace(policy, labour_credit=None)
    if policy.us_of_regional:
        plain = replace(plain, readings=tuple(one for one in policy.readings if one.key != US_CONTENT_BASIS))
    for test, share in shares.items():
        stated = (
            core_threshold(policy, vehicle_class)
            if test is Test.CORE_PARTS
            else threshold_for(policy, test, vehicle_class, category)
        )
        if stated is not None:
            plain = plain.with_value(stated.key, share)
    return replace(scenario, policy=plain)


def check(offers: Offers, scenario: Scenario) -> int:
    """Compare the price of each limit with both sides of the relaxation; return how many bind."""
    (answer,) = resource(offers, scenario)
    found = {cost.test: cost for cost in constraint_costs(answer)}
    if answer.comply is None:
        assert not found
        return 0
    problem, picks = answer.problem, answer.comply.picks
    assert set(found) == {*problem.share_limits, *([None] if scenario.locks.most_changes is not None else [])}
    ways, core_ways = problem.landed(qualifies=True).without_ceilings(), passing(problem)
    way = min(range(len(ways)), key=lambda at: ways[at].of(picks))
    kept = [at for at, one in enumerate(core_ways) if one.kept_by(picks)]
    if len(kept) != 1:  # the price is that of the cheapest of them
        return 0
    (core,) = kept

    def least(test: Test, by: float) -> float | None:
        needed = {one: share + by * (one is test) for one, (share, _) in problem.share_limits.items()}
        other = ModelProblem.of(Terms.of(offers, asking(offers, scenario, needed)), 0, scenario.locks)
        asked = {one: share for one, (share, _) in other.share_limits.items()}
        assert asked == pytest.approx(needed, rel=1e-9)
        if len(passing(other)) != len(core_ways):
            reject()
        return relaxed(other, way, core)

    here = relaxed(problem, way, core)
    assert here is not None
    for test in problem.share_limits:
        if not STEP <= problem.share_limits[test][0] <= 1 - STEP:
            continue
        below, above = least(test, -STEP), least(test, STEP)
        assert below is not None
        sides = [(here - below) / STEP / 100, np.inf if above is None else (above - here) / STEP / 100]
        near = 1e-4 * max(abs(side) for side in sides if np.isfinite(side)) + 2e-3 + here * 1e-6
        assert min(sides) - near <= found[test].usd <= max(sides) + near
        assert found[test].reached >= found[test].needed - 1e-8
        assert found[test].usd_a_year == found[test].usd * offers.current.fleet.volume[0]
    if scenario.locks.most_changes is not None:
        wider = Locks(most_changes=scenario.locks.most_changes + 1)
        more = relaxed(ModelProblem.of(Terms.of(offers, scenario), 0, wider), way, core)
        assert more is not None
        assert found[None].usd >= here - more - 2e-3 - here * 1e-6
    return sum(cost.binds for cost in found.values())


def only(found: tuple[ConstraintCost, ...]) -> ConstraintCost:
    (cost,) = found
    return cost


SEAT = (
    Row("MX", 100.0, part="lamp"),
    Row("CN", 100.0, part="seat"),
    Row("MX", 120.0, part="seat", alternative=True),
)


def test_a_point_costs_what_the_mixed_part_costs_more_by_what_a_point_moves() -> None:
    """A share y of the seat is Mexican: 100 (1 - y) = (1 - t)(200 + 20 y), at 20 y dollars."""
    cost = only(constraint_costs(answer_to(SEAT, thresholds(0.6))))

    assert (cost.test, cost.needed, cost.per) == (Test.REGIONAL, 0.6, Per.POINT)
    assert cost.reached == 1.0
    assert cost.usd == pytest.approx(20 * 22_000 / 108**2 / 100)
    assert cost.usd_a_year == pytest.approx(1000 * cost.usd)
    assert cost.binds


CARS, TRUCKS = (VehicleClass.PASSENGER_CAR,), (VehicleClass.LIGHT_TRUCK, VehicleClass.HEAVY_TRUCK)
CREDIT = LabourCredit(TRUCKS, least_total_share=0.4, above_share=0.3, least_rvc_share=0.6)


@pytest.mark.parametrize(
    ("vehicle", "truck", "credit"),
    [
        (Vehicle("A", VehicleClass.LIGHT_TRUCK, "MX"), 0.6, None),
        (Vehicle("A", VehicleClass.HEAVY_TRUCK, "MX"), 0.6, None),
        (Vehicle("A", VehicleClass.HEAVY_TRUCK, "MX", lvc_share=0.5), 0.65, 0.35),  # 0.05 less is needed
        (Vehicle("A", VehicleClass.HEAVY_TRUCK, "MX", lvc_share=0.5), 0.7, 0.9),  # no less than 0.6 ever is
    ],
)
def test_a_point_is_one_of_what_is_needed_of_the_vehicle(
    vehicle: Vehicle, truck: float, credit: float | None
) -> None:
    """A share y of the seat is Mexican, as above, where 60 % are needed, whatever is asked of cars."""
    asked = thresholds(0.825)
    cars, us = asked.policy.thresholds
    trucks = Threshold("rvc_truck", "RVC, trucks", Test.REGIONAL, truck, TRUCKS)
    policy = replace(
        asked.policy,
        thresholds=(replace(cars, classes=CARS), trucks, us),
        labour_credit=None if credit is None else CREDIT,
    )
    offers = offers_of(book(SEAT, replace(vehicle, lvc_material_labour_share=credit)))
    cost = only(constraint_costs(*resource(offers, replace(asked, policy=policy))))

    assert cost.needed == pytest.approx(0.6)
    assert cost.usd == pytest.approx(20 * 22_000 / 108**2 / 100)
    assert check(offers, replace(asked, policy=policy)) == 1


def test_a_point_of_us_content_leaves_what_it_is_a_share_of() -> None:
    """Three quarters of 80 % are needed: the seat of the US costs as much as that of Mexico above."""
    rows = [replace(row, origin="US" if row.alternative or row.part == "lamp" else "MX") for row in SEAT]
    asked = thresholds(0.8, 0.75)
    basis = Reading(US_CONTENT_BASIS, "Basis", ("net cost", HALF), HALF)
    offers = offers_of(book(rows, CAR))
    scenario = replace(asked, policy=replace(asked.policy, readings=(basis,)))
    regional, us = constraint_costs(*resource(offers, scenario))

    assert (regional.needed, regional.usd) == (0.8, 0.0)
    assert us.needed == pytest.approx(0.6)
    assert us.usd == pytest.approx(20 * 22_000 / 108**2 / 100)
    assert check(offers, scenario) == 1


def test_a_threshold_that_is_reached_anyway_costs_nothing() -> None:
    cost = only(constraint_costs(answer_to(SEAT, thresholds(0.4))))

    assert (cost.usd, cost.usd_a_year, cost.binds) == (0.0, 0.0, False)
    assert cost.reached == 0.5


def test_nothing_costs_anything_where_nothing_qualifies() -> None:
    assert constraint_costs(answer_to(SEAT[:2], thresholds(0.6))) == ()


@pytest.mark.parametrize(("most", "saves"), [(0, 50), (1, 30), (2, 0), (3, 0)])
def test_a_change_costs_what_the_next_one_would_save(most: int, saves: float) -> None:
    rows = [
        row
        for part, other in (("seat", 70.0), ("door", 50.0), ("lamp", 110.0))
        for row in (Row("US", 100.0, part=part), Row("US", other, part=part, alternative=True))
    ]
    locked = replace(thresholds(0.5), locks=Locks(most_changes=most))

    _, cost = constraint_costs(answer_to(rows, locked))

    assert (cost.test, cost.per, cost.needed, cost.reached) == (None, Per.CHANGE, most, min(most, 2))
    assert cost.usd == pytest.approx(saves)
    assert cost.binds == (saves > 0)


def engine(origin: str, cost: float, part: str, *, alternative: bool = False) -> Row:
    """Return a part of the engine."""
    return Row(
        origin,
        cost,
        part=part,
        hts="84073444",
        role=PartRole.CORE,
        core_group=CoreGroup.ENGINE,
        alternative=alternative,
    )


def test_a_point_of_core_parts_is_one_of_their_own_net_cost() -> None:
    """A share y of the block is Mexican: 400 (1 - y) = (1 - t)(1000 + 40 y), at 40 y dollars."""
    rows = [
        engine("MX", 600.0, "head"),
        engine("CN", 400.0, "block"),
        engine("MX", 440.0, "block", alternative=True),
        Row("MX", 5000.0, part="body"),
    ]
    regional, core = constraint_costs(answer_to(rows, with_core(thresholds(0.5), 0.75)))

    assert regional.usd == 0.0
    assert (core.test, core.needed, core.reached) == (Test.CORE_PARTS, 0.75, 1.0)
    share = 150 / 410
    assert core.usd == pytest.approx(40 / 410 * (1000 + 40 * share) / 100)


def test_certified_core_parts_move_with_the_threshold() -> None:
    rows = [
        replace(engine("MX", 600.0, "gears"), originating=True, core_group=CoreGroup.TRANSMISSION),
        engine("CN", 400.0, "block"),
        engine("MX", 500.0, "block", alternative=True),
        engine("MX", 500.0, "head"),
    ]

    assert check(offers_of(book(rows, CAR)), with_core(thresholds(0.5), 0.8)) == 1


@settings(max_examples=examples(40), deadline=None)
@given(
    parts=st.integers(5, 25),
    seed=st.integers(1, 10_000),
    rvc=st.integers(50, 95),
    us=st.integers(0, 50),
    most=st.none() | st.integers(0, 25),
    measures=st.sampled_from(((MFN,), (MFN, NON_US))),
)
def test_a_price_lies_between_what_the_relaxation_moves_by_on_both_sides(
    parts: int, seed: int, rvc: int, us: int, most: int | None, measures: tuple[Measure, ...]
) -> None:
    scenario = taking(thresholds(rvc / 100, us / 100), *measures)
    locks = NO_LOCKS if most is None else Locks(most_changes=most)

    check(Case.generated(parts, seed).offers(), replace(scenario, locks=locks, claim_cost=0.02))


@pytest.mark.parametrize("seed", range(1, 5))
def test_of_many_parts_two_tests_bind_and_both_are_priced(seed: int) -> None:
    assert check(Case.generated(60, seed).offers(), thresholds(0.8, 0.4)) == 2


@settings(max_examples=examples(60), deadline=None)
@given(a_book=choices(), scenario=SCENARIOS, most=st.none() | st.integers(0, 3))
def test_prices_of_any_workbook_are_those_of_its_relaxation(
    a_book: SourcingBook, scenario: Scenario, most: int | None
) -> None:
    policy = replace(scenario.policy, core_parts=False)
    found = replace(scenario, policy=policy, locks=Locks(most_changes=most))
    check(offers_of(a_book), found)


@settings(max_examples=examples(120), deadline=None)
@given(a_book=certified_choices(), scenario=core_scenarios(), most=st.none() | st.integers(0, 3))
def test_prices_where_core_parts_may_originate_in_several_ways_are_those_of_the_way_that_is_chosen(
    a_book: SourcingBook, scenario: Scenario, most: int | None
) -> None:
    check(offers_of(a_book), replace(scenario, locks=Locks(most_changes=most)))
