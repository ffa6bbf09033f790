"""The tables of law beside the inputs: currencies, thresholds of parts, countries, duties on parts."""

from collections.abc import Sequence

import numpy as np
from xlsxwriter.utility import xl_col_to_name

from headroom.book.classes_and_roles import CATEGORIES, CLASSES
from headroom.book.countries import EUROPEAN_UNION, REGION
from headroom.language import tr, tr_in, translated
from headroom.output.writers.live_book.contents import LiveBookContents
from headroom.output.writers.live_book.inputs import FX, VNM_RULE, Inputs, currencies
from headroom.output.writers.live_book.pages import BookPage, FigureTable, Filled
from headroom.output.writers.live_book.part_law import PartLaw, by_readings, chosen
from headroom.output.writers.live_book.words import RULES, quoted
from headroom.rules.part_rules import PartRules
from headroom.rules.policy import VnmRule
from headroom.rules.vehicle_thresholds import threshold_for

_UNKNOWN = tr_in("a country", "(unknown)")
_FIRST = 5
_TABLES = 10
"""First column of the tables."""


def write_law(page: BookPage, contents: LiveBookContents, inputs: Inputs, law: PartLaw | None) -> None:
    """Write the tables of law beside the inputs: rule, currencies, thresholds of parts, countries, duties."""
    policy = contents.outcome.scenario.policy
    left = _TABLES
    rules = "".join(
        f"IF({inputs.ref(VNM_RULE)}={quoted(RULES[rule])},{at},"
        for at, rule in enumerate(list(VnmRule)[:2], 1)
    )
    number = list(VnmRule).index(policy.vnm_rule) + 1
    page.say(_FIRST - 1, left, tr("Rule, as a number"), "heading")
    page.compute(_FIRST, left, f"={rules}3))", number, "count")
    page.written.define("rule_number", f"'{page.name}'!${_letter(left)}${_FIRST + 1}")
    page.sheet.set_column(left, left, 12)
    left = _table(page, "currencies_", _currencies(contents, inputs), left + 2)
    left = _table(page, "part_thresholds_", _part_thresholds(contents, inputs), left)
    left = _table(page, "vehicle_thresholds_", _vehicle_thresholds(contents, inputs), left)
    if law is not None:
        left = _table(page, "countries_", _countries(law), left)
        unknown = len(law.countries.codes)
        page.written.book.define_name("countries_unknown", f"={unknown}")
        _origin_lists(page, law, left)
        if law.lines:
            _table(page, "duties_", _duties(contents, inputs, law), left)


def _letter(column: int) -> str:
    return str(xl_col_to_name(column))


def _table(page: BookPage, prefix: str, columns: Sequence[Filled], left: int) -> int:
    """Write one table of law, and return where the next one begins."""
    size = len(columns[0].values)
    table = FigureTable(page, prefix, tuple(columns), _FIRST, size, left)
    table.write()
    table.define_names()
    return left + len(columns) + 1


def _currencies(contents: LiveBookContents, inputs: Inputs) -> Sequence[Filled]:
    """Return what the currencies are worth."""
    codes = currencies(contents)
    rates = {**contents.outcome.exposure.book.currency_rates, **contents.outcome.scenario.currency_rates}
    return (
        Filled("code", tr("Currency"), "text", codes),
        Filled(
            "usd",
            tr("US dollars per unit"),
            "number",
            [rates[code] for code in codes],
            ["" if code == "USD" else inputs.ref(FX + code) for code in codes],
        ),
    )


def _part_thresholds(contents: LiveBookContents, inputs: Inputs) -> Sequence[Filled]:
    """Return with which content parts originate; the last line is for parts that none fits."""
    rules = PartRules.of(contents.outcome.scenario.policy)
    return (
        Filled(
            "label",
            tr("Thresholds of parts"),
            "text",
            [*(translated(one.label) for one in rules.thresholds), tr("No threshold: all")],
            width=36,
        ),
        Filled(
            "share",
            tr("Originates from"),
            "share",
            rules.shares.tolist(),
            [*(inputs.ref(one.key) for one in rules.thresholds), "1"],
        ),
    )


