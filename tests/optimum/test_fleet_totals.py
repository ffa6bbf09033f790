"""A fleet as decided: how many models do what, and sums a year reckoned by hand."""

import pytest

from fleet_of_courses import INCUMBENT_USD, NAMES, VOLUMES, answers
from headroom.optimum.courses_of_action import Course
from headroom.optimum.fleet_totals import ResourcedFleet
from headroom.optimum.resourcing import resource
from resourcing_cases import Case, thresholds

ANSWERS = answers()
FLEET = ResourcedFleet.of(ANSWERS.values())
QUALIFYING = ("Stays", "Moves", "Home", "Stuck", "Saves")


def a_year(*usd: float) -> float:
    """Return a sum over the models of an amount per vehicle times their volume."""
    return sum(volume * amount for volume, amount in zip(VOLUMES, usd, strict=True))


def test_models_are_counted_by_what_is_done_with_them() -> None:
    assert FLEET.courses == {
        Course.STAY: 1,
        Course.RE_SOURCE: 2,
        Course.PAY: 2,
        Course.NOTHING_DUE: 2,
        Course.NO_SOURCE: 2,
    }
    assert tuple(FLEET.courses) == tuple(Course)


def test_models_are_counted_by_what_was_decided() -> None:
    assert FLEET.complying == 1
    assert FLEET.paying == 2
    assert FLEET.already_qualifying == 3
    assert FLEET.owing_nothing == 1
    assert FLEET.without_sourcing == 2


def test_courses_that_no_model_takes_are_left_out() -> None:
    assert ResourcedFleet.of([ANSWERS["Moves"], ANSWERS["Saves"]]).courses == {Course.RE_SOURCE: 2}


def test_models_are_counted_that_qualify_now_as_decided_and_in_no_way() -> None:
    assert FLEET.qualifying == len(QUALIFYING)
    assert FLEET.incumbent_qualifying == len(QUALIFYING) - 1  # “Moves” does not yet
    assert FLEET.unable == 5
    assert FLEET.volume == sum(VOLUMES)
    assert FLEET.qualifying_volume == sum(
        volume for name, volume in zip(NAMES, VOLUMES, strict=True) if name in QUALIFYING
    )


def test_costs_are_summed_over_the_vehicles_of_a_year() -> None:
    landed = a_year(215.0, 177.0, 155.4, 300.0, 110.0, 223.0, 186.5, 100.0, 166.5)

    assert FLEET.incumbent_landed_usd == pytest.approx(a_year(*INCUMBENT_USD))
    assert FLEET.landed_usd == pytest.approx(landed)
    assert FLEET.saves_usd == pytest.approx(a_year(*INCUMBENT_USD) - landed)
    assert FLEET.switching_usd == pytest.approx(40.0)
    assert FLEET.vehicle_duty_usd == pytest.approx(a_year(0, 0, 14, 0, 0, 0, 15, 0, 15))
    assert FLEET.parts_duty_usd == pytest.approx(a_year(8, 0, 0, 0, 0, 20, 20, 0, 0))
    assert FLEET.duty_usd == pytest.approx(FLEET.vehicle_duty_usd + FLEET.parts_duty_usd)
    assert FLEET.fees_usd == pytest.approx(a_year(0, 0, 1.4, 0, 0, 0, 1.5, 0, 1.5))
    assert FLEET.changes == 3


def test_a_fleet_is_proven_where_every_answer_is() -> None:
    (open_one,) = resource(Case.generated(40, 102).offers(), thresholds(0.72, 0.4), effort=1)

    assert FLEET.proven
    assert not open_one.proven_optimal
    assert not ResourcedFleet.of([ANSWERS["Moves"], open_one]).proven


def test_no_models_come_to_nothing() -> None:
    none = ResourcedFleet.of(())

    assert none.proven
    assert (none.courses, none.volume, none.landed_usd, none.changes) == ({}, 0, 0, 0)
