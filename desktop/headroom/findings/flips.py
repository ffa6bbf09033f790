"""What flipped, and who is nearest to flipping next."""

import math
from collections.abc import Sequence
from enum import Enum, auto

from headroom.analysis.flips import ModelFlip, NearFlip
from headroom.findings.finding import Finding
from headroom.findings.phrases import capital, clauses, the
from headroom.language import tr, tr_count
from headroom.rules.verdict import Verdict
from headroom.words import formatting
from headroom.words.ranges import percent_range, points_of


class _Way(Enum):
    """What a model did whose verdict changed, in the order in which it is said."""

    OUT = auto()
    IN = auto()
    FELL = auto()
    ROSE = auto()
    NEW = auto()
    GONE = auto()


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
        # Translators: since when, e.g. “since the baseline”.
        return tr("No model changed its verdict {since}", since=since)
    groups: dict[_Way, list[ModelFlip]] = {}
    for flip in flips:
        groups.setdefault(_way(flip), []).append(flip)
    told = [way for way in _Way if way in groups]
    weighed = {_Way.OUT, _Way.IN} if volumes else set()
    parts = [_who(groups[way], way, since if way is told[0] else "", volumes=way in weighed) for way in told]
    return capital(clauses(*parts))


def _way(flip: ModelFlip) -> _Way:
    """Return which way a model flipped."""
    if flip.before is Verdict.QUALIFIES:
        return _Way.OUT
    if flip.after is Verdict.QUALIFIES:
        return _Way.IN
    if flip.after is None:
        return _Way.GONE
    if flip.before is None:
        return _Way.NEW
    return _Way.FELL if flip.after is Verdict.FAILS else _Way.ROSE


def _who(flips: Sequence[ModelFlip], way: _Way, since: str, *, volumes: bool) -> str:
    """Return which models did what since when, with their vehicles a year."""
    volume = sum(flip.volume for flip in flips)
    known = volumes and math.isfinite(volume) and volume > len(flips)  # what is not stated counts as one
    said = _one(the(flips[0].model), way) if len(flips) == 1 else _several(len(flips), way)
    if since:
        # Translators: who flipped, and since when, e.g. “the Tacoma fell out since the baseline”.
        said = tr("{flipped} {since}", flipped=said, since=since)
    if known:
        said = tr("{flipped}, {count} vehicles a year", flipped=said, count=formatting.count(volume))
    if known and len(flips) > 1 and flips[0].volume > flips[1].volume:
        said = tr("{flipped}, {model} the largest", flipped=said, model=the(flips[0].model))
    return said


def _one(model: str, way: _Way) -> str:
    """Return what one model did."""
    match way:
        case _Way.OUT:
            return tr("{model} fell out", model=model)
        case _Way.IN:
            return tr("{model} came in", model=model)
        case _Way.FELL:
            return tr("{model} fell from cannot tell to fails", model=model)
        case _Way.ROSE:
            return tr("{model} rose from fails to cannot tell", model=model)
        case _Way.NEW:
            return tr("{model} came without qualifying", model=model)
        case _Way.GONE:
            return tr("{model} left the workbook", model=model)


def _several(n: int, way: _Way) -> str:
    """Return what several models did."""
    match way:
        case _Way.OUT:
            return tr_count("{n} model fell out", "{n} models fell out", n)
        case _Way.IN:
            return tr_count("{n} model came in", "{n} models came in", n)
        case _Way.FELL:
            return tr_count(
                "{n} model fell from cannot tell to fails", "{n} models fell from cannot tell to fails", n
            )
        case _Way.ROSE:
            return tr_count(
                "{n} model rose from fails to cannot tell", "{n} models rose from fails to cannot tell", n
            )
        case _Way.NEW:
            return tr_count("{n} model came without qualifying", "{n} models came without qualifying", n)
        case _Way.GONE:
            return tr_count("{n} model left the workbook", "{n} models left the workbook", n)


def _next(nearest: Sequence[NearFlip]) -> str:
    """Return who is nearest to flipping next."""
    alone = [near for near in nearest if not near.others_fail and not math.isnan(near.margin)]
    if not alone:
        return ""
    near = alone[0]
    who, needed, content = the(near.model), formatting.percent(near.threshold), near.test.word
    if near.verdict is Verdict.UNDETERMINED:
        return tr(
            # Translators: a content, e.g. “regional content”, also below.
            "Nearest to a verdict: {model}, {reached} against {threshold} of {content}.",
            model=who,
            reached=percent_range(*near.reached),
            threshold=needed,
            content=content,
        )
    points = points_of(near.margin)
    if near.margin >= 0:
        return tr(
            "Nearest to flipping next: {model}, {points} above {threshold} of {content}.",
            model=who,
            points=points,
            threshold=needed,
            content=content,
        )
    return tr(
        "Nearest to flipping next: {model}, {points} below {threshold} of {content}.",
        model=who,
        points=points,
        threshold=needed,
        content=content,
    )
