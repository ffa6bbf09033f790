"""Columns of levels, of make or buy and of numbers such as 1.1.2 are told by their cells."""

import pytest

from headroom.book.layout import TableKind
from headroom.workbook.survey.column_findings import HeadedColumn, findings
from headroom.workbook.survey.structure_columns import are_outline_numbers


def _meanings(columns: dict[str, tuple[str, ...]]) -> dict[str, str]:
    headed = [HeadedColumn(at, (heading,), cells) for at, (heading, cells) in enumerate(columns.items())]
    return {one.proposed.heading: one.proposed.field for one in findings(TableKind.SOURCING, headed)}


@pytest.mark.parametrize(
    ("heading", "cells", "field"),
    [
        ("Level", ("0", "1", "2", "1"), "level"),
        ("Ebene", (".1", "..2", "..2", ".1"), "level"),
        ("Nivel", ("1", "1.1", "1.2", "2"), "level"),
        ("Niveau", ("+", "++", "++", "+"), "level"),
        ("Level", ("LX", "SE", "LX", "SE"), ""),
        ("Level", tuple(str(number) for number in range(1, 20)), ""),
        ("Source", ("Make", "Buy", "Buy", "Make"), "made_by"),
        ("Source", ("current", "alternative", "current", ""), "alternative"),
        ("Source", ("Buy", "current", "Buy", "alt"), "alternative"),
        ("Source", ("Monterrey", "Toluca", "", ""), ""),
        ("Procurement type", ("E", "F", "F", "E"), "made_by"),
        ("Beschaffungsart", ("Eigenfertigung", "Fremdbezug", "", ""), "made_by"),
        ("Made by", ("Bosch", "Denso", "Bosch", "Valeo"), ""),
        ("Find no.", ("1", "1.1", "1.2", "2"), "level"),
        ("Item no.", ("1", "1.1", "1.1.1", "2"), "level"),
        ("Weight", ("1", "1.2", "1.1", "2.4"), ""),
        ("NHA", ("", "A-1", "A-1", ""), "parent_part"),
    ],
)
def test_a_column_means_what_its_cells_say(heading: str, cells: tuple[str, ...], field: str) -> None:
    meanings = _meanings(
        {
            "Part number": ("A-1", "P-1", "P-2", "P-3"),
            "Country of origin": ("US", "MX", "CN", "US"),
            heading: cells,
            "Unit cost": ("1", "2", "3", "4"),
        }
    )
    assert meanings[heading] == field


def test_of_two_columns_of_part_numbers_that_of_several_steps_is_the_level() -> None:
    meanings = _meanings(
        {
            "Item no.": ("1", "1.1", "1.2", "2"),
            "Material number": ("A-1", "P-1", "P-2", "A-2"),
            "Country of origin": ("US", "MX", "CN", "US"),
            "Unit cost": ("1", "2", "3", "4"),
        }
    )
    assert (meanings["Item no."], meanings["Material number"]) == ("level", "part_number")


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        (("1", "1.1", "1.2", "2", "2.1"), True),
        (("1", "1.1", "1", "1.1", "1.2"), True),  # two models
        (("1", "2", "3"), False),
        (("1.5", "2.5", "0.5"), False),
        (("3", "1.1", "3.1", "2"), False),
        (("1", "A", "B", "1.1"), False),
        (("1", ""), False),
    ],
)
def test_numbers_of_several_steps_stand_below_their_beginnings(cells: tuple[str, ...], wanted: bool) -> None:  # noqa: FBT001
    assert are_outline_numbers(cells) == wanted
