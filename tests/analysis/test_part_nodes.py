"""The bill as a tree: what counts at each node, its content, and which nodes are listed in which order."""

from dataclasses import replace

import numpy as np
import pytest

import strategies
from books import Row
from headroom.analysis.part_effects import PartEffects
from headroom.analysis.part_nodes import PartNodes, TreeOrder, listed_nodes
from headroom.book.part_tree import LEAF, PartTree
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.part_changes import Becomes, PartChange, Selection
from part_trees import Part, book_of, rolling

NAN = float("nan")
BODY = Part(
    Row(cost=NAN, part="body"),
    parts=(
        Part(Row("MX", 400.0, part="side", quantity=2)),
        Part(
            Row("MX", 1000.0, part="door"),
            "supplier",
            parts=(Part(Row("JP", 300.0, part="lifter")), Part(Row("MX", 200.0, part="trim"))),
        ),
    ),
)
WHEEL = Part(Row("JP", 100.0, part="wheel", quantity=4))
BOOK = book_of(BODY, WHEEL)


def nodes_of(*changes: PartChange) -> tuple[PartNodes, PartEffects]:
    scenario = replace(rolling(), part_changes=changes)
    effects = PartEffects.of(evaluate(Exposure.of(BOOK, strategies.REFERENCE), scenario))
    found = PartNodes.of(effects)
    assert found is not None
    return found, effects


def test_a_node_that_counts_has_what_its_row_does_and_an_opened_one_the_sum() -> None:
    nodes, effects = nodes_of()

    assert nodes.tree.nodes.part_number[0] == "body"
    assert nodes.counts.tolist() == [False, True, True, False, False, True]
    assert nodes.counted["value_usd"].tolist() == [1800.0, 800.0, 1000.0, 0.0, 0.0, 400.0]
    assert nodes.counted["lost"][5] == pytest.approx(effects.lost[2])
    assert nodes.counted["lost"][0] == pytest.approx(effects.lost[0] + effects.lost[1])
    top = nodes.tree.parent < 0
    assert nodes.counted["vnm_usd"][top].sum() == pytest.approx(effects.vnm_usd.sum())


def test_its_own_cost_is_what_the_workbook_states_whether_it_counts_or_not() -> None:
    nodes, _ = nodes_of()

    assert np.isnan(nodes.own_usd[0])
    assert nodes.own_usd[1:].tolist() == [800.0, 1000.0, 300.0, 200.0, 400.0]


def test_content_is_known_of_bought_assemblies_and_of_what_stands_in_them() -> None:
    nodes, _ = nodes_of()

    assert np.isnan(nodes.share_low[[0, 1, 5]]).all()
    assert nodes.share_low[2] == pytest.approx(0.7)  # 300 of 1,000 are from outside the region
    assert nodes.threshold[2] == pytest.approx(0.5)
    assert nodes.originates[2]
    assert nodes.vnm_low[2] == 0.0
    assert nodes.vnm_low[3] == pytest.approx(300.0)


def test_a_workbook_without_levels_has_no_tree() -> None:
    exposure = Exposure.of(replace(BOOK, tree=None), strategies.REFERENCE)

    assert PartNodes.of(PartEffects.of(evaluate(exposure, rolling()))) is None


def test_a_share_that_moves_away_stays_with_its_node() -> None:
    half = PartChange("", Selection(part_numbers=("wheel",)), Becomes("MX", price_change=0.5, share=0.5))

    nodes, effects = nodes_of(half)

    assert len(effects) == 4
    assert nodes.counted["value_usd"][5] == pytest.approx(200.0 + 300.0)


def test_an_assembly_of_which_a_share_moves_away_has_the_content_of_both() -> None:
    """700 of 1,000 are from the region; of the half that is made in China nothing is."""
    half = PartChange("", Selection(part_numbers=("door",)), Becomes("CN", share=0.5))

    nodes, _ = nodes_of(half)

    assert nodes.share_low[2] == pytest.approx(0.35)
    assert nodes.vnm_low[[2, 3]].tolist() == pytest.approx([500.0, 300.0])
    assert not nodes.originates[2]
    assert nodes.originates[4]


def test_what_an_alternative_would_be_made_of_is_not_in_the_tree_until_it_is_chosen() -> None:
    offer = PartChange("", Selection(part_numbers=("door",)), Becomes("CN"), as_alternative=True)

    nodes, _ = nodes_of(offer)

    assert nodes.share_low[2] == pytest.approx(0.7)
    assert nodes.vnm_low[[2, 3]].tolist() == pytest.approx([0.0, 300.0])


