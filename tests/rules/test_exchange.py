"""How the exchange of a part moves a share, on sums small enough to reckon by hand."""

from dataclasses import dataclass

import numpy as np
import pytest

from headroom.knapsack.whole_numbers import Sum
from headroom.rules.exchange import Share
from headroom.rules.row_sums import RowSum
from headroom.rules.vehicle_tests import CORE_PARTS, REGIONAL, US


@dataclass(frozen=True)
class Amounts:
    """What a choice of sources adds up to."""

    net_cost: Sum
    vnm: Sum
    us: Sum
    core_net_cost: Sum
    core_vnm: Sum
    core_at_threshold: Sum

    def parts_sum(self, wanted: RowSum) -> Sum:
        """Return nothing: nobody asks."""
        raise NotImplementedError


CAR = Amounts(
    net_cost=Sum(np.array([[300.0, 350.0], [100.0, 150.0]]), 100.0),
    vnm=Sum(np.array([[300.0, 0.0], [100.0, 50.0]]), 0.0),
    us=Sum(np.array([[0.0, 350.0], [0.0, 0.0]]), 20.0),
    core_net_cost=Sum(np.array([[300.0, 350.0], [0.0, 0.0]]), 0.0),
    core_vnm=Sum(np.array([[300.0, 70.0], [0.0, 0.0]]), 0.0),
    core_at_threshold=Sum(np.array([[0.0, 200.0], [0.0, 0.0]]), 0.0),
)
"""Two parts of two options each, beside an assembly of 100 in the region; the first is a core part."""

AS_SOURCED, ALL_MOVED = np.array([0, 0]), np.array([1, 1])
BY_MISSING, BY_COUNTED = REGIONAL.exchange, US.exchange


def share(entry: Share | None) -> Share:
    assert entry is not None
    return entry


def test_a_share_is_what_counts_of_the_whole() -> None:
    regional, us = share(BY_MISSING), share(BY_COUNTED)

    assert regional.of(CAR, AS_SOURCED) == pytest.approx(100 / 500)
    assert regional.of(CAR, ALL_MOVED) == pytest.approx(550 / 600)
    assert us.of(CAR, AS_SOURCED) == pytest.approx(20 / 500)
    assert us.of(CAR, ALL_MOVED) == pytest.approx(370 / 600)


def test_a_share_of_nothing_is_nothing() -> None:
    nothing = Sum(np.zeros((1, 1)), 0.0)
    empty = Amounts(nothing, nothing, nothing, nothing, nothing, nothing)

    for entry in (BY_MISSING, BY_COUNTED):
        assert share(entry).of(empty, np.array([0])) == 0.0
        assert share(entry).gains(empty, np.array([0])).tolist() == [0.0]


@pytest.mark.parametrize(("picks", "least"), [([0, 0], 0.2), ([1, 0], 450 / 550), ([1, 1], 550 / 600)])
def test_a_limit_is_kept_up_to_the_share_that_is_reached(picks: list[int], least: float) -> None:
    chosen = np.array(picks)
    at = np.arange(2)

    for threshold, kept in ((least - 1e-6, True), (least, True), (least + 1e-6, False)):
        limit = share(BY_MISSING).limit(CAR, threshold)
        assert (limit.weights[at, chosen].sum() <= limit.most) == kept


@pytest.mark.parametrize(("picks", "least"), [([0, 0], 0.04), ([1, 0], 370 / 550), ([1, 1], 370 / 600)])
def test_a_limit_on_what_counts_likewise(picks: list[int], least: float) -> None:
    chosen = np.array(picks)
    at = np.arange(2)

    for threshold, kept in ((least - 1e-6, True), (least, True), (least + 1e-6, False)):
        limit = share(BY_COUNTED).limit(CAR, threshold)
        assert (limit.weights[at, chosen].sum() <= limit.most) == kept


def test_each_part_gains_what_the_share_would_lose_without_its_move() -> None:
    assert share(BY_MISSING).gains(CAR, ALL_MOVED) == pytest.approx(
        [550 / 600 - 200 / 550, 550 / 600 - 450 / 550]
    )
    assert share(BY_COUNTED).gains(CAR, ALL_MOVED) == pytest.approx(
        [370 / 600 - 20 / 550, 370 / 600 - 370 / 550]
    )
    assert share(BY_MISSING).gains(CAR, AS_SOURCED).tolist() == pytest.approx([0.0, 0.0])


def test_each_part_lacks_what_of_it_does_not_count() -> None:
    assert share(BY_MISSING).lacking(CAR, AS_SOURCED).tolist() == [300, 100]
    assert share(BY_MISSING).lacking(CAR, ALL_MOVED).tolist() == [0, 50]
    assert share(BY_COUNTED).lacking(CAR, AS_SOURCED).tolist() == [300, 100]
    assert share(BY_COUNTED).lacking(CAR, ALL_MOVED).tolist() == [0, 150]


def test_a_share_that_nobody_says_the_counting_of_is_refused() -> None:
    with pytest.raises(ValueError, match="what counts towards it"):
        Share(lambda amounts: amounts.net_cost).of(CAR, AS_SOURCED)


def test_the_content_of_core_parts_is_of_the_core_parts_alone() -> None:
    core = share(CORE_PARTS.exchange)

    assert core.of(CAR, AS_SOURCED) == 0
    assert core.of(CAR, ALL_MOVED) == pytest.approx(0.8)
    assert core.gains(CAR, ALL_MOVED) == pytest.approx([0.8, 0.0])
    assert core.lacking(CAR, ALL_MOVED).tolist() == [70, 0]


def test_a_choice_falls_short_of_a_threshold_by_dollars_and_a_point_more_moves_that_by_the_whole() -> None:
    """As sourced 400 of 500 are missing, and 20 of 500 are from the United States."""
    for entry, short in ((REGIONAL, 400 - 0.25 * 500), (US, 0.75 * 500 - 20)):
        own = share(entry.exchange)
        assert own.short_of(CAR, 0.75).of(AS_SOURCED) == pytest.approx(short)
        assert own.moved_by(CAR).of(AS_SOURCED) == 500.0
    core = share(CORE_PARTS.exchange)
    assert core.short_of(CAR, 0.75).of(ALL_MOVED) == pytest.approx(70 - 0.25 * 350)
    assert core.moved_by(CAR).of(ALL_MOVED) == 350.0 - 200.0
