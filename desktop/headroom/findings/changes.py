"""What a workbook that was read again says differently, and what that does to its models."""

import math
from collections.abc import Sequence

from headroom.analysis.refresh_effect import ModelEffect
from headroom.book.changes import BookChanges, RowCounts
from headroom.findings.finding import Finding
from headroom.findings.phrases import clauses, listed, short, the
from headroom.language import tr, tr_count
from headroom.rules.verdict import Verdict
from headroom.words import formatting

_MOST_NAMED = 2
_A_DOLLAR = 0.5
_SAME_SHARE = 0.5e-4


def changes_finding(changes: BookChanges, effects: Sequence[ModelEffect]) -> Finding:
    """Return what changed since when and whose verdict is another now; beside it whose figures move.

    Args:
        changes: What changed.
        effects: What that does to each model concerned.
    """
    if changes.nothing:
        return Finding(nothing_changed(changes))
    return Finding(clauses(told_since(changes), _verdicts(effects)), _figures(effects))


def nothing_changed(changes: BookChanges) -> str:
    """Return that nothing changed, and since when."""
    since = _since(changes)
    if not since:
        return tr("Nothing changed: the workbook says what it said before")
    return tr("Nothing changed since {time}: the workbook says what it said before", time=since)


def told_since(changes: BookChanges) -> str:
    """Return what changed and since when, without a full stop."""
    since = _since(changes)
    if not since:
        return told(changes)
    # Translators: what changed, e.g. “12 rows changed”, since a time such as 14:02.
    return tr("{changes} since {time}", changes=told(changes), time=since)


def _since(changes: BookChanges) -> str:
    """Return since when, e.g. ``14:02``; empty where that is not known."""
    then, now = changes.before.read_at, changes.after.read_at
    if then is None:
        return ""
    same_day = now is not None and now.date() == then.date()
    return f"{then:%H:%M}" if same_day else f"{then:%Y-%m-%d %H:%M}"


def told(changes: BookChanges) -> str:
    """Return what changed, without a full stop."""
    parts = [counted_rows(changes.counts), _came(changes.models_added), _went(changes.models_removed)]
    if changes.facts:
        facts = len(changes.facts)
        parts.append(tr_count("{n} figure of vehicles changed", "{n} figures of vehicles changed", facts))
    if changes.rates:
        rates = len(changes.rates)
        parts.append(tr_count("{n} currency rate changed", "{n} currency rates changed", rates))
    return clauses(*parts)


def counted_rows(counts: RowCounts) -> str:
    """Return counts in words, e.g. ``12 rows changed, 3 added, 1 removed``."""
    changed, added, removed = counts.changed, counts.added, counts.removed
    said = []
    if changed:
        said.append(tr_count("{n} row changed", "{n} rows changed", changed))
    if added:
        said.append(_added(added) if said else tr_count("{n} row added", "{n} rows added", added))
    if removed:
        said.append(_removed(removed) if said else tr_count("{n} row removed", "{n} rows removed", removed))
    return ", ".join(said) or tr("No row changed")


def counts_in_short(counts: RowCounts) -> str:
    """Return the same where rows are spoken of already, e.g. ``12 changed, 3 added``; empty for none."""
    said = []
    if counts.changed:
        # Translators: of rows.
        said.append(tr_count("{n} changed", "{n} changed", counts.changed))
    if counts.added:
        said.append(_added(counts.added))
    if counts.removed:
        said.append(_removed(counts.removed))
    return ", ".join(said)


def _added(count: int) -> str:
    """Return how many rows came, behind others."""
    # Translators: of rows.
    return tr_count("{n} added", "{n} added", count)


def _removed(count: int) -> str:
    """Return how many rows went, behind others."""
    # Translators: of rows.
    return tr_count("{n} removed", "{n} removed", count)


def _came(names: tuple[str, ...]) -> str:
    """Return how many models came, with the name of a single one; empty for none."""
    if len(names) == 1:
        return tr("model {model} is new", model=short(names[0]))
    return tr_count("{n} model is new", "{n} models are new", len(names)) if names else ""


def _went(names: tuple[str, ...]) -> str:
    """Return how many models went, with the name of a single one; empty for none."""
    if len(names) == 1:
        return tr("model {model} is gone", model=short(names[0]))
    return tr_count("{n} model is gone", "{n} models are gone", len(names)) if names else ""


def _verdicts(effects: Sequence[ModelEffect]) -> str:
    """Return whose verdict is another now."""
    flipped = [
        effect
        for effect in effects
        if effect.verdict_before is not None
        and effect.verdict_after is not None
        and effect.verdict_before is not effect.verdict_after
    ]
    if not flipped:
        stay = [effect for effect in effects if None not in (effect.verdict_before, effect.verdict_after)]
        return tr("no verdict changes") if stay else ""
    if len(flipped) > _MOST_NAMED:
        return tr_count("{n} verdict changes", "{n} verdicts change", len(flipped))
    return listed([_flipped(effect) for effect in flipped])


def _flipped(effect: ModelEffect) -> str:
    """Return what the verdict on a model is now."""
    who = the(effect.model)
    match effect.verdict_after:
        case Verdict.QUALIFIES:
            return tr("{model} now qualifies", model=who)
        case Verdict.FAILS:
            return tr("{model} now fails", model=who)
        case _:
            return tr("{model} now cannot be told", model=who)


def _figures(effects: Sequence[ModelEffect]) -> str:
    """Return whose figures move, and the greatest of the moves."""
    moved = [
        effect
        for effect in effects
        if abs(effect.rvc_after - effect.rvc_before) >= _SAME_SHARE
        or abs(effect.us_after - effect.us_before) >= _SAME_SHARE
        or abs(effect.landed_after_usd - effect.landed_before_usd) >= _A_DOLLAR
    ]
    there = [effect for effect in effects if None not in (effect.verdict_before, effect.verdict_after)]
    if not moved:
        return tr("No content share and no landed cost changes.") if there else ""
    widest = max(moved, key=lambda effect: _known(effect.rvc_after - effect.rvc_before))
    if _known(widest.rvc_after - widest.rvc_before) < _SAME_SHARE:
        return tr_count("Figures of {n} model change.", "Figures of {n} models change.", len(moved))
    before, after = formatting.number(widest.rvc_before * 100, 1), formatting.percent(widest.rvc_after)
    if before == formatting.number(widest.rvc_after * 100, 1):
        before, after = formatting.number(widest.rvc_before * 100, 2), formatting.percent(widest.rvc_after, 2)
    return tr_count(
        "Figures of {n} model change, regional content of {model} from {before} to {after}.",
        "Figures of {n} models change, regional content of {model} from {before} to {after}.",
        len(moved),
        model=the(widest.model),
        before=before,
        after=after,
    )


def _known(difference: float) -> float:
    """Return the size of a change; 0 where it is not known."""
    return 0.0 if math.isnan(difference) else abs(difference)
