"""What flipped, and who is nearest to flipping next."""

import math
from collections.abc import Sequence

from headroom.analysis.flips import ModelFlip, NearFlip
from headroom.findings.finding import Finding
from headroom.findings.phrases import capital, the
from headroom.rules.verdict import Verdict
from headroom.words import formatting
from headroom.words.ranges import percent_range, points_of

_OUT, _IN = "fell out", "came in"
_FELL, _ROSE = "fell from cannot tell to fails", "rose from fails to cannot tell"
_NEW, _GONE = "came without qualifying", "left the workbook"
_WAYS = (_OUT, _IN, _FELL, _ROSE, _NEW, _GONE)
"""What a model did whose verdict changed, in the order in which it is said."""


def flips_finding(
    flips: Sequence[ModelFlip], nearest: Sequence[NearFlip], since: str, *, volumes: bool = True
) -> Finding:
    """Return how many models fell out and came in, and who is nearest to flipping next.

    Args:
        flips: Models whose verdict changed, those of the greatest volume first.
        nearest: How near each model is to another verdict, the nearest first.
        since: What is compared with, e.g. ``since the baseline``.
        volumes: Whether vehicles a year are known.
    """
    return Finding(_sentence(flips, since, volumes=volumes), _next(nearest))


def _sentence(flips: Sequence[ModelFlip], since: str, *, volumes: bool) -> str:
    """Return how many models flipped which way."""
    if not flips:
        return f"No model changed its verdict {since}"
    groups: dict[str, list[ModelFlip]] = {}
    for flip in flips:
        groups.setdefault(_way(flip), []).append(flip)
    parts = [_who(groups[way], way, volumes=volumes and way in {_OUT, _IN}) for way in _WAYS if way in groups]
    parts[0] = _with_since(parts[0], since)
    return capital("; ".join(parts))


def _way(flip: ModelFlip) -> str:
    """Return which way a model flipped."""
    if flip.before is Verdict.QUALIFIES:
        return _OUT
    if flip.after is Verdict.QUALIFIES:
        return _IN
    if flip.after is None:
        return _GONE
    if flip.before is None:
        return _NEW
    return _FELL if flip.after is Verdict.FAILS else _ROSE


def _who(flips: Sequence[ModelFlip], did: str, *, volumes: bool) -> str:
    """Return which models did what, with their vehicles a year."""
    volume = sum(flip.volume for flip in flips)
    known = volumes and math.isfinite(volume) and volume > len(flips)  # what is not stated counts as one
    vehicles = f", {formatting.count(volume)} vehicles a year" if known else ""
    if len(flips) == 1:
        return f"{the(flips[0].model)} {did}{vehicles}"
    largest = f", {the(flips[0].model)} the largest" if known and flips[0].volume > flips[1].volume else ""
    return f"{formatting.count(len(flips))} models {did}{vehicles}{largest}"


def _with_since(phrase: str, since: str) -> str:
    """Return a phrase with its time behind what was done."""
    done, comma, rest = phrase.partition(", ")
    return f"{done} {since}{comma}{rest}"


def _next(nearest: Sequence[NearFlip]) -> str:
    """Return who is nearest to flipping next."""
    alone = [near for near in nearest if not near.others_fail and not math.isnan(near.margin)]
    if not alone:
        return ""
    near = alone[0]
    needed = f"{formatting.percent(near.threshold)} of {near.test.value}"
    if near.verdict is Verdict.UNDETERMINED:
        return f"Nearest to a verdict: {the(near.model)}, {percent_range(*near.reached)} against {needed}."
    way = "above" if near.margin >= 0 else "below"
    return f"Nearest to flipping next: {the(near.model)}, {points_of(near.margin)} {way} {needed}."
