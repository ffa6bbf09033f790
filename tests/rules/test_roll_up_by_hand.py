"""The roll-up of random bills of several levels against a reference that was written from the law alone."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from books import Row
from headroom.book.classes_and_roles import PartRole
from headroom.book.part_tree import OPENED
from headroom.rules.counted_rows import counted_rows
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.tree_contents import tree_contents
from part_trees import Part, book_of, rolling, supplies
from property_examples import examples
from roll_up_by_hand import Node, roll_up, vehicle_vnm
from strategies import REFERENCE

NAN = float("nan")
PRICES = st.integers(1, 40).map(lambda tens: tens * 10.0)
THRESHOLDS = {PartRole.PRINCIPAL: 0.7, PartRole.OTHER: 0.5}
INSIDE = {"MX": True, "CN": False, "": None}


def _rows(cost: st.SearchStrategy[float]) -> st.SearchStrategy[Row]:
    """Return rows; some with what certificates and makers' statements say."""
    shares = st.sampled_from((None, None, None, 0.4, 0.6, 1.0))
    plain = st.builds(
        Row,
        st.sampled_from(tuple(INSIDE)),
        cost,
        role=st.sampled_from(tuple(THRESHOLDS)),
        regional=shares,
        originating=st.sampled_from((None, None, None, None, True, False)),
    )
    stated = st.builds(
        Row,
        st.sampled_from(tuple(INSIDE)),
        cost,
        role=st.sampled_from(tuple(THRESHOLDS)),
        part_net_cost=PRICES,
        part_vnm=PRICES,
    )
    return plain | plain | stated


LEAVES = st.builds(Part, _rows(PRICES))
INNER_LEAVES = LEAVES | st.builds(Part, _rows(st.just(NAN)))


def _assemblies(parts: st.SearchStrategy[Part]) -> st.SearchStrategy[Part]:
    inside = st.lists(parts, min_size=1, max_size=4).map(tuple)
    bought = st.builds(Part, _rows(PRICES), st.sampled_from(("supplier", "")), parts=inside)
    own = st.builds(
        Part, _rows(PRICES | st.just(NAN)), st.just("self"), designated=st.booleans(), parts=inside
    )
    return bought | own | st.builds(Part, _rows(st.just(NAN)), parts=inside)


TREES = st.lists(st.recursive(LEAVES, _assemblies, max_leaves=12), min_size=1, max_size=4).map(tuple)
BOUGHT = st.builds(
    Part, _rows(PRICES), st.just("supplier"), parts=st.lists(INNER_LEAVES, min_size=1, max_size=4).map(tuple)
)


def _of_one_number(parts: list[Part]) -> tuple[Part, ...]:
    return tuple(replace(part, row=replace(part.row, part="gear")) for part in parts)


SHARES = st.sampled_from((None, 0.9, 0.5, 0.3, 0.1))
SOURCES = st.builds(Part, _rows(PRICES), share=SHARES)


def _shared(parts: st.SearchStrategy[Part]) -> st.SearchStrategy[Part]:
    """Return assemblies of which a part comes from several sources."""
    sources = st.lists(parts, min_size=2, max_size=3).map(_of_one_number)
    inside = st.builds(lambda same, other: (*same, other), sources, LEAVES)
    rows = _rows(st.sampled_from((500.0, 800.0, NAN)))
    makers = st.sampled_from(("supplier", "", "self"))
    return st.builds(Part, rows, makers, designated=st.booleans(), parts=inside, share=SHARES)


SHARED = st.recursive(SOURCES, _shared, max_leaves=9).filter(lambda part: bool(part.parts))


def _as_nodes(parts: tuple[Part, ...], path: str = "") -> list[Node]:
    """Return the same bill as the reference takes it, its nodes named by their places."""
    return [
        Node(
            name := f"{path}{at}",
            None if np.isnan(part.row.cost) else part.row.cost,
            INSIDE[part.row.origin],
            THRESHOLDS[part.row.role or PartRole.OTHER],
            part.row.regional,
            part.row.originating,
            part.row.part_net_cost,
            part.row.part_vnm,
            part.made_by or None,
            part.designated,
            _as_nodes(part.parts, f"{name}."),
            supply,
        )
        for at, (part, supply) in enumerate(zip(parts, supplies(parts), strict=True))
    ]


@settings(max_examples=examples(400))
@given(parts=TREES)
def test_the_materials_of_a_vehicle_are_those_of_the_reference(parts: tuple[Part, ...]) -> None:
    outcome = evaluate(Exposure.of(book_of(*parts), REFERENCE), rolling())
    nodes = _as_nodes(parts)

    assert np.isclose(outcome.vnm_high_usd[0], vehicle_vnm(nodes, high=False))
    assert np.isclose(outcome.vnm_low_usd[0], vehicle_vnm(nodes, high=True))


@settings(max_examples=examples(400))
@given(parts=st.lists(BOUGHT | LEAVES, min_size=1, max_size=4).map(tuple))
def test_each_row_originates_as_in_the_reference(parts: tuple[Part, ...]) -> None:
    outcome = evaluate(Exposure.of(book_of(*parts), REFERENCE), rolling())
    counted = counted_rows(outcome, 0)
    low, high = (
        [one for one in roll_up(_as_nodes(parts), high=end).values() if one.counts] for end in (False, True)
    )

    assert counted.originates.tolist() == [one.originates for one in low]
    assert counted.may_originate.tolist() == [one.originates for one in high]
    np.testing.assert_allclose(counted.vnm_usd, [one.vnm for one in low])
    np.testing.assert_allclose(counted.vnm_least_usd, [one.vnm for one in high])


@settings(max_examples=examples(400))
@given(parts=st.lists(SHARED, min_size=1, max_size=2).map(tuple))
def test_assemblies_are_judged_by_the_shares_of_their_parts_as_in_the_reference(
    parts: tuple[Part, ...],
) -> None:
    book = book_of(*parts)
    exposure = Exposure.of(book, REFERENCE)
    if exposure.tree is None or book.tree is None:
        return  # nothing but own work: no assembly is judged
    found = tree_contents(exposure, rolling())
    nodes = _as_nodes(parts)
    opened = book.tree.fate[found.parts.node] == OPENED
    judged = np.flatnonzero(found.parts.has_parts & (found.value > 0) & ~opened)

    for end, high in ((found.low, False), (found.high, True)):
        right = list(roll_up(nodes, high=high).values())
        shares = [right[node].share for node in found.parts.node[judged].tolist()]
        np.testing.assert_allclose(end.share[judged], shares)
