"""Cases whose answers are known: by enumeration, by exact solvers, and in closed form."""

from dataclasses import replace
from math import gamma

import numpy as np
import pytest

from books import Row, book
from headroom.book.sourcing import PartRole, Vehicle
from headroom.knapsack.cheapest_choice import cheapest
from headroom.knapsack.instance import Answer, Knapsack
from headroom.optimum.problems import lock_problems
from headroom.optimum.resourcing import Decision, ModelResourcing, resource
from headroom.optimum.sourcing_choice import adopted
from headroom.rules.exposure import Exposure
from headroom.rules.measures import DutyBase, Measure, Trade, When
from headroom.rules.outcome import evaluate
from headroom.rules.policy import Test
from headroom.rules.scenario import Locks
from published_premiums import PREMIUMS_IN_CENTS, US_THRESHOLDS
from resourcing_cases import Case, offers_of, thresholds
from strategies import REFERENCE

TEN = Case.generated(10, 4)
TEN_OFFERS = TEN.offers()


def ten(
    rvc_percent: float, us_percent: float = 0, rate: float = 0.025, locks: Locks | None = None
) -> ModelResourcing:
    """Return the answer for the ten parts at thresholds in percent."""
    scenario = thresholds(rvc_percent / 100, us_percent / 100, rate)
    (answer,) = resource(TEN_OFFERS, scenario, locks or Locks())
    return answer


def origins(answer: ModelResourcing) -> str:
    """Return the first letter of the origin of each part in the qualifying sourcing."""
    assert answer.comply is not None
    moved = {change.part_number: change.to_origin for change in answer.comply.changes}
    return "".join(moved.get(f"P{i}", ("US", "MX", "CN", "JP")[own])[0] for i, own in enumerate(TEN.current))


def test_the_ten_parts_are_the_published_ones() -> None:
    assert TEN.costs[0].tolist() == [7922, 6871, 7949, 7400]
    assert TEN.costs[9].tolist() == [5734, 5017, 5277, 5488]
    assert (TEN.parts, TEN.assembly) == (54_706, 9_654)

    outcome = evaluate(TEN_OFFERS.current, thresholds(0.75))

    assert outcome.rvc_low[0] == pytest.approx(0.46798, abs=5e-6)
    assert outcome.us_content_low[0] == pytest.approx(0.08920, abs=5e-6)


@pytest.mark.parametrize("rvc", PREMIUMS_IN_CENTS)
def test_ten_parts_have_the_enumerated_premium_at_every_pair_of_thresholds(rvc: float) -> None:
    answers = [ten(rvc, us) for us in US_THRESHOLDS]

    premiums = [round((answer.comply_premium_usd or 0) * 100, 6) for answer in answers]

    assert premiums == list(PREMIUMS_IN_CENTS[rvc])
    assert all(answer.proven_optimal for answer in answers)


@pytest.mark.parametrize(
    ("rvc", "us", "chosen"),
    [
        (62.5, 0, "MMUJUJUCCM"),
        (75, 0, "MMCMUUUCCM"),
        (80, 0, "MMCMUJUCUM"),
        (85, 0, "MMUMUUUCUM"),
        (85, 50, "MUUJUJUUUM"),
    ],
)
def test_ten_parts_are_sourced_as_enumerated(rvc: float, us: float, chosen: str) -> None:
    assert origins(ten(rvc, us)) == chosen


@pytest.mark.parametrize(
    ("rvc", "us", "rate", "decision"),
    [
        (0, 0, 0.025, Decision.ALREADY_QUALIFIES),
        (75, 0, 0.025, Decision.COMPLY),
        (80, 0, 0.025, Decision.COMPLY),
        (85, 0, 0.025, Decision.PAY),
        (85, 50, 0.025, Decision.PAY),
        (100, 0, 0.25, Decision.COMPLY),
        (85, 50, 0.25, Decision.COMPLY),
    ],
)
def test_ten_parts_comply_while_it_costs_less_than_the_duty(
    rvc: float, us: float, rate: float, decision: Decision
) -> None:
    assert ten(rvc, us, rate).decision is decision


def test_ten_parts_pay_the_duty_on_their_cheapest_sourcing() -> None:
    answer = ten(75)

    assert answer.incumbent_usd == pytest.approx(547.06)
    assert answer.duty_if_paying_usd == pytest.approx(16.09)
    assert answer.landed_usd == pytest.approx(643.60 + 14.55)
    assert answer.bound_usd == pytest.approx(643.60 + 14.55)
    assert answer.gap_usd == pytest.approx(14.55 - 16.09)


