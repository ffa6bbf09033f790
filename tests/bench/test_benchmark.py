import sys
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication

from headroom.bench import process_memory
from headroom.bench.by_hand import POLICY, ByHand, DisagreementError, check_agreement
from headroom.bench.dressing_speed import dressing_speed
from headroom.bench.evaluating_speed import evaluating_speed
from headroom.bench.listing_speed import listing_speed
from headroom.bench.made_up_book import made_up_exposure
from headroom.bench.made_up_parts import PricedParts
from headroom.bench.painting_speed import painting_speed
from headroom.bench.reading_speed import reading_speed
from headroom.bench.resourcing_speed import check_cost, deciding_speed, solving_speed
from headroom.bench.sample_fleet import sample_offers
from headroom.bench.starting_speed import starting_speed
from headroom.bench.timing import in_turns
from headroom.cli.bench_figures import (
    FRAME_S,
    MEGABYTES,
    SECONDS,
    FigureAim,
    Measurement,
    Report,
    as_text,
    as_values,
)
from headroom.knapsack.cheapest_choice import cheapest
from headroom.knapsack.highs import by_highs
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.rules.currency_rates import currency_rates
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.user_error import UserError
from headroom.without_screen import measure


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(
            ("rvc", 0.5),
            ("us_content", 0.3),
            ("other", 0.9),
            ("core", 0.2),
            ("mfn_parts", 0.1),
            ("mfn_car", 0.2),
        ),
        *(("s301_china", 0.0), ("mpf", 0.01), ("hmf", 0.0), ("fx.EUR", 2.0), ("freight", 1.5)),
    ],
)
def test_the_calculation_by_hand_gives_the_numbers_of_the_program(key: str, value: float) -> None:
    exposure = made_up_exposure(4_000, 8)
    scenario = Scenario(load_policy(preset_path(POLICY))).with_value(key, value)
    hand = ByHand.of(exposure)

    found = hand.figures(hand.sums(scenario, currency_rates(exposure, scenario)), scenario)

    check_agreement(evaluate(exposure, scenario), found)


@pytest.mark.parametrize("key", ["rvc", "mfn_car", "other", "core"])
def test_by_hand_sums_that_a_slider_leaves_alone_are_kept(key: str) -> None:
    exposure = made_up_exposure(4_000, 8)
    before = Scenario(load_policy(preset_path(POLICY)))
    after = before.with_value(key, 0.55)
    hand, rates = ByHand.of(exposure), currency_rates(exposure, before)
    sums = hand.sums(before, rates)
    if key in ("other", "core"):
        sums = hand.counted_again(sums, after, hand.value * rates[hand.currency])

    check_agreement(evaluate(exposure, after), hand.figures(sums, after))


def test_a_disagreement_of_a_cent_in_a_thousand_dollars_is_reported_instead_of_a_time() -> None:
    exposure = made_up_exposure(500, 3)
    scenario = Scenario(load_policy(preset_path(POLICY)))
    hand = ByHand.of(exposure)
    found = hand.figures(hand.sums(scenario, currency_rates(exposure, scenario)), scenario)

    with pytest.raises(DisagreementError, match="landed"):
        check_agreement(evaluate(exposure, scenario), replace(found, landed=found.landed * 1.00001))


def test_made_up_rows_are_the_same_each_time_and_of_several_kinds() -> None:
    one, other = made_up_exposure(3_000, 6), made_up_exposure(3_000, 6)

    assert (one.value == other.value).all()
    assert len(one.vehicles) == 6
    assert len(set(one.origin)) > 5
    assert len(set(one.role)) > 1
    assert len(set(one.currency)) == 3
    assert len({vehicle.assembly_country for vehicle in one.vehicles}) > 2


def test_evaluating_has_a_figure_for_each_kind_of_slider_and_one_for_the_summing() -> None:
    measured = evaluating_speed(600, 4, 1)

    assert [figure.name.split(",")[0] for figure in measured.figures] == [
        "Slider on a threshold",
        "Slider on a rate",
        "Slider on a part-origin threshold",
        "Summing the rows",
    ]
    assert 0 < measured.lots <= 600
    assert all(figure.own > 0 < figure.reference for figure in measured.figures)


def test_a_step_of_a_part_origin_threshold_moves_parts_of_some_models() -> None:
    exposure = made_up_exposure(20_000, 100)
    scenario = Scenario(load_policy(preset_path(POLICY)))
    contents = [
        evaluate(exposure, scenario.with_value("other", 0.6 + run / 1000)).rvc_low.tolist()
        for run in range(15)
    ]

    assert all(before != after for before, after in pairwise(contents))


@pytest.mark.slow
def test_reading_is_timed_and_weighed_beside_a_bare_reader_and_a_data_frame() -> None:
    figures = reading_speed(60, 1)

    seconds = [figure for figure in figures if figure.unit == SECONDS]
    megabytes = [figure for figure in figures if figure.unit == MEGABYTES]
    assert {figure.against for figure in seconds} == {
        "bare python-calamine",
        "pandas.read_excel with calamine",
    }
    assert bool(megabytes) == process_memory.can_be_measured()
    assert all(figure.own > 0 < figure.reference for figure in figures)


@pytest.mark.slow
def test_painting_is_timed_beside_those_who_paint_nothing_else(qapp: QApplication) -> None:
    figures = painting_speed(made_up_exposure(300, 12), 30)

    assert qapp is not None
    assert [figure.name for figure in figures] == [
        "Slider event to finished picture, 12 models",
        "Chart of the fleet alone, new threshold to picture, 12 models",
        "Slider event to finished policy map, 12 models",
    ]
    assert all(figure.own > 0 < figure.reference for figure in figures)


