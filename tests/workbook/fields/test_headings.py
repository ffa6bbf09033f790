"""Which headings mean which field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.book.fields.field import Field
from headroom.book.fields.model_fields import MODELS
from headroom.book.fields.rate_fields import RATES
from headroom.book.fields.sourcing_fields import SOURCING
from headroom.book.layout import IN_THOUSANDS, TableKind
from headroom.workbook.fields import known_headings
from headroom.workbook.fields.headings import HeadingTable, heading_words
from headroom.workbook.survey.column_findings import HeadedColumn, findings
from headroom.workbook.tables.header_rows import headings_of

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
        ("Part Quantity", "quantity"),
        ("Price / Item in USD", "unit_cost"),
        ("Price in EUR", "unit_cost"),
        ("Price Total in USD", "extended_cost"),
        ("HTS-Code", "hts_code"),
        ("Regional content", "regional_content"),
        ("Regional content (%)", "regional_content"),
        ("U.S. content pct", "us_content"),
        ("St\u00fcckpreis", "unit_cost"),
        ("Originating", "originating"),
        ("Originating %", "regional_content"),
        ("Originating (%)", "regional_content"),
        ("USMCA qualified", "originating"),
        ("USMCA Cert", "originating"),
        ("USMCA (Y/N)", "originating"),
        ("Certificado TMEC", "originating"),
        ("T-MEC", "originating"),
        ("T-MEC %", "regional_content"),
        ("USMCA core part", "stated_role"),
        ("Core part", "stated_role"),
        ("Core group", "stated_core_group"),
        ("Core component", "core_component"),
        ("Component", "description"),
        ("VNM", "part_vnm"),
        ("VNM of components (EUR)", "component_vnm"),
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
    texts = ["Part", "Part number", "Unit price", "Cost", "Notes"]
    columns = [HeadedColumn(at, (text,), ["7"]) for at, text in enumerate(texts)]

    found = [one.proposed.field for one in findings(TableKind.SOURCING, columns)]

    assert found == ["", "part_number", "unit_cost", "", ""]


@pytest.mark.parametrize(
    ("text", "name", "pieces"),
    [
        ("Preis EUR/100 Stk", "unit_cost", 100),
        ("Precio por 100", "unit_cost", 100),
        ("Price per 1000 pcs", "unit_cost", 1000),
        ("Price/unit", "unit_cost", 1),
        ("Price unit", "price_unit", 1),
        ("Preis/Stk", "unit_cost", 1),
        ("Precio/pza", "unit_cost", 1),
        ("Fret/pièce", "freight_per_unit", 1),
        ("Inbound freight/unit", "freight_per_unit", 1),
        ("Menge je Fzg", "quantity", 1),
        ("Usage/veh", "quantity", 1),
        ("Qté/véhicule", "quantity", 1),
    ],
)
def test_what_an_amount_is_for_may_stand_in_its_heading(text: str, name: str, pieces: float) -> None:
    meaning = known_headings.exact(TableKind.SOURCING, text)

    assert meaning is not None
    assert (meaning.field, known_headings.pieces(text)) == (name, pieces)


@pytest.mark.parametrize(
    ("kind", "text", "name"),
    [
        (TableKind.MODELS, "MSRP, kUSD", "msrp_usd"),
        (TableKind.MODELS, "Net cost (USD '000)", "net_cost_usd"),
        (TableKind.MODELS, "Annual volume in thousands", "annual_volume"),
        (TableKind.SOURCING, "Preis in Tsd. EUR", "unit_cost"),
        (TableKind.SOURCING, "Preis TEUR", "unit_cost"),
        (TableKind.SOURCING, "Precio en miles de USD", "unit_cost"),
        (TableKind.SOURCING, "Prix unitaire [k€]", "unit_cost"),
    ],
)
def test_a_heading_may_say_that_amounts_are_in_thousands(kind: TableKind, text: str, name: str) -> None:
    meaning = known_headings.exact(kind, text)

    assert meaning is not None
    assert (meaning.field, known_headings.pieces(text)) == (name, IN_THOUSANDS)


@pytest.mark.parametrize("text", ["Unit cost", "Part", "Price 2000", "Kosten", "Thousand Oaks", "K EUR2"])
def test_a_heading_that_does_not_say_so_is_not_in_thousands(text: str) -> None:
    assert known_headings.pieces(text) == 1


def test_a_blank_row_above_the_headings_says_nothing_more() -> None:
    rows = (("", "", ""), ("Model", "Part number", ""))

    assert headings_of(rows, (), 0, 1) == headings_of(rows, (), 1, 1)


@pytest.mark.parametrize("text", ["Cost per vehicle", "Weight/veh", "Parts per million"])
def test_what_is_for_a_vehicle_is_no_quantity_unless_it_says_so(text: str) -> None:
    meaning = known_headings.exact(TableKind.SOURCING, text)

    assert meaning is None or meaning.field != "quantity"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Unit cost (USD)", ["unit", "cost", "usd"]),
        ("Regional content %", ["regional", "content", "percent"]),
        ("PART_No.", ["part", "no"]),
        ("Stückpreis", ["stuckpreis"]),
        ("Preço unitário", ["preco", "unitario"]),
        ("GROẞE", ["grosse"]),
        ("# of parts", ["number", "of", "parts"]),
        ("", []),
    ],
)
def test_words_of_a_heading_have_no_accents_case_or_punctuation(text: str, words: list[str]) -> None:
    assert heading_words(text) == words


@given(text=st.text(alphabet="aZ %#_.(9é", max_size=12))
def test_words_are_the_same_with_a_foreign_letter_elsewhere(text: str) -> None:
    assert heading_words(f"{text} ß") == [*heading_words(text), "ss"]
