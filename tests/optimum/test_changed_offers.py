"""Alternatives that changes of a scenario offer, beside those of the workbook."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from books import Row, book
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.explain.resourcing import DerivedAnswer
from headroom.optimum.change_worth import worths
from headroom.optimum.decisions import DecisionQuestion, decide
from headroom.optimum.problems import offer_problems
from headroom.optimum.resourcing import ModelResourcing, resource
from headroom.rules.assumed_alternatives import assumed_alternative
from headroom.rules.assumptions import all_problems
from headroom.rules.offers import Offers
from headroom.rules.outcome import evaluate
from headroom.rules.part_changes import Becomes, PartChange, Selection, Sources
from headroom.rules.scenario import Scenario
from resourcing_cases import offers_of, thresholds
from sourcing_choices import told_apart

RULE = assumed_alternative("MX", 0.08)
CAR = Vehicle("A", assembly_country="MX", annual_volume=1000, customs_value_usd=1000.0)
FROM_AFAR = (Row("CN", 60.0, part="battery", quantity=2, regional=0.0), Row("US", 90.0, part="frame"))


def _assuming(change: PartChange) -> Scenario:
    return replace(thresholds(0.75), part_changes=(change,))


def offers(*rows: Row) -> Offers:
    return offers_of(book(rows or FROM_AFAR, CAR))


def decided(found: Offers, scenario: Scenario) -> ModelResourcing:
    (answer,) = resource(found, scenario)
    return answer


def test_an_assumed_alternative_is_chosen_says_so_and_can_be_moved_to() -> None:
    scenario = replace(thresholds(0.75, rate=0.5), part_changes=(RULE,))
    found = offers()

    answer = decided(found, scenario)

    assert answer.chosen is not None
    (worth,) = worths(answer.chosen)
    assert worth.move.to_supplier == "assumed: MX +8 %"
    assert worth.move.to_origin == "MX"
    assert worth.move.to_unit_cost == pytest.approx(64.8)
    outcome = evaluate(found.current, replace(scenario, moves=(worth.move,)))
    assert outcome.parts_usd[0] == pytest.approx(2 * 64.8 + 90)
    assert outcome.rvc_low[0] == pytest.approx(answer.chosen.rvc)
    assert outcome.landed_cost_usd[0] == pytest.approx(answer.chosen.landed_usd)
    assert DerivedAnswer(answer).landed_as_decided().value == pytest.approx(answer.chosen.total_usd)
    assert any("1 alternative is assumed" in problem.message for problem in all_problems(outcome))


def test_an_assumed_alternative_alone_changes_nothing_that_is_sourced() -> None:
    found, scenario = offers(), thresholds(0.75)

    with_it = evaluate(found.current, replace(scenario, part_changes=(RULE,)))

    np.testing.assert_array_equal(with_it.landed_cost_usd, evaluate(found.current, scenario).landed_cost_usd)


@given(a_book=told_apart())
def test_an_assumed_alternative_is_found_as_if_the_workbook_had_it(a_book: SourcingBook) -> None:
    first = int(np.flatnonzero(~a_book.rows.alternative)[0])
    number, origin = a_book.rows.part_number[first], a_book.rows.origins[int(a_book.rows.origin[first])]
    offer = PartChange(
        "",
        Selection(part_numbers=(number,), origins=(origin,)),
        Becomes("US", price_change=0.5, anew=True),
        as_alternative=True,
    )
    scenario = replace(thresholds(0.6, rate=0.2), part_changes=(offer,))
    before = offers_of(a_book)

    here = resource(before, scenario)
    there = resource(offers_of(before.under(scenario).current.book), replace(scenario, part_changes=()))

    assert [one.decision for one in here] == [one.decision for one in there]
    assert [one.incumbent_landed_usd for one in here] == pytest.approx(
        [one.incumbent_landed_usd for one in there]
    )
    chosen = [0.0 if one.chosen is None else one.chosen.landed_usd for one in here]
    assert chosen == pytest.approx([0.0 if one.chosen is None else one.chosen.landed_usd for one in there])


def test_an_alternative_of_a_part_with_several_rows_has_their_quantity_at_their_mean_cost() -> None:
    two = (
        Row("CN", 60.0, part="P", quantity=1, freight=3.0),
        Row("CN", 90.0, part="P", quantity=3, freight=1.0),
    )
    made = offers(*two).under(_assuming(RULE)).current.book.rows

    assert made.alternative.tolist() == [False, False, True]
    assert made.quantity[2] == 4
    assert made.unit_cost[2] == pytest.approx(1.08 * (60 + 3 * 90) / 4)
    assert made.freight_per_unit[2] == pytest.approx(1.5)


def test_a_part_whose_rows_would_not_be_alike_has_no_alternative_and_that_is_said() -> None:
    found = offers(Row("CN", 60.0, part="P"), Row("US", 90.0, part="P"))
    scenario = replace(thresholds(0.75), part_changes=(RULE,))

    outcome = evaluate(found.current, scenario)

    assert not outcome.exposure.book.rows.alternative.any()
    assert any("offers no alternative to P" in problem.message for problem in all_problems(outcome))


def test_what_a_change_makes_of_an_alternative_is_decided_on() -> None:
    found = offers(
        *FROM_AFAR, Row("US", 66.0, part="battery", quantity=2, alternative=True, supplier="Volta")
    )
    dearer = PartChange(
        "", Selection(origins=("US",), sources=Sources.ALTERNATIVE), Becomes(price_change=0.5)
    )
    scenario = thresholds(0.75, rate=0.5)

    before, after = decided(found, scenario), decided(found, replace(scenario, part_changes=(dearer,)))

    assert before.chosen is not None
    assert after.chosen is not None
    assert after.chosen.landed_usd - before.chosen.landed_usd == pytest.approx(66)
    assert worths(after.chosen)[0].move == worths(before.chosen)[0].move  # as it stands in the workbook


def test_decisions_before_and_after_a_change_are_not_mixed() -> None:
    found, scenario = offers(), thresholds(0.75, rate=0.5)
    first = decide(DecisionQuestion.of(found, scenario))

    second = decide(DecisionQuestion.of(found, replace(scenario, part_changes=(RULE,))), first)
    third = decide(DecisionQuestion.of(found, scenario), second)

    assert first is not None
    assert second is not None
    assert third is not None
    assert second.answers[0].moving == 1
    assert third.answers[0].moving == first.answers[0].moving == 0
    assert third.answers[0].landed_usd == pytest.approx(first.answers[0].landed_usd)


def test_offers_say_that_there_is_none_until_one_is_assumed() -> None:
    assert offer_problems(offers())
    assert not offer_problems(offers().under(_assuming(RULE)))
    assert offers().under(_assuming(replace(RULE, on=False))).current.book.rows.alternative.sum() == 0


def test_a_rule_names_all_parts_from_outside_or_those_of_some_countries() -> None:
    assert RULE.selection.outside_region
    assert assumed_alternative("MX", 0.1, ("JP", "CN")).selection.origins == ("CN", "JP")
    assert assumed_alternative("MX", -0.05).name == "assumed: MX -5 % for parts from outside the region"
    with pytest.raises(ValueError, match="need no alternative"):
        assumed_alternative("CN", 0.1, ("CN",))
    with pytest.raises(ValueError, match="a country to come from"):
        assumed_alternative("", 0.1)
