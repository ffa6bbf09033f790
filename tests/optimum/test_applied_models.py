"""Which models a scenario sources as it was decided."""

from dataclasses import replace

from fleet_of_courses import answers
from headroom.optimum.applied_models import applied_models
from headroom.optimum.change_worth import worths
from headroom.rules.scenario import SourceMove

ANSWERS = tuple(answers().values())


def moves(*models: str) -> list[SourceMove]:
    """Return the moves decided on of some models."""
    chosen = [answer.chosen for answer in ANSWERS if answer.model in models]
    return [worth.move for sourcing in chosen if sourcing is not None for worth in worths(sourcing)]


def test_models_are_applied_whose_moves_are_those_decided_on() -> None:
    assert applied_models(ANSWERS, ()) == frozenset()
    assert applied_models(ANSWERS, moves("Moves")) == {"Moves"}
    assert applied_models(ANSWERS, moves("Moves", "Saves", "Stays")) == {"Moves", "Saves"}


def test_another_move_or_one_switched_off_is_not_what_was_decided() -> None:
    decided, elsewhere = moves("Moves"), replace(moves("Moves")[0], to_origin="BR")

    assert applied_models(ANSWERS, [elsewhere]) == frozenset()
    assert applied_models(ANSWERS, [*decided, replace(elsewhere, part_number="door")]) == frozenset()
    assert applied_models(ANSWERS, [replace(move, on=False) for move in decided]) == frozenset()