def _vehicle_thresholds(contents: LiveBookContents, inputs: Inputs) -> Sequence[Filled]:
    """Return the thresholds of each kind of vehicle that there is, test by test."""
    policy, fleet = contents.outcome.scenario.policy, contents.outcome.exposure.fleet
    kinds = [(CLASSES[row], CATEGORIES[column]) for row, column in fleet.kinds_there()]
    tests = dict.fromkeys(one.test for one in policy.thresholds if not one.of_parts)
    found = [
        Filled(
            "class", tr("Thresholds of vehicles: class"), "words", [one.word for one, _ in kinds], width=15
        ),
        Filled("category", tr("Category"), "words", [one.word for _, one in kinds], width=20),
    ]
    for test in tests:
        asked = [threshold_for(policy, test, *kind) for kind in kinds]
        shares = [None if one is None else one.share for one in asked]
        formulas = ["" if one is None else inputs.ref(one.key) for one in asked]
        name = test.value
        found.append(Filled(name.replace(" ", "_").lower(), test.label, "share", shares, formulas))
    return found


def _countries(law: PartLaw) -> Sequence[Filled]:
    """Return the countries with what they are for the law."""
    codes = law.countries.codes
    return (
        Filled("code", tr("Country of origin"), "text", [*codes[:-1], _UNKNOWN]),
        Filled("kind", tr("1 region, 0 outside, 2 unknown"), "count", law.countries.kind),
        Filled("us", tr("3 US, 1 perhaps, 2 unknown, 0 no"), "count", law.countries.us),
        Filled("group", tr("Group for duties"), "count", law.group),
    )


def _origin_lists(page: BookPage, law: PartLaw, left: int) -> None:
    """Name the lists of countries of which the law speaks."""
    codes = law.countries.codes
    column = _letter(left - 5)
    for name, members in (("list_region", REGION), ("list_eu", EUROPEAN_UNION)):
        places = [codes.index(one) for one in members]
        first, last = min(places) + _FIRST + 1, max(places) + _FIRST + 1
        page.written.define(name, f"'{page.name}'!${column}${first}:${column}${last}")
    every = len(codes) - 1
    page.written.define("list_origins", f"'{page.name}'!${column}${_FIRST + 1}:${column}${_FIRST + every}")


def _duties(contents: LiveBookContents, inputs: Inputs, law: PartLaw) -> Sequence[Filled]:
    """Return which duties fall on each kind of part, by group of countries and by whether it originates."""
    answers = law.falls.any(axis=(0, 2))
    count = law.falls.shape[2]
    number = np.arange(count)
    state = number % 2
    group = number // 2 % law.groups
    first = [
        law.countries.codes[int(np.argmax(law.group == one + 1))] or _UNKNOWN for one in range(law.groups)
    ]
    now = law.choices.index(chosen(contents.outcome.scenario.policy, law.readings))
    found = [
        Filled("number", tr("Line"), "count", number + 1),
        Filled("pattern", tr("Kind for duties"), "count", number // (2 * law.groups) + 1),
        Filled(
            "countries",
            tr("Group for duties, such as"),
            "text",
            [f"{one + 1}: {first[one]}" for one in group.tolist()],
        ),
        Filled("originates", tr("Originates: 1 yes"), "count", state),
    ]
    for at in np.flatnonzero(answers).tolist():
        falls = law.falls[:, at, :]
        moved = bool((falls != falls[0]).any())
        formula = [by_readings(inputs, law.readings, falls[:, one]) for one in range(count)] if moved else ""
        if moved:
            formula = [one if one.startswith("IF") else "" for one in formula]
        found.append(
            Filled(
                law.lines[at].name,
                tr("{duty}: falls, 1", duty=translated(law.lines[at].first.label)),
                "count",
                falls[now],
                formula,
            )
        )
    return found