def test_the_break_evens_of_ten_parts_are_where_the_premium_is_the_duty() -> None:
    answer = ten(75)
    threshold = answer.break_even_threshold()

    assert answer.break_even_rate() == pytest.approx(1455 / 64_360)
    assert threshold is not None
    assert 0.80 <= threshold < 0.85
    assert ten(threshold * 100).decision is Decision.COMPLY
    assert ten(threshold * 100 + 0.001).decision is Decision.PAY


@pytest.mark.parametrize("percent", [0, 50, 62.5, 90, 100])
def test_the_break_even_threshold_is_the_same_wherever_the_threshold_stands(percent: float) -> None:
    assert ten(percent).break_even_threshold() == ten(75).break_even_threshold()


def test_each_bar_of_the_tornado_around_75_percent_has_its_ends() -> None:
    def paid(answer: ModelResourcing) -> int:
        premium = answer.comply_premium_usd
        assert premium is not None
        return round(min(premium, answer.duty_if_paying_usd or 0.0) * 100)

    assert paid(ten(75)) == 1455
    assert (paid(ten(62.5)), paid(ten(85))) == (252, 1609)
    assert (paid(ten(75, rate=0.0)), paid(ten(75, rate=0.25))) == (0, 1455)
    assert (paid(ten(75, 0)), paid(ten(75, 50))) == (1455, 1609)


def test_fewer_changes_cost_more_until_nothing_qualifies() -> None:
    premiums = [ten(75, locks=Locks(most_changes=most)).comply_premium_usd for most in (3, 2, 1, 0)]

    assert premiums[0] == pytest.approx(14.55)
    assert premiums[1] is not None
    assert premiums[1] > 14.55
    assert premiums[-1] is None


@pytest.mark.parametrize("most", [10, 2**63 - 1, 2**63, 10**30])
def test_more_changes_than_there_are_parts_are_any(most: int) -> None:
    assert ten(75, locks=Locks(most_changes=most)).comply_premium_usd == ten(75).comply_premium_usd


def test_a_threshold_out_of_reach_says_how_near_one_comes_and_what_blocks() -> None:
    near = ten(100, 99).nearest()

    assert near is not None
    assert near.rvc == pytest.approx(1.0)
    parts = TEN.costs[:, 0].sum()
    assert near.us_content == pytest.approx(parts / (parts + TEN.assembly), abs=1e-9)
    assert [obstacle.test for obstacle in near.obstacles] == [Test.US]


def test_a_part_whose_every_source_is_barred_is_named_as_the_obstacle() -> None:
    rows = [
        Row("CN", 30.0, part="radio"),
        Row("JP", 32.0, part="radio", alternative=True),
        Row("CN", 70.0, part="seat"),
        Row("MX", 80.0, part="seat", alternative=True),
    ]
    offers = offers_of(book([*rows, Row("JP", 5.0, part="lamp")], Vehicle("A", assembly_country="MX")))

    (answer,) = resource(offers, thresholds(0.5), Locks(barred_countries=frozenset({"CN", "JP"})))
    near = answer.nearest()

    assert answer.decision is Decision.NO_SOURCING
    assert near is not None
    assert near.obstacles[0].test is None
    assert near.obstacles[0].parts == (("radio", 30.0),)  # the lamp has no choice, and stays


def test_fewer_changes_than_barred_sources_need_are_the_obstacle_with_the_parts_that_have_to_move() -> None:
    rows = [
        *(Row("CN", cost, part=part) for part, cost in (("radio", 30.0), ("seat", 70.0))),
        *(Row("MX", cost, part=part, alternative=True) for part, cost in (("radio", 32.0), ("seat", 80.0))),
    ]
    offers = offers_of(book(rows, Vehicle("A", assembly_country="MX")))

    (answer,) = resource(offers, thresholds(0.5), Locks(frozenset(), frozenset({"CN"}), most_changes=1))
    near = answer.nearest()

    assert answer.decision is Decision.NO_SOURCING
    assert near is not None
    (obstacle,) = near.obstacles
    assert (obstacle.test, obstacle.most_changes) == (None, 1)
    assert [part for part, _ in obstacle.parts] == ["seat", "radio"]


def test_a_part_from_several_countries_of_which_one_is_unknown_says_so() -> None:
    rows = [Row("CN", 10.0, part="p"), Row("", 20.0, part="p"), Row("MX", 31.0, part="p", alternative=True)]

    (answer,) = resource(offers_of(book(rows, Vehicle("A", assembly_country="MX"))), thresholds(0.9))

    assert answer.comply is not None
    assert [change.from_origin for change in answer.comply.changes] == ["CN, unknown"]


