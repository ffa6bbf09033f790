"""What is found of imports and of who sends them."""

from hypothesis import given

import strategies
from books import Row, book
from fleets import POLICY
from headroom.analysis.trade import TradeFlows, trade_flows
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.findings.trade import NEIGHBOURS, trade_finding
from headroom.notation.countries import country_name
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.words import formatting
from headroom.words.formatting import MINUS


def flows(rows: list[Row], *vehicles: Vehicle, **rates: float) -> TradeFlows:
    scenario = Scenario(POLICY, currency_rates=rates)
    return trade_flows(
        evaluate(Exposure.of(book(rows, *vehicles, rates={"EUR": 1.1}), strategies.REFERENCE), scenario)
    )


MEXICAN = Vehicle("A", assembly_country="MX", annual_volume=1000)
AT_HOME = Vehicle("B", assembly_country="US", annual_volume=1000)


def test_who_sends_most_is_named_and_the_balance_stands_beside_it() -> None:
    made = flows([Row("US", 400, "A"), Row("MX", 600, "A"), Row("JP", 300, "B")], MEXICAN, AT_HOME)
    found = trade_finding(made, made)

    million = f"{formatting.THIN_SPACE}M"
    assert found.sentence == (
        f"The US imports $1.3{million} a year, as in the baseline; Mexico sends $1.0{million} of it"
    )
    assert found.detail == f"Balance a year, gross: with Mexico {MINUS}$600,000, with Canada $0."


def test_a_change_against_the_baseline_has_its_size_and_its_way() -> None:
    rows = [Row("DE", 100, "B", currency="EUR")]
    dear, cheap = flows(rows, AT_HOME, EUR=2.0), flows(rows, AT_HOME, EUR=1.0)

    assert (
        "$200,000 a year, $100,000 more than in the baseline; Germany sends all of it"
        in trade_finding(dear, cheap).sentence
    )
    assert "$100,000 a year, $100,000 less than in the baseline" in trade_finding(cheap, dear).sentence


def test_a_fleet_that_imports_nothing_says_so() -> None:
    nothing = flows([Row("US", 100, "B")], AT_HOME)

    assert trade_finding(nothing, nothing).sentence == "This fleet imports nothing into the United States"


def test_what_comes_from_nobody_knows_where_is_not_said_to_come_from_a_country() -> None:
    untold = flows([Row("", 100, "B")], AT_HOME)

    assert trade_finding(untold, untold).sentence.endswith("a country that is not told sends all of it")


@given(strategies.books(), strategies.SCENARIOS)
def test_the_total_and_the_largest_sender_are_those_of_the_flows(
    sourcing: SourcingBook, scenario: Scenario
) -> None:
    made = trade_flows(evaluate(Exposure.of(sourcing, strategies.REFERENCE), scenario))
    for by_content in (False, True):
        amounts = dict(
            zip(
                made.countries,
                made.content_usd if by_content else made.vehicles_usd + made.parts_usd,
                strict=True,
            )
        )
        amounts.pop("US", None)
        total, most = float(sum(amounts.values())), max(amounts, key=lambda code: amounts[code])
        said = trade_finding(made, made, by_content=by_content).sentence
        if total >= 1:
            assert f"imports {formatting.about(total)} a year" in said
            who = NEIGHBOURS.get(most) or country_name(most) or "a country"
            others = {amount for code, amount in amounts.items() if code != most}
            assert f"; {who}" in said or amounts[most] in others
