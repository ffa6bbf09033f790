"""The measures of a policy file: what duty falls on which goods."""

from collections.abc import Iterable
from datetime import date

from headroom.book.countries import EUROPEAN_UNION, REGION
from headroom.book.sourcing import VehicleClass
from headroom.notation.countries import country_code, country_codes
from headroom.policy_files.policy_figure import (
    FIGURE_KEYS,
    MOST_DUTY_PERCENT,
    check_known,
    figure_at,
    key_of,
)
from headroom.policy_files.toml_table import TomlTable
from headroom.rules.measures import DutyBase, Measure, RateKind, Trade, When
from headroom.rules.rate_kinds import KINDS, MeasureKeys

_KEYS = (
    *("on", "into", "classes", "origins", "except_origins", "unknown_origin", "code_list"),
    *("when", "base", "kind", "rate", "excludes", "credits_against"),
    *FIGURE_KEYS,
)
_FOR_PARTS_ONLY = ("into", "unknown_origin", "code_list")
_USUAL = REGION | EUROPEAN_UNION | {"EU", "CN", "GB", "JP", "KR"}
"""Codes that need no list of all countries, which takes 80 ms to load: the presets name no others."""


def read_measures(tables: Iterable[TomlTable], day: date, code_lists: Iterable[str]) -> tuple[Measure, ...]:
    """Return the measures that are in force on ``day``, in the order of the file.

    Args:
        tables: The tables ``[[measure]]``.
        day: Date at which staged figures are read.
        code_lists: Names of the code lists there are.

    Raises:
        UserError: If one is faulty; with file name, line and reason.
    """
    given = tuple(tables)
    lists = tuple(code_lists)
    keys = tuple(table.words("key") for table in given)
    part_keys = tuple(table.words("key") for table in given if table.choice("on", Trade) is Trade.PARTS)
    found: list[Measure] = []
    for table in given:
        table.allow(_KEYS)
        check_known(table, "excludes", table.texts("excludes"), keys)
        check_known(table, "credits_against", _named(table, "credits_against"), part_keys)
        check_known(table, "code_list", _named(table, "code_list"), lists)
        measure = _measure(table, day)
        if measure is None:
            continue
        for other in found:
            if other.key == measure.key and (other.rate, other.on) != (measure.rate, measure.on):
                reason = f"Measures named “{measure.key}” are one rate: they need the same percentage."
                table.refuse(reason, "percent" if table.has("percent") else "key")
        found.append(measure)
    return tuple(found)


def _measure(table: TomlTable, day: date) -> Measure | None:
    """Return the measure, or None where it begins after ``day``."""
    on = table.choice("on", Trade)
    kind = table.choice("kind", RateKind, RateKind.ADDED)
    base = table.choice("base", DutyBase, DutyBase.WHOLE_VALUE)
    _check(table, on, kind, base)
    by_schedule = on is Trade.PARTS and KINDS[kind].by_schedule
    if table.has("rate") and not by_schedule:
        table.refuse("“rate” is for duties on parts: give “percent” or “steps”.", "rate")
    figure = figure_at(table, day, MOST_DUTY_PERCENT, schedule=by_schedule)
    if figure is None:
        return None
    return Measure(
        key=key_of(table),
        label=table.words("label"),
        on=on,
        rate=figure.fraction,
        into=_countries(table, "into", (table.words("into", "US"),))[0],
        classes=table.choices("classes", VehicleClass),
        origins=_countries(table, "origins", table.texts("origins")),
        except_origins=_countries(table, "except_origins", table.texts("except_origins")),
        unknown_origin=table.flag("unknown_origin", default=False),
        code_list=table.words("code_list", ""),
        when=table.choice("when", When, When.NOT_QUALIFYING),
        base=base,
        kind=kind,
        excludes=table.texts("excludes"),
        credits_against=table.words("credits_against", ""),
        source=figure.source,
    )


def _check(table: TomlTable, on: Trade, kind: RateKind, base: DutyBase) -> None:
    """Refuse a measure whose parts contradict each other."""
    for other, entry in KINDS.items():
        for key in entry.own_keys:
            if table.has(key) and key not in KINDS[kind].own_keys:
                table.refuse(f"“{key}” is for a {other}: add kind = “{other}”.", key)
    given = tuple(key for key in _KEYS if table.has(key))
    for reason, key in KINDS[kind].refused(MeasureKeys(on, base, given)):
        table.refuse(reason, key)
    for key in _FOR_PARTS_ONLY:
        if on is Trade.VEHICLE and table.has(key):
            table.refuse(f"“{key}” is for measures on parts: all vehicles are sold in the US.", key)


def _named(table: TomlTable, key: str) -> tuple[str, ...]:
    """Return the one name of a key, or none."""
    return (table.words(key),) if table.has(key) else ()


def _countries(table: TomlTable, key: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return country codes, checked."""
    for code in codes:
        if code not in _USUAL and code not in country_codes():
            meant = country_code(code)
            hint = f"Did you mean “{meant}”?" if meant else "Give ISO 3166 codes of two letters, or “EU”."
            table.refuse(f"“{code}” is not a country code. {hint}", key)
    return codes
