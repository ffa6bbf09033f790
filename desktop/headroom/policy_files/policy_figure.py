"""The figures of a policy file: keys, percentages with their dates, sources."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from headroom.foreign_text import either
from headroom.language import localized, tr
from headroom.policy_files.toml_table import TomlTable, nearest
from headroom.rules.dated_figures import DatedRow
from headroom.rules.law_source import LawSource

SOURCE_KEYS = ("source", "url", "note", "checked_on", "uncertain")
"""Keys that say where something comes from."""

FIGURE_KEYS = ("key", "label", "percent", "steps", "since", "until", *SOURCE_KEYS)
"""Keys that every threshold, measure and fee may have."""

BOUND_KEYS = ("least", "most")
"""Keys of the bounds that a fee may have, US dollars."""

MOST_SHARE_PERCENT = 100.0
"""The greatest threshold or fee."""

MOST_DUTY_PERCENT = 1000.0
"""The greatest duty; what is above is a slip of the keyboard."""

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_RESERVED_KEYS = ("freight", "fx", "claim_cost")  # sliders that no policy has


@dataclass(frozen=True, slots=True)
class FileTerms:
    """What the tables of a policy file refer to.

    Attributes:
        lists: Names of the code lists there are.
        checked_on: Date on which the file as a whole was compared with the texts.
        readings: Keys of its readings that can say yes.
    """

    lists: tuple[str, ...]
    checked_on: date | None = None
    readings: tuple[str, ...] = ()

    def source_of(self, table: TomlTable, since: date | None = None) -> LawSource:
        """Return where the figures of a table come from."""
        return LawSource(
            table.words("source"),
            since,
            table.words("url", ""),
            table.words("note", ""),
            table.optional_day("checked_on") or self.checked_on,
            table.flag("uncertain", default=False),
        )


@dataclass(frozen=True, slots=True)
class PolicyFigure:
    """The numbers of a threshold, duty or fee, with their dates.

    Attributes:
        rows: In the order of their dates, at least one.
        until: Last day; None: it does not end.
        source: Where they come from.
    """

    rows: tuple[DatedRow, ...]
    until: date | None
    source: LawSource

    @property
    def fraction(self) -> float | None:
        """Return the last number; None: each part's rate by the tariff schedule."""
        return self.rows[-1].value


def key_of(table: TomlTable) -> str:
    """Return the name by which something is set."""
    key = table.words("key")
    if not _KEY.fullmatch(key) or key in _RESERVED_KEYS:
        table.refuse(
            tr(
                "“{key}” cannot be a key: use small letters, digits and _ (not freight, fx or claim_cost).",
                key=key,
            ),
            "key",
        )
    return key


def figure_of(
    table: TomlTable, terms: FileTerms, most: float, *, schedule: bool = False, bounds: bool = False
) -> PolicyFigure:
    """Return the numbers of a table with their dates.

    Args:
        table: A threshold, measure or fee.
        terms: What it refers to.
        most: The greatest percentage.
        schedule: Whether it may go by the tariff schedule.
        bounds: Whether it may have bounds in US dollars.
    """
    names = ("percent", "steps", "rate") if schedule else ("percent", "steps")
    given = [name for name in names if table.has(name)]
    if len(given) != 1:
        choice = either([f"“{name}”" for name in names])
        table.refuse(
            tr("{table} needs {keys}, one of them.", table=table.heading, keys=choice),
            given[1] if given else "",
        )
    if given == ["steps"]:
        rows = _steps(table, most, bounds=bounds)
    elif given == ["percent"]:
        rows = (_row(table, "since", most, bounds=bounds),)
    else:
        if table.words("rate") != "schedule":
            table.refuse(tr("“rate” is “schedule”; a number goes into “percent”."), "rate")
        rows = (DatedRow(table.optional_day("since"), None),)
    return PolicyFigure(rows, last_day(table, rows[-1].since), terms.source_of(table))


def last_day(table: TomlTable, begun: date | None) -> date | None:
    """Return the last day of what a table sets, which is not before the day on which it began last."""
    until = table.optional_day("until")
    if until and begun and until < begun:
        table.refuse(
            tr(
                "“until” is the last day: {day} is before {begun}, from which it applies.",
                day=until,
                begun=begun,
            ),
            "until",
        )
    return until


def _steps(table: TomlTable, most: float, *, bounds: bool) -> tuple[DatedRow, ...]:
    """Return the steps of a figure; the first may have begun always."""
    if table.has("since"):
        table.refuse(tr("A table with “steps” has no “since”: each step has its own date."), "since")
    for key in BOUND_KEYS if bounds else ():
        if table.has(key):
            table.refuse(tr("A table with “steps” has no “{key}”: each step has its own.", key=key), key)
    rows: list[DatedRow] = []
    before: date | None = None
    for position, step in enumerate(table.tables("steps")):
        step.allow(("from", "percent", *(BOUND_KEYS if bounds else ())))
        row = _row(step, "from", most, bounds=bounds)
        if row.since is None and position:
            step.refuse(tr("Only the first step may do without “from”."))
        if row.since and before and row.since <= before:
            step.refuse(
                tr(
                    "Steps stand in the order of their dates: {day} is not after {before}.",
                    day=row.since,
                    before=before,
                )
            )
        before = row.since
        rows.append(row)
    if before is None:
        table.refuse(tr("“steps” needs at least one step with “from”."), "steps")
    return tuple(rows)


def _row(table: TomlTable, since: str, most: float, *, bounds: bool) -> DatedRow:
    """Return one number with its date and its bounds."""
    day, fraction = table.optional_day(since), table.fraction_of_percent("percent", most)
    if not bounds:
        return DatedRow(day, fraction)
    least, greatest = (table.dollars(key) for key in BOUND_KEYS)
    if least is not None and greatest is not None and least > greatest:
        table.refuse(
            tr(
                "“least” is at most “most”: {least} is more than {greatest}.",
                least=localized(f"{least:g}"),
                greatest=localized(f"{greatest:g}"),
            ),
            "least",
        )
    return DatedRow(day, fraction, least, greatest)


def check_known(table: TomlTable, key: str, names: Iterable[str], known: Iterable[str]) -> None:
    """Refuse a reference to something that does not exist."""
    there = tuple(known)
    for name in names:
        if name not in there:
            table.refuse(
                tr(
                    "“{key}” names “{name}”, which does not exist. {suggestion}",
                    key=key,
                    name=name,
                    suggestion=nearest(name, there),
                ),
                key,
            )


def named(table: TomlTable, key: str) -> tuple[str, ...]:
    """Return the one name of a key, or none."""
    return (table.words(key),) if table.has(key) else ()
