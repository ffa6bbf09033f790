"""Changes by hand of a read workbook with own assemblies: the same typed into its cells comes to the same."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from headroom.book.part_tree import CLOSED, INSIDE, OPENED
from headroom.rules.change_problems import change_problems
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.part_changes import Becomes, PartChange, Selection
from headroom.rules.scenario import Scenario
from part_trees import rolling
from read_sheets import answered
from strategies import REFERENCE

HEADINGS = ["Model", "Level", "Part number", "Origin", "Unit cost", "Quantity", "Made by", "Part role"]
Value = str | float | bool | None
PART, ORIGIN, COST = 2, 3, 4
ROWS: list[list[Value]] = [
    ["A", 1, "axle", "MX", 500, 2, "self", "other"],
    ["A", 2, "shaft", "MX", 200, 1, None, "other"],
    ["A", 2, "hub", "CN", 100, 2, None, "other"],
    ["A", 1, "seat", "MX", 400, 1, "supplier", "other"],
    ["A", 2, "motor", "JP", 150, 1, None, "other"],
    ["A", 1, "glass", "US", 300, 1, None, "other"],
]
"""Two axles of 500 each: 400 of parts, of which 200 come from China, and 100 of own work."""

MODELS: list[list[Value]] = [["Model", "Assembly country"], ["A", "US"]]
FIGURES = (
    *("net_cost_usd", "vnm_low_usd", "vnm_high_usd", "us_content_low", "us_content_high", "parts_usd"),
    *("conversion_usd", "parts_duty_usd", "landed_cost_usd"),
)


def outcome_of(folder: Path, rows: list[list[Value]], *changes: PartChange) -> Outcome:
    folder.mkdir(exist_ok=True)
    book = answered(folder, [HEADINGS, *rows], models=MODELS)
    return evaluate(Exposure.of(book, REFERENCE), scenario(*changes))


def scenario(*changes: PartChange) -> Scenario:
    return replace(rolling(), part_changes=changes)


def change(part: str, becomes: Becomes) -> PartChange:
    return PartChange("a change", Selection(part_numbers=(part,)), becomes)


def typed(part: str, column: int, value: Value) -> list[list[Value]]:
    return [[*row[:column], value, *row[column + 1 :]] if row[PART] == part else row for row in ROWS]


def same(found: Outcome, right: Outcome) -> None:
    for name in FIGURES:
        np.testing.assert_allclose(getattr(found, name), getattr(right, name), err_msg=name)


def said(outcome: Outcome) -> list[str]:
    return [one.message for one in change_problems(outcome.changed)]


@pytest.mark.parametrize(
    ("part", "becomes", "column", "value"),
    [
        ("axle", Becomes("JP"), ORIGIN, "JP"),
        ("axle", Becomes(unit_cost=600.0), COST, 600),
        ("axle", Becomes(price_change=-0.3), COST, 350),
        ("axle", Becomes(price_change=-1.0), COST, 0),
        ("hub", Becomes(unit_cost=50.0), COST, 50),
        ("hub", Becomes("MX"), ORIGIN, "MX"),
        ("seat", Becomes(price_change=-1.0), COST, 0),
    ],
)
def test_a_change_comes_to_what_the_workbook_does_that_says_so(
    tmp_path: Path, part: str, becomes: Becomes, column: int, value: Value
) -> None:
    found = outcome_of(tmp_path / "changed", ROWS, change(part, becomes))

    same(found, outcome_of(tmp_path / "typed", typed(part, column, value)))


def test_an_own_assembly_that_moves_abroad_counts_itself_in_full_and_that_is_said(tmp_path: Path) -> None:
    """Two axles of 500 come in from Japan: their 200 of work is no conversion cost any more."""
    before = outcome_of(tmp_path / "before", ROWS)
    after = outcome_of(tmp_path / "after", ROWS, change("axle", Becomes("JP")))

    assert (before.conversion_usd[0], after.conversion_usd[0]) == (200.0, 0.0)
    assert (before.parts_usd[0], after.parts_usd[0]) == (1500.0, 1700.0)
    assert after.net_cost_usd[0] == before.net_cost_usd[0] == 1700.0
    assert (before.vnm_high_usd[0], after.vnm_high_usd[0]) == (400.0, 1000.0)
    book = after.exposure.book
    current = [book.rows.part_number[row] for row in np.flatnonzero(book.rows.current).tolist()]
    assert current == ["seat", "glass", "axle"]
    assert book.tree is not None
    assert book.tree.fate[:3].tolist() == [CLOSED, INSIDE, INSIDE]
    assert any("1 assembly counts itself, at its own cost" in one for one in said(after))
    assert any("Conversion cost of A falls by 200.00 USD" in one for one in said(after))


def test_it_counts_by_its_parts_again_where_another_change_brings_it_back(tmp_path: Path) -> None:
    there, back = change("axle", Becomes("JP")), change("axle", Becomes("MX"))
    after = outcome_of(tmp_path / "after", ROWS, there, back)

    same(after, outcome_of(tmp_path / "before", ROWS))
    assert after.exposure.book.tree is not None
    assert after.exposure.book.tree.fate[0] == OPENED
    assert not any("Conversion" in one for one in said(after))


def test_a_part_that_comes_to_count_with_its_assembly_can_be_changed_as_well(tmp_path: Path) -> None:
    """Read from Japan, the axles count in full; made in Mexico they count by their parts, the hubs too."""
    home, hub = change("axle", Becomes("MX")), change("hub", Becomes("MX"))
    found = outcome_of(tmp_path / "changed", typed("axle", ORIGIN, "JP"), home, hub)

    same(found, outcome_of(tmp_path / "typed", typed("hub", ORIGIN, "MX")))
    rows = found.exposure.book.rows
    assert [rows.part_number[row] for row in np.flatnonzero(~rows.current).tolist()] == ["axle"]


def test_of_axles_from_abroad_the_half_that_moves_home_counts_by_its_parts(tmp_path: Path) -> None:
    half = change("axle", Becomes("MX", share=0.5))

    found = outcome_of(tmp_path / "changed", typed("axle", ORIGIN, "JP"), half)

    assert found.parts_usd[0] == pytest.approx(500 + 400 + 700)
    assert found.conversion_usd[0] == pytest.approx(100)
    assert found.vnm_high_usd[0] == pytest.approx(500 + 200)


def test_another_assembly_keeps_its_parts_where_they_count_in_its_place_and_only_there(
    tmp_path: Path,
) -> None:
    inside = outcome_of(tmp_path / "in", ROWS, change("axle", Becomes("MX", anew=True)))
    outside = outcome_of(tmp_path / "out", ROWS, change("axle", Becomes("JP", anew=True)))
    back = outcome_of(
        tmp_path / "back", ROWS, change("axle", Becomes("JP", anew=True)), change("axle", Becomes("MX"))
    )

    assert (inside.parts_usd[0], inside.vnm_high_usd[0]) == (1500.0, 400.0)
    assert (outside.parts_usd[0], outside.vnm_high_usd[0]) == (1700.0, 1000.0)
    assert (back.parts_usd[0], back.vnm_high_usd[0]) == (1700.0, 0.0)  # nobody knows its parts any more


def test_a_conversion_cost_that_the_workbook_states_stays(tmp_path: Path) -> None:
    models: list[list[Value]] = [["Model", "Assembly country", "Conversion cost"], ["A", "US", 900]]
    book = answered(tmp_path, [HEADINGS, *ROWS], models=models)

    found = evaluate(Exposure.of(book, REFERENCE), scenario(change("axle", Becomes("JP"))))

    assert found.conversion_usd[0] == 900.0
    assert not any("Conversion" in one for one in said(found))
