"""Which statements of makers and which approvals would settle or better a verdict, and their worth a year.

Beside its origin a workbook may state of a part what its maker says of its net cost and materials, and
whether it was made or transformed in the United States; of a vehicle, which US content was approved. Each
is evaluated with the answer that is best for the vehicle, so that its worth is the most that it may be.

An answer never makes a vehicle worse: what all statements of a kind together do not do, none of them does.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from headroom.analysis.certificates.answered_models import AnsweredModels, as_moved
from headroom.analysis.certificates.asked_parts import (
    StatementKind,
    duty_on_rest,
    of_unknown_origin,
    unknown_cells,
    without_materials,
)
from headroom.analysis.certificates.statement_trials import Effect, Trials
from headroom.book.classes_and_roles import CORE_GROUPS, CoreGroup
from headroom.book.layout import TableKind
from headroom.book.sourcing import SourcingBook
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.verdict import Verdict

_MOST_OF_MODEL = 40
_MOST_TRIALS = 4000


@dataclass(frozen=True, slots=True)
class StatedCell:
    """A cell that a statement fills.

    Attributes:
        row: Index into the rows of the book; -1: it is one of the vehicle's.
        field: Name of its field.
        address: E.g. ``Sourcing!F17``; without the column where the sheet has none for it.
    """

    row: int
    field: str
    address: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement to ask for, or several that do nothing one by one.

    Attributes:
        kind: What it says.
        model: Name of the model.
        parts: Numbers of the parts that it is about, those that may add most first; empty: of the vehicle.
        rows: Their rows in the book.
        group: The group of core parts that all of them are in; None: there is none.
        cells: The cells to fill.
        approved_usd: US content that is taken to be approved, per vehicle; NaN where nothing is.
        effect: What the best answer would do.
    """

    kind: StatementKind
    model: str
    parts: tuple[str, ...]
    rows: tuple[int, ...]
    group: CoreGroup | None
    cells: tuple[StatedCell, ...]
    approved_usd: float
    effect: Effect

    @property
    def settles(self) -> bool:
        """Return whether a verdict is open that is certain with the best answer."""
        return self.effect.now is Verdict.UNDETERMINED and self.effect.then is not Verdict.UNDETERMINED

    @property
    def betters(self) -> bool:
        """Return whether a vehicle fails that qualifies with the best answer, or bears less duty."""
        failing = self.effect.now is Verdict.FAILS and self.effect.then is Verdict.QUALIFIES
        return failing or (self.effect.now is self.effect.then and self.effect.worth_usd > 0)


@dataclass(frozen=True, slots=True)
class Statements:
    """What could be asked for, worth most first.

    Attributes:
        found: The statements that help.
        not_looked_at: How many parts were not looked at one by one, as others weigh more.
    """

    found: tuple[Statement, ...]
    not_looked_at: int = 0


NO_STATEMENTS = Statements(())
"""Where none would help."""


def statements(outcome: Outcome, cancelled: Callable[[], bool] = lambda: False) -> Statements:
    """Return which statements would help, worth most first.

    Args:
        outcome: What a scenario made of a fleet. Content labels name no part, and have no statements.
        cancelled: Asked between evaluations of a model whether to give up; then what is found is of no use.
    """
    if outcome.exposure.book.definition:
        return NO_STATEMENTS
    promising = []
    for model in range(len(outcome.vehicles)):
        if cancelled():
            return NO_STATEMENTS
        promising += [(effect.worth_usd, model, at) for at, effect in _promising(outcome, model)]
    found, trials, not_looked_at = list(_approvals(outcome)), 0, 0
    for _, model, at in sorted(promising, key=lambda one: (-one[0], one[1:])):
        if cancelled():
            return NO_STATEMENTS
        looked = _Looked.at(outcome, model, at, min(_MOST_OF_MODEL, _MOST_TRIALS - trials), cancelled)
        found += looked.found
        trials += looked.trials
        not_looked_at += looked.not_looked_at
    if cancelled():
        return NO_STATEMENTS
    ranked = sorted(found, key=lambda one: (-one.effect.worth_usd, not one.settles, len(one.parts)))
    return Statements(tuple(ranked), not_looked_at)


def _promising(outcome: Outcome, model: int) -> list[tuple[int, Effect]]:
    """Return which kinds of statements on parts help a model if all are answered, with what they do."""
    effects = []
    for at, asked in enumerate(_ASKED):
        trials = asked(outcome, model)
        if len(trials.parts):
            effects.append((at, trials.everything()))
    return [(at, effect) for at, effect in effects if effect.helps]


def _on_materials(outcome: Outcome, model: int) -> Trials:
    """Return the trials of net cost and materials of parts, on which no duty on parts hangs."""
    alone = AnsweredModels.of(outcome, model)
    return Trials(alone, model, without_materials(alone, model))


