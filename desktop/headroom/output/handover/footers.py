"""Under which law, which changes and which workbook the figures stand: on every page of every format."""

from collections.abc import Iterator

from headroom.foreign_text import one_line
from headroom.output.change_words import change_words
from headroom.output.evaluation_json import changed_values
from headroom.output.handover.handover import Footer
from headroom.output.handover.question import HandoverQuestion
from headroom.output.handover.titles import HYPOTHETICAL
from headroom.rules.policy import Policy
from headroom.words import formatting
from headroom.words.definitions import ESTIMATE

_MOST_CHANGES = 4
_DIGITS = 8
_LONGEST_NAME = 60


def footer(question: HandoverQuestion) -> Footer:
    """Return it."""
    book, policy = question.exposure.book, question.scenario.policy
    baseline = question.workspace.baseline.policy
    lead = HYPOTHETICAL if policy.hypothetical else ""
    used = f"{formatting.count(book.rows_used)} of {formatting.counted(book.rows_read, 'row')} used"
    of_book = (one_line(book.name, _LONGEST_NAME), f"SHA-256 {book.sha256[:_DIGITS]}")
    return Footer(
        law=f"{lead}{policy.title}, law on {formatting.iso(policy.as_of)}",
        against=f"Against {_named(baseline)}" if question.compared else "",
        changed=_changed(tuple(changed_assumptions(question))),
        source=", ".join(part for part in (*of_book, used, question.listed_words) if part),
        program=f"Headroom {question.version}. {ESTIMATE.capitalize()}",
    )


def changed_assumptions(question: HandoverQuestion) -> Iterator[str]:
    """Yield each assumption that is not as published, in words, e.g. ``Regional content 80.0 %``."""
    scenario, published = question.scenario, question.published
    changed = changed_values(scenario.policy, published)
    for key, lever in question.levers.items():
        if key in changed or (lever.changed and key not in published.values()):
            yield f"{lever.label} {lever.shown(changed.get(key, lever.value))}"
    for reading in scenario.policy.readings:
        if reading.chosen != published.reading(reading.key):
            yield f"{reading.label}: {reading.chosen}"
    yield from change_words(question.outcome)
    moved = sum(move.on for move in scenario.moves)
    if moved:
        yield f"{formatting.counted(moved, 'part')} re-sourced"


def _named(policy: Policy) -> str:
    """Return a policy with its date."""
    return f"{policy.title}, {formatting.iso(policy.as_of)}"


def _changed(changes: tuple[str, ...]) -> str:
    """Return what was changed, of much the first and how much more."""
    if not changes:
        return "No assumption changed"
    rest = len(changes) - _MOST_CHANGES
    said = [one_line(change, _LONGEST_NAME) for change in changes[:_MOST_CHANGES]]
    return f"Changed: {'; '.join(said)}{f' and {formatting.count(rest)} more' if rest > 0 else ''}"
