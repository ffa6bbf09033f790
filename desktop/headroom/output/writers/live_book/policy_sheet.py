"""The sheet of inputs, and beside them the tables of law that formulas look into."""

from collections.abc import Iterator

from headroom.book.sourcing import CLASSES
from headroom.language import tr, tr_in, translated
from headroom.output.writers.live_book.cells import as_name, is_guarded
from headroom.output.writers.live_book.contents import LiveBookContents
from headroom.output.writers.live_book.inputs import BookInput, Inputs
from headroom.output.writers.live_book.pages import BookPage
from headroom.output.writers.live_book.words import (
    AS_PUBLISHED,
    ONE_CHANGED,
    quoted,
    sentence,
    several_changed,
    sheet_name,
)
from headroom.rules.policy import Policy
from headroom.rules.vehicle_codes import main_category
from headroom.rules.vehicle_tests import REGIONAL, US
from headroom.rules.vehicle_thresholds import threshold_for

NAME = sheet_name(tr_in("a sheet of a workbook", "Policy"))
_LABEL, _VALUE, _PUBLISHED, _CHANGED, _INPUT, _SOURCE, _SINCE, _REMARK = range(8)
_WIDTHS = (54, 14, 14, 10, 26, 52, 11, 56)
_FIRST = 5
_TABLES = 10
"""First column of the tables of law."""

_LARGEST = 1_000_000
_LONGEST_TITLE = 32
"""Characters that Excel takes as the title of a message."""

_LINE, _SPARE = 13, -6
"""Height of a line in points; characters by which lines are shorter than their column is wide."""


def write_policy(
    page: BookPage, contents: LiveBookContents, inputs: Inputs, state: str, changed: int
) -> None:
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
    page.say(0, 0, said_of_policy(policy), "title")
    sheet.set_row(0, 24)
    page.say(
        1,
        0,
        tr("Yellow cells may be changed; every sheet follows. Shares and rates are percentages."),
        "note",
    )
    lines = _lines(inputs)
    last = _FIRST + len(lines)
    counted = f"SUM($D${_FIRST + 1}:$D${last})"
    page.say_computed(2, 0, _state_formula(counted), state, "state")
    page.written.define("inputs_state", f"'{NAME}'!$A$3")
    page.written.define("inputs_changed", f"'{NAME}'!$D$3")
    page.compute(2, _CHANGED, f"={counted}", changed, "quiet")
    for at, heading in enumerate(
        (
            tr_in("a heading: an assumption", "Input"),
            tr("Value"),
            tr("As published"),
            tr_in("a heading: whether an assumption is changed", "Changed"),
            tr("Name of the cell"),
            tr_in("a heading: where a figure stands", "Source"),
            tr_in("a heading: since when a law applies", "Since"),
            tr("Remark"),
        )
    ):
        page.say(_FIRST - 1, at, heading, "heading")
    for row, line in enumerate(lines, start=_FIRST):
        if isinstance(line, str):
            for at in range(len(_WIDTHS)):
                page.say(row, at, line if not at else "", "section")
        else:
            _write_input(page, row, line)
    for name, key in class_names(policy):
        page.written.define(name, _place_of(inputs, key))
    sheet.freeze_panes(_FIRST, 1)
    sheet.repeat_rows(_FIRST - 1)
    sheet.print_area(0, 0, last, _REMARK)


def _place_of(inputs: Inputs, key: str) -> str:
    """Return the cell of an input."""
    line = next(at for at, one in enumerate(_lines(inputs)) if not isinstance(one, str) and one.key == key)
    return f"'{NAME}'!$B${_FIRST + line + 1}"


