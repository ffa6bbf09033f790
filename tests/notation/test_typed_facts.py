"""Facts of vehicles as people type and paste them."""

import pytest

from headroom.book.model_facts import FACT_FIELDS, FACTS_BY_NAME
from headroom.notation.typed_facts import check_fact, read_fact, read_facts, written_fact


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("vehicle_class", "Pickup", "light truck"),
        ("vehicle_class", "  LIGHT  TRUCK ", "light truck"),
        ("assembly_country", "Mexico", "MX"),
        ("assembly_country", "us", "US"),
        ("annual_volume", "60000", 60_000.0),
        ("annual_volume", "60 000", 60_000.0),
        ("annual_volume", "1,234,567", 1_234_567.0),
        ("msrp_usd", "28900,50", 28_900.5),
        ("msrp_usd", "$ 28900", 28_900.0),
        ("msrp_usd", "28,900.00", 28_900.0),
        ("conversion_usd", "0", 0.0),
        ("lvc_share", "41.5 %", 0.415),
        ("lvc_share", "41,125", 0.41125),
        ("plant", " San   José ", "San José"),
        ("hts_code", "8703.23.01", "87032301"),
        ("powertrain", "BEV", "electric"),
        ("manufacturer", "", None),
        ("annual_volume", "  ", None),
    ],
)
def test_a_cell_is_read_as_a_workbook_would_be(field: str, text: str, value: str | float | None) -> None:
    assert read_fact(FACTS_BY_NAME[field], text) == value


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("vehicle_class", "bus", "choose passenger car or light truck or heavy truck"),
        ("assembly_country", "Mexiko City", "is no country"),
        ("assembly_country", "unknown", "is no country"),
        ("annual_volume", "many", "is no number"),
        ("annual_volume", "-5", "0 or more"),
        ("annual_volume", "60,000", "may be 60000 or 60"),
        ("msrp_usd", "0", "above 0"),
        ("msrp_usd", "28.900", "may be 28.9 or 28900"),
        ("msrp_usd", "5 %", "is a percentage"),
        ("msrp_usd", "EUR 500", "not in US dollars"),
        ("msrp_usd", "1e15", "cannot be MSRP"),
        ("lvc_share", "141", "at most 100"),
        ("hts_code", "870", "is no tariff code"),
        ("hts_code", "87032", "is no tariff code"),
        ("plant", "x" * 201, "at most 200"),
        ("plant", "a\u202eb", "no text"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(field: str, text: str, words: str) -> None:
    with pytest.raises(ValueError, match=r"\.$") as refused:
        read_fact(FACTS_BY_NAME[field], text)

    assert words in str(refused.value)
    assert len(str(refused.value)) < 200


def test_cells_pasted_together_tell_which_sign_separates_their_decimals() -> None:
    msrp = FACTS_BY_NAME["msrp_usd"]

    german = read_facts(msrp, ["28.900", "31.450,50", ""])
    english = read_facts(msrp, ["28,900", "31,450.50", "$19,995"])

    assert [cell.value for cell in german] == [28_900.0, 31_450.5, None]
    assert [cell.value for cell in english] == [28_900.0, 31_450.5, 19_995.0]
    assert not any(cell.fault or cell.remark for cell in (*german, *english))


def test_how_cells_were_read_that_nothing_tells_is_said() -> None:
    cells = read_facts(FACTS_BY_NAME["msrp_usd"], ["28,900", "31,450", "500"])

    assert [cell.value for cell in cells] == [28_900.0, 31_450.0, 500.0]
    assert [cell.remark for cell in cells] == ["“28,900” is read as 28900.", "“31,450” is read as 31450.", ""]


def test_cells_that_contradict_each_other_or_are_none_are_refused_one_by_one() -> None:
    cells = read_facts(FACTS_BY_NAME["msrp_usd"], ["28,900", "1.5", "1,5", "n/a", "5 %", "EUR 5", "-1"])

    assert [cell.value for cell in cells] == [None, 1.5, 1.5, None, None, None, None]
    assert [bool(cell.fault) for cell in cells] == [True, False, False, True, True, True, True]


def test_pasted_words_are_read_one_by_one() -> None:
    cells = read_facts(FACTS_BY_NAME["assembly_country"], ["Mexico", "", "nowhere"])

    assert [cell.value for cell in cells] == ["MX", None, None]
    assert [bool(cell.fault) for cell in cells] == [False, False, True]


@pytest.mark.parametrize("field", FACT_FIELDS, ids=lambda one: one.name)
def test_what_is_written_is_read_again(field: object) -> None:
    entry = next(one for one in FACT_FIELDS if one is field)
    values: list[str | float] = list(entry.words) or ["MX" if entry.name == "assembly_country" else "8703"]
    if entry.measured:
        values = [0.625, 0.41125] if entry.kind.value == "percent" else [1.0, 12_345.678, 1_234.5, 60_000.0]

    for value in values:
        check_fact(entry, value)
        assert read_fact(entry, written_fact(entry, value)) == value
    assert written_fact(entry, None) == ""


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("msrp_usd", "5"),
        ("msrp_usd", 0.0),
        ("msrp_usd", float("nan")),
        ("lvc_share", 1.2),
        ("plant", 5.0),
        ("plant", " "),
        ("vehicle_class", "pickup"),
        ("assembly_country", "Mexico"),
        ("assembly_country", "QQ"),
        ("hts_code", "8703.23"),
    ],
)
def test_a_value_of_a_file_that_cannot_stand_in_its_column_is_refused(field: str, value: str | float) -> None:
    with pytest.raises(ValueError, match=r"cannot be|is a number|is no"):
        check_fact(FACTS_BY_NAME[field], value)
