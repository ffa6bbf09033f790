"""Duties, credits and fees of each model, line by line, and what it costs landed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from headroom.arrays import Floats
from headroom.language import tr, translated
from headroom.output.writers.live_book.formulas import added, total_of_model
from headroom.output.writers.live_book.inputs import Inputs
from headroom.output.writers.live_book.pages import Filled
from headroom.output.writers.live_book.part_law import Line, chargeable
from headroom.output.writers.live_book.vehicle_duties import fee_columns, taken, vehicle_columns
from headroom.output.writers.live_book.words import READING_YES, quoted
from headroom.rules.measures import Measure, Trade
from headroom.rules.outcome import Outcome
from headroom.rules.rate_kinds import kind_of


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

    def columns(self) -> Sequence[Filled]:
        """Return the columns, ending in the landed cost."""
        found = self.outcome
        on_parts, parts_terms = self._on_parts()
        lessening, credit_terms = self._credits()
        on_vehicles, vehicle_terms = vehicle_columns(self.outcome, self.inputs)
        fees, fee_terms = fee_columns(self.outcome, self.inputs)
        offset = -sum(
            (taken(self.outcome, one)[1] for one in self._credit_measures()), np.zeros(len(found.vehicles))
        )
        landed = (
            "[parts]+[conversion]+[inbound]+[parts_duty]+[outbound_now]+[insurance]+[vehicle_duty]+[fees]"
        )

        def usd(key: str, heading: str, values: Floats, formula: str) -> Filled:
            return Filled(key, heading, "usd", values.tolist(), formula, width=13)

        return (
            *on_parts,
            *lessening,
            usd("offset", tr("Offset, USD"), offset, f"-({added(credit_terms)})"),
            usd(
                "parts_duty",
                tr("Parts duty, USD"),
                found.parts_duty_usd,
                added([*parts_terms, *credit_terms]),
            ),
            *on_vehicles,
            usd("vehicle_duty", tr("Vehicle duty, USD"), found.vehicle_duty_usd, added(vehicle_terms)),
            *fees,
            usd("fees", tr("Customs fees, USD"), found.fees_usd, added(fee_terms)),
            usd("landed", tr("Landed cost, USD"), found.landed_cost_usd, landed),
        )

    def _on_parts(self) -> tuple[Sequence[Filled], list[str]]:
        """Return the duties on parts."""
        found, terms = [], []
        for line in self.part_lines:
            base, duty = taken(self.outcome, line)
            label, key = translated(line.first.label), f"parts_{line.name}"
            found += [
                Filled(
                    f"base_{key}",
                    tr("{duty}: base, USD", duty=label),
                    "usd",
                    base.tolist(),
                    total_of_model(f"rows_base_{line.name}"),
                    folded=True,
                ),
                Filled(
                    f"duty_{key}",
                    tr("{duty}, USD", duty=label),
                    "usd",
                    duty.tolist(),
                    total_of_model(f"rows_duty_{line.name}"),
                ),
            ]
            terms.append(f"[duty_{key}]")
        return found, terms

    def _credit_measures(self) -> tuple[Measure, ...]:
        policy = self.outcome.scenario.policy
        return tuple(one for one in chargeable(policy, Trade.PARTS) if not kind_of(one).stacks)

    def _credits(self) -> tuple[Sequence[Filled], list[str]]:
        """Return what credits take off, by makers: in proportion to the duties of their models."""
        fleet, found, terms = self.outcome.exposure.fleet, [], []
        before: list[tuple[str, str]] = []
        for number, one in enumerate(self._credit_measures()):
            name = f"{one.key}_{number + 1}"
            covered = fleet.in_country(one.into) & np.array(
                [one.covers_class(kind.vehicle_class) for kind in fleet.kinds], dtype=np.bool_
            )
            pot = np.where(covered, fleet.manufacturer + 1, 0)
            lines = [line for line in self.part_lines if line.key in one.credits_against]
            mentioned = [f"[duty_parts_{line.name}]" for line in lines]
            mentioned += [f"[credit_{other}]" for key, other in before if key in one.credits_against]
            charged = [taken(self.outcome, line)[1] for line in lines]
            charged += [
                taken(self.outcome, other)[1]
                for other in self._credit_measures()[:number]
                if other.key in one.credits_against
            ]
            lessened = sum(charged, np.zeros(len(covered)))
            base = kind_of(one).granted_usd(one, fleet)
            rate = self.inputs.ref(one.key)
            if one.reading:
                rate = f"IF({self.inputs.ref(one.reading)}={quoted(READING_YES)},{rate},0)"
            given = f"{rate}*SUMIFS(models_granted_{name},models_pot_{name},[pot_{name}])"
            charged_usd = f"SUMIFS(models_lessened_{name},models_pot_{name},[pot_{name}])"
            share = f"IF([pot_{name}]=0,0,IF({charged_usd}>0,MIN({given},{charged_usd})/{charged_usd},0))"
            label = translated(one.label)
            duty = taken(self.outcome, one)[1]
            found += [
                Filled(f"pot_{name}", tr("{duty}: maker no., 0 none", duty=label), "count", pot, folded=True),
                Filled(
                    f"granted_{name}",
                    tr("{duty}: MSRP of a year, USD", duty=label),
                    "usd",
                    (base * fleet.volume).tolist(),
                    f"IF([pot_{name}]=0,0,N([msrp])*[volume])",
                    folded=True,
                ),
                Filled(
                    f"lessened_{name}",
                    tr("{duty}: duty of a year, USD", duty=label),
                    "usd",
                    (lessened * fleet.volume).tolist(),
                    f"({added(mentioned)})*[volume]",
                    folded=True,
                ),
                Filled(
                    f"used_{name}",
                    tr("{duty}: share taken off", duty=label),
                    "share",
                    self._shares(one).tolist(),
                    share,
                    folded=True,
                ),
                Filled(
                    f"credit_{name}",
                    tr("{duty}, USD", duty=label),
                    "usd",
                    duty.tolist(),
                    f"-({added(mentioned)})*[used_{name}]",
                ),
            ]
            terms.append(f"[credit_{name}]")
            before.append((one.key, name))
        return found, terms

    def _shares(self, measure: Measure) -> Floats:
        """Return ``(model,)``: the share that the credit of each maker takes off."""
        found = np.zeros(len(self.outcome.vehicles))
        for one in self.outcome.offsets:
            if one.measure == measure:
                found[one.pot.models] = one.pot.used_share
        return found
