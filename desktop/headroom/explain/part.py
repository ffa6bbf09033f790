"""What one row of the workbook does, as derivations: its value, content, duty and freight.

The row may be a current one or an alternative, which is counted as if it were the source.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property, partial

import numpy as np

from headroom.explain.cost import DerivedCost
from headroom.explain.model import DerivedModel
from headroom.explain.rows import DerivedRows
from headroom.language import tr_in, translated
from headroom.rules.counted_rows import CountedRows, counted_among
from headroom.rules.derivation import Derivation, Rule, Unit
from headroom.rules.measures import Measure
from headroom.rules.outcome import Outcome


class DerivedPart(DerivedRows):
    """One row.

    Args:
        outcome: What a scenario made of a fleet.
        row: Index into the rows of its book.
    """

    def __init__(self, outcome: Outcome, row: int) -> None:
        super().__init__(outcome, int(outcome.exposure.book.rows.model[row]))
        self._row = row

    @cached_property
    def _counted(self) -> CountedRows:
        return counted_among(self._outcome, np.array([self._row]))

    def worth(self) -> Derivation:
        """Return what it costs: quantity times unit cost times the rate of its currency."""
        return self.value(0, self._name(0))

    def lost(self) -> Derivation | None:
        """Return which share of its model's net cost counts as non-originating for it; None for nothing.

        It is that at the low end of its content.
        """
        counts = self.non_originating(low_content=True)
        net_cost = DerivedModel(self._outcome, self._model).net_cost()
        if not counts or net_cost.value <= 0:
            return None
        terms = (counts[0], net_cost)
        share = Rule.QUOTIENT.applied([term.value for term in terms])
        return Derivation(
            tr_in("a figure", "Regional content lost"), share, Unit.SHARE, Rule.QUOTIENT, lambda: terms
        )

    def duty(self) -> Derivation | None:
        """Return the duties on it less what credits take off; None where there are none."""
        taken = [(measure, one) for measure in self._duties.measures for one in self.duties(measure)]
        if not taken:
            return None
        terms = (*(one for _, one in taken), *self._credits(taken))
        value = Rule.SUM.applied([term.value for term in terms])
        return Derivation(tr_in("a figure", "Duties on the part"), value, Unit.USD, Rule.SUM, lambda: terms)

    def _credits(self, taken: Sequence[tuple[Measure, Derivation]]) -> Iterator[Derivation]:
        """Yield what credits of the maker of its model take off duties on it."""
        cost = DerivedCost(self._outcome, self._model)
        for offset in self._outcome.offsets:
            credit, pot = offset.measure, offset.pot
            lessened = tuple(one for measure, one in taken if measure.key in credit.credits_against)
            if self._model not in pot.models or not lessened or not pot.used_share:
                continue
            whole = Rule.SUM.applied([one.value for one in lessened])
            own = Derivation(
                tr_in("a figure", "Duty that it lessens"), whole, Unit.USD, Rule.SUM, partial(tuple, lessened)
            )
            terms = (own, cost.used_share(credit, pot))
            value = Rule.TAKEN_OFF.applied([term.value for term in terms])
            made = partial(tuple, terms)
            yield Derivation(
                translated(credit.label), value, Unit.USD, Rule.TAKEN_OFF, made, source=credit.source
            )

    def carried(self) -> Derivation | None:
        """Return its freight as the scenario assumes it; None for none."""
        stated = self.freight()
        if not stated:
            return None
        factor = DerivedCost(self._outcome, self._model).freight_factor()
        terms = (stated[0], factor)
        value = Rule.PRODUCT.applied([term.value for term in terms])
        return Derivation(tr_in("a figure", "Freight"), value, Unit.USD, Rule.PRODUCT, lambda: terms)
