"""Comply or pay in words.

The car of these tests has parts for $1,000, of which $500 are regional. One part, $400 from China, is to be
had from Mexico for $405, too: then $905 of $1,005 are regional, 90.05 %.
"""

from dataclasses import replace

import pytest

from books import Row, book
from headroom.book.sourcing import Vehicle
from headroom.optimum.attainable_content import Nearest, Obstacle
from headroom.optimum.courses_of_action import Course
from headroom.optimum.fleet_totals import ResourcedFleet
from headroom.optimum.resourcing import Decision, ModelResourcing, resource
from headroom.output.resourcing_words import (
    blocked,
    decision_sentence,
    decision_word,
    fleet_lines,
    fleet_sentence,
    locks_sentence,
    or_nothing,
    qualifying_sentence,
)
from headroom.rules.policy import Test
from headroom.rules.scenario import Locks
from headroom.words import formatting
from resourcing_cases import offers_of, thresholds

CAR = offers_of(
    book(
        [
            Row("MX", 500.0, part="frame"),
            Row("CN", 400.0, part="seat"),
            Row("MX", 405.0, part="seat", alternative=True),
            Row("DE", 100.0, part="lamp"),
        ],
        Vehicle("A", assembly_country="MX"),
    )
)
NO_FLEET = ResourcedFleet.of(())


def answered(rvc: float, rate: float = 0.025, *barred: str) -> ModelResourcing:
    (answer,) = resource(CAR, thresholds(rvc, rate=rate), Locks(barred_countries=frozenset(barred)))
    return answer


def fleet(**of: float) -> ResourcedFleet:
    return replace(NO_FLEET, **of)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("answer", "word", "sentence"),
    [
        (answered(0.5), "stay", "It qualifies as sourced; no change of sources saves anything."),
        (  # 1,025 - 1,005
            *(answered(0.75), "re-source"),
            "Complying is $20 a vehicle cheaper than paying; 1 change saves $20 a vehicle.",
        ),
        (
            *(answered(0.75, 0.001), "pay"),
            "Paying is $4 a vehicle cheaper than complying; no change of sources saves anything.",
        ),
        (
            *(answered(0.95), "pay"),
            "No sourcing qualifies, it pays the duty; no change of sources saves anything.",
        ),
        (
            *(answered(0.75, 0.025, "CN"), "re-source"),
            "Every sourcing that is left qualifies; 1 change saves $20 a vehicle.",
        ),
        (
            *(answered(0.5, 0.025, "CN"), "re-source"),
            "Every sourcing that is left qualifies; 1 change costs $5 a vehicle more.",
        ),
        (answered(0.75, 0.025, "CN", "MX"), "no source left", "The locks leave no sourcing."),
    ],
)
def test_a_decision_is_told_in_a_word_and_its_reason_in_a_sentence(
    answer: ModelResourcing, word: str, sentence: str
) -> None:
    assert (decision_word(answer), decision_sentence(answer)) == (word, sentence)


def test_a_model_that_qualifies_already_says_what_its_changes_save() -> None:
    """The seat from China for $400 is to be had from the US for $390: it qualifies either way."""
    rows = [Row("MX", 600.0, part="frame"), Row("CN", 400.0, part="seat")]
    (answer,) = resource(
        offers_of(
            book(
                [*rows, Row("US", 390.0, part="seat", alternative=True)], Vehicle("A", assembly_country="MX")
            )
        ),
        thresholds(0.5),
    )

    assert answer.decision is Decision.ALREADY_QUALIFIES
    assert decision_word(answer) == "re-source"
    assert decision_sentence(answer) == "It qualifies as sourced already; 1 change saves $10 a vehicle."


def test_a_vehicle_on_which_no_duty_falls_need_not_qualify() -> None:
    rows = [Row("US", 600.0, part="frame"), Row("CN", 400.0, part="seat")]
    at_home = book(
        [*rows, Row("CN", 390.0, part="seat", alternative=True)], Vehicle("A", assembly_country="US")
    )
    for rvc in (0.5, 0.75):
        (answer,) = resource(offers_of(at_home), thresholds(rvc))

        assert answer.owes_nothing
        assert decision_word(answer) == "nothing due"
        assert decision_sentence(answer).endswith("it need not qualify; 1 change saves $10 a vehicle.")


