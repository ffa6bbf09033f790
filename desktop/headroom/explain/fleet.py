"""The figures of the whole fleet as derivations: each a sum over the models."""

from collections.abc import Callable

from headroom.explain.cost import DerivedCost
from headroom.explain.model import DerivedModel
from headroom.explain.tests import DerivedTests
from headroom.language import tr_in
from headroom.rules.derivation import Derivation, Rule, Unit
from headroom.rules.measures import Trade
from headroom.rules.outcome import Outcome


class DerivedFleet:
    """The figures of a fleet.

    Args:
        outcome: What a scenario made of it.
    """

    def __init__(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self._totals = outcome.fleet()

    def qualifying(self) -> Derivation:
        """Return how many models qualify."""
        models = range(len(self._outcome.vehicles))
        return Derivation(
            tr_in("a figure", "Models that qualify"),
            float(self._totals.qualifying),
            Unit.MODELS,
            Rule.SUM,
            lambda: tuple(self._qualifies(at) for at in models),
        )

    def qualifying_volume_share(self) -> Derivation:
        """Return the share of vehicles a year that qualify."""
        return Derivation(
            tr_in("a figure", "Share of volume that qualifies"),
            self._totals.qualifying_volume_share,
            Unit.SHARE,
            Rule.QUOTIENT,
            lambda: (self.qualifying_volume(), self.volume()),
        )

    def landed_cost_per_vehicle(self) -> Derivation:
        """Return the landed cost of a vehicle, weighted by volume."""
        return Derivation(
            tr_in("a figure", "Landed cost per vehicle"),
            self._totals.landed_cost_per_vehicle_usd,
            Unit.USD,
            Rule.QUOTIENT,
            lambda: (self.landed_cost(), self.volume()),
        )

    def landed_cost(self) -> Derivation:
        """Return the landed cost of all vehicles a year."""
        return self._summed(
            tr_in("a figure", "Landed cost a year"),
            self._totals.landed_cost_usd,
            Unit.USD_A_YEAR,
            self._landed_cost,
        )

    def duty(self) -> Derivation:
        """Return the duties on vehicles and parts a year."""
        return self._summed(
            tr_in("a figure", "Duty a year"), self._totals.duty_usd, Unit.USD_A_YEAR, self._duties
        )

    def duty_of(self, at: int) -> Derivation:
        """Return the duties on the vehicles of one model and on their parts, a year."""
        return self._weighted(tr_in("a figure", "Duty a year"), at, Unit.USD_A_YEAR, self._duties)

    def qualifying_volume(self) -> Derivation:
        """Return how many vehicles a year qualify."""
        return self._summed(
            tr_in("a figure", "Vehicles a year that qualify"),
            self._totals.qualifying_volume,
            Unit.VEHICLES,
            self._qualifies,
        )

    def volume(self) -> Derivation:
        """Return how many vehicles are sold in the US a year."""
        return Derivation(
            tr_in("a figure", "Vehicles a year"), self._totals.volume, Unit.VEHICLES, Rule.SUM, self._volumes
        )

    def _volumes(self) -> tuple[Derivation, ...]:
        """Return the volume of each model, under its name."""
        found = []
        for at, vehicle in enumerate(self._outcome.vehicles):
            volume = DerivedModel(self._outcome, at).volume()
            found.append(
                Derivation(vehicle.name, volume.value, Unit.VEHICLES, cell=volume.cell, note=volume.note)
            )
        return tuple(found)

    def _qualifies(self, at: int) -> Derivation:
        """Return whether a model qualifies."""
        return DerivedTests(self._outcome, at).qualifies()

    def _landed_cost(self, at: int) -> Derivation:
        """Return what a vehicle costs landed."""
        return DerivedCost(self._outcome, at).landed_cost()

    def _duties(self, at: int) -> Derivation:
        """Return the duties on a vehicle and on its parts."""
        cost = DerivedCost(self._outcome, at)
        terms = (cost.duties(Trade.VEHICLE), cost.duties(Trade.PARTS))
        return Derivation(
            tr_in("a figure", "Duties"), sum(term.value for term in terms), Unit.USD, Rule.SUM, lambda: terms
        )

    def _summed(self, name: str, total: float, unit: Unit, amount: Callable[[int], Derivation]) -> Derivation:
        """Return the sum over the models of a figure times its volume."""

        def terms() -> tuple[Derivation, ...]:
            vehicles = enumerate(self._outcome.vehicles)
            return tuple(self._weighted(vehicle.name, at, unit, amount) for at, vehicle in vehicles)

        return Derivation(name, total, unit, Rule.SUM, terms)

    def _weighted(self, name: str, at: int, unit: Unit, amount: Callable[[int], Derivation]) -> Derivation:
        """Return a figure of a model times its volume."""
        factors = (amount(at), DerivedModel(self._outcome, at).volume())
        product = Rule.PRODUCT.applied([factor.value for factor in factors])
        return Derivation(name, product, unit, Rule.PRODUCT, lambda: factors)
