# ruff: noqa: FBT001, FBT002
"""The non-originating materials of a vehicle whose bill has several levels, worked out by hand.

A reference implementation for tests, written from a summary of the law (19 CFR Part 182,
Appendix A, sections 7 to 9, and where a part was last made), slow, plain and independent of any program.

Money is in US dollars for one whole vehicle, shares are fractions. Nothing is changed in the nodes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

TOLERANCE = 1e-9


@dataclass
class Node:
    """One line of a bill of materials, with what goes into it."""

    name: str
    price: float | None  # for the whole vehicle (quantity multiplied already); None: none stated
    inside: bool | None  # last made in the region; None: unknown origin
    threshold: float  # share it has to reach to originate (by its role)
    stated_share: float | None = None  # regional content, as a fraction
    certificate: bool | None = None  # originating: yes or no
    net_cost: float | None = None  # its maker's statement
    vnm: float | None = None  # its maker's statement (counts as one only with net_cost)
    made_by: str | None = None  # "supplier", "self", None
    designated: bool = False  # intermediate material (only an opened node made by self)
    children: list["Node"] = field(default_factory=list)
    supply: float = 1.0  # how much of it is in one of what it goes into: by its purchase share there


@dataclass(frozen=True)
class Result:
    """What follows for one node at one end of the range."""

    value: float  # its price, else the sum of its children
    vnm_inside: float  # what its children count (what its share rests on)
    share: float  # its regional share; 0 where nothing shows one
    originates: bool
    vnm: float  # what it counts in what it goes into
    counts: bool  # a row of the vehicle: a leaf or closed node with no closed node above it
    absorbed: bool  # inside an intermediate material that originates: 0 for the vehicle


def is_opened(node: Node) -> bool:
    """Whether the children count in the node's place.

    What the producer makes itself at a price is an import where it was last made outside the region, and
    counts at that price.
    """
    here = node.made_by == "self" and node.inside is not False
    return bool(node.children) and (here or node.price is None)


def is_closed(node: Node) -> bool:
    """Whether the node has children that only decide its origin."""
    return bool(node.children) and not is_opened(node)


def may_be_designated(node: Node) -> bool:
    """Whether the node is an intermediate material by its designation (where it stands aside)."""
    return node.designated and node.made_by == "self" and is_opened(node)


def value_of(node: Node) -> float:
    """Return the node's own price, else the sum of the values of what goes into it: 0 for a leaf."""
    inside = sum((child.supply * value_of(child) for child in node.children), 0.0)
    return inside if node.price is None else node.price


def as_last_made(node: Node, abroad: bool = False) -> Node:
    """Return the node as it was last made.

    What counts in the place of an assembly that was made outside the region was last made there,
    with that assembly.
    """
    made = replace(node, inside=False if abroad else node.inside)
    below = is_opened(made) and made.inside is False
    return replace(made, children=[as_last_made(child, below) for child in node.children])


def taken_as_inside(node: Node, high: bool) -> bool:
    """Whether the node counts as last made in the region at this end of the range."""
    if node.inside is None:
        return node.certificate is True or high
    return node.inside


def share_of_children(net_cost: float, vnm: float) -> float:
    """Return (NC - VNM) / NC within 0 to 1."""
    if net_cost <= 0:
        return 1.0 if vnm <= 0 else 0.0
    return min(1.0, max(0.0, (net_cost - vnm) / net_cost))


def share_of(node: Node, inside: bool, vnm_inside: float) -> float:
    """The regional share of a node: what is stated comes before what its children say."""
    if not inside:
        return 0.0
    if node.stated_share is not None:
        return node.stated_share
    if node.certificate is not None:
        return 1.0 if node.certificate else 0.0
    if node.children:
        net_cost = node.net_cost if node.net_cost is not None else value_of(node)
        return share_of_children(net_cost, vnm_inside)
    return 1.0


def has_origin(node: Node, inside: bool, share: float) -> bool:
    """Whether the node originates: by certificate, else by its share, never from outside."""
    if not inside or node.certificate is False:
        return False
    return node.certificate is True or share >= node.threshold - TOLERANCE


def counted(node: Node, inside: bool, originates: bool) -> float:
    """What a leaf or a closed node counts as non-originating in what it goes into."""
    if originates:
        return 0.0
    value = value_of(node)
    if not inside or node.net_cost is None or node.vnm is None:
        return value
    return value - min(value, max(0.0, node.net_cost - node.vnm))


def plain(node: Node, high: bool) -> Result:
    """The node by itself, no intermediate material designated anywhere."""
    vnm_inside = sum((child.supply * plain(child, high).vnm for child in node.children), 0.0)
    inside = taken_as_inside(node, high)
    share = share_of(node, inside, vnm_inside)
    originates = not is_opened(node) and has_origin(node, inside, share)
    vnm = vnm_inside if is_opened(node) else counted(node, inside, originates)
    return Result(value_of(node), vnm_inside, share, originates, vnm, False, False)


def walk(node: Node, results: dict[str, Result], high: bool, in_closed: bool, absorbed: bool) -> float:
    """Write the results of a node and all below it; return what the node counts."""
    if node.name in results:
        msg = f"two nodes are named {node.name!r}"
        raise ValueError(msg)
    by_itself = plain(node, high)
    results[node.name] = by_itself  # keeps the order of the bill; written again below
    tested = may_be_designated(node) and not in_closed and not absorbed
    vnm_inside, share, originates = by_itself.vnm_inside, by_itself.share, by_itself.originates
    if tested:
        # Made where the vehicle is assembled, unless another origin is stated. Its children
        # count without any other designation below: no nesting.
        inside = node.inside is not False
        share = share_of(node, inside, vnm_inside)
        originates = has_origin(node, inside, share)
    below = [
        walk(
            child,
            results,
            high,
            in_closed or is_closed(node),
            absorbed or (tested and originates),
        )
        for child in node.children
    ]
    if not is_opened(node):
        vnm = by_itself.vnm
    elif originates:
        vnm = 0.0
    else:
        vnm = sum((child.supply * part for child, part in zip(node.children, below, strict=True)), 0.0)
        vnm_inside = vnm_inside if tested else vnm
    counts = not in_closed and not is_opened(node)
    results[node.name] = Result(by_itself.value, vnm_inside, share, originates, vnm, counts, absorbed)
    return vnm


def roll_up(top: list[Node], *, high: bool) -> dict[str, Result]:
    """The results of all nodes by name, at the low or the high end of regional content."""
    results: dict[str, Result] = {}
    for node in map(as_last_made, top):
        walk(node, results, high, in_closed=False, absorbed=False)
    return results


def rows(results: dict[str, Result]) -> Iterator[tuple[str, Result]]:
    """The results that make up the vehicle, with their names."""
    return ((name, one) for name, one in results.items() if one.counts and not one.absorbed)


def vehicle_vnm(top: list[Node], *, high: bool, shares: Mapping[str, float] | None = None) -> float:
    """Non-originating materials of the vehicle; a row without a value has nothing to add.

    ``shares`` says by name how much of a row is in the vehicle, by its purchase share; 1 of any other.
    """
    found = rows(roll_up(top, high=high))
    return sum((result.vnm * (shares or {}).get(name, 1.0) for name, result in found), 0.0)
