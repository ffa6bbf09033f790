"""``headroom evaluate``: read a workbook, evaluate a scenario, write it down."""

from dataclasses import dataclass, replace
from pathlib import Path

from headroom.commands.output import as_json, deliver
from headroom.commands.scenario_options import ScenarioOptions, published_policy, scenario_under
from headroom.domain.exposure import Exposure
from headroom.domain.outcome import Outcome, evaluate
from headroom.domain.policy import Policy
from headroom.domain.problem import Problem, Severity
from headroom.domain.scenario import Scenario
from headroom.domain.sourcing import SourcingBook
from headroom.domain.workspace import Workspace
from headroom.files.reference import load_reference
from headroom.files.workbook import read_book
from headroom.present import evaluation_json, evaluation_table


class NoUsableRowError(Exception):
    """A workbook was read, but holds nothing to calculate with; the text says what and why."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """A workbook and what is assumed of it.

    Attributes:
        exposure: The sums of the workbook.
        workspace: The policy as published, as the baseline, and the scenario asked for.
    """

    exposure: Exposure
    workspace: Workspace

    @property
    def published(self) -> Policy:
        """Return the policy before any change."""
        return self.workspace.baseline.policy

    def answer(self) -> Outcome:
        """Return what comes of the scenario."""
        return evaluate(self.exposure, self.workspace.scenario)


def ask(book_path: Path, options: ScenarioOptions) -> Question:
    """Read a workbook and put the question to it.

    Raises:
        UsageError: If the options are wrong; they are looked at before the workbook is.
        UserError: If the workbook or the policy file cannot be read.
    """
    published = published_policy(options)
    baseline = scenario_under(published, ScenarioOptions())
    scenario = scenario_under(published, options)
    book = _with_idle_rates(read_book(book_path), scenario)
    exposure = Exposure.of(book, load_reference(), published.code_lists.values())
    return Question(exposure, Workspace(baseline, scenario))


def _with_idle_rates(book: SourcingBook, scenario: Scenario) -> SourcingBook:
    """Return the workbook with a warning of each assumed rate that no row has a use for."""
    idle = tuple(
        Problem(
            Severity.WARNING,
            f"A rate of {code} is assumed, but no usable row is in {code}.",
            f"Check the currency. Rows in {code} count once the sheet Rates has a rate of it as well.",
            rows=0,
        )
        for code in scenario.currency_rates
        if code not in book.rows.currencies
    )
    return replace(book, problems=(*book.problems, *idle))


def evaluate_book(book_path: Path, options: ScenarioOptions, out: Path | None, *, json: bool) -> None:
    """Write what comes of a workbook under the options, as JSON or as a table.

    Raises:
        UsageError: If the options are wrong.
        UserError: If a file cannot be read or written.
        NoUsableRowError: If the workbook holds no usable row; what is wrong with it was written.
    """
    question = ask(book_path, options)
    outcome = question.answer()
    if json:
        deliver(as_json(evaluation_json.evaluation(outcome, question.published)), out)
    else:
        deliver(evaluation_table.evaluation(outcome, question.published), out)
    check_usable(question.exposure.book)


def check_usable(book: SourcingBook) -> None:
    """Refuse a workbook without any usable row.

    Raises:
        NoUsableRowError: With the first thing that is wrong with it.
    """
    if not len(book.rows):
        first = f" {book.problems[0].message}" if book.problems else ""
        msg = f"{book.name} holds no usable row of {book.rows_read} read.{first} See its list of problems."
        raise NoUsableRowError(msg)
