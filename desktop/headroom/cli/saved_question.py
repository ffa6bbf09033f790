"""Saved work on the command line: which scenario is asked, of which workbook, and what became of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from headroom.cli.opening import Opening
from headroom.cli.output import complain
from headroom.cli.scenario_options import ScenarioOptions, changed_by, published_policy
from headroom.cli.usage_error import UsageError
from headroom.disk.plain_name import plain_name
from headroom.disk.scratch import temporary_folder
from headroom.output.reopened import reopened
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from headroom.user_error import UserError
from headroom.work.deviation import compared
from headroom.work.file_state import FileState, state_of_file
from headroom.work.saved_books import FoundBook, find_books
from headroom.work.saved_result import results_of
from headroom.work.saved_scenario import as_published
from headroom.work.saved_work import SavedWork
from headroom.work.workspace import Workspace
from headroom.work.workspace_file import ENDING


@dataclass(frozen=True, slots=True)
class FoundWorkbook:
    """The workbook of saved work.

    Attributes:
        path: Where it was found.
        opening: How it is opened.
        changed: Names of its files that are not as they were.
    """

    path: Path
    opening: Opening
    changed: tuple[str, ...]


def is_saved_work(path: Path) -> bool:
    """Return whether a file is saved work by its name."""
    return path.suffix.lower() == ENDING


@contextmanager
def workbook_of(path: Path, work: SavedWork, opening: Opening) -> Iterator[FoundWorkbook]:
    """Yield the workbook of saved work, while it is read.

    Raises:
        UsageError: If other workbooks are named.
        UserError: If it is nowhere to be found.
    """
    if opening.others:
        msg = f"--with: {path.name} names its workbooks itself."
        raise UsageError(msg)
    if not work.files:
        msg = f"{path.name} was saved without a workbook. Open it in the window with one, and save it again."
        raise UserError(msg)
    with temporary_folder(path) as scratch:
        first, *others = _books_of(path, work, opening, scratch)
        changed = tuple(book.path.name for book in (first, *others) if book.changed)
        more = tuple(book.path for book in others)
        yield FoundWorkbook(first.path, replace(opening, others=more, saved=work.layout), changed)


def _books_of(path: Path, work: SavedWork, opening: Opening, scratch: Path) -> tuple[FoundBook, ...]:
    """Return the workbooks of saved work: those that are named on the command line, or where it says.

    Raises:
        UsageError: If others than it has are named.
        UserError: If one is nowhere to be found, or is in a place that nobody chose.
    """

    def refuse(place: Path) -> NoReturn:
        msg = (
            f"{path.name} names the workbook {place}, which is not beside it and was never opened here: "
            f"nothing of that place was looked at. Put it beside {path.name}, or name it with --workbook."
        )
        raise UserError(msg)

    if not opening.workbooks:
        return find_books(work, path, scratch, opening.places, refuse)
    if len(opening.workbooks) != len(work.files):
        msg = f"--workbook: {path.name} belongs to {len(work.files)}, in this order: {_names(work)}."
        raise UsageError(msg)
    return tuple(
        FoundBook(place, changed=state_of_file(place) != FileState(file.sha256))
        for place, file in zip(opening.workbooks, work.files, strict=True)
    )


def _names(work: SavedWork) -> str:
    """Return the names of the workbooks of saved work."""
    return ", ".join(plain_name(file.path) for file in work.files)


def no_workbooks(path: Path, opening: Opening) -> None:
    """Refuse ``--workbook`` beside a workbook.

    Raises:
        UsageError: If it is given.
    """
    if opening.workbooks:
        msg = f"--workbook: {path.name} is a workbook itself; --with opens others together with it."
        raise UsageError(msg)


def chosen_scenario(work: SavedWork, name: str | None) -> Scenario:
    """Return the scenario of a name, or the one being tried.

    Raises:
        UsageError: If there is none of that name.
    """
    if name is None:
        return work.workspace.scenario
    every = (work.workspace.baseline, *work.workspace.scenarios)
    wanted = name.strip().casefold()
    for scenario in every:
        if scenario.name.casefold() == wanted:
            return scenario
    if wanted == "baseline":
        return work.workspace.baseline
    known = ", ".join(f"“{scenario.name}”" for scenario in every)
    msg = f"--scenario: there is none named “{name}”; the work has {known}."
    raise UsageError(msg)


def asked_again(chosen: Scenario, work: SavedWork, options: ScenarioOptions) -> tuple[Policy, Scenario]:
    """Return the policy as published, and the chosen scenario with what the options change.

    Raises:
        UsageError: If the options are wrong.
        UserError: If the policy file cannot be read.
    """
    if options.policy is None:
        return as_published(chosen.policy, work.policies), changed_by(options, chosen)
    published = published_policy(options)
    return published, changed_by(options, replace(chosen, policy=published))


def with_chosen(workspace: Workspace, chosen: Scenario, asked: Scenario) -> Workspace:
    """Return the scenarios with the chosen one being tried, as it is asked."""
    scenarios = workspace.scenarios
    if chosen in scenarios:
        workspace = workspace.with_current(scenarios.index(chosen))
    return workspace.with_scenario(asked)


def warn_of_changes(
    path: Path, work: SavedWork, chosen: Scenario, changed: tuple[str, ...], exposure: Exposure
) -> None:
    """Say in one line on the standard error where the figures are not as saved, or the workbook is not."""
    saved = next((results for one, results in work.results_by_scenario() if one is chosen), ())
    now = results_of(evaluate(exposure, chosen))
    deviations = compared(chosen.name, saved, now) if saved else ()
    if changed or deviations or work.partly_known:
        sentence, _ = reopened(path.name, work, changed, deviations)
        complain(sentence)
