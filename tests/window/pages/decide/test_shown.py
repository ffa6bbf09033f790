"""The words and figures of comply or pay."""

from dataclasses import replace

import pytest

from books import Row, book
from headroom.book.sourcing import Vehicle
from headroom.optimum.break_even_points import NOT_YET
from headroom.optimum.change_worth import picks_with, trial, worths
from headroom.optimum.constraint_costs import constraint_costs
from headroom.optimum.decisions import DecisionQuestion, decide
from headroom.optimum.made_sourcing import MadeSourcing
from headroom.optimum.resourcing import resource
from headroom.output.constraint_words import costs_lines, costs_sentence
from headroom.output.decision_table import fleet_totals, model_table
from headroom.output.resourcing_words import decision_sentence, decision_word, locks_sentence
from headroom.rules.offers import Offers
from headroom.rules.scenario import Locks
from headroom.window.pages.decide.shown.changes import (
    change_table,
    point_sentence,
    saving_sentence,
    trial_sentence,
)
from headroom.window.pages.decide.shown.constraints import constraint_table
from headroom.window.widgets.shown.table_order import row_order
from headroom.words import formatting
from resourcing_cases import Case, offers_of, thresholds

TEN = Case.generated(10, 4).offers()


def test_a_row_of_the_table_holds_the_figures_of_the_answer() -> None:
    decided = decide(DecisionQuestion.of(TEN, thresholds(0.75)))
    assert decided is not None

    (row,) = model_table(decided, (0,), ()).rows

    answer, made = decided.answers[0], MadeSourcing.of(decided.answers[0])
    duties, landed, sourcing, owed, decided_on, otherwise, saves, a_year = (
        cell.number or 0.0 for cell in row[2:10]
    )
    assert landed - duties + sourcing + owed == pytest.approx(decided_on)
    assert (landed, decided_on) == (answer.incumbent_landed_usd, made.landed_usd)
    assert owed == pytest.approx(made.vehicle_duty_usd + made.parts_duty_usd + made.fees_usd)
    assert answer.pay is not None
    assert (row[7].text[:5], otherwise) == ("pay $", answer.pay.landed_usd)
    assert saves == pytest.approx(answer.saves_usd)
    assert a_year == pytest.approx(answer.saves_usd * TEN.current.vehicles[0].annual_volume)
    assert row[10].text == str(len(answer.changes))
    (moved,) = model_table(decided, (0,), {"A"}).rows
    assert moved[10].text == f"{len(answer.changes)}, scenario differs"
    (applied,) = model_table(decided, (0,), {"A"}, {"A"}).rows
    assert applied[10].text == f"{len(answer.changes)} applied"


def claiming_fleet() -> Offers:
    """Return two models that re-source, one that qualifies as it is, and one that cannot."""
    rows = [row for name, seed in (("A", 4), ("B", 5)) for row in Case.generated(10, seed).rows(name)]
    rows += [Row("MX", 500.0, model="C"), Row("CN", 500.0, model="D")]
    vehicles = [Case.generated(10, seed).vehicle(name, 100.0 * seed) for name, seed in (("A", 4), ("B", 5))]
    vehicles += [Vehicle(name, assembly_country="MX", annual_volume=50.0) for name in "CD"]
    return offers_of(book(rows, *vehicles))


def test_with_claiming_the_columns_add_up_and_say_what_is_in_them() -> None:
    offers, scenario = claiming_fleet(), thresholds(0.75, rate=0.2)
    with_cost, without = (
        decide(DecisionQuestion.of(offers, replace(scenario, claim_cost=share))) for share in (0.02, 0.0)
    )
    assert with_cost is not None
    assert without is not None

    table, plain = model_table(with_cost, range(4), ()), model_table(without, range(4), ())

    for row in table.rows:
        duties, landed, sourcing, owed, decided_on = (cell.number or 0.0 for cell in row[2:7])
        assert landed - duties + sourcing + owed == pytest.approx(decided_on)
        assert (row[8].number or 0.0) == pytest.approx(landed - decided_on)
    claims = [answer.claim_usd for answer in with_cost.answers]
    assert [usd > 0 for usd in claims] == [True, True, True, False]
    for row, before, usd in zip(table.rows, plain.rows, claims, strict=False):
        assert (row[5].number or 0.0) == pytest.approx((before[5].number or 0.0) + usd)
    assert table.rows[2][1].text == "stay"
    assert table.rows[2][8].number == pytest.approx(0.0)
    assert table.columns[2].heading == "As sourced: duties, claiming"
    assert "plus duties, fees and claiming decided on" in table.columns[6].note
    assert not any("laiming" in f"{column.heading}{column.note}" for column in plain.columns)
    assert "claiming" in fleet_totals(with_cost.fleet)
    assert "claiming" not in fleet_totals(without.fleet)


