"""Which models a scenario sources as it was decided."""

from collections.abc import Sequence

from headroom.optimum.change_worth import move_of
from headroom.optimum.resourcing import ModelResourcing
from headroom.rules.scenario import SourceMove


def applied_models(answers: Sequence[ModelResourcing], moves: Sequence[SourceMove]) -> frozenset[str]:
    """Return the models whose parts move in a scenario exactly as decided; those that move none are not.

    Args:
        answers: What was decided.
        moves: Those of the scenario.
    """
    own: dict[str, set[SourceMove]] = {}
    for move in moves:
        if move.on:
            own.setdefault(move.model, set()).add(move)
    return frozenset(
        answer.model for answer in answers if answer.model in own and _is_made(answer, own[answer.model])
    )


def _is_made(answer: ModelResourcing, moves: set[SourceMove]) -> bool:
    """Return whether some moves are those decided on."""
    if answer.chosen is None or answer.moving != len(moves):  # seen at once while a slider moves
        return False
    return all(move_of(answer.problem, change) in moves for change in answer.changes)
