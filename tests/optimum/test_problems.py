"""What keeps a workbook from being sourced otherwise, said in words, with counts and places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from books import Row, book
from headroom.book.problem import Problem, Severity
from headroom.optimum.problems import HOW_BY_COMMAND, lock_problems, offer_problems
from headroom.rules.scenario import NO_LOCKS, Locks
from resourcing_cases import offers_of

SEAT = Row("CN", 70.0, part="seat")
OTHER_SEAT = Row("MX", 80.0, part="seat", alternative=True)
ORPHAN = Row("MX", 1.0, part="orphan", alternative=True)
REMEDY = "Add alternative rows for them."


def barred(rows: list[Row], *countries: str) -> tuple[Problem, ...]:
    """Return what is said where some countries are out."""
    return lock_problems(offers_of(book(rows)), Locks(barred_countries=frozenset(countries)))


@pytest.mark.parametrize("others", [[], [ORPHAN], [Row("JP", 1.0, model="B", part="seat")]])
def test_a_workbook_with_a_part_of_two_sources_has_no_problem(others: list[Row]) -> None:
    assert offer_problems(offers_of(book([SEAT, OTHER_SEAT, *others]))) == ()


def test_a_workbook_without_alternatives_says_so_and_how_to_add_them() -> None:
    assert offer_problems(offers_of(book([SEAT]))) == (
        Problem(
            Severity.ASSUMPTION,
            "The workbook has no alternative sources to choose from: every model stays as it is sourced.",
            HOW_BY_COMMAND,
            rows=0,
        ),
    )


@pytest.mark.parametrize(
    ("count", "begin"),
    [
        (1, "The only alternative row does not have"),
        (2, "None of the 2 alternative rows has"),
        (1234, "None of the 1,234 alternative rows has"),
    ],
)
def test_alternatives_to_no_current_row_are_counted(count: int, begin: str) -> None:
    (problem,) = offer_problems(offers_of(book([SEAT, *[ORPHAN] * count])))

    assert problem.message == (
        f"{begin} the model and part number of a current row: every model stays as it is sourced."
    )
    assert (problem.severity, problem.remedy, problem.rows) == (Severity.ASSUMPTION, HOW_BY_COMMAND, count)


def test_locks_that_ask_nothing_or_only_what_is_possible_have_no_problem() -> None:
    offers = offers_of(book([SEAT, OTHER_SEAT, Row("US", 5.0, part="lamp")]))
    possible = Locks(frozenset({"seat"}), frozenset({"CN", "MX", "BR"}), most_changes=0)

    assert lock_problems(offers, NO_LOCKS) == ()
    assert lock_problems(offers, possible) == ()


def test_each_kept_part_without_an_alternative_is_named_by_its_number() -> None:
    rows = [SEAT, OTHER_SEAT, Row("CN", 5.0, part="lamp"), Row("CN", 5.0, model="B", part="seat"), ORPHAN]
    locks = Locks(kept_parts=frozenset({"seat", "orphan", "nut", "lamp"}))

    said = lock_problems(offers_of(book(rows)), locks)

    assert said == tuple(
        Problem(
            Severity.WARNING,
            f"The part {part} shall stay, but no model has an alternative for a part of this number.",
            "Check the number.",
            rows=0,
        )
        for part in ("lamp", "nut", "orphan")
    )


def test_a_kept_part_that_one_model_of_several_can_source_otherwise_is_no_problem() -> None:
    rows = [Row("CN", 5.0, part="seat"), Row("CN", 70.0, model="B", part="seat")]
    rows.append(Row("MX", 80.0, model="B", part="seat", alternative=True))

    assert lock_problems(offers_of(book(rows)), Locks(kept_parts=frozenset({"seat"}))) == ()


def test_the_only_row_of_a_country_that_is_out_stays_and_its_cell_is_named() -> None:
    rows = [SEAT, OTHER_SEAT, Row("CN", 5.0, part="lamp"), Row("JP", 5.0, part="horn")]

    assert barred(rows, "CN") == (
        Problem(
            Severity.WARNING,
            "Parts from CN are out, but 1 row has no alternative and stays.",
            REMEDY,
            "Sourcing",
            "C4",
            1,
        ),
    )


@pytest.mark.parametrize(("count", "said"), [(2, "2"), (1001, "1,001")])
def test_several_rows_are_counted_and_the_first_of_them_is_named(count: int, said: str) -> None:
    rows = [Row("US", 5.0, part="frame"), *[Row("CN", 5.0)] * count]

    (problem,) = barred(rows, "CN")

    assert problem.message == f"Parts from CN are out, but {said} rows have no alternative and stay."
    assert (problem.place, problem.rows) == ("Sourcing!C3", count)


def test_an_unknown_origin_that_is_out_is_called_so_and_comes_first() -> None:
    rows = [Row("MX", 5.0), Row("CN", 5.0), Row("", 5.0)]

    said = barred(rows, "CN", "", "BR", "MX")

    assert [problem.message.split(" are ")[0] for problem in said] == [
        "Parts from unknown origin",
        "Parts from CN",
        "Parts from MX",
    ]
    assert [problem.cell for problem in said] == ["C4", "C3", "C2"]


def test_alternatives_and_parts_that_have_one_do_not_keep_a_country_that_is_out() -> None:
    assert barred([SEAT, OTHER_SEAT, ORPHAN], "CN", "MX") == ()


def test_what_the_locks_cannot_do_is_said_of_parts_first() -> None:
    offers = offers_of(book([Row("CN", 5.0, part="lamp")]))

    kept, out = lock_problems(offers, Locks(frozenset({"lamp"}), frozenset({"CN"})))

    assert kept.message.startswith("The part lamp shall stay")
    assert out.message.startswith("Parts from CN are out")


@given(
    rows=st.lists(
        st.builds(
            Row,
            origin=st.sampled_from(("US", "CN", "")),
            model=st.sampled_from("AB"),
            part=st.sampled_from(("p", "q", "r")),
            alternative=st.booleans(),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_rows_that_stay_are_the_current_ones_whose_part_has_no_alternative(rows: list[Row]) -> None:
    choosable = {(row.model, row.part) for row in rows if row.alternative}
    for country in ("US", "CN", ""):
        stay = [
            at
            for at, row in enumerate(rows)
            if row.origin == country and not row.alternative and (row.model, row.part) not in choosable
        ]

        said = barred(rows, country)

        assert [(problem.cell, problem.rows) for problem in said] == (
            [(f"C{stay[0] + 2}", len(stay))] if stay else []
        )