def test_what_each_test_costs_has_its_figures_in_a_table_and_in_a_line() -> None:
    (answer,) = resource(TEN, replace(thresholds(0.75, 0.05), locks=Locks(most_changes=3)))
    costs = constraint_costs(answer)

    table = constraint_table(costs)

    assert [row[0].text for row in table.rows] == ["regional content", "US content", "number of changes"]
    assert [row[1].text for row in table.rows] == [formatting.percent(0.75), formatting.percent(0.05), "3"]
    for row, cost in zip(table.rows, costs, strict=True):
        assert [cell.number for cell in row[3:]] == [cost.usd, cost.usd_a_year]
        assert (row[3].text == "does not bind") == row[3].quiet == (cost.usd == 0)
    regional, change = costs[0], replace(costs[2], usd=3.0)
    dollars = formatting.dollars(regional.usd, 2)
    assert regional.binds
    assert table.rows[0][3].text == f"{dollars} a point"
    assert costs_sentence(costs[:1]) == f"A point costs: regional {dollars}"
    assert costs_sentence([replace(regional, usd=0.0)]) == "No test costs anything: none binds"
    assert costs_sentence([regional, change]) == f"A point costs: regional {dollars}; a change costs $3.00"
    assert costs_sentence([change]) == "A change costs $3.00"
    assert costs_sentence(()) == ""
    assert costs_lines(costs)[0].startswith(f"regional content: {formatting.percent(0.75)} needed, 7")


def test_the_fleet_has_means_by_volume_and_sums_a_year() -> None:
    rows = [row for name, seed in (("A", 4), ("B", 5)) for row in Case.generated(10, seed).rows(name)]
    vehicles = [Case.generated(10, 4).vehicle("A", 100.0), Case.generated(10, 5).vehicle("B", 300.0)]
    decided = decide(DecisionQuestion.of(offers_of(book(rows, *vehicles)), thresholds(0.75)))
    assert decided is not None

    table = model_table(decided, (0, 1), ())

    one, other, fleet = ([cell.number or 0.0 for cell in row] for row in table.rows)
    assert table.has_total
    for at in (2, 3, 4, 5, 6, 8):
        assert fleet[at] == pytest.approx((100 * one[at] + 300 * other[at]) / 400)
    assert fleet[9] == pytest.approx(decided.fleet.saves_usd)
    assert fleet[10] == decided.fleet.changes
    assert model_table(decided, (1,), ()).has_total is False


@pytest.mark.parametrize(
    ("rvc", "rate", "word", "sentence"),
    [
        (
            0.75,
            0.025,
            "re-source",
            "Complying is $2 a vehicle cheaper than paying; 3 changes save $2 a vehicle.",
        ),
        (
            *(0.90, 0.025, "pay"),
            "Paying is $12 a vehicle cheaper than complying; no change of sources saves anything.",
        ),
        (0.40, 0.025, "stay", "It qualifies as sourced; no change of sources saves anything."),
        (
            *(0.90, 0.0, "nothing due"),
            "No duty falls on the vehicle, it need not qualify; no change of sources saves anything.",
        ),
    ],
)
def test_a_decision_in_words(rvc: float, rate: float, word: str, sentence: str) -> None:
    (answer,) = resource(TEN, thresholds(rvc, rate=rate))

    assert (decision_word(answer), decision_sentence(answer)) == (word, sentence)


def test_with_a_change_left_out_the_sentence_says_by_how_much_it_fails() -> None:
    (answer,) = resource(TEN, thresholds(0.75))
    assert answer.comply is not None
    part = answer.comply.changes[-1].part_number

    whole = trial_sentence(trial(answer.problem, picks_with(answer.comply, ())), 4, 4)
    less = trial_sentence(trial(answer.problem, picks_with(answer.comply, {part})), 3, 4)

    assert whole.startswith("With 4 of 4 changes: qualifies, regional 7")
    assert less.startswith("With 3 of 4 changes: fails by ")
    narrow = replace(trial(answer.problem, picks_with(answer.comply, {part})), headroom=-0.0004)
    assert "fails by 0.04 points" in trial_sentence(narrow, 3, 4)


