"""Saved work as a record of a file, and back."""

from collections.abc import Iterable, Iterator
from math import isfinite

import msgspec

from headroom.analysis.prospects import Prospect, Spread
from headroom.language import tr, tr_count
from headroom.policy_files.tariff_tables import load_code_lists
from headroom.rules.law import Law
from headroom.rules.policy import Policy
from headroom.work import format_2
from headroom.work.fact_records import fact_records, facts_of
from headroom.work.policy_records import policy_of
from headroom.work.saved_result import ModelResult
from headroom.work.saved_scenario import SavedPolicies, scenario_of
from headroom.work.saved_story import story_of, story_records
from headroom.work.saved_work import SavedFile, SavedWork
from headroom.work.shown_records import shown_of, shown_records
from headroom.work.work_words import VERDICTS, key_of, key_word
from headroom.work.workspace import Workspace
from headroom.workbook.layouts.layout_records import layout_of, layout_record

_FIRST, _CHANGES, _FACTS, _STORY = 1, 2, 3, 4
"""Revisions of a file: the first, with changes of parts by hand, with facts of vehicles, with a story or
levers that are presented. A program that knows no later one passes nothing over. The greatest shows not all
models."""

_MOST_FILES = 1000
_FIRST_YEAR, _LAST_YEAR = 1971, 9998  # what every time zone can show


def work_record(work: SavedWork, head: tuple[int, int, str]) -> format_2.Work:
    """Return saved work as it is written.

    Args:
        work: The work. A scenario of a policy that is none of its policies as published is written with
            that policy as it is.
        head: Format, greatest revision and kind of the file.
    """
    policies = SavedPolicies(work.policies)
    baseline = policies.put(work.workspace.baseline)
    scenarios = tuple(policies.put(scenario) for scenario in work.workspace.scenarios)
    layout = layout_record(work.layout)
    number, greatest, kind = head
    story = story_records(work.workspace.story, policies)
    return format_2.Work(
        format=number,
        revision=min(greatest, _revision(work.workspace, greatest)),
        kind=kind,
        program=work.program,
        saved_at=work.saved_at,
        workbook=format_2.Workbook(
            tuple(format_2.File(one.path, one.sha256, one.content) for one in work.files), layout
        ),
        policies=policies.records,
        baseline=baseline,
        scenarios=scenarios,
        current=work.workspace.current,
        results=format_2.Results(
            tuple(_result_record(one) for one in work.baseline_results),
            tuple(tuple(_result_record(one) for one in results) for results in work.results),
        ),
        prospects=tuple(_prospect_record(one) for one in work.workspace.prospects),
        belongs_to=work.belongs_to or msgspec.UNSET,
        belongs_to_sha256=work.belongs_to_sha256 or msgspec.UNSET,
        model_facts=fact_records(work.workspace.facts) or msgspec.UNSET,
        story=story,
        presented_levers=work.workspace.presented or msgspec.UNSET,
        shown_models=shown_records(work.workspace.shown) or msgspec.UNSET,
    )


def _revision(workspace: Workspace, greatest: int) -> int:
    """Return the least revision that has everything that is saved."""
    if not all(shown.all for shown in (workspace.shown, *(view.shown for view in workspace.story))):
        return greatest
    if workspace.story or workspace.presented:
        return _STORY
    if workspace.facts:
        return _FACTS
    changed = any(one.part_changes for one in (workspace.baseline, *workspace.scenarios))
    return _CHANGES if changed else _FIRST


