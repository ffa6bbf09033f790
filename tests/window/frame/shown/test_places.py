from headroom.window.frame.shown.places import FoundPlace, PlaceKind, found

PLACES = (
    FoundPlace(PlaceKind.PAGE, "map", "Map", "If the rule moves"),
    FoundPlace(PlaceKind.MODEL, "Ford F-150", "Ford F-150"),
    FoundPlace(PlaceKind.MODEL, "Maverick", "Ford Maverick"),
    FoundPlace(PlaceKind.LEVER, "mfn_car", "MFN duty on passenger cars", "Vehicle duties"),
    FoundPlace(PlaceKind.LEVER, "us_content", "US content", "Content thresholds"),
)


def titles(typed: str, most: int = 10) -> list[str]:
    return [place.title for place in found(PLACES, typed, most)]


def test_nothing_typed_finds_everything_in_its_order() -> None:
    assert titles("") == [place.title for place in PLACES]


def test_every_word_has_to_be_there_in_any_order_and_any_case() -> None:
    assert titles("CARS duty") == ["MFN duty on passenger cars"]
    assert titles("ford 150") == ["Ford F-150"]
    assert titles("moon") == []


def test_titles_that_begin_with_it_come_first() -> None:
    assert titles("ma") == ["Map", "Ford Maverick"]
    assert titles("content") == ["US content"]


def test_what_it_is_and_where_it_stands_can_be_typed_too() -> None:
    assert titles("lever duties") == ["MFN duty on passenger cars"]
    assert titles("rule") == ["Map"]


def test_no_more_are_found_than_asked_for() -> None:
    assert len(titles("", 2)) == 2
