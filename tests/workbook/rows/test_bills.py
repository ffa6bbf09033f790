"""Bills of several levels as people write them: what counts, how often, and what is said of it."""

import csv
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Alignment

from bills import cost_of, quantities, read_answered
from headroom.book.last_made import as_last_made
from headroom.book.part_tree import CLOSED, INSIDE, LEAF, OPENED
from headroom.book.problem import Severity
from headroom.book.row_fates import Fate
from headroom.book.sourcing import SourcingBook
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.user_error import UserError
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.questions import Questions
from headroom.workbook.survey.row_words import row_word
from surveys import surveyed
from workbooks import MODELS, Cell, Rows, problems_of, read_rows, silent, table, write_xlsx

_ROLLED: list[tuple[Cell, ...]] = [
    ("Level", "Model", "Part number", "Description", "Country of origin", "Qty", "Unit cost"),
    (0.0, "Sierra", "V-1", "Vehicle", "MX", 1.0, 600.0),
    (1.0, "Sierra", "A-10", "Axle", "MX", 1.0, 300.0),
    (2.0, "Sierra", "P-11", "Hub", "CN", 2.0, 50.0),
    (2.0, "Sierra", "P-12", "Knuckle", "MX", 2.0, 100.0),
    (1.0, "Sierra", "A-20", "Seats", "MX", 1.0, 300.0),
    (2.0, "Sierra", "P-21", "Frame", "US", 1.0, 200.0),
    (2.0, "Sierra", "P-22", "Foam", "CN", 4.0, 25.0),
]
_PARTS = {"P-11": 2.0, "P-12": 2.0, "P-21": 1.0, "P-22": 4.0}


def _words(read_as: Mapping[int, str]) -> dict[int, str]:
    """Return how rows are read, in words."""
    return {row: row_word(key) for row, key in read_as.items()}


def _with(rows: list[tuple[Cell, ...]], row: int, column: int, value: Cell) -> list[tuple[Cell, ...]]:
    """Return rows with another value in a cell."""
    changed = [list(cells) for cells in rows]
    changed[row][column] = value
    return [tuple(cells) for cells in changed]


def _without(rows: list[tuple[Cell, ...]], column: int) -> list[tuple[Cell, ...]]:
    """Return rows without a column."""
    return [(*cells[:column], *cells[column + 1 :]) for cells in rows]


def _said(book: SourcingBook, *words: str) -> bool:
    """Return whether a problem says all of some words."""
    return any(all(word in problem.message for word in words) for problem in book.problems)


def _rows_by_fate(book: SourcingBook) -> dict[Fate, int]:
    return {tally.fate: tally.rows for tally in book.tallies}


def test_assemblies_that_cost_what_their_parts_do_are_opened_without_a_question(tmp_path: Path) -> None:
    book = read_rows(tmp_path, _ROLLED)

    assert quantities(book) == _PARTS
    assert cost_of(book) == 600.0
    assert not problems_of(book)
    assert (book.rows_read, book.rows_used) == (7, 4)
    assert _rows_by_fate(book) == {Fate.CURRENT: 4, Fate.OPENED: 3}
    (total,) = book.totals
    assert (total.rows_read, total.value_read, total.value_used) == (7, 600.0, 600.0)
    assert _said(book, "Level says which part goes into which, in 3 levels")
    assert _said(book, "3 assemblies cost as much as the parts together")


def test_the_tree_holds_every_row_with_its_place(tmp_path: Path) -> None:
    tree = read_rows(tmp_path, _ROLLED).tree

    assert tree is not None
    assert [tree.nodes.part_number[node] for node in range(7)] == [str(row[2]) for row in _ROLLED[1:]]
    assert tree.parent.tolist() == [-1, 0, 1, 1, 0, 4, 4]
    assert tree.depth.tolist() == [0, 1, 2, 2, 1, 2, 2]
    assert tree.fate.tolist() == [OPENED, OPENED, LEAF, LEAF, OPENED, LEAF, LEAF]
    assert tree.row.tolist() == [-1, -1, 0, 1, -1, 2, 3]
    assert tree.nodes.unit_cost.tolist() == [600.0, 300.0, 50.0, 100.0, 300.0, 200.0, 25.0]
    assert tree.nodes.address(3, "unit_cost") == "Sourcing!G5"


_NUMBERS = ("1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1", "1.2.2")
_LEVELS: dict[str, tuple[Cell, ...]] = {
    "dots": ("0", ".1", "..2", "..2", ".1", "..2", "..2"),
    "dots that became a number": ("0", 0.1, "..2", "..2", 0.1, "..2", "..2"),
    "words": ("Level 0", "Level 1", "Level 2", "Level 2", "Level 1", "Level 2", "Level 2"),
    "signs": ("+", "++", "+++", "+++", "++", "+++", "+++"),
    "from one": (1.0, 2.0, 3.0, 3.0, 2.0, 3.0, 3.0),
    "indented texts": ("0", " 1", "  2", "  2", " 1", "  2", "  2"),
    "numbers": _NUMBERS,
    "numbers of cells": (1.0, 1.1, "1.1.1", "1.1.2", 1.2, "1.2.1", "1.2.2"),
    "numbers with a point behind": tuple(f"{number}." for number in _NUMBERS),
    "tens": ("10", "10.10", "10.10.10", "10.10.20", "10.20", "10.20.10", "10.20.20"),
}


