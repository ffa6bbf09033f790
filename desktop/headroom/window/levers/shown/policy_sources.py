"""A policy with the source of every figure, as text in Markdown."""

from collections.abc import Iterable

from headroom.book.same import same_value
from headroom.rules.law_source import Source
from headroom.rules.measures import Fee, Measure
from headroom.rules.policy import Policy, Threshold
from headroom.window.levers.shown.levers import BY_SCHEDULE, cited
from headroom.words import formatting


def policy_sources(policy: Policy, published: Policy | None = None) -> str:
    """Return what a policy is, and each of its figures with source, date and note.

    Args:
        policy: As it is in the scenario.
        published: As it was published, to tell changed figures; None where it is not known.
    """
    state = "hypothetical, " if policy.hypothetical else ""
    lines = [
        f"## {policy.title}",
        f"*{state}law as of {formatting.iso(policy.as_of)}*",
        policy.summary,
        f"**Source:** {cited(policy.source)}" if policy.source.citation else "",
        policy.source.note,
        policy.source.url,
        "| Figure | Value | Source |\n|---|---|---|\n" + "\n".join(_rows(policy, published)),
    ]
    return "\n\n".join(line for line in lines if line) + "\n"


def alike(policy: Policy, published: Policy) -> bool:
    """Return whether the numbers of a policy are those of another one."""
    values, others = policy.values(), published.values()
    return values.keys() == others.keys() and all(same_value(values[key], others[key]) for key in values)


def _rows(policy: Policy, published: Policy | None) -> Iterable[str]:
    """Yield one row of the table for each key of the policy."""
    values = policy.values()
    before = published.values() if published is not None else values
    seen: set[str] = set()
    entries: tuple[Threshold | Measure | Fee, ...] = (*policy.thresholds, *policy.measures, *policy.fees)
    for entry in entries:
        if entry.key in seen:
            continue
        seen.add(entry.key)
        shown = _value(values[entry.key])
        if entry.key in before and not same_value(values[entry.key], before[entry.key]):
            shown += f", published {_value(before[entry.key])}"
        yield f"| {_cell(entry.label)} | {shown} | {_cell(_source(entry.source))} |"


def _value(value: float | None) -> str:
    """Return a rate in as many digits as it has."""
    if value is None:
        return BY_SCHEDULE
    return f"{value * 100:.4f}".rstrip("0").rstrip(".") + f"{formatting.THIN_SPACE}%"


def _source(source: Source) -> str:
    """Return a source with its note."""
    return ". ".join(text.rstrip(".") for text in (cited(source), source.note, source.url) if text)


def _cell(text: str) -> str:
    """Return a text as a cell of a Markdown table."""
    return " ".join(text.replace("|", "\\|").split())
