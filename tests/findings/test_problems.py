"""What is found to be wrong with a workbook."""

import pytest

from headroom.book.problem import Problem, Severity
from headroom.findings.problems import problems_finding

COST = Problem(Severity.ERROR, "The cost “TBD” is no number.", "Give a number.", "Sourcing", "D12")
COSTS = Problem(Severity.ERROR, "The costs are no numbers.", "Give numbers.", "Sourcing", "D13:D25", rows=12)
DOUBT = Problem(Severity.WARNING, "The quantity is 400.", "Check it.", "Sourcing", "E9")
TAKEN = Problem(Severity.ASSUMPTION, "MSRP is not given.", rows=3)


@pytest.mark.parametrize(
    ("problems", "said"),
    [
        ((), "No problems: every row is used"),
        ((COST,), "1 error"),
        ((COST, COSTS, DOUBT, TAKEN), "2 errors, 1 warning, 1 assumption; the widest error concerns 12 rows"),
        ((COSTS, TAKEN, TAKEN), "1 error, 2 assumptions; the error concerns 12 rows"),
        ((DOUBT,), "1 warning"),
        ((TAKEN,), "No errors or warnings; 1 assumption stands in for what is missing"),
        ((TAKEN, TAKEN), "No errors or warnings; 2 assumptions stand in for what is missing"),
    ],
)
def test_problems_are_counted_the_worst_first(problems: tuple[Problem, ...], said: str) -> None:
    assert problems_finding(problems).sentence == said


def test_the_widest_of_the_worst_stands_beside_it_with_its_place() -> None:
    assert problems_finding((TAKEN, COST, COSTS)).detail == "Sourcing!D13:D25: The costs are no numbers."
    assert problems_finding((TAKEN,)).detail == "MSRP is not given."


def test_what_lists_all_it_concerns_is_said_in_short() -> None:
    codes = "HTS codes 8302.10.30, 8528.52.00 and 40 more are not in the tariff table."
    listed = Problem(Severity.ASSUMPTION, codes, "", "Sourcing", "F78", 143, "143 rows have an unknown code.")

    assert problems_finding((TAKEN, listed)).detail == "143 rows have an unknown code."


def test_a_long_text_of_a_stranger_is_cut_and_stands_on_one_line() -> None:
    long = Problem(Severity.ERROR, "A\nname " * 90)

    assert len(problems_finding((long,)).detail) <= 160
    assert "\n" not in problems_finding((long,)).detail