@pytest.mark.slow
def test_dressing_is_timed_with_all_pages_open(qapp: QApplication) -> None:
    figures = dressing_speed(1)

    assert qapp is not None
    assert [figure.name.split(",")[0] for figure in figures] == ["Another theme", "Presenting on or off"]
    assert all(figure.own > 0 < figure.reference for figure in figures)


def test_solving_is_timed_beside_a_general_solver_that_finds_the_same_cost() -> None:
    figure = solving_speed(40, 1)

    assert figure.name == "Cheapest sourcing, 40 parts of 4 sources"
    assert figure.own > 0 < figure.reference


def test_an_instance_of_which_the_two_find_another_cost_is_reported_instead_of_a_time() -> None:
    instance = PricedParts.generated(40, 1).knapsack((3, 4))
    own, reference = cheapest(instance), by_highs(instance)
    assert own.cost is not None
    check_cost(own, reference)

    with pytest.raises(DisagreementError, match="cheapest sourcing"):
        check_cost(replace(own, cost=own.cost + 1), reference)


@pytest.mark.slow
def test_deciding_is_timed_for_every_slider_of_two_fleets() -> None:
    figures = deciding_speed(4)

    named = [figure.name.removeprefix("Comply or pay, ") for figure in figures]
    for models, most in (("12 models", 0.016), ("50 models", 0.048)):
        own = [figure for figure, name in zip(figures, named, strict=True) if name.startswith(models)]
        assert {figure.aim.most for figure in own} == {most}
        assert {name.rsplit(" ", 1)[1] for name in named if "slider on" in name} == {
            *("rvc", "us_content", "mfn_car", "s232_vehicle")
        }
        assert own[-1].name.split("(")[0].endswith("slowest slider ")
    assert {figure.reference for figure in figures} == {FRAME_S}
    assert all(figure.own > 0 for figure in figures)


def test_a_fleet_made_of_the_sample_has_as_many_models_as_are_asked_for() -> None:
    few, many = sample_offers(18), sample_offers(40)

    assert len(few.models) == 18
    assert len(many.models) == len({vehicle.name for vehicle in many.current.vehicles}) == 40
    assert many.models[18].offer.shape == few.models[0].offer.shape
    assert many.current.value.sum() > few.current.value.sum() * 2


@pytest.mark.slow
def test_starting_is_timed_beside_an_empty_window() -> None:
    window, page, answer = starting_speed(1)

    assert 0 < window.own <= page.own < answer.own
    assert window.reference == page.reference == answer.reference > 0


def test_two_things_are_timed_in_turns_and_the_first_run_does_not_count() -> None:
    calls: list[tuple[str, int]] = []

    in_turns(lambda run: calls.append(("own", run)), lambda run: calls.append(("reference", run)), 2)

    assert calls == [(name, run) for run in range(3) for name in ("own", "reference")]


def test_a_figure_reaches_its_aim_when_it_or_its_ratio_is_at_most_that() -> None:
    def figure(own: float, aim: FigureAim) -> Measurement:
        return Measurement("Import", own, 2.0, "bare reader", SECONDS, aim, 3)

    half, amount = FigureAim(0.5, multiple=True), FigureAim(0.75)
    assert figure(1.0, half).ratio == 0.5
    assert figure(1.0, half).reached
    assert not figure(1.01, half).reached
    assert figure(0.75, amount).reached
    assert not figure(0.76, amount).reached


def test_the_table_shows_each_amount_in_a_unit_that_suits_it() -> None:
    figures = tuple(
        Measurement("Import", own, 1.0, "bare reader", SECONDS, FigureAim(0.25), 3)
        for own in (2e-6, 0.0315, 12.5)
    )
    memory = Measurement("Import", 1234.0, 617.0, "bare reader", MEGABYTES, FigureAim(1.5, multiple=True), 3)

    text = as_text(Report({"Machine": "this"}, (*figures, memory), ("the start",)))

    assert all(
        amount in text for amount in ("2 us", "31.5 ms", "12.50 s", "1,234 MB", "617 MB", "250.0 ms", "1.5 x")
    )
    assert "Machine: this" in text
    assert "Left out: the start" in text


def test_the_values_say_of_what_the_aim_is() -> None:
    amount = Measurement("Import", 1.0, 2.0, "bare reader", SECONDS, FigureAim(0.25), 3)
    ratio = replace(amount, aim=FigureAim(1.5, multiple=True))

    figures = as_values(Report({}, (amount, ratio)))["figures"]

    assert isinstance(figures, list)
    assert [(one["aim"], one["aim_of"], one["reached"]) for one in figures] == [
        (0.25, "own", False),
        (1.5, "ratio", True),
    ]


def test_without_what_it_compares_with_the_benchmark_says_so_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pyqtgraph", None)

    with pytest.raises(UserError, match=r"pyqtgraph cannot be found\. Run it where .* headroom\[bench\]\."):
        measure(100)


def test_parts_are_searched_and_sorted_beside_pandas() -> None:
    search, sort = listing_speed(2_000, 4, 2)

    assert (search.own > 0, sort.own > 0, search.reference > 0, sort.reference > 0) == (True,) * 4
    assert search.name == "search in 2,000 parts, five columns"
