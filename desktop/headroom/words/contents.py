"""The regional value content of a model in words: as the formula with its numbers."""

from headroom.language import tr
from headroom.rules.outcome import Outcome
from headroom.words import formatting
from headroom.words.ranges import percent_range


def content_formula(outcome: Outcome, model: int) -> str:
    """Return the regional value content of one model as a formula, with its value or its range."""
    net_cost = float(outcome.net_cost_usd[model])
    if not net_cost > 0:
        return tr("The net cost is 0: no content can be computed.")
    low, high = float(outcome.vnm_low_usd[model]), float(outcome.vnm_high_usd[model])
    vnm = (
        formatting.number(high) if high - low < 1 else f"{formatting.number(low)} … {formatting.number(high)}"
    )
    share = percent_range(float(outcome.rvc_low[model]), float(outcome.rvc_high[model]))
    # Translators: NC is the net cost, VNM the value of non-originating materials.
    return tr(
        "(NC {net_cost} \N{MINUS SIGN} VNM {vnm}) / NC = {share}",
        net_cost=formatting.number(net_cost),
        vnm=vnm,
        share=share,
    )
