"""Which sets of departures may be paired."""

import numpy as np
import pytest

from headroom.knapsack.departures import _window


@pytest.mark.parametrize("price", [0.0, 5e-324, 1e-300, 1e-9])
def test_a_price_of_next_to_nothing_lets_every_set_pair_that_keeps_the_room(price: float) -> None:
    regret, weight = np.array([0.0, 2.0]), np.array([0, 40], dtype=np.int64)
    others = np.array([-500, 0, 60, 99, 101], dtype=np.int64)

    first, last = _window(regret, weight, others, least=0.0, room=100, price=price, ceiling=1e9)

    assert (first.tolist(), last.tolist()) == ([0, 0], [4, 3])


def test_a_price_narrows_what_may_pair_to_what_stays_below_the_ceiling() -> None:
    regret, weight = np.array([0.0, 8.0]), np.array([0, 0], dtype=np.int64)
    others = np.array([0, 50, 90, 99], dtype=np.int64)

    first, last = _window(regret, weight, others, least=0.0, room=100, price=1.0, ceiling=20.0)

    assert (first.tolist(), last.tolist()) == ([2, 2], [4, 4])
