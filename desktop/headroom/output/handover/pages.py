"""Every page that can be handed over, by its key."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from headroom.output.handover.analysis_pages import (
    certificates_page,
    flips_page,
    odds_page,
    sweep_page,
    trade_page,
)
from headroom.output.handover.cost_pages import change_page, cost_page
from headroom.output.handover.decision_page import decision_page
from headroom.output.handover.driver_page import driver_page
from headroom.output.handover.explore_page import explore_page
from headroom.output.handover.handover import HandoverPage, PageKey
from headroom.output.handover.map_page import map_page
from headroom.output.handover.model_page import model_page, parts_page
from headroom.output.handover.qualify_page import qualify_page
from headroom.output.handover.question import HandoverQuestion
from headroom.output.handover.source_pages import assumptions_page, problems_page
from headroom.output.handover.timeline_page import timeline_page

_OF_FLEET: Mapping[PageKey, Callable[[HandoverQuestion], HandoverPage | None]] = {
    PageKey.QUALIFY: qualify_page,
    PageKey.COST: cost_page,
    PageKey.CHANGE: change_page,
    PageKey.DECIDE: decision_page,
    PageKey.MAP: map_page,
    PageKey.TIMELINE: timeline_page,
    PageKey.DRIVERS: driver_page,
    PageKey.ASSUMPTIONS: assumptions_page,
    PageKey.PROBLEMS: problems_page,
    PageKey.FLIPS: flips_page,
    PageKey.TRADE: trade_page,
    PageKey.CERTIFICATES: certificates_page,
    PageKey.ODDS: odds_page,
}

NO_CHOICES: Mapping[str, str] = MappingProxyType({})
"""Nothing is chosen: what is usual is shown."""


def made_page(
    question: HandoverQuestion, key: PageKey, model: str = "", choices: Mapping[str, str] = NO_CHOICES
) -> HandoverPage | None:
    """Return a page; None where it has nothing to show.

    Args:
        question: What is handed over.
        key: Which page.
        model: The model that a page of one model is about; empty: the first.
        choices: What is chosen on the page, word by key, as stories keep it.
    """
    match key:
        case PageKey.MODEL:
            return model_page(question, model)
        case PageKey.PARTS:
            return parts_page(question, model)
        case PageKey.SWEEP:
            return sweep_page(question, choices.get("number", ""))
        case PageKey.EXPLORE:
            return explore_page(question, choices)
        case _:
            return _OF_FLEET[key](question)
