"""Names of models at the edges of the policy map."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from headroom.window.pages.map.tip_items import spread, without_make


@given(st.lists(st.floats(0, 100), max_size=9).map(sorted))
def test_names_stand_apart_in_their_order_and_within_the_edge(wanted: list[float]) -> None:
    places = spread(wanted, 10.0, 0.0, 100.0)

    assert all(after - before >= 10 - 1e-9 for before, after in pairwise(places))
    assert all(-1e-9 <= place <= 100 for place in places)


def test_a_name_is_short_without_its_make_where_that_leaves_a_name() -> None:
    assert without_make("Ford Mustang Mach-E") == "Mustang Mach-E"
    assert without_make("Tesla Model 3") == "Model 3"
    assert without_make("Model 3") == "Model 3"
    assert without_make("Tacoma") == "Tacoma"


def test_names_that_have_room_stand_where_they_belong() -> None:
    assert spread([5.0, 40.0, 80.0], 10.0, 0.0, 100.0) == [5.0, 40.0, 80.0]
