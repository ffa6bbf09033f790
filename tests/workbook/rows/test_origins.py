"""Origins of several countries and of groups, certificates of origin, and places of assembly."""

from pathlib import Path

import pytest

from headroom.book.sourcing import NO, YES
from read_sheets import answered, assumed, said
from workbooks import Rows

_HEADINGS = ("Model", "Part number", "COO", "Unit cost")


def _parts(*origins: str) -> Rows:
    return (_HEADINGS, *(("Tamarack", f"P-{at}", origin, 10) for at, origin in enumerate(origins)))


def _origins(folder: Path, *origins: str) -> list[str]:
    rows = answered(folder, _parts(*origins)).rows
    return [rows.origins[int(at)] for at in rows.origin]


def test_groups_of_countries_are_outside_the_region(tmp_path: Path) -> None:
    assert _origins(tmp_path, "EU", "Unión Europea", "EUROPA", "DE/FR", "CN; JP") == [
        "EU",
        "EU",
        "ROW",
        "EU",
        "ROW",
    ]
    book = answered(tmp_path, _parts("EU", "Asia", "US/MX"))
    assert "from the European Union" in assumed(book)
    assert "from outside the region, from no country in particular" in assumed(book)
    assert "regional unless stated, US content 0 to 100 %" in assumed(book)


def test_several_origins_inside_and_outside_are_unknown_with_a_warning(tmp_path: Path) -> None:
    book = answered(tmp_path, _parts("MX/CN", "US"))
    assert "“MX/CN” is not recognised as one country" in said(book)
    assert "unknown in 1 row" in assumed(book)


@pytest.mark.parametrize(
    ("criterion", "origin", "says"),
    [("B", "MX", YES), ("Criterion A", "CA", YES), ("A/B", "US", YES), ("N/A", "MX", -1), ("No", "MX", NO)],
)
def test_a_criterion_of_origin_says_that_a_part_originates(
    tmp_path: Path, criterion: str, origin: str, says: int
) -> None:
    rows: Rows = ((*_HEADINGS, "USMCA criterion"), ("Tamarack", "P-1", origin, 10, criterion))
    assert answered(tmp_path, rows).rows.originating.tolist() == [says]


def test_a_criterion_against_a_no_is_a_warning_and_a_strange_one_too(tmp_path: Path) -> None:
    rows: Rows = (
        (*_HEADINGS, "Originating", "Preference criterion"),
        ("Tamarack", "P-1", "MX", 10, "no", "B"),
        ("Tamarack", "P-2", "MX", 10, None, "Z9"),
    )
    book = answered(tmp_path, rows)
    assert book.rows.originating.tolist() == [NO, -1]
    assert "of a criterion, but not originating" in said(book)
    assert "“Z9” is not recognised" in said(book)


@pytest.mark.parametrize("over", [("Blanket period to", "12/31/2024"), ("Certificate from", "2999-01-01")])
def test_a_certificate_that_is_not_in_force_does_not_count(tmp_path: Path, over: tuple[str, str]) -> None:
    rows: Rows = (
        (*_HEADINGS, "USMCA qualified", over[0]),
        ("Tamarack", "P-1", "MX", 10, "yes", over[1]),
        ("Tamarack", "P-2", "MX", 10, "yes", None),
    )
    book = answered(tmp_path, rows)
    assert book.rows.originating.tolist() == [-1, YES]
    assert "1 row (F2;" in said(book)
    assert "is of a certificate not in force" in said(book)


def test_a_place_of_assembly_is_its_country_and_a_city_alone_is_warned_about(tmp_path: Path) -> None:
    places = ("Saltillo, Mexico", "Ramos Arizpe", "Detroit, MI", "Puebla, MX", "Oakville (Ontario)")
    names = [f"M{at}" for at in range(len(places))]
    rows: Rows = (_HEADINGS, *((name, "P-1", "US", 10) for name in names))
    models: Rows = (
        ("Model", "Class", "Assembly", "Volume"),
        *((name, "passenger car", place, 10.0) for name, place in zip(names, places, strict=True)),
    )
    book = answered(tmp_path, rows, models=models)
    assert [one.assembly_country for one in book.vehicles] == ["MX", "MX", "US", "MX", "CA"]
    warned = [line for line in said(book).splitlines() if "city of a plant" in line]
    assert len(warned) == 1
    assert warned[0].startswith("C3: Assembly country “Ramos Arizpe” is taken for the city of a plant in MX")
