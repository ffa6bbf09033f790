"""Scenarios side by side: what each changes, what comes of it, and the way from one to another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import wrap

from headroom.explain.trail import Trail
from headroom.language import tr, tr_count, tr_in, translated
from headroom.output import trails
from headroom.output.levers import Lever, levers
from headroom.output.table import VERDICT_MARKS, Cell, DetailTable, TableColumn
from headroom.rules.outcome import Outcome
from headroom.rules.part_changes import on_changes
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import Verdict
from headroom.window.levers.shown.reading_choices import reading_choices
from headroom.words import formatting
from headroom.words.definitions import DUTY, LANDED
from headroom.work.workspace import Workspace

_LINE = 24
"""Letters of a line of a heading."""


@dataclass(frozen=True, slots=True, eq=False)
class Answered:
    """A scenario and what comes of it.

    Attributes:
        scenario: The scenario.
        outcome: What comes of it.
    """

    scenario: Scenario
    outcome: Outcome


def changes(
    scenario: Scenario,
    baseline: Scenario,
    book_rates: Mapping[str, float],
    published: Mapping[str, Policy],
) -> tuple[str, ...]:
    """Return what a scenario changes against the baseline, one short phrase each, as the controls stand.

    Of another policy than the baseline's it is said which, and what of it is not as published.

    Args:
        scenario: The scenario.
        baseline: The baseline.
        book_rates: The workbook's currency rates, US dollars per unit.
        published: Policies as published, by name.
    """
    policy = scenario.policy
    found = (
        [tr("Policy: {policy}", policy=translated(policy.title))]
        if policy.name != baseline.policy.name
        else []
    )
    if not found and policy.as_of != baseline.policy.as_of:
        found.append(
            tr(
                "Law as of {before} → {after}",
                before=formatting.iso(baseline.policy.as_of),
                after=formatting.iso(policy.as_of),
            )
        )
    workspace, known = Workspace(baseline, scenario), published.get(policy.name)
    groups = levers(workspace, book_rates, known)
    found += [
        f"{lever.label} {lever.shown(lever.home)} → {lever.shown(lever.value)}"
        for group in groups
        for lever in group.levers
        if lever.changed
    ]
    found += [
        f"{choice.reading.label} {choice.home} → {choice.reading.chosen}"
        for choice in reading_choices(workspace, known)
        if choice.changed
    ]
    found += [one.label for one in on_changes(scenario.part_changes) if one not in baseline.part_changes]
    moved = sum(move.on for move in scenario.moves)
    if moved:
        found.append(tr_count("{n} part from another source", "{n} parts from another source", moved))
    return tuple(found)


def scenario_list(
    baseline: Answered,
    scenarios: Sequence[Answered],
    book_rates: Mapping[str, float],
    published: Mapping[str, Policy],
) -> DetailTable:
    """Return the scenarios with what they change and what comes of them, the baseline first."""
    columns = (
        TableColumn(tr("Scenario")),
        TableColumn(tr("Changes against the baseline"), wide=True),
        TableColumn(tr("Qualify"), right=True),
        TableColumn(tr("Volume"), right=True, unit="%"),
        TableColumn(tr("Per vehicle"), right=True, unit="USD", note=LANDED.tip),
        TableColumn(tr("{figure} a year", figure=DUTY.word), right=True, unit="USD", note=DUTY.tip),
    )
    rows = [_summary(baseline, tr("locked: every change is measured against it"))]
    for one in scenarios:
        phrases = changes(one.scenario, baseline.scenario, book_rates, published)
        rows.append(_summary(one, "; ".join(phrases) or tr_in("changes", "none"), one.scenario.note))
    return _without_money(DetailTable(tr("Scenarios"), columns, tuple(rows)), baseline)


def side_by_side(shown: Sequence[Answered], book_rates: Mapping[str, float]) -> DetailTable:
    """Return scenarios in columns, their numbers in the order of the controls, the results below.

    Numbers that are the same in all of them are left out. The first one is what others differ from.
    """
    columns = (TableColumn("", wide=True), *(TableColumn(_heading(one), right=True) for one in shown))
    first = shown[0].scenario
    by_key = [{lever.key: lever for lever in _levers(one.scenario, first, book_rates)} for one in shown]
    rows = [
        (Cell(tr("Policy")), *(Cell(translated(one.scenario.policy.title)) for one in shown)),
        (Cell(tr("Law as of")), *(Cell(formatting.iso(one.scenario.policy.as_of)) for one in shown)),
    ]
    order = dict.fromkeys(key for levers_of in by_key for key in levers_of)
    for key in order:
        of_each = [levers_of.get(key) for levers_of in by_key]
        texts = [formatting.NOTHING if lever is None else lever.shown(lever.value) for lever in of_each]
        if len(set(texts)) > 1:
            lever = next(one for one in of_each if one is not None)
            rows.append((_with_unit(lever.label, lever.unit), *_against_first(texts, of_each)))
    if any(one.scenario.part_changes for one in shown):
        by_hand = [len(on_changes(one.scenario.part_changes)) for one in shown]
        rows.append((Cell(tr("Changes of parts by hand")), *(Cell(formatting.count(n), n) for n in by_hand)))
    if any(one.scenario.moves for one in shown):
        moved = [sum(move.on for move in one.scenario.moves) for one in shown]
        rows.append((Cell(tr("Parts from another source")), *(Cell(formatting.count(n), n) for n in moved)))
    names = (
        Cell(tr("Models that qualify")),
        _with_unit(tr("Share of volume"), "%"),
        _with_unit(tr("{figure} per vehicle", figure=LANDED.word), "USD"),
        _with_unit(tr("{figure} a year", figure=DUTY.word), "USD"),
    )
    results = zip(names, *(_results(one, digits=1) for one in shown), strict=True)
    rows += [(name, *cells) for name, *cells in results]
    if not shown[0].outcome.exposure.book.states_costs:
        del rows[-2:]
    return DetailTable(tr("Side by side"), columns, tuple(rows))


def models_side_by_side(shown: Sequence[Answered], models: Iterable[int] | None = None) -> DetailTable:
    """Return every model with its verdict, headroom and landed cost in each scenario.

    Args:
        shown: The scenarios.
        models: Which models; None: all of them.
    """
    vehicles = shown[0].outcome.vehicles
    columns: list[TableColumn] = [TableColumn(tr("Model"), wide=True)]
    for one in shown:
        columns += [
            TableColumn(_heading(one)),
            TableColumn(LANDED.word, right=True, unit="USD", note=LANDED.tip),
        ]
    rows = []
    for at in range(len(vehicles)) if models is None else models:
        vehicle = vehicles[at]
        cells = [Cell(vehicle.name)]
        for one in shown:
            verdict = Verdict(int(one.outcome.verdict[at]))
            headroom, cost = float(one.outcome.headroom[at]), float(one.outcome.landed_cost_usd[at])
            text = f"{formatting.verdict_word(verdict)} {formatting.points(headroom)}"
            content, landed = (
                trails.of_outcome(trail, one.outcome, one.scenario.called)
                for trail in (trails.regional_content(vehicle.name), trails.landed_cost(vehicle.name))
            )
            cells += [
                Cell(text, mark=VERDICT_MARKS[verdict], trail=content, rank=headroom * 100),
                Cell(formatting.dollars(cost), cost, trail=landed),
            ]
        rows.append(tuple(cells))
    return _without_money(DetailTable(tr("Models side by side"), tuple(columns), tuple(rows)), shown[0])


def _heading(one: Answered) -> str:
    """Return the name of a scenario as a heading: in as many short lines as it needs."""
    return "\n".join(wrap(one.scenario.called, _LINE)) or one.scenario.called


def _without_money(table: DetailTable, one: Answered) -> DetailTable:
    """Return a table without its columns of dollars where the fleet is one of content labels."""
    if one.outcome.exposure.book.states_costs:
        return table
    kept = [at for at, column in enumerate(table.columns) if column.unit != "USD"]
    columns = tuple(table.columns[at] for at in kept)
    return replace(table, columns=columns, rows=tuple(tuple(row[at] for at in kept) for row in table.rows))


def _levers(scenario: Scenario, baseline: Scenario, book_rates: Mapping[str, float]) -> tuple[Lever, ...]:
    """Return the levers of a scenario in the order of the controls."""
    groups = levers(Workspace(baseline, scenario), book_rates)
    return tuple(lever for group in groups for lever in group.levers)


def _summary(one: Answered, phrase: str, note: str = "") -> tuple[Cell, ...]:
    """Return the row of one scenario in the list."""
    return (
        Cell(one.scenario.called, note=note),
        Cell(phrase, note=f"{phrase}\n{note}" if note else phrase, quiet=True),
        *_results(one, digits=0),
    )


def _results(one: Answered, digits: int) -> tuple[Cell, Cell, Cell, Cell]:
    """Return what comes of a scenario: models, volume, cost per vehicle and duty a year."""
    totals = one.outcome.fleet()
    share, cost = totals.qualifying_volume_share, totals.landed_cost_per_vehicle_usd

    def followed(trail: Trail) -> Trail:
        return trails.of_outcome(trail, one.outcome, one.scenario.called)

    return (
        Cell(
            tr(
                "{qualifying} of {models}",
                qualifying=formatting.count(totals.qualifying),
                models=formatting.count(totals.models),
            ),
            totals.qualifying,
            trail=followed(trails.QUALIFYING),
        ),
        Cell(formatting.percent(share, digits), share * 100, trail=followed(trails.VOLUME)),
        Cell(formatting.dollars(cost), cost, trail=followed(trails.LANDED)),
        Cell(formatting.millions(totals.duty_usd), totals.duty_usd, trail=followed(trails.DUTY)),
    )


def _with_unit(label: str, unit: str) -> Cell:
    """Return what a row of numbers is about; where it is copied, with their unit."""
    return Cell(label, whole=f"{label}, {unit}" if unit else "")


def _against_first(texts: Sequence[str], of_each: Sequence[Lever | None]) -> tuple[Cell, ...]:
    """Return the cells of a number; those like the first stand back."""
    return tuple(
        Cell(
            text,
            None if lever is None or lever.value is None else lever.value * lever.scale,
            quiet=at > 0 and text == texts[0],
        )
        for at, (text, lever) in enumerate(zip(texts, of_each, strict=True))
    )
