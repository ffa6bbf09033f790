"""The regional value content of a model in words: as the formula with its numbers."""

from headroom.rules.outcome import Outcome
from headroom.words import formatting
from headroom.words.ranges import percent_range


def content_formula(outcome: Outcome, model: int) -> str:
    """Return the regional value content of one model as a formula, with its value or its range."""
    net_cost = float(outcome.net_cost_usd[model])
    if not net_cost > 0:
        return "The net cost is 0: no content can be computed."
    low, high = float(outcome.vnm_low_usd[model]), float(outcome.vnm_high_usd[model])
    vnm = (
        formatting.number(high) if high - low < 1 else f"{formatting.number(low)} … {formatting.number(high)}"
    )
    share = percent_range(float(outcome.rvc_low[model]), float(outcome.rvc_high[model]))
    return f"(NC {formatting.number(net_cost)} {formatting.MINUS} VNM {vnm}) / NC = {share}"
