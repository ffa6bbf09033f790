"""Some models of a fleet by themselves, evaluated with answers typed into their rows."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

import numpy as np

from headroom.arrays import Floats, Whole
from headroom.book.part_rows import PartRows
from headroom.rules.exposure import Exposure
from headroom.rules.fleet import Fleet
from headroom.rules.kept_beside import kept_once
from headroom.rules.outcome import Outcome, evaluate


@dataclass(frozen=True, eq=False)
class AnsweredModels:
    """Some models of an outcome, which are evaluated without the others.

    Attributes:
        outcome: What a scenario made of the whole fleet.
        models: ``(model,)``, indices into its vehicles.
        row: ``(row,)``, their current rows: indices into the rows of its book, ascending.
        rows: These rows.
    """

    outcome: Outcome
    models: Whole
    row: Whole
    rows: PartRows

    @classmethod
    def of(cls, outcome: Outcome, model: int) -> Self:
        """Return a model by itself: answers about it must not move the duty on its parts.

        Else that of other models could move with it: see ``together``. Its own is not what it is in the
        fleet, as it is alone in the credits of its maker, but it is the same with every answer.
        """
        return cls._among(outcome, np.array([model], dtype=np.int64))

    @classmethod
    def together(cls, outcome: Outcome, model: int) -> Self:
        """Return a model with those that share a credit of their maker with it."""
        return cls._among(outcome, sharing_credits(outcome, model))

    @classmethod
    def _among(cls, outcome: Outcome, models: Whole) -> Self:
        """Return some models."""
        rows = outcome.exposure.book.rows
        row = np.flatnonzero(np.isin(rows.model, models) & rows.current)
        return cls(outcome, models, row, rows.take(row))

    @cached_property
    def before(self) -> Outcome:
        """Return what the scenario makes of them without an answer; other models have no parts in it."""
        return self.evaluated(self.rows)

    def evaluated(self, answered: PartRows) -> Outcome:
        """Return what the scenario makes of them with answers; other models have no parts in it.

        Args:
            answered: ``rows`` with cells filled.
        """
        exposure = self.outcome.exposure
        summed = Exposure.of_rows(
            replace(exposure.book, rows=answered),
            as_moved(self.outcome),
            exposure.classification.take(self.row),
            np.arange(len(self.row)),
        )
        return evaluate(summed, self.outcome.scenario.sourced())

    def landed_a_year_usd(self, outcome: Outcome) -> float:
        """Return what these models cost landed, US dollars a year."""
        return float((outcome.landed_cost_usd * outcome.exposure.fleet.volume)[self.models].sum())

    def duty_a_year_usd(self, outcome: Outcome) -> float:
        """Return vehicle and parts duty of these models, US dollars a year."""
        return float(outcome.duty_a_year_usd[self.models].sum())


def sharing_credits(outcome: Outcome, model: int) -> Whole:
    """Return a model and those whose parts duty is lessened by a credit that it shares, ascending."""
    pots = [offset.pot.models for offset in outcome.offsets if model in offset.pot.models]
    return np.unique(np.concatenate([np.array([model], dtype=np.int64), *pots]))


@kept_once
def as_moved(outcome: Outcome) -> Fleet:
    """Return the vehicles of an outcome with net cost and customs value as its changes and moves leave them.

    With them the rows of its book, in which these are made, are evaluated without them.
    """
    fleet = outcome.exposure.fleet

    def moved(stated: Floats, reached: Floats) -> Floats:
        return np.where(np.isnan(stated), np.nan, reached)

    return replace(
        fleet,
        stated_net_cost_usd=moved(fleet.stated_net_cost_usd, outcome.net_cost_usd),
        stated_customs_value_usd=moved(fleet.stated_customs_value_usd, outcome.customs_value_usd),
    )