def work_of(record: format_2.Work) -> SavedWork:
    """Return the work of a record.

    Raises:
        ValueError: If a word is unknown, a number is outside its range, or something that is referred to
            is missing.
    """
    policies = {one.id: policy_of(one) for one in record.policies}
    _check_code_lists(policies.values())
    baseline = scenario_of(record.baseline, policies)
    scenarios = tuple(scenario_of(one, policies) for one in record.scenarios)
    if not 0 <= record.current < len(scenarios):
        msg = tr("there is no scenario number {number}", number=record.current + 1)
        raise ValueError(msg)
    if not _FIRST_YEAR <= record.saved_at.year <= _LAST_YEAR:
        msg = tr("it was not saved in the year {year}", year=record.saved_at.year)
        raise ValueError(msg)
    if len(record.workbook.files) > _MOST_FILES:
        msg = tr_count("it names {n} workbook", "it names {n} workbooks", len(record.workbook.files))
        raise ValueError(msg)
    workspace = Workspace(baseline, baseline).with_scenarios(scenarios, record.current)
    workspace = workspace.with_prospects(tuple(_prospect(one) for one in record.prospects))
    workspace = workspace.with_story(story_of(record.story, policies)).with_presented(
        () if isinstance(record.presented_levers, msgspec.UnsetType) else record.presented_levers
    )
    return SavedWork(
        workspace=workspace.with_facts(facts_of(record.model_facts)).with_shown(
            shown_of(record.shown_models)
        ),
        files=tuple(SavedFile(one.path, one.sha256, one.content) for one in record.workbook.files),
        layout=layout_of(record.workbook.layout),
        baseline_results=tuple(_result(one) for one in record.results.baseline),
        results=tuple(tuple(_result(one) for one in results) for results in record.results.scenarios),
        program=record.program,
        saved_at=record.saved_at,
        policies=tuple(policies.values()),
        belongs_to=_text(record.belongs_to),
        belongs_to_sha256=_text(record.belongs_to_sha256),
    )


def _check_code_lists(policies: Iterable[Policy]) -> None:
    """Refuse policies that name a list of tariff codes that nobody has.

    Raises:
        ValueError: If one does.
    """
    every = tuple(policies)
    known = load_code_lists().keys() | {name for policy in every for name in policy.code_lists}
    for policy in every:
        for name in _code_lists_named(policy):
            if name and name not in known:
                msg = tr(
                    "the policy “{policy}” names the code list “{list}”, which is not there",
                    policy=policy.name,
                    list=name,
                )
                raise ValueError(msg)


def _code_lists_named(policy: Policy) -> Iterator[str]:
    """Yield the names of code lists in a policy, on any date; empty where a figure has none."""
    law = policy.law or Law()
    yield policy.tracing_list
    yield policy.heavy_tracing_list
    for threshold in (*policy.thresholds, *(one.threshold for one in law.thresholds)):
        yield threshold.code_list
    for measure in (*policy.measures, *(one.measure for one in law.measures)):
        yield measure.code_list
        yield measure.except_code_list


def _text(text: str | msgspec.UnsetType) -> str:
    """Return a text that may be missing; empty where it is."""
    return text if isinstance(text, str) else ""


def _result_record(result: ModelResult) -> format_2.ModelResult:
    return format_2.ModelResult(
        model=result.model,
        verdict=VERDICTS.word(result.verdict),
        rvc_low=result.rvc_low,
        rvc_high=result.rvc_high,
        us_content_low=result.us_content_low,
        us_content_high=result.us_content_high,
        vehicle_duty_and_fees_usd=result.duty_usd,
        landed_cost_usd=result.landed_cost_usd,
    )


def _result(record: format_2.ModelResult) -> ModelResult:
    return ModelResult(
        model=record.model,
        verdict=VERDICTS.value(record.verdict),
        rvc_low=record.rvc_low,
        rvc_high=record.rvc_high,
        us_content_low=record.us_content_low,
        us_content_high=record.us_content_high,
        duty_usd=record.vehicle_duty_and_fees_usd,
        landed_cost_usd=record.landed_cost_usd,
    )


def _prospect_record(prospect: Prospect) -> format_2.Prospect:
    return format_2.Prospect(
        name=prospect.name,
        probability=prospect.probability,
        values={key_word(key): value for key, value in prospect.values.items()},
        ranges=tuple(
            format_2.Range(key_word(one.key), one.low, one.high, one.likeliest) for one in prospect.spreads
        ),
    )


def _prospect(record: format_2.Prospect) -> Prospect:
    for one in record.ranges:
        if not all(isfinite(end) for end in (one.low, one.high, one.high - one.low)):
            msg = tr("the range of “{key}” has no end", key=one.key)
            raise ValueError(msg)
    return Prospect(
        name=record.name,
        probability=record.probability,
        values={key_of(word): value for word, value in record.values.items()},
        spreads=tuple(Spread(key_of(one.key), one.low, one.high, one.likeliest) for one in record.ranges),
    )
