"""Policies as TOML files: thresholds, duties and fees in percent, each with its source and date.

The format is described in ``resources/policies/README.md``.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from headroom import resources
from headroom.domain.hts import CodeList
from headroom.domain.policy import (
    DutyBase,
    Fee,
    Measure,
    Policy,
    RateKind,
    Source,
    Test,
    Threshold,
    Trade,
    VnmRule,
    When,
)
from headroom.domain.sourcing import CLASSES, PartRole, VehicleClass
from headroom.files.reference import load_code_lists, read_code_lists
from headroom.files.toml_table import TomlTable, nearest, read_toml
from headroom.files.user_error import UserError

PRESETS = ("nafta", "us-proposal-2017", "nafta-withdrawal", "usmca", "usmca-232", "us-proposal-2026")
"""Names of the policies that come with the program, in the order in which they are offered."""

_FORMAT = 1
_SOURCE_KEYS = ("source", "since", "url", "note")
_POLICY_KEYS = ("format", "name", "title", "as_of", "hypothetical", "summary", *_SOURCE_KEYS)
_TABLES = ("origin", "threshold", "measure", "fee", "code_list")
_MEASURE_KEYS = (
    *("key", "label", "on", "into", "classes", "origins", "except_origins", "unknown_origin", "code_list"),
    *("when", "base", "kind", "percent", "steps", "rate", "excludes", "credits_against", *_SOURCE_KEYS),
)
_KEY = re.compile(r"[a-z][a-z0-9_]*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_MOST_SHARE = 100.0
_MOST_RATE = 1000.0
_RESERVED_KEYS = ("freight", "fx")


@dataclass(frozen=True, slots=True)
class _Figure:
    """The number of a threshold, duty or fee at one date.

    Attributes:
        fraction: The number; None: by tariff schedule.
        source: Where it comes from, with the date from which it applies.
    """

    fraction: float | None
    source: Source


def load_presets(as_of: date | None = None) -> tuple[Policy, ...]:
    """Return the policies that come with the program, in the order of ``PRESETS``.

    Args:
        as_of: See ``load_policy``.
    """
    return tuple(load_policy(preset_path(name), as_of) for name in PRESETS)


def preset_path(name: str) -> Path:
    """Return the file of a policy that comes with the program.

    Raises:
        UserError: If there is none of this name.
    """
    if name not in PRESETS:
        msg = f"There is no policy named “{name}”. {nearest(name, PRESETS)}"
        raise UserError(msg)
    return resources.policies() / f"{name}.toml"


def load_policy(path: Path, as_of: date | None = None) -> Policy:
    """Read a policy file.

    Args:
        path: The file.
        as_of: Date at which staged figures are read; None: the file's own date. A duty or fee
            that begins later is left out; a threshold that begins later is an error.

    Raises:
        UserError: If the file cannot be read or is faulty; with file name, line and reason.
    """
    file = read_toml(path)
    if file.whole_number("format") != _FORMAT:
        reason = f"This program reads format {_FORMAT}; the file may be of a newer version of it."
        file.refuse(reason, "format")
    file.allow((*_POLICY_KEYS, *_TABLES))
    day = as_of or file.day("as_of")
    file.day("as_of")
    origin = file.table("origin")
    origin.allow(("vnm_rule", "preference", "core_parts", "tracing_list"))
    known = load_code_lists()
    own = read_code_lists(file)
    for table in file.tables("code_list"):
        if table.words("name") in known:
            reason = f"“{table.words('name')}” is a list of the program's own: choose another name."
            table.refuse(reason, "name")
    lists = (*known, *own)
    tracing_list = origin.words("tracing_list", "")
    _check_known(origin, "tracing_list", (tracing_list,) if tracing_list else (), lists)
    thresholds = _thresholds(file.tables("threshold"), day)
    measures = _measures(file.tables("measure"), day, lists)
    fees = tuple(fee for table in file.tables("fee") for fee in _fee(table, day))
    _check_keys(file)
    return Policy(
        name=file.words("name"),
        title=file.words("title"),
        as_of=day,
        hypothetical=file.flag("hypothetical"),
        summary=file.words("summary"),
        vnm_rule=origin.choice("vnm_rule", VnmRule),
        preference=origin.flag("preference"),
        core_parts=origin.flag("core_parts", default=False),
        tracing_list=tracing_list,
        thresholds=thresholds,
        measures=measures,
        fees=fees,
        code_lists=own,
        source=_source(file, file.optional_day("since")),
    )


def _thresholds(tables: Iterable[TomlTable], day: date) -> tuple[Threshold, ...]:
    """Return the thresholds; each test has one for each class, each role one."""
    found: list[Threshold] = []
    for table in tables:
        table.allow(("key", "label", "test", "classes", "roles", "percent", "steps", *_SOURCE_KEYS))
        figure = _figure(table, day, _MOST_SHARE)
        if figure is None or figure.fraction is None:
            reason = f"No step of “{table.words('key')}” is in force on {day}: choose a later date."
            table.refuse(reason, "steps")
        roles = table.choices("roles", PartRole)
        if roles and (table.has("test") or table.has("classes")):
            reason = "A threshold has “roles” (for parts) or “test” and “classes” (for vehicles), not both."
            table.refuse(reason, "roles")
        classes = () if roles else table.choices("classes", VehicleClass) or CLASSES
        test = Test.CORE_PARTS if roles else table.choice("test", Test)
        threshold = Threshold(
            _key(table), table.words("label"), test, figure.fraction, classes, roles, figure.source
        )
        for other in found:
            both = {*other.roles} & {*roles} or (
                {*other.classes} & {*classes} if other.test is test else set()
            )
            if both:
                reason = f"“{threshold.key}” and “{other.key}” both decide on {', '.join(sorted(both))}."
                table.refuse(reason, "key")
        found.append(threshold)
    return tuple(found)


def _measures(tables: Iterable[TomlTable], day: date, lists: Iterable[str]) -> tuple[Measure, ...]:
    """Return the measures that are in force on ``day``."""
    given = tuple(tables)
    keys = tuple(table.words("key") for table in given)
    credits_on = tuple(table.words("key") for table in given if table.values.get("on") == Trade.PARTS)
    found: list[Measure] = []
    for table in given:
        table.allow(_MEASURE_KEYS)
        on = table.choice("on", Trade)
        kind = table.choice("kind", RateKind, RateKind.ADDED)
        base = table.choice("base", DutyBase, DutyBase.WHOLE_VALUE)
        _check_measure(table, on, kind, base)
        _check_known(table, "excludes", table.texts("excludes"), keys)
        credit = table.words("credits_against", "")
        _check_known(table, "credits_against", (credit,) if credit else (), credits_on)
        code_list = table.words("code_list", "")
        _check_known(table, "code_list", (code_list,) if code_list else (), lists)
        figure = _figure(table, day, _MOST_RATE, schedule=on is Trade.PARTS and kind is RateKind.ADDED)
        if figure is None:
            continue
        measure = Measure(
            key=_key(table),
            label=table.words("label"),
            on=on,
            rate=figure.fraction,
            into=_countries(table, "into", (table.words("into", "US"),))[0],
            classes=table.choices("classes", VehicleClass),
            origins=_countries(table, "origins", table.texts("origins")),
            except_origins=_countries(table, "except_origins", table.texts("except_origins")),
            unknown_origin=table.flag("unknown_origin", default=False),
            code_list=code_list,
            when=table.choice("when", When, When.NOT_QUALIFYING),
            base=base,
            kind=kind,
            excludes=table.texts("excludes"),
            credits_against=credit,
            source=figure.source,
        )
        for other in found:
            if other.key == measure.key and (other.rate, other.on) != (measure.rate, measure.on):
                reason = f"Measures named “{measure.key}” are one rate: they need the same percentage."
                table.refuse(reason, "percent" if table.has("percent") else "key")
        found.append(measure)
    return tuple(found)


def _check_measure(table: TomlTable, on: Trade, kind: RateKind, base: DutyBase) -> None:
    """Refuse a measure whose parts contradict each other."""
    if kind is RateKind.CREDIT and (on is not Trade.PARTS or base is not DutyBase.MSRP):
        reason = "A credit has on = “parts” and base = “MSRP”."
        table.refuse(reason, "kind")
    if (kind is RateKind.CREDIT) != table.has("credits_against"):
        reason = "A credit, and only a credit, says with “credits_against” which duty it lessens."
        table.refuse(reason, "credits_against" if table.has("credits_against") else "kind")
    if on is Trade.PARTS and kind is not RateKind.CREDIT and base is not DutyBase.WHOLE_VALUE:
        table.refuse("A duty on parts has base = “whole value”.", "base")
    for key in ("code_list", "unknown_origin"):
        if on is Trade.VEHICLE and table.has(key):
            table.refuse(f"“{key}” is for measures on parts.", key)


def _fee(table: TomlTable, day: date) -> tuple[Fee, ...]:
    """Return the fee, or nothing where it is not in force on ``day``."""
    table.allow(("key", "label", "percent", "steps", "when", "by_vessel_only", *_SOURCE_KEYS))
    figure = _figure(table, day, _MOST_SHARE)
    if figure is None or figure.fraction is None:
        return ()
    return (
        Fee(
            key=_key(table),
            label=table.words("label"),
            rate=figure.fraction,
            when=table.choice("when", When, When.NOT_QUALIFYING),
            by_vessel_only=table.flag("by_vessel_only", default=False),
            source=figure.source,
        ),
    )


def _figure(table: TomlTable, day: date, most: float, *, schedule: bool = False) -> _Figure | None:
    """Return the number of a table at ``day``; None where its first step lies later."""
    names = ("percent", "steps", "rate") if schedule else ("percent", "steps")
    given = [name for name in names if table.has(name)]
    if len(given) != 1:
        choice = " or ".join(f"“{name}”" for name in names)
        reason = f"{table.heading} needs {choice}, one of them."
        table.refuse(reason, given[1] if given else "")
    if table.has("percent"):
        return _Figure(
            table.fraction_of_percent("percent", most), _source(table, table.optional_day("since"))
        )
    if given == ["rate"]:
        if table.words("rate") != "schedule":
            table.refuse("“rate” is “schedule”; a number goes into “percent”.", "rate")
        return _Figure(None, _source(table, table.optional_day("since")))
    if table.has("since"):
        table.refuse("A table with “steps” has no “since”: each step has its own date.", "since")
    return _step(table, day, most)


def _step(table: TomlTable, day: date, most: float) -> _Figure | None:
    """Return the last step that has begun on ``day``; the first may have begun always."""
    reached: _Figure | None = None
    before: date | None = None
    for position, step in enumerate(table.tables("steps")):
        step.allow(("from", "percent", "source"))
        since = step.optional_day("from")
        if since is None and position:
            step.refuse("Only the first step may do without “from”.")
        if since and before and since <= before:
            step.refuse(f"Steps stand in the order of their dates: {since} is not after {before}.")
        before = since
        fraction = step.fraction_of_percent("percent", most)
        if since is None or since <= day:
            source = _source(table, since)
            citation = step.words("source", source.citation)
            reached = _Figure(fraction, Source(citation, since, source.url, source.note))
    if before is None:
        table.refuse("“steps” needs at least one step with “from”.", "steps")
    return reached


def _source(table: TomlTable, since: date | None) -> Source:
    """Return where the figures of a table come from."""
    return Source(table.words("source"), since, table.words("url", ""), table.words("note", ""))


def _key(table: TomlTable) -> str:
    """Return the name by which a figure is set."""
    key = table.words("key")
    if not _KEY.fullmatch(key) or key in _RESERVED_KEYS:
        reason = (
            f"“{key}” cannot be a key: use small letters, digits and _, but not {', '.join(_RESERVED_KEYS)}."
        )
        table.refuse(reason, "key")
    return key


def _countries(table: TomlTable, key: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return country codes, checked."""
    for code in codes:
        if not _COUNTRY.fullmatch(code):
            reason = f"“{code}” is not a country: give ISO 3166 codes of two letters like “JP”, or “EU”."
            table.refuse(reason, key)
    return codes


def _check_known(table: TomlTable, key: str, names: Iterable[str], known: Iterable[str]) -> None:
    """Refuse a reference to something that does not exist."""
    for name in names:
        if name not in known:
            table.refuse(f"“{key}” names “{name}”, which does not exist. {nearest(name, known)}", key)


def _check_keys(file: TomlTable) -> None:
    """Refuse a key that two figures share; measures may, being one rate on different bases."""
    seen: Mapping[str, str] = {}
    for kind in ("threshold", "measure", "fee"):
        for table in file.tables(kind):
            key = table.words("key")
            if key in seen and not seen[key] == kind == "measure":
                table.refuse(f"The key “{key}” is used twice.", "key")
            seen = {**seen, key: kind}


def own_lists(policies: Iterable[Policy]) -> tuple[CodeList, ...]:
    """Return the code lists that the policies bring along."""
    return tuple(own for policy in policies for own in policy.code_lists.values())
