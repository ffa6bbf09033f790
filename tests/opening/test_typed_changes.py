"""Changes of parts as people write them in a line."""

import pytest

from headroom.opening.typed_changes import read_change
from headroom.rules.part_changes import Becomes, PartChange, Selection, Sources


@pytest.mark.parametrize(
    ("text", "change"),
    [
        (
            "part=4711,from=China,to=MX,price=+8%",
            PartChange(
                "", Selection(part_numbers=("4711",), origins=("CN",)), Becomes("MX", price_change=0.08)
            ),
        ),
        (
            ' Part = A , part=B, supplier="Acme, Inc." , price = 12,50 USD',
            None,
        ),
        ("from=outside,to=Mexico", PartChange("", Selection(outside_region=True), Becomes("MX"))),
        (
            "supplier=Acme,price=12.50 usd",
            PartChange("", Selection(supplier="Acme"), Becomes(unit_cost=12.5, currency="USD")),
        ),
        (
            'hts=8544.30,price=\N{MINUS SIGN}5 %,sources=EVERY,name="Cheaper, all"',
            PartChange(
                "Cheaper, all",
                Selection(tariff_prefix="854430", sources=Sources.EVERY),
                Becomes(price_change=-0.05),
            ),
        ),
        ("part=A,new-supplier=", PartChange("", Selection(part_numbers=("A",)), Becomes(supplier=""))),
    ],
)
def test_what_was_meant_is_read(text: str, change: PartChange | None) -> None:
    if change is None:  # a comma inside a number needs quotes
        with pytest.raises(ValueError, match="not of the form KEY=VALUE"):
            read_change(text)
    else:
        assert read_change(text) == change


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "does not say what becomes of the parts"),
        ("part=4711", "does not say what becomes of the parts"),
        ("MX", "“MX” is not of the form KEY=VALUE"),
        ("part=A,colour=red,to=MX", "there is no “colour”"),
        ("to=Atlantis", "to: “Atlantis” is not a country"),
        ("from=n/a,to=MX", "from: “n/a” is not a country"),
        ("to=", "to says nothing"),
        ("to=MX,to=US", "to is given twice"),
        ("price=8%", "may be a rise or what is left"),
        ("price=cheap", "price: “cheap” is not a number"),
        ("price=-2", "a unit cost is at least 0"),
        ("price=-120%", "a price falls by 100 % at most"),
        ("to=MX,share=0.4", "share: “0.4” is no percentage"),
        ("to=MX,share=140%", "the share of the quantity is from 0 % to 100 %"),
        ("to=MX,regional=most", "regional: “most” is no percentage"),
        ("to=MX,originating=perhaps", "originating: choose one of yes, no, blank"),
        ("to=MX,alternative=1", "alternative: choose one of yes, no"),
        ("to=MX,hts=car", "hts: “car” is no tariff code"),
        ("to=MX,sources=old", "sources: choose one of current, alternative, every"),
        ("to=MX,sources=every,share=50%", "of current sources only"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_sentence(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said.replace("?", r"\?")):
        read_change(text)
