"""What the changes of parts by hand could not do, and what of the workbook stands beside them unchanged."""

from collections.abc import Iterable

import numpy as np

from headroom.book.problem import Problem, Severity
from headroom.foreign_text import a_few
from headroom.rules.changed_rows import ChangedRows, NamedNodes
from headroom.rules.part_changes import PartChange

_NAMED_PARTS = 6
_KEPT = (
    ("regional_content", "regional content"),
    ("us_content", "US content"),
    ("originating", "certificate"),
    ("us_transformed", "US transformation"),
    ("part_net_cost", "maker's statement"),
)
"""What a row may state of its part, with a word for it."""


def change_problems(changed: ChangedRows | None) -> Iterable[Problem]:
    """Yield what has to be said of the changes of parts of a scenario, one after the other."""
    if changed is None:
        return
    for at, change in enumerate(changed.changes):
        nodes = changed.nodes[at] if changed.nodes else NamedNodes()
        if not (changed.found[at] or nodes.unnamed or nodes.undivided):
            yield _not_found(changed, change)
            continue
        if change.as_alternative:
            yield from _left_out(change, changed.left_out[at], len(changed.concerned[at]))
        yield from _statements(changed, at)
        yield from _of_nodes(change, nodes)
        yield from _turned(change, nodes)
        yield from _held(changed, at)
    for name, usd in changed.own_work_usd.items():
        rises = "rises" if usd > 0 else "falls"
        text = f"Conversion cost of {name} {rises} by {abs(usd):,.2f} USD a vehicle with the changes of "
        text += "parts: it has what own assemblies cost above the parts that count in their place."
        yield Problem(Severity.ASSUMPTION, text, "State Conversion cost in the sheet Models.", rows=0)
    yield from _shares(changed)


def _shares(changed: ChangedRows) -> Iterable[Problem]:
    """Yield by which purchase shares rows count where other rows of their parts do than in the workbook."""
    if changed.supplied_anew:
        rows = changed.supplied_anew
        text = f"With the changes of parts {_these(rows, 'row counts', 'rows count')} by another purchase "
        text += "share than in the workbook, as other rows of the part come to count."
        yield Problem(Severity.ASSUMPTION, text, rows=rows)
    if changed.scaled_shares:
        parts = a_few(changed.scaled_shares, _NAMED_PARTS)
        text = f"The purchase shares of {parts} do not add up to 100 % of the rows that count with the "
        text += "changes of parts. They are scaled to 100 %."
        remedy = "Correct the shares in the workbook, or change the other rows of the part as well."
        yield Problem(Severity.WARNING, text, remedy, rows=len(changed.scaled_shares))


def _not_found(changed: ChangedRows, change: PartChange) -> Problem:
    """Return that a change does nothing."""
    currency = change.becomes.currency
    stated = changed.imported if changed.stated is None else changed.stated
    if currency and change.selection.among(stated).any():
        text = f"The change “{change.label}” does nothing: the workbook has no rate of {currency}."
        remedy = f"State the rate of {currency} in the workbook, or give the unit cost in US dollars."
    else:
        text = f"The change “{change.label}” does nothing: the workbook has no such part."
        remedy = "Name parts that are in the workbook, or take the change out of the scenario."
    return Problem(Severity.WARNING, text, remedy, rows=0)


def _left_out(change: PartChange, parts: tuple[str, ...], made: int) -> Iterable[Problem]:
    """Yield that a change offers assumed alternatives, and of which parts it could not."""
    if made:
        rows = "1 alternative is" if made == 1 else f"{made:,} alternatives are"
        text = f"{rows} assumed by the change “{change.label}”: no supplier offered them."
        yield Problem(Severity.ASSUMPTION, text, "Ask suppliers for offers.", rows=made)
    if parts:
        named = a_few(parts, _NAMED_PARTS)
        text = (
            f"The change “{change.label}” offers no alternative to {named}: an alternative "
            "replaces all current rows of its part number in a model, and these would not be alike."
        )
        yield Problem(Severity.WARNING, text, "Add the alternatives to the workbook.", rows=0)


