"""An own assembly that a change moves abroad counts itself: what is shown of its row and of its parts."""

from dataclasses import replace

import numpy as np
import pytest

from books import Row
from headroom.analysis.cell_changes import cell_change
from headroom.analysis.change_effects import change_effects
from headroom.analysis.changed_parts import ChangedParts
from headroom.analysis.flips import row_flips
from headroom.analysis.part_dimensions import LEFT_OUT, PartDimension, labels_of, source_label
from headroom.analysis.part_effects import PartEffects
from headroom.analysis.part_nodes import PartNodes
from headroom.analysis.part_pivot import PartMeasure
from headroom.book.sourcing import Vehicle
from headroom.explain.model import DerivedModel
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.part_changes import Becomes, PartChange, Selection
from headroom.rules.scenario import Scenario
from part_trees import Part, book_of, rolling
from strategies import REFERENCE

CAR = Vehicle("A", assembly_country="US", annual_volume=10.0)
PARTS = (Part(Row("MX", 300.0, part="shaft")), Part(Row("CN", 100.0, part="hub")))
AXLE = Part(Row("MX", 500.0, part="axle"), "self", parts=PARTS)
GLASS = Part(Row("US", 300.0, part="glass"))
ABROAD = PartChange("abroad", Selection(part_numbers=("axle",)), Becomes("JP"))


@pytest.fixture
def exposure() -> Exposure:
    return Exposure.of(book_of(AXLE, GLASS, vehicle=CAR), REFERENCE)


def scenario(*changes: PartChange) -> Scenario:
    return replace(rolling(), part_changes=changes)


def names(outcome: Outcome, where: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> list[str]:
    rows = outcome.exposure.book.rows
    return [rows.part_number[row] for row in np.flatnonzero(where).tolist()]


def test_its_row_counts_and_those_of_its_parts_are_left_out(exposure: Exposure) -> None:
    after = evaluate(exposure, scenario(ABROAD))
    effects = PartEffects.of(after)

    assert names(after, effects.current) == ["glass", "axle"]
    assert names(after, ~effects.current) == ["shaft", "hub"]
    assert source_label(effects.rows, 0) == LEFT_OUT
    assert labels_of(effects, PartDimension.SOURCE)[0] == LEFT_OUT
    assert effects.value_usd[effects.current].sum() == after.parts_usd[0] == 800.0


def test_what_stood_in_the_workbook_is_known_of_the_row_that_comes_to_count(exposure: Exposure) -> None:
    after = evaluate(exposure, scenario(ABROAD))
    changed = ChangedParts.of(after, exposure)

    assert changed is not None
    (row,) = np.flatnonzero(changed.touched).tolist()
    before = changed.before.rows
    source = int(changed.source[row])
    assert before.part_number[source] == "axle"
    assert before.origins[int(before.origin[source])] == "MX"
    assert not changed.before.current[source]
    assert changed.before.outcome.parts_usd[0] == 700.0
    assert not changed.added[row]


def test_the_tree_shows_what_counts_with_the_change(exposure: Exposure) -> None:
    nodes = PartNodes.of(PartEffects.of(evaluate(exposure, scenario(ABROAD))))

    assert nodes is not None
    assert nodes.counts.tolist() == [True, False, False, True]
    assert nodes.counted["value_usd"].tolist() == [500.0, 0.0, 0.0, 300.0]


def test_a_row_flips_that_comes_to_count_or_is_left_out(exposure: Exposure) -> None:
    before, after = (evaluate(exposure, one) for one in (scenario(), scenario(ABROAD)))

    flips = {one.part_number: (one.was_current, one.is_current) for one in row_flips(before, after)}
    back = {one.part_number: (one.was_current, one.is_current) for one in row_flips(after, before)}

    assert flips == {"axle": (False, True), "shaft": (True, False), "hub": (True, False)}
    assert back == {"axle": (True, False), "shaft": (False, True), "hub": (False, True)}


def test_a_cell_of_sums_shows_what_left_it_and_what_came_to_it(exposure: Exposure) -> None:
    then, now = (PartEffects.of(evaluate(exposure, one)) for one in (scenario(), scenario(ABROAD)))

    china, japan = (
        cell_change(now, then, [(PartDimension.ORIGIN, country)], PartMeasure.VALUE)
        for country in ("China", "Japan")
    )

    assert (china.left, china.came, china.change.tolist()) == (1, 0, [-1000.0])
    assert (japan.left, japan.came, japan.change.tolist()) == (0, 1, [5000.0])


def test_a_share_that_moves_is_one_part_in_the_cell_it_leaves(exposure: Exposure) -> None:
    half = PartChange("half", Selection(part_numbers=("glass",)), Becomes("JP", share=0.25))
    then, now = (PartEffects.of(evaluate(exposure, one)) for one in (scenario(), scenario(half)))

    found = cell_change(now, then, [(PartDimension.ORIGIN, "United States")], PartMeasure.VALUE)

    assert (found.left, found.came) == (0, 0)
    assert (found.before.tolist(), found.after.tolist()) == ([3000.0], [2250.0])


def test_what_changes_do_to_a_model_adds_up(exposure: Exposure) -> None:
    before, after = (evaluate(exposure, one) for one in (scenario(), scenario(ABROAD)))

    (effect,) = change_effects(exposure, scenario(ABROAD), 0)

    assert effect.parts_usd == after.parts_usd[0] - before.parts_usd[0] == 100.0
    assert effect.regional == pytest.approx(after.rvc_low[0] - before.rvc_low[0])


def test_the_conversion_cost_says_what_of_it_follows_from_the_changes(exposure: Exposure) -> None:
    found = DerivedModel(evaluate(exposure, scenario(ABROAD)), 0).conversion()

    assert found.value == 0.0
    assert "-100.00 USD for work on own assemblies" in found.note


def test_what_is_left_out_is_no_offer(exposure: Exposure) -> None:
    offers = Offers.of(exposure).under(scenario(ABROAD))

    assert not offers.alternative.any()
    rows = offers.current.book.rows
    assert [rows.part_number[row] for row in np.flatnonzero(offers.offer_of_row >= 0).tolist()] == [
        "glass",
        "axle",
    ]
