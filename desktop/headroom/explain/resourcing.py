"""Comply or pay for one model, as derivations: what a sourcing costs, and what one costs more than another.

A sourcing that was found is made by the moves of a scenario and evaluated: its figures are followed back
as those of any other scenario are. Its switching cost, which is no part of a landed cost, is added.
"""

from dataclasses import replace
from functools import cached_property

from headroom.explain.cost import DerivedCost
from headroom.explain.model import DerivedModel
from headroom.explain.tests import DerivedTests
from headroom.language import tr, tr_in
from headroom.optimum.change_worth import move_of
from headroom.optimum.resourcing import Decision, ModelResourcing
from headroom.optimum.sourcing_choice import Change, Sourcing
from headroom.rules.derivation import Derivation, Rule, Unit
from headroom.rules.measures import Trade
from headroom.rules.outcome import Outcome, evaluate

_PARTS_AND_FREIGHT = (0, 2)
"""Parts and their freight, among the components of the landed cost."""

_ASSUMED = tr("Of the scenario: share of the customs value.")


class DerivedAnswer:
    """The figures of one answer.

    Args:
        answer: Comply or pay, for one model.
    """

    def __init__(self, answer: ModelResourcing) -> None:
        self._answer = answer
        self._model = answer.problem.model
        self._outcome = answer.problem.terms.outcome

    def duties_as_sourced(self) -> Derivation:
        """Return the duties and fees of the sourcing of the workbook, with claiming."""
        return self._duties_and_fees(self._present, self._claiming_before())

    def landed_as_sourced(self) -> Derivation:
        """Return the landed cost of the sourcing of the workbook, with claiming."""
        return _with(self._present.landed_cost(), self._claiming_before())

    def duties_and_fees(self) -> Derivation:
        """Return duties and fees of the sourcing decided on, else of the present one, with claiming."""
        chosen = self._answer.chosen
        if chosen is None:
            return self.duties_as_sourced()
        return self._duties_and_fees(self._sourced(chosen), self._claiming(chosen))

    def sourcing(self) -> Derivation:
        """Return what parts, freight and switching cost more than in the workbook, without duty."""
        chosen = self._answer.chosen
        present = self._parts_and_freight(tr_in("a figure", "As sourced"), self._present)
        if chosen is None:
            return _difference(tr_in("a figure", "Sourcing"), (present, present))
        switching = self._switching(chosen)
        decided = self._parts_and_freight(tr_in("a figure", "As decided"), self._sourced(chosen), switching)
        return _difference(tr_in("a figure", "Sourcing"), (decided, present))

    def otherwise(self) -> Derivation | None:
        """Return what the way decided against lands at, with claiming; None where there is none."""
        answer = self._answer
        other = answer.pay if answer.chosen is answer.comply else answer.comply
        return None if other is None else _with(self._landed(other), self._claiming(other))

    def landed_as_decided(self) -> Derivation:
        """Return what the sourcing decided on lands at, with claiming; else what the present one does."""
        chosen = self._answer.chosen
        if chosen is None:
            return self.landed_as_sourced()
        return _with(self._landed(chosen), self._claiming(chosen))

    def saves(self) -> Derivation:
        """Return by how much the vehicle lands cheaper as decided than in the workbook, with claiming."""
        return _difference(tr_in("a figure", "Saves"), (self.landed_as_sourced(), self.landed_as_decided()))

    def landed_cost(self) -> Derivation:
        """Return the landed cost of the sourcing that was decided on, else of the present one."""
        chosen = self._answer.chosen
        return self._present.landed_cost() if chosen is None else self._landed(chosen)

    def rules(self) -> Derivation:
        """Return what the rules cost: the landed cost less what the present sourcing costs without duty."""
        present = self._present.components()
        without = Derivation(
            tr_in("a figure", "Present sourcing, no duty on the vehicle"),
            sum(term.value for term in present[:-2]),
            Unit.USD,
            Rule.SUM,
            lambda: present[:-2],
        )
        return _difference(tr_in("a figure", "Cost of the rules"), (self.landed_cost(), without))

    def duties(self) -> Derivation:
        """Return the duties on the vehicle and on its parts, as decided."""
        chosen = self._answer.chosen
        cost = self._present if chosen is None else self._sourced(chosen)
        terms = (cost.duties(Trade.VEHICLE), cost.duties(Trade.PARTS))
        return Derivation(
            tr_in("a figure", "Duties"), sum(term.value for term in terms), Unit.USD, Rule.SUM, lambda: terms
        )

    def qualifies(self) -> Derivation:
        """Return whether the model qualifies as decided."""
        chosen = self._answer.chosen
        if chosen is None:
            return DerivedTests(self._outcome, self._model).qualifies()
        if not self._answer.decision.qualifies:
            owes = self._answer.decision is Decision.PAY
            note = tr("It is cheaper to pay.") if owes else tr("It owes no duty.")
            return Derivation(self._answer.model, 0.0, Unit.YES_OR_NO, note=note)
        return DerivedTests(self._made(chosen), self._model).qualifies()

    @cached_property
    def _present(self) -> DerivedCost:
        return DerivedCost(self._outcome, self._model)

    @staticmethod
    def _duties_and_fees(cost: DerivedCost, claiming: Derivation | None) -> Derivation:
        """Return vehicle duty, parts duty and fees together, and what claiming costs."""
        terms = (cost.duties(Trade.VEHICLE), cost.duties(Trade.PARTS), cost.components()[-1])
        if claiming is None:
            return _sum(tr_in("a figure", "Duties and fees"), terms)
        return _sum(tr_in("a figure", "Duties, fees and claiming"), (*terms, claiming))

    def _claiming_before(self) -> Derivation | None:
        """Return what claiming costs as sourced in the workbook; None where it costs nothing."""
        return self._claimed(self._outcome, self._answer.incumbent_claim_usd)

    def _claiming(self, sourcing: Sourcing) -> Derivation | None:
        """Return what claiming costs with a sourcing made; None where it costs nothing."""
        return self._claimed(self._made(sourcing), sourcing.admin_usd) if sourcing.admin_usd else None

    def _claimed(self, outcome: Outcome, usd: float) -> Derivation | None:
        """Return what claiming costs: a share of the customs value that an outcome has."""
        if not usd:
            return None
        share = Derivation(
            tr_in("a figure", "Cost of claiming"), outcome.scenario.claim_cost, Unit.SHARE, note=_ASSUMED
        )
        value = DerivedModel(outcome, self._model).customs_value()
        return Derivation(tr_in("a figure", "Claiming"), usd, Unit.USD, Rule.PRODUCT, lambda: (value, share))

    @staticmethod
    def _parts_and_freight(name: str, cost: DerivedCost, *more: Derivation) -> Derivation:
        """Return what parts and their freight cost, and what else is given."""
        components = cost.components()
        return _sum(name, (*(components[at] for at in _PARTS_AND_FREIGHT), *more))

    def _landed(self, sourcing: Sourcing) -> Derivation:
        """Return the landed cost of a sourcing, with its spread switching cost."""
        terms = (self._sourced(sourcing).landed_cost(), self._switching(sourcing))
        complies = sourcing is self._answer.comply
        name = (
            tr_in("a figure", "Landed cost, complying")
            if complies
            else tr_in("a figure", "Landed cost, paying")
        )
        return Derivation(name, sourcing.landed_usd, Unit.USD, Rule.SUM, lambda: terms)

    def _switching(self, sourcing: Sourcing) -> Derivation:
        """Return the switching cost of a sourcing, spread over the annual volume."""
        rows = self._outcome.exposure.book.rows
        parts = tuple(
            self._switched(change) for change in sourcing.changes if rows.switching_cost_usd[change.to_row]
        )
        total = sum(part.value for part in parts)
        return Derivation(tr_in("a figure", "Switching cost"), total, Unit.USD, Rule.SUM, lambda: parts)

    def _switched(self, change: Change) -> Derivation:
        """Return the spread switching cost of one part."""
        rows, row = self._outcome.exposure.book.rows, change.to_row
        cell = rows.address(row, "switching_cost_usd")
        once = Derivation(
            tr_in("a figure", "Once"), float(rows.switching_cost_usd[row]), Unit.MONEY, cell=cell
        )
        volume = DerivedModel(self._outcome, self._model).volume()
        if volume.value < 1:
            note = tr("Fewer are sold: spread over one.")
            volume = Derivation(
                tr_in("a figure", "Annual volume, at least one"), 1.0, Unit.VEHICLES, note=note
            )
        origin = change.to_origin or tr_in("where a part is from", "unknown")
        name = f"{change.part_number} ({origin})"
        spread = Rule.QUOTIENT.applied((once.value, volume.value))
        return Derivation(name, spread, Unit.USD, Rule.QUOTIENT, lambda: (once, volume), cell=cell)

    def _sourced(self, sourcing: Sourcing) -> DerivedCost:
        """Return what a vehicle costs with a sourcing made."""
        return DerivedCost(self._made(sourcing), self._model)

    def _made(self, sourcing: Sourcing) -> Outcome:
        """Return the outcome with a sourcing made."""
        moves = tuple(move_of(sourcing.problem, change) for change in sourcing.changes)
        imported = self._answer.problem.terms.as_imported
        return evaluate(imported, replace(self._outcome.scenario, moves=moves))


def _with(landed: Derivation, claiming: Derivation | None) -> Derivation:
    """Return a landed cost with what claiming the preference costs, which is no part of it."""
    if claiming is None:
        return landed
    return _sum(tr("{figure} and claiming", figure=landed.name), (landed, claiming))


def _sum(name: str, terms: tuple[Derivation, ...]) -> Derivation:
    """Return several figures together."""
    return Derivation(name, sum(term.value for term in terms), Unit.USD, Rule.SUM, lambda: terms)


def _difference(name: str, terms: tuple[Derivation, Derivation]) -> Derivation:
    """Return by how much one figure is above another."""
    return Derivation(name, terms[0].value - terms[1].value, Unit.USD, Rule.DIFFERENCE, lambda: terms)
