"""Which headings mean which field."""

from collections import Counter

import pytest

from headroom.files.columns import SOURCING, Field
from headroom.files.headings import HeadingTable
from headroom.files.model_columns import MODELS, RATES

SHEETS = {"Sourcing": SOURCING, "Models": MODELS, "Rates": RATES}


@pytest.mark.parametrize("fields", SHEETS.values(), ids=SHEETS)
def test_every_spelling_means_its_own_field_and_no_other(fields: tuple[Field, ...]) -> None:
    names = HeadingTable(fields)

    for field in fields:
        assert (names.find(field.heading) or ("",))[0] == field.name
        for spelling in field.spellings.split("|") if field.spellings else ():
            assert (names.find(spelling) or ("",))[0] == field.name, spelling


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MODEL", "model"),
        ("part_number", "part_number"),
        ("Part\nNumber", "part_number"),
        ("Part no.", "part_number"),
        ("Part-No", "part_number"),
        ("COO", "origin"),
        ("Pa\u00eds de or\u00edgen", "origin"),
        ("PAIS DE ORIGEN", "origin"),
        ("Unit price (USD)", "unit_cost"),
        ("Unit price [EUR]", "unit_cost"),
        ("Unit cost MXN", "unit_cost"),
        ("Qty", "quantity"),
        ("HTS-Code", "hts_code"),
        ("Regional content", "regional_content"),
        ("Regional content (%)", "regional_content"),
        ("U.S. content pct", "us_content"),
        ("St\u00fcckpreis", "unit_cost"),
    ],
)
def test_a_heading_is_matched_without_regard_to_case_punctuation_and_line_breaks(
    text: str, name: str
) -> None:
    assert (HeadingTable(SOURCING).find(text) or ("",))[0] == name


@pytest.mark.parametrize("text", ["Plant code", "Remarks", "%", "USD", "(EUR)", "", "123"])
def test_a_heading_that_means_no_field_is_left_alone(text: str) -> None:
    assert HeadingTable(SOURCING).find(text) is None


def test_a_heading_may_name_a_currency() -> None:
    names = HeadingTable(SOURCING)

    assert (names.find("Unit price (EUR)") or ("", 0, ""))[2] == "EUR"
    assert (names.find("Unit price") or ("", 0, ""))[2] == ""
    assert (names.find("Unit price (USD or EUR)") or ("", 0, ""))[2] == ""


def test_the_canonical_heading_counts_before_others_and_the_first_of_equals() -> None:
    found = HeadingTable(SOURCING).match(["Part", "Part number", "Unit price", "Cost", "Notes", 5.0, ""])

    assert found.found["part_number"].position == 1
    assert found.found["unit_cost"].position == 2
    assert Counter(heading.text for heading, _ in found.doubles) == {"Part": 1, "Cost": 1}
    assert found.unknown == ((4, "Notes"),)
