"""The sheet of inputs, and beside them the tables of law that formulas look into."""

from collections.abc import Sequence

import numpy as np

from headroom.output.writers.live_book.contents import LiveBookContents
from headroom.output.writers.live_book.inputs import FX, VNM_RULE, Input, Inputs, currencies
from headroom.output.writers.live_book.model_duties import by_readings
from headroom.output.writers.live_book.pages import Column, Page, Table
from headroom.output.writers.live_book.part_law import PartLaw
from headroom.rules.part_rules import PartRules
from headroom.rules.policy import VnmRule

NAME = "Policy"
_LABEL, _VALUE, _PUBLISHED, _CHANGED, _INPUT, _SOURCE, _SINCE, _REMARK = range(8)
_WIDTHS = (58, 14, 14, 9, 28, 48, 11, 40)
_FIRST = 5
_TABLES = 10
"""First column of the tables of law."""

_LARGEST = 1_000_000


def write_policy(page: Page, contents: LiveBookContents, inputs: Inputs, state: str, changed: int) -> None:
    """Write the inputs, a line each, with what is published beside.

    Args:
        page: The sheet.
        contents: What is written.
        inputs: The inputs.
        state: How many of them are not as published, as a sentence.
        changed: The same as a number.
    """
    policy, sheet = contents.outcome.scenario.policy, page.sheet
    for at, width in enumerate(_WIDTHS):
        sheet.set_column(at, at, width)
    hypothetical = "Hypothetical: " if policy.hypothetical else ""
    page.say(0, 0, f"{hypothetical}{policy.title}, as of {policy.as_of.isoformat()}", "title")
    sheet.set_row(0, 24)
    page.say(1, 0, "Yellow cells may be changed; every sheet follows. Shares and rates are percentages.", "note")
    lines = _lines(inputs)
    last = _FIRST + len(lines)
    counted = f"SUM($D${_FIRST + 1}:$D${last})"
    page.say_computed(2, 0, _state_formula(counted), state, "state")
    page.written.define("inputs_state", f"'{NAME}'!$A$3")
    page.written.define("inputs_changed", f"'{NAME}'!$D$3")
    page.compute(2, _CHANGED, f"={counted}", changed, "count")
    for at, heading in enumerate(
        ("Input", "Value", "As published", "Changed", "Name of the cell", "Source", "Since", "Remark")
    ):
        page.say(_FIRST - 1, at, heading, "heading")
    for row, line in enumerate(lines, start=_FIRST):
        if isinstance(line, str):
            for at in range(len(_WIDTHS)):
                page.say(row, at, line if not at else "", "section")
        else:
            _write_input(page, row, line)
    sheet.freeze_panes(_FIRST, 1)
    sheet.repeat_rows(_FIRST - 1)
    sheet.print_area(0, 0, last, _REMARK)


def changed_inputs(inputs: Inputs) -> int:
    """Return how many inputs are not as published."""
    return sum(_differs(one) for one in inputs.every)


def said_of(changed: int) -> str:
    """Return how many assumptions are changed, as the workbook says it."""
    if not changed:
        return "As published"
    return "1 assumption changed" if changed == 1 else f"{changed} assumptions changed"


def _state_formula(counted: str) -> str:
    return f'=IF({counted}=0,"As published",IF({counted}=1,"1 assumption changed",{counted}&" assumptions changed"))'


def _differs(one: Input) -> bool:
    if isinstance(one.value, float | int) and isinstance(one.published, float | int):
        return abs(one.value - one.published) > _TINY
    return one.value != one.published


_TINY = 1e-12


def _lines(inputs: Inputs) -> list[str | Input]:
    """Return the inputs with a line for each section before them."""
    found: list[str | Input] = []
    section = ""
    for one in inputs.every:
        if one.section != section:
            section = one.section
            found.append(section)
        found.append(one)
    return found


def _write_input(page: Page, row: int, one: Input) -> None:
    """Write one input."""
    edited = not one.locked and page.written.live
    page.put(row, _LABEL, one.label, "text")
    page.put(row, _VALUE, one.value, one.look, edited=edited)
    page.put(row, _PUBLISHED, one.published, one.look)
    value, published = f"$B{row + 1}", f"$C{row + 1}"
    if one.choices:
        differs = f"{value}<>{published}"
    else:
        differs = f"OR(ISBLANK({value})<>ISBLANK({published}),ABS(N({value})-N({published}))>{_TINY:.0E})"
    page.compute(row, _CHANGED, f"=IF({differs},1,0)", int(_differs(one)), "count")
    page.put(row, _INPUT, one.name, "words")
    page.put(row, _SOURCE, one.source.citation, "text")
    page.put(row, _SINCE, one.source.since.isoformat() if one.source.since else None, "words")
    page.put(row, _REMARK, one.locked or one.source.note, "text")
    page.written.define(one.name, f"'{page.name}'!$B${row + 1}")
    if not edited:
        return
    if one.choices:
        page.sheet.data_validation(row, _VALUE, row, _VALUE, {"validate": "list", "source": list(one.choices)})
        return
    most = _LARGEST if one.most is None else one.most
    page.sheet.data_validation(
        row,
        _VALUE,
        row,
        _VALUE,
        {
            "validate": "decimal",
            "criteria": "between",
            "minimum": 0,
            "maximum": most,
            "error_title": "Not in its range",
            "error_message": f"A number from 0 to {most * 100:g} %." if one.most else "A number of at least 0.",
        },
    )


