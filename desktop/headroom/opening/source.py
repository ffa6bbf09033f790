"""What figures are asked of: workbooks, or saved work with its workbooks; read once for all questions."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from headroom.book.problem import Problem, Severity
from headroom.book.sourcing import SourcingBook
from headroom.language import tr
from headroom.opening.assuming import on_day
from headroom.opening.book_opening import (
    Cancelled,
    Opened,
    Tables,
    Tell,
    never,
    read_doubted,
    say_nothing,
    sum_book,
)
from headroom.opening.reading import HowToRead
from headroom.opening.saved_books import SavedBooks, found_books, read_saved_books
from headroom.opening.wrong_use import WrongUseError
from headroom.output.reopened import reopened
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from headroom.rules.tariff_codes import CodeList
from headroom.user_error import UserError
from headroom.work.deviation import compared
from headroom.work.saved_result import results_of
from headroom.work.saved_scenario import as_published
from headroom.work.saved_work import SavedWork
from headroom.work.workspace import Workspace
from headroom.work.workspace_file import ENDING, load_work


@dataclass(frozen=True, slots=True)
class QuestionTerms:
    """What is assumed in a question.

    Attributes:
        policy: As published; None: that of the saved scenario.
        change: Returns a scenario with what is assumed besides.
        rates: US dollars per unit of currencies.
        scenario: Name of a scenario of saved work, or of its baseline; None: the one that was being tried.
        as_of: Date to which the policy of a saved scenario moves; None: it stays on its own. A policy that
            is given has its date.
        besides: Policies that it is to be compared with: their code lists are looked up as well.
    """

    policy: Policy | None
    change: Callable[[Scenario], Scenario]
    rates: Mapping[str, float]
    scenario: str | None = None
    as_of: date | None = None
    besides: tuple[Policy, ...] = ()

    @property
    def lists_besides(self) -> dict[str, CodeList]:
        """Return the code lists of policies that it is to be compared with, by name."""
        return {name: one for policy in self.besides for name, one in policy.code_lists.items()}


@dataclass(frozen=True, slots=True, eq=False)
class BookQuestion:
    """A workbook and what is assumed of it.

    Attributes:
        opened: The workbook.
        workspace: The policy as published, as the baseline, and the scenario asked for; of saved work
            its scenarios, of which the one asked for is being tried.
        published: The policy before any change.
        remark: Where saved work is not what it was: one sentence; else empty.
    """

    opened: Opened
    workspace: Workspace
    published: Policy
    remark: str = ""

    @property
    def exposure(self) -> Exposure:
        """Return the sums of the workbook."""
        return self.opened.exposure

    @property
    def scenario(self) -> Scenario:
        """Return what is assumed."""
        return self.workspace.scenario

    def answer(self) -> Outcome:
        """Return what comes of the scenario."""
        return evaluate(self.opened.exposure, self.scenario)


@dataclass(frozen=True, slots=True)
class _Read:
    """A workbook that was read, and the names of those files that are not as they were saved."""

    book: SourcingBook
    changed: tuple[str, ...] = ()


class BookSource:
    """Workbooks or saved work, read when the first question needs them, and again only at other rates.

    Args:
        path: The workbook, or saved work.
        others: Workbooks that are read together with it.
        how: How they are read.
        books: Finds the workbooks of saved work.
        tell: Is told how far the reading is.
        cancelled: Is asked whether to go on.

    Attributes:
        work: The saved work; None for workbooks.
        how: How they are read, by the layout of the saved work where there is one.

    Raises:
        UserError: If the work cannot be read, or was saved without a workbook.
        WrongUseError: If saved work is to be read together with other workbooks.
    """

    def __init__(
        self,
        path: Path,
        others: tuple[Path, ...],
        how: HowToRead,
        books: SavedBooks | None = None,
        tell: Tell = say_nothing,
        cancelled: Cancelled = never,
    ) -> None:
        self._path = path
        self._files = (path, *others)
        self.how = how
        self._find = books or SavedBooks()
        self._tell = tell
        self._cancelled = cancelled
        self._tables = Tables(load_reference)
        self._read: dict[frozenset[tuple[str, float]], _Read] = {}
        self._opened: dict[tuple[int, tuple[tuple[str, int], ...]], Opened] = {}
        self.work = load_work(path) if is_saved_work(path) else None
        if self.work is None:
            self._find.refuse_beside(path)
        else:
            check_work(path, self.work, others)
            self.how = replace(how, saved=self.work.layout)

    def put(self, asked: QuestionTerms) -> BookQuestion:
        """Return a question of the workbook; saved work brings its scenarios.

        Raises:
            WrongUseError: If there is no such scenario, or what is assumed is wrong; that is looked at
                before the workbook is.
            UserError: If the workbook cannot be read.
        """
        if self.work is not None:
            return self._put_again(self.work, asked)
        if asked.scenario is not None:
            text = ": " + tr(
                "{file} is a workbook; scenarios are in saved work (.headroom).", file=self._path.name
            )
            raise WrongUseError(text, "scenario")
        if asked.policy is None:
            msg = "a workbook has no policy of its own"
            raise ValueError(msg)
        baseline = Scenario(asked.policy)
        scenario = asked.change(baseline)
        lists = {**asked.lists_besides, **asked.policy.code_lists}
        opened = self._open(self._at(asked.rates).book, lists.values(), asked.rates)
        return BookQuestion(opened, Workspace(baseline, scenario), asked.policy)

    def book(self, rates: Mapping[str, float]) -> SourcingBook:
        """Return the workbook, read at some rates; see ``put``."""
        return self._at(rates).book

    def _put_again(self, work: SavedWork, asked: QuestionTerms) -> BookQuestion:
        """Return the question of a saved scenario, with what is assumed besides."""
        chosen = chosen_scenario(work, asked.scenario)
        published = asked.policy or as_published(chosen.policy, work.policies)
        policy = asked.policy or chosen.policy
        if asked.policy is None and asked.as_of is not None:
            published, policy = on_day(published, asked.as_of), on_day(policy, asked.as_of)
        scenario = asked.change(replace(chosen, policy=policy))
        found = self._at(asked.rates)
        lists = {**asked.lists_besides, **work.workspace.code_lists, **scenario.policy.code_lists}
        opened = self._open(found.book, lists.values(), asked.rates)
        remark = _remark(self._path, work, chosen, found.changed, opened)
        return BookQuestion(opened, with_chosen(work.workspace, chosen, scenario), published, remark)

    def _at(self, rates: Mapping[str, float]) -> _Read:
        """Return the workbook read at some rates; rates that it states itself change nothing of it."""
        first = next(iter(self._read.values()), None) or self._read_files(rates)
        stated = first.book.currency_cells
        key = frozenset((code, rate) for code, rate in rates.items() if code not in stated)
        if key not in self._read:
            self._read[key] = self._read_files(rates) if self._read else first
        return self._read[key]

    def _read_files(self, rates: Mapping[str, float]) -> _Read:
        """Read the workbook, or that of saved work."""
        read = self.how.reader(rates)
        if self.work is None:
            return _Read(read_doubted(self._files, read, self._tell, self._cancelled))
        books, book = read_saved_books(self.work, self._path, self._find, read, self._tell, self._cancelled)
        return _Read(book, tuple(one.path.name for one in books if one.changed))

    def _open(self, book: SourcingBook, lists: Iterable[CodeList], rates: Mapping[str, float]) -> Opened:
        """Return the workbook summed, with a warning of each assumed rate that no row has a use for."""
        own = tuple(lists)
        key = (id(book), tuple((one.name, id(one)) for one in own))
        if key not in self._opened:
            self._opened[key] = sum_book(book, self._tables, own, self._tell)
        opened = self._opened[key]
        idle = _idle_rates(book, rates)
        if not idle:
            return opened
        doubted = replace(book, problems=(*book.problems, *idle))
        return replace(opened, exposure=replace(opened.exposure, book=doubted))


def is_saved_work(path: Path) -> bool:
    """Return whether a file is saved work by its name."""
    return path.suffix.lower() == ENDING


def check_work(path: Path, work: SavedWork, others: tuple[Path, ...]) -> None:
    """Refuse saved work that has no workbook, or is to be read with others.

    Raises:
        WrongUseError: If other workbooks are named.
        UserError: If it was saved without a workbook.
    """
    if others:
        text = ": " + tr("{file} names its workbooks itself.", file=path.name)
        raise WrongUseError(text, "others")
    if not work.files:
        msg = tr(
            "{file} was saved without a workbook. Open it in the window with one, and save it again.",
            file=path.name,
        )
        raise UserError(msg)


@contextmanager
def files_of(
    path: Path, others: tuple[Path, ...], find: SavedBooks
) -> Iterator[tuple[tuple[Path, ...], SavedWork | None]]:
    """Yield the workbooks that a file stands for, while they are there, and the saved work it is.

    Raises:
        WrongUseError: If saved work is named with other workbooks.
        UserError: If they are nowhere to be found.
    """
    if not is_saved_work(path):
        find.refuse_beside(path)
        yield (path, *others), None
        return
    work = load_work(path)
    check_work(path, work, others)
    with found_books(work, path, find) as books:
        yield tuple(book.path for book in books), work


def chosen_scenario(work: SavedWork, name: str | None) -> Scenario:
    """Return the scenario of a name, or the one being tried.

    Raises:
        WrongUseError: If there is none of that name.
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
    text = ": " + tr("there is none named “{scenario}”; the work has {known}.", scenario=name, known=known)
    raise WrongUseError(text, "scenario")