@pytest.mark.parametrize("form", _LEVELS)
def test_levels_are_read_in_every_way_they_are_written(tmp_path: Path, form: str) -> None:
    rows = _ROLLED
    for at, level in enumerate(_LEVELS[form], start=1):
        rows = _with(rows, at, 0, level)

    book = read_rows(tmp_path, rows)

    assert quantities(book) == _PARTS
    assert not problems_of(book)


@pytest.mark.parametrize("heading", ["Item no.", "Pos.", "Nr"])
def test_a_column_of_numbers_of_several_steps_is_told_by_its_cells(tmp_path: Path, heading: str) -> None:
    rows = _with(_ROLLED, 0, 0, heading)
    for at, level in enumerate(_NUMBERS, start=1):
        rows = _with(rows, at, 0, level)

    book = read_rows(tmp_path, rows)

    assert quantities(book) == _PARTS
    assert not problems_of(book)


@pytest.mark.parametrize("cells", [(1.0, 1.1, 1.2, 1.5, 2.0, 2.1, 1.1), (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0)])
def test_weights_and_row_numbers_are_no_levels(tmp_path: Path, cells: tuple[float, ...]) -> None:
    rows = _with(_ROLLED, 0, 0, "Weight")
    for at, cell in enumerate(cells, start=1):
        rows = _with(rows, at, 0, cell)

    book = read_rows(tmp_path, rows)

    assert book.tree is None
    assert book.rows_used == 7


@pytest.mark.parametrize("words", [("LX", "SE"), ("1", "1")])
def test_a_level_that_tells_no_parts_from_assemblies_changes_nothing(
    tmp_path: Path, words: tuple[str, str]
) -> None:
    book = read_rows(tmp_path, table({"Level": words[0]}, {"Part number": "P-2", "Level": words[1]}))

    assert book.tree is None
    assert book.rows_used == 2
    assert not problems_of(book)


def test_costs_of_the_parts_alone_are_multiplied_down_and_no_assembly_needs_one(tmp_path: Path) -> None:
    headings = ("Level", "Model", "Part number", "Country of origin", "Qty per", "Unit cost")
    rows: list[tuple[Cell, ...]] = [
        headings,
        (1.0, "Sierra", "A-10", None, 4.0, None),
        (2.0, "Sierra", "P-11", "CN", 1.0, 40.0),
        (2.0, "Sierra", "P-12", "MX", 5.0, 2.0),
        (1.0, "Sierra", "A-20", None, 2.0, None),
        (2.0, "Sierra", "P-21", "US", 1.0, 100.0),
    ]
    book = read_rows(tmp_path, rows)

    assert quantities(book) == {"P-11": 4.0, "P-12": 20.0, "P-21": 2.0}
    assert cost_of(book) == 400.0
    assert not problems_of(book)
    assert _said(book, "Quantities are taken as those of one assembly", "1 in one assembly are 4")
    assert not _said(book, "origin is unknown")
    assert quantities(
        read_answered(tmp_path / "b.xlsx", {"Sourcing": rows}, {"level_quantities": "vehicle"})
    ) == {
        "P-11": 1.0,
        "P-12": 5.0,
        "P-21": 1.0,
    }


@pytest.mark.parametrize(
    ("heading", "hubs", "asked"),
    [
        ("Qty per vehicle", 6.0, True),
        ("Menge je Fahrzeug", 4.0, True),
        ("Qty per vehicle", 5.0, False),
        ("Quantity per vehicle", 6.0, False),
        ("Qty per", 6.0, False),
    ],
)
def test_it_is_asked_what_quantities_are_for_where_the_heading_speaks_of_a_vehicle(
    tmp_path: Path, heading: str, hubs: float, *, asked: bool
) -> None:
    rows: list[tuple[Cell, ...]] = [
        ("Level", "Model", "Part number", "Country of origin", heading, "Unit cost"),
        (1.0, "Sierra", "A-10", None, 2.0, None),
        (2.0, "Sierra", "P-11", "US", hubs, 10.0),
        (2.0, "Sierra", "P-12", "CN", 2.0, 20.0),
        (1.0, "Sierra", "B-10", "MX", 1.0, 100.0),
    ]
    path = write_xlsx(tmp_path / "bill.xlsx", {"Sourcing": rows, "Models": MODELS})

    (question,) = [
        one for one in surveyed(path).sheets[0].tables[0].questions if one.key == "level_quantities"
    ]

    assert question.sure is not asked
    assert [one.consequence for one in question.answers] == [
        f"{2 * hubs * 10 + 180:.2f} USD a vehicle",
        f"{hubs * 10 + 140:.2f} USD a vehicle",
    ]


def test_costs_may_prove_that_quantities_are_those_of_one_vehicle(tmp_path: Path) -> None:
    headings = ("Level", "Model", "Part number", "Country of origin", "Qty", "Unit cost")
    rows: list[tuple[Cell, ...]] = [
        headings,
        (1.0, "Sierra", "A-10", "MX", 4.0, 50.0),
        (2.0, "Sierra", "P-11", "CN", 4.0, 40.0),
        (2.0, "Sierra", "P-12", "MX", 20.0, 2.0),
    ]
    book = read_rows(tmp_path, rows)

    assert quantities(book) == {"P-11": 4.0, "P-12": 20.0}
    assert cost_of(book) == 200.0
    assert _said(book, "those of one vehicle, as the costs of the assemblies say")


