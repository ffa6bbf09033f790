"""Changes of parts by hand: a scenario with them evaluates as a workbook that was written so."""

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from books import Row, book, unknown
from headroom.book.sourcing import NO, SourcingBook, Vehicle
from headroom.rules.assumptions import all_problems
from headroom.rules.exposure import Exposure
from headroom.rules.moved_parts import with_changes
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.part_changes import BLANK, Becomes, PartChange, Selection, Sources
from headroom.rules.scenario import Scenario, SourceMove
from resourcing_cases import thresholds
from strategies import MODELS, ORIGINS, REFERENCE, SCENARIOS, SHARES, books

HARNESS = Row("CN", 40.0, part="harness", quantity=3, hts="85443000", supplier="Wire Co", freight=1.0)
ROWS = (
    HARNESS,
    replace(HARNESS, model="B", cost=44.0),
    Row("JP", 60.0, part="turbo", supplier="Wire Co", regional=0.3, originating=False),
    Row("US", 90.0, part="frame", us=0.8),
    replace(HARNESS, origin="MX", cost=47.0, supplier="Arneses", alternative=True),
)


def fleet(*rows: Row) -> SourcingBook:
    cars = (Vehicle(name, assembly_country="MX", conversion_usd=50.0) for name in "AB")
    return book(rows or ROWS, *cars, rates={"EUR": 1.1, "JPY": 0.0065})


def exposure_of(a_book: SourcingBook) -> Exposure:
    return Exposure.of(a_book, REFERENCE)


def change(selection: Selection | None = None, /, **becomes: object) -> PartChange:
    return PartChange("a change", selection or Selection(), Becomes(**becomes))  # type: ignore[arg-type]


def under(scenario: Scenario, *changes: PartChange) -> Scenario:
    return replace(scenario, part_changes=changes)


def assert_same(one: Outcome, other: Outcome) -> None:
    for field in fields(Outcome):
        first, second = getattr(one, field.name), getattr(other, field.name)
        if isinstance(first, np.ndarray):
            np.testing.assert_allclose(first, second, rtol=1e-9, atol=1e-7, err_msg=field.name)


BECOMES = st.builds(
    Becomes,
    origin=st.none() | st.sampled_from(ORIGINS),
    price_change=st.none() | st.sampled_from((-1.0, -0.2, 0.0, 0.08)),
    supplier=st.none() | st.sampled_from(("", "Acme")),
    share=SHARES,
    regional_content=st.none() | SHARES | st.just(BLANK),
    us_content=st.none() | SHARES | st.just(BLANK),
    originating=st.none() | st.sampled_from(("yes", "no", "blank")),
    anew=st.booleans(),
)
SELECTIONS = st.builds(
    Selection,
    model=st.sampled_from(("", *MODELS)),
    origins=st.sampled_from(((), ("CN",), ("JP", ""), ("US", "MX"))),
    tariff_prefix=st.sampled_from(("", "8708", "85")),
    outside_region=st.booleans(),
)
CHANGES = st.builds(PartChange, st.just("a change"), SELECTIONS, BECOMES)


@given(a_book=books(), scenario=SCENARIOS, chosen=SELECTIONS)
def test_a_change_to_what_stands_there_changes_nothing(
    a_book: SourcingBook, scenario: Scenario, chosen: Selection
) -> None:
    exposure = exposure_of(a_book)
    same = [
        PartChange("same", replace(chosen, origins=(origin,)), Becomes(origin=origin, price_change=0.0))
        for origin in a_book.rows.origins
    ]

    assert_same(evaluate(exposure, under(scenario, *same)), evaluate(exposure, scenario))