def test_a_part_without_alternative_stays_though_its_country_is_out_and_is_listed() -> None:
    rows = [Row("CN", 70.0, part="seat"), Row("MX", 80.0, part="seat", alternative=True)]
    offers = offers_of(book([*rows, Row("CN", 5.0, part="lamp")], Vehicle("A", assembly_country="MX")))
    locks = Locks(barred_countries=frozenset({"CN"}), kept_parts=frozenset({"lamp"}))

    (answer,) = resource(offers, thresholds(0.5), locks)
    kept, only = lock_problems(offers, locks)

    assert [change.part_number for change in answer.changes] == ["seat"]
    assert "lamp" in kept.message
    assert (only.place, only.rows) == ("Sourcing!C4", 1)


def test_the_dearest_parts_without_a_regional_source_are_named_as_the_obstacle() -> None:
    rows = [
        Row("CN", 60.0, part="battery"),
        Row("KR", 65.0, part="battery", alternative=True),
        Row("CN", 20.0, part="screen"),
        Row("MX", 25.0, part="screen", alternative=True),
        Row("MX", 50.0, part="frame"),
    ]
    offers = offers_of(book(rows, Vehicle("A", assembly_country="MX")))

    (answer,) = resource(offers, thresholds(0.75))
    near = answer.nearest()

    assert answer.decision is Decision.PAY
    assert answer.comply_premium_usd is None
    assert answer.break_even_rate() is None
    assert answer.break_even_threshold() == pytest.approx(50 / 130)  # the sourcing it pays for anyway
    assert near is not None
    assert near.rvc == pytest.approx(75 / 135)
    (obstacle,) = near.obstacles
    assert (obstacle.test, obstacle.threshold) == (Test.REGIONAL, 0.75)
    assert obstacle.reachable == near.rvc
    assert obstacle.parts == (("battery", 60.0),)


def test_a_core_part_that_no_source_makes_originate_is_named_as_the_obstacle() -> None:
    core = PartRole.CORE
    rows = [
        Row("CN", 10.0, part="engine", role=core),
        Row("JP", 12.0, part="engine", role=core, alternative=True),
        Row("CN", 5.0, part="axle", role=core),
        Row("MX", 6.0, part="axle", role=core, alternative=True),
        Row("MX", 985.0, part="frame"),
    ]
    scenario = thresholds(0.75)
    core_test = replace(scenario, policy=replace(scenario.policy, core_parts=True))
    offers = offers_of(book(rows, Vehicle("A", assembly_country="MX")))

    (answer,) = resource(offers, core_test)
    near = answer.nearest()

    assert answer.comply is None
    assert answer.break_even_threshold() is None
    assert near is not None
    assert [(obstacle.test, obstacle.parts) for obstacle in near.obstacles] == [
        (Test.CORE_PARTS, (("engine", 10.0),))
    ]


def test_a_test_that_no_sourcing_changes_is_named_as_the_obstacle() -> None:
    rows = [Row("CN", 10.0, part="p"), Row("US", 12.0, part="p", alternative=True)]

    (answer,) = resource(offers_of(book(rows, Vehicle("A", assembly_country="BR"))), thresholds(0.75))
    near = answer.nearest()

    assert near is not None
    assert [obstacle.test for obstacle in near.obstacles] == [Test.ASSEMBLY]
    assert near.rvc == pytest.approx(1.0)


@pytest.mark.parametrize("rate", [0.0, 0.1, 0.25])
@pytest.mark.parametrize("dearer", [-0.02, -0.001, 0.001, 0.02])
def test_with_a_duty_on_the_rest_a_us_source_wins_just_where_it_is_dearer_by_less(
    rate: float, dearer: float
) -> None:
    home = 100.0 * (1 + rate + dearer)
    rows = [Row("MX", 100.0, part="p"), Row("US", home, part="p", alternative=True)]
    scenario = thresholds(0.5)
    content_duty = Measure(
        "s232", "232", Trade.VEHICLE, rate, when=When.QUALIFYING, base=DutyBase.NON_US_CONTENT
    )
    taxed = replace(scenario, policy=replace(scenario.policy, measures=(content_duty,)))

    (answer,) = resource(offers_of(book(rows, Vehicle("A", assembly_country="MX"))), taxed)

    assert answer.comply is not None
    assert bool(answer.comply.changes) is (dearer < 0)


