"""What one model costs landed, as derivations: its components, and duties and fees line by line."""

from headroom.explain.model import DerivedModel
from headroom.rules.derivation import Derivation, Rule, Unit
from headroom.rules.duties import DutyOutcome, FeeOutcome, lessened_by, vehicle_stack
from headroom.rules.measures import DutyBase, Measure, Trade
from headroom.rules.outcome import Outcome
from headroom.rules.rate_kinds import kind_of
from headroom.rules.verdict import Verdict


class DerivedCost:
    """The landed cost of one model.

    Args:
        outcome: What a scenario made of a fleet.
        model: Index into its vehicles.
    """

    def __init__(self, outcome: Outcome, model: int) -> None:
        self._outcome = outcome
        self._at = model
        self._model = DerivedModel(outcome, model)

    def landed_cost(self) -> Derivation:
        """Return what a vehicle costs landed: the sum of its eight components."""
        return self._model.made("Landed cost", self._outcome.landed_cost_usd, self.components)

    def components(self) -> tuple[Derivation, ...]:
        """Return the components of the landed cost, in the order of ``Outcome.components``."""
        outcome, model, vehicle = self._outcome, self._model, self._model.vehicle
        outbound = model.stated("As stated", "outbound_freight_usd", vehicle.outbound_freight_usd)
        return (
            model.parts(),
            model.conversion(),
            model.made(
                "Freight of the parts",
                outcome.inbound_freight_usd,
                lambda: (self._stated_freight(), self._freight_factor()),
                Rule.PRODUCT,
            ),
            self.duties(Trade.PARTS),
            model.made(
                "Freight of the vehicle",
                outcome.outbound_freight_usd,
                lambda: (outbound, self._freight_factor()),
                Rule.PRODUCT,
            ),
            model.stated("Insurance", "insurance_usd", vehicle.insurance_usd),
            self.duties(Trade.VEHICLE),
            model.made("Fees", outcome.fees_usd, self._fees),
        )

    def duties(self, on: Trade) -> Derivation:
        """Return the duties on the vehicle or on its parts, of those lines that come to something."""
        name = "Duties on the vehicle" if on is Trade.VEHICLE else "Duties on parts"
        total = self._outcome.vehicle_duty_usd if on is Trade.VEHICLE else self._outcome.parts_duty_usd
        lines = [line for line in self._outcome.duties if line.measure.on is on and line.duty_usd[self._at]]
        return self._model.made(name, total, lambda: tuple(self.duty(line) for line in lines))

    def duty(self, line: DutyOutcome) -> Derivation:
        """Return what one measure takes, where it falls on the model."""
        measure, model = line.measure, self._model
        if not kind_of(measure).stacks:
            return model.made(
                measure.label, line.duty_usd, lambda: self._credit(line), Rule.CREDIT, measure.source
            )
        if measure.on is Trade.PARTS:
            rows = model.rows
            return model.made(
                measure.label, line.duty_usd, lambda: rows.duties(measure), source=measure.source
            )
        return model.made(
            measure.label,
            line.duty_usd,
            lambda: (self._base(measure), self._rate(measure)),
            Rule.PRODUCT,
            measure.source,
        )

    def fee(self, line: FeeOutcome) -> Derivation:
        """Return what one fee takes, where it is charged."""
        fee = line.fee
        rate = Derivation(fee.label, fee.rate, Unit.RATE, source=fee.source)
        return self._model.made(
            fee.label,
            line.fee_usd,
            lambda: (self._model.customs_value(), rate),
            Rule.PRODUCT,
            fee.source,
        )

    def _fees(self) -> tuple[Derivation, ...]:
        """Return the fees that are charged."""
        return tuple(self.fee(line) for line in self._outcome.fees if line.fee_usd[self._at])

    def _base(self, measure: Measure) -> Derivation:
        """Return the value that a duty on the vehicle is taken of."""
        match measure.base:
            case DutyBase.WHOLE_VALUE:
                return self._model.customs_value()
            case DutyBase.NON_US_CONTENT:
                return self._model.non_us_value()
            case DutyBase.MSRP:
                return self._model.stated("MSRP", "msrp_usd", self._model.vehicle.msrp_usd or 0.0)

    def _rate(self, measure: Measure) -> Derivation:
        """Return the rate at which a duty falls on the vehicle."""
        outcome = self._outcome
        qualifies = outcome.verdict == Verdict.QUALIFIES
        stack = vehicle_stack(outcome.scenario.policy, outcome.exposure.fleet, qualifies)

        def own(one: Measure) -> Derivation:
            return Derivation(one.label, one.rate or 0.0, Unit.RATE, source=one.source)

        return stack.explained(stack.measures.index(measure), self._at, own)

    def _credit(self, line: DutyOutcome) -> tuple[Derivation, Derivation]:
        """Return what a credit comes to by itself, and the duty that it cannot exceed."""
        measure, base = line.measure, float(line.base_usd[self._at])
        share = Derivation(measure.label, measure.rate or 0.0, Unit.RATE, source=measure.source)
        terms = (self._model.stated("MSRP", "msrp_usd", base), share)
        lessened = lessened_by(measure, self._outcome.duties)
        limit = float(sum(other.duty_usd[self._at] for other in lessened))
        return (
            Derivation("Offset", base * share.value, Unit.USD, Rule.PRODUCT, lambda: terms),
            Derivation(
                "Duty that it lessens",
                limit,
                Unit.USD,
                Rule.SUM,
                lambda: tuple(self.duty(other) for other in lessened),
            ),
        )

    def _stated_freight(self) -> Derivation:
        """Return the freight of the parts as stated."""
        rows = self._model.rows.freight()
        return Derivation("As stated", sum(row.value for row in rows), Unit.USD, Rule.SUM, lambda: rows)

    def _freight_factor(self) -> Derivation:
        """Return by what the scenario multiplies stated freight."""
        factor = self._outcome.scenario.freight_factor
        return Derivation("Freight, of stated", factor, Unit.FACTOR, note="Assumed in the scenario.")
