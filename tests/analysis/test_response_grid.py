"""The grid of cheapest sourcings against one solution at each of its points."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import strategies
from books import book
from headroom.analysis.class_totals import Regime
from headroom.analysis.drivers import KeyFigure
from headroom.analysis.grid_axis import GridAxis
from headroom.analysis.response import best_response
from headroom.analysis.response_grid import ResponseGrid, refined
from headroom.book.sourcing import CLASSES, SourcingBook
from headroom.knapsack.cheapest_choice import MOST_EFFORT
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.scenario import Scenario
from property_examples import examples
from published_premiums import PREMIUMS_IN_CENTS, US_THRESHOLDS
from resourcing_cases import Case, offers_of, thresholds

ALL = range(len(CLASSES))


def last(grids: list[ResponseGrid]) -> ResponseGrid:
    assert grids[-1].done
    assert grids[-1].own.all()
    return grids[-1]


@settings(max_examples=examples(15))
@given(strategies.books(), strategies.SCENARIOS, st.sampled_from(("rvc", "rvc_truck", "mfn_car", "s232")))
def test_every_point_of_the_finished_grid_is_the_best_response_there(
    sourcing: SourcingBook, scenario: Scenario, key: str
) -> None:
    exposure = Exposure.of(sourcing, strategies.REFERENCE)
    offers = Offers.of(exposure)
    across, up = (
        GridAxis(key, np.array([0.0, 0.35, 0.7, 1.0])),
        GridAxis("us_content", np.array([0, 0.3, 0.9])),
    )
    made = last(list(refined(offers, scenario, across, up, effort=MOST_EFFORT)))
    respond = best_response(offers, effort=MOST_EFFORT)

    for row, us in enumerate(up.values.tolist()):
        for column, value in enumerate(across.values.tolist()):
            response = respond(scenario.with_value(key, value).with_value("us_content", us))
            rules, volume = (
                made.totals.figure(f, ALL)[row, column] for f in (KeyFigure.RULES, KeyFigure.VOLUME)
            )
            assert rules == pytest.approx(KeyFigure.RULES.of(response), abs=0.01)
            if response.volume.any():
                assert made.totals.qualifying(ALL)[row, column] == response.qualifies.sum()
                assert volume == pytest.approx(KeyFigure.VOLUME.of(response))


def test_ten_parts_pay_the_lesser_of_premium_and_duty_at_every_pair_of_thresholds() -> None:
    """Ten parts, seed 4: the enumerated premiums, and a duty of 1,609.0 cents at 2.5 %."""
    across = GridAxis("rvc", np.array([*PREMIUMS_IN_CENTS]) / 100)
    up = GridAxis("us_content", np.array(US_THRESHOLDS) / 100)
    for rate in (0.025, 0.25):
        made = last(list(refined(TEN, thresholds(0.0, 0.0, rate), across, up)))

        cents = made.totals.figure(KeyFigure.RULES, ALL).T * 100

        duty = 64_360 * rate
        wanted = [[min(premium, duty) for premium in row] for row in PREMIUMS_IN_CENTS.values()]
        assert cents == pytest.approx(np.array(wanted), abs=1e-6)
        assert made.proven


TEN = Case.generated(10, 4).offers()


def test_ten_parts_comply_through_80_percent_and_pay_from_85() -> None:
    made = last(list(refined(TEN, thresholds(0.0), GridAxis("rvc", np.array([0.4, 0.625, 0.75, 0.8, 0.85])))))

    regimes = made.totals.regimes(ALL, by_volume=False)[:, 0]

    assert regimes.argmax(axis=0).tolist() == [
        Regime.AS_SOURCED,
        Regime.RE_SOURCED,
        Regime.RE_SOURCED,
        Regime.RE_SOURCED,
        Regime.PAYS,
    ]
    assert made.totals.figure(KeyFigure.DUTY, ALL)[0] == pytest.approx([0, 0, 0, 0, 16.09])


def test_a_rising_rate_moves_the_ten_parts_from_paying_to_complying_once() -> None:
    """At 75 % complying costs 1,455 cents on a value of 64,360: 2.2607 %."""
    rates = np.linspace(0.0, 0.05, 101)
    made = last(list(refined(TEN, thresholds(0.75), GridAxis("mfn_car", rates))))
    duty = made.totals.figure(KeyFigure.DUTY, ALL)[0]

    assert int((duty > 0).sum()) == int((rates[1:] < 14.55 / 643.60).sum())
    assert duty[45] == pytest.approx(rates[45] * 643.60)
    assert duty[46:].max() == 0


def test_twenty_fleets_have_the_published_hump_of_regional_content() -> None:
    """FLEET-20: 20 models of 60 parts, unweighted mean regional content after comply or pay at 2.5 %."""
    cases = [(f"M{seed}", Case.generated(60, seed)) for seed in range(101, 121)]
    rows = [row for name, case in cases for row in case.rows(name)]
    offers = offers_of(book(rows, *(case.vehicle(name) for name, case in cases)))
    shares = np.array([0.625, 0.75, 0.85, 0.875, 0.95, 1.0])

    made = last(list(refined(offers, thresholds(0.0), GridAxis("rvc", shares), effort=MOST_EFFORT)))

    wanted = [0.6387, 0.7506, 0.8505, 0.8524, 0.7515, 0.6515]
    assert made.totals.mean_content(ALL, us=False)[0] == pytest.approx(wanted, abs=0.002)


def test_refinement_goes_from_coarse_to_fine_and_never_forgets() -> None:
    axis = np.linspace(0, 1, 33)
    grids = list(refined(TEN, thresholds(0.0), GridAxis("rvc", axis), GridAxis("us_content", axis)))

    assert grids[0].stride > grids[-1].stride == 1
    assert not grids[0].own.all()
    for before, after in pairwise(grids):
        assert after.stride <= before.stride
        assert after.own[before.own].all()
        figures = [grid.totals.figure(KeyFigure.RULES, ALL) for grid in (before, after)]
        assert np.array_equal(figures[0][before.own], figures[1][before.own])


def test_a_point_that_is_not_answered_shows_the_nearest_one_that_is() -> None:
    axis = np.linspace(0, 1, 33)
    grids = list(refined(TEN, thresholds(0.0), GridAxis("rvc", axis), GridAxis("us_content", axis)))
    early = next(grid for grid in grids if grid.known.all() and not grid.own.all())
    row, column = np.argwhere(~early.own)[0]
    shown = early.totals.figure(KeyFigure.RULES, ALL)
    reach = early.stride

    nearby = early.own[max(row - reach, 0) : row + reach + 1, max(column - reach, 0) : column + reach + 1]
    values = shown[max(row - reach, 0) : row + reach + 1, max(column - reach, 0) : column + reach + 1]

    assert shown[row, column] in values[nearby]


def test_a_cancelled_refinement_yields_nothing_more() -> None:
    axis = np.linspace(0, 1, 33)
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > 20

    grids = list(
        refined(
            TEN, thresholds(0.0), GridAxis("rvc", axis), GridAxis("us_content", axis), cancelled=cancelled
        )
    )

    assert asked == 21
    assert not any(grid.done for grid in grids)


def test_a_model_built_in_the_us_that_does_not_qualify_owes_nothing() -> None:
    case = Case.generated(10, 4)
    vehicle = case.vehicle()
    built = type(vehicle)("A", assembly_country="US", conversion_usd=96.54, annual_volume=1)
    offers = offers_of(book(case.rows(), built))

    made = last(list(refined(offers, thresholds(0.0), GridAxis("rvc", np.array([0.4, 1.0])))))

    assert made.totals.regimes(ALL, by_volume=False)[Regime.OWES_NOTHING, 0].tolist() == [0, 1]
