"""What the changes of parts by hand could not do, and what of the workbook stands beside them unchanged."""

from collections.abc import Iterable

import numpy as np

from headroom.book.problem import Problem, Severity
from headroom.foreign_text import a_few
from headroom.language import localized, tr, tr_count, tr_in
from headroom.rules.changed_rows import ChangedRows, NamedNodes
from headroom.rules.part_changes import PartChange

_NAMED_PARTS = 6
_KEPT = (
    ("regional_content", tr_in("what a row states of its part", "regional content")),
    ("us_content", tr_in("what a row states of its part", "US content")),
    ("originating", tr_in("what a row states of its part", "certificate")),
    ("us_transformed", tr_in("what a row states of its part", "US transformation")),
    ("part_net_cost", tr_in("what a row states of its part", "maker's statement")),
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
        amount = localized(f"{abs(usd):,.2f}")
        if usd > 0:
            text = tr(
                "Conversion cost of {model} rises by {amount} USD a vehicle with the changes of parts: it "
                "has what own assemblies cost above the parts that count in their place.",
                model=name,
                amount=amount,
            )
        else:
            text = tr(
                "Conversion cost of {model} falls by {amount} USD a vehicle with the changes of parts: it "
                "has what own assemblies cost above the parts that count in their place.",
                model=name,
                amount=amount,
            )
        yield Problem(Severity.ASSUMPTION, text, tr("State Conversion cost in the sheet Models."), rows=0)
    yield from _shares(changed)


def _shares(changed: ChangedRows) -> Iterable[Problem]:
    """Yield by which purchase shares rows count where other rows of their parts do than in the workbook."""
    if changed.supplied_anew:
        rows = changed.supplied_anew
        text = tr_count(
            "With the changes of parts {n} row counts by another purchase share than in the workbook, as "
            "other rows of the part come to count.",
            "With the changes of parts {n} rows count by another purchase share than in the workbook, as "
            "other rows of the part come to count.",
            rows,
        )
        yield Problem(Severity.ASSUMPTION, text, rows=rows)
    if changed.scaled_shares:
        parts = a_few(changed.scaled_shares, _NAMED_PARTS)
        text = tr(
            "The purchase shares of {parts} do not add up to 100 % of the rows that count with the changes "
            "of parts. They are scaled to 100 %.",
            parts=parts,
        )
        remedy = tr("Correct the shares in the workbook, or change the other rows of the part as well.")
        yield Problem(Severity.WARNING, text, remedy, rows=len(changed.scaled_shares))


def _not_found(changed: ChangedRows, change: PartChange) -> Problem:
    """Return that a change does nothing."""
    currency = change.becomes.currency
    stated = changed.imported if changed.stated is None else changed.stated
    if currency and change.selection.among(stated).any():
        text = tr(
            "The change “{change}” does nothing: the workbook has no rate of {currency}.",
            change=change.label,
            currency=currency,
        )
        remedy = tr(
            "State the rate of {currency} in the workbook, or give the unit cost in US dollars.",
            currency=currency,
        )
    else:
        text = tr("The change “{change}” does nothing: the workbook has no such part.", change=change.label)
        remedy = tr("Name parts that are in the workbook, or take the change out of the scenario.")
    return Problem(Severity.WARNING, text, remedy, rows=0)


def _left_out(change: PartChange, parts: tuple[str, ...], made: int) -> Iterable[Problem]:
    """Yield that a change offers assumed alternatives, and of which parts it could not."""
    if made:
        text = tr_count(
            "{n} alternative is assumed by the change “{change}”: no supplier offered them.",
            "{n} alternatives are assumed by the change “{change}”: no supplier offered them.",
            made,
            change=change.label,
        )
        yield Problem(Severity.ASSUMPTION, text, tr("Ask suppliers for offers."), rows=made)
    if parts:
        named = a_few(parts, _NAMED_PARTS)
        text = tr(
            "The change “{change}” offers no alternative to {parts}: an alternative replaces all current "
            "rows of its part number in a model, and these would not be alike.",
            change=change.label,
            parts=named,
        )
        yield Problem(Severity.WARNING, text, tr("Add the alternatives to the workbook."), rows=0)


def _of_nodes(change: PartChange, nodes: NamedNodes) -> Iterable[Problem]:
    """Yield what a change does to assemblies and to what goes into them."""
    if nodes.unnamed:
        text = tr_count(
            "The change “{change}” concerns {n} line that does not count itself: parts of assemblies that "
            "count themselves, or assemblies in whose place parts count. They decide what originates.",
            "The change “{change}” concerns {n} lines that do not count themselves: parts of assemblies that "
            "count themselves, or assemblies in whose place parts count. They decide what originates.",
            nodes.unnamed,
            change=change.label,
        )
        yield Problem(Severity.ASSUMPTION, text, rows=nodes.unnamed)
    if nodes.same_parts:
        text = tr_count(
            "The change “{change}” leaves the parts of {n} assembly as they are: it is judged by them.",
            "The change “{change}” leaves the parts of {n} assemblies as they are: it is judged by them.",
            nodes.same_parts,
            change=change.label,
        )
        remedy = tr("Give the regional content in the change, or change these parts as well.")
        yield Problem(Severity.ASSUMPTION, text, remedy, rows=nodes.same_parts)
    if nodes.unknown_parts and not _says_content(change):
        text = tr_count(
            "Nothing is known of the parts of {n} assembly of the change “{change}”: the content follows "
            "from the origin.",
            "Nothing is known of the parts of {n} assemblies of the change “{change}”: the content follows "
            "from the origin.",
            nodes.unknown_parts,
            change=change.label,
        )
        remedy = tr("Give the regional content in the change, or keep what the workbook states.")
        yield Problem(Severity.ASSUMPTION, text, remedy, rows=nodes.unknown_parts)
    if nodes.undivided:
        text = tr_count(
            "The change “{change}” moves no share of {n} assembly in whose place parts count.",
            "The change “{change}” moves no share of {n} assemblies in whose place parts count.",
            nodes.undivided,
            change=change.label,
        )
        remedy = tr("Move a share of these parts instead.")
        yield Problem(Severity.WARNING, text, remedy, rows=nodes.undivided)


def _turned(change: PartChange, nodes: NamedNodes) -> Iterable[Problem]:
    """Yield which assemblies count with a change in the place of their parts, or the other way round."""
    if nodes.closing:
        text = tr_count(
            "With the change “{change}” {n} assembly counts itself, at its own cost: its parts do not count "
            "any more.",
            "With the change “{change}” {n} assemblies count themselves, at their own cost: their parts do "
            "not count any more.",
            nodes.closing,
            change=change.label,
        )
        remedy = tr("An assembly counts itself that somebody else makes, or the producer outside the region.")
        yield Problem(Severity.ASSUMPTION, text, remedy, rows=nodes.closing)
    if nodes.opening:
        text = tr_count(
            "With the change “{change}” parts count in the place of {n} assembly.",
            "With the change “{change}” parts count in the place of {n} assemblies.",
            nodes.opening,
            change=change.label,
        )
        remedy = tr("They count where the producer makes the assembly in the region, or it has no cost.")
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
    text = tr_count(
        "In spite of the change “{change}” {n} part counts as from where the assembly was last made, such as "
        "{part} ({country}).",
        "In spite of the change “{change}” {n} parts count as from where the assembly was last made, such as "
        "{part} ({country}).",
        len(rows),
        change=change.label,
        part=changed.rows.part_number[first],
        country=country,
    )
    remedy = tr("Change the origin of the assembly as well.")
    yield Problem(Severity.WARNING, text, remedy, rows=len(rows))


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
        text = tr_count(
            "The change “{change}” leaves what {n} row of the workbook states beside it: {statements}.",
            "The change “{change}” leaves what {n} rows of the workbook state beside it: {statements}.",
            count,
            change=change.label,
            statements=", ".join(kept),
        )
        remedy = tr("Give them in the change, or let statements of the workbook fall away with it.")
        yield Problem(Severity.ASSUMPTION, text, remedy, rows=count)
