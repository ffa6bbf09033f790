"""Changes by hand in bills of several levels: an assembly is judged as if the workbook said so."""

from dataclasses import replace

import numpy as np
import pytest

from books import Row
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.rules.change_problems import change_problems
from headroom.rules.counted_rows import counted_rows
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.part_changes import Becomes, PartChange, Selection
from headroom.rules.row_contents import RowContents
from headroom.rules.scenario import SourceMove
from part_trees import Part, book_of, rolling
from strategies import REFERENCE

NAN = float("nan")
LIFTER, TRIM = Row("JP", 361.0, part="lifter"), Row("MX", 200.0, part="trim")
SIDE, WHEEL = Row("MX", 400.0, part="side", quantity=2), Row("JP", 100.0, part="wheel", quantity=4)


def exposure(door: Row) -> Exposure:
    made = Part(door, "supplier", parts=(Part(LIFTER), Part(TRIM)))
    body = Part(Row(cost=float("nan"), part="body"), parts=(Part(SIDE), made))
    return Exposure.of(book_of(body, Part(WHEEL)), REFERENCE)


DOOR = Row("MX", 1000.0, part="door")


@pytest.mark.parametrize(
    ("before", "becomes", "written"),
    [
        (DOOR, Becomes(unit_cost=2000.0), replace(DOOR, cost=2000.0)),
        (DOOR, Becomes(price_change=0.5), replace(DOOR, cost=1500.0)),
        (DOOR, Becomes(price_change=-0.5), replace(DOOR, cost=500.0)),
        (DOOR, Becomes(origin="JP"), replace(DOOR, origin="JP")),
        (replace(DOOR, origin="JP"), Becomes(origin="MX"), DOOR),
        (DOOR, Becomes(regional_content=0.9), replace(DOOR, regional=0.9)),
        (DOOR, Becomes(originating="yes"), replace(DOOR, originating=True)),
    ],
)
@pytest.mark.parametrize("other", [0.5, 0.7])
def test_an_assembly_that_is_changed_is_judged_as_if_the_workbook_said_so(
    before: Row, becomes: Becomes, written: Row, other: float
) -> None:
    scenario = rolling(other=other)
    change = PartChange("", Selection(part_numbers=("door",)), becomes)

    changed = evaluate(exposure(before), replace(scenario, part_changes=(change,)))

    right = evaluate(exposure(written), scenario)
    for name in ("rvc_low", "rvc_high", "us_content_low", "us_content_high", "parts_usd", "landed_cost_usd"):
        np.testing.assert_allclose(getattr(changed, name), getattr(right, name), err_msg=name)


def test_an_assembly_at_another_price_originates_by_what_is_in_it() -> None:
    """Of 2,000 the lifter of 361 is the only part that does not originate; wheels are 400 of 3,200."""
    change = PartChange("", Selection(part_numbers=("door",)), Becomes(unit_cost=2000.0))

    found = evaluate(exposure(DOOR), replace(rolling(other=0.7), part_changes=(change,)))

    assert found.rvc_low[0] == pytest.approx(1 - 400 / 3200)


def door_of(origin: str, trim: float = 200.0) -> Part:
    """Return a bought door of 1,000 that holds a lifter from Japan for 361."""
    parts = (Part(LIFTER), Part(replace(TRIM, cost=trim)))
    return Part(replace(DOOR, origin=origin), "supplier", parts=parts)


def outcome_of(*parts: Part, other: float = 0.7, changes: tuple[PartChange, ...] = ()) -> Outcome:
    book = book_of(*parts, vehicle=Vehicle("A", assembly_country="US"))
    return evaluate(Exposure.of(book, REFERENCE), replace(rolling(other=other), part_changes=changes))


def change(part: str, becomes: Becomes, *, as_alternative: bool = False) -> PartChange:
    return PartChange("a change", Selection(part_numbers=(part,)), becomes, as_alternative=as_alternative)


def said(outcome: Outcome) -> list[str]:
    return [one.message for one in change_problems(outcome.changed)]


@pytest.mark.parametrize(("least", "vnm"), [(0.6, 600.0), (0.7, 1000.0)])
def test_a_share_that_moves_into_the_region_is_the_same_assembly_made_elsewhere(
    least: float, vnm: float
) -> None:
    """Of 400 made in Mexico 144.40 are of the lifter: 63.9 %, as of the whole."""
    found = outcome_of(door_of("JP"), other=least, changes=(change("door", Becomes("MX", share=0.4)),))

    assert found.vnm_high_usd[0] == pytest.approx(vnm)
    assert counted_rows(found, 0).regional_low.tolist() == pytest.approx([0, 0.639])
    assert any("leaves the parts of 1 assembly as they are" in one for one in said(found))