def test_a_thousand_parts_re_evaluate_to_what_was_promised() -> None:
    offers = Case.generated(1000, 1).offers()
    scenario = thresholds(0.75, 0.4)

    (answer,) = resource(offers, scenario)
    assert answer.comply is not None
    outcome = evaluate(Exposure.of(adopted(offers, [answer.comply]), REFERENCE), scenario)

    assert answer.comply_premium_usd == pytest.approx(885.64)
    assert answer.proven_optimal
    assert outcome.landed_cost_usd[0] == pytest.approx(answer.comply.landed_usd)
    assert outcome.rvc_low[0] >= 0.75 - 1e-9


@pytest.mark.parametrize(
    ("rvc", "mean"),
    [(0.625, 0.6387), (0.75, 0.7506), (0.85, 0.8505), (0.875, 0.8524), (0.95, 0.7515), (1.0, 0.6515)],
)
def test_twenty_models_comply_more_and_then_less_as_the_threshold_rises(rvc: float, mean: float) -> None:
    answers = resource(TWENTY_OFFERS, thresholds(rvc))

    shares = [answer.chosen.rvc for answer in answers if answer.chosen]

    assert len(shares) == 20
    assert np.mean(shares) == pytest.approx(mean, abs=0.002)


TWENTY = {f"M{seed}": Case.generated(60, seed) for seed in range(101, 121)}
TWENTY_OFFERS = offers_of(
    book(
        [row for name, case in TWENTY.items() for row in case.rows(name)],
        *(case.vehicle(name) for name, case in TWENTY.items()),
    )
)


def test_a_model_of_a_fleet_is_answered_as_if_it_were_alone() -> None:
    fleet = resource(TWENTY_OFFERS, thresholds(0.85))
    (alone,) = resource(TWENTY["M103"].offers(), thresholds(0.85))
    (only,) = resource(TWENTY_OFFERS, thresholds(0.85), models=[2])

    assert only.model == "M103"
    for answer in (fleet[2], only):
        assert answer.landed_usd == pytest.approx(alone.landed_usd)
        assert answer.decision is alone.decision


def test_an_answer_under_way_brackets_the_proven_one_and_a_fallback_settles_it() -> None:
    asked = []

    def general(problem: Knapsack) -> Answer:
        asked.append(problem)
        return cheapest(problem)

    scenario = thresholds(0.85, 0.3)
    proven = resource(TWENTY_OFFERS, scenario)
    rough = resource(TWENTY_OFFERS, scenario, effort=1)
    settled = resource(TWENTY_OFFERS, scenario, effort=1, fallback=general)

    open_ones = [answer for answer in rough if not answer.proven_optimal]
    assert 0 < len(open_ones) < len(rough)
    assert len(asked) >= len(open_ones)
    for exact, first, second in zip(proven, rough, settled, strict=True):
        assert exact.landed_usd is not None
        assert first.landed_usd is not None
        assert first.bound_usd <= exact.landed_usd + 1e-6 <= first.landed_usd + 2e-6
        assert exact.proven_optimal
        assert second.proven_optimal
        assert second.landed_usd == pytest.approx(exact.landed_usd)


@pytest.mark.parametrize(
    ("ratio", "share", "dearer"),
    [
        (0.8, 0.625, 1.0493),
        (0.8, 0.75, 1.0973),
        (0.8, 0.85, 1.1561),
        (1.0, 0.625, 1.0064),
        (1.0, 0.75, 1.0272),
        (1.0, 0.85, 1.0589),
        (1.25, 0.625, 1.0),
        (1.25, 0.75, 1.0008),
        (1.25, 0.85, 1.0113),
    ],
)
def test_many_small_parts_cost_what_the_closed_form_says(ratio: float, share: float, dearer: float) -> None:
    """Head, Mayer & Melitz, Journal of International Economics 150 (2024) 103911."""
    shape, parts, over = 4.0, 5000, round(share * 1000)
    draw = np.random.default_rng(7)
    prices = draw.weibull(shape, (parts, 2)) / gamma(1 + 1 / shape) * np.array([1.0, ratio])
    costs = np.rint(prices * 100_000).astype(np.int64)
    weights = over * costs - 1000 * costs * np.array([1, 0])
    problem = Knapsack(costs, weights[None], np.array([0]), np.ones(costs.shape, dtype=np.bool_))

    answer = cheapest(problem)

    assert answer.cost is not None
    assert answer.proven
    assert answer.cost / costs.min(axis=1).sum() == pytest.approx(dearer, abs=0.006)
