"""The content of bought assemblies, followed back to what goes into them."""

import pytest

from books import Row
from derivations import assert_follows, outcome_of, whole
from headroom.explain.rows import DerivedRows
from part_trees import Part, book_of, rolling
from resourcing_cases import thresholds

NAN = float("nan")
TRACK = Part(Row("MX", 100.0, part="track"), parts=(Part(Row("JP", 40.0, part="motor")),))
SEAT = Part(
    Row("MX", 400.0, part="seat"),
    made_by="supplier",
    parts=(TRACK, Part(Row("KR", 300.0, part="foam")), Part(Row("CN", NAN, part="screw"))),
)


def _content(*parts: Part, rolled: bool = True) -> tuple[float, list[str], list[str]]:
    """Return the content of the first row, and the names and notes of all it follows from."""
    outcome = outcome_of(book_of(*parts), rolling() if rolled else thresholds(0.75))
    rows = DerivedRows(outcome, 0)
    share = float(outcome.exposure.book.rows.built.low[0]) if outcome.exposure.book.rows.built else NAN
    found = rows.share(0, "regional_content", share)
    assert_follows(found)
    figures = list(whole(found))
    return found.value, [one.name for one in figures], [one.note for one in figures if one.note]


def test_a_content_is_followed_back_to_each_part_of_the_assembly() -> None:
    share, names, notes = _content(SEAT)

    assert share == pytest.approx(0.25)
    assert names[:3] == [
        "Regional content",
        "Price of the assembly",
        "Non-originating materials that go into it",
    ]
    assert names[3:] == ["track (MX)", "foam (KR)", "screw (CN)"]
    assert notes == [
        "It originates, with 60.0 % of 50 %: nothing of its 100.00 USD counts.",
        "It does not originate: all of it counts.",
        "No unit cost: nothing of it is counted.",
    ]


def test_an_opened_node_in_it_is_followed_on() -> None:
    rail = Part(Row("", NAN, part="rails"), parts=(TRACK, Part(Row("CN", 50.0, part="rail"))))
    bought = Part(Row("MX", 400.0, part="seat"), made_by="supplier", parts=(rail,))

    share, names, _ = _content(bought)

    assert share == pytest.approx(350 / 400)
    assert names[3:] == ["rails (unknown)", "track (MX)", "rail (CN)"]


def test_parts_that_cost_more_than_the_assembly_leave_nothing_regional() -> None:
    bought = Part(Row("MX", 100.0, part="seat"), made_by="supplier", parts=(Part(Row("CN", 130.0)),))

    share, _, notes = _content(bought)

    assert share == 0.0
    assert notes == ["What goes into it and does not originate costs 130.00 USD, more than it does itself."]


def test_as_sourced_the_share_that_is_not_regional_counts() -> None:
    _, _, notes = _content(SEAT, rolled=False)

    assert notes[0] == "40.0 % of 100.00 USD: what is not regional counts."