def test_of_another_part_nobody_knows_what_goes_into_it_and_that_is_said() -> None:
    """It counts as any part of a workbook of which nothing but its origin is stated."""
    known = outcome_of(door_of("JP"), changes=(change("door", Becomes("MX")),))
    other = outcome_of(door_of("JP"), changes=(change("door", Becomes("MX", anew=True)),))
    stated = change("door", Becomes("MX", anew=True, regional_content=0.5))

    assert (known.vnm_high_usd[0], other.vnm_high_usd[0]) == (1000.0, 0.0)
    assert any("Nothing is known of the parts of 1 assembly" in one for one in said(other))
    assert outcome_of(door_of("JP"), changes=(stated,)).vnm_high_usd[0] == 1000.0
    assert not said(outcome_of(door_of("JP"), changes=(stated,)))


@pytest.mark.parametrize(
    ("becomes", "vnm"),
    [
        (Becomes("MX"), 0.0),
        (Becomes(price_change=-0.5), 0.0),
        (Becomes(regional_content=1.0), 1000.0),  # of a part from Japan nothing is regional
        (Becomes("MX", share=0.2), 0.0),  # 288.80 of 1,000
        (Becomes("MX", share=0.1), 1000.0),  # 324.90 of 1,000
    ],
)
def test_a_part_inside_a_bought_assembly_decides_whether_that_originates(
    becomes: Becomes, vnm: float
) -> None:
    found = outcome_of(door_of("MX"), changes=(change("lifter", becomes),))

    assert found.vnm_high_usd[0] == vnm
    assert found.parts_usd[0] == 1000.0
    assert found.changed is not None
    assert found.changed.named == (1,)
    assert any("concerns 1 line that does not count itself" in one for one in said(found))


def test_a_change_of_a_country_concerns_an_assembly_and_its_parts_once_each() -> None:
    """Half of the doors has a lifter from Mexico in every second one: 180.50 of 500 are from Japan."""
    home = PartChange("", Selection(origins=("JP",)), Becomes("MX", share=0.5))

    found = outcome_of(door_of("JP"), other=0.8, changes=(home,))

    assert counted_rows(found, 0).value_usd.tolist() == [500.0, 500.0]
    assert counted_rows(found, 0).regional_low.tolist() == pytest.approx([0.0, 1 - 90.25 / 500])
    assert found.vnm_high_usd[0] == 500.0


def engine(origin: str, block: str = "MX") -> Part:
    """Return an engine without a price of its own: its block and its pistons count in its place."""
    parts = (Part(Row(block, 600.0, part="block")), Part(Row("CN", 200.0, part="piston")))
    return Part(Row(origin, NAN, part="engine"), "self", parts=parts)


@pytest.mark.parametrize(
    ("was", "becomes", "vnm"), [("JP", "JP", 800.0), ("JP", "MX", 200.0), ("MX", "JP", 800.0)]
)
def test_parts_that_count_in_the_place_of_an_assembly_are_from_where_that_is_made_from_now_on(
    was: str, becomes: str, vnm: float
) -> None:
    """Moved into the region, each part is again from where the workbook says."""
    found = outcome_of(engine(was), changes=(change("engine", Becomes(becomes)),))

    assert found.vnm_high_usd[0] == vnm
    rows = found.exposure.book.rows
    own = ["JP", "JP"] if becomes == "JP" else ["MX", "CN"]
    assert [rows.origins[code] for code in rows.origin.tolist()] == own


def test_a_part_of_an_assembly_made_abroad_stays_from_there_and_that_is_said() -> None:
    found = outcome_of(engine("JP"), changes=(change("piston", Becomes("MX")),))
    both = outcome_of(
        engine("JP"), changes=(change("piston", Becomes("MX")), change("engine", Becomes("MX")))
    )

    assert (found.vnm_high_usd[0], both.vnm_high_usd[0]) == (800.0, 0.0)
    assert any("as from where the assembly was last made, such as piston (JP)" in one for one in said(found))
    assert not any("last made" in one for one in said(both))


def test_a_part_of_an_assembly_made_abroad_is_named_by_what_its_own_cell_says() -> None:
    exposure = Exposure.of(book_of(engine("JP"), vehicle=Vehicle("A", assembly_country="US")), REFERENCE)
    stated, counted = exposure.stated_rows, exposure.book.rows
    home = PartChange("", Selection(part_numbers=("piston",), origins=("CN",)), Becomes("MX"))

    changed = evaluate(exposure, replace(rolling(), part_changes=(home,))).changed

    assert [stated.origins[code] for code in stated.origin.tolist()] == ["MX", "CN"]
    assert [counted.origins[code] for code in counted.origin.tolist()] == ["JP", "JP"]
    assert changed is not None
    assert changed.found == (1,)


def test_of_an_assembly_in_whose_place_parts_count_no_share_moves_and_that_is_said() -> None:
    found = outcome_of(engine("JP"), changes=(change("engine", Becomes("MX", share=0.5)),))

    assert found.vnm_high_usd[0] == 800.0
    assert any("moves no share of 1 assembly" in one for one in said(found))


