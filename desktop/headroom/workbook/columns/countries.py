"""Reads columns of countries: origins of parts, and where vehicles are assembled."""

from collections.abc import Callable

import numpy as np

from headroom.arrays import CodedTexts, Flags
from headroom.book.countries import EU, UNKNOWN_ORIGIN
from headroom.book.problem import Severity
from headroom.language import tr
from headroom.notation.countries import country_code
from headroom.notation.origins import origin_code
from headroom.notation.places import PlantPlace, place_of
from headroom.workbook.columns.column import FIELD, VALUE, FieldColumn
from headroom.workbook.columns.texts import plain_texts, recoded

_ORIGIN = "origin"


def read_countries(column: FieldColumn, severity: Severity, outcome: str) -> tuple[CodedTexts, Flags]:
    """Return country codes, blank where unknown, and where a name is not recognised, ``(row,)``.

    Origins of parts may be one of several countries, or a group; see ``origin_code``. A place of assembly may
    be a city with its state; the name of a city alone is taken for that of a plant, with a warning.
    """
    if column.field.name == _ORIGIN:
        return _read(column, severity, outcome, origin_code)
    found = _read(column, severity, outcome, _assembled_in)
    texts = plain_texts(column)
    cities = {text: place.country for text in texts.values if (place := _city(text)) is not None}
    for country in sorted(set(cities.values())):
        where = np.array([*(cities.get(text) == country for text in texts.values), False], dtype=np.bool_)
        column.report(
            Severity.WARNING,
            where[texts.codes],
            tr(
                "{field} {value} is taken for the city of a plant in {country}.",
                field=FIELD,
                value=VALUE,
                country=country,
            ),
            tr("Write the country, for example MX."),
            "",
        )
    return found


def _read(
    column: FieldColumn, severity: Severity, outcome: str, read: Callable[[str], str | None]
) -> tuple[CodedTexts, Flags]:
    """Return the codes that a reader of texts returns; what it does not recognise is reported."""
    faulty = column.report_without_value(severity, outcome)
    texts = plain_texts(column)
    codes = [read(text) for text in texts.values]
    strange = np.array([*(code is None for code in codes), False], dtype=np.bool_)[texts.codes] & ~faulty
    column.report(
        severity,
        strange,
        tr("{field} {value} is not recognised as one country.", field=FIELD, value=VALUE),
        tr("Write the ISO 3166 code of one country, for example MX."),
        outcome,
    )
    namibia = np.array([*(text.upper() == "NA" for text in texts.values), False], dtype=np.bool_)[texts.codes]
    column.report(
        Severity.WARNING,
        namibia,
        tr("{field} {value} is read as Namibia.", field=FIELD, value=VALUE),
        tr("Leave the cell blank if it stands for not available, or write USMCA countries one by one."),
        "",
    )
    return recoded(texts.codes, [code or UNKNOWN_ORIGIN for code in codes]), faulty | strange


def _assembled_in(text: str) -> str | None:
    """Return the country of a place of assembly; None where it is not recognised."""
    code = country_code(text)
    if code is not None:
        return code
    place = place_of(text)
    if place is not None:
        return place.country
    return EU if origin_code(text) == EU else None


def _city(text: str) -> PlantPlace | None:
    """Return where a text lies that is the name of a city alone; None for any other."""
    place = place_of(text) if country_code(text) is None else None
    return None if place is None or place.sure else place
