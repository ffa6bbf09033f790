"""What one model costs landed, as derivations: its components, and duties and fees line by line."""

from headroom.explain.model import DerivedModel
from headroom.language import tr, tr_in, translated
from headroom.rules.derivation import Derivation, Rule, Unit
from headroom.rules.duties import CreditPot, DutyOutcome, FeeOutcome, lessened_by, vehicle_stack
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
        return self._model.made(
            tr_in("a figure", "Landed cost"), self._outcome.landed_cost_usd, self.components
        )

    def components(self) -> tuple[Derivation, ...]:
        """Return the components of the landed cost, in the order of ``Outcome.components``."""
        outcome, model, vehicle = self._outcome, self._model, self._model.vehicle
        outbound = model.stated(
            tr_in("a figure", "As stated"), "outbound_freight_usd", vehicle.outbound_freight_usd
        )
        return (
            model.parts(),
            model.conversion(),
            model.made(
                tr_in("a figure", "Freight of the parts"),
                outcome.inbound_freight_usd,
                lambda: (self._stated_freight(), self.freight_factor()),
                Rule.PRODUCT,
            ),
            self.duties(Trade.PARTS),
            model.made(
                tr_in("a figure", "Freight of the vehicle"),
                outcome.outbound_freight_usd,
                lambda: (outbound, self.freight_factor()),
                Rule.PRODUCT,
            ),
            model.stated(tr_in("a figure", "Insurance"), "insurance_usd", vehicle.insurance_usd),
            self.duties(Trade.VEHICLE),
            model.made(tr_in("a figure", "Fees"), outcome.fees_usd, self._fees),
        )

    def duties(self, on: Trade) -> Derivation:
        """Return the duties on the vehicle or on its parts, of those lines that come to something."""
        name = (
            tr_in("a figure", "Duties on the vehicle")
            if on is Trade.VEHICLE
            else tr_in("a figure", "Duties on parts")
        )
        total = self._outcome.vehicle_duty_usd if on is Trade.VEHICLE else self._outcome.parts_duty_usd
        lines = [line for line in self._outcome.duties if line.measure.on is on and line.duty_usd[self._at]]
        return self._model.made(name, total, lambda: tuple(self.duty(line) for line in lines))

    def duty(self, line: DutyOutcome) -> Derivation:
        """Return what one measure takes, where it falls on the model."""
        measure, model = line.measure, self._model
        if not kind_of(measure).stacks:
            return model.made(
                translated(measure.label),
                line.duty_usd,
                lambda: self._credit(line),
                Rule.TAKEN_OFF,
                measure.source,
            )
        if measure.on is Trade.PARTS:
            rows = model.rows
            return model.made(
                translated(measure.label), line.duty_usd, lambda: rows.duties(measure), source=measure.source
            )
        return model.made(
            translated(measure.label),
            line.duty_usd,
            lambda: (self._base(measure), self._rate(measure)),
            Rule.PRODUCT,
            measure.source,
        )

    def fee(self, line: FeeOutcome) -> Derivation:
        """Return what one fee takes, where it is charged."""
        fee, value = line.fee, float(line.base_usd[self._at])
        rate = Derivation(translated(fee.label), fee.rate, Unit.RATE, source=fee.source)
        vehicles = self._model.stated(
            tr_in("a figure", "Vehicles per entry"),
            "vehicles_per_entry",
            self._model.vehicle.vehicles_per_entry,
            Unit.FACTOR,
        )
        own = value * fee.rate * vehicles.value
        bounds = [
            Derivation(name, bound, Unit.USD, source=fee.source)
            for name, bound, counts in (
                (tr_in("a figure", "At least, per entry"), fee.least_usd, own < (fee.least_usd or 0.0)),
                (
                    tr_in("a figure", "At most, per entry"),
                    fee.most_usd,
                    fee.most_usd is not None and own > fee.most_usd,
                ),
            )
            if bound is not None and counts
        ]
        if bounds:
            terms = (bounds[0], vehicles)
            return self._model.made(
                translated(fee.label), line.fee_usd, lambda: terms, Rule.QUOTIENT, fee.source
            )
        return self._model.made(
            translated(fee.label),
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
                return self._model.stated(
                    tr_in("a figure", "MSRP"), "msrp_usd", self._model.vehicle.msrp_usd or 0.0
                )

    def _rate(self, measure: Measure) -> Derivation:
        """Return the rate at which a duty falls on the vehicle."""
        outcome = self._outcome
        qualifies = outcome.verdict == Verdict.QUALIFIES
        stack = vehicle_stack(outcome.scenario.policy, outcome.exposure.fleet, qualifies)

        def own(one: Measure) -> Derivation:
            return Derivation(translated(one.label), one.rate or 0.0, Unit.RATE, source=one.source)

        return stack.explained(stack.measures.index(measure), self._at, own)

    def _credit(self, line: DutyOutcome) -> tuple[Derivation, Derivation]:
        """Return the share of duties that a credit takes off with its maker, and what it lessens."""
        lessened = lessened_by(line.measure, self._outcome.duties)
        own = float(sum(other.duty_usd[self._at] for other in lessened))
        pot = next(
            one.pot
            for one in self._outcome.offsets
            if one.measure == line.measure and self._at in one.pot.models
        )
        return (
            Derivation(
                tr_in("a figure", "Duty that it lessens"),
                own,
                Unit.USD,
                Rule.SUM,
                lambda: tuple(self.duty(other) for other in lessened),
            ),
            self.used_share(line.measure, pot),
        )

    def used_share(self, measure: Measure, pot: CreditPot) -> Derivation:
        """Return which share of the duties of a maker a credit takes off."""

        def terms() -> tuple[Derivation, ...]:
            granted = Derivation(
                tr_in("a figure", "Granted"), pot.granted_usd, Unit.USD_A_YEAR, Rule.SUM, grants
            )
            duty = Derivation(
                tr_in("a figure", "Duty of the maker"), pot.duty_usd, Unit.USD_A_YEAR, Rule.SUM, duties
            )
            both = (granted, duty)
            used = Derivation(
                tr_in("a figure", "Used up"), pot.used_usd, Unit.USD_A_YEAR, Rule.LESSER, lambda: both
            )
            return used, duty

        def grants() -> tuple[Derivation, ...]:
            return tuple(self._granted(measure, int(model)) for model in pot.models)

        def duties() -> tuple[Derivation, ...]:
            return tuple(self._duty_a_year(measure, int(model)) for model in pot.models)

        name = tr("Share that the credit of {maker} takes off", maker=pot.manufacturer)
        return Derivation(name, pot.used_share, Unit.SHARE, Rule.QUOTIENT, terms, source=measure.source)

    def _granted(self, measure: Measure, model: int) -> Derivation:
        """Return what one model brings to the credit of its maker, a year."""
        other = DerivedModel(self._outcome, model)
        terms = (
            other.stated(tr_in("a figure", "MSRP"), "msrp_usd", other.vehicle.msrp_usd or 0.0),
            Derivation(translated(measure.label), measure.rate or 0.0, Unit.RATE, source=measure.source),
            other.volume(),
        )
        value = Rule.PRODUCT.applied([term.value for term in terms])
        return Derivation(other.vehicle.name, value, Unit.USD_A_YEAR, Rule.PRODUCT, lambda: terms)

    def _duty_a_year(self, measure: Measure, model: int) -> Derivation:
        """Return the duties of one model that a credit may lessen, a year."""
        other = DerivedCost(self._outcome, model)
        lessened = lessened_by(measure, self._outcome.duties)
        duty = float(sum(line.duty_usd[model] for line in lessened))

        def lines() -> tuple[Derivation, ...]:
            return tuple(other.duty(line) for line in lessened)

        volume = DerivedModel(self._outcome, model).volume()
        terms = (
            Derivation(tr_in("a figure", "Duty that it lessens"), duty, Unit.USD, Rule.SUM, lines),
            volume,
        )
        name = self._outcome.vehicles[model].name
        return Derivation(name, duty * volume.value, Unit.USD_A_YEAR, Rule.PRODUCT, lambda: terms)

    def _stated_freight(self) -> Derivation:
        """Return the freight of the parts as stated."""
        rows = self._model.rows.freight()
        return Derivation(
            tr_in("a figure", "As stated"), sum(row.value for row in rows), Unit.USD, Rule.SUM, lambda: rows
        )

    def freight_factor(self) -> Derivation:
        """Return by what the scenario multiplies stated freight."""
        factor = self._outcome.scenario.freight_factor
        return Derivation(
            tr_in("a figure", "Freight, of stated"), factor, Unit.FACTOR, note=tr("Assumed in the scenario.")
        )
