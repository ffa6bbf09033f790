"""A figure that is followed back, in words."""

from dataclasses import replace
from datetime import date

import pytest

from books import book, unknown
from fleets import outcome
from headroom.explain.tests import DerivedTests
from headroom.rules.derivation import Derivation, Rule, Unit
from headroom.rules.law_source import LawSource
from headroom.window.trail.shown import trail_words
from headroom.words.formatting import MINUS, THIN_SPACE

T, TIMES = THIN_SPACE, "\N{MULTIPLICATION SIGN}"
LAW = LawSource("19 CFR 182", date(2020, 7, 1), note="Fees are left out.")
NET_COST = Derivation("Net cost", 10_000.0, Unit.USD, cell="Models!G2")
VNM = Derivation("VNM", 3_000.0, Unit.USD, Rule.SUM, NET_COST.alone, source=LAW)


def made(rule: Rule, *terms: Derivation, unit: Unit = Unit.USD) -> Derivation:
    value = rule.applied([term.value for term in terms])
    return Derivation("Figure", value, unit, rule, lambda: terms)


def spelled(rule: Rule, *terms: Derivation, unit: Unit = Unit.USD) -> str:
    figure = made(rule, *terms, unit=unit)
    return trail_words.formula(figure, figure.terms())


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1234.5, Unit.USD, "$1,234.50"),
        (2_223_281_084.0, Unit.USD_A_YEAR, "$2,223,281,084"),
        (0.00655, Unit.FACTOR, "0.00655"),
        (12.0, Unit.MONEY, "12"),
        (0.625, Unit.SHARE, f"62.50{T}%"),
        (0.025, Unit.RATE, f"2.5{T}%"),
        (0.003464, Unit.RATE, f"0.3464{T}%"),
        (-0.052, Unit.MARGIN, f"{MINUS}5.20{T}pp"),
        (234_458.0, Unit.VEHICLES, "234,458"),
        (7.0, Unit.MODELS, "7"),
        (1.0, Unit.YES_OR_NO, "yes"),
        (0.0, Unit.YES_OR_NO, "no"),
    ],
)
def test_a_figure_is_shown_in_its_unit(value: float, unit: Unit, text: str) -> None:
    assert trail_words.value_text(Derivation("", value, unit)) == text


def test_formulas_stand_with_their_values() -> None:
    usd, year = "$10,000.00", replace(NET_COST, value=2.0, unit=Unit.VEHICLES)
    third = "$3,000.00"
    rest = spelled(Rule.REST_SHARE, NET_COST, VNM, unit=Unit.SHARE)

    assert rest == f"({usd} {MINUS} {third}) ÷ {usd} = 70.00{T}%"
    assert spelled(Rule.SUM, NET_COST, VNM) == f"{usd} + {third} = $13,000.00"
    assert spelled(Rule.PRODUCT, NET_COST, year) == f"{usd} {TIMES} 2 = $20,000.00"
    assert spelled(Rule.EXCESS, VNM, NET_COST) == f"{third} {MINUS} {usd}, at least 0 = $0.00"
    assert spelled(Rule.LESSER, VNM, NET_COST) == f"least of {third} and {usd} = {third}"
    part = replace(NET_COST, value=0.4, unit=Unit.SHARE)
    credit = spelled(Rule.TAKEN_OFF, VNM, part)
    assert credit == f"{MINUS} {third} {TIMES} 40.00{T}% = {MINUS}$1,200.00"
    reached = spelled(Rule.REACHES, VNM, NET_COST, unit=Unit.YES_OR_NO)
    assert reached == f"{third} reaches {usd} = no"


def test_what_counts_or_does_not_is_a_factor_of_one_or_nothing() -> None:
    third = "$3,000.00"
    counts = Derivation("Does not originate", 1.0, Unit.YES_OR_NO)

    assert spelled(Rule.PRODUCT, VNM, counts) == f"{third} {TIMES} 1 = {third}"


def test_a_long_sum_is_not_spelled_out() -> None:
    assert spelled(Rule.SUM, *[NET_COST] * 5) == "sum of 5 figures = $50,000.00"


def test_what_is_given_has_no_formula_and_says_that_it_ends_there() -> None:
    assert trail_words.formula(NET_COST, ()) == ""
    assert "ends" in trail_words.trail_table(NET_COST, ()).caption


def test_the_law_stands_with_its_date_and_what_it_leaves_out() -> None:
    assert trail_words.law(LAW) == "19 CFR 182, from 2020-07-01. Fees are left out."
    assert trail_words.law(None) == ""


def test_terms_show_their_cell_and_whether_they_can_be_followed() -> None:
    origin = Derivation(
        "Regional content", 0.0, Unit.SHARE, cell="Sourcing!C4", text="KR", note="Made in KR."
    )
    figure = made(Rule.SUM, VNM, NET_COST, origin)
    first, second, third = trail_words.trail_table(figure, figure.terms()).rows

    assert first[0].text.endswith(trail_words.FURTHER)
    assert not second[0].text.endswith(trail_words.FURTHER)
    assert second[2].text == "Models!G2"
    assert (third[2].text, third[3].text) == ("Sourcing!C4: KR", "Made in KR.")


def test_the_terms_of_a_long_sum_stand_by_size() -> None:
    terms = tuple(replace(NET_COST, name=str(value), value=float(value)) for value in (1, 5, -9, 3, 2))
    figure = made(Rule.SUM, *terms)

    assert [term.name for term in trail_words.in_order(figure, terms)] == ["-9", "5", "3", "2", "1"]


def test_a_way_is_copied_with_its_cells() -> None:
    vnm, net_cost = trail_words.copied_way((VNM, NET_COST))

    assert vnm.rows[0][:3] == ("VNM", 3000.0, "USD")
    assert net_cost.rows[0][:4] == ("Net cost", 10000.0, "USD", "Models!G2")
    share = made(Rule.SUM, replace(NET_COST, unit=Unit.SHARE, value=0.0725))
    _, value, unit, *_ = trail_words.copied_way((share,))[0].rows[1]
    assert float(value) == pytest.approx(7.25)
    assert unit == "%"


def test_what_cannot_be_told_is_no_no() -> None:
    """The only part is of unknown origin: it may be regional or not."""
    found = DerivedTests(outcome(sourcing=book([unknown(100.0)])), 0)

    assert trail_words.value_text(found.qualifies()) == "cannot tell"
    regional = found.results()[0]
    assert trail_words.value_text(regional) == "cannot tell"
    assert "some origins are unknown" in regional.note
