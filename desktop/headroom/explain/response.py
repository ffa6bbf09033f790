"""The figures that analyses look at, as derivations: of the fleet or of a model, as sourced or re-sourced."""

from collections.abc import Callable, Sequence

from headroom.analysis.drivers import KeyFigure
from headroom.explain.cost import DerivedCost
from headroom.explain.model import DerivedModel
from headroom.explain.resourcing import DerivedAnswer
from headroom.explain.tests import DerivedTests
from headroom.language import tr, tr_in
from headroom.optimum.resourcing import ModelResourcing, resource
from headroom.rules.derivation import Derivation, Rule, Unit
from headroom.rules.exposure import Exposure
from headroom.rules.measures import Trade
from headroom.rules.offers import Offers
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.scenario import Scenario

Derive = Callable[[Scenario], "DerivedResponse"]
"""Returns the figures under a scenario."""


class DerivedResponse:
    """The figures of a fleet whose makers respond, or do not.

    Args:
        outcome: What the scenario makes of the fleet as it is sourced.
        answers: What its makers do; none: nothing.
    """

    def __init__(self, outcome: Outcome, answers: tuple[ModelResourcing, ...] = ()) -> None:
        self._outcome = outcome
        self._answers = tuple(DerivedAnswer(answer) for answer in answers)

    def figure(
        self, figure: KeyFigure, model: int | None = None, among: Sequence[int] | None = None
    ) -> Derivation:
        """Return a figure.

        Args:
            figure: What is looked at.
            model: A model; None: the fleet, weighted by volume.
            among: Models that the fleet consists of; None: all of them.
        """
        models = range(len(self._outcome.vehicles)) if among is None else among
        if model is not None:
            models = (model,)
            if figure is not KeyFigure.DUTY:
                return self._of_model(figure, model)
        a_year = Unit.VEHICLES if figure is KeyFigure.VOLUME else Unit.USD_A_YEAR
        terms = tuple(self._weighted(figure, at, a_year) for at in models)
        total = Derivation(
            tr("{figure}, a year", figure=figure.label), _sum(terms), a_year, Rule.SUM, lambda: terms
        )
        if figure is KeyFigure.DUTY:
            return total
        volumes = tuple(DerivedModel(self._outcome, at).volume() for at in models)
        volume = Derivation(
            tr_in("a figure", "Vehicles a year"), _sum(volumes), Unit.VEHICLES, Rule.SUM, lambda: volumes
        )
        unit = Unit.SHARE if figure is KeyFigure.VOLUME else Unit.USD
        mean = Rule.QUOTIENT.applied((total.value, volume.value))
        return Derivation(figure.label, mean, unit, Rule.QUOTIENT, lambda: (total, volume))

    def _weighted(self, figure: KeyFigure, at: int, unit: Unit) -> Derivation:
        """Return a figure of a model times its volume."""
        factors = (self._of_model(figure, at), DerivedModel(self._outcome, at).volume())
        name = self._outcome.vehicles[at].name
        product = Rule.PRODUCT.applied([factor.value for factor in factors])
        return Derivation(name, product, unit, Rule.PRODUCT, lambda: factors)

    def _of_model(self, figure: KeyFigure, at: int) -> Derivation:
        """Return a figure of one vehicle of a model."""
        return self._decided(figure, at) if self._answers else self._as_sourced(figure, at)

    def _as_sourced(self, figure: KeyFigure, at: int) -> Derivation:
        """Return a figure of a model as it is sourced."""
        cost = DerivedCost(self._outcome, at)
        match figure:
            case KeyFigure.LANDED:
                return cost.landed_cost()
            case KeyFigure.VOLUME:
                return DerivedTests(self._outcome, at).qualifies()
            case KeyFigure.RULES:
                terms = (cost.duties(Trade.VEHICLE), cost.components()[-1])
            case KeyFigure.DUTY:
                terms = (cost.duties(Trade.VEHICLE), cost.duties(Trade.PARTS))
        return Derivation(figure.label, _sum(terms), Unit.USD, Rule.SUM, lambda: terms)

    def _decided(self, figure: KeyFigure, at: int) -> Derivation:
        """Return a figure of a model as its maker decides."""
        answer = self._answers[at]
        match figure:
            case KeyFigure.LANDED:
                return answer.landed_cost()
            case KeyFigure.VOLUME:
                return answer.qualifies()
            case KeyFigure.RULES:
                return answer.rules()
            case KeyFigure.DUTY:
                return answer.duties()


def derived_by(exposure: Exposure, offers: Offers | None, *, effort: int = 1) -> Derive:
    """Return what answers as ``response.as_sourced`` or ``response.best_response`` do.

    What makers choose is found once for each scenario, and kept.

    Args:
        exposure: The fleet as it is sourced.
        offers: Every source of every part, from which makers choose; None: they keep what they have.
        effort: As for ``resource``.
    """
    known: list[tuple[Scenario, DerivedResponse]] = []

    def derive(scenario: Scenario) -> DerivedResponse:
        for asked, response in known:
            if asked == scenario:
                return response
        answers = resource(offers, scenario, effort=effort) if offers is not None else ()
        response = DerivedResponse(evaluate(exposure, scenario), answers)
        known.append((scenario, response))
        return response

    return derive


def _sum(terms: tuple[Derivation, ...]) -> float:
    """Return what terms come to together."""
    return Rule.SUM.applied([term.value for term in terms])
