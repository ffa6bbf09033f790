"""Facts of vehicles as people type and paste them into cells, one column at a time.

A cell that is typed is read as any box is, but for one sign before three digits, which is asked about. Cells
that are pasted together are read as those of a workbook are: which sign separates the decimals, the whole
column tells.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headroom.book.countries import UNKNOWN_ORIGIN
from headroom.book.fields.field import CellKind, Field
from headroom.book.model_facts import FactValue
from headroom.book.shown_names import shown_name
from headroom.foreign_text import either
from headroom.language import localized, tr
from headroom.notation.countries import country_code, country_codes
from headroom.notation.currencies import DOLLAR
from headroom.notation.numbers import Style, Typed, decimals_of, typed_number, usable
from headroom.notation.typed_numbers import read_number

LONGEST_TEXT = 200
"""Characters of a text that is typed."""

_PERCENT = 100.0
_DIGITS_OF_SHARE = 12
_CODE = re.compile(r"\d{4,10}", re.ASCII)
_BETWEEN_DIGITS = re.compile(r"[\s.\-/'\u2019]+")
_LONGEST_QUOTE = 40


@dataclass(frozen=True, slots=True)
class ReadCell:
    """What one cell says.

    Attributes:
        value: As reading a workbook would give it; None for a blank cell, and where it cannot be used.
        fault: Why it cannot, one sentence; empty where it can.
        remark: How it was read where it could be read otherwise, one sentence; else empty.
    """

    value: FactValue | None
    fault: str = ""
    remark: str = ""


def read_fact(field: Field, text: str) -> FactValue | None:
    """Return what was typed into a cell; None where it is blank.

    Args:
        field: The column.
        text: As typed; shares in percent.

    Raises:
        ValueError: If it cannot be understood, or not stand in the column; its text is a sentence.
    """
    said = " ".join(text.split())
    if not said:
        return None
    if field.measured:
        number = typed_number(said)
        _check_units(field, number, said)
        if number is not None and number.style is Style.EITHER and field.kind is not CellKind.PERCENT:
            msg = tr(
                "{typed} may be {first} or {second}: type it without the sign that groups digits, or with a "
                "zero behind it.",
                typed=_quoted(said),
                first=_shown_number(number.value(Style.POINT)),
                second=_shown_number(number.value(Style.COMMA)),
            )
            raise ValueError(msg)
        return _checked_number(field, read_number(said, ("%", "USD", "$")), said)
    return _word(field, said)


def read_facts(field: Field, texts: Sequence[str]) -> tuple[ReadCell, ...]:
    """Return what cells of one column say that were pasted together, in their order."""
    if not field.measured:
        return tuple(_read_alone(field, text) for text in texts)
    said = [" ".join(text.split()) for text in texts]
    numbers = [typed_number(text) if text else None for text in said]
    decimals = decimals_of(number for number in numbers if number is not None)
    found = []
    for text, number in zip(said, numbers, strict=True):
        if number is None:
            found.append(ReadCell(None, tr("{typed} is no number.", typed=_quoted(text)) if text else ""))
        elif number.style is Style.EITHER and decimals.style is Style.EITHER:
            fault = tr(
                "{typed} may be read in two ways: the cells have decimal points and commas.",
                typed=_quoted(text),
            )
            found.append(ReadCell(None, fault))
        else:
            found.append(_pasted(field, text, number.value(decimals.style), assumed=decimals.assumed))
    return tuple(found)


def check_fact(field: Field, value: FactValue) -> None:
    """Refuse a value that cannot stand in a column.

    Args:
        field: The column.
        value: As reading a workbook would give it: shares as fractions, words of the template, codes.

    Raises:
        ValueError: If it cannot.
    """
    if field.measured:
        if isinstance(value, str):
            msg = tr("{fact} is a number, not {typed}", fact=field.said, typed=_quoted(value))
            raise ValueError(msg)
        scale = _PERCENT if field.kind is CellKind.PERCENT else 1.0
        _checked_number(field, value * scale, f"{value:g}")
        return
    if not isinstance(value, str):
        msg = tr("{fact} is no number such as {number}", fact=field.said, number=_shown_number(value))
        raise ValueError(msg)  # noqa: TRY004 - a value of a file, not an argument of the wrong type
    if field.kind is CellKind.COUNTRY:
        same = value in country_codes()
    else:
        same = bool(value.strip()) and _word(field, value) == value
    if not same:
        msg = tr("{fact} cannot be {typed}", fact=field.said, typed=_quoted(value))
        raise ValueError(msg)


def written_fact(field: Field, value: FactValue | None) -> str:
    """Return a value as ``read_fact`` reads it; empty for None."""
    if value is None:
        return ""
    if isinstance(value, str):
        return shown_name(value) if field.choices else value
    scale = _PERCENT if field.kind is CellKind.PERCENT else 1.0
    return localized(f"{round(value * scale, _DIGITS_OF_SHARE):.6f}".rstrip("0").rstrip(".") or "0")


def _read_alone(field: Field, text: str) -> ReadCell:
    """Return what a cell says that holds no number."""
    try:
        return ReadCell(read_fact(field, text))
    except ValueError as reason:
        return ReadCell(None, str(reason))


def _pasted(field: Field, text: str, number: float, *, assumed: bool) -> ReadCell:
    """Return what a number says that was pasted."""
    typed = typed_number(text)
    try:
        _check_units(field, typed, text)
        value = _checked_number(field, number, text)
    except ValueError as reason:
        return ReadCell(None, str(reason))
    either = assumed and typed is not None and typed.style is Style.EITHER
    return ReadCell(value, remark=_read_as(text, number) if either else "")


def _check_units(field: Field, number: Typed | None, text: str) -> None:
    """Refuse an amount in another currency than US dollars, and a percentage where an amount belongs.

    Raises:
        ValueError: If it is one.
    """
    if number is None:
        return
    if number.percent and field.kind is not CellKind.PERCENT:
        msg = tr(
            # Translators: the unit says what stands in the column, e.g. “USD per vehicle, 0 or more”.
            "{typed} is a percentage: {fact} is {unit}.",
            typed=_quoted(text),
            fact=field.said,
            unit=field.unit,
        )
        raise ValueError(msg)
    if number.currency not in {"", DOLLAR}:
        msg = tr(
            "{typed} is not in US dollars: {fact} is {unit}.",
            typed=_quoted(text),
            fact=field.said,
            unit=field.unit,
        )
        raise ValueError(msg)


def _checked_number(field: Field, number: float, text: str) -> float:
    """Return a number as it is kept, shares as fractions.

    Raises:
        ValueError: If it is outside the range of its column.
    """
    if not usable(number) or number < 0 or (field.above_zero and number == 0):
        if field.above_zero:
            msg = tr(
                "{typed} cannot be {fact}: type a number that is above 0.",
                typed=_quoted(text),
                fact=field.said,
            )
        else:
            msg = tr(
                "{typed} cannot be {fact}: type a number that is 0 or more.",
                typed=_quoted(text),
                fact=field.said,
            )
        raise ValueError(msg)
    most = _PERCENT if field.kind is CellKind.PERCENT else field.most
    if most is not None and number > most:
        msg = tr(
            "{typed} cannot be {fact}: type at most {most}.",
            typed=_quoted(text),
            fact=field.said,
            most=_shown_number(most),
        )
        raise ValueError(msg)
    return round(number / _PERCENT, _DIGITS_OF_SHARE) if field.kind is CellKind.PERCENT else number + 0.0


def _word(field: Field, text: str) -> str:
    """Return what a text means that is no number.

    Raises:
        ValueError: If it means nothing in its column.
    """
    if field.choices:
        key = _letters(text)
        for choice in field.choices:
            if key in {
                _letters(word) for word in (choice.word, choice.said, *choice.spellings.split("|")) if word
            }:
                return choice.word
        msg = tr(
            # Translators: a fact of a vehicle, e.g. its class.
            "{typed} is no {fact}: choose {words}.",
            typed=_quoted(text),
            fact=field.said.lower(),
            words=either(field.said_words),
        )
        raise ValueError(msg)
    if field.kind is CellKind.COUNTRY:
        code = country_code(text)
        if code is None or code == UNKNOWN_ORIGIN:
            msg = tr("{typed} is no country: type its name or a code such as MX.", typed=_quoted(text))
            raise ValueError(msg)
        return code
    if field.kind is CellKind.TARIFF_CODE:
        digits = _BETWEEN_DIGITS.sub("", text)
        if not _CODE.fullmatch(digits) or len(digits) % 2:
            msg = tr(
                "{typed} is no tariff code: type 4, 6, 8 or 10 digits, for example 8703.23.01.",
                typed=_quoted(text),
            )
            raise ValueError(msg)
        return digits
    if len(text) > LONGEST_TEXT or not text.isprintable():
        msg = tr(
            "{typed} is no text that can stand here: type at most {count} letters and digits.",
            typed=_quoted(text),
            count=LONGEST_TEXT,
        )
        raise ValueError(msg)
    return text


def _letters(text: str) -> str:
    """Return a word without spaces, punctuation and case."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _quoted(text: str) -> str:
    """Return what was typed, shortened, in quotation marks."""
    short = text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1]}\N{HORIZONTAL ELLIPSIS}"
    shown = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in short)
    return tr("“{typed}”", typed=shown)


def _read_as(text: str, number: float) -> str:
    """Return as what something was read that could be read otherwise."""
    return tr("{typed} is read as {number}.", typed=_quoted(text), number=_shown_number(number))


def _shown_number(number: float) -> str:
    """Return a number with all its digits."""
    return localized(f"{number:.15g}")
