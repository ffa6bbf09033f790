"""Under which law, which changes and which workbook the figures stand: on every page of every format."""

from collections.abc import Iterator

from headroom.findings.phrases import capital
from headroom.foreign_text import one_line
from headroom.language import colon, language, tr, tr_count, translated
from headroom.language.languages import ENGLISH
from headroom.output.change_words import change_words
from headroom.output.evaluation_json import changed_values
from headroom.output.handover.handover import Footer
from headroom.output.handover.question import HandoverQuestion
from headroom.rules.policy import Policy
from headroom.rules.readings import reading_word
from headroom.words import formatting
from headroom.words.definitions import ESTIMATE

_MOST_CHANGES = 4
_DIGITS = 8
_LONGEST_NAME = 60


def footer(question: HandoverQuestion) -> Footer:
    """Return it."""
    book, policy = question.exposure.book, question.scenario.policy
    baseline = question.workspace.baseline.policy
    used = tr_count(
        "{used} of {n} row used",
        "{used} of {n} rows used",
        book.rows_read,
        used=formatting.count(book.rows_used),
    )
    title, day = translated(policy.title), formatting.iso(policy.as_of)
    of_book = (one_line(book.name, _LONGEST_NAME), f"SHA-256 {book.sha256[:_DIGITS]}")
    return Footer(
        law=tr("Hypothetical: {policy}, law on {date}", policy=title, date=day)
        if policy.hypothetical
        else tr("{policy}, law on {date}", policy=title, date=day),
        # Translators: what the scenario is compared with: a policy and its date.
        against=tr("Against {policy}", policy=_named(baseline)) if question.compared else "",
        changed=_changed(tuple(changed_assumptions(question))),
        source=", ".join(part for part in (*of_book, used, question.listed_words) if part),
        program=f"Headroom {question.version}. {capital(ESTIMATE)}",
    )


def plain_footer(question: HandoverQuestion) -> Footer | None:
    """Return the same for programs: in English whatever the language, changes by their keys.

    None where the footer is in English already.
    """
    if language().code == ENGLISH:
        return None
    book, policy = question.exposure.book, question.scenario.policy
    baseline = question.workspace.baseline.policy
    lead = "Hypothetical: " if policy.hypothetical else ""
    changes = "; ".join(_plain_changes(question))
    used = f"{book.rows_used:,} of {book.rows_read:,} rows used"
    return Footer(
        law=f"{lead}{policy.title}, law on {policy.as_of.isoformat()}",
        against=f"Against {baseline.title}, {baseline.as_of.isoformat()}" if question.compared else "",
        changed=f"Changed: {changes}" if changes else "No assumption changed",
        source=f"{one_line(book.name, _LONGEST_NAME)}, SHA-256 {book.sha256[:_DIGITS]}, {used}",
        program=f"Headroom {question.version}. Planning estimate, not legal advice",
    )


def _plain_changes(question: HandoverQuestion) -> Iterator[str]:
    """Yield each assumption that is not as published by its key."""
    scenario, published = question.scenario, question.published
    changed = changed_values(scenario.policy, published)
    for key, lever in question.levers.items():
        if key in changed or (lever.changed and key not in published.values()):
            value = changed.get(key, lever.value)
            yield f"{key} {'by tariff schedule' if value is None else f'{value:.10g}'}"
    for reading in scenario.policy.readings:
        if reading.chosen != published.reading(reading.key):
            yield f"{reading.key} {reading.chosen}"
    yield from (f"{change.label} by hand" for change in scenario.part_changes if change.on)
    moved = sum(move.on for move in scenario.moves)
    if moved:
        yield f"{moved} parts re-sourced"


def changed_assumptions(question: HandoverQuestion) -> Iterator[str]:
    """Yield each assumption that is not as published, in words, e.g. ``Regional content 80.0 %``."""
    scenario, published = question.scenario, question.published
    changed = changed_values(scenario.policy, published)
    for key, lever in question.levers.items():
        if key in changed or (lever.changed and key not in published.values()):
            yield f"{lever.label} {lever.shown(changed.get(key, lever.value))}"
    for reading in scenario.policy.readings:
        if reading.chosen != published.reading(reading.key):
            yield colon(translated(reading.label), reading_word(reading.chosen))
    yield from change_words(question.outcome)
    moved = sum(move.on for move in scenario.moves)
    if moved:
        yield tr_count("{n} part re-sourced", "{n} parts re-sourced", moved)


def _named(policy: Policy) -> str:
    """Return a policy with its date."""
    return f"{translated(policy.title)}, {formatting.iso(policy.as_of)}"


def _changed(changes: tuple[str, ...]) -> str:
    """Return what was changed, of much the first and how much more."""
    if not changes:
        return tr("No assumption changed")
    rest = len(changes) - _MOST_CHANGES
    said = [one_line(change, _LONGEST_NAME) for change in changes[:_MOST_CHANGES]]
    listed = "; ".join(said)
    if rest > 0:
        return tr("Changed: {changes} and {count} more", changes=listed, count=formatting.count(rest))
    return tr("Changed: {changes}", changes=listed)