_MADE = ("Level", "Model", "Part number", "Country of origin", "Qty", "Unit cost", "Make/Buy")


@pytest.mark.parametrize(
    ("word", "maker"),
    [
        ("Buy", "supplier"),
        ("F", "supplier"),
        ("Kaufteil", "supplier"),
        ("Make", "self"),
        ("E", "self"),
        ("Phantom", "phantom"),
    ],
)
def test_who_made_an_assembly_decides_what_counts(tmp_path: Path, word: str, maker: str) -> None:
    rows: list[tuple[Cell, ...]] = [
        _MADE,
        (1.0, "Sierra", "A-10", "MX", 2.0, 400.0, word),
        (2.0, "Sierra", "P-11", "CN", 1.0, 100.0, "Buy"),
        (2.0, "Sierra", "P-12", "MX", 2.0, 90.0, "Buy"),
    ]
    book = read_rows(tmp_path, rows)
    bought = maker == "supplier"

    assert quantities(book) == ({"A-10": 2.0} if bought else {"P-11": 2.0, "P-12": 4.0})
    said = [problem.message for problem in problems_of(book, Severity.WARNING)]
    if bought:
        assert _rows_by_fate(book) == {Fate.CURRENT: 1, Fate.INSIDE: 2}
        assert not said
    else:
        assert len(said) == 1
        if maker == "self":
            assert _said(book, "is 120.00 USD more than the cost of its parts", "conversion cost")
            assert "Conversion cost of Sierra is stated as 4,000.00 USD" in said[0]
        else:
            assert "Unit cost differs by 120.00 USD from the cost of its parts" in said[0]
    tree = book.tree
    assert tree is not None
    assert [tree.nodes.texts("made_by")[node] for node in range(3)] == [maker, "supplier", "supplier"]
    assert tree.fate.tolist() == ([CLOSED, INSIDE, INSIDE] if bought else [OPENED, LEAF, LEAF])


@pytest.mark.parametrize("cost", [None, 0.0])
@pytest.mark.parametrize("word", ["Make", "Buy", None])
def test_an_assembly_without_a_cost_of_its_own_is_opened(
    tmp_path: Path, word: str | None, cost: float | None
) -> None:
    rows: list[tuple[Cell, ...]] = [
        _MADE,
        (1.0, "Sierra", "A-10", "MX", 2.0, cost, word),
        (2.0, "Sierra", "P-11", "CN", 1.0, 100.0, "Buy"),
    ]
    book = read_rows(tmp_path, rows)

    assert quantities(book) == {"P-11": 2.0}
    assert not problems_of(book)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("Buy", ""),
        (None, "has a cost: it counts itself"),
        ("Make", "but none of them has a cost"),
    ],
)
def test_an_assembly_whose_parts_have_no_cost_counts_itself(
    tmp_path: Path, word: str | None, said: str
) -> None:
    rows: list[tuple[Cell, ...]] = [
        _MADE,
        (1.0, "Sierra", "A-10", "MX", 2.0, 300.0, word),
        (2.0, "Sierra", "P-11", "CN", 1.0, None, "Buy"),
        (2.0, "Sierra", "P-12", "CN", 1.0, None, "Buy"),
    ]
    book = read_rows(tmp_path, rows)

    assert quantities(book) == {"A-10": 2.0}
    assert not problems_of(book, Severity.ERROR)
    assert _said(book, said)


def test_a_source_of_make_and_buy_says_who_makes_the_part(tmp_path: Path) -> None:
    rows = table({"Source": "Make"}, {"Part number": "P-2", "Source": "Buy"})
    book = read_rows(tmp_path, rows)

    assert book.rows_used == 2
    assert not book.rows.alternative.any()
    assert [book.rows.texts("made_by")[row] for row in range(2)] == ["self", "supplier"]


def test_an_alternative_assembly_keeps_its_parts_out(tmp_path: Path) -> None:
    headings = ("Level", "Model", "Part number", "Country of origin", "Qty", "Unit cost", "Source")
    rows: list[tuple[Cell, ...]] = [
        headings,
        (1.0, "Sierra", "A-10", "MX", 1.0, 100.0, "current"),
        (2.0, "Sierra", "P-11", "CN", 1.0, 100.0, "current"),
        (1.0, "Sierra", "A-10", "US", 1.0, 120.0, "alternative"),
        (2.0, "Sierra", "P-11", "US", 1.0, 110.0, "current"),
        (2.0, "Sierra", "P-12", "US", 1.0, 5.0, None),
    ]
    book = read_rows(tmp_path, rows)

    assert cost_of(book) == 100.0
    assert book.rows.alternative.tolist() == [False, True]