@pytest.mark.parametrize(
    ("becomes", "vnm"),
    [
        (Becomes(price_change=0.5), 400.0),  # 300 of 700: 57 %
        (Becomes("MX", share=0.5), 0.0),  # 100 of 600: 83 %
        (Becomes(price_change=0.0), 0.0),  # 200 of 600: 67 %
    ],
)
def test_an_intermediate_material_is_judged_with_its_parts_as_changed(becomes: Becomes, vnm: float) -> None:
    parts = (Part(Row("MX", 400.0, part="housing")), Part(Row("CN", 200.0, part="gear")))
    axle = Part(Row("", NAN, part="axle"), "self", designated=True, parts=parts)

    found = outcome_of(axle, other=0.65, changes=(change("gear", becomes),))

    assert found.vnm_high_usd[0] == pytest.approx(300.0 if vnm else 0.0)


def test_a_part_that_stands_at_several_places_moves_at_all_of_them() -> None:
    """The same 2 motors stand in either of two bought seats, 40 of 100 each."""

    def seat(name: str) -> Part:
        motor = Part(Row("JP", 20.0, part="motor", quantity=2.0))
        return Part(Row("MX", 100.0, part=name), "supplier", parts=(motor,))

    home = change("motor", Becomes("MX", share=0.5))

    before, after = (outcome_of(seat("left"), seat("right"), changes=one) for one in ((), (home,)))

    assert (before.vnm_high_usd[0], after.vnm_high_usd[0]) == (200.0, 0.0)
    assert counted_rows(after, 0).regional_low.tolist() == pytest.approx([0.8, 0.8])


def doors_at_two_places() -> SourcingBook:
    """Return one row of 3 doors: one goes into a body, two into a cab."""

    def doors(quantity: float) -> Part:
        lifter = Part(replace(LIFTER, quantity=quantity))
        return Part(replace(DOOR, quantity=quantity), "supplier", parts=(lifter,))

    body, cab = (
        Part(Row(cost=NAN, part=name), parts=(doors(count),)) for name, count in (("body", 1.0), ("cab", 2.0))
    )
    book = book_of(body, cab, vehicle=Vehicle("A", assembly_country="US"))
    assert book.tree is not None
    row = np.where(book.tree.row == 1, 0, book.tree.row).astype(np.int32)
    rows = replace(book.rows.take(np.array([0])), quantity=np.array([3.0]))
    return replace(book, rows=rows, tree=replace(book.tree, row=row))


def test_a_share_of_an_assembly_at_several_places_moves_at_each() -> None:
    scenario = replace(rolling(other=0.6), part_changes=(change("door", Becomes("JP", share=0.5)),))

    found = evaluate(Exposure.of(doors_at_two_places(), REFERENCE), scenario)

    assert counted_rows(found, 0).value_usd.tolist() == [1500.0, 1500.0]
    assert counted_rows(found, 0).regional_low.tolist() == pytest.approx([0.639, 0.0])
    assert found.vnm_high_usd[0] == 1500.0


@pytest.mark.parametrize(("anew", "content"), [(False, 0.639), (True, 1.0)])
def test_an_alternative_that_a_change_offers_follows_from_the_same_parts_where_it_is_chosen(
    anew: bool,  # noqa: FBT001 - says what it is
    content: float,
) -> None:
    offer = change("door", Becomes("MX", anew=anew), as_alternative=True)
    move = SourceMove("A", "door", "MX", "assumed: MX", 1000.0)
    scenario = replace(rolling(other=0.7), part_changes=(offer,))
    exposure = Exposure.of(book_of(door_of("JP"), vehicle=Vehicle("A", assembly_country="US")), REFERENCE)

    offers = Offers.of(exposure).under(scenario)
    chosen = evaluate(exposure, replace(scenario, moves=(move,)))

    rows = offers.current.book.rows
    assert RowContents.of(rows, np.array([1])).regional_low[0] == pytest.approx(content)
    assert counted_rows(chosen, 0).regional_low.tolist() == pytest.approx([content])
    assert chosen.vnm_high_usd[0] == (0.0 if anew else 1000.0)


def test_what_is_chosen_instead_of_a_part_of_an_intermediate_material_goes_into_that() -> None:
    parts = (Part(Row("MX", 400.0, part="housing")), Part(Row("CN", 400.0, part="gear")))
    axle = Part(Row("", NAN, part="axle"), "self", designated=True, parts=parts)
    exposure = Exposure.of(book_of(axle, vehicle=Vehicle("A", assembly_country="US")), REFERENCE)
    offer = change("gear", Becomes("CN", unit_cost=100.0), as_alternative=True)
    move = SourceMove("A", "gear", "CN", "assumed: CN at 100", 100.0)

    found = [
        evaluate(exposure, replace(rolling(other=0.7), part_changes=(offer,), moves=moves)).vnm_high_usd[0]
        for moves in ((), (move,))
    ]

    assert found == [400.0, 0.0]
