"""Changes by hand of a read workbook with own assemblies: the same typed into its cells comes to the same."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from headroom.book.layout import BookLayout
from headroom.book.part_tree import CLOSED, INSIDE, OPENED
from headroom.book.survey import BookSurvey
from headroom.rules.change_problems import change_problems
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.part_changes import Becomes, PartChange, Selection, Sources
from headroom.rules.scenario import Scenario
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.questions import Questions
from part_trees import rolling
from read_sheets import answered
from strategies import REFERENCE
from workbooks import Rows, silent, write_xlsx

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


SHARED = [*HEADINGS, "Supplier", "Purchase share %"]
SHARE = len(HEADINGS) + 1
GEARS: list[list[Value]] = [
    ["A", 1, "axle", "MX", 900, 2, "self", "other", None, None],
    ["A", 2, "gear", "CN", 500, 1, None, "other", "East", 90],
    ["A", 2, "gear", "US", 300, 1, None, "other", "North", 10],
    ["A", 1, "glass", "US", 300, 1, None, "other", None, None],
]
"""Two axles with a gear in each, 90 % of them from China for 500 and 10 % of the US for 300."""


def shared(folder: Path, rows: list[list[Value]], *changes: PartChange) -> Outcome:
    folder.mkdir(exist_ok=True)
    book = answered(folder, [SHARED, *rows], models=MODELS)
    return evaluate(Exposure.of(book, REFERENCE), scenario(*changes))


def of_axle(column: int, value: Value, rows: list[list[Value]]) -> list[list[Value]]:
    return [[*row[:column], value, *row[column + 1 :]] if row[PART] == "axle" else row for row in rows]


def test_parts_that_come_to_count_are_supplied_by_their_purchase_shares(tmp_path: Path) -> None:
    """Of two gears 1.8 come from China for 500 and 0.2 of the US for 300: 960, of which 900 from China."""
    abroad = of_axle(ORIGIN, "JP", GEARS)
    home = shared(tmp_path / "changed", abroad, change("axle", Becomes("MX")))

    assert shared(tmp_path / "before", abroad).parts_usd[0] == pytest.approx(2 * 900 + 300)
    assert home.parts_usd[0] == pytest.approx(960 + 300)
    assert home.vnm_high_usd[0] == pytest.approx(900)
    same(home, shared(tmp_path / "typed", GEARS))
    assert any("2 rows count by another purchase share" in one for one in said(home))


def test_a_row_counts_by_another_share_where_the_other_source_of_its_part_comes_to_count(
    tmp_path: Path,
) -> None:
    """A gear at the top with 40 % is the only one that counts, at 100 %, until the axles open."""
    first: list[list[Value]] = [["A", 1, "gear", "MX", 400, 1, None, "other", "South", 40]]
    rows: list[list[Value]] = [*first, *([*row[:SHARE], 30] if row[PART] == "gear" else row for row in GEARS)]
    abroad = of_axle(ORIGIN, "JP", rows)
    home = shared(tmp_path / "home", abroad, change("axle", Becomes("MX")))
    away = shared(tmp_path / "away", rows, change("axle", Becomes("JP")))

    assert home.parts_usd[0] == pytest.approx(300 + 0.4 * 400 + 0.3 * 2 * 500 + 0.3 * 2 * 300)
    assert away.parts_usd[0] == pytest.approx(300 + 400 + 2 * 900)
    same(home, shared(tmp_path / "home typed", rows))
    same(away, shared(tmp_path / "away typed", abroad))
    assert any("gear (40 %) do not add up to 100 %" in one for one in said(away))
    assert not any("add up" in one for one in said(home))


def test_of_a_half_that_comes_to_count_by_its_parts_each_counts_by_its_share(tmp_path: Path) -> None:
    half = change("axle", Becomes("MX", share=0.5))
    found = shared(tmp_path / "changed", of_axle(ORIGIN, "JP", GEARS), half)

    assert found.parts_usd[0] == pytest.approx(900 + 0.9 * 500 + 0.1 * 300 + 300)
    assert found.vnm_high_usd[0] == pytest.approx(900 + 450)


def test_a_part_that_comes_to_count_moves_with_its_share(tmp_path: Path) -> None:
    """Of the 1.8 gears from China a third moves to Mexico."""
    home, moved = change("axle", Becomes("MX")), change("gear", Becomes("MX", share=1 / 3))
    moved = replace(moved, selection=replace(moved.selection, origins=("CN",)))
    found = shared(tmp_path / "changed", of_axle(ORIGIN, "JP", GEARS), home, moved)

    assert found.parts_usd[0] == pytest.approx(960 + 300)
    assert found.vnm_high_usd[0] == pytest.approx(600)


@pytest.mark.parametrize(
    ("heading", "word", "worth"),
    [
        ("Part status", "obsolete", 2 * 500),
        ("Effective to", "2001-12-31", 2 * 500),
        ("Alternate", "yes", 2 * 500),
        ("Source type", "alternate", 2 * 500),
        ("Purchase share %", 0, 2 * 500),
        ("Note", "x", 2 * 800),
    ],
)
def test_marks_of_parts_that_come_to_count_are_those_of_the_workbook(
    tmp_path: Path, heading: str, word: Value, worth: float
) -> None:
    """The second gear is out of use, or an alternative: two axles have two of the first, for 500."""
    rows = [[*row[:-1], None] for row in GEARS]
    rows[2][SHARE] = word
    if heading == "Purchase share %":
        rows[1][SHARE] = 100.0

    def outcome(folder: Path, rows: list[list[Value]], *changes: PartChange) -> Outcome:
        folder.mkdir()
        book = answered(folder, [[*SHARED[:-1], heading], *rows], models=MODELS)
        return evaluate(Exposure.of(book, REFERENCE), scenario(*changes))

    found = outcome(tmp_path / "changed", of_axle(ORIGIN, "JP", rows), change("axle", Becomes("MX")))
    right = outcome(tmp_path / "typed", rows)
    assert found.parts_usd[0] == pytest.approx(worth + 300)
    same(found, right)
    assert found.exposure.book.rows.alternative.sum() == right.exposure.book.rows.alternative.sum()


@pytest.mark.parametrize("heading", ["Alternate", "Source type"])
def test_an_assembly_that_is_an_alternative_stays_one_wherever_it_is_made(
    tmp_path: Path, heading: str
) -> None:
    rows = [[*row[:-1], None] for row in GEARS]
    rows[0][SHARE] = "alternate" if heading == "Source type" else "yes"

    def outcome(folder: Path, rows: list[list[Value]], *changes: PartChange) -> Outcome:
        folder.mkdir()
        book = answered(folder, [[*SHARED[:-1], heading], *rows], models=MODELS)
        return evaluate(Exposure.of(book, REFERENCE), scenario(*changes))

    before = outcome(tmp_path / "before", rows)
    moved = PartChange("a change", Selection(part_numbers=("axle",), sources=Sources.EVERY), Becomes("JP"))
    found = outcome(tmp_path / "changed", rows, moved)
    right = outcome(tmp_path / "typed", of_axle(ORIGIN, "JP", rows))
    assert before.parts_usd[0] == pytest.approx(300)
    same(found, right)


def every_table(survey: BookSurvey) -> BookLayout:
    return survey.proposed


def test_shares_of_one_of_two_sheets_are_those_of_its_parts_alone(tmp_path: Path) -> None:
    """The gear of another sheet counts in full beside 90 % and 10 % of those in the axles."""
    other: list[list[Value]] = [
        [*HEADINGS],
        ["A", 1, "box", "US", 150, 1, "supplier", "other"],
        ["A", 2, "bolt", "US", 10, 1, None, "other"],
        ["A", 1, "gear", "MX", 70, 1, None, "other"],
    ]

    def outcome(folder: Path, rows: list[list[Value]], *changes: PartChange) -> Outcome:
        folder.mkdir()
        sheets: dict[str, Rows] = {"First": other, "Second": [SHARED, *rows], "Models": MODELS}
        book = decode(write_xlsx(folder / "book.xlsx", sheets), silent, Questions(choose=every_table))
        return evaluate(Exposure.of(book, REFERENCE), scenario(*changes))

    found = outcome(tmp_path / "changed", of_axle(ORIGIN, "JP", GEARS), change("axle", Becomes("MX")))
    assert found.parts_usd[0] == pytest.approx(150 + 70 + 960 + 300)
    same(found, outcome(tmp_path / "typed", GEARS))