def test_a_trial_has_the_landed_cost_of_the_table_too_where_there_is_switching_cost() -> None:
    (answer,) = resource(TEN, thresholds(0.75))
    assert answer.comply is not None
    found = trial(answer.problem, picks_with(answer.comply, ()))

    dear = trial_sentence(replace(found, landed_usd=25_673.0, switching_usd=135.0), 4, 4)
    free = trial_sentence(replace(found, landed_usd=25_673.0, switching_usd=0.0), 4, 4)

    claims = replace(found, landed_usd=25_538.0, switching_usd=0.0, claim_usd=300.0)
    assert trial_sentence(claims, 4, 4).endswith("landed $25,538, $25,838 with claiming of $300")
    claims = replace(claims, landed_usd=25_673.0, switching_usd=135.0)
    both = "landed $25,538, $25,973 with switching cost of $135 and claiming of $300"
    assert trial_sentence(claims, 4, 4).endswith(both)
    assert dear.endswith("landed $25,538, $25,673 with switching cost of $135")
    assert free.endswith("landed $25,673")


def test_what_changes_save_is_said_against_the_sourcing_of_the_workbook() -> None:
    (moves,) = resource(TEN, thresholds(0.75))
    (stays,) = resource(TEN, thresholds(0.90))

    assert saving_sentence(moves) == "A: 3 changes land it $2 cheaper than as sourced"
    assert saving_sentence(stays) == "A: no change of sources saves anything"


def test_a_model_without_vehicle_duty_is_not_said_to_owe_nothing() -> None:
    decided = decide(DecisionQuestion.of(TEN, thresholds(0.90, rate=0.0)))
    assert decided is not None

    (row,) = model_table(decided, (0,), ()).rows

    assert row[1].text == "no vehicle duty"
    assert decision_word(decided.answers[0]) == "nothing due"


def test_each_change_has_the_cells_of_both_sources() -> None:
    (answer,) = resource(TEN, thresholds(0.75))
    assert answer.comply is not None
    rows = TEN.current.book.rows

    table = change_table(worths(answer.comply), rows)

    for row, change in zip(table.rows, answer.comply.changes, strict=True):
        assert row[-1].text == rows.address(change.to_row, "unit_cost")
        assert row[-1].note.startswith(rows.address(change.from_row, "unit_cost"))
    assert point_sentence(worths(answer.comply)).startswith("The dearest point of content costs $")
    assert point_sentence(()) == ""


def test_a_point_paid_for_is_told_from_one_given_up_and_stands_above_it() -> None:
    rows = [
        *(Row("CN", 100.0, part="bought"), Row("MX", 110.0, part="bought", alternative=True)),
        *(Row("MX", 100.0, part="given up"), Row("CN", 80.0, part="given up", alternative=True)),
        *(Row("CN", 100.0, part="for nothing"), Row("MX", 90.0, part="for nothing", alternative=True)),
        Row("MX", 50.0, part="rest"),
    ]
    offers = offers_of(book(rows, Vehicle("A", assembly_country="MX")))
    (answer,) = resource(offers, thresholds(0.7))
    assert answer.comply is not None

    table = change_table(worths(answer.comply), offers.current.book.rows)

    column = [one.title for one in table.columns].index("USD a point")
    prices = {row[0].text: row[column].text for row in table.rows}
    assert prices["bought"].startswith("$")
    assert prices["given up"].startswith("saves $")
    order = row_order(table, column, descending=True)
    assert [table.rows[row][0].text for row in order] == ["bought", "given up", "for nothing"]
    assert point_sentence(worths(answer.comply)).endswith(f"costs {prices['bought']} a vehicle, by bought.")


def test_locks_in_words() -> None:
    locks = Locks(frozenset({"b", "a"}), frozenset({"CN", ""}), 1)

    assert locks_sentence(locks) == "a, b stay; nothing from CN, unknown; at most 1 change a model"
    assert locks_sentence(Locks()) == ""


def test_break_even_points_that_were_put_off_are_quiet_and_say_so() -> None:
    decided = decide(DecisionQuestion.of(TEN, thresholds(0.75)))
    assert decided is not None
    old = tuple(replace(one, rate_found=False, threshold_found=False) for one in decided.points)
    none = (NOT_YET,)

    (now,) = model_table(decided, (0,), ()).rows
    (put_off,) = model_table(replace(decided, points=old), (0,), ()).rows
    (unknown,) = model_table(replace(decided, points=none), (0,), ()).rows

    assert put_off[11].text == now[11].text
    assert "up to a regional content of" in now[11].note
    assert not now[11].quiet
    assert put_off[11].quiet
    assert "when the slider rests" in put_off[11].note
    assert unknown[11].text == formatting.NOTHING
