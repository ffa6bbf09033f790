"""Numbers and dates as scripts give them: fractions, texts in percent, dates as text."""

import math
from datetime import date, datetime

from headroom.language import tr
from headroom.opening.wrong_use import WrongUseError
from headroom.scripting.given import each_of, shown_value

_MOST_FRACTION = 1.5


def fraction_of(argument: str, value: object) -> float:
    """Return a share or rate as a fraction.

    Args:
        argument: What it is called by who gives it.
        value: A fraction, or a text in percent such as "75 %".

    Raises:
        WrongUseError: If it is none. A number above 1.5 is taken for percent by mistake.
    """
    if isinstance(value, str):
        return _percent(argument, value)
    number = number_of(argument, "", value)
    if number > _MOST_FRACTION:
        text = ": " + tr(
            "give a fraction, not {number}: {fraction} or “{number} %” for {number} percent. "
            "Numbers above {most} are refused; write “{percent} %” if that is meant.",
            number=f"{number:g}",
            fraction=f"{number / 100:g}",
            most=f"{_MOST_FRACTION:g}",
            percent=f"{number * 100:g}",
        )
        raise WrongUseError(text, argument)
    return number


def fractions_of(argument: str, values: object) -> list[float]:
    """Return the shares or rates of a list; see ``fraction_of``.

    Raises:
        WrongUseError: If it is no list, or one is none.
    """
    return [fraction_of(argument, value) for value in each_of(argument, values)]


def number_of(argument: str, key: str, value: object) -> float:
    """Return a finite number of at least 0.

    Raises:
        WrongUseError: If it is none.
    """
    named = f"{argument} {key}".rstrip()
    try:
        number = math.nan if isinstance(value, (bool, str)) else float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        number = math.nan
    if not 0 <= number < math.inf:
        text = ": " + tr("give a number of at least 0, not {value}.", value=shown_value(value))
        raise WrongUseError(text, named)
    return number


def day_of(value: object) -> date | None:
    """Return a date: of a text, a date or a moment; None: there is none.

    Raises:
        WrongUseError: If it is none.
    """
    try:
        day = value.date() if isinstance(value, datetime) else value
        if day is None or (isinstance(day, date) and not isinstance(day, datetime)):
            return day  # “not a time” of pandas stays one
        if isinstance(value, str):
            return date.fromisoformat(value.strip())
    except ValueError as cause:
        raise _no_date(value) from cause
    raise _no_date(value)


def _no_date(value: object) -> WrongUseError:
    """Return what is wrong with a date."""
    named = f"“{value}”" if isinstance(value, str) else shown_value(value)
    text = ": " + tr("{value} is not a date: give YYYY-MM-DD, e.g. 2027-07-01.", value=named)
    return WrongUseError(text, "as_of")


def _percent(argument: str, value: str) -> float:
    """Return a text in percent as a fraction."""
    number, sign, rest = value.strip().partition("%")
    try:
        percent = float(number) if sign and not rest else math.nan
    except ValueError:
        percent = math.nan
    if not 0 <= percent < math.inf:
        text = ": " + tr(
            "give a fraction such as 0.75, or a text in percent such as “75 %”, not “{value}”.", value=value
        )
        raise WrongUseError(text, argument)
    return round(percent / 100, 12)
