from dataclasses import replace
from datetime import UTC, datetime

from fleets import POLICY, fleet, outcome
from headroom.book.layout import BookLayout
from headroom.rules.exposure import Exposure
from headroom.rules.scenario import Scenario
from headroom.work.deviation import compared, deviations
from headroom.work.saved_result import results_of
from headroom.work.saved_work import SavedWork
from headroom.work.workspace import Workspace
from strategies import REFERENCE

RESULTS = results_of(outcome())
STRICT = Scenario(POLICY, "Strict").with_value("rvc", 0.95)


def exposure() -> Exposure:
    return Exposure.of(fleet(), REFERENCE)


def work() -> SavedWork:
    space = Workspace(Scenario(POLICY), Scenario(POLICY, "As it is")).with_scenarios(
        (Scenario(POLICY, "As it is"), STRICT), 1
    )
    when = datetime(2026, 11, 24, tzinfo=UTC)
    saved = SavedWork(space, (), BookLayout(), (), ((), ()), "0.2.0", when)
    return saved.with_results(exposure())


def test_work_on_the_same_workbook_comes_to_the_same_figures() -> None:
    assert deviations(work(), exposure()) == ()


def test_the_scenario_being_tried_comes_first_then_the_baseline() -> None:
    saved = work()
    dearer = tuple(replace(one, landed_cost_usd=one.landed_cost_usd + 1) for one in saved.baseline_results)
    saved = replace(saved, baseline_results=dearer, results=(dearer, dearer))

    found = deviations(saved, exposure())

    assert list(dict.fromkeys(one.scenario for one in found)) == ["Strict", "Baseline", "As it is"]


def test_a_scenario_saved_without_a_workbook_has_nothing_to_differ_from() -> None:
    saved = replace(work(), baseline_results=(), results=((), ()))

    assert deviations(saved, exposure()) == ()


def test_every_model_that_differs_is_named_with_its_figures_before_and_now() -> None:
    dearer = replace(RESULTS[0], landed_cost_usd=RESULTS[0].landed_cost_usd + 5)

    (found,) = compared("Any", RESULTS, (dearer, *RESULTS[1:]))

    assert (found.model, found.before, found.after) == (RESULTS[0].model, RESULTS[0], dearer)
    assert [one.figure for one in found.differences] == ["landed_cost_usd"]


def test_a_model_that_came_has_no_figures_before_and_one_that_went_none_now() -> None:
    gone, came = compared("Any", RESULTS, (*RESULTS[1:], replace(RESULTS[0], model="New")))

    assert (gone.model, gone.after) == (RESULTS[0].model, None)
    assert (came.model, came.before) == ("New", None)
