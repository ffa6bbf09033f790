from dataclasses import replace

import pytest
from hypothesis import given

from books import Row
from books import book as book_of
from fleets import HEAVY, POLICY, outcome
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.rules.thresholds import LabourCredit
from headroom.window.pages.fleet.shown.model_table import model_table
from strategies import REFERENCE, SCENARIOS, books


@given(book=books(), scenario=SCENARIOS, baseline=SCENARIOS)
def test_the_table_is_rectangular_and_its_costs_add_up(
    book: SourcingBook, scenario: Scenario, baseline: Scenario
) -> None:
    exposure = Exposure.of(book, REFERENCE)

    table = model_table(evaluate(exposure, scenario), evaluate(exposure, baseline))

    assert len(table.rows) == len(book.vehicles)
    assert {len(row) for row in table.rows} == {len(table.headings)}
    landed = table.headings.index("Landed cost, USD")
    for row in table.rows:
        components = sum(float(cell) for cell in row[landed - 8 : landed])
        assert abs(components - float(row[landed])) < 0.001


def test_content_less_its_threshold_is_the_headroom_beside_it_also_with_a_labour_value_credit() -> None:
    truck = Vehicle("A", HEAVY[0], "US", lvc_share=0.46, lvc_material_labour_share=0.34)
    policy = replace(POLICY.with_value("rvc_heavy", 0.64), labour_credit=LabourCredit(HEAVY, 0.45, 0.3, 0.6))
    made = outcome(policy, book_of([Row("US", 620), Row("JP", 380)], truck))

    table = model_table(made, made)
    shown = dict(zip(table.headings, table.rows[0], strict=True))

    assert float(shown["Headroom, pp"]) == pytest.approx(2)
    assert float(shown["Regional content low, %"]) == pytest.approx(66)
