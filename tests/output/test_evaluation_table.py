from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from books import Row, book, unknown
from headroom.book.problem import Problem, Severity
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.output.evaluation_table import aligned, evaluation
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from strategies import REFERENCE, SCENARIOS, books

WORDS = st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=1, max_size=12)


def text_of(
    given_book: SourcingBook, policy: str = "nafta", changes: Mapping[str, float] | None = None
) -> str:
    published = load_policy(preset_path(policy))
    scenario = Scenario(published)
    for key, value in (changes or {}).items():
        scenario = scenario.with_value(key, value)
    return evaluation(evaluate(Exposure.of(given_book, load_reference()), scenario), published)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=8))
def test_columns_stand_under_each_other_words_left_and_numbers_right(
    rows: list[tuple[str, str, str]],
) -> None:
    lines = aligned(("A", "B", "C"), rows, left=2).split("\n")

    second = max(len(cells[0]) for cells in rows) + 2
    width = max(len(line) for line in lines)
    for line, cells in zip(lines[1:], rows, strict=True):
        assert line.startswith(cells[0])
        assert line[second:].startswith(cells[1])
        assert line.endswith(cells[2])
        assert len(line) == width


def test_characters_of_double_width_do_not_push_the_columns_apart() -> None:
    lines = aligned(("Model", "USD"), [("日産", "1"), ("Ford", "2")], left=1).split("\n")

    assert lines[1] == "日産     1"
    assert lines[2] == "Ford     2"


@given(book=books(), scenario=SCENARIOS)
def test_every_model_is_told_with_its_verdict(book: SourcingBook, scenario: Scenario) -> None:
    outcome = evaluate(Exposure.of(book, REFERENCE), scenario)

    lines = evaluation(outcome, scenario.policy).split("\n")

    for vehicle, verdict in zip(outcome.vehicles, outcome.verdict, strict=True):
        word = ("fails", "undetermined", "qualifies")[verdict]
        assert any(line.startswith(f"{vehicle.name} ") and f" {word} " in line for line in lines)


def test_signs_and_spaces_are_of_the_kind_that_every_terminal_has() -> None:
    text = text_of(book([Row("CN", 90.0, hts=""), Row(cost=10.0)]))

    assert "-52.5 pp" in text
    assert text.isascii()


def test_a_range_is_shown_with_both_of_its_ends() -> None:
    assert "50.0 % to 100.0 %" in text_of(book([Row(cost=50.0), unknown(50.0, hts="")]))


def test_changes_of_the_policy_and_of_currencies_are_told_at_the_top() -> None:
    text = text_of(book([Row(currency="EUR")], rates={"EUR": 1.0}), changes={"rvc": 0.71, "fx.EUR": 1.25})

    assert "Changed: rvc 71 %, EUR 1.25 USD" in text


def test_a_fleet_without_any_duty_says_so() -> None:
    assert "No duty and no fee falls on any model." in text_of(book([Row()]))


def test_a_hypothetical_policy_is_marked() -> None:
    assert "hypothetical" in text_of(book([Row()]), "us-proposal-2017")
    assert "hypothetical" not in text_of(book([Row()]))


def test_problems_are_listed_with_place_and_remedy_and_many_are_cut_short_with_a_count() -> None:
    few = (Problem(Severity.ERROR, "The cost is missing.", "Give it.", "Sourcing", "F7"),)
    many = tuple(Problem(Severity.WARNING, f"Oddity {n}.") for n in range(130))

    assert "  error: Sourcing!F7: The cost is missing. Give it.\n" in text_of(_with(few))
    assert "and 30 more; --json lists them all" in text_of(_with(many))


def test_a_book_without_models_still_lists_its_problems() -> None:
    text = text_of(_with((Problem(Severity.ERROR, "No row has a cost."),), rows=[]))

    assert "0 of 0 rows used" in text
    assert "No row has a cost." in text


def _with(problems: tuple[Problem, ...], rows: list[Row] | None = None) -> SourcingBook:
    plain = book([Row()] if rows is None else rows, Vehicle("A"))
    return SourcingBook(
        plain.name,
        plain.sha256,
        plain.rows,
        plain.vehicles,
        plain.currency_rates,
        plain.currency_cells,
        plain.rows_read,
        plain.rows_used,
        problems,
    )


def test_makers_net_costs_are_told_where_some_are_stated() -> None:
    seat = Row("MX", 400.0, regional=0.4, part_net_cost=360.0, part_vnm=130.0)
    text = text_of(book([seat, Row("CN", 90.0), Row("US", 510.0)]), "usmca")

    assert "form (a) of their statements: not what counts" in text
    assert "A        77.1 %  +3.1 pp  would qualify" in text
    assert "form (a)" not in text_of(book([Row("US", 600.0)]), "usmca")