def test_complying_at_the_cost_of_paying_is_nothing_cheaper_and_has_no_sign() -> None:
    even = answered(0.75, 0.005)  # 0.5 % of $1,000 are the $5 that the other seat is dearer

    assert even.gap_usd == pytest.approx(0)
    said = "Complying is $0 a vehicle cheaper than paying; 1 change comes to the same cost."
    assert decision_sentence(even) == said


@pytest.mark.parametrize(
    ("cents", "word"), [(0.0, "nothing due"), (0.4, "nothing due"), (0.6, "pay"), (100.0, "pay")]
)
def test_nobody_pays_a_duty_of_less_than_half_a_cent(cents: float, word: str) -> None:
    answer = answered(0.75, cents / 100 / 1000)

    assert answer.duty_if_paying_usd == pytest.approx(cents / 100)
    assert decision_word(answer) == word


def test_a_car_that_cannot_qualify_owes_nothing_where_there_is_no_duty() -> None:
    answer = answered(0.95, 0.0)

    assert answer.decision is Decision.NO_DUTY_DUE
    assert decision_word(answer) == "nothing due"
    assert decision_sentence(answer).startswith("No duty falls on the vehicle, it need not qualify; ")


def test_a_figure_that_is_not_there_is_a_dash_and_zero_is_a_figure() -> None:
    assert or_nothing(None, formatting.dollars) == formatting.NOTHING
    assert or_nothing(0.0, formatting.dollars) == "$0"
    assert or_nothing(31_240.4, formatting.dollars) == "$31,240"


def test_a_content_out_of_reach_says_how_near_it_comes_and_what_is_missing_most() -> None:
    near = answered(0.95).nearest()
    assert near is not None

    (sentence,) = blocked(near)

    assert sentence.replace(formatting.THIN_SPACE, " ") == (
        "Regional content reaches 90.0 % at most, 95.0 % is asked for. "
        "Most of what is missing: parts without alternative $100."
    )


@pytest.mark.parametrize(
    ("obstacle", "sentence"),
    [
        (
            Obstacle(None, 0.0, 1.0, (("radio", 30.0), ("lamp", 5.0))),
            "The locks leave no source for radio, lamp.",
        ),
        (
            Obstacle(Test.CORE_PARTS, 0.375, 0.75, (("engine", 1200.4), ("", 10.0))),
            (
                "Core parts reach 37.5 % at most, 75.0 % is asked for. Most of what is missing: "
                "engine $1,200, parts without alternative $10."
            ),
        ),
        (
            Obstacle(Test.US, 0.518, 0.6, (("seat", 6000.0),)),
            "US content reaches 51.8 % at most, 60.0 % is asked for. Most of what is missing: seat $6,000.",
        ),
        (
            Obstacle(None, 0.0, 1.0, (("radio", 30.0),), more_parts=2),
            "The locks leave no source for radio, 2 more.",
        ),
        (
            Obstacle(None, 0.0, 1.0, (("radio", 30.0), ("lamp", 5.0)), most_changes=1),
            "The locks let at most 1 part move, and these have to: radio, lamp.",
        ),
        (
            Obstacle(Test.CORE_PARTS, 0.0, 1.0, (("axle", 30.0),), most_changes=2),
            "Core parts have to originate: the locks let at most 2 parts move, and these have to: axle.",
        ),
        (
            Obstacle(Test.ASSEMBLY, 0.0, 1.0),
            "It is not assembled in the region. Sourcing does not change it.",
        ),
        (
            Obstacle(Test.LABOUR, 0.3, 0.4),
            "Labour value content reaches 30.0 % at most, 40.0 % is asked for. Sourcing does not change it.",
        ),
        (
            Obstacle(Test.REGIONAL, 0.0, 0.75, (("", 10.0),), unknown_parts=12, possible=0.9),
            (
                "Regional content reaches 0.0 % for certain, 75.0 % is asked for: 12 parts of unknown origin "
                "count as foreign until they are known. If they are from the region, 90.0 % is reached: "
                "state their countries of origin, or certificates."
            ),
        ),
        (
            Obstacle(Test.CORE_PARTS, 0.2, 0.75, unknown_parts=1, possible=0.7),
            (
                "Core parts reach 20.0 % for certain, 75.0 % is asked for: 1 part of unknown origin "
                "counts as foreign until it is known. Even if it is from the region, no more than 70.0 % "
                "is reached."
            ),
        ),
    ],
)
def test_each_obstacle_is_a_sentence_with_its_parts(obstacle: Obstacle, sentence: str) -> None:
    (found,) = blocked(Nearest(None, None, (obstacle,)))

    assert found.replace(formatting.THIN_SPACE, " ") == sentence


