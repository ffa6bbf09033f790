"""Answers that are kept: a question is searched for once, and what is taken over is what a search finds."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headroom.knapsack import kept_answers
from headroom.knapsack.cheapest_choice import MOST_EFFORT, cheapest
from headroom.knapsack.instance import Answer, Knapsack, Picks
from headroom.knapsack.kept_answers import KeptAnswers
from resourcing_cases import Case, enumerated

EASY = Case.generated(8, 4).knapsack((3, 4))
HARD = Case.generated(40, 102).knapsack((18, 25), (2, 5))
"""Without much effort it ends without a proof."""


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> list[Knapsack]:
    """Return the problems that were searched, by the plain search, and not taken over."""
    problems: list[Knapsack] = []

    def counted(
        problem: Knapsack, step: int = 1, start: Iterable[Picks] = (), most: int = MOST_EFFORT
    ) -> Answer:
        problems.append(problem)
        return cheapest(problem, step, start, most)

    monkeypatch.setattr(kept_answers, "exact", counted)
    return problems


def test_the_same_question_is_searched_for_once(searched: list[Knapsack]) -> None:
    kept = KeptAnswers()

    first = kept.cheapest(EASY)
    again = kept.cheapest(replace(EASY, costs=EASY.costs.copy()), start=(np.zeros(8, dtype=np.int64),))

    assert again is first
    assert searched == [EASY]


@pytest.mark.parametrize(
    "other",
    [
        replace(EASY, costs=EASY.costs + 1),
        replace(EASY, weights=EASY.weights + 1),
        replace(EASY, limits=EASY.limits + 1),
        replace(EASY, offered=EASY.offered & (np.arange(4) < 3)),
    ],
    ids=["costs", "weights", "limits", "offered"],
)
def test_every_number_of_a_question_counts(other: Knapsack, searched: list[Knapsack]) -> None:
    kept = KeptAnswers()
    kept.cheapest(EASY)

    kept.cheapest(other)

    assert searched == [EASY, other]


def test_another_step_is_another_question(searched: list[Knapsack]) -> None:
    kept = KeptAnswers()
    kept.cheapest(EASY, 1)

    kept.cheapest(EASY, 50)

    assert len(searched) == 2


def test_an_answer_without_proof_is_taken_over_only_from_the_same_start_and_effort(
    searched: list[Knapsack],
) -> None:
    kept = KeptAnswers()
    first = kept.cheapest(HARD, most=1)
    assert not first.proven
    assert first.picks is not None

    assert kept.cheapest(HARD, most=1) is first
    assert len(searched) == 1
    assert kept.cheapest(HARD, start=(first.picks,), most=1) is not first
    assert len(searched) == 2
    proven = kept.cheapest(HARD, start=(first.picks,))
    assert proven.proven
    assert len(searched) == 3
    assert kept.cheapest(HARD, most=1) is proven, "a proof is one whatever the search begins with"


def test_what_is_kept_goes_on_from_one_problem_to_the_next_and_stays_as_it_is(
    searched: list[Knapsack],
) -> None:
    before = KeptAnswers()
    first = before.cheapest(EASY)

    after = KeptAnswers(before)
    after.cheapest(replace(EASY, limits=EASY.limits + 1))

    assert after.cheapest(EASY) is first
    assert len(searched) == 2
    assert (len(before.all()), len(after.all())) == (1, 2)


def test_what_was_asked_for_longest_ago_goes_first(searched: list[Knapsack]) -> None:
    kept = KeptAnswers()
    others = [replace(EASY, limits=EASY.limits + more) for more in range(1, 24)]
    for one in (EASY, *others):
        kept.cheapest(one)
    kept.cheapest(EASY)

    kept.cheapest(replace(EASY, limits=EASY.limits + 100))

    begun = len(searched)
    kept.cheapest(EASY)
    assert len(searched) == begun
    kept.cheapest(others[0])
    assert len(searched) == begun + 1


def test_fewer_answers_are_kept_of_problems_of_thousands_of_parts(searched: list[Knapsack]) -> None:
    parts = 5000
    large = Knapsack(
        np.zeros((parts, 1), np.int64),
        np.zeros((1, parts, 1), np.int64),
        np.zeros(1, np.int64),
        np.ones((parts, 1), np.bool_),
    )
    kept = KeptAnswers()
    for more in range(9):
        kept.cheapest(replace(large, limits=large.limits + more))

    assert len(kept.all()) == 4
    assert len(searched) == 9


@settings(deadline=None)
@given(seed=st.integers(0, 10_000), moves=st.lists(st.integers(60, 90), min_size=1, max_size=8))
def test_along_the_way_of_a_slider_every_answer_is_the_cheapest(seed: int, moves: list[int]) -> None:
    case, kept = Case.generated(5, seed), KeptAnswers()
    near: tuple[Picks, ...] = ()
    for percent in moves:
        problem = case.knapsack((percent, 100))
        kept = KeptAnswers(kept)
        answer = kept.cheapest(problem, start=near)
        near = answer.near

        assert answer.proven
        assert answer.cost == enumerated(problem)
