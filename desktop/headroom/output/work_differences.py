"""How two versions of saved work differ: which scenarios, and what each of them assumes."""

from collections.abc import Iterator, Mapping

from headroom.language import tr
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.rules.scenario import Scenario
from headroom.words import formatting
from headroom.work.saved_work import SavedWork

_THERE, _NOT_THERE = "there", tr("not there")


def work_differences(here: SavedWork, there: SavedWork) -> DetailTable:
    """Return a row for everything that differs between the work in the window and that in a file."""
    columns = (
        TableColumn("Scenario"),
        TableColumn(tr("What differs")),
        TableColumn(tr("In this window")),
        TableColumn(tr("In the file")),
    )
    rows = tuple(tuple(Cell(text) for text in row) for row in _differences(here, there))
    return DetailTable("Differences", columns, rows)


def _differences(here: SavedWork, there: SavedWork) -> Iterator[tuple[str, str, str, str]]:
    yield from _assumptions("Baseline", here.workspace.baseline, there.workspace.baseline)
    ours = {scenario.name: scenario for scenario in here.workspace.scenarios}
    theirs = {scenario.name: scenario for scenario in there.workspace.scenarios}
    for name in dict.fromkeys((*ours, *theirs)):
        if name not in theirs:
            yield name, "Scenario", _THERE, _NOT_THERE
        elif name not in ours:
            yield name, "Scenario", _NOT_THERE, _THERE
        else:
            yield from _assumptions(name, ours[name], theirs[name])
    if [*ours] != [*theirs] and sorted(ours) == sorted(theirs):
        yield "", tr("Order of the scenarios"), ", ".join(ours), ", ".join(theirs)
    if here.workspace.scenario.name != there.workspace.scenario.name:
        yield "", tr("Scenario being tried"), here.workspace.scenario.name, there.workspace.scenario.name
    if here.workspace.prospects != there.workspace.prospects:
        counts = (len(work.workspace.prospects) for work in (here, there))
        first, second = (formatting.counted(count, "outcome") for count in counts)
        yield "", "Odds", first, second
    names = [", ".join(_name(file.path) for file in work.files) or "none" for work in (here, there)]
    digests = [[file.sha256 for file in work.files] for work in (here, there)]
    if digests[0] != digests[1]:
        yield (
            "",
            "Workbook",
            names[0],
            names[1] if names[0] != names[1] else tr("{names}, another state", names=names[1]),
        )
    if here.layout != there.layout:
        yield "", tr("How the workbook is read"), "", "differs"


def _assumptions(name: str, here: Scenario, there: Scenario) -> Iterator[tuple[str, str, str, str]]:
    """Yield what two scenarios of one name assume that is not the same."""
    if here.policy.name != there.policy.name or here.policy.title != there.policy.title:
        yield name, "Policy", here.policy.title, there.policy.title
    labels = _labels(here) | _labels(there)
    first, second = here.values({}), there.values({})
    for key in dict.fromkeys((*first, *second)):
        ours, theirs = _value(first, key), _value(second, key)
        if ours != theirs:
            yield name, labels.get(key, key), ours, theirs
    for what, ours, theirs in (
        (tr("Parts from another source"), _moves(here), _moves(there)),
        (tr("Parts changed by hand"), _changes(here), _changes(there)),
        (tr("What a re-sourcing leaves alone"), _locks(here), _locks(there)),
        ("Note", here.note, there.note),
    ):
        if ours != theirs:
            yield name, what, ours, theirs


def _labels(scenario: Scenario) -> dict[str, str]:
    policy = scenario.policy
    fees = {one.key: one.label for one in policy.fees}
    measures = {one.key: one.label for one in policy.measures}
    return fees | measures | {one.key: one.label for one in policy.thresholds}


def _value(values: Mapping[str, float | None], key: str) -> str:
    if key not in values:
        return _NOT_THERE
    value = values[key]
    return tr("by the tariff schedule") if value is None else f"{value:.10g}"


def _moves(scenario: Scenario) -> str:
    on = [
        f"{one.model} {one.part_number}: {one.to_supplier or one.to_origin}"
        for one in scenario.moves
        if one.on
    ]
    off = len(scenario.moves) - len(on)
    return ", ".join((*on, *([tr("{off} switched off", off=off)] if off else []))) or "none"


def _changes(scenario: Scenario) -> str:
    return "; ".join(f"{one.label}{'' if one.on else ' (off)'}" for one in scenario.part_changes) or "none"


def _locks(scenario: Scenario) -> str:
    locks = scenario.locks
    most = (
        [] if locks.most_changes is None else [tr("at most {most_changes}", most_changes=locks.most_changes)]
    )
    return ", ".join((*sorted(locks.kept_parts), *sorted(locks.barred_countries), *most)) or "nothing"


def _name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]
