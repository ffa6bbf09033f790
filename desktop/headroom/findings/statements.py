"""What statements of makers and approvals would do, in words."""

from headroom.analysis.certificates.asked_parts import StatementKind
from headroom.analysis.certificates.statement_trials import LEAST_USD
from headroom.analysis.certificates.statements import Statement, Statements
from headroom.findings.phrases import short, the
from headroom.language import tr, tr_count, tr_in
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
    return tr_count(
        "{statement} is worth up to {amount} a year",
        "{statement} are worth up to {amount} a year",
        len(best.parts) if several else 1,
        statement=_statement_of(best),
        amount=formatting.about(best.effect.worth_usd),
    )


def kind_words(statement: Statement) -> str:
    """Return what a statement says, e.g. ``Net cost and VNM``."""
    match statement.kind:
        case StatementKind.MATERIALS:
            return tr("Net cost and VNM")
        case StatementKind.MADE_IN_US:
            return tr("Made or transformed in the US")
        case StatementKind.APPROVAL:
            return tr("Approval of US content")


def about_words(statement: Statement) -> str:
    """Return what it is about: a part, several parts, those of a group of core parts, or the vehicle."""
    if not statement.parts:
        return tr_in("what a statement is about", "the vehicle")
    if len(statement.parts) == 1:
        return statement.parts[0]
    count = len(statement.parts)
    if not statement.group:
        return tr_count("{n} part", "{n} parts", count)
    group = statement.group.word
    return tr_count("{n} part of the {group} group", "{n} parts of the {group} group", count, group=group)


def statement_effect(statement: Statement) -> str:
    """Return what the best answer would do, e.g. ``The Tacoma qualifies then, and fails now; …``."""
    effect, verdict = statement.effect, _then(statement)
    if not effect.worth_usd > LEAST_USD:
        # Translators: the place is a clause, “At best the Tacoma qualifies as now”, also below.
        return tr("{verdict}, and costs what it does now.", verdict=verdict)
    amount = formatting.about(effect.worth_usd)
    if abs(effect.worth_usd - effect.duty_less_usd) <= LEAST_USD:
        return tr(
            "{verdict}, and lands {amount} a year cheaper, all of it duty.", verdict=verdict, amount=amount
        )
    return tr(
        "{verdict}, and lands {amount} a year cheaper, {duty} of it duty.",
        verdict=verdict,
        amount=amount,
        duty=formatting.about(effect.duty_less_usd),
    )


def not_looked_at(found: Statements) -> str:
    """Return how many parts were not looked at; empty for none."""
    if not found.not_looked_at:
        return ""
    return tr_count(
        "{n} lighter part was not looked at one by one.",
        "{n} lighter parts were not looked at one by one.",
        found.not_looked_at,
    )


def _then(statement: Statement) -> str:
    """Return the verdict with the best answer, against that of now."""
    effect, who = statement.effect, the(statement.model)
    if effect.now is not effect.then:
        return tr(
            "At best {model} {verdict_then} then ({verdict_now} now)",
            model=who,
            verdict_then=formatting.verdict_word(effect.then),
            verdict_now=formatting.verdict_word(effect.now),
        )
    match effect.then:
        case Verdict.QUALIFIES:
            return tr("At best {model} qualifies as now", model=who)
        case Verdict.FAILS:
            return tr("At best {model} fails as now", model=who)
        case _:
            return tr("At best {model} stays open", model=who)


def _statement_of(statement: Statement) -> str:
    """Return a statement as it stands in a sentence."""
    if statement.kind is StatementKind.APPROVAL:
        return tr("an approval of the US content of {model}", model=the(statement.model))
    materials = statement.kind is StatementKind.MATERIALS
    if len(statement.parts) <= 1:
        part = short("".join(statement.parts))
        if materials:
            return tr("a statement of the net cost and VNM of {part}", part=part)
        return tr("a statement that {part} was made in the US", part=part)
    parts, model = about_words(statement), the(statement.model)
    if materials:
        return tr("statements of the net cost and VNM of {parts} of {model}", parts=parts, model=model)
    return tr("statements that {parts} of {model} were made in the US", parts=parts, model=model)
