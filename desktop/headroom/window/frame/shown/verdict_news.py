"""Whose verdict is another after a lever was moved, in one sentence that is read out."""

from collections.abc import Sequence

from headroom.language import tr
from headroom.rules.verdict import Verdict
from headroom.words import formatting

_NAMED = 3
"""Models that are named, with what becomes of them."""


def verdict_news(models: Sequence[str], before: Sequence[int], now: Sequence[int]) -> str:
    """Return what is another than before; empty where every verdict is as it was.

    Args:
        models: Names of all models.
        before: Codes of ``Verdict``, one a model.
        now: Those of the same models now.
    """
    flipped = [at for at, (one, other) in enumerate(zip(before, now, strict=True)) if one != other]
    if not flipped:
        return ""
    qualify = formatting.count(sum(verdict == Verdict.QUALIFIES for verdict in now))
    every = formatting.count(len(models))
    if len(flipped) > _NAMED:
        count = formatting.count(len(flipped))
        return tr(
            "{count} models have another verdict now. {qualifying} of {count_of_all} models qualify.",
            count=count,
            qualifying=qualify,
            count_of_all=every,
        )
    told = ", ".join(f"{models[at]} {formatting.verdict_word(Verdict(now[at]))}" for at in flipped)
    return tr(
        "Now {changes}. {qualifying} of {count_of_all} models qualify.",
        changes=told,
        qualifying=qualify,
        count_of_all=every,
    )