@given(a_book=books(), scenario=SCENARIOS, to=st.sampled_from(ORIGINS))
def test_all_parts_of_a_country_move_as_if_the_workbook_were_written_so(
    a_book: SourcingBook, scenario: Scenario, to: str
) -> None:
    rows = a_book.rows
    assume("CN" in rows.origins)
    origins = rows.origins if to in rows.origins else (*rows.origins, to)
    moving = (rows.origin == rows.origins.index("CN")) & ~rows.alternative
    written = replace(
        rows,
        origins=origins,
        origin=np.where(moving, origins.index(to), rows.origin).astype(np.int32),
        unit_cost=np.where(moving, rows.unit_cost * 1.08, rows.unit_cost),
    )
    free = tuple(replace(one, net_cost_usd=None, customs_value_usd=None) for one in a_book.vehicles)
    present = replace(a_book, vehicles=free)

    outcome = evaluate(
        exposure_of(present),
        under(scenario, change(Selection(origins=("CN",)), origin=to, price_change=0.08)),
    )

    assert_same(outcome, evaluate(exposure_of(replace(present, rows=written)), scenario))


@given(a_book=books(), scenario=SCENARIOS, one=CHANGES, other=CHANGES)
def test_only_the_models_that_are_changed_are_summed_and_it_comes_to_the_same(
    a_book: SourcingBook, scenario: Scenario, one: PartChange, other: PartChange
) -> None:
    exposure = exposure_of(a_book)
    made = with_changes(exposure, (one, other))

    outcome = evaluate(exposure, under(scenario, one, other))

    whole = evaluate(exposure_of(made.exposure.book), scenario)
    stated = np.array(
        [v.net_cost_usd is not None or v.customs_value_usd is not None for v in a_book.vehicles]
    )
    assert (np.diff(made.exposure.model) >= 0).all()
    np.testing.assert_allclose(outcome.parts_usd, whole.parts_usd, rtol=1e-9, atol=1e-7)
    np.testing.assert_allclose(
        np.where(stated, 0, outcome.rvc_low), np.where(stated, 0, whole.rvc_low), rtol=1e-9, atol=1e-7
    )


@given(a_book=books(), scenario=SCENARIOS, chosen=SELECTIONS, what=BECOMES)
def test_a_share_of_the_quantity_moves_from_nothing_to_all(
    a_book: SourcingBook, scenario: Scenario, chosen: Selection, what: Becomes
) -> None:
    exposure = exposure_of(a_book)
    present = evaluate(exposure, scenario)

    nothing = evaluate(exposure, under(scenario, PartChange("", chosen, replace(what, share=0.0))))
    everything = evaluate(exposure, under(scenario, PartChange("", chosen, replace(what, share=1.0))))
    half = evaluate(exposure, under(scenario, PartChange("", chosen, replace(what, share=0.5))))

    assert_same(nothing, present)
    for before, mean, after in (
        (present.parts_usd, half.parts_usd, everything.parts_usd),
        (present.inbound_freight_usd, half.inbound_freight_usd, everything.inbound_freight_usd),
    ):
        np.testing.assert_allclose(mean, (before + after) / 2, rtol=1e-9, atol=1e-7)


@given(a_book=books(), changes=st.lists(CHANGES, max_size=4))
def test_the_imported_rows_stay_and_quantities_add_up(
    a_book: SourcingBook, changes: list[PartChange]
) -> None:
    before = {field.name: getattr(a_book.rows, field.name) for field in fields(a_book.rows)}
    quantity = a_book.rows.quantity.copy()

    made = with_changes(exposure_of(a_book), tuple(changes))

    assert all(getattr(a_book.rows, name) is cells for name, cells in before.items())
    np.testing.assert_array_equal(a_book.rows.quantity, quantity)
    if made.changed is not None:
        kept = np.bincount(made.changed.source, weights=made.changed.rows.quantity, minlength=len(quantity))
        np.testing.assert_allclose(kept, quantity, rtol=1e-12)
        places = made.changed.rows.row_number
        np.testing.assert_array_equal(places, a_book.rows.row_number[made.changed.source])


@given(a_book=books(), scenario=SCENARIOS, changes=st.lists(CHANGES, min_size=1, max_size=3))
def test_changes_that_are_switched_off_change_nothing(
    a_book: SourcingBook, scenario: Scenario, changes: list[PartChange]
) -> None:
    exposure = exposure_of(a_book)

    outcome = evaluate(exposure, under(scenario, *(replace(one, on=False) for one in changes)))

    assert outcome.exposure is exposure
    assert outcome.changed is None