def _on_origin(outcome: Outcome, model: int) -> Trials:
    """Return the trials of making in the United States, which moves the duty on parts and its credits."""
    alone = AnsweredModels.together(outcome, model)
    return Trials(alone, model, of_unknown_origin(alone, model))


_ASKED = (_on_materials, _on_origin)


@dataclass(frozen=True, slots=True)
class _Looked:
    """What was found of one kind for one model."""

    found: tuple[Statement, ...]
    trials: int
    not_looked_at: int

    @classmethod
    def at(cls, outcome: Outcome, model: int, at: int, most: int, cancelled: Callable[[], bool]) -> "_Looked":
        """Look at the parts one by one, and at some together where it takes those to qualify."""
        trials = _ASKED[at](outcome, model)
        looked_at = min(len(trials.parts), max(most, 0))
        helping = {} if cancelled() else trials.helping(range(looked_at))
        alone_enough = any(effect.qualifies for effect in helping.values())
        if not cancelled() and not alone_enough and trials.everything().qualifies:
            helping |= {chosen: trials.effect(chosen) for chosen in trials.fewest()}
        found = tuple(_of_parts(trials, chosen, effect) for chosen, effect in helping.items())
        return cls(found, trials.count, len(trials.parts) - looked_at)


def _of_parts(trials: Trials, chosen: Sequence[int], effect: Effect) -> Statement:
    """Return the statement on some parts."""
    parts, rows = trials.parts, trials.alone.outcome.exposure.book.rows
    of_parts = [trials.alone.row[parts.rows[part]].tolist() for part in chosen]
    in_book = tuple(row for of_part in of_parts for row in of_part)
    groups = {parts.group[part] for part in chosen}
    group = groups.pop() if len(groups) == 1 else -1
    return Statement(
        kind=parts.kind,
        model=trials.alone.outcome.vehicles[trials.model].name,
        parts=tuple(rows.part_number[of_part[0]] for of_part in of_parts),
        rows=in_book,
        group=CORE_GROUPS[group] if group >= 0 else None,
        cells=tuple(
            StatedCell(row, name, rows.address(row, name))
            for row in in_book
            for name in (
                unknown_cells(rows, row) if parts.kind is StatementKind.MADE_IN_US else parts.kind.fields
            )
        ),
        approved_usd=float("nan"),
        effect=effect,
    )


def _approvals(outcome: Outcome) -> list[Statement]:
    """Return the vehicles whose US content would lessen their duty if it were approved as it is counted.

    What is approved of a vehicle moves that vehicle alone: all are answered at once.
    """
    fleet, policy = outcome.exposure.fleet, outcome.scenario.policy
    asked = np.isnan(fleet.approved_us_usd) & (fleet.heavy | policy.requires_approval)
    asked = asked & (outcome.us_parts_low_usd > 0) & duty_on_rest(outcome)
    if not asked.any():
        return []
    approved = np.where(asked, outcome.us_parts_low_usd, fleet.approved_us_usd)
    told = replace(outcome.exposure, fleet=replace(as_moved(outcome), approved_us_usd=approved))
    then = evaluate(told, outcome.scenario.sourced())
    duty = outcome.duty_a_year_usd - then.duty_a_year_usd
    worth = (outcome.landed_cost_usd - then.landed_cost_usd) * fleet.volume
    found = []
    for model in np.flatnonzero(asked).tolist():
        verdicts = Verdict(int(outcome.verdict[model])), Verdict(int(then.verdict[model]))
        effect = Effect(*verdicts, float(duty[model]), float(worth[model]))
        if effect.helps:
            found.append(_approval(outcome, model, effect))
    return found


def _approval(outcome: Outcome, model: int, effect: Effect) -> Statement:
    """Return the approval of one vehicle's US content."""
    (field,) = StatementKind.APPROVAL.fields
    return Statement(
        kind=StatementKind.APPROVAL,
        model=outcome.vehicles[model].name,
        parts=(),
        rows=(),
        group=None,
        cells=(StatedCell(-1, field, _vehicle_cell(outcome.exposure.book, model, field)),),
        approved_usd=float(outcome.us_parts_low_usd[model]),
        effect=effect,
    )


def _vehicle_cell(book: SourcingBook, model: int, field: str) -> str:
    """Return the cell of a vehicle, e.g. ``Models!W4``; its row where the sheet has no column for it."""
    cells = book.vehicles[model].cells
    if field in cells or "name" not in cells:
        return cells.get(field, "Models")
    place, _, cell = cells["name"].rpartition("!")
    columns = [table.column(field) for table in book.layout.of_kind(TableKind.MODELS)]
    letters = next((column.letters for column in columns if column is not None), "")
    return f"{place}!{letters}{cell.lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}"
