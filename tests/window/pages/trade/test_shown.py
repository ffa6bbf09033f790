import pytest

import strategies
from books import Row, book
from fleets import POLICY
from headroom.analysis.trade import TradeFlows, trade_flows
from headroom.book.sourcing import Vehicle
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.window.pages.trade.shown import Basis, balance_table, imports_chart
from headroom.words.formatting import MINUS, NOTHING, THIN_SPACE

ORIGINS = ("AT", "BE", "BG", "CN", "CZ", "DE", "DK", "ES", "FI", "FR", "HU", "IE", "IT", "JP", "KR", "PL")


def flows(dollar_per_yen: float = 0.01) -> TradeFlows:
    rows = [
        Row("US", 4000, model="A"),
        Row("JP", 200_000, model="A", currency="JPY"),
        Row("MX", 3000, model="B"),
        Row("US", 5000, model="B"),
    ]
    vehicles = (
        Vehicle("A", assembly_country="US", annual_volume=100_000),
        Vehicle("B", assembly_country="MX", annual_volume=50_000, conversion_usd=1000),
    )
    exposure = Exposure.of(book(rows, *vehicles, rates={"JPY": 0.01}), strategies.REFERENCE)
    return trade_flows(evaluate(exposure, Scenario(POLICY, currency_rates={"JPY": dollar_per_yen})))


def test_gross_imports_stand_by_size_vehicles_before_parts() -> None:
    chart = imports_chart(flows(), flows(), Basis.GROSS)

    assert [(row.label, row.figures) for row in chart.rows] == [
        ("Mexico", (f"$450{THIN_SPACE}M", NOTHING)),
        ("Japan", (f"$200{THIN_SPACE}M", NOTHING)),
    ]
    assert chart.rows[0].note == (
        f"Mexico: vehicles $450{THIN_SPACE}M, parts $0; $450{THIN_SPACE}M in the baseline"
    )


def test_by_content_parts_from_the_us_that_come_back_are_no_import() -> None:
    chart = imports_chart(flows(), flows(), Basis.CONTENT)

    assert [(row.label, row.figures[0]) for row in chart.rows] == [
        ("Japan", f"$200{THIN_SPACE}M"),
        ("Mexico", f"$200{THIN_SPACE}M"),
    ]


def test_a_change_is_marked_where_the_baseline_stood() -> None:
    chart = imports_chart(flows(0.012), flows(), Basis.GROSS)

    japan = chart.rows[1]
    assert japan.figures == (f"$240{THIN_SPACE}M", f"+$40.0{THIN_SPACE}M")
    assert japan.marks == pytest.approx((200e6,))


def test_the_balance_counts_parts_sent_there_against_vehicles_that_come_back() -> None:
    mexico, canada = balance_table(flows(), flows()).rows

    assert [cell.text for cell in mexico] == [
        "Mexico",
        f"$250{THIN_SPACE}M",
        f"$450{THIN_SPACE}M",
        "$0",
        f"{MINUS}$200{THIN_SPACE}M",
        NOTHING,
        f"{MINUS}$200{THIN_SPACE}M",
        NOTHING,
    ]
    assert [cell.number for cell in canada[1:]] == [0] * 7


def test_beyond_the_largest_countries_the_others_stand_together() -> None:
    rows = [Row(code, 100 + at) for at, code in enumerate(ORIGINS)]
    exposure = Exposure.of(book(rows, Vehicle("A", annual_volume=1e6)), strategies.REFERENCE)
    made = trade_flows(evaluate(exposure, Scenario(POLICY)))

    chart = imports_chart(made, made, Basis.GROSS)

    assert len(chart.rows) == 15
    assert chart.rows[-1].label == "2 others"
    assert chart.rows[-1].segments[-1].end == pytest.approx(201e6)


def test_imports_are_copied_in_dollars_with_those_of_the_baseline() -> None:
    gross, content = (imports_chart(flows(0.012), flows(), basis).table() for basis in Basis)

    assert gross is not None
    assert content is not None
    assert gross.headings == (
        *("Country", "Vehicles, USD", "Parts, USD"),
        *("Scenario, USD", "Baseline, USD", "Change, USD"),
    )
    assert gross.rows[1] == pytest.approx(("Japan", 0.0, 240e6, 240e6, 200e6, 40e6))
    assert all(len(row) == len(content.headings) == 4 for row in content.rows)