def test_the_last_change_of_a_field_counts_and_percentages_build_upon_each_other() -> None:
    exposure, scenario = exposure_of(fleet()), thresholds(0.75)
    to_mexico, to_us = change(origin="MX", price_change=0.10), change(origin="US", price_change=0.10)

    first = evaluate(exposure, under(scenario, to_mexico, to_us))
    second = evaluate(exposure, under(scenario, to_us, to_mexico))

    assert first.us_content_low[0] > second.us_content_low[0]
    np.testing.assert_allclose(first.parts_usd, evaluate(exposure, scenario).parts_usd * 1.21)
    np.testing.assert_allclose(first.parts_usd, second.parts_usd)


def test_a_selection_names_what_stands_in_the_workbook_whatever_other_changes_do() -> None:
    exposure, scenario = exposure_of(fleet()), thresholds(0.75)
    away = change(Selection(origins=("CN",)), origin="MX")
    dearer = change(Selection(origins=("CN",)), price_change=1.0)

    outcome = evaluate(exposure, under(scenario, away, dearer))

    assert outcome.parts_usd.tolist() == pytest.approx([240 + 60 + 90, 264])


@pytest.mark.parametrize(
    ("selection", "named"),
    [
        (Selection(), [0, 1, 2, 3]),
        (Selection(part_numbers=("HARNESS", "frame")), [0, 1, 3]),
        (Selection(model="b"), [1]),
        (Selection(supplier="wire co"), [0, 1, 2]),
        (Selection(supplier="Wire Co", origins=("JP",)), [2]),
        (Selection(outside_region=True), [0, 1, 2]),
        (Selection(tariff_prefix="8544"), [0, 1]),
        (Selection(system="Engine"), []),
        (Selection(origins=("MX",)), []),
        (Selection(origins=("MX",), sources=Sources.ALTERNATIVE), [4]),
        (Selection(part_numbers=("harness",), sources=Sources.EVERY), [0, 1, 4]),
    ],
)
def test_a_selection_names_rows_that_have_everything_that_is_given(
    selection: Selection, named: list[int]
) -> None:
    assert np.flatnonzero(selection.among(fleet().rows)).tolist() == named


def test_a_part_of_unknown_origin_is_not_from_outside_the_region() -> None:
    rows = fleet(Row("CN"), unknown(10.0)).rows

    assert Selection(outside_region=True).among(rows).tolist() == [True, False]
    assert Selection(origins=("",)).among(rows).tolist() == [False, True]


def test_a_unit_cost_in_another_currency_takes_freight_and_statements_along() -> None:
    own = Row("DE", 100.0, currency="EUR", freight=10.0, part_net_cost=90.0, part_vnm=30.0)
    exposure, scenario = exposure_of(fleet(own)), thresholds(0.75)

    outcome = evaluate(exposure, under(scenario, change(unit_cost=120.0, currency="USD")))
    stronger = evaluate(
        exposure,
        replace(under(scenario, change(unit_cost=120.0, currency="USD")), currency_rates={"EUR": 2.2}),
    )

    assert outcome.parts_usd[0] == pytest.approx(120)
    assert outcome.inbound_freight_usd[0] == pytest.approx(11)
    assert outcome.exposure.book.rows.part_net_cost[0] == pytest.approx(99)
    assert stronger.parts_usd[0] == pytest.approx(120)


def test_a_unit_cost_in_the_own_currency_of_each_row_moves_with_its_rate() -> None:
    exposure = exposure_of(fleet(Row("DE", 100.0, currency="EUR")))

    outcome = evaluate(exposure, under(thresholds(0.75), change(unit_cost=120.0)))

    assert outcome.parts_usd[0] == pytest.approx(132)


def test_a_stated_net_cost_moves_with_the_parts_that_a_change_makes_dearer() -> None:
    car = Vehicle("A", assembly_country="MX", net_cost_usd=500.0, customs_value_usd=600.0)
    exposure = exposure_of(book(ROWS[2:4], car))

    outcome = evaluate(exposure, under(thresholds(0.5), change(Selection(origins=("JP",)), unit_cost=90.0)))

    assert outcome.net_cost_usd[0] == pytest.approx(530)
    assert outcome.customs_value_usd[0] == pytest.approx(630)


