"""Figures of a model as cells and words, and which models a chart has room for."""

import numpy as np

from headroom.findings.model import content_margin
from headroom.language import tr, tr_in
from headroom.output.handover.exhibits import MOST_BARS
from headroom.output.handover.question import HandoverQuestion
from headroom.output.table import Cell
from headroom.rules.outcome import Outcome
from headroom.words import formatting
from headroom.words.ranges import bare_margin, is_range

_TO = tr_in("between the two ends of a range", "to")


def usd_cell(usd: float, *, signed: bool = False) -> Cell:
    """Return dollars as a cell."""
    return Cell(formatting.signed_dollars(usd) if signed else formatting.dollars(usd), usd)


def content_cell(low: float, high: float) -> Cell:
    """Return a content as a cell."""
    if np.isnan(low):
        return Cell(formatting.NOTHING)
    return Cell(content_words(low, high), None if is_range(low, high) else low * 100, rank=low * 100)


def content_words(low: float, high: float) -> str:
    """Return a content in percent without its sign."""
    if not is_range(low, high):
        return formatting.number(low * 100, 1)
    return tr("{low} to {high}", low=formatting.number(low * 100, 1), high=formatting.number(high * 100, 1))


def points_cell(outcome: Outcome, at: int) -> Cell:
    """Return the margin of a model to what decides, in points."""
    content = content_margin(outcome, at)
    if content is None:
        return Cell(formatting.NOTHING)
    low, high, _ = content
    known = None if is_range(low, high) else low * 100
    return Cell(bare_margin(low, high).replace(" … ", f" {_TO} "), known, rank=low * 100)


def charted_models(question: HandoverQuestion) -> tuple[list[int], str]:
    """Return the listed models that a chart has room for, those with the least headroom, and what is said."""
    outcome, listed = question.outcome, question.listed
    models = len(listed)
    if models <= MOST_BARS:
        return list(listed), ""
    own = outcome.headroom[list(listed)]
    margin = np.where(np.isnan(own), np.inf, own)
    chosen = [listed[at] for at in np.argsort(margin, kind="stable")[:MOST_BARS].tolist()]
    of = formatting.count(models)
    return chosen, tr(
        "The {count} of {models} models with the least headroom; all are in the tables.",
        count=MOST_BARS,
        models=of,
    )
