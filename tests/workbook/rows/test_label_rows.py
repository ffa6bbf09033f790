"""Content-label reports: their letters, their ranges, and the vehicles they become."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.book.content_label import DEFINITION, LISTED_FROM, LabelSource, label_parts
from headroom.book.problem import Severity
from headroom.book.sourcing import SourcingBook, VehicleClass
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import Verdict
from headroom.workbook.rows.decode import decode
from headroom.workbook.rows.label_countries import label_countries, label_sources
from workbooks import Rows, problems_of, silent, write_xlsx

HEADINGS = (
    *("Manufacturers", "Makes", "Carlines", "Vehicle Type on Part\n567 Certification\nLabel"),
    *("Percent\nContent\nUS/\nCanada", "Major Sources of\nForeign Parts Content"),
    *("2nd Major Sources of\nForeign Parts Content", "Final Assembly\nCountries"),
    *("Additional Final\nAssembly Countries", "Country of Origin for\nthe Engine/Motor"),
)
"""Headings as the agency publishes them."""


def carline(
    name: str, kind: str, share: str | float, first: str, second: str, *places: str
) -> tuple[str | float, ...]:
    """Return a row of a report."""
    return ("Maker", "Brand", name, kind, share, first, second, *places)


def report(path: Path, *rows: tuple[str | float, ...]) -> SourcingBook:
    """Return a report that was written and read."""
    sheets: dict[str, Rows] = {"MY2025": [HEADINGS, *rows]}
    return decode(write_xlsx(path / "labels.xlsx", sheets), silent)


def contents(book: SourcingBook) -> dict[str, tuple[float, float, float, float]]:
    """Return regional and US content of each vehicle, percent, least and greatest."""
    scenario = Scenario(load_policy(preset_path("nafta")))
    outcome = evaluate(Exposure.of(book, load_reference()), scenario)
    found = {}
    for at, vehicle in enumerate(book.vehicles):
        ends = (
            outcome.rvc_low[at],
            outcome.rvc_high[at],
            outcome.us_content_low[at],
            outcome.us_content_high[at],
        )
        found[vehicle.name] = tuple(round(float(end) * 100, 9) for end in ends)
    return found  # type: ignore[return-value]


def test_a_report_opens_at_once_and_its_contents_are_ranges(tmp_path: Path) -> None:
    book = report(
        tmp_path,
        carline("One", "PC", "60%", "25% M", "", "US", "", "US"),
        carline("Two", "MPV", "10%", "40% J", "20% CH", "CN", "", "J"),
        carline("Three", "Truck", "45%", "", "", "M", "", "US (2.7L, 5.0L)"),
    )

    assert (book.rows_read, book.rows_used, book.definition) == (3, 3, DEFINITION)
    assert contents(book) == {
        "Brand One": (85.0, 85.0, 0.0, 60.0),
        "Brand Two": (10.0, 30.0, 0.0, 10.0),  # Mexico may be third, with at most what the second has
        "Brand Three": (45.0, 60.0, 0.0, 45.0),  # none is listed: each is below 15 %
    }
    assert [vehicle.assembly_country for vehicle in book.vehicles] == ["US", "CA", "MX"]
    assert {(vehicle.manufacturer, vehicle.model_line) for vehicle in book.vehicles} == {("Maker", "Brand")}
    assert book.vehicles[1].cells["manufacturer"] == "MY2025!A3"
    assert [vehicle.vehicle_class for vehicle in book.vehicles][2] is VehicleClass.LIGHT_TRUCK


def test_each_part_of_a_label_keeps_its_cell(tmp_path: Path) -> None:
    book = report(tmp_path, carline("One", "PC", "60%", "25% M", "", "US"))
    rows = book.rows

    assert [(rows.part_number[at], rows.address(at, "unit_cost")) for at in range(len(rows))] == [
        ("US and Canadian parts", "MY2025!E2"),
        ("Parts from MX", "MY2025!F2"),
        ("Countries not listed, not Mexico", "MY2025!2"),
    ]
    assert book.vehicles[0].cells["assembly_country"] == "MY2025!H2"
    assert rows.unit_cost.sum() == pytest.approx(100.0)


def test_verdicts_of_labels_may_be_undetermined(tmp_path: Path) -> None:
    book = report(
        tmp_path,
        carline("In", "PC", "70%", "", "", "M"),
        carline("Open", "PC", "55%", "20% J", "", "M"),
        carline("Out", "PC", "20%", "60% J", "", "M"),
    )
    outcome = evaluate(Exposure.of(book, load_reference()), Scenario(load_policy(preset_path("nafta"))))

    assert [Verdict(verdict).name for verdict in outcome.verdict] == ["QUALIFIES", "UNDETERMINED", "FAILS"]


def test_letters_of_the_report_are_not_iso_codes_which_is_said(tmp_path: Path) -> None:
    book = report(tmp_path, carline("One", "PC", "0%", "50% CH", "10% CN", "CN/M"))

    assert [book.rows.origins[code] for code in book.rows.origin][:2] == ["CN", "CA"]
    [said] = [p for p in book.problems if "letters of countries" in p.message]
    assert said.severity is Severity.ASSUMPTION
    assert "CH is CN, CN is CA" in said.message
    assert any("more than one country" in problem.message for problem in book.problems)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("53% G", [("DE", 0.53)]),
        ("22%G", [("DE", 0.22)]),
        ("45% Germany + 29% Poland", [("DE", 0.45), ("PL", 0.29)]),
        ("Japan 30%, Mexico: 20%", [("JP", 0.3), ("MX", 0.2)]),
        ("12,5 % M", [("MX", 0.125)]),
        ("None", []),
        ("N/A", []),
        ("", []),
    ],
)
def test_foreign_sources_are_read_in_other_peoples_ways_of_writing(
    text: str, expected: list[tuple[str, float]]
) -> None:
    read = label_sources(text)

    assert [(source.country, source.share) for source in read.sources] == expected
    assert read.strange == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("M/CN", ("MX", "CA")),
        ("US (2.7L, 5.0L)", ("US",)),
        ("M (5.0L) CN (5.9L)", ("MX", "CA")),
        ("I, P", ("IT", "PL")),
        ("Battery: PL", ("PL",)),
        ("AU", ("AT",)),
        ("United States", ("US",)),
        ("N/A", ()),
    ],
)
def test_several_countries_may_stand_in_one_cell(text: str, expected: tuple[str, ...]) -> None:
    assert label_countries(text).countries == expected


def test_what_is_not_understood_is_a_warning_and_leaves_the_content_open(tmp_path: Path) -> None:
    book = report(tmp_path, carline("One", "Boat", "20%", "30% Atlantis", "much", "Nowhere"))
    warned = {problem.cell for problem in problems_of(book, Severity.WARNING)}

    assert warned == {"D2", "F2", "G2", "H2"}
    assert contents(book)["Brand One"] == (20.0, 65.0, 0.0, 20.0)


def test_a_label_above_100_percent_is_scaled_and_a_blank_one_left_out(tmp_path: Path) -> None:
    book = report(
        tmp_path, carline("Over", "PC", "5%", "100% J", "", "J"), carline("Blank", "PC", "", "", "", "J")
    )

    assert (book.rows_read, book.rows_used) == (2, 1)
    assert contents(book)["Brand Over"] == pytest.approx((4.761904762, 4.761904762, 0.0, 4.761904762))
    assert {problem.cell for problem in problems_of(book)} == {"E2", "E3"}


def test_carlines_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    book = report(tmp_path, *([carline("Same", "PC", "5%", "", "", "J")] * 3))

    assert [vehicle.name for vehicle in book.vehicles] == ["Brand Same", "Brand Same (2)", "Brand Same (3)"]


def test_the_same_facts_in_the_columns_of_somebody_else_open_too(tmp_path: Path) -> None:
    path = tmp_path / "copied.csv"
    path.write_text(
        "Model,Make,US/Canadian parts content,Foreign content,Final assembly,US sales\n"
        "Alto,Brand,0.45,45% Germany + 10% Mexico,Germany,1200\n"
        "Brio,Brand,0.05,None,N/A,\n",
        encoding="utf-8",
    )
    book = decode(path, silent)

    assert contents(book)["Brand Alto"] == (55.0, 55.0, 0.0, 45.0)
    assert [vehicle.annual_volume for vehicle in book.vehicles] == [1200.0, 1.0]
    assert any("Final assembly is not known" in problem.message for problem in book.problems)


shares = st.integers(0, 100).map(lambda percent: percent / 100)


@given(
    us_canada=shares, sources=st.lists(st.tuples(st.sampled_from(["MX", "JP", "DE", ""]), shares), max_size=2)
)
def test_the_parts_of_a_label_add_up_and_mexico_is_never_more_than_may_be_unlisted(
    us_canada: float, sources: list[tuple[str, float]]
) -> None:
    listed = [LabelSource(country, share) for country, share in sources]
    parts = label_parts(us_canada, listed)
    together = us_canada + sum(share for _, share in sources)

    assert sum(part.share for part in parts) == pytest.approx(max(1.0, together))
    assert all(part.share > 0 for part in parts)
    possible = sum(part.share for part in parts if part.words == "Countries not listed, Mexico possible")
    least = min((share for _, share in sources), default=0.0)
    assert possible <= (least if len(sources) == 2 else LISTED_FROM) + 1e-12
    if any(country == "MX" for country, _ in sources):
        assert possible == 0


def test_a_letter_of_more_than_one_country_stays_overseas_and_is_said(tmp_path: Path) -> None:
    book = report(tmp_path, carline("One", "PC", "0%", "50% P", "", "P"))

    assert book.vehicles[0].assembly_country == "PL"
    assert contents(book)["Brand One"][0] == 0.0
    assert book.rows.origins[book.rows.origin[0]] == ""
    assert any("P is PL or PT" in problem.message for problem in book.problems)


def test_a_vehicle_keeps_what_its_label_says_with_the_cells(tmp_path: Path) -> None:
    book = report(tmp_path, carline("One", "PC", "60%", "25% M", "", "US", "CN", "M (5.0L) CN (5.9L)"))

    assert [(fact.field, fact.countries, fact.share, fact.cell) for fact in book.vehicles[0].label] == [
        ("us_canada_content", (), 0.6, "MY2025!E2"),
        ("first_source", ("MX",), 0.25, "MY2025!F2"),
        ("assembly", ("US",), None, "MY2025!H2"),
        ("more_assembly", ("CA",), None, "MY2025!I2"),
        ("engine", ("MX", "CA"), None, "MY2025!J2"),
    ]
    assert book.vehicles[0].label[-1].text == "M (5.0L) CN (5.9L)"
    assert not book.states_costs
