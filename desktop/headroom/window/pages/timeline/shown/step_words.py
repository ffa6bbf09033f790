"""What is said of one step of the law: what changes, where that stands, and whom it hits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from headroom.analysis.timeline import LawStep, Timeline
from headroom.findings.phrases import listed, short
from headroom.foreign_text import a_few
from headroom.language import colon, tr, tr_count, translated
from headroom.output.levers import SECONDARY
from headroom.rules.law import LawChange
from headroom.rules.verdict import Verdict
from headroom.words import formatting

_MOST_CHANGES, _MOST_SOURCES, _MOST_MODELS = 4, 2, 3
_NOT_ASSESSED = tr("Not assessed for want of a column")
_A_DOLLAR = 0.5  # less is shown as nothing
_NO_EFFECT = tr("It changes no verdict and no duty of this fleet.")


@dataclass(frozen=True, slots=True)
class StepWords:
    """What is said of a step.

    Attributes:
        title: Day and event.
        source: Where it stands, and when that was checked.
        changes: What changes in the law.
        hits: Whom of the fleet it hits.
        lacking: Which tests are not assessed; empty for none.
        whole: All of it, nothing left out.
    """

    title: str
    source: str
    changes: str
    hits: str
    lacking: str
    whole: str


def step_words(timeline: Timeline, at: int, first: int | None = None) -> StepWords:
    """Return what is said of a step of the timeline.

    Args:
        timeline: The fleet under each step.
        at: The step.
        first: The first of several steps that end with it; None: it alone.
    """
    begin = at if first is None else first
    law = _together([timeline.steps[step].law for step in range(begin, at + 1)])
    title = colon(formatting.iso(law.day), law.title)
    if begin != at:
        title = tr(
            "{first} to {last}: {event}",
            first=formatting.iso(law.day),
            last=formatting.iso(timeline.steps[at].law.day),
            event=translated(law.words.title),
        )
    source, changes, hits = (
        _sources(law, _MOST_SOURCES),
        _changes(law, _MOST_CHANGES),
        _hits(timeline, at, begin),
    )
    lacking = _not_assessed(timeline, at)
    whole = (title, _sources(law, len(law.sources)), _changes(law, len(law.changes)), hits, lacking)
    return StepWords(title, source, changes, hits, lacking, "\n".join(part for part in whole if part))


def _together(steps: list[LawStep]) -> LawStep:
    """Return several steps as one, that of the first day."""
    changes = tuple(change for step in steps for change in step.changes)
    sources = tuple(dict.fromkeys(source for step in steps for source in step.sources))
    return replace(steps[0], changes=changes, sources=sources)


def _sources(law: LawStep, most: int) -> str:
    """Return where a step stands, and how sure that is."""
    cited = list(dict.fromkeys(source.citation for source in law.sources if source.citation))
    parts = (
        a_few(cited, most, "; "),
        tr("checked {date}", date=formatting.iso(law.checked_on)) if law.checked_on is not None else "",
        SECONDARY if law.uncertain else "",
        tr("hypothetical") if law.policy.hypothetical else (tr("not yet law") if law.pending else ""),
    )
    return " · ".join(part for part in parts if part)


def _changes(law: LawStep, most: int) -> str:
    """Return what changes in the law."""
    if not law.changes:
        return tr("{policy} begins.", policy=law.begins) if law.begins else tr("Here the timeline begins.")
    said = list(dict.fromkeys(figure_change(change) for change in law.changes))
    more = (
        "; " + tr_count("and {n} more figure", "and {n} more figures", len(said) - most)
        if len(said) > most
        else ""
    )
    lead = tr("{policy} begins.", policy=law.begins) + " " if law.begins else ""
    return f"{lead}{'; '.join(said[:most])}{more}."


def figure_change(change: LawChange) -> str:
    """Return what becomes of one figure."""
    label = translated(change.label)
    if change.ends:
        return tr("{measure}: ends", measure=label)
    if change.after is None:
        return tr("{measure}: by the tariff schedule", measure=label)
    after = formatting.rate(change.after)
    if change.begins or change.before is None:
        return colon(label, after)
    if change.after == change.before:
        return tr("{measure}: other bounds", measure=label)
    return tr(
        "{measure}: {before} to {after}", measure=label, before=formatting.rate(change.before), after=after
    )


def _hits(timeline: Timeline, at: int, first: int) -> str:
    """Return whom the steps from one to another hit, those first whose duty a year they change most."""
    step = timeline.steps[at]
    if not first:
        fleet = step.fleet
        return tr_count(
            "{qualifying} of {n} model qualify, duty is {duty} a year.",
            "{qualifying} of {n} models qualify, duty is {duty} a year.",
            fleet.models,
            qualifying=formatting.count(fleet.qualifying),
            duty=formatting.about(fleet.duty_usd),
        )
    hit = np.flatnonzero(timeline.hits(at, first))
    by = timeline.duty_a_year_usd[at] - timeline.duty_a_year_usd[first - 1]
    order = hit[np.argsort(-np.abs(by[hit]), kind="stable")]
    owing = [int(model) for model in order if abs(by[model]) >= _A_DOLLAR]
    turned = _turned(timeline, at, first)
    if not owing and not turned:
        return _NO_EFFECT
    said = []
    if owing:
        names = [
            f"{short(timeline.vehicles[model].name)} {formatting.signed_millions(float(by[model]))}"
            for model in owing[:_MOST_MODELS]
        ]
        total = formatting.signed_millions(float(by.sum()))
        said.append(tr("{total} of duty a year: {models}.", total=total, models=listed(names, of=len(owing))))
    return " ".join((*said, *turned))


_BECOMES: Mapping[Verdict, Callable[[int, str], str]] = {
    Verdict.FAILS: lambda n, models: tr_count("{models} fails now.", "{models} fail now.", n, models=models),
    Verdict.UNDETERMINED: lambda n, models: tr_count(
        "{models} cannot be told any more.", "{models} cannot be told any more.", n, models=models
    ),
    Verdict.QUALIFIES: lambda n, models: tr_count(
        "{models} qualifies now.", "{models} qualify now.", n, models=models
    ),
}
"""What becomes of so many models, which are named."""


def _turned(timeline: Timeline, at: int, first: int) -> list[str]:
    """Return whose verdict changes, by what it becomes."""
    before, now = timeline.steps[first - 1].verdict, timeline.steps[at].verdict
    said = []
    for verdict, becomes in _BECOMES.items():
        models = np.flatnonzero((before != now) & (now == verdict)).tolist()
        if models:
            names = [short(timeline.vehicles[model].name) for model in models[:_MOST_MODELS]]
            said.append(becomes(len(models), listed(names, of=len(models))))
    return said


def _not_assessed(timeline: Timeline, at: int) -> str:
    """Return which tests are not assessed, for how many models."""
    lacking = timeline.steps[at].not_assessed
    if not lacking:
        return ""
    named = [f"{test.word} ({tr_count('{n} model', '{n} models', models)})" for test, models in lacking]
    return f"{colon(_NOT_ASSESSED, ', '.join(named))}."
