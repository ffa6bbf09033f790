"""The compiled search: the same answers as the plain one, and the plain one wherever it has none."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from headroom.knapsack import compiled_search
from headroom.knapsack.cheapest_choice import MOST_EFFORT, cheapest
from headroom.knapsack.compiled_search import compiled, library_path, there_is_one
from headroom.knapsack.instance import Answer, Knapsack, Picks
from random_knapsacks import random_knapsacks
from resourcing_cases import Case, enumerated

EASY = Case.generated(8, 4).knapsack((3, 4))
HARD = Case.generated(100, 8).knapsack((85, 100), (1, 2))
"""Not proven among sixty thousand departures."""

pytestmark = pytest.mark.skipif(not there_is_one(), reason="there is no compiled search for this system")


def found(problem: Knapsack, step: int = 1, start: tuple[Picks, ...] = (), most: int = 1) -> Answer:
    answer = compiled(problem, step, start, most)
    assert answer is not None
    return answer


def agree(count: int, seed: int, most_parts: int) -> int:
    """Compare the two searches on random problems; return of how many both have a proof."""
    proven = 0
    for problem, step, start in random_knapsacks(count, seed, most_parts):
        own = compiled(problem, step, start, MOST_EFFORT)
        if own is None:
            continue
        plain = cheapest(problem, step, start, most=300_000)
        if own.cost is None or plain.cost is None:
            assert own.cost is plain.cost is None or not (own.proven and plain.proven)
            continue
        assert own.picks is not None
        assert problem.keeps(own.picks)
        assert own.bound <= plain.cost
        assert plain.bound <= own.cost
        if own.proven and plain.proven:
            assert abs(own.cost - plain.cost) < step
            proven += 1
    return proven


def test_both_searches_agree_on_random_problems() -> None:
    assert agree(1000, seed=1, most_parts=6) > 800


@pytest.mark.slow
def test_both_searches_agree_on_ten_thousand_random_problems() -> None:
    assert agree(9000, seed=2, most_parts=6) > 7000
    assert agree(1000, seed=3, most_parts=25) > 800


@pytest.mark.parametrize("parts", [20, 60, 200])
@pytest.mark.parametrize("shares", [((3, 4), (0, 1)), ((3, 4), (2, 5)), ((18, 25), (2, 5))])
def test_both_searches_agree_on_bills_of_materials(
    parts: int, shares: tuple[tuple[int, int], tuple[int, int]]
) -> None:
    for seed in range(1, 5):
        problem = Case.generated(parts, seed).knapsack(*shares)
        own, plain = found(problem, most=MOST_EFFORT), cheapest(problem, most=300_000)
        if own.proven and plain.proven:
            assert own.cost == plain.cost
        assert own.cost is None or own.cost >= plain.bound
        assert plain.cost is None or plain.cost >= own.bound


def test_a_choice_to_start_from_is_taken_where_none_is_cheaper() -> None:
    best = found(EASY).picks
    assert best is not None

    again = found(EASY, start=(best, np.zeros(3, dtype=np.int64)))

    assert again.picks is not None
    assert again.picks.tolist() == best.tolist()
    assert again.cost == enumerated(EASY)


def test_the_choices_near_the_best_are_choices_of_the_problem() -> None:
    near = found(HARD).near

    assert near
    for picks in near:
        assert picks.dtype == np.int64
        assert HARD.offered[np.arange(len(picks)), picks].all()


def test_what_takes_too_many_departures_has_a_bound_and_no_proof() -> None:
    answer = found(HARD)

    assert not answer.proven
    assert answer.cost is not None
    assert answer.bound < answer.cost
    assert answer.effort > 60_000


def test_where_nothing_keeps_the_limits_that_is_proven() -> None:
    nothing = found(replace(EASY, limits=EASY.limits - 10**9))
    not_offered = found(replace(EASY, offered=EASY.offered & (np.arange(8) > 0)[:, None]))

    for answer in (nothing, not_offered):
        assert answer.picks is None
        assert answer.proven
        assert answer.bound == float("inf")


def test_problems_beyond_its_tables_are_left_to_the_plain_search() -> None:
    limits = np.zeros(5, dtype=np.int64)
    shape = (2, 201)

    assert compiled(replace(EASY, weights=np.zeros((5, 8, 4), np.int64), limits=limits), 1, (), 1) is None
    many = Knapsack(
        np.ones(shape, np.int64), np.ones((1, *shape), np.int64), limits[:1], np.ones(shape, np.bool_)
    )
    assert compiled(many, 1, (), 1) is None
    assert compiled(replace(EASY, costs=EASY.costs[:0], weights=EASY.weights[:, :0]), 1, (), 1) is None


def test_without_a_library_there_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled_search, "_library", lambda: None)

    assert compiled(EASY, 1, (), 1) is None
    assert not there_is_one()


def test_what_does_not_add_up_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    says_proven = SimpleNamespace(needed_bytes=lambda *_: 16, cheapest_choice=lambda *_: 1)
    monkeypatch.setattr(compiled_search, "_library", lambda: says_proven)

    assert compiled(EASY, 1, (), 1) is None


@pytest.mark.parametrize(
    ("system", "machine", "name"),
    [
        ("linux", "x86_64", "linux-x86_64.so"),
        ("linux", "aarch64", "linux-aarch64.so"),
        ("win32", "amd64", "windows-x86_64.dll"),
        ("win32", "arm64", "windows-aarch64.dll"),
        ("darwin", "arm64", "macos-aarch64.dylib"),
        ("darwin", "x86_64", "macos-x86_64.dylib"),
    ],
)
def test_each_system_has_a_library(system: str, machine: str, name: str) -> None:
    path = library_path(system, machine)

    assert path.name == name
    assert path.is_file()


def test_a_system_without_a_library_has_none_to_load() -> None:
    assert not library_path("freebsd14", "amd64").exists()
