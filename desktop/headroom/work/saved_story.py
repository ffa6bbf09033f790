"""Stories as saved work holds them, and back; and on what the sentence of a view depends."""

import hashlib
from collections.abc import Mapping

import msgspec

from headroom import __version__
from headroom.language import language, tr_count
from headroom.language.languages import ENGLISH
from headroom.rules.exposure import Exposure
from headroom.rules.policy import Policy
from headroom.work import scenario_format_2
from headroom.work.fact_records import fact_records
from headroom.work.saved_scenario import SavedPolicies, scenario_of
from headroom.work.shown_records import shown_of, shown_records
from headroom.work.story import Story, StoryView
from headroom.work.workspace import Workspace

_MOST_VIEWS = 1000
_DIGITS = 16


def story_records(
    story: Story, policies: SavedPolicies
) -> tuple[scenario_format_2.StoryView, ...] | msgspec.UnsetType:
    """Return a story as it is saved; nothing at all where it has no view.

    Args:
        story: The story.
        policies: Takes the policies of its scenarios.
    """
    if not story:
        return msgspec.UNSET
    return tuple(
        scenario_format_2.StoryView(
            page=view.page,
            scenario=policies.put(view.scenario),
            model=view.model,
            choices=view.choices,
            title=view.title,
            note=view.note,
            found=view.found,
            found_on=view.found_on,
            shown_models=shown_records(view.shown),
        )
        for view in story
    )


def story_of(
    records: tuple[scenario_format_2.StoryView, ...] | msgspec.UnsetType, policies: Mapping[str, Policy]
) -> Story:
    """Return the story of records; an empty one where they are missing.

    Args:
        records: The views in their order.
        policies: The policies of the file, by their ids.

    Raises:
        ValueError: If there are too many, or a scenario cannot be read.
    """
    if isinstance(records, msgspec.UnsetType):
        return Story()
    if len(records) > _MOST_VIEWS:
        msg = tr_count("its story has {n} view", "its story has {n} views", len(records))
        raise ValueError(msg)
    return Story(
        tuple(
            StoryView(
                page=one.page,
                scenario=scenario_of(one.scenario, policies),
                model=one.model,
                choices=one.choices,
                title=one.title,
                note=one.note,
                found=one.found,
                found_on=one.found_on,
                shown=shown_of(one.shown_models),
            )
            for one in records
        )
    )


def ground_of(exposure: Exposure, workspace: Workspace) -> str:
    """Return a digest of all that the figures of every view depend on beside its own scenario.

    That is the workbook, the baseline, what was typed of vehicles, the program that counts and its language.
    Two that are the same give the same sentences.

    Args:
        exposure: The open workbook.
        workspace: Has the baseline and the facts.
    """
    policies = SavedPolicies(())
    baseline = policies.put(workspace.baseline)
    spoken = () if language().code == ENGLISH else (language().code,)  # what was saved before is in English
    facts = fact_records(workspace.facts)
    told = (__version__, exposure.book.sha256, baseline, policies.records, facts, *spoken)
    return hashlib.sha256(msgspec.json.encode(told, order="deterministic")).hexdigest()[:_DIGITS]
