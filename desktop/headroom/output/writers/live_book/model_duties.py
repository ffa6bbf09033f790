"""Duties, credits and fees of each model, line by line, and what it costs landed."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from headroom.arrays import Flags, Floats
from headroom.output.writers.live_book.formulas import added, total_of_model
from headroom.output.writers.live_book.inputs import LEAST, MOST, Inputs
from headroom.output.writers.live_book.pages import Column
from headroom.output.writers.live_book.part_law import Line, lines_of
from headroom.rules.duties import DutyOutcome, FeeOutcome, vehicle_stack
from headroom.rules.goods import Goods
from headroom.rules.measures import DutyBase, Measure, Trade, When
from headroom.rules.outcome import Outcome
from headroom.rules.rate_kinds import kind_of
from headroom.rules.stacking import falling
from headroom.rules.verdict import Verdict

_BASES = {
    DutyBase.WHOLE_VALUE: "[customs]",
    DutyBase.NON_US_CONTENT: "MAX([customs]-[credited],0)",
    DutyBase.MSRP: "N([msrp])",
}


@dataclass(frozen=True, slots=True, eq=False)
class ModelDuties:
    """Duties, credits and fees of each model.

    Attributes:
        outcome: What the scenario makes of the fleet.
        inputs: The inputs that formulas mention.
        part_lines: The duties on parts that may fall on some row.
    """

    outcome: Outcome
    inputs: Inputs
    part_lines: tuple[Line, ...]

    def columns(self) -> Sequence[Column]:
        """Return the columns, ending in the landed cost."""
        found = self.outcome
        on_parts, parts_terms = self._on_parts()
        credits, credit_terms = self._credits()
        on_vehicles, vehicle_terms = self._on_vehicles()
        fees, fee_terms = self._fees()
        offset = -sum((self._of(one)[1] for one in self._credit_measures()), np.zeros(len(found.vehicles)))
        landed = (
            "[parts]+[conversion]+[inbound]+[parts_duty]+[outbound_now]+[insurance]+[vehicle_duty]+[fees]"
        )

        def usd(key: str, heading: str, values: Floats, formula: str) -> Column:
            return Column(key, heading, "usd", values.tolist(), formula, width=13)

        return (
            *on_parts,
            *credits,
            usd("offset", "Offset, USD", offset, f"-({added(credit_terms)})"),
            usd("parts_duty", "Parts duty, USD", found.parts_duty_usd, added([*parts_terms, *credit_terms])),
            *on_vehicles,
            usd("vehicle_duty", "Vehicle duty, USD", found.vehicle_duty_usd, added(vehicle_terms)),
            *fees,
            usd("fees", "Customs fees, USD", found.fees_usd, added(fee_terms)),
            usd("landed", "Landed cost, USD", found.landed_cost_usd, landed),
        )

    def _of(self, one: Measure | Line) -> tuple[Floats, Floats]:
        """Return base and duty of a measure, or of all those of a line, as the program has them."""
        measures = one.measures if isinstance(one, Line) else (one,)
        nothing = np.zeros(len(self.outcome.vehicles))
        lines: list[DutyOutcome] = [
            line for line in self.outcome.duties if any(line.measure is own for own in measures)
        ]
        return sum((line.base_usd for line in lines), nothing), sum((line.duty_usd for line in lines), nothing)

    def _on_parts(self) -> tuple[Sequence[Column], list[str]]:
        """Return the duties on parts."""
        found, terms = [], []
        for line in self.part_lines:
            base, duty = self._of(line)
            label, key = line.first.label, f"parts_{line.name}"
            found += [
                Column(
                    f"base_{key}", f"{label}: base, USD", "usd", base.tolist(),
                    total_of_model(f"rows_base_{line.name}"), folded=True,
                ),
                Column(
                    f"duty_{key}", f"{label}, USD", "usd", duty.tolist(), total_of_model(f"rows_duty_{line.name}"),
                ),
            ]
            terms.append(f"[duty_{key}]")
        return found, terms

    def _credit_measures(self) -> tuple[Measure, ...]:
        policy = self.outcome.scenario.policy
        return tuple(one for one in policy.measures if one.on is Trade.PARTS and not kind_of(one).stacks)

    def _credits(self) -> tuple[Sequence[Column], list[str]]:
        """Return what credits take off, by makers: in proportion to the duties of their models."""
        fleet, found, terms, before = self.outcome.exposure.fleet, [], [], []
        for number, one in enumerate(self._credit_measures()):
            name = f"{one.key}_{number + 1}"
            covered = fleet.in_country(one.into) & np.array(
                [one.covers_class(kind.vehicle_class) for kind in fleet.kinds], dtype=np.bool_
            )
            pot = np.where(covered, fleet.manufacturer + 1, 0)
            lines = [line for line in self.part_lines if line.key in one.credits_against]
            mentioned = [f"[duty_parts_{line.name}]" for line in lines]
            mentioned += [f"[credit_{other}]" for key, other in before if key in one.credits_against]
            charged = [self._of(line)[1] for line in lines]
            charged += [self._of(other)[1] for other in self._credit_measures()[:number] if other.key in one.credits_against]
            lessened = sum(charged, np.zeros(len(covered)))
            base = kind_of(one).granted_usd(one, fleet)
            rate = self.inputs.ref(one.key)
            if one.reading:
                rate = f'IF({self.inputs.ref(one.reading)}="yes",{rate},0)'
            given = f"{rate}*SUMIFS(models_granted_{name},models_pot_{name},[pot_{name}])"
            taken = f"SUMIFS(models_lessened_{name},models_pot_{name},[pot_{name}])"
            share = f"IF([pot_{name}]=0,0,IF({taken}>0,MIN({given},{taken})/{taken},0))"
            label = one.label
            duty = self._of(one)[1]
            found += [
                Column(f"pot_{name}", f"{label}: maker no., 0 none", "count", pot, folded=True),
                Column(
                    f"granted_{name}", f"{label}: MSRP of a year, USD", "usd", (base * fleet.volume).tolist(),
                    f"IF([pot_{name}]=0,0,N([msrp])*[volume])", folded=True,
                ),
                Column(
                    f"lessened_{name}", f"{label}: duty of a year, USD", "usd", (lessened * fleet.volume).tolist(),
                    f"({added(mentioned)})*[volume]", folded=True,
                ),
                Column(f"used_{name}", f"{label}: share taken off", "share", self._shares(one).tolist(), share, folded=True),
                Column(
                    f"credit_{name}", f"{label}, USD", "usd", duty.tolist(), f"-({added(mentioned)})*[used_{name}]",
                ),
            ]
            terms.append(f"[credit_{name}]")
            before.append((one.key, name))
        return found, terms

    def _shares(self, measure: Measure) -> Floats:
        """Return ``(model,)``: the share that the credit of each maker takes off."""
        found = np.zeros(len(self.outcome.vehicles))
        for one in self.outcome.offsets:
            if one.measure is measure:
                found[one.pot.models] = one.pot.used_share
        return found

    def _on_vehicles(self) -> tuple[Sequence[Column], list[str]]:
        """Return the duties on vehicles."""
        policy = self.outcome.scenario.policy
        measures = tuple(one for one in policy.measures if one.on is Trade.VEHICLE)
        lines = lines_of(measures)
        readings = tuple(dict.fromkeys(one.reading for one in measures if one.reading))
        falls = self._falling(measures, lines, readings)
        found, terms, rates = [], [], []
        for at, line in enumerate(lines):
            if not falls[:, :, at].any():
                continue
            base, duty = self._of(line)
            key, label = f"vehicle_{line.name}", line.first.label
            rate = f"N({self.inputs.ref(line.key)})"
            if line.first.kind.value == "floor":
                rate = f"MAX(0,{rate}-({added(rates)}))"
            rates.append(f"[rate_{key}]")
            fall = [
                f"IF([verdict_code]=2,{by_readings(self.inputs, readings, falls[:, 1, at, model])},"
                f"{by_readings(self.inputs, readings, falls[:, 0, at, model])})"
                for model in range(len(base))
            ]
            value = _BASES[line.first.base]
            falls_now, adds = self._stack(line)
            found += [
                Column(
                    f"falls_{key}", f"{label}: falls, 1", "count", falls_now, fall, folded=True,
                ),
                Column(
                    f"rate_{key}", f"{label}: rate", "rate", adds.tolist(),
                    f"[falls_{key}]*{rate}", folded=True,
                ),
                Column(
                    f"base_{key}", f"{label}: base, USD", "usd", base.tolist(), f"[falls_{key}]*{value}", folded=True,
                ),
                Column(f"duty_{key}", f"{label}, USD", "usd", duty.tolist(), f"[base_{key}]*[rate_{key}]"),
            ]
            terms.append(f"[duty_{key}]")
        return found, terms

    def _stack(self, line: Line) -> tuple[Flags, Floats]:
        """Return on which models a line falls, and at which rate."""
        policy, fleet = self.outcome.scenario.policy, self.outcome.exposure.fleet
        stack = vehicle_stack(policy, fleet, self.outcome.verdict == Verdict.QUALIFIES)
        own = [at for at, one in enumerate(stack.measures) if any(one is other for other in line.measures)]
        return stack.falls[own].any(axis=0), stack.added[own].sum(axis=0)

    def _falling(self, measures: tuple[Measure, ...], lines: tuple[Line, ...], readings: tuple[str, ...]) -> Flags:
        """Return ``(choice, qualifies, line, model)``: what falls, exclusions applied."""
        goods = Goods.of_fleet(self.outcome.exposure.fleet)
        choices = tuple(product((False, True), repeat=len(readings)))
        found = np.zeros((len(choices), 2, len(lines), len(goods)), dtype=np.bool_)
        line_of = {id(one): at for at, line in enumerate(lines) for one in line.measures}
        for at, answers in enumerate(choices):
            said = dict(zip(readings, answers, strict=True))
            charged = tuple(one for one in measures if not one.reading or said[one.reading])
            for state in (0, 1):
                falls = falling(charged, goods, np.full(len(goods), bool(state)))
                for measure, its_goods in zip(charged, falls, strict=True):
                    found[at, state, line_of[id(measure)]] |= its_goods
        return found

    def _fees(self) -> tuple[Sequence[Column], list[str]]:
        """Return the customs user fees."""
        found, terms = [], []
        fees: tuple[FeeOutcome, ...] = self.outcome.fees
        for line in fees:
            fee, key = line.fee, f"fee_{line.fee.key}"
            state = {
                When.QUALIFYING: "[verdict_code]=2",
                When.NOT_QUALIFYING: "[verdict_code]<2",
                When.ALWAYS: "TRUE",
            }[fee.when]
            rate = self.inputs.ref(fee.key)
            vessel = ',[mode]="vessel"' if fee.by_vessel_only else ""
            entry = f"[base_{key}]*[per_entry]*{rate}"
            least, most = f"{fee.key}{LEAST}", f"{fee.key}{MOST}"
            if least in self.inputs.keys():
                entry = f"MAX({entry},N({self.inputs.ref(least)}))"
            if most in self.inputs.keys():
                bound = self.inputs.ref(most)
                entry = f'IF({bound}="",{entry},MIN({entry},N({bound})))'
            found += [
                Column(
                    f"base_{key}", f"{fee.label}: base, USD", "usd", line.base_usd.tolist(),
                    f"IF(AND([in_us]=0,{state},{rate}<>0{vessel}),[customs],0)", folded=True,
                ),
                Column(
                    key, f"{fee.label}, USD", "usd", line.fee_usd.tolist(),
                    f"IF([base_{key}]>0,{entry}/[per_entry],0)",
                ),
            ]
            terms.append(f"[{key}]")
        return found, terms


def by_readings(inputs: Inputs, readings: tuple[str, ...], falls: Flags) -> str:
    """Return whether something falls, as a formula of the readings on which it hangs.

    Args:
        inputs: The inputs.
        readings: Keys of the readings.
        falls: ``(choice,)``, an answer to each combination of no and yes, the last reading fastest.
    """
    if not readings or bool(np.all(falls == falls[0])):
        return "1" if falls[0] else "0"
    half = len(falls) // 2
    no, yes = by_readings(inputs, readings[1:], falls[:half]), by_readings(inputs, readings[1:], falls[half:])
    return f'IF({inputs.ref(readings[0])}="yes",{yes},{no})'
