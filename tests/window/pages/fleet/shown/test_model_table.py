from hypothesis import given

from headroom.book.sourcing import SourcingBook
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.window.pages.fleet.shown.model_table import model_table
from strategies import REFERENCE, SCENARIOS, books


@given(book=books(), scenario=SCENARIOS, baseline=SCENARIOS)
def test_the_table_is_rectangular_and_its_costs_add_up(
    book: SourcingBook, scenario: Scenario, baseline: Scenario
) -> None:
    exposure = Exposure.of(book, REFERENCE)

    text = model_table(evaluate(exposure, scenario), evaluate(exposure, baseline)).text

    lines = [line.split("\t") for line in text.removesuffix("\n").split("\n")]
    assert len(lines) == 1 + len(book.vehicles)
    assert len({len(line) for line in lines}) == 1
    landed = lines[0].index("Landed cost, USD")
    for line in lines[1:]:
        components = sum(float(cell) for cell in line[landed - 8 : landed])
        assert abs(components - float(line[landed])) < 0.001
