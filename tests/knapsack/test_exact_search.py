"""The search as the program asks for it: compiled where that has a proof, else plain."""

from dataclasses import replace

import numpy as np
import pytest

from headroom.knapsack import exact_search
from headroom.knapsack.cheapest_choice import cheapest
from headroom.knapsack.exact_search import exact
from headroom.knapsack.instance import Answer
from random_knapsacks import random_knapsacks
from resourcing_cases import Case

EASY = Case.generated(8, 4).knapsack((3, 4))
HARD = Case.generated(40, 102).knapsack((18, 25), (2, 5))
"""Without much effort the plain search ends without a proof."""


def says(monkeypatch: pytest.MonkeyPatch, answer: Answer | None) -> None:
    """Let the compiled search have some answer."""
    monkeypatch.setattr(exact_search, "compiled", lambda *_: answer)


def test_an_answer_with_a_proof_is_the_cheapest_whichever_search_has_it() -> None:
    for problem, step, start in random_knapsacks(300, seed=7):
        own, plain = exact(problem, step, start), cheapest(problem, step, start)

        assert own.proven
        assert (own.cost is None) == (plain.cost is None)
        if own.cost is not None and plain.cost is not None:
            assert abs(own.cost - plain.cost) < step
            assert own.picks is not None
            assert problem.keeps(own.picks)


def test_without_a_compiled_search_it_is_the_plain_one(monkeypatch: pytest.MonkeyPatch) -> None:
    says(monkeypatch, None)

    own, plain = exact(HARD, most=1), cheapest(HARD, most=1)

    assert (own.cost, own.bound, own.proven, own.effort) == (
        plain.cost,
        plain.bound,
        plain.proven,
        plain.effort,
    )


def test_a_compiled_proof_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    proven = cheapest(EASY)
    says(monkeypatch, proven)

    assert exact(EASY) is proven


def test_a_compiled_bound_can_prove_what_the_plain_search_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    best = cheapest(HARD)
    assert best.cost is not None
    says(monkeypatch, Answer(best.picks, best.cost, best.cost - 0.5, proven=False, effort=5))

    found = exact(HARD, most=1)

    assert not cheapest(HARD, most=1).proven
    assert (found.cost, found.proven) == (best.cost, True)
    assert found.effort > 5


def test_the_better_choice_and_the_better_bound_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    best, swift = cheapest(HARD), cheapest(HARD, most=1)
    assert best.cost is not None
    assert swift.cost is not None
    says(monkeypatch, replace(best, bound=-1.0, proven=False))

    found = exact(HARD, most=1)

    assert found.cost == best.cost
    assert found.bound >= swift.bound


def test_a_compiled_search_that_found_nothing_leaves_it_to_the_plain_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    says(monkeypatch, Answer(None, None, 0.0, proven=False))

    assert exact(EASY).cost == cheapest(EASY).cost
    none = exact(replace(EASY, limits=EASY.limits - 10**9))
    assert (none.picks, none.proven) == (None, True)


def test_weights_that_cannot_be_summed_are_refused() -> None:
    weights = np.full((1, 2, 2), 2**60)
    problem = replace(EASY, costs=weights[0], weights=weights, offered=np.ones((2, 2), dtype=np.bool_))

    with pytest.raises(OverflowError):
        exact(problem)
