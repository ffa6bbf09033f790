"""The search under the full law: three limits and more, with known answers."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from headroom.knapsack.cheapest_choice import cheapest
from headroom.knapsack.exact_search import exact
from headroom.knapsack.highs import by_highs
from headroom.knapsack.instance import Knapsack
from headroom.knapsack.whole_numbers import Limit
from law_cases import CORES, Core, LawCase, letters, side_by_side, with_units
from resourcing_cases import enumerated

CENT = 1000
UNITS = (30, 50, 20)


def least(problem: Knapsack) -> int | None:
    """Return the cost of the cheapest choice, proven by both searches."""
    own, plain = exact(problem), cheapest(problem)
    assert own.proven
    assert plain.proven
    assert own.cost == plain.cost
    return own.cost


def landed(case: LawCase, problem: Knapsack) -> int:
    """Return what the cheapest vehicle that qualifies costs landed."""
    cost = least(problem)
    assert cost is not None
    return case.landed(cost)


# Known answers


@pytest.mark.parametrize(
    ("seed", "answers", "paying"),
    [
        (13, (215_016_750, 214_241_500, 210_531_750, 209_756_500, 215_016_750, 210_956_750), 181_993_500),
        (19, (66_171_750, 60_580_500, 60_535_750, 60_393_250, 60_393_250, 60_393_250), 64_534_125),
    ],
)
def test_each_way_to_test_core_parts_has_its_cheapest_sourcing(
    seed: int, answers: tuple[int, ...], paying: int
) -> None:
    case = LawCase.generated(8, seed)

    found = tuple(landed(case, case.complying(core)) for core in CORES)
    paid = least(case.under(case.paying_costs))

    assert found == answers
    assert paid is not None
    assert case.landed(paid, pays=True) == paying


def test_the_cheapest_sourcing_is_the_known_one() -> None:
    case = LawCase.generated(8, 13)
    picks = exact(case.complying("together b")).picks

    assert (int(case.values[np.arange(8), case.current].sum()), case.assembly) == (121_329, 21_411)
    assert picks is not None
    assert letters(picks) == "UCUJMUMU"


@pytest.mark.parametrize(("us", "answer"), [(0, 51_475_000), (30, 54_514_000), (50, None)])
def test_without_a_duty_us_content_has_its_cost_and_its_end(us: int, answer: int | None) -> None:
    case = LawCase.generated(8, 19)
    cost = least(case.complying("together b", us=us, costs=1000 * case.values))

    assert (None if cost is None else case.landed(cost, duty=0)) == answer


@pytest.mark.parametrize(
    ("seed", "answers"),
    [
        (13, (None, None, None, 210_410_000, 209_756_500, 209_756_500)),
        (16, (None, None, 119_160_000, 114_940_750, 113_790_000, 113_790_000)),
    ],
)
def test_fewer_changes_cost_more(seed: int, answers: tuple[int | None, ...]) -> None:
    case = LawCase.generated(8, seed)
    costs = [least(case.complying("together b", changes=changes)) for changes in range(6)]

    assert tuple(None if cost is None else case.landed(cost) for cost in costs) == answers


@pytest.mark.parametrize(
    ("seed", "over", "under"), [(13, 89_619, 106_490), (16, 11_077, 149_800), (19, 21_069, 205_640)]
)
def test_at_the_break_even_rate_both_ways_cost_the_same(seed: int, over: int, under: int) -> None:
    case = LawCase.generated(8, seed)
    own = case.complying("together b")
    foreign = case.values * (np.arange(4) > 0)
    advantages = []
    for rate in (over - 1, over, over + 1):  # over 40 times ``under``, as a duty of 2.5 % is besides
        complying = least(replace(own, costs=40 * (under * case.values + rate * foreign)))
        paying = least(case.under((41 * under + 40 * rate) * case.values))
        assert complying is not None
        assert paying is not None
        advantages.append(
            paying - complying + (41 * under + 40 * rate - 40 * under - 40 * rate) * case.assembly
        )

    assert advantages[1] == 0
    assert advantages[0] < 0 < advantages[2]


@pytest.mark.parametrize(
    ("core", "answer"),
    [("together b", 9_603_455_250), ("not rolled up", 9_607_861_250), ("none", 9_602_732_500)],
)
def test_a_thousand_parts_have_their_cheapest_sourcing(core: Core, answer: int) -> None:
    case = LawCase.generated(1000, 11)

    assert landed(case, case.complying(core)) == answer


# Regional content averaged over several models


def averaged(case: LawCase, units: int, state: str) -> tuple[Knapsack, Limit, int]:
    """Return the problem of one model, what it adds to the average, and what its assembly costs."""
    pays = state != "comply"
    limits = () if state == "part by part" else case.core_limits("together b")
    if not pays:
        limits = (*limits, case.us_limit(30))
    costs = case.paying_costs if pays else case.complying_costs
    regional = case.rvc_limit(75, rolled=state != "part by part")
    return (
        with_units(case.under(costs, *limits), units),
        Limit(units * regional.weights, units * regional.most),
        units * case.landed(0, pays=pays),
    )


def on_average(cases: list[LawCase], states: tuple[str, ...]) -> int | None:
    """Return what all models cost in some states, if regional content is averaged."""
    rows = [averaged(case, units, state) for case, units, state in zip(cases, UNITS, states, strict=True)]
    link = Limit(
        np.concatenate([limit.weights for _, limit, _ in rows]), sum(limit.most for _, limit, _ in rows)
    )
    cost = exact(side_by_side([problem for problem, _, _ in rows], [link])).cost
    return None if cost is None else cost + sum(fixed for _, _, fixed in rows)


@pytest.mark.parametrize(
    ("seeds", "answer", "paying", "all_comply"),
    [
        ((7, 8, 9), 4_552_952_500, (), None),
        ((13, 14, 15), 7_865_745_750, (0,), 7_912_890_000),
        ((58, 59, 60), 8_161_749_750, (1, 2), 8_238_342_500),
    ],
)
def test_regional_content_averaged_has_its_cheapest_states(
    seeds: tuple[int, ...], answer: int, paying: tuple[int, ...], all_comply: int | None
) -> None:
    cases = [LawCase.generated(6, seed) for seed in seeds]
    costs = {
        states: on_average(cases, states)
        for states in product(("comply", "core", "part by part"), repeat=3)
        if set(states) & {"comply"}
    }
    known = {states: cost for states, cost in costs.items() if cost is not None}
    best = min(known, key=lambda states: known[states])

    assert known[best] == answer
    assert tuple(model for model, state in enumerate(best) if state != "comply") == paying
    assert all_comply is None or known["comply", "comply", "comply"] == all_comply


@pytest.mark.parametrize(
    ("seeds", "alone", "all_pay"),
    [((7, 8, 9), 4_578_955_000, 5_031_647_250), ((13, 14, 15), 7_817_218_250, None)],
)
def test_models_alone_have_their_cheapest_ways(
    seeds: tuple[int, ...], alone: int, all_pay: int | None
) -> None:
    best = paid = 0
    for seed, units in zip(seeds, UNITS, strict=True):
        case = LawCase.generated(6, seed)
        complying, paying = least(case.complying("together b")), least(case.under(case.paying_costs))
        assert paying is not None
        pays = case.landed(paying, pays=True)
        paid += units * pays
        best += units * (pays if complying is None else min(pays, case.landed(complying)))

    assert best == alone
    assert all_pay is None or paid == all_pay


# Against enumeration and a general solver


@pytest.mark.parametrize("core", CORES)
def test_no_choice_of_few_parts_is_cheaper(core: Core) -> None:
    for seed in range(1, 9):
        problem = LawCase.generated(5, seed).complying(core, rvc=70 + seed, us=5 * seed)

        assert least(problem) == enumerated(problem)


@pytest.mark.parametrize("core", CORES)
@pytest.mark.parametrize(("parts", "rvc", "us"), [(60, 75, 30), (60, 85, 50), (200, 75, 30)])
def test_a_general_solver_finds_nothing_cheaper(core: Core, parts: int, rvc: int, us: int) -> None:
    for seed in (1, 2, 3):
        problem = LawCase.generated(parts, seed).complying(core, rvc, us)
        own, reference = cheapest(problem, CENT), by_highs(problem)

        assert own.proven
        assert reference.proven
        assert (own.cost is None) == (reference.cost is None)
        if own.cost is not None and reference.cost is not None:
            assert abs(own.cost - reference.cost) < CENT
            assert own.bound <= reference.cost


@pytest.mark.parametrize("core", CORES)
@pytest.mark.parametrize("parts", [60, 200])
def test_a_proof_takes_few_sets(core: Core, parts: int) -> None:
    """A search that looks at more than it need is noticed without a clock."""
    for seed in range(1, 6):
        answer = cheapest(LawCase.generated(parts, seed).complying(core), CENT)

        assert answer.proven
        assert answer.effort < 40_000


def test_a_limit_on_changes_besides_is_proven() -> None:
    for seed in (1, 2, 3):
        problem = LawCase.generated(60, seed).complying("together b", changes=25)
        own, reference = cheapest(problem, CENT), by_highs(problem)

        assert own.proven
        assert (own.cost is None) == (reference.cost is None)
        if own.cost is not None and reference.cost is not None:
            assert abs(own.cost - reference.cost) < CENT
