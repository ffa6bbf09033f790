"""The figures of a policy file: keys, percentages at a date, sources."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from headroom.policy_files.toml_table import TomlTable, nearest
from headroom.rules.law_source import LawSource

SOURCE_KEYS = ("source", "since", "url", "note")
"""Keys that say where a figure comes from."""

FIGURE_KEYS = ("key", "label", "percent", "steps", *SOURCE_KEYS)
"""Keys that every threshold, measure and fee may have."""

MOST_SHARE_PERCENT = 100.0
"""The greatest threshold or fee."""

MOST_DUTY_PERCENT = 1000.0
"""The greatest duty; what is above is a slip of the keyboard."""

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_RESERVED_KEYS = ("freight", "fx")  # sliders that no policy has


@dataclass(frozen=True, slots=True)
class PolicyFigure:
    """The number of a threshold, duty or fee at one date.

    Attributes:
        fraction: The number; None: each part's rate by the tariff schedule.
        source: Where it comes from, with the date from which it applies.
    """

    fraction: float | None
    source: LawSource


def key_of(table: TomlTable) -> str:
    """Return the name by which a figure is set."""
    key = table.words("key")
    if not _KEY.fullmatch(key) or key in _RESERVED_KEYS:
        table.refuse(f"“{key}” cannot be a key: use small letters, digits and _ (not freight or fx).", "key")
    return key


def source_of(table: TomlTable, since: date | None) -> LawSource:
    """Return where the figures of a table come from."""
    return LawSource(table.words("source"), since, table.words("url", ""), table.words("note", ""))


def figure_at(table: TomlTable, day: date, most: float, *, schedule: bool = False) -> PolicyFigure | None:
    """Return the number of a table at ``day``; None where its first step lies later.

    Args:
        table: A threshold, measure or fee.
        day: The date.
        most: The greatest percentage.
        schedule: Whether it may go by the tariff schedule.
    """
    names = ("percent", "steps", "rate") if schedule else ("percent", "steps")
    given = [name for name in names if table.has(name)]
    if len(given) != 1:
        choice = " or ".join(f"“{name}”" for name in names)
        table.refuse(f"{table.heading} needs {choice}, one of them.", given[1] if given else "")
    if given == ["steps"]:
        if table.has("since"):
            table.refuse("A table with “steps” has no “since”: each step has its own date.", "since")
        return _step_at(table, day, most)
    source = source_of(table, table.optional_day("since"))
    if given == ["percent"]:
        return PolicyFigure(table.fraction_of_percent("percent", most), source)
    if table.words("rate") != "schedule":
        table.refuse("“rate” is “schedule”; a number goes into “percent”.", "rate")
    return PolicyFigure(None, source)


def _step_at(table: TomlTable, day: date, most: float) -> PolicyFigure | None:
    """Return the last step that has begun on ``day``; the first may have begun always."""
    source = source_of(table, None)
    reached: PolicyFigure | None = None
    before: date | None = None
    for position, step in enumerate(table.tables("steps")):
        step.allow(("from", "percent"))
        since = step.optional_day("from")
        if since is None and position:
            step.refuse("Only the first step may do without “from”.")
        if since and before and since <= before:
            step.refuse(f"Steps stand in the order of their dates: {since} is not after {before}.")
        before = since
        fraction = step.fraction_of_percent("percent", most)
        if since is None or since <= day:
            reached = PolicyFigure(fraction, LawSource(source.citation, since, source.url, source.note))
    if before is None:
        table.refuse("“steps” needs at least one step with “from”.", "steps")
    return reached


def check_known(table: TomlTable, key: str, names: Iterable[str], known: Iterable[str]) -> None:
    """Refuse a reference to something that does not exist."""
    there = tuple(known)
    for name in names:
        if name not in there:
            table.refuse(f"“{key}” names “{name}”, which does not exist. {nearest(name, there)}", key)
