"""A policy with the source of every figure, as text in Markdown."""

import re
from collections.abc import Iterable

from headroom.book.same import same_value
from headroom.language import localized, tr, translated
from headroom.output.levers import BY_SCHEDULE, cited
from headroom.rules.law_source import LawSource
from headroom.rules.measures import Fee, Measure
from headroom.rules.policy import Policy, Threshold
from headroom.rules.readings import Reading
from headroom.words import formatting

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_ADDRESS = re.compile(r"https://[\w.-]+(?:/[\w./?=&%+~,;:#-]*)?", re.ASCII)
"""Addresses that can be a link as they stand."""


def literal(text: str) -> str:
    """Return what makes Markdown show a text as it is written, on one line."""
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))


def policy_sources(policy: Policy, published: Policy | None = None) -> str:
    """Return what a policy is, and each of its figures with source, date and note.

    Args:
        policy: As it is in the scenario.
        published: As it was published, to tell changed figures; None where it is not known.
    """
    day = formatting.iso(policy.as_of)
    law = (
        tr("hypothetical, law as of {date}", date=day)
        if policy.hypothetical
        else tr("law as of {date}", date=day)
    )
    lines = [
        f"## {literal(translated(policy.title))}",
        f"*{law}*",
        literal(translated(policy.summary)),
        f"**{tr('Source:')}** {literal(cited(policy.source))}" if policy.source.citation else "",
        literal(translated(policy.source.note)),
        _link(policy.source.url),
        f"| {tr('Figure')} | {tr('Value')} | {tr('Source')} |\n|---|---|---|\n"
        + "\n".join(_rows(policy, published)),
        _list(tr("How it is read"), (_read(reading, published or policy) for reading in policy.readings)),
        _list(tr("What it leaves out"), (literal(translated(said)) for said in policy.missing)),
    ]
    return "\n\n".join(line for line in lines if line) + "\n"


def alike(policy: Policy, published: Policy) -> bool:
    """Return whether the numbers of a policy are those of another one, and its texts are read alike."""
    values, others = policy.values(), published.values()
    if any(published.reading(one.key) not in (None, one.chosen) for one in policy.readings):
        return False
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
            shown = tr("{value}, published {before}", value=shown, before=_value(before[entry.key]))
        yield f"| {literal(translated(entry.label))} | {shown} | {_source(entry.source)} |"


def _read(reading: Reading, published: Policy) -> str:
    """Return how a text is read, how else it may be, and how it was as published where that differs."""
    before = published.reading(reading.key)
    others = [
        tr("{reading} as published", reading=literal(translated(word)))
        if word == before
        else literal(translated(word))
        for word in reading.words
        if word != reading.chosen
    ]
    source = _source(reading.source)
    return tr(
        "{question}: {chosen}, or {others}",
        question=literal(translated(reading.label)),
        chosen=literal(translated(reading.chosen)),
        others=", ".join(others),
    ) + (f". {source}" if source else "")


def _list(title: str, entries: Iterable[str]) -> str:
    """Return a list with its title; empty where nothing is on it."""
    lines = [f"- {entry}" for entry in entries]
    return "\n".join((f"**{title}**\n", *lines)) if lines else ""


def _value(value: float | None) -> str:
    """Return a rate in as many digits as it has."""
    if value is None:
        return BY_SCHEDULE
    return localized(f"{value * 100:.4f}".rstrip("0").rstrip(".")) + f"{formatting.THIN_SPACE}%"


def _source(source: LawSource) -> str:
    """Return a source with its note."""
    told = [literal(text.rstrip(".")) for text in (cited(source), translated(source.note)) if text]
    return ". ".join([*told, _link(source.url)] if source.url else told)


def _link(address: str) -> str:
    """Return an address as a link, if it is one of a page; what else stands there is shown as it is."""
    return f"[{literal(address)}]({address})" if _ADDRESS.fullmatch(address) else literal(address)
