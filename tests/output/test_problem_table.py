from hypothesis import given
from hypothesis import strategies as st

from headroom.book.problem import Problem, Severity
from headroom.output.problem_table import SEVERITIES, ProblemColumn, arranged, copied_problems, summary, tally

PROBLEMS = st.lists(
    st.builds(
        Problem,
        severity=st.sampled_from(Severity),
        message=st.text(max_size=20),
        remedy=st.text(max_size=20),
        sheet=st.sampled_from(("", "Sourcing", "Models")),
        cell=st.sampled_from(("", "F2", "F17", "F100:F120", "AB9")),
        rows=st.integers(0, 5000),
    ),
    max_size=12,
)


@given(problems=PROBLEMS, column=st.sampled_from(ProblemColumn), descending=st.booleans())
def test_sorting_loses_and_repeats_no_problem(
    problems: list[Problem],
    column: ProblemColumn,
    descending: bool,  # noqa: FBT001
) -> None:
    shown = arranged(problems, column=column, descending=descending)

    assert sorted(map(repr, shown)) == sorted(map(repr, problems))


@given(problems=PROBLEMS)
def test_the_worst_stand_first_and_equals_keep_their_order(problems: list[Problem]) -> None:
    shown = arranged(problems)

    ranks = [SEVERITIES.index(problem.severity) for problem in shown]
    assert ranks == sorted(ranks)
    for severity in SEVERITIES:
        kept = [problem for problem in problems if problem.severity is severity]
        assert [problem for problem in shown if problem.severity is severity] == kept


@given(problems=PROBLEMS, wanted=st.sets(st.sampled_from(Severity)))
def test_only_the_severities_asked_for_are_shown(problems: list[Problem], wanted: set[Severity]) -> None:
    shown = arranged(problems, wanted)

    assert len(shown) == sum(problem.severity in wanted for problem in problems)
    assert {problem.severity for problem in shown} <= wanted


@given(problems=PROBLEMS)
def test_what_is_copied_has_five_cells_in_each_line_and_rows_as_numbers(problems: list[Problem]) -> None:
    copied = copied_problems(problems)

    assert len(copied.headings) == 5
    assert [row[-1] for row in copied.rows] == [problem.rows for problem in problems]
    assert {len(row) for row in copied.rows} <= {5}


@given(problems=PROBLEMS)
def test_problems_add_up_by_severity(problems: list[Problem]) -> None:
    assert sum(tally(problems).values()) == len(problems)


def test_a_place_sorts_by_its_row_as_a_number() -> None:
    cells = ("F100:F120", "F2", "F17", "")
    problems = [Problem(Severity.ERROR, "", sheet="Sourcing", cell=cell) for cell in cells]

    assert [p.cell for p in arranged(problems, column=ProblemColumn.PLACE)] == ["", "F2", "F17", "F100:F120"]


def test_rows_sort_as_numbers() -> None:
    problems = [Problem(Severity.ERROR, "", rows=rows) for rows in (9, 100, 20)]

    assert [p.rows for p in arranged(problems, column=ProblemColumn.ROWS, descending=True)] == [100, 20, 9]


def test_the_summary_names_only_what_there_is() -> None:
    problems = [Problem(Severity.ASSUMPTION, ""), Problem(Severity.ERROR, ""), Problem(Severity.ERROR, "")]

    assert summary(tally(problems)) == "2 errors, 1 assumption"
    assert summary(tally([])) == "no problems"
