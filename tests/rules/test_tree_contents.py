"""Bills of several levels rolled up: worked examples, and what decides on what."""

from dataclasses import replace

import numpy as np
import pytest

from books import Row
from headroom.book.classes_and_roles import PartRole
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.rules.assumptions import all_problems
from headroom.rules.counted_rows import counted_rows
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.scenario import Scenario
from part_trees import Part, book_of, rolling
from resourcing_cases import thresholds
from strategies import REFERENCE

NAN = float("nan")


def evaluated(a_book: SourcingBook, scenario: Scenario) -> Outcome:
    return evaluate(Exposure.of(a_book, REFERENCE), scenario)


def seat(net_cost: float | None = None, vnm: float | None = None) -> Part:
    """Return a seat that a supplier makes of a track, foam, a cover and a frame."""
    track = Part(Row("MX", 100.0), parts=(Part(Row("JP", 40.0)),))
    parts = (track, Part(Row("KR", 60.0)), Part(Row("CN", 70.0)), Part(Row("MX", 90.0)))
    row = Row("MX", 400.0, role=PartRole.PRINCIPAL, part_net_cost=net_cost, part_vnm=vnm)
    return Part(row, made_by="supplier", parts=parts)


def test_a_bought_seat_that_does_not_originate_counts_whole_once() -> None:
    outcome = evaluated(book_of(seat(), Part(Row("US", 600.0))), rolling())

    assert outcome.parts_usd.tolist() == [1000.0]
    assert outcome.vnm_high_usd.tolist() == [400.0]
    (content, _) = counted_rows(outcome, 0).regional_low
    assert content == pytest.approx((400 - 130) / 400)  # the track originates with 60 of 100


def test_its_makers_statement_takes_off_what_is_not_of_foreign_materials() -> None:
    outcome = evaluated(book_of(seat(net_cost=360.0, vnm=130.0)), rolling())

    assert outcome.vnm_high_usd.tolist() == pytest.approx([400 - (360 - 130)])
    assert counted_rows(outcome, 0).regional_low[0] == pytest.approx((360 - 130) / 360)


def test_a_threshold_that_its_content_reaches_lets_it_roll_up() -> None:
    exposure = Exposure.of(book_of(seat()), REFERENCE)

    found = [evaluate(exposure, rolling(share)).vnm_high_usd[0] for share in (0.68, 0.675, 0.67)]

    assert found == [400.0, 0.0, 0.0]


def test_a_threshold_on_what_goes_into_it_decides_as_well() -> None:
    exposure = Exposure.of(book_of(seat()), REFERENCE)

    asked = evaluate(exposure, rolling(0.575, other=0.61))  # the track falls off: 60 % are less than 61 %

    assert counted_rows(asked, 0).regional_low[0] == pytest.approx((400 - 230) / 400)
    assert asked.vnm_high_usd[0] == 400.0


def test_what_its_row_says_of_its_content_comes_before_what_it_is_made_of() -> None:
    stated = replace(seat(), row=replace(seat().row, regional=0.9))
    certified = replace(seat(), row=replace(seat().row, originating=True))
    foreign = replace(seat(), row=replace(seat().row, origin="CN"))

    assert evaluated(book_of(stated), rolling()).vnm_high_usd[0] == 0.0
    assert evaluated(book_of(certified), rolling()).vnm_high_usd[0] == 0.0
    assert evaluated(book_of(foreign), rolling(0.1)).vnm_high_usd[0] == 400.0


def test_parts_of_unknown_origin_make_its_content_a_range() -> None:
    parts = (Part(Row("", 100.0)), Part(Row("CN", 100.0)))
    bought = Part(Row("MX", 400.0), made_by="supplier", parts=parts)

    outcome = evaluated(book_of(bought), rolling(other=0.6))

    counted = counted_rows(outcome, 0)
    assert (counted.regional_low[0], counted.regional_high[0]) == pytest.approx((0.5, 0.75))
    assert (outcome.vnm_low_usd[0], outcome.vnm_high_usd[0]) == (0.0, 400.0)


def test_a_part_without_a_price_counts_nothing_in_a_bought_assembly_and_that_is_said() -> None:
    parts = (Part(Row("CN", NAN)), Part(Row("CN", 80.0)))
    outcome = evaluated(book_of(Part(Row("MX", 400.0), made_by="supplier", parts=parts)), rolling())

    assert counted_rows(outcome, 0).regional_low.tolist() == [pytest.approx(320 / 400)]
    assert any("no unit cost: nothing of them counts" in one.message for one in all_problems(outcome))


def test_an_alternative_to_a_part_of_a_bought_assembly_does_not_go_into_it_as_well() -> None:
    """A lamp of 100 holds a bulb from Japan for 40; another one would cost 30."""
    parts = (Part(Row("JP", 40.0, part="bulb")), Part(Row("CN", 30.0, part="bulb", alternative=True)))
    lamp = Part(Row("MX", 100.0), made_by="supplier", parts=parts)

    outcome = evaluated(book_of(lamp), rolling(other=0.5))

    assert counted_rows(outcome, 0).regional_low.tolist() == [pytest.approx(0.6)]
    assert outcome.vnm_high_usd[0] == 0.0


def test_where_all_is_as_sourced_the_share_that_its_parts_have_counts() -> None:
    scenario = thresholds(0.75)  # parts counted as sourced

    outcome = evaluated(book_of(seat()), scenario)

    assert outcome.vnm_high_usd[0] == pytest.approx(40 + 60 + 70)


def axle(designated: bool, housing: str = "MX") -> Part:  # noqa: FBT001 - says what it is
    parts = (Part(Row("JP", 100.0)), Part(Row(housing, 300.0)))
    return Part(Row("", NAN), made_by="self", designated=designated, parts=parts)


def test_an_intermediate_material_that_originates_frees_its_parts() -> None:
    vehicle = Vehicle("A", assembly_country="MX")

    plain = evaluated(book_of(axle(designated=False), vehicle=vehicle), rolling())
    freed = evaluated(book_of(axle(designated=True), vehicle=vehicle), rolling())
    failing = evaluated(book_of(axle(designated=True, housing="CN"), vehicle=vehicle), rolling())

    assert plain.vnm_high_usd[0] == 100.0
    assert freed.vnm_high_usd[0] == 0.0
    assert failing.vnm_high_usd[0] == 400.0


def test_duty_is_due_on_parts_of_an_intermediate_material_all_the_same() -> None:
    vehicle = Vehicle("A", assembly_country="MX")

    freed = evaluated(book_of(axle(designated=True), vehicle=vehicle), rolling())

    assert counted_rows(freed, 0).originates.tolist() == [False, True]


def test_a_book_without_bought_assemblies_is_summed_once() -> None:
    a_book = book_of(Part(Row("", NAN), parts=(Part(Row("MX", 100.0)),)))
    exposure = Exposure.of(a_book, REFERENCE)

    assert exposure.tree is None
    assert evaluate(exposure, rolling()).exposure is exposure


def test_sums_of_lots_and_of_rows_agree() -> None:
    outcome = evaluated(book_of(seat(), axle(designated=True), Part(Row("CN", 50.0))), rolling())
    counted = counted_rows(outcome, 0)

    assert counted.vnm_usd.sum() == pytest.approx(outcome.vnm_high_usd[0])
    np.testing.assert_allclose(counted.vnm_least_usd.sum(), outcome.vnm_low_usd[0])
