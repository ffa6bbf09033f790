"""Bills at random, read from a workbook, against plain recursion over the same bill."""

import tempfile
from itertools import count
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bills import Node, quantities, read_answered, that_count, walked
from headroom.book.sourcing import SourcingBook
from property_examples import examples
from workbooks import Cell, Rows

_HEADINGS = ("Part number", "Model", "Country of origin", "Qty", "Unit cost", "Made by")
_ANSWERS = st.sampled_from(("parts", "assemblies"))
_COSTS = st.sampled_from((None, 0.0, 1.5, 12.0, 40.0, 100.0))
_MAKERS = st.sampled_from(("", "", "self", "supplier", "phantom"))


@st.composite
def bills(draw: st.DrawFn) -> tuple[Node, ...]:
    """Return a bill of up to four levels; each part has a number of its own."""
    numbers = count(1)

    def node(deep: int) -> Node:
        parts = draw(st.integers(0, 3)) if deep else 0
        return Node(
            f"P-{next(numbers):03d}",
            float(draw(st.integers(1, 4))),
            draw(_COSTS),
            draw(_MAKERS),
            tuple(node(deep - 1) for _ in range(parts)),
        )

    first = node(3)
    with_parts = first if first.parts else Node("P-900", 1.0, None, "", (first,))
    return (with_parts, *(node(3) for _ in range(draw(st.integers(0, 3)))))


def _cells(node: Node) -> tuple[Cell, ...]:
    return (node.name, "Sierra", "MX", node.quantity, node.cost, node.made_by or None)


def _written(form: str, bill: tuple[Node, ...]) -> list[list[Cell]]:
    """Return the rows of a bill, its levels in one of the ways that they are written in."""
    places: dict[str, str] = {}
    numbers: dict[str, int] = {}
    rows: list[list[Cell]] = [["Parent part" if form == "parent" else "Level", *_HEADINGS]]
    for node, level, above in walked(bill):
        numbers[above] = numbers.get(above, 0) + 1
        places[node.name] = f"{places[above]}.{numbers[above]}" if above else f"{numbers[above]}"
        stated: dict[str, Cell] = {
            "integers": float(level + 1),
            "dots": "." * (level + 1) + str(level + 1),
            "signs": "+" * (level + 1),
            "numbers": places[node.name],
            "parent": above or None,
        }
        rows.append([stated[form], *_cells(node)])
    return rows


def _said(answer: str) -> dict[str, str]:
    """Return the answers; costs at random may say by chance that quantities are those of a vehicle."""
    return {"levels": answer, "level_quantities": "parent"}


def _check(book: SourcingBook, wanted: dict[str, float]) -> None:
    """Hold a book against what counts, and against itself."""
    assert quantities(book) == pytest.approx(wanted)
    assert sum(tally.rows for tally in book.tallies) == book.rows_read
    tree = book.tree
    assert tree is not None
    counting = tree.row >= 0
    summed = np.bincount(tree.row[counting], tree.nodes.quantity[counting], minlength=len(book.rows))
    assert summed == pytest.approx(book.rows.quantity)
    top = tree.parent < 0
    assert tree.nodes.quantity[top] == pytest.approx(tree.own_quantity[top])
    below = tree.own_quantity[~top] * tree.nodes.quantity[tree.parent[~top]]
    assert tree.nodes.quantity[~top] == pytest.approx(below)


@pytest.mark.parametrize("form", ["integers", "dots", "signs", "numbers", "parent"])
@settings(max_examples=examples(80), deadline=None)
@given(bill=bills(), answer=_ANSWERS)
def test_what_counts_is_what_recursion_counts(form: str, bill: tuple[Node, ...], answer: str) -> None:
    wanted = dict(that_count(bill, answer))
    with tempfile.TemporaryDirectory() as folder:
        book = read_answered(Path(folder, "book.xlsx"), {"Sourcing": _written(form, bill)}, _said(answer))

    _check(book, wanted)


@st.composite
def shared_bills(draw: st.DrawFn) -> dict[str, tuple[Node, list[str]]]:
    """Return parts by number, each with itself and what it goes into; several may go into several."""
    size = draw(st.integers(2, 9))
    names = [f"P-{number:02d}" for number in range(size)]
    found = {}
    for at, name in enumerate(names):
        above = draw(st.lists(st.sampled_from(names[:at]), unique=True, max_size=3)) if at else []
        if at == 1:
            above = names[:1]
        quantity = float(draw(st.integers(1, 3)))
        found[name] = (Node(name, quantity, draw(_COSTS), draw(_MAKERS)), above)
    return found


def _grown(parts: dict[str, tuple[Node, list[str]]], above: str) -> tuple[Node, ...]:
    """Return what goes into a part, with all that goes into that."""
    return tuple(
        Node(name, node.quantity, node.cost, node.made_by, _grown(parts, name))
        for name, (node, parents) in parts.items()
        if above in (parents or [""])
    )


@settings(max_examples=examples(200), deadline=None)
@given(parts=shared_bills(), answer=_ANSWERS, data=st.data())
def test_a_shared_assembly_counts_at_each_of_its_places(
    parts: dict[str, tuple[Node, list[str]]], answer: str, data: st.DataObject
) -> None:
    wanted: dict[str, float] = {}
    for name, quantity in that_count(_grown(parts, ""), answer):
        wanted[name] = wanted.get(name, 0.0) + quantity
    rows: list[list[Cell]] = [
        [above or None, *_cells(node)] for node, parents in parts.values() for above in (parents or [""])
    ]
    shuffled = data.draw(st.permutations(rows))
    with tempfile.TemporaryDirectory() as folder:
        sheet: Rows = [["Parent part", *_HEADINGS], *shuffled]
        book = read_answered(Path(folder, "book.xlsx"), {"Sourcing": sheet}, _said(answer))

    _check(book, wanted)