def write_law(page: Page, contents: LiveBookContents, inputs: Inputs, law: PartLaw | None) -> None:
    """Write the tables of law beside the inputs: rule, currencies, thresholds of parts, countries, duties."""
    policy = contents.outcome.scenario.policy
    left = _TABLES
    rules = "".join(f"IF({inputs.ref(VNM_RULE)}=\"{rule.value}\",{at}," for at, rule in enumerate(list(VnmRule)[:2], 1))
    number = list(VnmRule).index(policy.vnm_rule) + 1
    page.say(_FIRST - 1, left, "Rule, as a number", "heading")
    page.compute(_FIRST, left, f"={rules}3))", number, "count")
    page.written.define("rule_number", f"'{page.name}'!${_letter(left)}${_FIRST + 1}")
    page.sheet.set_column(left, left, 12)
    left = _table(page, "currencies_", _currencies(contents, inputs), left + 2)
    left = _table(page, "part_thresholds_", _part_thresholds(contents, inputs), left)
    if law is not None:
        left = _table(page, "countries_", _countries(law), left)
        unknown = len(law.countries.codes)
        page.written.book.define_name("countries_unknown", f"={unknown}")
        _origin_lists(page, law, left)
        if law.lines:
            _table(page, "duties_", _duties(contents, inputs, law), left)


def _letter(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))


def _table(page: Page, prefix: str, columns: Sequence[Column], left: int) -> int:
    """Write one table of law, and return where the next one begins."""
    size = len(columns[0].values)
    table = Table(page, prefix, tuple(columns), _FIRST, size, left)
    table.write()
    table.define_names()
    return left + len(columns) + 1


def _currencies(contents: LiveBookContents, inputs: Inputs) -> Sequence[Column]:
    """Return what the currencies are worth."""
    codes = currencies(contents)
    rates = {**contents.outcome.exposure.book.currency_rates, **contents.outcome.scenario.currency_rates}
    return (
        Column("code", "Currency", "text", codes),
        Column(
            "usd", "US dollars per unit", "number", [rates[code] for code in codes],
            ["" if code == "USD" else inputs.ref(FX + code) for code in codes],
        ),
    )


def _part_thresholds(contents: LiveBookContents, inputs: Inputs) -> Sequence[Column]:
    """Return with which content parts originate; the last line is for parts that none fits."""
    rules = PartRules.of(contents.outcome.scenario.policy)
    return (
        Column("label", "Thresholds of parts", "text", [*(one.label for one in rules.thresholds), "No threshold: all"], width=36),
        Column(
            "share", "Originates from", "share", rules.shares.tolist(),
            [*(inputs.ref(one.key) for one in rules.thresholds), "1"],
        ),
    )


def _countries(law: PartLaw) -> Sequence[Column]:
    """Return the countries with what they are for the law."""
    codes = law.countries.codes
    return (
        Column("code", "Country of origin", "text", [*codes[:-1], "(unknown)"]),
        Column("kind", "1 region, 0 outside, 2 unknown", "count", law.countries.kind),
        Column("us", "3 US, 1 perhaps, 2 unknown, 0 no", "count", law.countries.us),
        Column("group", "Group for duties", "count", law.group),
    )


def _origin_lists(page: Page, law: PartLaw, left: int) -> None:
    """Name the lists of countries of which the law speaks."""
    from headroom.book.countries import EUROPEAN_UNION, REGION

    codes = law.countries.codes
    column = _letter(left - 5)
    for name, members in (("list_region", REGION), ("list_eu", EUROPEAN_UNION)):
        places = [codes.index(one) for one in members]
        first, last = min(places) + _FIRST + 1, max(places) + _FIRST + 1
        page.written.define(name, f"'{page.name}'!${column}${first}:${column}${last}")
    every = len(codes) - 1
    page.written.define("list_origins", f"'{page.name}'!${column}${_FIRST + 1}:${column}${_FIRST + every}")


def _duties(contents: LiveBookContents, inputs: Inputs, law: PartLaw) -> Sequence[Column]:
    """Return which duties fall on each kind of part, by group of countries and by whether it originates."""
    answers = law.falls.any(axis=(0, 2))
    count = law.falls.shape[2]
    number = np.arange(count)
    state = number % 2
    group = number // 2 % law.groups
    first = [law.countries.codes[int(np.argmax(law.group == one + 1))] or "(unknown)" for one in range(law.groups)]
    now = law.choices.index(
        tuple(contents.outcome.scenario.policy.reading(one) == "yes" for one in law.readings)
    )
    found = [
        Column("number", "Line", "count", number + 1),
        Column("pattern", "Kind for duties", "count", number // (2 * law.groups) + 1),
        Column("countries", "Group for duties, such as", "text", [f"{one + 1}: {first[one]}" for one in group.tolist()]),
        Column("originates", "Originates: 1 yes", "count", state),
    ]
    for at in np.flatnonzero(answers).tolist():
        falls = law.falls[:, at, :]
        moved = bool((falls != falls[0]).any())
        formula = [by_readings(inputs, law.readings, falls[:, one]) for one in range(count)] if moved else ""
        if moved:
            formula = [one if one.startswith("IF") else "" for one in formula]
        found.append(Column(law.lines[at].name, f"{law.lines[at].first.label}: falls, 1", "count", falls[now], formula))
    return found
