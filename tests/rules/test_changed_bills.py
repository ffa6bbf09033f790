"""Random changes by hand of random bills of several levels: what a workbook comes to that says so itself."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from books import Row
from headroom.book.classes_and_roles import PartRole
from headroom.book.sourcing import Vehicle
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.part_changes import Becomes, PartChange, Selection
from part_trees import Part, book_of, rolling, shares_of_rows, supplies
from property_examples import examples
from roll_up_by_hand import Node, vehicle_vnm
from strategies import REFERENCE

NAN = float("nan")
CAR = Vehicle("A", assembly_country="US")
PRICES = st.integers(1, 40).map(lambda tens: tens * 10.0)
THRESHOLDS = {PartRole.PRINCIPAL: 0.7, PartRole.OTHER: 0.5}
INSIDE = {"MX": True, "CN": False, "JP": False, "": None}
FIGURES = (
    *("rvc_low", "rvc_high", "us_content_low", "us_content_high", "parts_usd", "conversion_usd"),
    *("net_cost_usd", "landed_cost_usd"),
)
SHARES = st.sampled_from((None, None, None, 1.0, 0.9, 0.5, 0.1))
NUMBERS, SUPPLIERS = ("gear", "shaft", "case", "seal"), ("", "Acme", "Beta")


def _rows(cost: st.SearchStrategy[float]) -> st.SearchStrategy[Row]:
    """Return rows; some with what certificates and makers' statements say."""
    common = {
        "origin": st.sampled_from(tuple(INSIDE)),
        "cost": cost,
        "part": st.sampled_from(NUMBERS),
        "supplier": st.sampled_from(SUPPLIERS),
        "role": st.sampled_from(tuple(THRESHOLDS)),
    }
    plain = st.builds(
        Row,
        **common,
        regional=st.sampled_from((None, None, None, None, 0.4, 0.6)),
        originating=st.sampled_from((None, None, None, None, None, True, False)),
    )
    return plain | plain | st.builds(Row, **common, part_net_cost=PRICES, part_vnm=PRICES)


def _assemblies(parts: st.SearchStrategy[Part]) -> st.SearchStrategy[Part]:
    inside = st.lists(parts, min_size=1, max_size=4).map(tuple)
    made_by = st.sampled_from(("supplier", ""))
    bought = st.builds(Part, _rows(PRICES), made_by, parts=inside, share=SHARES)
    own = st.builds(
        *(Part, _rows(PRICES | st.just(NAN)), st.just("self")),
        designated=st.booleans(),
        parts=inside,
        share=SHARES,
    )
    return bought | bought | own | st.builds(Part, _rows(st.just(NAN)), parts=inside)


LEAVES = st.builds(Part, _rows(PRICES), share=SHARES)
TREES = st.lists(st.recursive(LEAVES, _assemblies, max_leaves=10), min_size=1, max_size=3).map(tuple)
SELECTIONS = st.builds(
    Selection,
    part_numbers=st.sampled_from(((), *((one,) for one in NUMBERS))),
    supplier=st.sampled_from(("", *SUPPLIERS)),
    origins=st.sampled_from(((), (), ("CN",), ("JP", "MX"), ("",))),
    outside_region=st.sampled_from((False, False, True)),
)
ORIGINS = st.sampled_from((None, *INSIDE))
BECOMES = st.builds(
    Becomes,
    origin=ORIGINS,
    price_change=st.sampled_from((None, -0.5, 0.3)),
    share=st.sampled_from((1.0, 1.0, 0.25, 0.5)),
    regional_content=st.sampled_from((None, None, "blank", 0.8)),
    originating=st.sampled_from((None, None, None, "blank", "yes", "no")),
    anew=st.sampled_from((False, False, True)),
) | st.builds(Becomes, origin=ORIGINS, unit_cost=PRICES, share=st.sampled_from((1.0, 0.5)))
CHANGES = st.lists(st.builds(PartChange, st.just("a change"), SELECTIONS, BECOMES), min_size=1, max_size=3)


