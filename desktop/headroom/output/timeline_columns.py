"""The fleet through the law as columns for scripts."""

from collections.abc import Callable

from headroom.analysis.timeline import Timeline, TimelineStep
from headroom.output.frame_table import FrameColumn, FrameTable, Values
from headroom.output.outcome_columns import COUNT, SHARE, TEXT, USD, YES_NO
from headroom.rules.verdict import Verdict

_SEPARATOR = "; "


def _step(name: str, unit: str, meaning: str, get: Callable[[TimelineStep], object]) -> FrameColumn[Timeline]:
    return FrameColumn(name, unit, meaning, lambda timeline: [get(step) for step in timeline.steps])


def _place(
    name: str, unit: str, meaning: str, get: Callable[[Timeline, int], object]
) -> FrameColumn[Timeline]:
    return FrameColumn(
        name, unit, meaning, lambda timeline: [get(timeline, at) for at in range(len(timeline.steps))]
    )


_DAY = _step("day", "date", "first day of the step", lambda step: step.law.day.isoformat())
_EVENT = _step("event", TEXT, "what it is called", lambda step: step.law.title)

TIMELINE: FrameTable[Timeline] = FrameTable(
    "book.timeline()",
    "one step of the law, in the order of the days",
    (
        _DAY,
        _EVENT,
        _step("policy", TEXT, "policy that is law from the day on", lambda step: step.law.policy.name),
        _step(
            "changes",
            TEXT,
            "figures that change, by their labels",
            lambda step: _SEPARATOR.join(dict.fromkeys(change.label for change in step.law.changes)),
        ),
        _step(
            "source",
            TEXT,
            "where they come from",
            lambda step: _SEPARATOR.join(one.citation for one in step.law.sources if one.citation),
        ),
        _step(
            "checked_on",
            "date",
            "date to which that was compared with the texts; empty where not said",
            lambda step: step.law.checked_on.isoformat() if step.law.checked_on else "",
        ),
        _step(
            "uncertain",
            YES_NO,
            "whether any of it rests on a secondary source",
            lambda step: step.law.uncertain,
        ),
        _step("pending", YES_NO, "whether it is not yet law, or never was", lambda step: step.law.pending),
        _step("qualifying", COUNT, "models that qualify", lambda step: step.fleet.qualifying),
        _step(
            "undetermined",
            COUNT,
            "models of which nothing can be told",
            lambda step: int((step.verdict == Verdict.UNDETERMINED).sum()),
        ),
        _step(
            "qualifying_volume_share",
            SHARE,
            "of the vehicles, those that qualify",
            lambda step: step.fleet.qualifying_volume_share,
        ),
        _step("duty_usd", "USD a year", "duties on vehicles and parts", lambda step: step.fleet.duty_usd),
        _place(
            "duty_change_usd",
            "USD a year",
            "by how much that differs from the step before",
            lambda timeline, at: float(timeline.duty_changes_usd[at]),
        ),
        _step(
            "landed_cost_usd",
            USD,
            "landed cost, volume-weighted",
            lambda step: step.fleet.landed_cost_per_vehicle_usd,
        ),
        _place(
            "models_hit",
            COUNT,
            "models whose verdict or duty the step changes",
            lambda timeline, at: int(timeline.hits(at).sum()),
        ),
        _step(
            "not_assessed",
            TEXT,
            "tests that lack a column for some model",
            lambda step: _SEPARATOR.join(test.value for test, _ in step.not_assessed),
        ),
    ),
)


def _each(get: Callable[[Timeline, int, int], object]) -> Callable[[Timeline], Values]:
    return lambda timeline: [
        get(timeline, at, model)
        for at in range(len(timeline.steps))
        for model in range(len(timeline.vehicles))
    ]


TIMELINE_MODELS: FrameTable[Timeline] = FrameTable(
    "book.timeline(by_model=True)",
    "one model under one step of the law",
    (
        FrameColumn(
            "day",
            "date",
            "first day of the step",
            _each(lambda all_, at, _: all_.steps[at].law.day.isoformat()),
        ),
        FrameColumn("event", TEXT, "what it is called", _each(lambda all_, at, _: all_.steps[at].law.title)),
        FrameColumn("model", TEXT, "its name", _each(lambda all_, _, model: all_.vehicles[model].name)),
        FrameColumn(
            "verdict",
            TEXT,
            "qualifies, fails or undetermined",
            _each(lambda all_, at, model: Verdict(int(all_.steps[at].verdict[model])).name.lower()),
        ),
        FrameColumn(
            "duty_usd",
            USD,
            "duties on it and on its parts",
            _each(lambda all_, at, model: float(all_.steps[at].duty_usd[model])),
        ),
        FrameColumn(
            "landed_cost_usd",
            USD,
            "landed cost",
            _each(lambda all_, at, model: float(all_.steps[at].landed_usd[model])),
        ),
        FrameColumn(
            "hit",
            YES_NO,
            "whether the step changes its verdict or its duty",
            lambda all_: [hit for at in range(len(all_.steps)) for hit in all_.hits(at).tolist()],
        ),
    ),
)
