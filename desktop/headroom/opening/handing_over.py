"""From a question to a hand-over: what it is compared with, and what was law."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import headroom
from headroom.opening.assuming import on_day, published_policy
from headroom.opening.source import BookQuestion, chosen_scenario
from headroom.opening.wrong_use import WrongUseError
from headroom.output.handover.handover import PageKey
from headroom.output.handover.question import HandoverQuestion
from headroom.policy_files.policy_file import followed_law, load_presets
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from headroom.work.saved_work import SavedWork

BASELINE = "baseline"


def compared_policy(name: str | None, as_of: date | None) -> Policy | None:
    """Return the policy that a baseline names; None where it names none, or a scenario.

    Args:
        name: Of a policy or a policy file; of saved work also of a scenario; None: nothing is named.
        as_of: Date whose figures count where the policy was in force then; else its own.

    Raises:
        UserError: If its file cannot be read or is faulty.
    """
    if name is None:
        return None
    try:
        policy = published_policy(name)
    except WrongUseError:
        return None
    if as_of is None:
        return policy
    try:
        return on_day(policy, as_of)
    except WrongUseError:
        return policy  # NAFTA had ended then: it is compared with as it last was


def against(
    question: BookQuestion, name: str | None, policy: Policy | None, work: SavedWork | None
) -> Scenario:
    """Return what a question is compared with.

    Args:
        question: The question.
        name: As it was named; None: the baseline of saved work, else the policy as published.
        policy: The policy of that name, where there is one.
        work: The saved work; None for a workbook.

    Raises:
        WrongUseError: If there is neither a scenario nor a policy of that name.
    """
    if name is None:
        return question.workspace.baseline
    if work is not None:
        try:
            return chosen_scenario(work, name)
        except WrongUseError as wrong:
            if policy is None:
                text = f"{wrong.text.rstrip('.')}; nor is there a policy of that name."
                raise WrongUseError(text, BASELINE) from wrong
    if policy is None:
        text = f": there is no policy named “{name}”."
        raise WrongUseError(text, BASELINE)
    return Scenario(policy, name=policy.title)


def handover_question(
    question: BookQuestion,
    baseline: Scenario,
    made_on: date,
    *,
    pages: tuple[PageKey, ...] = tuple(PageKey),
    titles: Mapping[PageKey, str] | None = None,
    dossier: bool = False,
    name: str = "",
) -> HandoverQuestion:
    """Return what is to be handed over of a question; see ``HandoverQuestion``.

    Args:
        question: The workbook and what is assumed of it.
        baseline: What it is compared with.
        made_on: The day.
        pages: Wanted pages in their order.
        titles: Titles that were typed.
        dossier: Whether each model has its dossier.
        name: What the work is called; empty: the workbook.
    """
    return HandoverQuestion(
        exposure=question.exposure,
        offers=lambda: question.opened.offers,
        workspace=replace(question.workspace, baseline=baseline),
        published=question.published,
        succession=followed_law(question.scenario.policy, load_presets()),
        made_on=made_on,
        version=headroom.__version__,
        pages=pages,
        titles=titles or {},
        dossier=dossier,
        name=name,
    )
