"""``headroom evaluate``: read a workbook, evaluate a scenario, write it down."""

from dataclasses import dataclass, replace
from pathlib import Path

from headroom.book.problem import Problem, Severity
from headroom.book.sourcing import SourcingBook
from headroom.cli.opening import Opening
from headroom.cli.output import as_json, deliver
from headroom.cli.saved_question import (
    asked_again,
    chosen_scenario,
    is_saved_work,
    no_workbooks,
    warn_of_changes,
    with_chosen,
    workbook_of,
)
from headroom.cli.scenario_options import ScenarioOptions, published_policy, scenario_under
from headroom.cli.usage_error import UsageError
from headroom.output import evaluation_json, evaluation_table
from headroom.policies.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from headroom.work.workspace import Workspace
from headroom.work.workspace_file import load_work


class NoUsableRowError(Exception):
    """A workbook was read, but holds nothing to calculate with; the text says what and why."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """A workbook and what is assumed of it.

    Attributes:
        exposure: The sums of the workbook.
        workspace: The policy as published, as the baseline, and the scenario asked for; of saved work
            its scenarios, of which the one asked for is being tried.
        published: The policy before any change.
    """

    exposure: Exposure
    workspace: Workspace
    published: Policy

    def answer(self) -> Outcome:
        """Return what comes of the scenario."""
        return evaluate(self.exposure, self.workspace.scenario)


def ask(book_path: Path, options: ScenarioOptions, opening: Opening) -> Question:
    """Read a workbook and put the question to it; saved work brings its scenarios and its workbook.

    Raises:
        UsageError: If the options are wrong; they are looked at before the workbook is.
        UserError: If the workbook, the work or the policy file cannot be read.
    """
    if is_saved_work(book_path):
        return _ask_again(book_path, options, opening)
    if options.scenario is not None:
        msg = f"--scenario: {book_path.name} is a workbook; scenarios are in saved work (.headroom)."
        raise UsageError(msg)
    no_workbooks(book_path, opening)
    published = published_policy(options)
    baseline = scenario_under(published, ScenarioOptions())
    scenario = scenario_under(published, options)
    book = _with_idle_rates(opening.read(book_path, scenario.currency_rates), scenario)
    exposure = Exposure.of(book, load_reference(), published.code_lists.values())
    return Question(exposure, Workspace(baseline, scenario), published)


def _ask_again(path: Path, options: ScenarioOptions, opening: Opening) -> Question:
    """Put the question of saved work to its workbook, and say so where it is not answered as before.

    Raises:
        UsageError: If the options are wrong.
        UserError: If the work, its workbook or the policy file cannot be read.
    """
    work = load_work(path)
    chosen = chosen_scenario(work, options.scenario)
    published, scenario = asked_again(chosen, work, options)
    with workbook_of(path, work, opening) as found:
        rates = {code: scenario.currency_rates[code] for code in options.assumed_currencies}
        book = _with_idle_rates(
            found.opening.read(found.path, rates), replace(scenario, currency_rates=rates)
        )
    lists = {**work.workspace.code_lists, **scenario.policy.code_lists}
    exposure = Exposure.of(book, load_reference(), lists.values())
    warn_of_changes(path, work, chosen, found.changed, exposure)
    return Question(exposure, with_chosen(work.workspace, chosen, scenario), published)


def _with_idle_rates(book: SourcingBook, scenario: Scenario) -> SourcingBook:
    """Return the workbook with a warning of each assumed rate that no row has a use for."""
    idle = tuple(
        Problem(
            Severity.WARNING,
            f"A rate of {code} is assumed, but no usable row is in {code}.",
            "Check the currency.",
            rows=0,
        )
        for code in scenario.currency_rates
        if code not in book.rows.currencies
    )
    return replace(book, problems=(*book.problems, *idle))


def evaluate_book(
    book_path: Path, options: ScenarioOptions, opening: Opening, out: Path | None, *, json: bool
) -> None:
    """Write what comes of a workbook under the options, as JSON or as a table.

    Raises:
        UsageError: If the options are wrong.
        UserError: If a file cannot be read or written.
        NoUsableRowError: If the workbook holds no usable row; what is wrong with it was written.
    """
    question = ask(book_path, options, opening)
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