def named(row: Row, selection: Selection) -> bool:
    """Return whether a change names what a workbook says."""
    return (
        (not selection.part_numbers or row.part in selection.part_numbers)
        and (not selection.supplier or row.supplier == selection.supplier)
        and (not selection.origins or row.origin in selection.origins)
        and (not selection.outside_region or INSIDE[row.origin] is False)
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A part as it is typed into a workbook.

    Attributes:
        part: What is typed, without what goes into it.
        first: What stood there at first, by which a change names it.
        parts: What goes into it.
        other: Whether it is another part with the change that is made.
    """

    part: Part
    first: Row
    parts: tuple["Line", ...]
    other: bool = False


def as_line(part: Part) -> Line:
    first = replace(part.row)
    return Line(replace(part, line=first), first, tuple(map(as_line, part.parts)))


def as_part(line: Line) -> Part:
    return replace(line.part, parts=tuple(map(as_part, line.parts)))


def abroad(line: Line, *, above: bool) -> bool:
    """Return whether it was last made outside the region, alone or with what it stands in."""
    return above or INSIDE[line.part.row.origin] is False


def opened(line: Line, *, above: bool) -> bool:
    """Return whether its parts count in its place where it stands, by how a workbook is read."""
    own = line.part.made_by == "self" and not abroad(line, above=above)
    return bool(line.parts) and (bool(np.isnan(line.part.row.cost)) or own)


def handed_down(line: Line, *, above: bool) -> bool:
    return abroad(line, above=above) and opened(line, above=above)


def times(line: Line, factor: float) -> Line:
    """Return a part of which there are more or fewer."""
    row = replace(line.part.row, quantity=line.part.row.quantity * factor)
    parts = tuple(times(one, factor) for one in line.parts)
    return replace(line, part=replace(line.part, row=row), parts=parts)


def typed(line: Line, becomes: Becomes) -> Line:
    """Return a part as a workbook would say it."""
    row = line.part.row
    if becomes.anew:
        row = replace(row, regional=None, us=None, originating=None, part_net_cost=None, part_vnm=None)
    if becomes.origin is not None:
        row = replace(row, origin=becomes.origin)
    if becomes.unit_cost is not None:
        row = replace(row, cost=becomes.unit_cost)
    if becomes.price_change is not None:
        row = replace(row, cost=row.cost * (1 + becomes.price_change))
    if becomes.regional_content is not None:
        stated = becomes.regional_content
        row = replace(row, regional=None if isinstance(stated, str) else stated)
    if becomes.originating is not None:
        row = replace(row, originating={"yes": True, "no": False, "blank": None}[becomes.originating])
    return replace(line, part=replace(line.part, row=row), other=becomes.anew)


def written(parts: tuple[Part, ...], changes: list[PartChange]) -> tuple[Part, ...]:
    """Return the bill with some changes typed into it, one after the other."""
    bill = tuple(map(as_line, parts))
    for change in changes:
        changed = (one for line in bill for one in _with(line, change, above=False))
        bill = tuple(_without_unknown(line, above=False) for line in changed)
    return tuple(map(as_part, bill))


def _with(line: Line, change: PartChange, *, above: bool) -> Iterator[Line]:
    """Yield what a change makes of a part."""
    becomes, below = change.becomes, handed_down(line, above=above)
    stays = becomes.share < 1 and opened(line, above=above)
    line = replace(line, parts=tuple(one for part in line.parts for one in _with(part, change, above=below)))
    does_something = replace(becomes, share=1.0) != Becomes()
    if not named(line.first, change.selection) or not does_something or stays:
        yield line
        return
    if becomes.share < 1:
        yield times(line, 1 - becomes.share)
    yield typed(times(line, becomes.share), becomes)


def _without_unknown(line: Line, *, above: bool) -> Line:
    """Return a part without what goes into one that is another now, and counts itself: nobody knows it."""
    unknown = line.other and not opened(line, above=above)
    below = handed_down(line, above=above)
    parts = () if unknown else tuple(_without_unknown(one, above=below) for one in line.parts)
    return replace(line, parts=parts, other=False)


def as_nodes(parts: tuple[Part, ...], path: str = "") -> list[Node]:
    """Return the bill as the reference takes it, its nodes named by their places."""

    def whole(part: Part, amount: float | None) -> float | None:
        return None if amount is None or np.isnan(amount) else amount * part.row.quantity

    return [
        Node(
            name := f"{path}{at}",
            whole(part, part.row.cost),
            INSIDE[part.row.origin],
            THRESHOLDS[part.row.role or PartRole.OTHER],
            part.row.regional,
            part.row.originating,
            whole(part, part.row.part_net_cost),
            whole(part, part.row.part_vnm),
            part.made_by or None,
            part.designated,
            as_nodes(part.parts, f"{name}."),
            supply,
        )
        for at, (part, supply) in enumerate(zip(parts, supplies(parts), strict=True))
    ]


def evaluated(parts: tuple[Part, ...], *changes: PartChange) -> Outcome:
    exposure = Exposure.of(book_of(*parts, vehicle=CAR), REFERENCE)
    return evaluate(exposure, replace(rolling(), part_changes=changes))


@settings(max_examples=examples(100))
@given(parts=TREES, changes=CHANGES)
def test_a_change_does_what_a_workbook_does_that_says_so(
    parts: tuple[Part, ...], changes: list[PartChange]
) -> None:
    bill = written(parts, changes)

    found = evaluated(parts, *changes)
    right = evaluated(bill)
    for name in FIGURES:
        np.testing.assert_allclose(getattr(found, name), getattr(right, name), err_msg=name)
    nodes = as_nodes(bill)
    shares = dict(zip(names_of(nodes), shares_of_rows(bill), strict=True))
    assert np.isclose(found.vnm_high_usd[0], vehicle_vnm(nodes, high=False, shares=shares))
    assert np.isclose(found.vnm_low_usd[0], vehicle_vnm(nodes, high=True, shares=shares))


def names_of(nodes: list[Node]) -> Iterator[str]:
    """Yield the names of nodes in the order of the sheet."""
    for node in nodes:
        yield node.name
        yield from names_of(node.children)