def _of_nodes(change: PartChange, nodes: NamedNodes) -> Iterable[Problem]:
    """Yield what a change does to assemblies and to what goes into them."""
    if nodes.unnamed:
        these = _these(nodes.unnamed, "line that does not count itself", "lines that do not count themselves")
        text = f"The change “{change.label}” concerns {these}: parts of assemblies that count themselves, or "
        text += "assemblies in whose place parts count. They decide what originates."
        yield Problem(Severity.ASSUMPTION, text, rows=nodes.unnamed)
    if nodes.same_parts:
        these = _these(nodes.same_parts, "assembly", "assemblies")
        text = f"The change “{change.label}” leaves the parts of {these} as they are: it is judged by them."
        remedy = "Give the regional content in the change, or change these parts as well."
        yield Problem(Severity.ASSUMPTION, text, remedy, rows=nodes.same_parts)
    if nodes.unknown_parts and not _says_content(change):
        these = _these(nodes.unknown_parts, "assembly", "assemblies")
        text = f"Nothing is known of the parts of {these} of the change “{change.label}”: "
        text += "the content follows from the origin."
        remedy = "Give the regional content in the change, or keep what the workbook states."
        yield Problem(Severity.ASSUMPTION, text, remedy, rows=nodes.unknown_parts)
    if nodes.undivided:
        these = _these(nodes.undivided, "assembly", "assemblies")
        text = f"The change “{change.label}” moves no share of {these} in whose place parts count."
        yield Problem(Severity.WARNING, text, "Move a share of these parts instead.", rows=nodes.undivided)


def _turned(change: PartChange, nodes: NamedNodes) -> Iterable[Problem]:
    """Yield which assemblies count with a change in the place of their parts, or the other way round."""
    if nodes.closing:
        one = nodes.closing == 1
        text = f"With the change “{change.label}” {_these(nodes.closing, 'assembly', 'assemblies')} "
        text += f"{'counts itself, at its' if one else 'count themselves, at their'} own cost: "
        text += f"{'its' if one else 'their'} parts do not count any more."
        remedy = "An assembly counts itself that somebody else makes, or the producer outside the region."
        yield Problem(Severity.ASSUMPTION, text, remedy, rows=nodes.closing)
    if nodes.opening:
        text = f"With the change “{change.label}” parts count in the place of "
        text += f"{_these(nodes.opening, 'assembly', 'assemblies')}."
        remedy = "They count where the producer makes the assembly in the region, or it has no cost."
        yield Problem(Severity.ASSUMPTION, text, remedy, rows=nodes.opening)


def _says_content(change: PartChange) -> bool:
    """Return whether a change gives a regional content or a certificate."""
    becomes = change.becomes
    return isinstance(becomes.regional_content, float | int) or becomes.originating in {"yes", "no"}


def _held(changed: ChangedRows, at: int) -> Iterable[Problem]:
    """Yield that parts are from elsewhere, but count as from where their assembly was made."""
    change = changed.changes[at]
    rows = np.intersect1d(changed.concerned[at], changed.held)
    if change.becomes.origin is None or not len(rows):
        return
    first = int(rows[0])
    country = changed.rows.origins[int(changed.rows.origin[first])]
    these = _these(len(rows), "part counts", "parts count")
    text = f"In spite of the change “{change.label}” {these} as from where the assembly was last made, "
    text += f"such as {changed.rows.part_number[first]} ({country})."
    yield Problem(Severity.WARNING, text, "Change the origin of the assembly as well.", rows=len(rows))


def _these(count: int, one: str, several: str) -> str:
    """Return a number of things."""
    return f"1 {one}" if count == 1 else f"{count:,} {several}"


def _statements(changed: ChangedRows, at: int) -> Iterable[Problem]:
    """Yield what rows state of a part that is another one in the scenario."""
    change, rows = changed.changes[at], changed.concerned[at]
    becomes = change.becomes
    if becomes.anew:
        return
    before, source = changed.imported, changed.source[rows]
    # names that are added stand behind those of the workbook: codes that differ are other names
    moved = (changed.rows.origin[rows] != before.origin[source]) | (
        changed.rows.supplier.codes[rows] != before.supplier.codes[source]
    )
    if becomes.regional_content is not None:
        moved[:] = True
    given = {
        name
        for name, value in (
            ("regional_content", becomes.regional_content),
            ("us_content", becomes.us_content),
            ("originating", becomes.originating),
        )
        if value is not None
    }
    kept = []
    concerned = np.zeros(len(rows), dtype=np.bool_)
    for name, word in _KEPT:
        column = getattr(changed.rows, name)[rows]
        stated = (column >= 0) & moved  # NaN and -1, which stand for blank, are not
        if name not in given and stated.any():
            kept.append(word)
            concerned |= stated
    if kept:
        count = int(concerned.sum())
        state = "1 row of the workbook states" if count == 1 else f"{count:,} rows of the workbook state"
        text = f"The change “{change.label}” leaves what {state} beside it: {', '.join(kept)}."
        remedy = "Give them in the change, or let statements of the workbook fall away with it."
        yield Problem(Severity.ASSUMPTION, text, remedy, rows=count)