def class_names(policy: Policy) -> Iterator[tuple[str, str]]:
    """Yield further names of the thresholds of vehicles, by class, each with the key of its input.

    The threshold of cars has the name that a policy with one for all would give it.
    """
    for prefix, test in (("rvc", REGIONAL.test), ("us_content", US.test)):
        asked = {one: threshold_for(policy, test, one, main_category(one)) for one in CLASSES}
        for one, threshold in asked.items():
            if threshold is not None:
                yield as_name(f"in_{prefix}_", one.value), threshold.key
        first = next((threshold for threshold in asked.values() if threshold is not None), None)
        if first is not None:
            yield f"in_{prefix}", first.key


def changed_inputs(inputs: Inputs) -> int:
    """Return how many inputs are not as published."""
    return sum(_differs(one) for one in inputs.every)


def said_of(changed: int) -> str:
    """Return how many assumptions are changed, as the workbook says it."""
    if not changed:
        return AS_PUBLISHED
    return ONE_CHANGED if changed == 1 else several_changed(changed)


def said_of_policy(policy: Policy) -> str:
    """Return which policy is assumed, as of which day."""
    title, day = translated(policy.title), policy.as_of.isoformat()
    if policy.hypothetical:
        return tr("Hypothetical: {policy}, as of {date}", policy=title, date=day)
    return tr("{policy}, as of {date}", policy=title, date=day)


def _state_formula(counted: str) -> str:
    several = f"IF({counted}=1,{quoted(ONE_CHANGED)},{sentence(several_changed(), count=counted)})"
    return f"=IF({counted}=0,{quoted(AS_PUBLISHED)},{several})"


def _differs(one: BookInput) -> bool:
    if isinstance(one.value, float | int) and isinstance(one.published, float | int):
        return abs(one.value - one.published) > _TINY
    return one.value != one.published


_TINY = 1e-12


def _lines(inputs: Inputs) -> list[str | BookInput]:
    """Return the inputs with a line for each section before them."""
    found: list[str | BookInput] = []
    section = ""
    for one in inputs.every:
        if one.section != section:
            section = one.section
            found.append(section)
        found.append(one)
    return found


def _write_input(page: BookPage, row: int, one: BookInput) -> None:
    """Write one input."""
    edited = not one.locked and page.written.live
    words = (_SOURCE, one.source.citation), (_REMARK, one.locked or translated(one.source.note))
    lines = max(-(-len(text) // (_WIDTHS[at] - _SPARE)) for at, text in words)
    page.sheet.set_row(row, _LINE * max(lines, 1) + 2)
    page.put(row, _LABEL, one.label, "text")
    page.put(row, _VALUE, one.value, one.look, edited=edited)
    page.put(row, _PUBLISHED, one.published, one.look)
    value, published = f"$B{row + 1}", f"$C{row + 1}"
    if one.choices:
        differs = f"{value}<>{published}"
    else:
        differs = f"OR(ISBLANK({value})<>ISBLANK({published}),ABS(N({value})-N({published}))>{_TINY:.0E})"
    page.compute(row, _CHANGED, f"=IF({differs},1,0)", int(_differs(one)), "changed")
    page.put(row, _INPUT, one.name, "words")
    _wrap(page, row, _SOURCE, one.source.citation)
    page.put(row, _SINCE, one.source.since.isoformat() if one.source.since else None, "words")
    _wrap(page, row, _REMARK, one.locked or translated(one.source.note))
    page.written.define(one.name, f"'{page.name}'!$B${row + 1}")
    if not edited:
        return
    if one.choices:
        page.sheet.data_validation(
            row, _VALUE, row, _VALUE, {"validate": "list", "source": list(one.choices)}
        )
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
            "error_title": tr("Not in its range")[:_LONGEST_TITLE],
            "error_message": tr("A number from 0 to {most} %.", most=f"{most * 100:g}")
            if one.most
            else tr("A number of at least 0."),
        },
    )


def _wrap(page: BookPage, row: int, column: int, text: str) -> None:
    """Write words that go on in further lines."""
    if text:
        page.say(row, column, text, "wrapped guarded" if is_guarded(text) else "wrapped")
