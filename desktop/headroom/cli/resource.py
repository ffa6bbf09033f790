"""``headroom resource``: the cheapest compliant sourcing of each model, and whether it is worth it."""

from dataclasses import replace
from pathlib import Path

from headroom.cli.evaluate import ask, check_usable
from headroom.cli.lock_options import LockOptions
from headroom.cli.opening import Opening
from headroom.cli.output import as_json, deliver
from headroom.cli.scenario_options import ScenarioOptions
from headroom.knapsack.highs import by_highs
from headroom.optimum.problems import lock_problems, offer_problems
from headroom.optimum.resourcing import resource
from headroom.output import resourcing_json, resourcing_table
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import NO_LOCKS


def resource_book(
    book_path: Path,
    options: ScenarioOptions,
    opening: Opening,
    locking: LockOptions,
    out: Path | None,
    *,
    json: bool,
) -> None:
    """Write comply or pay for each model of a workbook, as JSON or as a table.

    Raises:
        UsageError: If the options are wrong.
        UserError: If a file cannot be read or written.
        NoUsableRowError: If the workbook holds no usable row; what is wrong with it was written.
    """
    locks = locking.locks()
    question = ask(book_path, options, opening)
    scenario = question.workspace.scenario
    if locks == NO_LOCKS:
        locks = scenario.locks
    else:
        scenario = replace(scenario, locks=locks)
    offers = question.opened.offers
    answers = resource(offers, scenario, fallback=by_highs)
    outcome = evaluate(question.exposure, scenario)
    costs = question.exposure.book.states_costs
    changed = offers.under(scenario)
    problems = (*(offer_problems(changed) if costs else ()), *lock_problems(changed, locks))
    if json:
        deliver(as_json(resourcing_json.resourcing(answers, outcome, question.published, problems)), out)
    else:
        deliver(resourcing_table.resourcing(answers, outcome, question.published, problems), out)
    check_usable(question.exposure.book)
