"""What is done with a model, in one word."""

import pytest

from fleet_of_courses import NAMES, answers
from headroom.optimum.courses_of_action import Course, course_of
from headroom.optimum.resourcing import Decision

FLEET = answers()
COURSES = (
    (Decision.ALREADY_QUALIFIES, Course.STAY),
    (Decision.COMPLY, Course.RE_SOURCE),
    (Decision.PAY, Course.PAY),
    (Decision.ALREADY_QUALIFIES, Course.NOTHING_DUE),
    (Decision.NO_DUTY_DUE, Course.NOTHING_DUE),
    (Decision.NO_SOURCING, Course.NO_SOURCE),
    (Decision.NO_SOURCING, Course.NO_SOURCE),
    (Decision.ALREADY_QUALIFIES, Course.RE_SOURCE),
    (Decision.PAY, Course.PAY),
)


@pytest.mark.parametrize(("name", "made"), list(zip(NAMES, COURSES, strict=True)), ids=NAMES)
def test_each_model_takes_its_course(name: str, made: tuple[Decision, Course]) -> None:
    answer = FLEET[name]

    assert (answer.decision, course_of(answer)) == made


@pytest.mark.parametrize(
    ("name", "course"),
    [("Stays", Course.NOTHING_DUE), ("Pays", Course.NOTHING_DUE), ("Stuck", Course.NO_SOURCE)],
)
def test_without_duties_and_fees_nothing_is_due_where_there_is_a_source(name: str, course: Course) -> None:
    assert course_of(answers(rate=0.0, fee=0.0)[name]) is course


def test_who_pays_may_move_parts_and_who_complies_may_move_none() -> None:
    assert [len(FLEET[name].changes) for name in ("Pays", "Unclear", "Moves", "Stays")] == [1, 0, 1, 0]
