"""Reports parts of the region that go into assemblies which were made outside it."""

import numpy as np

from headroom.arrays import Flags
from headroom.book.countries import UNKNOWN_ORIGIN, is_inside
from headroom.book.part_tree import OPENED, PartTree
from headroom.book.problem import Severity
from headroom.workbook.tables.findings import Findings, counted


def report_foreign_assemblies(tree: PartTree, findings: Findings) -> None:
    """Report parts of the region that count in the place of an assembly which was made outside it.

    What is made outside the region does not originate, whatever goes into it: the assembly should count
    itself, as a part from where it was made.

    Args:
        tree: The tree of one table.
        findings: Takes what is said.

    Source:
        USMCA, Articles 4.2 and 4.18; NAFTA, Article 411.
    """
    nodes = tree.nodes
    inside = np.array([is_inside(code) for code in nodes.origins], dtype=np.bool_)
    known = np.array([code != UNKNOWN_ORIGIN for code in nodes.origins], dtype=np.bool_)
    abroad = (tree.fate == OPENED) & (known & ~inside)[nodes.origin]
    concerned = np.flatnonzero(_within(tree, abroad) & (tree.row >= 0) & inside[nodes.origin])
    if not len(concerned):
        return
    rows = np.unique(nodes.row_number[concerned])
    above = int(concerned[0])
    while not abroad[above]:
        above = int(tree.parent[above])
    name, origin = nodes.part_number[above], nodes.origins[int(nodes.origin[above])]
    findings.whole_sheet(
        Severity.WARNING,
        f"{counted(len(rows), 'part')} of the region count by themselves, but go into assemblies that were "
        f"made outside it, such as {name} ({origin}): what is made of them there does not originate.",
        "Say in a column Made by that a supplier makes such an assembly, and what it costs: it counts itself "
        "then.",
        cell=nodes.address(above, "origin").rpartition("!")[2],
        rows=len(rows),
    )


def _within(tree: PartTree, begins: Flags) -> Flags:
    """Return ``(node,)``: which stand somewhere below some nodes."""
    found = np.zeros(len(tree), dtype=np.bool_)
    for depth in range(1, int(tree.depth.max(initial=0)) + 1):
        level = np.flatnonzero(tree.depth == depth)
        above = tree.parent[level]
        found[level] = found[above] | begins[above]
    return found