def test_obstacles_are_told_in_their_order_and_none_is_told_where_there_is_none() -> None:
    obstacles = (Obstacle(Test.US, 0.1, 0.5), Obstacle(Test.LABOUR, 0.3, 0.4), Obstacle(Test.STEEL, 0.5, 0.7))

    begins = [sentence.split(" reaches ")[0] for sentence in blocked(Nearest(0.5, 0.1, obstacles))]

    assert begins == ["US content", "Labour value content", "Originating steel"]
    assert blocked(Nearest(0.5, 0.1, ())) == ()


@pytest.mark.parametrize(
    ("locks", "sentence"),
    [
        (Locks(), ""),
        (Locks(kept_parts=frozenset({"P-1"})), "P-1 stays"),
        (Locks(kept_parts=frozenset({"P-2", "P-10", "P-1"})), "P-1, P-10, P-2 stay"),
        (Locks(barred_countries=frozenset({"JP", "CN"})), "nothing from CN, JP"),
        (Locks(barred_countries=frozenset({""})), "nothing from unknown"),
        (Locks(most_changes=0), "at most 0 changes a model"),
        (Locks(most_changes=1), "at most 1 change a model"),
        (Locks(most_changes=1200), "at most 1,200 changes a model"),
        (
            Locks(frozenset({"A"}), frozenset({"CN"}), 2),
            "A stays; nothing from CN; at most 2 changes a model",
        ),
    ],
)
def test_what_is_left_alone_is_told_lock_by_lock(locks: Locks, sentence: str) -> None:
    assert locks_sentence(locks) == sentence


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ({Course.STAY: 1}, "Fleet: 1 stay"),
        ({Course.RE_SOURCE: 1204}, "Fleet: 1,204 re-source"),
        ({Course.STAY: 3, Course.PAY: 1, Course.NO_SOURCE: 4}, "Fleet: 3 stay, 1 pay, 4 no source left"),
    ],
)
def test_a_fleet_is_counted_by_what_its_models_do(counts: dict[Course, int], sentence: str) -> None:
    assert fleet_sentence(replace(NO_FLEET, courses=counts)) == sentence


def test_the_models_of_the_sentence_are_those_of_the_fleet() -> None:
    answers = [answered(0.5), answered(0.75), answered(0.95), answered(0.75, 0.025, "CN", "MX")]

    found = ResourcedFleet.of(answers)

    assert fleet_sentence(found) == "Fleet: 1 stay, 1 re-source, 1 pay, 1 no source left"
    assert qualifying_sentence(found) == "2 of 4 qualify as decided, 1 as sourced in the workbook"


@pytest.mark.parametrize(
    ("landed", "saves"), [(980_000.0, "$20,000"), (1_020_000.0, "\N{MINUS SIGN}$20,000"), (1e6, "$0")]
)
def test_the_landed_cost_of_a_year_is_told_with_what_it_saves_or_adds(landed: float, saves: str) -> None:
    lines = fleet_lines(
        fleet(
            landed_usd=landed,
            switching_usd=5_000.0,
            incumbent_landed_usd=1e6,
            vehicle_duty_usd=750.4,
            parts_duty_usd=100.0,
            fees_usd=7.0,
        )
    )

    assert lines[1:] == (
        "Duty a year: $850 (vehicle duty $750, parts duty $100); fees $7",
        (
            f"Landed cost a year: ${landed - 5_000:,.0f}, switching cost $5,000; "
            f"saves {saves} against the sourcing of the workbook"
        ),
    )
