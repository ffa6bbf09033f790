"""A hand-over as a whole: which pages there are, in which order, with which words and figures."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

import strategies
from books import Row, book
from fleets import POLICY, fleet
from handovers import DAY, EASIER, question
from headroom.analysis.drivers import KeyFigure
from headroom.analysis.policy_map import Axes
from headroom.analysis.response import as_sourced
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.output.handover.exhibits import Component, ContentChart, CostChange, CostChart, ThresholdMap
from headroom.output.handover.handover import USUAL_PAGES, Handover, HandoverPage, PageKey
from headroom.output.handover.make import GivenUpError, make_handover
from headroom.output.handover.titles import LONGEST
from headroom.rules.outcome import evaluate
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import Verdict


@pytest.fixture(scope="module")
def made() -> Handover:
    return make_handover(question(dossier=True))


def page(made: Handover, key: PageKey) -> HandoverPage:
    return next(one for one in made.pages if one.key is key)


def test_the_pages_stand_in_the_order_in_which_it_is_asked(made: Handover) -> None:
    keys = [one.key for one in made.pages]

    assert keys == [key for key in PageKey if key in keys]
    assert {PageKey.QUALIFY, PageKey.COST, PageKey.DECIDE, PageKey.MAP, PageKey.ASSUMPTIONS} <= set(keys)


def test_titles_are_unlike_and_fit_two_lines(made: Handover) -> None:
    titles = [one.title for one in made.pages]

    assert len({title.casefold() for title in titles}) == len(titles)
    assert all(0 < len(title) <= LONGEST for title in titles)
    assert page(made, PageKey.QUALIFY).title.startswith("Hypothetical: 2 of 5 qualify, 1 cannot be told")


def test_only_the_wanted_pages_are_made_in_the_wanted_order_with_typed_titles() -> None:
    wanted = (PageKey.COST, PageKey.QUALIFY)
    found = make_handover(question(pages=wanted, titles={PageKey.COST: "What it costs"}))

    assert [one.key for one in found.pages] == list(wanted)
    assert found.pages[0].title == "What it costs"


def test_what_has_nothing_to_show_is_no_page() -> None:
    same = make_handover(question(baseline=POLICY))

    assert PageKey.CHANGE not in {one.key for one in same.pages}
    assert not same.footer.against


def test_the_footer_says_under_what_the_figures_stand(made: Handover) -> None:
    assert made.footer.law == "Hypothetical: Test, law on 2026-11-01"
    assert made.footer.against == "Against Easier, 2026-11-01"
    assert made.footer.changed == "No assumption changed"
    assert "SHA-256" in made.footer.source
    assert made.footer.text.endswith("Headroom 1.2.3. Planning estimate, not legal advice.")


def test_changed_assumptions_are_named_and_the_rest_counted() -> None:
    scenario = Scenario(POLICY, name="S", freight_factor=2.0)
    for key, value in (("rvc", 0.8), ("mfn_car", 0.1), ("s301", 0.5), ("mpf", 0.01), ("lvc", 0.3)):
        scenario = scenario.with_value(key, value)
    said = make_handover(question(scenario=scenario, pages=(PageKey.QUALIFY,))).footer.changed

    assert said.startswith("Changed: Regional content 80.0")
    assert said.endswith(" and 2 more")
    assert said.count(";") == 3


def test_the_bars_are_those_of_the_outcome(made: Handover) -> None:
    asked = question()
    chart, costs = page(made, PageKey.QUALIFY).exhibit, page(made, PageKey.COST).exhibit
    assert isinstance(chart, ContentChart)
    assert isinstance(costs, CostChart)
    names = [vehicle.name for vehicle in asked.outcome.vehicles]

    assert [bar.low for bar in chart.bars] == sorted(bar.low for bar in chart.bars)
    for bar, cost in zip(chart.bars, costs.bars, strict=True):
        at = names.index(bar.model)
        assert cost.model == bar.model
        assert (bar.low, bar.high) == (asked.outcome.rvc_low[at], asked.outcome.rvc_high[at])
        assert bar.verdict is Verdict(int(asked.outcome.verdict[at]))
        assert cost.total == asked.outcome.landed_cost_usd[at]
        assert sum(cost.parts) == pytest.approx(cost.total)
    assert chart.thresholds == (0.6, 0.75)


def test_of_many_models_a_chart_shows_those_with_least_headroom_and_a_table_all() -> None:
    shares = np.linspace(0.4, 0.99, 40)
    rows = [row for n, share in enumerate(shares.tolist()) for row in _parts(f"M{n:02}", share * 100)]
    vehicles = (Vehicle(f"M{n:02}", assembly_country="US") for n in range(40))
    made = make_handover(question(book(rows, *vehicles), pages=(PageKey.QUALIFY,)))
    chart = made.pages[0].exhibit
    assert isinstance(chart, ContentChart)

    assert [bar.model for bar in chart.bars] == [f"M{n:02}" for n in range(16)]
    assert chart.left_out.startswith("The 16 of 40 models with the least headroom")
    assert len(made.pages[0].table.rows) == 41


def _parts(model: str, regional: float) -> list[Row]:
    return [Row("US", regional, model), Row("JP", 100 - regional, model)]


def test_the_steps_of_the_change_add_up() -> None:
    dear = POLICY.with_value("mfn_car", 0.5)
    made = make_handover(question(policy=dear, baseline=EASIER, pages=(PageKey.CHANGE,)))
    chart = made.pages[0].exhibit
    assert isinstance(chart, CostChange)

    assert sum(step.usd for step in chart.steps) == pytest.approx(chart.after - chart.before)
    assert [step.component for step in chart.steps] == [Component.VEHICLE_DUTY]


@given(strategies.books(), strategies.policies())
@settings(max_examples=30)
def test_every_cell_of_the_map_is_what_evaluate_says_there(sourcing: SourcingBook, policy: Policy) -> None:
    asked = question(sourcing, policy, policy, pages=(PageKey.MAP,))
    pages = make_handover(asked).pages
    if not pages:
        return
    chart = pages[0].exhibit
    assert isinstance(chart, ThresholdMap)
    respond = as_sourced(asked.exposure)
    axes = Axes.of(policy)
    assert axes is not None
    now = KeyFigure.RULES.of(respond(asked.scenario))
    here = [cell for row in chart.cells for cell in row if cell.here]
    assert len(here) == 1
    assert here[0].label == "as now"
    for row, us in list(enumerate(chart.rows))[:: max(len(chart.rows) // 2, 1)]:
        for column, regional in list(enumerate(chart.columns))[:: max(len(chart.columns) // 3, 1)]:
            scenario = axes.at(asked.scenario, regional, us)
            there = KeyFigure.RULES.of(respond(scenario))
            if asked.states_costs and asked.exposure.fleet.volume.any():  # else models are counted
                assert chart.cells[row][column].value == pytest.approx(there - now, abs=1e-6)


def test_a_dossier_of_each_model_has_its_tests_duties_and_rows(made: Handover) -> None:
    assert [one.model for one in made.dossiers] == ["Aspen", "Birch", "Cedar", "Dogwood", "Elm"]
    birch = made.dossiers[1]

    assert birch.title.startswith("The Birch fails")
    assert {"Tests", "Duties and fees", "Landed cost", "Rows that weigh most"} <= {
        table.title for table in birch.tables
    }
    assert "VNM 400" in birch.formula[0]
    assert all(table.rows for one in made.dossiers for table in one.tables)
    assert "certificates" not in {table.title.casefold() for table in birch.tables}


def test_the_file_is_named_after_workbook_scenario_and_date(made: Handover) -> None:
    assert made.file_name.endswith("_Scenario-1_2026-11-01")
    assert made.made_on == DAY
    hostile = replace(fleet(), name="../ev:il\n*.xlsx")
    assert make_handover(question(hostile, pages=())).file_name == "ev-il_Scenario-1_2026-11-01"


def test_it_can_be_given_up() -> None:
    with pytest.raises(GivenUpError):
        make_handover(question(), cancelled=lambda: True)


def test_how_far_it_is_is_told_rising() -> None:
    told: list[float] = []
    make_handover(question(), lambda _, share: told.append(share))

    assert told == sorted(told)
    assert len(told) == len(USUAL_PAGES)


@given(strategies.books(), strategies.policies())
@settings(max_examples=15)
def test_any_book_is_handed_over(sourcing: SourcingBook, policy: Policy) -> None:
    made = make_handover(question(sourcing, policy, EASIER))

    assert all(len(one.title) <= LONGEST for one in made.pages)
    assert len({one.title.casefold() for one in made.pages}) == len(made.pages)
    assert all(cell.text is not None for one in made.pages for row in one.table.rows for cell in row)
    outcome = evaluate(question(sourcing, policy).exposure, Scenario(policy))
    table = page(made, PageKey.QUALIFY).table
    assert len(table.rows) == len(outcome.vehicles) + (len(outcome.vehicles) > 1)


def test_only_the_listed_models_are_listed_and_figures_of_the_fleet_stay_those_of_all() -> None:
    whole, some = (
        make_handover(question(dossier=True)),
        make_handover(replace(question(dossier=True), models=("Elm", "Birch"))),
    )
    fleet_row = page(some, PageKey.QUALIFY).table.rows[-1]

    assert some.figures == whole.figures
    assert [one.model for one in some.dossiers] == ["Birch", "Elm"]
    assert {row[0].text for row in page(some, PageKey.QUALIFY).table.rows} == {"Elm", "Birch", "Fleet, all 5"}
    assert [cell.text for cell in fleet_row[1:]] == [
        cell.text for cell in page(whole, PageKey.QUALIFY).table.rows[-1][1:]
    ]
    assert len(page(some, PageKey.COST).table.rows) == 2
    assert [row[0].text for row in page(some, PageKey.DECIDE).table.rows] == ["Birch", "Elm", "Fleet"]
    assert some.footer.source.endswith("2 of 5 models listed")
    assert "listed" not in whole.footer.text
