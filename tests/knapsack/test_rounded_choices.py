"""Choices near the mixture, and their repair: against every choice and every move."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headroom.arrays import Floats, Whole
from headroom.knapsack.multipliers import Cells, Pricing
from headroom.knapsack.rounded_choices import repaired, rounded
from property_examples import examples


def _mixture(*shares_and_picks: tuple[float, list[int]], options: int) -> Pricing:
    """Return a pricing of which only the mixture is looked at."""
    mixture = tuple(
        (share, np.array(picks) + np.arange(len(picks)) * options) for share, picks in shares_and_picks
    )
    none = np.zeros(0)
    return Pricing(none, 0.0, 0.0, none, mixture, reaches=True, seen=())


def _off(cells: Cells, pricing: Pricing, weights: Whole) -> float:
    """Return how far a choice is from the mixture, squared, each limit in units of its largest weight."""
    flat = weights.reshape(len(weights), -1).astype(np.float64)
    flat = flat / np.maximum(np.abs(flat).max(axis=1), 1.0)[:, None]
    aim = sum(share * flat[:, mixed].sum(axis=1) for share, mixed in pricing.mixture)
    return float(((flat[:, cells].sum(axis=1) - aim) ** 2).sum())


# Rounding


@given(
    picks=st.lists(st.lists(st.integers(0, 2), min_size=4, max_size=4), min_size=1, max_size=3),
    seed=st.integers(0, 10**6),
    limits=st.integers(1, 3),
)
def test_every_part_takes_an_option_that_the_mixture_takes(
    picks: list[list[int]], seed: int, limits: int
) -> None:
    draw = np.random.default_rng(seed)
    shares = draw.dirichlet(np.ones(len(picks)))
    pricing = _mixture(*zip(shares.tolist(), picks, strict=True), options=3)
    weights = draw.integers(-50, 50, (limits, 4, 3))

    cells = rounded(pricing, weights)

    for part, cell in enumerate(cells.tolist()):
        assert cell in {int(mixed[part]) for _, mixed in pricing.mixture}


@pytest.mark.parametrize("share", [0.1, 0.6])
def test_a_mixture_of_one_choice_or_of_the_same_twice_is_that_choice(share: float) -> None:
    weights = np.arange(12).reshape(2, 3, 2)

    for pricing in (
        _mixture((1.0, [1, 0, 1]), options=2),
        _mixture((share, [1, 0, 1]), (1 - share, [1, 0, 1]), options=2),
    ):
        assert rounded(pricing, weights).tolist() == [1, 2, 5]


def test_what_is_returned_is_not_the_mixture_itself() -> None:
    pricing = _mixture((1.0, [1, 0, 1]), options=2)

    rounded(pricing, np.zeros((1, 3, 2), dtype=np.int64))[0] = 99

    assert pricing.mixture[0][1].tolist() == [1, 2, 5]


@pytest.mark.parametrize("share", [0.3, 0.7])
def test_one_mixed_part_takes_the_option_with_the_weight_closest_to_the_mixture(share: float) -> None:
    pricing = _mixture((share, [0, 1]), (1 - share, [1, 1]), options=2)

    cells = rounded(pricing, np.array([[[0, 10], [5, 5]]]))

    assert cells.tolist() == ([0, 3] if share > 0.5 else [1, 3])


def test_of_options_that_weigh_the_same_the_first_choice_s_is_taken() -> None:
    pricing = _mixture((0.2, [0, 0]), (0.8, [1, 1]), options=2)

    assert rounded(pricing, np.zeros((1, 2, 2), dtype=np.int64)).tolist() == [0, 2]


def test_the_largest_part_goes_first_and_the_others_make_up_for_it() -> None:
    """Half of 100, 60 and 40: 100 against 60 and 40 come to the half of all exactly."""
    for order in ([100, 60, 40], [40, 60, 100], [60, 100, 40]):
        pricing = _mixture((0.5, [0, 0, 0]), (0.5, [1, 1, 1]), options=2)

        cells = rounded(pricing, np.array([[[0, weight] for weight in order]]))

        taken = sum(weight for weight, cell in zip(order, (cells % 2).tolist(), strict=True) if cell)
        assert taken == 100


def test_each_limit_counts_by_its_largest_weight() -> None:
    """The second limit is told in units a thousand times as small, and counts as much."""
    pricing = _mixture((0.3, [0]), (0.5, [1]), (0.2, [2]), options=3)
    narrow = np.array([[[0, 10, 2]], [[0, 0, 10]]])
    aim = np.array([5.4, 2.0])
    nearest = int(((narrow[:, 0].T - aim) ** 2).sum(axis=1).argmin())

    for scale in (1, 1000, 10**9):
        cells = rounded(pricing, narrow * np.array([1, scale])[:, None, None])
        assert cells.tolist() == [nearest]


@pytest.mark.parametrize(("limits", "most"), [(1, 0.03), (2, 0.035)])
def test_a_rounded_choice_is_among_the_closest_to_the_mixture(limits: int, most: float) -> None:
    """Part by part is not exact: it is off by at most half the largest part, and closer than most."""
    parts, share_closer = 7, []
    for seed in range(40):
        pricing = _mixture((0.45, [0] * parts), (0.55, [1] * parts), options=2)
        weights = np.random.default_rng(seed).integers(1, 100, (limits, parts, 2))

        own = _off(rounded(pricing, weights), pricing, weights)

        every = [
            _off(np.array(picks) + np.arange(parts) * 2, pricing, weights)
            for picks in product(range(2), repeat=parts)
        ]
        share_closer.append(np.mean(np.array(every) < own * (1 - 1e-9)))
        assert limits > 1 or own <= 0.25 + 1e-9
    assert np.mean(share_closer) <= most


# Repair


def _relieved(
    cells: Cells, weights: Whole, regret: Floats, room: Whole, scale: Floats
) -> list[tuple[float, int]]:
    """Return how much each move relieves the limits per regret, and its cell."""
    options, flat = regret.shape[1], weights.reshape(len(room), -1)

    def over(choice: Cells) -> float:
        return float((np.maximum(flat[:, choice].sum(axis=1) - room, 0) * scale).sum())

    found = []
    for cell in range(regret.size):
        moved = cells.copy()
        moved[cell // options] = cell
        extra = float(regret.ravel()[cell] - regret.ravel()[cells[cell // options]])
        if np.isfinite(extra) and over(moved) < over(cells):
            found.append(((over(cells) - over(moved)) / (max(extra, 0.0) + 1e-3 * over(cells)), cell))
    return found


@settings(max_examples=examples(100))
@given(
    seed=st.integers(0, 10**6),
    limits=st.integers(1, 3),
    missing=st.sampled_from((0.0, 0.4)),
    tight=st.integers(0, 10),
)
def test_each_move_is_the_one_that_relieves_most_per_regret(
    seed: int, limits: int, missing: float, tight: int
) -> None:
    draw = np.random.default_rng(seed)
    regret = draw.integers(0, 40, (5, 3)).astype(np.float64)
    regret[draw.random(regret.shape) < missing] = np.inf
    regret[:, 0] = draw.integers(0, 2, 5)
    weights, cells = draw.integers(-30, 30, (limits, 5, 3)), np.arange(5) * 3
    weights[:, :, 0] += 15
    light, heavy = weights.min(axis=2).sum(axis=1), weights[:, :, 0].sum(axis=1)
    room = light + (heavy - light) * tight // 10
    scale = draw.choice([0.25, 1.0, 8.0], limits)
    before = cells.copy()

    repair = repaired(cells, weights, regret, room, scale)

    assert (cells == before).all()
    at = cells
    for _ in range(61):
        moves = _relieved(at, weights, regret, room, scale)
        if not moves:
            break
        best = max(worth for worth, _ in moves)
        near = [cell for worth, cell in moves if worth >= best * (1 - 1e-9)]
        at = at.copy()
        at[near[0] // 3] = near[0]
    assert repair.tolist() == at.tolist()


def test_what_keeps_the_limits_is_not_moved_even_where_that_saves_regret() -> None:
    weights, regret = np.array([[[5, 1], [5, 1]]]), np.array([[3.0, 0.0], [3.0, 0.0]])

    cells = repaired(np.array([0, 2]), weights, regret, np.array([10]), np.ones(1))

    assert cells.tolist() == [0, 2]


def test_a_repair_stops_where_the_limits_are_kept_to_the_unit() -> None:
    weights = np.array([[[5, 1]] * 4])
    regret = np.array([[0.0, 1.0], [0.0, 2.0], [0.0, 3.0], [0.0, 4.0]])

    for room, moves in ((20, 0), (19, 1), (16, 1), (15, 2), (4, 4), (3, 4)):
        cells = repaired(np.array([0, 2, 4, 6]), weights, regret, np.array([room]), np.ones(1))
        assert (cells % 2).tolist() == [1] * moves + [0] * (4 - moves)


def test_an_option_that_is_not_offered_is_never_moved_to() -> None:
    weights, regret = np.array([[[9, 0, 5]]]), np.array([[0.0, np.inf, 7.0]])

    assert repaired(np.array([0]), weights, regret, np.array([1]), np.ones(1)).tolist() == [2]


def test_a_move_that_relieves_one_limit_and_burdens_another_as_much_is_none() -> None:
    weights = np.array([[[5, 0]], [[0, 5]]])

    assert repaired(np.array([0]), weights, np.zeros((1, 2)), np.array([0, 0]), np.ones(2)).tolist() == [0]
    eased = repaired(np.array([0]), weights, np.zeros((1, 2)), np.array([0, 0]), np.array([1.0, 0.5]))
    assert eased.tolist() == [1]


def test_relief_counts_only_down_to_the_limit() -> None:
    """One unit over: a move by one unit does as much as a move by a hundred, at less regret."""
    weights, regret = np.array([[[1, 0], [100, 0]]]), np.array([[0.0, 1.0], [0.0, 1.5]])

    cells = repaired(np.array([0, 2]), weights, regret, np.array([100]), np.ones(1))

    assert cells.tolist() == [1, 2]


def test_moves_that_cost_nothing_are_told_apart_by_what_they_relieve() -> None:
    """The dearer move relieves ten times as much at a regret that is next to nothing."""
    weights, regret = np.array([[[10, 9], [10, 0]]]), np.array([[0.0, 0.0], [0.0, 1e-6]])

    cells = repaired(np.array([0, 2]), weights, regret, np.array([10]), np.ones(1))

    assert cells.tolist() == [0, 3]


def test_a_repair_gives_up_after_sixty_moves() -> None:
    parts = 100
    weights = np.tile(np.array([[[1, 0]]]), (1, parts, 1))
    regret = np.tile(np.array([[0.0, 1.0]]), (parts, 1))
    cells = np.arange(parts) * 2

    moved = [
        int((repaired(cells, weights, regret, np.array([room]), np.ones(1)) != cells).sum())
        for room in (41, 40, 39, 0)
    ]

    assert moved == [59, 60, 60, 60]


def test_of_moves_that_relieve_as_much_the_one_at_less_regret_is_made_however_small_both_are() -> None:
    weights = np.array([[[5, 0], [5, 0]]])
    regret = np.array([[0.0, 0.6], [0.0, 0.2]])

    cells = repaired(np.array([0, 2]), weights, regret, np.array([5]), np.ones(1))

    assert cells.tolist() == [0, 3]
