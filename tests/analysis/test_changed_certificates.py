"""Certificates are asked for what a scenario's changes of parts make of the workbook, once."""

from dataclasses import replace

import pytest

from books import Row, book, unknown
from headroom.analysis.certificates.answered_models import AnsweredModels
from headroom.analysis.certificates.fewest_certificates import certificates
from headroom.book.sourcing import Vehicle
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.part_changes import Becomes, PartChange, Selection
from resourcing_cases import thresholds
from strategies import REFERENCE


@pytest.mark.parametrize("net_cost", [None, 900.0])
def test_changes_are_not_made_twice_where_answers_are_tried(net_cost: float | None) -> None:
    car = Vehicle("A", assembly_country="MX", net_cost_usd=net_cost)
    rows = (Row("MX", 500.0, part="frame"), unknown(200.0, part="seat"), Row("CN", 100.0, part="lamp"))
    dearer = PartChange("", Selection(), Becomes(price_change=0.1))
    half = PartChange("", Selection(part_numbers=("lamp",)), Becomes("MX", share=0.5))
    scenario = replace(thresholds(0.75), part_changes=(dearer, half))

    outcome = evaluate(Exposure.of(book(rows, car), REFERENCE), scenario)

    before = AnsweredModels.of(outcome, 0).before
    assert outcome.parts_usd[0] == pytest.approx(880)
    assert before.parts_usd[0] == pytest.approx(880)
    assert before.net_cost_usd[0] == pytest.approx(outcome.net_cost_usd[0])
    assert before.rvc_low[0] == pytest.approx(outcome.rvc_low[0])
    assert before.rvc_high[0] == pytest.approx(outcome.rvc_high[0])
    assert [part.part_number for one in certificates(outcome) for part in one.settling] == ["seat"]
