"""Origins, places and days as sheets write them."""

import pytest

from headroom.notation.days import day_first, day_of
from headroom.notation.origins import origin_code
from headroom.notation.places import PlantPlace, place_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Germany", "DE"),
        ("European Union", "EU"),
        ("U.E.", "EU"),
        ("DE, FR", "EU"),
        ("Germany and EU", "EU"),
        ("Europe", "ROW"),
        ("Rest of World", "ROW"),
        ("DE/CN", "ROW"),
        ("US/MX", "MX/US"),
        ("USA & Mexico", "MX/US"),
        ("MX-CA", "CA/MX"),
        ("North America", "CA/MX/US"),
        ("T-MEC", "CA/MX/US"),
        ("US / US", "US"),
        ("MX/CN", None),
        ("US/unknown", None),
        ("Detroit, MI", "US"),
        ("Ramos Arizpe", None),
        ("Foreign", None),
        ("Other", ""),
        ("", ""),
    ],
)
def test_an_origin_is_a_country_or_a_group(text: str, code: str | None) -> None:
    assert origin_code(text) == code


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Detroit, MI", PlantPlace("US", sure=True)),
        ("Puebla, MX", PlantPlace("MX", sure=True)),
        ("Saltillo, Coah.", PlantPlace("MX", sure=True)),
        ("Oakville, ON", PlantPlace("CA", sure=True)),
        ("Greer, SC", PlantPlace("US", sure=True)),
        ("Fremont, CA", PlantPlace("US", sure=True)),
        ("Windsor, CA", PlantPlace("CA", sure=True)),
        ("Stuttgart, Germany", PlantPlace("DE", sure=True)),
        ("Plant 2, Detroit, MI", PlantPlace("US", sure=True)),
        ("Toluca", PlantPlace("MX", sure=False)),
        ("Vernon, CA", None),
        ("Munich, DE", None),
        ("Mexico, MO", None),
        ("Springfield", None),
        ("", None),
    ],
)
def test_a_place_tells_its_country_where_it_can_be_one_only(text: str, place: PlantPlace | None) -> None:
    assert place_of(text) == place


@pytest.mark.parametrize(
    ("text", "begins_with_day", "day"),
    [
        ("2027-07-01", None, "2027-07-01"),
        ("2027-07-01 00:00:00", None, "2027-07-01"),
        ("20270701", None, "2027-07-01"),
        ("1.7.2027", None, "2027-07-01"),
        ("7/1/2027", False, "2027-07-01"),
        ("1/7/2027", True, "2027-07-01"),
        ("1/7/2027", None, None),
        ("7/7/2027", None, "2027-07-07"),
        ("31.12.9999", None, "9999-12-31"),
        ("00.00.0000", None, ""),
        ("", None, ""),
        ("2027-13-01", None, None),
        ("soon", None, None),
    ],
)
def test_a_day_is_read_where_it_can_be_one_only(
    text: str, *, begins_with_day: bool | None, day: str | None
) -> None:
    assert day_of(text, begins_with_day=begins_with_day) == day


def test_a_column_tells_whether_its_days_come_first() -> None:
    assert day_first(["1/7/2027", "30/6/2025"]) is True
    assert day_first(["1/7/2027", "6/30/2025"]) is False
    assert day_first(["1/7/2027"]) is None
    assert day_first(["30/6/2025", "6/30/2025"]) is None
