"""How two versions of saved work differ: which scenarios, and what each of them assumes."""

from collections.abc import Iterator, Mapping

from headroom.language import localized, tr, tr_count, tr_in, translated
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.rules.scenario import Scenario
from headroom.work.saved_work import SavedWork

_THERE, _NOT_THERE = tr_in("a scenario", "there"), tr_in("a scenario or figure", "not there")
_NONE = tr_in("none of several", "none")


def work_differences(here: SavedWork, there: SavedWork) -> DetailTable:
    """Return a row for everything that differs between the work in the window and that in a file."""
    columns = (
        TableColumn(tr("Scenario")),
        TableColumn(tr("What differs")),
        TableColumn(tr("In this window")),
        TableColumn(tr("In the file")),
    )
    rows = tuple(tuple(Cell(text) for text in row) for row in _differences(here, there))
    return DetailTable(tr("Differences"), columns, rows)


def _differences(here: SavedWork, there: SavedWork) -> Iterator[tuple[str, str, str, str]]:
    yield from _assumptions(tr("Baseline"), here.workspace.baseline, there.workspace.baseline)
    ours = {scenario.name: scenario for scenario in here.workspace.scenarios}
    theirs = {scenario.name: scenario for scenario in there.workspace.scenarios}
    for name in dict.fromkeys((*ours, *theirs)):
        if name not in theirs:
            yield name, tr("Scenario"), _THERE, _NOT_THERE
        elif name not in ours:
            yield name, tr("Scenario"), _NOT_THERE, _THERE
        else:
            yield from _assumptions(name, ours[name], theirs[name])
    if [*ours] != [*theirs] and sorted(ours) == sorted(theirs):
        yield "", tr("Order of the scenarios"), ", ".join(ours), ", ".join(theirs)
    if here.workspace.scenario.name != there.workspace.scenario.name:
        yield "", tr("Scenario being tried"), here.workspace.scenario.name, there.workspace.scenario.name
    if here.workspace.prospects != there.workspace.prospects:
        counts = (len(work.workspace.prospects) for work in (here, there))
        first, second = (tr_count("{n} outcome", "{n} outcomes", count) for count in counts)
        yield "", tr("Odds"), first, second
    names = [", ".join(_name(file.path) for file in work.files) or _NONE for work in (here, there)]
    digests = [[file.sha256 for file in work.files] for work in (here, there)]
    if digests[0] != digests[1]:
        other = tr("{workbook}, another state", workbook=names[1])
        yield "", tr("Workbook"), names[0], names[1] if names[0] != names[1] else other
    if here.layout != there.layout:
        yield "", tr("How the workbook is read"), "", tr_in("how a workbook is read", "differs")


def _assumptions(name: str, here: Scenario, there: Scenario) -> Iterator[tuple[str, str, str, str]]:
    """Yield what two scenarios of one name assume that is not the same."""
    if here.policy.name != there.policy.name or here.policy.title != there.policy.title:
        yield name, tr("Policy"), translated(here.policy.title), translated(there.policy.title)
    labels = _labels(here) | _labels(there)
    first, second = here.values({}), there.values({})
    for key in dict.fromkeys((*first, *second)):
        ours, theirs = _value(first, key), _value(second, key)
        if ours != theirs:
            yield name, translated(labels.get(key, key)), ours, theirs
    for what, ours, theirs in (
        (tr("Parts from another source"), _moves(here), _moves(there)),
        (tr("Parts changed by hand"), _changes(here), _changes(there)),
        (tr("What a re-sourcing leaves alone"), _locks(here), _locks(there)),
        (tr("Note"), here.note, there.note),
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
    return tr("by the tariff schedule") if value is None else localized(f"{value:.10g}")


def _moves(scenario: Scenario) -> str:
    on = [
        f"{one.model} {one.part_number}: {one.to_supplier or one.to_origin}"
        for one in scenario.moves
        if one.on
    ]
    off = len(scenario.moves) - len(on)
    switched_off = [tr_count("{n} switched off", "{n} switched off", off)] if off else []
    return ", ".join((*on, *switched_off)) or _NONE


def _changes(scenario: Scenario) -> str:
    changes = (
        one.label if one.on else tr("{change} (off)", change=one.label) for one in scenario.part_changes
    )
    return "; ".join(changes) or _NONE


def _locks(scenario: Scenario) -> str:
    locks = scenario.locks
    most = [] if locks.most_changes is None else [tr("at most {count}", count=locks.most_changes)]
    return ", ".join((*sorted(locks.kept_parts), *sorted(locks.barred_countries), *most)) or tr_in(
        "what is left alone", "nothing"
    )


def _name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]