_DIFFERING: list[tuple[Cell, ...]] = [
    ("Level", "Model", "Part number", "Country of origin", "Qty", "Unit cost"),
    (1.0, "Sierra", "A-10", "MX", 1.0, 300.0),
    (2.0, "Sierra", "P-11", "CN", 2.0, 50.0),
    (2.0, "Sierra", "P-12", "MX", 2.0, 97.2),
    (1.0, "Sierra", "A-20", "MX", 1.0, 300.0),
    (2.0, "Sierra", "P-21", "US", 1.0, 300.0),
]


def test_where_the_sums_differ_it_is_asked_and_the_difference_said(tmp_path: Path) -> None:
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"Sourcing": _DIFFERING, "Models": MODELS}))
    (question,) = survey.sheets[0].tables[0].questions

    assert not survey.certain
    assert (question.key, question.sure, question.proposed) == ("levels", False, "parts")
    assert "A-10 (F2) costs 300.00, its parts 294.40 (differs by 5.60)" in question.reason
    assert [answer.consequence for answer in question.answers] == [
        "594.40 USD a vehicle",
        "600.00 USD a vehicle",
    ]
    with pytest.raises(UserError, match=r"differs by 5\.60"):
        read_rows(tmp_path, _DIFFERING)


@pytest.mark.parametrize(
    ("answer", "cost", "said"),
    [
        ("parts", 594.4, "which count in its place"),
        ("assemblies", 600.0, "it counts itself, its parts do not"),
    ],
)
def test_either_answer_counts_one_of_the_two(tmp_path: Path, answer: str, cost: float, said: str) -> None:
    book = read_answered(tmp_path / "b.xlsx", {"Sourcing": _DIFFERING}, {"levels": answer})

    assert cost_of(book) == pytest.approx(cost)
    (warning,) = problems_of(book)
    assert warning.place == "Sourcing!F2"
    assert "differs by 5.60 USD" in warning.message
    assert said in warning.message


def test_how_each_row_is_read_goes_with_the_answer(tmp_path: Path) -> None:
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"Sourcing": _DIFFERING, "Models": MODELS}))
    found = survey.sheets[0].tables[0]

    assert _words(found.read_as) == {
        2: "differs by 5.60",
        3: "counted",
        4: "counted",
        5: "sum of its parts",
        6: "counted",
    }
    assert _words(found.answered({"levels": "assemblies"}).read_as) == {
        2: "counted",
        3: "inside a part that counts itself",
        4: "inside a part that counts itself",
        5: "counted",
        6: "inside a part that counts itself",
    }
    assert found.structure is not None
    assert found.structure.depths == (0, 1, 1, 0, 1)


@pytest.mark.parametrize(
    ("maker", "said"),
    [("supplier", "inside a part that is bought"), ("self", "inside an own part that counts itself")],
)
def test_what_stands_in_an_assembly_that_counts_itself_is_told_by_who_makes_that(
    tmp_path: Path, maker: str, said: str
) -> None:
    rows: list[tuple[Cell, ...]] = [
        ("Level", "Model", "Part number", "Country of origin", "Qty", "Unit cost", "Made by"),
        (1.0, "Sierra", "A-10", "MX", 1.0, 300.0, maker),
        (2.0, "Sierra", "P-11", "CN", 2.0, None, None),
        (3.0, "Sierra", "P-12", "MX", 2.0, None, None),
        (1.0, "Sierra", "A-20", "MX", 1.0, 300.0, None),
    ]
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"Sourcing": rows, "Models": MODELS}))

    found = _words(survey.sheets[0].tables[0].read_as)

    assert [found[row] for row in (2, 3, 4, 5)] == ["counted", said, said, "counted"]


def test_a_small_difference_of_rounded_prices_is_none(tmp_path: Path) -> None:
    rows = _with(_DIFFERING, 3, 5, 100.01)
    rows = _with(rows, 1, 5, 300.03)

    assert cost_of(read_rows(tmp_path, rows)) == pytest.approx(600.02)


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4, 5), (0, 3, 1, 4, 2, 5)])
def test_levels_begin_anew_in_each_model(tmp_path: Path, order: tuple[int, ...]) -> None:
    rows: list[tuple[Cell, ...]] = [
        (1.0, "Sierra", "A-10", "MX", 2.0, None),
        (2.0, "Sierra", "A-11", "MX", 3.0, None),
        (3.0, "Sierra", "P-11", "CN", 1.0, 1.0),
        (0.0, "Alder", "A-20", "MX", 1.0, None),
        (1.0, "Alder", "A-21", "MX", 5.0, None),
        (2.0, "Alder", "P-21", "CN", 1.0, 1.0),
    ]
    models = [*MODELS, ("Alder", *MODELS[1][1:])]
    book = read_rows(tmp_path, [_DIFFERING[0], *(rows[at] for at in order)], models=models)

    assert quantities(book) == {"P-11": 6.0, "P-21": 5.0}
    assert not problems_of(book)