def with_chosen(workspace: Workspace, chosen: Scenario, asked: Scenario) -> Workspace:
    """Return the scenarios with the chosen one being tried, as it is asked."""
    scenarios = workspace.scenarios
    if chosen in scenarios:
        workspace = workspace.with_current(scenarios.index(chosen))
    return workspace.with_scenario(asked)


def _remark(path: Path, work: SavedWork, chosen: Scenario, changed: tuple[str, ...], opened: Opened) -> str:
    """Return in one sentence where the figures are not as saved, or the workbook is not; else nothing."""
    saved = next((results for one, results in work.results_by_scenario() if one is chosen), ())
    now = results_of(evaluate(opened.exposure, chosen))
    deviations = compared(chosen.name, saved, now) if saved else ()
    if not changed and not deviations and not work.partly_known:
        return ""
    sentence, _ = reopened(path.name, work, changed, deviations)
    return sentence


def _idle_rates(book: SourcingBook, rates: Mapping[str, float]) -> tuple[Problem, ...]:
    """Return a warning of each assumed rate that no row has a use for."""
    return tuple(
        Problem(
            Severity.WARNING,
            tr("A rate of {currency} is assumed, but no usable row is in {currency}.", currency=code),
            tr("Check the currency."),
            rows=0,
        )
        for code in rates
        if code not in book.rows.currencies
    )
