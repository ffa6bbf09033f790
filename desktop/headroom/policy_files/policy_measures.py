"""The measures of a policy file: what duty falls on which goods."""

from collections.abc import Iterable
from datetime import date

from headroom.book.countries import EUROPEAN_UNION, REGION
from headroom.book.sourcing import VehicleClass
from headroom.language import tr
from headroom.notation.countries import country_code, country_codes
from headroom.policy_files.policy_figure import (
    FIGURE_KEYS,
    MOST_DUTY_PERCENT,
    FileTerms,
    check_known,
    figure_of,
    key_of,
    named,
)
from headroom.policy_files.toml_table import TomlTable
from headroom.rules.dated_figures import DatedMeasure, change_days, row_at
from headroom.rules.measures import DutyBase, Measure, RateKind, Trade, When
from headroom.rules.rate_kinds import KINDS, MeasureKeys

_KEYS = (
    *("on", "into", "classes", "origins", "except_origins", "unknown_origin", "code_list"),
    *("except_code_list", "reading"),
    *("when", "base", "kind", "rate", "excludes", "credits_against"),
    *FIGURE_KEYS,
)
_FOR_PARTS_ONLY = ("into", "unknown_origin")
_USUAL = REGION | EUROPEAN_UNION | {"EU", "CN", "GB", "JP", "KR", "TW"}
"""Codes that need no list of all countries, which takes 80 ms to load: the presets name no others."""


def read_measures(tables: Iterable[TomlTable], terms: FileTerms) -> tuple[DatedMeasure, ...]:
    """Return the measures with their dates, in the order of the file.

    Args:
        tables: The tables ``[[measure]]``.
        terms: What they refer to.

    Raises:
        UserError: If one is faulty; with file name, line and reason.
    """
    given = tuple(tables)
    keys = tuple(table.words("key") for table in given)
    part_keys = tuple(table.words("key") for table in given if table.choice("on", Trade) is Trade.PARTS)
    found: list[DatedMeasure] = []
    for table in given:
        table.allow(_KEYS)
        check_known(table, "excludes", table.texts("excludes"), keys)
        check_known(table, "credits_against", table.text_or_texts("credits_against"), part_keys)
        for key in ("code_list", "except_code_list"):
            check_known(table, key, named(table, key), terms.lists)
        check_known(table, "reading", named(table, "reading"), terms.readings)
        measure = _measure(table, terms)
        for other in found:
            _check_one_rate(table, measure, other)
        found.append(measure)
    return tuple(found)


def _check_one_rate(table: TomlTable, measure: DatedMeasure, other: DatedMeasure) -> None:
    """Refuse two measures of one key that are not one rate on every day on which both are in force."""
    if measure.measure.key != other.measure.key:
        return
    days = {date.min, date.max}
    for one in (measure, other):
        days |= set(change_days(one.rows, one.until))
    for day in sorted(days):
        rates = [row.value for one in (measure, other) if (row := row_at(one.rows, one.until, day))]
        if (rates[1:] and rates[0] != rates[1]) or measure.measure.on is not other.measure.on:
            key = measure.measure.key
            reason = (
                tr("Measures named “{key}” are one rate: they need the same percentage.", key=key)
                if day == date.min
                else tr(
                    "Measures named “{key}” are one rate: they need the same percentage (on {day} they "
                    "have not).",
                    key=key,
                    day=day,
                )
            )
            table.refuse(reason, next((k for k in ("percent", "steps") if table.has(k)), "key"))


def _measure(table: TomlTable, terms: FileTerms) -> DatedMeasure:
    """Return one measure with its dates."""
    on = table.choice("on", Trade)
    kind = table.choice("kind", RateKind, RateKind.ADDED)
    base = table.choice("base", DutyBase, DutyBase.WHOLE_VALUE)
    _check(table, on, kind, base)
    by_schedule = on is Trade.PARTS and KINDS[kind].by_schedule
    if table.has("rate") and not by_schedule:
        table.refuse(tr("“rate” is for duties on parts: give “percent” or “steps”."), "rate")
    figure = figure_of(table, terms, MOST_DUTY_PERCENT, schedule=by_schedule)
    measure = Measure(
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
        credits_against=table.text_or_texts("credits_against"),
        source=figure.source,
        except_code_list=table.words("except_code_list", ""),
        reading=table.words("reading", ""),
    )
    return DatedMeasure(measure, figure.rows, figure.until)


def _check(table: TomlTable, on: Trade, kind: RateKind, base: DutyBase) -> None:
    """Refuse a measure whose parts contradict each other."""
    for other, entry in KINDS.items():
        for key in entry.own_keys:
            if table.has(key) and key not in KINDS[kind].own_keys:
                table.refuse(tr("“{key}” is for a {other}: add kind = “{other}”.", key=key, other=other), key)
    given = tuple(key for key in _KEYS if table.has(key))
    for reason, key in KINDS[kind].refused(MeasureKeys(on, base, given)):
        table.refuse(reason, key)
    for key in _FOR_PARTS_ONLY:
        if on is Trade.VEHICLE and table.has(key):
            table.refuse(
                tr("“{key}” is for measures on parts: all vehicles are sold in the US.", key=key), key
            )


def _countries(table: TomlTable, key: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return country codes, checked."""
    for code in codes:
        if code not in _USUAL and code not in country_codes():
            meant = country_code(code)
            hint = (
                tr("Did you mean “{meant}”?", meant=meant)
                if meant
                else tr("Give ISO 3166 codes of two letters, or “EU”.")
            )
            table.refuse(tr("“{code}” is not a country code. {hint}", code=code, hint=hint), key)
    return codes
