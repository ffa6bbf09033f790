"""Comply or pay as plain text: aligned columns for a terminal, in characters that every terminal has."""

from collections.abc import Iterable, Sequence

from headroom.book.problem import Problem
from headroom.foreign_text import one_line
from headroom.language import tr, tr_in
from headroom.optimum.change_worth import worths
from headroom.optimum.constraint_costs import constraint_costs
from headroom.optimum.fleet_totals import ResourcedFleet
from headroom.optimum.made_sourcing import MadeSourcing
from headroom.optimum.resourcing import ModelResourcing
from headroom.output.constraint_words import constraint_word, in_its_unit, price
from headroom.output.content_label import NO_COSTS
from headroom.output.evaluation_table import LEGAL, aligned, listed_problems, plain, title
from headroom.output.resourcing_words import (
    blocked,
    decision_word,
    fleet_lines,
    fleet_sentence,
    locks_sentence,
    or_nothing,
    point_price,
)
from headroom.rules.assumptions import all_problems
from headroom.rules.changed_rows import ASSUMED_WORD
from headroom.rules.outcome import Outcome
from headroom.rules.policy import Policy
from headroom.words import formatting
from headroom.words.definitions import CLAIMING, SAVES

_UNKNOWN = tr_in("a country", "unknown")


def resourcing(
    answers: Sequence[ModelResourcing],
    outcome: Outcome,
    published: Policy,
    problems: Sequence[Problem] = (),
) -> str:
    """Return everything that answers say, as text that ends with a line break.

    Args:
        answers: One for each model.
        outcome: The scenario they were found under, evaluated.
        published: Its policy before any change, for the list of changes.
        problems: What is to be said besides.
    """
    blocks = [title(outcome, published)]
    locked = locks_sentence(outcome.scenario.locks)
    if locked:
        blocks[0] += f"\n{one_line(tr('Locked: {locks}', locks=locked))}"
    if not outcome.exposure.book.states_costs:
        blocks.append(f"{NO_COSTS} {tr('There is nothing to source elsewhere.')}")
    elif answers:
        fleet = ResourcedFleet.of(answers)
        totals = "\n".join((fleet_sentence(fleet), *fleet_lines(fleet)))
        blocks += [_decisions(answers), _constraints(answers), _changes(answers), _blocked(answers), totals]
    blocks += [listed_problems((*all_problems(outcome), *problems)), LEGAL]
    return plain("\n\n".join(block for block in blocks if block)) + "\n"


def _decisions(answers: Iterable[ModelResourcing]) -> str:
    """Return who complies and who pays."""
    known = tuple(answers)
    claimed = any(answer.admin_cost_usd or answer.incumbent_claim_usd for answer in known)
    headings = (
        *(tr("Model"), tr("Decision"), tr_in("a heading: yes, no", "Proven")),
        *(tr("Comply: premium"), tr("Comply: duty and fees")),
        *((tr("Comply: claiming"),) if claimed else ()),
        *(
            tr("Pay: premium"),
            tr("Pay: duty and fees"),
            tr("Complying less paying"),
            tr("Landed cost"),
            tr_in("a heading above a cost", "Switching"),
        ),
        *((CLAIMING.word,) if claimed else ()),
        *(SAVES.word, tr_in("a heading above a number", "Changes")),
        *(tr("Break-even rate"), tr("Break-even RVC")),
    )
    rows = [_decision(answer, MadeSourcing.of(answer), claimed=claimed) for answer in known]
    about = tr("Duty and fees are vehicle duty and fees; parts duty is in the premiums.")
    if claimed:
        about = f"{about} {tr('Claiming is in no landed cost, and in what is saved.')}"
    return f"{tr('Comply or pay, USD per vehicle')}\n{about}\n{aligned(headings, rows, left=3)}"


