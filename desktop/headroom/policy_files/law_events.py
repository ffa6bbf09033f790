"""What the days of the law are called in the timeline, as a table that people edit."""

from datetime import date
from functools import cache

from headroom import resources
from headroom.analysis.timeline import EventWords
from headroom.language import tr, translated
from headroom.policy_files.toml_table import read_toml

_FORMAT = 1
_KEYS = ("format", "event")
_EVENT_KEYS = ("day", "title", "note", "milestone")


@cache
def law_events() -> dict[date, EventWords]:
    """Return the words of the days that have some.

    Raises:
        UserError: If the table is faulty, with line and reason.
    """
    file = read_toml(resources.law_events())
    file.allow(_KEYS)
    if file.whole_number("format") != _FORMAT:
        file.refuse(tr("This program reads format {number}.", number=_FORMAT), "format")
    found: dict[date, EventWords] = {}
    for table in file.tables("event"):
        table.allow(_EVENT_KEYS)
        day = table.day("day")
        if day in found:
            table.refuse(tr("The day {day} is named twice.", day=day), "day")
        found[day] = EventWords(
            translated(table.words("title")),
            translated(table.words("note", "")),
            table.flag("milestone", default=False),
        )
    return found
