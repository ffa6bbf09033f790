"""What statements on parts of one model would do: one by one, and the fewest together."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from headroom.analysis.certificates.answered_models import AnsweredModels
from headroom.analysis.certificates.asked_parts import AskedParts, StatementKind, best_answer
from headroom.rules.verdict import Verdict

LEAST_USD = 0.005
"""What is worth less a year is worth nothing."""

_MOST_TRIED = 20


@dataclass(frozen=True, slots=True)
class Effect:
    """What the best answer would do.

    Attributes:
        now: The verdict without it.
        then: The verdict with it.
        duty_less_usd: By how much vehicle and parts duty are less, US dollars a year.
        worth_usd: By how much the landed cost is less, US dollars a year.
    """

    now: Verdict
    then: Verdict
    duty_less_usd: float
    worth_usd: float

    @property
    def qualifies(self) -> bool:
        """Return whether the vehicle qualifies with it, and not without."""
        return self.then is Verdict.QUALIFIES and self.now is not Verdict.QUALIFIES

    @property
    def helps(self) -> bool:
        """Return whether the vehicle qualifies only with it, or is cheaper."""
        return self.worth_usd > (-LEAST_USD if self.qualifies else LEAST_USD)


@dataclass(slots=True)
class Trials:
    """Evaluates a model with the best answers to some statements on its parts.

    Attributes:
        alone: The model, with those whose figures hang on it.
        model: Index into the vehicles.
        parts: The parts of which a statement could be asked for.
        count: How often it was evaluated.
    """

    alone: AnsweredModels
    model: int
    parts: AskedParts
    count: int = field(default=0, init=False)

    def effect(self, chosen: Sequence[int]) -> Effect:
        """Return what the best answers of some of the parts do together; ``chosen`` is not empty."""
        self.count += 1
        rows = np.concatenate([self.parts.rows[part] for part in chosen])
        before = self.alone.before
        then = self.alone.evaluated(best_answer(self.alone.rows, self.parts.kind, rows))
        return Effect(
            Verdict(int(before.verdict[self.model])),
            Verdict(int(then.verdict[self.model])),
            self.alone.duty_a_year_usd(before) - self.alone.duty_a_year_usd(then),
            self.alone.landed_a_year_usd(before) - self.alone.landed_a_year_usd(then),
        )

    def everything(self) -> Effect:
        """Return what all of them do together: no more of them does less."""
        return self.effect(range(len(self.parts)))

    def helping(self, parts: Sequence[int]) -> dict[tuple[int, ...], Effect]:
        """Return what each of some parts does that helps by itself.

        Of parts that do not help together none is evaluated by itself.
        """
        if not parts:
            return {}
        effect = self.effect(parts)
        if not effect.helps:
            return {}
        if len(parts) == 1:
            return {tuple(parts): effect}
        if self.parts.kind is StatementKind.MADE_IN_US:  # what each adds is seldom nothing
            effects = {(part,): self.effect((part,)) for part in parts}
            return {one: effect for one, effect in effects.items() if effect.helps}
        middle = len(parts) // 2
        return self.helping(parts[:middle]) | self.helping(parts[middle:])

    def fewest(self) -> tuple[tuple[int, ...], ...]:
        """Return sets of parts with which the vehicle qualifies: the first that do, less what is not needed.

        In a set of more than 20 it is not tried whether some can be left out. There is a set for each group
        of core parts that is enough by itself, else one of all parts.
        """
        groups = sorted({group for group in self.parts.group if group >= 0})
        by_group = [[at for at, of in enumerate(self.parts.group) if of == group] for group in groups]
        enough = [chosen for chosen in by_group if len(chosen) > 1 and self.effect(chosen).qualifies]
        return tuple(self._fewest_of(chosen) for chosen in enough or [list(range(len(self.parts)))])

    def _fewest_of(self, parts: list[int]) -> tuple[int, ...]:
        """Return as many of the first of some parts as are enough, without those that are not needed."""
        too_few, enough = 0, len(parts)
        while enough - too_few > 1:
            middle = (too_few + enough) // 2
            if self.effect(parts[:middle]).qualifies:
                enough = middle
            else:
                too_few = middle
        needed = parts[:enough]
        for part in needed[::-1] if len(needed) <= _MOST_TRIED else ():
            others = [one for one in needed if one != part]
            if others and self.effect(others).qualifies:
                needed = others
        return tuple(needed)