def _decision(answer: ModelResourcing, made: MadeSourcing, *, claimed: bool) -> tuple[str, ...]:
    """Return the line of one model; ``claimed``: with what claiming the preference costs."""

    def dollars(usd: float | None) -> str:
        return or_nothing(usd, lambda known: formatting.dollars(known, 2))

    def more(usd: float | None) -> str:
        return or_nothing(usd, lambda known: formatting.signed_dollars(known, 2))

    return (
        answer.model,
        decision_word(answer),
        tr_in("proven", "yes") if answer.proven_optimal else tr_in("proven", "no"),
        more(answer.comply_premium_usd),
        dollars(answer.duty_if_complying_usd),
        *((dollars(None if answer.comply is None else answer.admin_cost_usd),) if claimed else ()),
        more(answer.premium_if_paying_usd),
        dollars(answer.duty_if_paying_usd),
        more(answer.gap_usd),
        dollars(made.landed_usd - made.switching_usd),
        dollars(made.switching_usd),
        *((dollars(answer.claim_usd),) if claimed else ()),
        dollars(answer.saves_usd),
        formatting.count(len(answer.changes)),
        or_nothing(answer.break_even_rate(), lambda rate: formatting.percent(rate, 2)),
        or_nothing(answer.break_even_threshold(), lambda share: formatting.percent(share, 2)),
    )


def _constraints(answers: Iterable[ModelResourcing]) -> str:
    """Return what each test and lock costs."""
    rows = [
        (
            answer.model,
            constraint_word(cost),
            in_its_unit(cost, cost.needed),
            in_its_unit(cost, cost.reached),
            price(cost),
            formatting.dollars(cost.usd_a_year) if cost.binds else formatting.NOTHING,
        )
        for answer in answers
        for cost in constraint_costs(answer)
    ]
    if not rows:
        return ""
    headings = (
        tr("Model"),
        tr_in("a heading: a test of the rules", "Test"),
        tr_in("a heading: a share", "Needed"),
        tr_in("a heading: a share", "Reached"),
        tr("USD a vehicle"),
        tr("USD a year"),
    )
    about = tr(
        "What each test costs where it qualifies: one more point of the threshold, or what one change more "
        "would save"
    )
    return f"{about}\n{aligned(headings, rows, left=2)}"


def _changes(answers: Iterable[ModelResourcing]) -> str:
    """Return the parts that move."""
    rows = []
    for answer in answers:
        if answer.chosen is None:
            continue
        cells = answer.problem.terms.offers.current.book.rows
        rows += [
            (
                answer.model,
                worth.change.part_number,
                worth.change.from_origin or _UNKNOWN,
                worth.change.to_origin or _UNKNOWN,
                ASSUMED_WORD if worth.assumed else cells.address(worth.change.to_row, "unit_cost"),
                formatting.signed_dollars(worth.change.cost_delta_usd, 2),
                formatting.points(worth.rvc_gain, 2),
                formatting.points(worth.us_gain, 2),
                point_price(worth),
            )
            for worth in worths(answer.chosen)
        ]
    if not rows:
        return tr("No part moves.")
    headings = (
        tr("Model"),
        tr("Part"),
        tr_in("a heading: a country", "From"),
        tr_in("a heading: a country", "To"),
        tr("Cell"),
        "USD",
        tr_in("a heading above the regional content", "Regional"),
        tr("US content"),
        tr("USD per point"),
    )
    about = tr("Changes of the sourcing decided on, per vehicle")
    return f"{about}\n{aligned(headings, rows, left=5)}"


def _blocked(answers: Iterable[ModelResourcing]) -> str:
    """Return which models cannot qualify, how near they come and what blocks them."""
    lines = []
    for answer in answers:
        near = answer.nearest()
        if near is not None:
            lines += [f"  {one_line(f'{answer.model}: {sentence}')}" for sentence in blocked(near)]
    return "\n".join((tr("Cannot qualify by any sourcing"), *lines)) if lines else ""
