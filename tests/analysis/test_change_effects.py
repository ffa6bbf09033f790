"""What single changes of parts do: they add up to what all of them do together."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from books import Row, book
from headroom.analysis.change_effects import change_effects
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.part_changes import Becomes, PartChange, Selection
from headroom.rules.scenario import Scenario
from headroom.rules.vehicle_tests import REGIONAL
from part_trees import Part, book_of, rolling
from resourcing_cases import thresholds
from strategies import ORIGINS, REFERENCE, SCENARIOS, SHARES, books

CHANGES = st.builds(
    PartChange,
    st.just("a change"),
    st.builds(Selection, origins=st.sampled_from(((), ("CN",), ("JP", "")))),
    st.builds(Becomes, origin=st.none() | st.sampled_from(ORIGINS), price_change=st.none() | SHARES),
    on=st.booleans(),
)


@given(a_book=books(), scenario=SCENARIOS, changes=st.lists(CHANGES, max_size=3), data=st.data())
def test_what_single_changes_do_adds_up(
    a_book: SourcingBook, scenario: Scenario, changes: list[PartChange], data: st.DataObject
) -> None:
    exposure = Exposure.of(a_book, REFERENCE)
    model = data.draw(st.integers(0, len(a_book.vehicles) - 1))
    changed = replace(scenario, part_changes=tuple(changes))

    found = change_effects(exposure, changed, model)

    before, after = evaluate(exposure, scenario), evaluate(exposure, changed)
    dearer = (after.parts_usd + after.inbound_freight_usd) - (before.parts_usd + before.inbound_freight_usd)
    assert sum(one.parts_usd for one in found) == pytest.approx(float(dearer[model]), rel=1e-9, abs=1e-6)
    content = float((after.content(REGIONAL)[0] - before.content(REGIONAL)[0])[model])
    assert sum(one.regional for one in found) == pytest.approx(content, abs=1e-9)
    assert all(one.parts_usd == one.regional == 0 for one in found if not one.change.on)


def test_each_change_counts_with_those_before_it_made() -> None:
    car = Vehicle("A", assembly_country="MX")
    exposure = Exposure.of(book((Row("CN", 50.0), Row("US", 50.0)), car), REFERENCE)
    home = PartChange("", Selection(origins=("CN",)), Becomes("MX"))
    dearer = PartChange("", Selection(origins=("CN",)), Becomes(price_change=1.0))

    effects = change_effects(exposure, replace(thresholds(0.75), part_changes=(dearer, home)), 0)

    assert [one.parts_usd for one in effects] == pytest.approx([50, 0])
    assert [one.regional for one in effects] == pytest.approx([1 / 3 - 1 / 2, 1 - 1 / 3])


def test_what_goes_into_a_bought_assembly_decides_what_its_change_does() -> None:
    """A seat of 100 with foreign parts of 60 fails at 50 %; at 150 it originates with 60 %."""
    seat = Part(Row("MX", 100.0, part="seat"), "supplier", parts=(Part(Row("JP", 60.0, part="track")),))
    exposure = Exposure.of(book_of(seat, Part(Row("MX", 50.0))), REFERENCE)
    dearer = PartChange("", Selection(part_numbers=("seat",)), Becomes(unit_cost=150.0))
    home = PartChange("", Selection(part_numbers=("track",)), Becomes("MX"))
    far = PartChange("", Selection(part_numbers=("seat",)), Becomes("CN"))

    effects = change_effects(exposure, replace(rolling(), part_changes=(dearer, home, far)), 0)

    assert [one.parts_usd for one in effects] == pytest.approx([50, 0, 0])
    assert [one.regional for one in effects] == pytest.approx([1 - 1 / 3, 0, -3 / 4])