def test_a_new_part_has_no_statements_of_the_old_one_but_what_is_given() -> None:
    exposure = exposure_of(fleet())
    turbo = Selection(part_numbers=("turbo",))

    kept = evaluate(exposure, under(thresholds(0.75), change(turbo, origin="MX")))
    anew = evaluate(exposure, under(thresholds(0.75), change(turbo, origin="MX", anew=True)))
    given_content = change(turbo, origin="MX", anew=True, regional_content=0.8)
    told = evaluate(exposure, under(thresholds(0.75), given_content))

    assert kept.exposure.book.rows.regional_content[2] == 0.3
    assert kept.exposure.book.rows.originating[2] == NO
    assert np.isnan(anew.exposure.book.rows.regional_content[2])
    assert anew.exposure.book.rows.originating[2] == -1
    assert told.exposure.book.rows.regional_content[2] == 0.8
    assert any("leaves what 1 row of the workbook states beside it" in p.message for p in all_problems(kept))
    assert not any("beside it" in problem.message for problem in all_problems(anew))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (change(Selection(part_numbers=("gearbox",)), origin="MX"), "the workbook has no such part"),
        (change(unit_cost=3.0, currency="GBP"), "has no rate of GBP"),
        (replace(change(unit_cost=3.0, currency="GBP"), as_alternative=True), "has no rate of GBP"),
        (replace(change(Selection(origins=("KR",)), origin="MX"), as_alternative=True), "no such part"),
    ],
)
def test_a_change_that_finds_nothing_is_said_and_does_nothing(wrong: PartChange, said: str) -> None:
    exposure, scenario = exposure_of(fleet()), thresholds(0.75)

    outcome = evaluate(exposure, under(scenario, wrong))

    assert_same(outcome, evaluate(exposure, scenario))
    assert any(said in problem.message and "a change" in problem.message for problem in all_problems(outcome))


def test_a_move_names_what_stands_in_the_workbook_though_a_change_altered_it() -> None:
    exposure = exposure_of(fleet())
    move = SourceMove("A", "harness", "MX", "Arneses", 47.0)
    dearer = change(
        Selection(origins=("MX",), sources=Sources.ALTERNATIVE), price_change=0.1, supplier="Otro"
    )

    outcome = evaluate(exposure, replace(under(thresholds(0.75), dearer), moves=(move,)))

    assert outcome.missing_moves == ()
    assert outcome.parts_usd[0] == pytest.approx(3 * 47 * 1.1 + 60 + 90)


def test_the_same_changes_are_not_summed_twice() -> None:
    exposure = exposure_of(fleet())
    one = change(origin="MX")

    assert with_changes(exposure, (one,)).exposure is with_changes(exposure, (replace(one),)).exposure


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": "Mexico"},
        {"unit_cost": -1.0},
        {"unit_cost": 1.0, "price_change": 0.1},
        {"price_change": -1.5},
        {"currency": "USD"},
        {"share": 1.5},
        {"regional_content": -0.1},
        {"us_content": 2.0},
    ],
)
def test_what_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"not|only"):
        Becomes(**wrong)  # type: ignore[arg-type]


def test_an_alternative_is_replaced_whole_and_is_no_base_of_others() -> None:
    others = Selection(sources=Sources.ALTERNATIVE)
    with pytest.raises(ValueError, match="whole"):
        PartChange("", others, Becomes(origin="MX", share=0.5))
    with pytest.raises(ValueError, match="current sources only"):
        PartChange("", others, Becomes(origin="MX"), as_alternative=True)


def test_alternatives_that_are_offered_leave_every_sum_as_it_was() -> None:
    exposure = exposure_of(fleet())
    offered = replace(change(Selection(origins=("CN",)), origin="MX", anew=True), as_alternative=True)

    made = with_changes(exposure, (offered,))

    assert len(made.exposure.book.rows) > len(exposure.book.rows)
    assert np.array_equal(made.exposure.value, exposure.value)
    assert not made.dearer.any()
    scenario = thresholds(0.5)
    assert_same(evaluate(exposure, under(scenario, offered)), evaluate(exposure, scenario))
