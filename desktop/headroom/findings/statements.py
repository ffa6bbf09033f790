"""What statements of makers and approvals would do, in words."""

from headroom.analysis.certificates.asked_parts import StatementKind
from headroom.analysis.certificates.statement_trials import LEAST_USD
from headroom.analysis.certificates.statements import Statement, Statements
from headroom.findings.phrases import short, the
from headroom.rules.verdict import Verdict
from headroom.words import formatting


def statement_worth(found: Statements) -> str:
    """Return what the statement is worth that is worth most; empty where none is worth anything.

    E.g. ``a statement of the net cost and VNM of P1 is worth up to $2.0 M a year``.
    """
    if not found.found or not found.found[0].effect.worth_usd > LEAST_USD:
        return ""
    best = found.found[0]
    several = best.kind is not StatementKind.APPROVAL and len(best.parts) > 1
    are = "are" if several else "is"
    return f"{_statement_of(best)} {are} worth up to {formatting.about(best.effect.worth_usd)} a year"


def kind_words(statement: Statement) -> str:
    """Return what a statement says, e.g. ``Net cost and VNM``."""
    match statement.kind:
        case StatementKind.MATERIALS:
            return "Net cost and VNM"
        case StatementKind.MADE_IN_US:
            return "Made or transformed in the US"
        case StatementKind.APPROVAL:
            return "Approval of US content"


def about_words(statement: Statement) -> str:
    """Return what it is about: a part, several parts, those of a group of core parts, or the vehicle."""
    if not statement.parts:
        return "the vehicle"
    if len(statement.parts) == 1:
        return statement.parts[0]
    parts = formatting.counted(len(statement.parts), "part")
    return f"{parts} of the {statement.group} group" if statement.group else parts


def statement_effect(statement: Statement) -> str:
    """Return what the best answer would do, e.g. ``The Tacoma qualifies then, and fails now; …``."""
    effect, who = statement.effect, the(statement.model)
    now, then = formatting.verdict_word(effect.now), formatting.verdict_word(effect.then)
    if effect.now is effect.then:
        verdict = f"At best {who} {_still(then)}"
    else:
        verdict = f"At best {who} {then} then ({now} now)"
    if not effect.worth_usd > LEAST_USD:
        return f"{verdict}, and costs what it does now."
    all_duty = abs(effect.worth_usd - effect.duty_less_usd) <= LEAST_USD
    of_it = "all" if all_duty else formatting.about(effect.duty_less_usd)
    return f"{verdict}, and lands {formatting.about(effect.worth_usd)} a year cheaper, {of_it} of it duty."


def not_looked_at(found: Statements) -> str:
    """Return how many parts were not looked at; empty for none."""
    if not found.not_looked_at:
        return ""
    parts = formatting.counted(found.not_looked_at, "lighter part was", "lighter parts were")
    return f"{parts} not looked at one by one."


def _still(then: str) -> str:
    """Return a verdict that stays."""
    return "stays open" if then == formatting.verdict_word(Verdict.UNDETERMINED) else f"{then} as now"


def _statement_of(statement: Statement) -> str:
    """Return a statement as it stands in a sentence."""
    several = len(statement.parts) > 1
    about = short("".join(statement.parts))
    if several:
        about = f"{about_words(statement)} of {the(statement.model)}"
    match statement.kind:
        case StatementKind.MATERIALS:
            return f"{'statements' if several else 'a statement'} of the net cost and VNM of {about}"
        case StatementKind.MADE_IN_US:
            made = "were" if several else "was"
            return f"{'statements' if several else 'a statement'} that {about} {made} made in the US"
        case StatementKind.APPROVAL:
            return f"an approval of the US content of {the(statement.model)}"
