"""How duty rates stack."""

import numpy as np
import pytest

from headroom.rules.measures import Measure, RateKind, Trade, When
from headroom.rules.stacking import in_state, stacked_rates, without_excluded


def vehicle_measure(
    key: str, rate: float, kind: RateKind = RateKind.ADDED, excludes: tuple[str, ...] = ()
) -> Measure:
    return Measure(key, key, Trade.VEHICLE, rate, kind=kind, excludes=excludes)


def rates_of(*measures: Measure) -> list[float]:
    falls = np.ones((len(measures), 1), dtype=np.bool_)
    rates = stacked_rates(measures, without_excluded(measures, falls), np.zeros(1))
    return [float(rate) for rate in rates[:, 0]]


@pytest.mark.parametrize(("mfn", "top_up"), [(0.025, 0.125), (0.15, 0.0), (0.25, 0.0)])
def test_a_floor_adds_what_the_others_lack(mfn: float, top_up: float) -> None:
    found = rates_of(vehicle_measure("mfn", mfn), vehicle_measure("floor", 0.15, RateKind.FLOOR))

    assert found == pytest.approx([mfn, top_up])


def test_rates_add_up_unless_one_excludes_the_other() -> None:
    mfn, s232 = vehicle_measure("mfn", 0.025), vehicle_measure("s232", 0.25)
    deal = vehicle_measure("deal", 0.10, excludes=("mfn", "s232"))

    assert rates_of(mfn, s232) == [0.025, 0.25]
    assert rates_of(mfn, s232, deal) == [0, 0, 0.10]


def test_a_second_floor_only_adds_what_the_first_left() -> None:
    first = vehicle_measure("first", 0.10, RateKind.FLOOR)
    second = vehicle_measure("second", 0.15, RateKind.FLOOR)

    assert rates_of(vehicle_measure("mfn", 0.025), first, second) == pytest.approx([0.025, 0.075, 0.05])


def test_a_rate_by_schedule_is_that_of_the_good() -> None:
    measure = Measure("mfn_parts", "", Trade.PARTS, None)
    falls = np.array([[True, False, True]])

    assert stacked_rates([measure], falls, np.array([0.05, 0.05, 0.0])).tolist() == [[0.05, 0, 0]]


def test_a_measure_falls_in_the_state_it_names() -> None:
    qualifies = np.array([True, False])

    assert in_state(When.QUALIFYING, qualifies).tolist() == [True, False]
    assert in_state(When.NOT_QUALIFYING, qualifies).tolist() == [False, True]
    assert in_state(When.ALWAYS, qualifies).tolist() == [True, True]
