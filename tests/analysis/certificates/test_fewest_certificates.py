"""The fewest certificates that settle an open verdict, against every set and every answer there is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from books import Row, book, unknown
from fleets import POLICY
from headroom.analysis.certificates.fewest_certificates import (
    CertificateNeeded,
    Certificates,
    certificates,
    certificates_of,
)
from headroom.analysis.certificates.fewest_parts import fewest_for_both
from headroom.analysis.certificates.requests import supplier_requests
from headroom.book.sourcing import CoreGroup, Vehicle
from headroom.knapsack.subset_sums import SumWindow, reaches_window
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import Policy, Test
from headroom.rules.scenario import Scenario, SourceMove
from headroom.rules.vehicle_tests import CORE_PARTS
from headroom.rules.verdict import VehicleTestResult, Verdict
from property_examples import examples
from strategies import MONEY, REFERENCE, ROWS, SCENARIOS, vehicles

_SLOW = [HealthCheck.filter_too_much, HealthCheck.too_slow]
ANSWERS = ("US", "MX", "CN")
RATES = {"EUR": 1.1, "JPY": 0.0065}
OPEN_ROWS = st.builds(
    lambda row, part, known: replace(row, origin="" if not known else row.origin, model="A", part=part),
    ROWS,
    st.sampled_from(("P", "Q", "R", "S")),
    st.sampled_from((False, False, True)),
)


def outcome(rows: Iterable[Row], vehicle: Vehicle, scenario: Scenario) -> Outcome:
    return evaluate(Exposure.of(book(rows, vehicle, rates=RATES), REFERENCE), scenario)


def open_positions(rows: list[Row], parts: Iterable[str]) -> list[int]:
    named = set(parts)
    return [at for at, row in enumerate(rows) if not row.origin and not row.alternative and row.part in named]


def answered(rows: list[Row], answers: Mapping[int, str]) -> list[Row]:
    """Return rows with origins; what is certified to originate comes from another country of the region."""

    def origin_of(row: Row, answer: str) -> str:
        return "MX" if row.originating and answer == "CN" else answer

    return [
        replace(row, origin=origin_of(row, answers[at])) if at in answers else row
        for at, row in enumerate(rows)
    ]


def verdicts(
    rows: list[Row], parts: Iterable[str], vehicle: Vehicle, scenario: Scenario
) -> Iterator[Verdict]:
    """Yield what the verdict may be once these certificates are there."""
    places = open_positions(rows, parts)
    for given_answers in product(ANSWERS, repeat=len(places)):
        told = answered(rows, dict(zip(places, given_answers, strict=True)))
        yield Verdict(int(outcome(told, vehicle, scenario).verdict[0]))


def numbers(needed: tuple[CertificateNeeded, ...]) -> set[str]:
    return {one.part_number for one in needed}


def fewest(rows: list[Row], settles: object) -> int:
    parts = sorted({row.part for row in rows})
    for size in range(len(parts) + 1):
        if any(settles(chosen) for chosen in combinations(parts, size)):  # type: ignore[operator]
            return size
    return -1


def assert_settled_by_the_fewest(rows: list[Row], vehicle: Vehicle, scenario: Scenario, most: int) -> None:
    before = outcome(rows, vehicle, scenario)
    assume(before.verdict[0] == Verdict.UNDETERMINED and before.net_cost_usd[0] > 0)
    assume(len(open_positions(rows, "PQRS")) <= most)

    found = certificates_of(before, 0)

    def settles(parts: Iterable[str]) -> bool:
        return Verdict.UNDETERMINED not in verdicts(rows, parts, vehicle, scenario)

    assert settles(numbers(found.settling))
    assert numbers(found.settling) <= numbers(found.open_parts)
    core = next((test for test in before.tests if test.entry is CORE_PARTS), None)
    asked = core is not None and core.result[0] != VehicleTestResult.NOT_ASSESSED
    if {row.currency for row in rows} == {"USD"} and not asked:
        assert found.proven
    if found.proven:
        assert len(found.settling) == fewest(rows, settles)


@pytest.mark.slow
@settings(max_examples=50, deadline=None, suppress_health_check=_SLOW)
@given(rows=st.lists(OPEN_ROWS, min_size=1, max_size=5), vehicle=vehicles("A"), scenario=SCENARIOS)
def test_the_certificates_named_settle_the_verdict_whatever_they_say_and_fewer_do_not(
    rows: list[Row], vehicle: Vehicle, scenario: Scenario
) -> None:
    assert_settled_by_the_fewest(rows, vehicle, scenario, most=3)


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=_SLOW)
@given(rows=st.lists(OPEN_ROWS, min_size=4, max_size=7), vehicle=vehicles("A"), scenario=SCENARIOS)
def test_the_same_holds_of_more_parts(rows: list[Row], vehicle: Vehicle, scenario: Scenario) -> None:
    assert_settled_by_the_fewest(rows, vehicle, scenario, most=5)


@settings(max_examples=examples(50), deadline=None, suppress_health_check=_SLOW)
@given(rows=st.lists(OPEN_ROWS, min_size=1, max_size=9), vehicle=vehicles("A"), scenario=SCENARIOS)
def test_good_news_of_the_parts_named_shows_that_it_qualifies_and_bad_news_that_it_fails(
    rows: list[Row], vehicle: Vehicle, scenario: Scenario
) -> None:
    before = outcome(rows, vehicle, scenario)
    assume(before.verdict[0] == Verdict.UNDETERMINED and before.net_cost_usd[0] > 0)

    found = certificates_of(before, 0)

    def shows(parts: Iterable[str], origin: str, verdict: Verdict) -> bool:
        told = answered(rows, dict.fromkeys(open_positions(rows, parts), origin))
        return int(outcome(told, vehicle, scenario).verdict[0]) == verdict

    for named, origin, verdict in (
        (found.qualifying, "US", Verdict.QUALIFIES),
        (found.failing, "CN", Verdict.FAILS),
    ):
        assert shows(numbers(named), origin, verdict)
        assert not found.proven or len(named) == fewest(
            rows, lambda parts, o=origin, v=verdict: shows(parts, o, v)
        )


@given(
    amounts=st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=1, max_size=9),
    shares=st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_fewer_parts_than_named_never_make_up_what_is_missing_from_two_tests(
    amounts: list[tuple[int, int]], shares: tuple[float, float]
) -> None:
    first, second = np.array(amounts).T
    missing = int(first.sum() * shares[0]), int(second.sum() * shares[1])

    found = fewest_for_both(first, second, *missing)

    def enough(parts: tuple[int, ...]) -> bool:
        chosen = list(parts)
        return bool(first[chosen].sum() >= missing[0] and second[chosen].sum() >= missing[1])

    assert found.proven
    assert enough(found.parts)
    assert not any(
        enough(parts) for size in range(len(found.parts)) for parts in combinations(range(len(amounts)), size)
    )


@given(
    first=st.lists(st.integers(1, 30), max_size=7),
    second=st.lists(st.integers(1, 30), max_size=4),
    least=st.integers(-5, 80),
    width=st.integers(1, 20),
    least_first=st.integers(-5, 60),
)
def test_a_sum_within_the_window_is_found_exactly_where_there_is_one(
    first: list[int], second: list[int], least: int, width: int, least_first: int
) -> None:
    window = SumWindow(least, least + width, least_first)
    choices = product((0, 1), repeat=len(first) + len(second))
    amounts = [*first, *second]
    sums = [
        (
            sum(a * c for a, c in zip(amounts, chosen, strict=True)),
            sum(a * c for a, c in zip(first, chosen[: len(first)], strict=True)),
        )
        for chosen in choices
    ]

    found = reaches_window(sorted(first, reverse=True), sorted(second, reverse=True), window)

    assert found == any(least <= total < least + width and mine >= least_first for total, mine in sums)


def cheap(share: float, *open_values: float) -> Certificates:
    """Return the answer for a vehicle of 1,000 dollars with a known share of regional content."""
    rest = 1000 * (1 - share) - sum(open_values)
    rows = [Row("US", 1000 * share), Row("CN", rest), *(unknown(value) for value in open_values)]
    (found,) = certificates(outcome(rows, Vehicle("A"), Scenario(_regional(0.75))))
    return found


def _regional(share: float) -> Policy:
    return POLICY.with_value("rvc", share)


def test_a_large_part_settles_alone_what_small_ones_cannot_tip() -> None:
    found = cheap(0.70, 100.0, 20.0, 10.0)

    assert [one.value_usd for one in found.settling] == [100.0]
    assert [one.share for one in found.open_parts] == pytest.approx([0.1, 0.02, 0.01])
    assert found.settling[0].cells == ("Sourcing!C4",)


def test_every_part_is_needed_where_the_smallest_can_tip_the_scale() -> None:
    assert len(cheap(0.70, 40.0, 9.0, 2.0).settling) == 3


@pytest.mark.slow
@settings(max_examples=50, deadline=None, suppress_health_check=_SLOW)
@given(rows=st.lists(OPEN_ROWS, min_size=1, max_size=8), vehicle=vehicles("A"), scenario=SCENARIOS)
def test_either_answer_does_by_itself_what_is_said_of_it(
    rows: list[Row], vehicle: Vehicle, scenario: Scenario
) -> None:
    rows = [replace(row, currency="USD") for row in rows]
    before = outcome(rows, vehicle, scenario)
    assume(before.verdict[0] == Verdict.UNDETERMINED and before.net_cost_usd[0] > 0)

    for part in certificates_of(before, 0).open_parts:
        at_home, abroad = (
            outcome(answered(rows, dict.fromkeys(part.rows, origin)), vehicle, scenario)
            for origin in ("US", "CN")
        )
        answers = part.answers
        assert answers.verdict_if_us == at_home.verdict[0]
        assert answers.verdict_if_foreign == abroad.verdict[0]
        for said, true in (
            (answers.rvc_if_us, at_home.rvc_low[0]),
            (answers.rvc_if_foreign, abroad.rvc_high[0]),
        ):
            assert np.isnan(said) or said == pytest.approx(true, abs=1e-6)
        if not np.isnan(answers.us_if_us):
            assert answers.us_if_us == pytest.approx(at_home.reached(Test.US)[0][0], abs=1e-6)
            assert answers.us_if_foreign == pytest.approx(abroad.reached(Test.US)[1][0], abs=1e-6)


def test_one_certificate_serves_every_model_and_is_asked_for_once() -> None:
    rows = [
        *(Row("US", 700, "A"), Row("CN", 200, "A"), unknown(100, model="A", part="P", supplier="One")),
        *(Row("US", 700, "B"), Row("CN", 200, "B"), unknown(100, model="B", part="P", supplier="One")),
        *(Row("US", 675, "C"), Row("CN", 225, "C")),
        *(unknown(55, model="C", part="Q", supplier="Two"), unknown(45, model="C", part="R", supplier="One")),
    ]
    exposure = Exposure.of(book(rows, *(Vehicle(name) for name in "ABC")), REFERENCE)
    found = certificates(evaluate(exposure, Scenario(_regional(0.75))))

    one, two = supplier_requests(found, exposure.book.rows)

    assert (one.supplier, one.settles, one.helps) == ("One", ("A", "B"), ("C",))
    assert [(part.part_number, part.models, part.value_usd) for part in one.parts] == [
        ("P", ("A", "B"), 200.0),
        ("R", ("C",), 45.0),
    ]
    assert (two.supplier, two.settles, two.helps) == ("Two", (), ("C",))


def test_models_with_the_fewest_certificates_stand_first_and_settled_ones_not_at_all() -> None:
    rows = [
        *(Row("US", 700, "A"), Row("CN", 225, "A"), unknown(55, model="A"), unknown(40, model="A")),
        *(Row("US", 700, "B"), Row("CN", 200, "B"), unknown(100, model="B")),
        Row("US", 100, "C"),
    ]

    found = certificates(
        evaluate(
            Exposure.of(book(rows, *(Vehicle(name) for name in "ABC")), REFERENCE), Scenario(_regional(0.75))
        )
    )

    assert [one.model for one in found] == ["B", "A"]


def test_a_vehicle_without_net_cost_is_settled_by_no_certificate() -> None:
    before = outcome([unknown(0.0)], Vehicle("A"), Scenario(_regional(0.75)))

    assert before.verdict[0] == Verdict.UNDETERMINED
    assert certificates_of(before, 0).settling == ()


def test_a_thousand_open_parts_are_settled_in_a_moment() -> None:
    rng = np.random.default_rng(7)
    rows = [
        Row("US", 12_000),
        Row("CN", 5_000),
        *(unknown(float(c) / 100) for c in rng.integers(5, 2000, 1000)),
    ]

    (found,) = certificates(outcome(rows, Vehicle("A"), Scenario(_regional(0.75))))

    assert found.proven
    assert len(found.settling) == 1000
    assert 0 < len(found.qualifying) < 1000


@given(scale=MONEY)
def test_money_in_fractions_of_a_cent_is_still_answered_with_a_list_that_settles(scale: float) -> None:
    assume(scale > 0)
    values = [scale * factor / 7 for factor in (100, 31, 17, 5, 3)]
    rows = [Row("US", scale * 150), *(unknown(value) for value in values), Row("CN", scale * 20)]
    before = outcome(rows, Vehicle("A"), Scenario(_regional(0.85)))
    assume(before.verdict[0] == Verdict.UNDETERMINED)
    named = [replace(row, part=f"P{at}") for at, row in enumerate(rows)]

    found = certificates_of(before, 0)

    assert set(verdicts(named, numbers(found.settling), Vehicle("A"), Scenario(_regional(0.85)))) <= {
        Verdict.FAILS,
        Verdict.QUALIFIES,
    }


def test_a_certificate_of_a_core_part_is_answered_with_the_net_cost_that_the_moves_leave() -> None:
    """The stated 9,000 are 10,000 with a source that costs 1,000 more: 8,000 of them may be regional."""
    rows = (
        *(Row("US", 7000, core_group=CoreGroup.NONE), Row("CN", 1000, part="P", core_group=CoreGroup.NONE)),
        Row("CN", 2000, part="P", supplier="New", alternative=True, core_group=CoreGroup.NONE),
        unknown(1000, part="Q", core_group=CoreGroup.STEERING),
    )
    move = SourceMove("A", "P", to_supplier="New", to_origin="CN", to_unit_cost=2000.0)
    policy = POLICY.with_value("rvc", 0.75)

    moved = outcome(rows, Vehicle("A", net_cost_usd=9000.0), Scenario(policy, moves=(move,)))
    (part,) = certificates_of(moved, 0).settling

    assert (float(moved.rvc_low[0]), float(moved.rvc_high[0])) == (0.7, 0.8)
    assert part.answers.rvc_if_us == pytest.approx(0.8)
    assert part.answers.verdict_if_us is Verdict.QUALIFIES
