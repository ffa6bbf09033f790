"""What is said of one step of the law: what changes, where that stands, and whom it hits."""

from dataclasses import dataclass, replace

import numpy as np

from headroom.analysis.timeline import LawStep, Timeline
from headroom.findings.phrases import listed, short
from headroom.foreign_text import a_few
from headroom.output.levers import SECONDARY
from headroom.rules.law import LawChange
from headroom.rules.verdict import Verdict
from headroom.words import formatting

_MOST_CHANGES, _MOST_SOURCES, _MOST_MODELS = 4, 2, 3
_NOT_ASSESSED = "Not assessed for want of a column"
_A_DOLLAR = 0.5  # less is shown as nothing
_NO_EFFECT = "It changes no verdict and no duty of this fleet."


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
    title = f"{formatting.iso(law.day)}: {law.title}"
    if begin != at:
        title = (
            f"{formatting.iso(law.day)} to {formatting.iso(timeline.steps[at].law.day)}: {law.words.title}"
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
        f"checked {formatting.iso(law.checked_on)}" if law.checked_on is not None else "",
        SECONDARY if law.uncertain else "",
        "hypothetical" if law.policy.hypothetical else ("not yet law" if law.pending else ""),
    )
    return " · ".join(part for part in parts if part)


def _changes(law: LawStep, most: int) -> str:
    """Return what changes in the law."""
    if not law.changes:
        return f"{law.begins} begins." if law.begins else "Here the timeline begins."
    said = list(dict.fromkeys(figure_change(change) for change in law.changes))
    more = f"; and {formatting.counted(len(said) - most, 'more figure')}" if len(said) > most else ""
    lead = f"{law.begins} begins. " if law.begins else ""
    return f"{lead}{'; '.join(said[:most])}{more}."


def figure_change(change: LawChange) -> str:
    """Return what becomes of one figure."""
    label = change.label
    if change.ends:
        return f"{label}: ends"
    if change.after is None:
        return f"{label}: by the tariff schedule"
    after = formatting.rate(change.after)
    if change.begins or change.before is None:
        return f"{label}: {after}"
    if change.after == change.before:
        return f"{label}: other bounds"
    return f"{label}: {formatting.rate(change.before)} to {after}"


def _hits(timeline: Timeline, at: int, first: int) -> str:
    """Return whom the steps from one to another hit, those first whose duty a year they change most."""
    step = timeline.steps[at]
    if not first:
        fleet = step.fleet
        return (
            f"{formatting.count(fleet.qualifying)} of {formatting.counted(fleet.models, 'model')} qualify, "
            f"duty is {formatting.about(fleet.duty_usd)} a year."
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
        said.append(f"{total} of duty a year: {listed(names, of=len(owing))}.")
    return " ".join((*said, *turned))


def _turned(timeline: Timeline, at: int, first: int) -> list[str]:
    """Return whose verdict changes, by what it becomes."""
    before, now = timeline.steps[first - 1].verdict, timeline.steps[at].verdict
    said = []
    for verdict, one, many in (
        (Verdict.FAILS, "fails now", "fail now"),
        (Verdict.UNDETERMINED, "cannot be told any more", "cannot be told any more"),
        (Verdict.QUALIFIES, "qualifies now", "qualify now"),
    ):
        models = np.flatnonzero((before != now) & (now == verdict)).tolist()
        if models:
            names = [short(timeline.vehicles[model].name) for model in models[:_MOST_MODELS]]
            said.append(f"{listed(names, of=len(models))} {one if len(models) == 1 else many}.")
    return said


def _not_assessed(timeline: Timeline, at: int) -> str:
    """Return which tests are not assessed, for how many models."""
    lacking = timeline.steps[at].not_assessed
    if not lacking:
        return ""
    named = [f"{test.value} ({formatting.counted(models, 'model')})" for test, models in lacking]
    return f"{_NOT_ASSESSED}: {', '.join(named)}."
