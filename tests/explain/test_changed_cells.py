"""Figures that a change by hand made are followed back to the cell, with what it is in the scenario."""

from dataclasses import replace

import numpy as np
import pytest

from books import Row, book
from headroom.analysis.flips import row_flips
from headroom.book.sourcing import Vehicle
from headroom.explain.changed_cells import changed_note
from headroom.explain.rows import DerivedRows
from headroom.rules.derivation import Derivation
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.part_changes import BLANK, Becomes, PartChange, Selection
from part_trees import Part, book_of
from resourcing_cases import thresholds
from strategies import REFERENCE

ROWS = (
    Row("CN", 40.0, part="harness", quantity=2, supplier="Wire Co", regional=0.4),
    Row("US", 100.0, part="frame"),
)


EXPOSURE = Exposure.of(book(ROWS, Vehicle("A", assembly_country="MX")), REFERENCE)


def outcome(*changes: PartChange) -> Outcome:
    return evaluate(EXPOSURE, replace(thresholds(0.75), part_changes=changes))


def harness(name: str = "Nearshore", **becomes: object) -> PartChange:
    return PartChange(name, Selection(part_numbers=("harness",)), Becomes(**becomes))  # type: ignore[arg-type]


def leaves(of: Derivation) -> list[Derivation]:
    terms = of.terms()
    return [of] if not terms else [leaf for term in terms for leaf in leaves(term)]


def test_a_changed_price_is_told_with_its_cell_the_workbook_and_the_change() -> None:
    value = DerivedRows(outcome(harness(price_change=0.08)), 0).values()[0]

    (price,) = [leaf for leaf in leaves(value) if leaf.name == "Unit cost"]
    assert price.value == pytest.approx(43.2)
    assert price.cell == "Sourcing!D2"
    assert price.note == "In the workbook 40, in the scenario 43.2 by the change “Nearshore”."
    assert value.value == pytest.approx(86.4)


def test_a_changed_origin_and_content_are_told_where_they_decide() -> None:
    found = outcome(harness(origin="MX", regional_content=0.9))

    (counted,) = DerivedRows(found, 0).non_originating(low_content=True)

    notes = " ".join(leaf.note for leaf in leaves(counted))
    assert counted.value == pytest.approx(80 * 0.1)
    assert "In the workbook 40 %, in the scenario 90 % by the change “Nearshore”." in notes


def test_what_stays_is_not_told_and_the_rest_of_a_quantity_is() -> None:
    found = outcome(harness(origin="MX", share=0.25))
    changed = found.changed

    assert changed is not None
    assert changed_note(changed, 1, "unit_cost") == ""
    assert changed_note(changed, 0, "quantity") == (
        "In the workbook 2, in the scenario 1.5, as the rest moves away."
    )
    assert changed_note(changed, 2, "quantity") == (
        "In the workbook 2, in the scenario 0.5 by the change “Nearshore”."
    )
    assert changed_note(changed, 2, "origin").startswith("In the workbook CN, in the scenario MX")
    assert changed_note(None, 0, "quantity") == ""


def test_a_cell_that_is_emptied_and_two_changes_are_told() -> None:
    found = outcome(harness("One", regional_content=BLANK), harness("Two", supplier="Acme"))

    assert changed_note(found.changed, 0, "regional_content") == (
        "In the workbook 40 %, in the scenario nothing by the change “One”."
    )
    assert changed_note(found.changed, 0, "supplier").endswith("in the scenario Acme by the change “Two”.")
    twice = outcome(harness("One", price_change=0.5), harness("Two", unit_cost=41.0))
    assert changed_note(twice.changed, 0, "unit_cost").endswith("by the changes “One” and “Two”.")


def test_parts_that_a_change_makes_originate_are_flips_of_their_row() -> None:
    before, after = outcome(), outcome(harness(origin="MX", anew=True, share=0.5))
    wholly = outcome(harness(origin="MX", anew=True))

    (flip,) = row_flips(before, wholly)
    assert (flip.row, flip.part_number, flip.originates) == (0, "harness", True)
    assert flip.vnm_delta_usd == pytest.approx(-80)
    assert row_flips(before, after) == ()  # half of it still comes from China
    assert np.sum(after.vnm_low_usd) == pytest.approx(40)


def test_an_origin_that_follows_from_that_of_the_assembly_is_told() -> None:
    pistons = Part(Row("CN", 200.0, part="piston"))
    engine = Part(Row("JP", float("nan"), part="engine"), "self", parts=(pistons,))
    exposure = Exposure.of(book_of(engine, vehicle=Vehicle("A", assembly_country="US")), REFERENCE)
    home = PartChange("Home", Selection(part_numbers=("engine",)), Becomes("MX"))

    changed = evaluate(exposure, replace(thresholds(0.75), part_changes=(home,))).changed

    assert changed_note(changed, 0, "origin") == (
        "In the workbook JP, in the scenario CN, as its assembly is from elsewhere."
    )