def test_a_jump_of_levels_is_said_and_the_row_taken_as_a_top_one(tmp_path: Path) -> None:
    rows: list[tuple[Cell, ...]] = [
        _DIFFERING[0],
        (0.0, "Sierra", "A-10", "MX", 3.0, None),
        (2.0, "Sierra", "P-11", "CN", 2.0, 50.0),
        (1.0, "Sierra", "P-12", "CN", 2.0, 50.0),
        ("x", "Sierra", "P-13", "CN", 2.0, 50.0),
        (None, "Sierra", "P-14", "CN", 2.0, 50.0),
    ]
    book = read_rows(tmp_path, rows)

    assert quantities(book) == {"P-11": 2.0, "P-12": 6.0, "P-13": 2.0, "P-14": 2.0}
    assert [(problem.place, problem.message.split(".")[0]) for problem in problems_of(book)] == [
        ("Sourcing!A3", "Level “2” follows without an assembly of the level above it"),
        ("Sourcing!A5", "Level “x” is not a level"),
        ("Sourcing!A6", "Level is missing"),
    ]


def test_a_quantity_that_cannot_be_used_takes_the_parts_with_it(tmp_path: Path) -> None:
    rows = _with(_ROLLED, 2, 5, "many")
    book = read_answered(tmp_path / "b.xlsx", {"Sourcing": rows}, {"levels": "parts"})

    assert quantities(book) == {"P-21": 1.0, "P-22": 4.0}
    said = [problem.place for problem in problems_of(book, Severity.ERROR)]
    assert said == ["Sourcing!F3", "Sourcing!F4", "Sourcing!F5"]


def test_the_quantity_of_the_vehicle_itself_is_one(tmp_path: Path) -> None:
    book = read_rows(tmp_path, _with(_ROLLED, 1, 5, 5000.0))

    assert quantities(book) == _PARTS
    (warning,) = problems_of(book)
    assert (warning.place, "for one vehicle" in warning.message) == ("Sourcing!F2", True)


def test_a_total_is_the_sum_of_the_rows_that_count(tmp_path: Path) -> None:
    total = (None, "Total", None, None, None, None, 600.0)
    book = read_rows(tmp_path, [*_ROLLED, total])

    assert _said(book, "Unit cost “600.00” is their sum")
    assert not problems_of(book)


_PARENTS = ("Model", "Parent part", "Part number", "Country of origin", "Qty", "Unit cost")


def test_parts_under_named_parents_multiply_and_a_shared_assembly_counts_at_each_place(
    tmp_path: Path,
) -> None:
    rows: list[tuple[Cell, ...]] = [
        _PARENTS,
        ("Sierra", "V-1", "A-10", "MX", 2.0, None),
        ("Sierra", "V-1", "A-20", "MX", 1.0, None),
        ("Sierra", "A-10", "S-1", "MX", 3.0, None),
        ("Sierra", "A-20", "S-1", "MX", 1.0, None),
        ("Sierra", "S-1", "P-1", "CN", 4.0, 1.0),
        ("Sierra", "A-20", "P-2", "US", 1.0, 10.0),
    ]
    book = read_rows(tmp_path, rows)

    assert quantities(book) == {"P-1": 28.0, "P-2": 1.0}
    assert book.rows_used == 2
    assert not problems_of(book)
    assert _said(book, "Parent part V-1 has no row of its own: it is taken for the vehicle")
    tree = book.tree
    assert tree is not None
    assert len(tree) == 7
    places = [node for node in range(7) if tree.nodes.part_number[node] == "P-1"]
    assert [(tree.nodes.quantity[node], tree.row[node]) for node in places] == [(24.0, 0), (4.0, 0)]


def test_parts_repeated_below_each_place_of_their_assembly_are_not_multiplied_twice(tmp_path: Path) -> None:
    rows: list[tuple[Cell, ...]] = [
        _PARENTS,
        ("Sierra", None, "A-10", "MX", 2.0, None),
        ("Sierra", "A-10", "S-1", "MX", 3.0, None),
        ("Sierra", "S-1", "P-1", "CN", 4.0, 1.0),
        ("Sierra", None, "A-20", "MX", 1.0, None),
        ("Sierra", "A-20", "S-1", "MX", 1.0, None),
        ("Sierra", "S-1", "P-1", "CN", 4.0, 1.0),
    ]
    assert quantities(read_rows(tmp_path, rows)) == {"P-1": 28.0}


def test_a_parent_that_is_not_found_and_a_circle_are_said(tmp_path: Path) -> None:
    rows: list[tuple[Cell, ...]] = [
        _PARENTS,
        ("Sierra", None, "A-10", "MX", 2.0, None),
        ("Sierra", "A-10", "P-1", "MX", 3.0, 1.0),
        ("Sierra", "A-99", "P-2", "CN", 4.0, 1.0),
        ("Sierra", "A-98", "P-3", "CN", 1.0, 1.0),
        ("Sierra", "C-2", "C-1", "CN", 1.0, 1.0),
        ("Sierra", "C-1", "C-2", "CN", 5.0, 1.0),
    ]
    book = read_rows(tmp_path, rows)

    assert quantities(book) == {"P-1": 6.0, "P-2": 4.0, "P-3": 1.0, "C-1": 1.0, "C-2": 5.0}
    assert [problem.place for problem in problems_of(book)] == [f"Sourcing!B{row}" for row in (4, 5, 6, 7)]


def test_the_model_is_what_the_first_parts_go_into(tmp_path: Path) -> None:
    rows: list[tuple[Cell, ...]] = [
        _PARENTS[1:],
        ("Sierra", "A-10", "MX", 2.0, None),
        ("A-10", "P-1", "CN", 3.0, 1.0),
        ("Sierra", "P-2", "US", 1.0, 10.0),
    ]
    book = read_rows(tmp_path, rows)

    assert book.rows.models == ("Sierra",)
    assert quantities(book) == {"P-1": 6.0, "P-2": 1.0}


