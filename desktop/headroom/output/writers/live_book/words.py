"""Words of the workbook that formulas compare: written and compared alike, in the language of the program.

What stands in formulas is quoted here, so that no language breaks them: an apostrophe, a quotation mark or a
bracket of a translation means nothing there.
"""

import re

from headroom.book.classes_and_roles import TransportMode
from headroom.book.shown_names import shown_name
from headroom.language import tr, tr_in
from headroom.rules.core_groups import Way
from headroom.rules.policy import VnmRule
from headroom.rules.readings import NO, YES, reading_word
from headroom.rules.verdict import VehicleTestResult, Verdict

_LONGEST_NAME = 31
"""Characters that the name of a sheet may have."""

_NOT_IN_FORMULAS = str.maketrans({"[": "(", "]": ")", "§": "S"})
"""What formulas are written with before cells stand in them."""

_NOT_IN_NAMES = str.maketrans(
    {"'": "\N{RIGHT SINGLE QUOTATION MARK}", '"': "\N{RIGHT DOUBLE QUOTATION MARK}"}
    | dict.fromkeys("[]:*?/\\§,;", "-")
)

_PLACE = re.compile(r"\{(\w+)\}")


def word(text: str) -> str:
    """Return a word as a cell has it that formulas compare, and that may be chosen from a list."""
    return text.translate(_NOT_IN_FORMULAS).replace(",", ";")


def quoted(text: str) -> str:
    """Return a text as it stands in a formula."""
    escaped = text.translate(_NOT_IN_FORMULAS).replace('"', '""')
    return f'"{escaped}"'


def sentence(text: str, **cells: str) -> str:
    """Return a text with places such as ``{count}`` as what a formula joins.

    Args:
        text: The text.
        cells: What formulas have for its places.
    """
    parts = _PLACE.split(text)
    joined = [cells[part] if at % 2 else quoted(part) for at, part in enumerate(parts) if at % 2 or part]
    return "&".join(joined)


def sheet_name(text: str) -> str:
    """Return a text as the name of a sheet, which formulas may have between apostrophes."""
    return text.translate(_NOT_IN_NAMES)[:_LONGEST_NAME]


CELL_YES, CELL_NO = word(shown_name("yes")), word(shown_name("no"))
"""What cells of part rows say of certificates and the like."""

READING_YES, READING_NO = word(reading_word(YES)), word(reading_word(NO))
"""What readings of the law may say."""

VESSEL = word(TransportMode.VESSEL.word)

RULES = {
    # Translators: how the value of non-originating materials is counted; words to choose from in a cell.
    VnmRule.AS_SOURCED: word(tr_in("a rule to choose", "as_sourced")),
    VnmRule.TRACED: word(tr_in("a rule to choose", "traced")),
    VnmRule.ROLL_UP: word(tr_in("a rule to choose", "roll_up")),
}
"""The rules for non-originating materials."""

VERDICTS = {
    Verdict.FAILS: word(tr_in("a verdict", "fails")),
    Verdict.UNDETERMINED: word(tr_in("a verdict", "undetermined")),
    Verdict.QUALIFIES: word(tr_in("a verdict", "qualifies")),
}
"""Verdicts in cells."""

RESULTS = {
    VehicleTestResult.FAILS: word(tr_in("a test", "fails")),
    VehicleTestResult.UNDETERMINED: word(tr_in("a test", "undetermined")),
    VehicleTestResult.PASSES: word(tr_in("a test", "passes")),
    VehicleTestResult.NOT_ASSESSED: word(tr_in("a test", "not assessed")),
}
"""Results of tests in cells."""

WAY_WORDS = {
    Way.GROUP: tr_in("core parts", "group"),
    Way.GROUP_COMPONENTS: tr_in("core parts", "group components"),
    Way.TOGETHER: tr_in("core parts", "together"),
    Way.TOGETHER_COMPONENTS: tr_in("core parts", "together components"),
}
"""Ways through the test of core parts."""

END_WORDS = {"low": tr_in("an end of a range", "low"), "high": tr_in("an end of a range", "high")}
"""The ends of what a content may be, in headings."""

AS_PUBLISHED = tr("As published")
ONE_CHANGED = tr("1 assumption changed")


def several_changed(count: object = "{count}") -> str:
    """Return how many assumptions are changed; with its place where a formula says how many."""
    return tr("{count} assumptions changed", count=count)


def all_agree(count: object = "{count}") -> str:
    """Return that all figures agree, likewise."""
    return tr("All {count} figures agree with the program", count=count)
