"""Hand-overs of small fleets, for tests of what is made and how it is laid out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import strategies
from fleets import POLICY, fleet
from headroom.book.sourcing import SourcingBook
from headroom.output.handover.handover import USUAL_PAGES, PageKey
from headroom.output.handover.question import HandoverQuestion
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from headroom.rules.succession import Succession
from headroom.work.workspace import Workspace

DAY = date(2026, 11, 30)
EASIER = replace(POLICY, name="easier", title="Easier", hypothetical=False)


def question(
    sourcing: SourcingBook | None = None,
    policy: Policy = POLICY,
    baseline: Policy = EASIER,
    *,
    scenario: Scenario | None = None,
    pages: tuple[PageKey, ...] = USUAL_PAGES,
    titles: Mapping[PageKey, str] | None = None,
    dossier: bool = False,
) -> HandoverQuestion:
    """Return what is to be handed over of a book, or of the five models of ``fleets``."""
    exposure = Exposure.of(sourcing or fleet(), strategies.REFERENCE)
    return HandoverQuestion(
        exposure,
        lambda: Offers.of(exposure),
        Workspace(Scenario(baseline, name="Baseline"), scenario or Scenario(policy, name="Scenario 1")),
        policy,
        Succession.of(policy),
        DAY,
        "1.2.3",
        pages,
        titles or {},
        dossier,
    )
