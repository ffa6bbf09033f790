"""A change as it is typed, field by field, and typed anew in its place."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.rules.part_changes import BLANK, Becomes, PartChange, Selection
from headroom.window.pages.part_changes.shown.listed_changes import ListedChange, in_place_of, place_of_change
from headroom.window.pages.part_changes.shown.typed_change import TypedChange

SELECTION = Selection("Alder", ("4711",))
_SHARE = st.floats(0, 1)
_PRICED = st.one_of(
    st.just(Becomes()),
    st.floats(-1, 10).map(lambda share: Becomes(price_change=share)),
    st.builds(Becomes, unit_cost=st.floats(0, 1e9), currency=st.sampled_from(("", "USD", "EUR"))),
)
_BECOMES = st.builds(
    lambda priced, other: replace(
        other, price_change=priced.price_change, unit_cost=priced.unit_cost, currency=priced.currency
    ),
    _PRICED,
    st.builds(
        Becomes,
        origin=st.sampled_from((None, "", "MX")),
        supplier=st.sampled_from((None, "", "Acme, Inc.")),
        share=_SHARE,
        regional_content=st.sampled_from((None, BLANK)) | _SHARE,
        us_content=st.sampled_from((None, BLANK)) | _SHARE,
        originating=st.sampled_from((None, "yes", "no", BLANK)),
        anew=st.booleans(),
    ),
).filter(lambda becomes: not becomes.nothing)
CHANGES = st.builds(
    PartChange,
    name=st.sampled_from(("", "Nearshore")),
    selection=st.just(SELECTION),
    becomes=_BECOMES,
    on=st.booleans(),
    as_alternative=st.booleans(),
)


@given(CHANGES)
def test_a_change_that_is_typed_as_it_is_stays_to_the_last_digit(change: PartChange) -> None:
    assert TypedChange.of(change).edited(change, SELECTION) == change


@given(CHANGES)
def test_what_is_typed_anew_becomes_and_the_rest_stays(change: PartChange) -> None:
    typed = replace(TypedChange.of(change), price="+3 %", name="Dearer")

    after = typed.edited(change, SELECTION)

    becomes = replace(change.becomes, price_change=0.03, unit_cost=None, currency="")
    assert after == replace(change, name="Dearer", becomes=becomes)


def test_a_change_is_typed_as_people_write_it() -> None:
    becomes = Becomes("", 12.5, "EUR", supplier="", share=0.4, regional_content=BLANK, us_content=0.725)

    typed = TypedChange.of(PartChange("", SELECTION, becomes))

    assert typed == TypedChange(
        origin="unknown", price="12.5 EUR", supplier="blank", share="40%", regional="blank", us="72.5%"
    )
    assert typed.change(SELECTION).becomes == becomes


def test_nothing_left_of_a_change_is_said() -> None:
    change = PartChange("", SELECTION, Becomes("MX"))

    with pytest.raises(ValueError, match="nothing is changed"):
        replace(TypedChange.of(change), origin="").edited(change, SELECTION)


def test_a_change_is_found_where_it_stands_now() -> None:
    first, second, third = (PartChange(name, SELECTION, Becomes("MX")) for name in ("a", "b", "c"))

    assert place_of_change((first, second), ListedChange(1, second)) == 1
    assert place_of_change((second,), ListedChange(1, second)) == 0
    assert place_of_change((first,), ListedChange(0, second)) == -1
    assert place_of_change((first, first), ListedChange(1, first)) == 1
    assert in_place_of((first, second, third), ListedChange(0, second), first) == (first, first, third)
    assert in_place_of((first, second), ListedChange(0, first), None) == (second,)
    assert in_place_of((first,), ListedChange(0, second), third) == (first,)
