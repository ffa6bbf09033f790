"""What a workbook that was read again says differently, and what that does to its models."""

import math
from collections.abc import Sequence

from headroom.analysis.refresh_effect import ModelEffect
from headroom.book.changes import BookChanges, RowCounts
from headroom.findings.finding import Finding
from headroom.findings.phrases import listed, short, the
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
    since = since_words(changes)
    if changes.nothing:
        return Finding(f"Nothing changed{since}: the workbook says what it said before")
    return Finding(f"{told(changes)}{since}{_verdicts(effects)}", _figures(effects))


def since_words(changes: BookChanges) -> str:
    """Return since when, e.g. `` since 14:02``; empty where that is not known."""
    then, now = changes.before.read_at, changes.after.read_at
    if then is None:
        return ""
    same_day = now is not None and now.date() == then.date()
    return f" since {then:%H:%M}" if same_day else f" since {then:%Y-%m-%d %H:%M}"


def told(changes: BookChanges) -> str:
    """Return what changed, without a full stop."""
    parts = _models(changes.models_added, "new") + _models(changes.models_removed, "gone")
    if changes.facts:
        parts.append(f"{formatting.counted(len(changes.facts), 'figure')} of vehicles changed")
    if changes.rates:
        parts.append(f"{formatting.counted(len(changes.rates), 'currency rate')} changed")
    return "; ".join((counted_rows(changes.counts), *parts))


def counted_rows(counts: RowCounts) -> str:
    """Return counts in words, e.g. ``12 rows changed, 3 added, 1 removed``."""
    numbers = ((counts.changed, "changed"), (counts.added, "added"), (counts.removed, "removed"))
    named = [(number, what) for number, what in numbers if number]
    if not named:
        return "No row changed"
    (first, what), *rest = named
    return ", ".join(
        (f"{formatting.counted(first, 'row')} {what}", *(f"{formatting.count(n)} {w}" for n, w in rest))
    )


def _models(names: tuple[str, ...], what: str) -> list[str]:
    """Return how many models came or went, with the name of a single one."""
    if not names:
        return []
    if len(names) == 1:
        return [f"model {short(names[0])} is {what}"]
    return [f"{formatting.count(len(names))} models are {what}"]


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
        return "; no verdict changes" if stay else ""
    if len(flipped) > _MOST_NAMED:
        return f"; {formatting.count(len(flipped))} verdicts change"
    return f"; {listed([f'{the(effect.model)} now {_now(effect.verdict_after)}' for effect in flipped])}"


def _now(verdict: Verdict | None) -> str:
    """Return what is said of a model now."""
    if verdict is None or verdict is Verdict.UNDETERMINED:
        return "cannot be told"
    return formatting.verdict_word(verdict)


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
        return "No content share and no landed cost changes." if there else ""
    said = f"Figures of {formatting.counted(len(moved), 'model')} change"
    widest = max(moved, key=lambda effect: _known(effect.rvc_after - effect.rvc_before))
    if _known(widest.rvc_after - widest.rvc_before) < _SAME_SHARE:
        return f"{said}."
    before, after = formatting.number(widest.rvc_before * 100, 1), formatting.percent(widest.rvc_after)
    if before == formatting.number(widest.rvc_after * 100, 1):
        before, after = formatting.number(widest.rvc_before * 100, 2), formatting.percent(widest.rvc_after, 2)
    return f"{said}, regional content of {the(widest.model)} from {before} to {after}."


def _known(difference: float) -> float:
    """Return the size of a change; 0 where it is not known."""
    return 0.0 if math.isnan(difference) else abs(difference)