def test_a_part_inside_a_bought_assembly_that_a_change_concerns_is_known() -> None:
    nodes, _ = nodes_of(PartChange("", Selection(part_numbers=("lifter",)), Becomes("MX")))

    assert np.flatnonzero(nodes.changed).tolist() == [3]
    assert nodes.share_low[2] == 1.0


def test_a_row_at_several_places_is_shared_out_by_their_quantities() -> None:
    _, effects = nodes_of()
    tree = BOOK.tree
    assert tree is not None
    quantity = tree.nodes.quantity.copy()
    quantity[[1, 5]] = [1.0, 3.0]
    doubled = replace(
        tree,
        nodes=replace(tree.nodes, quantity=quantity),
        row=np.where(np.arange(6) == 1, tree.row[5], tree.row).astype(np.int32),
    )
    exposure = replace(effects.outcome.exposure, book=replace(BOOK, tree=doubled))
    outcome = replace(effects.outcome, exposure=exposure)

    nodes = PartNodes.of(replace(effects, outcome=outcome))

    assert nodes is not None
    assert nodes.counted["value_usd"][[1, 5]].tolist() == [100.0, 300.0]


def test_lines_are_those_whose_assemblies_are_unfolded() -> None:
    tree = BOOK.tree
    assert tree is not None
    order, everything = TreeOrder.of(tree), np.ones(6, dtype=np.bool_)
    folded = everything.copy()
    folded[2] = False

    assert order.lines(everything, everything).tolist() == [0, 1, 2, 3, 4, 5]
    assert order.lines(everything, folded).tolist() == [0, 1, 2, 5]
    assert order.lines(everything, ~everything).tolist() == [0, 5]


def test_parts_stand_below_what_they_go_into_wherever_their_rows_stand() -> None:
    tree = BOOK.tree
    assert tree is not None
    turned = np.array([5, 3, 0, 2, 4, 1])
    place = np.argsort(turned)
    mixed = PartTree(
        nodes=tree.nodes.take(turned),
        parent=np.where(tree.parent[turned] < 0, -1, place[tree.parent[turned]]).astype(np.int32),
        depth=tree.depth[turned],
        fate=tree.fate[turned],
        row=tree.row[turned],
        own_quantity=tree.own_quantity[turned],
    )

    order = TreeOrder.of(mixed)

    numbers = [mixed.nodes.part_number[node] for node in order.preorder.tolist()]
    assert numbers == ["wheel", "body", "door", "lifter", "trim", "side"]


@pytest.mark.parametrize(
    ("rows", "words", "chosen", "listed", "hits"),
    [
        ([2], [], "", [5], [5]),
        ([1], [], "", [0, 2, 3, 4], [2]),
        ([], [3], "", [0, 2, 3], [3]),
        ([], [3], "origin", [], []),
        ([], [0], "", [0], [0]),
    ],
)
def test_what_is_asked_for_is_listed_with_what_it_goes_into_and_what_stands_in_it(
    rows: list[int], words: list[int], chosen: str, listed: list[int], hits: list[int]
) -> None:
    tree = BOOK.tree
    assert tree is not None
    asked, said = np.isin(np.arange(3), rows), np.isin(np.arange(6), words)

    found, own = listed_nodes(TreeOrder.of(tree), asked, said, (), alone=not chosen)

    assert np.flatnonzero(found).tolist() == listed
    assert np.flatnonzero(own).tolist() == hits


def test_a_node_of_another_model_than_the_one_asked_for_is_not_listed() -> None:
    tree = BOOK.tree
    assert tree is not None
    said = np.ones(6, dtype=np.bool_)

    found, _ = listed_nodes(TreeOrder.of(tree), np.zeros(3, dtype=np.bool_), said, ("other",), alone=True)

    assert not found.any()


def test_a_hundred_thousand_nodes_are_folded_within_a_frame_or_two() -> None:
    size = 100_000
    parent = np.where(np.arange(size) % 10 == 0, -1, np.arange(size) - 1).astype(np.int32)
    tree = PartTree(
        nodes=BOOK.rows.take(np.zeros(size, dtype=np.int64)),
        parent=parent,
        depth=(np.arange(size) % 10).astype(np.int32),
        fate=np.full(size, LEAF, dtype=np.int32),
        row=np.zeros(size, dtype=np.int32),
        own_quantity=np.ones(size),
    )
    order, everything = TreeOrder.of(tree), np.ones(size, dtype=np.bool_)

    lines = order.lines(everything, everything)

    assert lines.tolist() == list(range(size))
