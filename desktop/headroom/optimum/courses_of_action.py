"""What is done with a model, in the four words of the window: stay, re-source, pay, nothing due."""

from enum import StrEnum

from headroom.optimum.resourcing import Decision, ModelResourcing


class Course(StrEnum):
    """What is done with a model as decided."""

    STAY = "stay"
    RE_SOURCE = "re-source"
    PAY = "pay"
    NOTHING_DUE = "nothing due"
    NO_SOURCE = "no source left"


def course_of(answer: ModelResourcing) -> Course:
    """Return what is done with a model; one that owes nothing in any state neither complies nor pays."""
    if answer.decision is Decision.NO_SOURCING:
        return Course.NO_SOURCE
    if answer.decision is Decision.NO_DUTY_DUE or answer.owes_nothing:
        return Course.NOTHING_DUE
    if answer.decision is Decision.PAY:
        return Course.PAY
    return Course.RE_SOURCE if answer.moving else Course.STAY