def test_parents_that_are_models_are_models(tmp_path: Path) -> None:
    rows: list[tuple[Cell, ...]] = [
        _PARENTS[1:],
        ("Sierra", "P-1", "CN", 3.0, 1.0),
        ("Alder", "P-1", "CN", 2.0, 1.0),
    ]
    models = [*MODELS, ("Alder", *MODELS[1][1:])]
    book = read_rows(tmp_path, rows, models=models)

    assert book.rows.models == ("Sierra", "Alder")
    assert book.rows.quantity.tolist() == [3.0, 2.0]


def _indented(path: Path, *, outline: bool, cost: float = 300.0) -> Path:
    """Write a bill whose levels only the look of its rows shows."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Sourcing"
    for cells in _without(_DIFFERING, 0):
        sheet.append(cells)
    sheet["E4"] = 100.0
    sheet["E2"] = cost
    for row in (3, 4, 6):
        if outline:
            sheet.row_dimensions[row].outlineLevel = 1
        else:
            sheet.cell(row, 2).alignment = Alignment(indent=2)
    models = book.create_sheet("Models")
    for stated in MODELS:
        models.append(list(stated))
    book.save(path)
    return path


@pytest.mark.parametrize("outline", [False, True])
def test_indents_that_the_sums_prove_are_read(tmp_path: Path, outline: bool) -> None:  # noqa: FBT001
    book = decode(_indented(tmp_path / "book.xlsx", outline=outline), silent)

    assert quantities(book) == {"P-11": 2.0, "P-12": 2.0, "P-21": 1.0}
    assert cost_of(book) == 600.0
    assert _said(book, "Indents say which part goes into which")


@pytest.mark.parametrize(("answer", "cost"), [("parts", 600.0), ("assemblies", 650.0), ("rows", 1250.0)])
def test_indents_that_the_sums_do_not_prove_are_asked_about(tmp_path: Path, answer: str, cost: float) -> None:
    path = _indented(tmp_path / "book.xlsx", outline=True, cost=350.0)
    survey = surveyed(path)
    (question,) = survey.sheets[0].tables[0].questions
    assert not question.sure
    assert [one.word for one in question.answers] == ["parts", "assemblies", "rows"]

    layout = survey.proposed
    tables = tuple(one.with_answers({"levels": answer}) for one in layout.tables)
    book = decode(path, silent, Questions(choose=lambda _: layout.with_tables(tables)))
    assert cost_of(book) == pytest.approx(cost)


_INDENTS = {
    "blanks": ("", "  ", "    "),
    "tabs": ("", "\t", "\t\t"),
    "blanks that do not break": ("", "\u00a0\u00a0", "\u00a0\u00a0\u00a0\u00a0"),
    "dots": ("", ".", ".."),
    "dots and blanks": ("", ". ", ". . "),
    "dashes": ("", "- ", "-- "),
    "long dashes": ("", "\u2013 ", "\u2013\u2013 "),
    "arrows": ("", "\u2192 ", "\u2192\u2192 "),
    "arrows of signs": ("", "-> ", "--> "),
    "angles": ("", "> ", ">> "),
    "a drawn tree": ("", "\u2514\u2500 ", "   \u2514\u2500 "),
}


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize("form", _INDENTS)
def test_what_stands_before_the_part_shows_the_levels(tmp_path: Path, form: str, suffix: str) -> None:
    rows = _without(_ROLLED, 0)
    for at, level in enumerate((0, 1, 2, 2, 1, 2, 2), start=1):
        rows = _with(rows, at, 2, f"{_INDENTS[form][level]}{rows[at][2]}")
    if suffix == ".xlsx":
        book = read_rows(tmp_path, rows)
    else:
        path = tmp_path / "book.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        book = decode(path, silent)

    assert quantities(book) == _PARTS
    assert book.tree is not None
    numbers = [book.tree.nodes.part_number[node] for node in range(7)]
    assert numbers == [str(row[2]) for row in _ROLLED[1:]]


def test_a_matrix_of_models_has_levels_as_well(tmp_path: Path) -> None:
    rows: list[tuple[Cell, ...]] = [
        ("Level", "Part number", "Country of origin", "Unit cost", "Qty", "Qty"),
        (None, None, None, None, "Alder", "Birch"),
        (1.0, "A-10", "MX", None, 2.0, 1.0),
        (2.0, "P-11", "CN", 5.0, 3.0, 4.0),
        (1.0, "A-20", "MX", None, None, None),
        (2.0, "P-21", "US", 7.0, 2.0, None),
        (1.0, "A-30", "MX", 20.0, 1.0, None),
        (2.0, "P-31", "US", 20.0, 1.0, None),
    ]
    book = read_rows(tmp_path, rows, models=None)

    found = {
        (book.rows.models[book.rows.model[row]], book.rows.part_number[row]): book.rows.quantity[row]
        for row in range(len(book.rows))
    }
    assert found == {
        ("Alder", "P-11"): 6.0,
        ("Birch", "P-11"): 4.0,
        ("Alder", "P-21"): 2.0,
        ("Alder", "P-31"): 1.0,
    }


def test_bills_of_several_sheets_are_one_tree(tmp_path: Path) -> None:
    second = [(cells[0], "Alder" if at else "Model", *cells[2:]) for at, cells in enumerate(_ROLLED)]
    models = [*MODELS, ("Alder", *MODELS[1][1:])]
    paths = [
        write_xlsx(tmp_path / "one.xlsx", {"Sourcing": _ROLLED, "Models": models}),
        write_xlsx(tmp_path / "two.xlsx", {"Sourcing": second}),
    ]
    book = decode(paths, silent)

    tree = book.tree
    assert tree is not None
    assert len(tree) == 14
    assert tree.parent[7:].tolist() == [-1, 7, 8, 8, 7, 11, 11]
    assert tree.row[tree.row >= 0].tolist() == list(range(8))
    assert tree.nodes.part_number[9] == book.rows.part_number[4]


def test_other_currencies_are_compared_in_dollars(tmp_path: Path) -> None:
    headings = ("Level", "Model", "Part number", "Country of origin", "Qty", "Unit cost", "Currency")
    rows: list[tuple[Cell, ...]] = [
        headings,
        (1.0, "Sierra", "A-10", "MX", 1.0, 110.0, "USD"),
        (2.0, "Sierra", "P-11", "DE", 2.0, 50.0, "EUR"),
    ]
    sheets: dict[str, Rows] = {"Sourcing": rows, "Rates": [("Currency", "USD per unit"), ("EUR", 1.1)]}
    survey = surveyed(write_xlsx(tmp_path / "a.xlsx", sheets))
    (question,) = survey.sheets[0].tables[0].questions
    assert "several currencies" in question.reason
    assert not question.sure
    assert _words(survey.sheets[0].tables[0].read_as) == {2: "assembly, its parts count", 3: "counted"}
    book = read_answered(tmp_path / "b.xlsx", sheets, {"levels": "parts"})

    assert quantities(book) == {"P-11": 2.0}
    assert not problems_of(book)


def test_a_bill_of_more_places_than_can_be_held_is_refused(tmp_path: Path) -> None:
    chain = [(f"A-{at}" if at else None, f"A-{at + 1}") for at in range(40) for _ in range(2)]
    rows: list[tuple[Cell, ...]] = [_PARENTS]
    rows += [("Sierra", above, part, "MX", 1.0, None) for above, part in [*chain, ("A-40", "P-1")]]

    with pytest.raises(UserError, match="at more places than can be held"):
        read_rows(tmp_path, rows)


def _made_by(maker: str) -> list[tuple[Cell, ...]]:
    """Return the bill with an axle that somebody makes for 40 more than its parts cost."""
    rows = _with(_with(_ROLLED, 1, 6, 640.0), 2, 6, 340.0)
    return [(*rows[0], "Made by"), *((*cells, maker if cells[2] == "A-10" else None) for cells in rows[1:])]


@pytest.mark.parametrize(("maker", "parts", "conversion"), [("self", 600.0, 40.0), ("supplier", 640.0, 0.0)])
def test_what_ones_own_assembly_costs_above_its_parts_is_conversion_cost(
    tmp_path: Path, maker: str, parts: float, conversion: float
) -> None:
    path = write_xlsx(tmp_path / "book.xlsx", {"Sourcing": _made_by(maker)})
    book = decode(path, silent)

    assert cost_of(book) == parts
    assert book.vehicles[0].conversion_usd == conversion
    assert _said(book, "is 40.00 USD more than the cost of its parts") == bool(conversion)


def _axle_from(origin: str | None, made_by: str = "self") -> list[tuple[Cell, ...]]:
    """Return the bill with an axle from somewhere, which somebody makes for 40 more than its parts cost."""
    return _with(_made_by(made_by), 2, 4, origin)


@pytest.mark.parametrize(
    ("origin", "assembly", "conversion", "parts"),
    [
        ("CN", "MX", 0.0, 640.0),
        ("CN", "CN", 40.0, 600.0),
        ("MX", "US", 40.0, 600.0),
        (None, "US", 40.0, 600.0),
    ],
)
def test_what_the_producer_makes_outside_the_region_counts_itself_with_its_own_work(
    tmp_path: Path, origin: str | None, assembly: str, conversion: float, parts: float
) -> None:
    """By hand: parts of 300 and work of 40 come from China as an axle of 340, beside seats of 300."""
    models: Rows = [("Model", "Assembly country"), ("Sierra", assembly)]
    sheets = {"Sourcing": _axle_from(origin), "Models": models}
    book = decode(write_xlsx(tmp_path / "book.xlsx", sheets), silent)

    assert cost_of(book) == parts
    assert book.vehicles[0].conversion_usd == conversion
    assert _said(book, "is 40.00 USD more than the cost of its parts") == bool(conversion)
    assert _said(book, "the producer makes it outside the region", "in full") != bool(conversion)
    assert not _said(book, "differs by 40.00 USD from the cost of its parts")


def test_it_counts_in_full_and_pays_duty_as_goods_of_its_country_whoever_made_it(tmp_path: Path) -> None:
    """By hand: axle 340 and foam 100 from China, of 640; 2.5 and 25 % on both into the United States."""
    models: Rows = [("Model", "Assembly country"), ("Sierra", "US")]
    outcomes = []
    for maker in ("self", "supplier"):
        path = tmp_path / f"{maker}.xlsx"
        book = decode(write_xlsx(path, {"Sourcing": _axle_from("CN", maker), "Models": models}), silent)
        scenario = Scenario(load_policy(preset_path("usmca")))
        outcomes.append(evaluate(Exposure.of(book, load_reference()), scenario))

    for outcome in outcomes:
        assert outcome.parts_usd.tolist() == outcome.net_cost_usd.tolist() == [640.0]
        assert outcome.vnm_low_usd.tolist() == outcome.vnm_high_usd.tolist() == [440.0]
        assert outcome.parts_duty_usd.tolist() == pytest.approx([440 * 0.275])
        assert outcome.landed_cost_usd.tolist() == pytest.approx([640 + 440 * 0.275])


def test_what_the_producer_makes_for_an_assembly_without_a_cost_was_last_made_with_it(tmp_path: Path) -> None:
    """By hand: a hub of 140 from Mexico, of parts of 100, is put into a kit in China that has no cost."""
    rows: list[tuple[Cell, ...]] = [
        _MADE,
        (1.0, "Sierra", "A-10", "CN", 1.0, None, "Make"),
        (2.0, "Sierra", "A-11", "MX", 1.0, 140.0, "Make"),
        (3.0, "Sierra", "P-12", "MX", 1.0, 100.0, "Buy"),
    ]
    book = read_rows(tmp_path, rows)

    assert quantities(book) == {"A-11": 1.0}
    assert book.tree is not None
    assert book.tree.fate.tolist() == [OPENED, CLOSED, INSIDE]
    rows_as_made = as_last_made(book).rows
    assert [rows_as_made.origins[code] for code in rows_as_made.origin] == ["CN"]


def test_what_costs_less_than_its_parts_is_doubted_wherever_it_is_made(tmp_path: Path) -> None:
    book = read_rows(tmp_path, _with(_with(_axle_from("CN"), 2, 6, 290.0), 1, 6, 590.0))

    assert cost_of(book) == 590.0
    assert _said(book, "differs by 10.00 USD from the cost of its parts: it counts itself")


@pytest.mark.parametrize(
    ("origin", "axle", "hub"), [("CN", "counted", "inside"), ("MX", "differs", "counted")]
)
def test_the_page_before_reading_says_the_same(tmp_path: Path, origin: str, axle: str, hub: str) -> None:
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"Sourcing": _axle_from(origin), "Models": MODELS}))
    read_as = _words(survey.sheets[0].tables[0].read_as)

    assert [read_as[3].split()[0], read_as[4].split()[0]] == [axle, hub]


@pytest.mark.parametrize(
    ("heading", "mark"), [("Source type", "alternate"), ("Alternate", "yes"), ("Purchase share %", 0.0)]
)
def test_parts_of_an_assembly_that_is_an_alternative_do_not_count(
    tmp_path: Path, heading: str, mark: Cell
) -> None:
    """Axle A-11 replaces A-10 in re-sourcing only: 300 and 300 count, before reading and after."""
    rows: list[tuple[Cell, ...]] = [
        ("Level", "Model", "Part number", "Country of origin", "Qty", "Unit cost", "Made by", heading),
        (1.0, "Sierra", "A-10", "MX", 1.0, 300.0, "supplier", None),
        (1.0, "Sierra", "A-11", "MX", 1.0, 400.0, "self", mark),
        (2.0, "Sierra", "P-11", "CN", 1.0, 250.0, None, None),
        (1.0, "Sierra", "A-20", "MX", 1.0, 300.0, None, None),
    ]
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"Sourcing": rows, "Models": MODELS}))
    found = _words(survey.sheets[0].tables[0].read_as)
    book = read_rows(tmp_path, rows)

    assert found[4] == "inside an own part that counts itself"
    rows_read = book.rows
    assert float((rows_read.quantity * rows_read.unit_cost)[rows_read.current].sum()) == 600.0
    alternatives = rows_read.alternative.nonzero()[0].tolist()
    assert [rows_read.part_number[row] for row in alternatives] == ["A-11"]


def test_an_alternative_is_no_part_of_what_an_own_assembly_costs(tmp_path: Path) -> None:
    """An axle of 900 has one gear, for 500 or for 300: 400 of it are work."""
    rows: list[tuple[Cell, ...]] = [
        ("Level", "Model", "Part number", "Country of origin", "Qty", "Unit cost", "Made by", "Alternate"),
        (1.0, "Sierra", "A-10", "MX", 1.0, 900.0, "self", None),
        (2.0, "Sierra", "P-11", "CN", 1.0, 500.0, None, None),
        (2.0, "Sierra", "P-11", "US", 1.0, 300.0, None, "yes"),
    ]
    book = read_rows(tmp_path, rows, models=[["Model", "Assembly country"], ["Sierra", "MX"]])

    assert [vehicle.conversion_usd for vehicle in book.vehicles if vehicle.name == "Sierra"] == [400.0]
