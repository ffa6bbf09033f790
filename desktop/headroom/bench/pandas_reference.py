"""The same calculation as a group-by over all rows with pandas: the usual way, and the reference.

It is given what an analyst would have as columns beforehand (content shares with their defaults,
duty rates by tariff code, roles), so that its time is that of the scenario alone. It knows the
measures of the policy ``usmca``; that its numbers are those of the program is checked in each run.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from headroom.book.countries import REGION, UNKNOWN_ORIGIN
from headroom.book.sourcing import CLASSES, TransportMode
from headroom.rules.content import TOLERANCE, regional_bounds, us_bounds
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome
from headroom.rules.policy import Policy, Test
from headroom.rules.scenario import Scenario
from headroom.rules.vehicle_tests import REGIONAL, US

POLICY = "usmca"

_COMPARED = ("rvc_low", "rvc_high", "us_low", "us_high", "parts_duty", "vehicle_duty", "landed")
_AGREEMENT = 1e-9


class DisagreementError(Exception):
    """The two calculations differ; no time of either means anything then."""


@dataclass(frozen=True, slots=True, eq=False)
class Frames:
    """A workbook as two data frames.

    Attributes:
        parts: One row for each part row.
        vehicles: One row for each model.
    """

    parts: pd.DataFrame
    vehicles: pd.DataFrame

    @classmethod
    def of(cls, exposure: Exposure) -> "Frames":
        """Return the workbook of an exposure as data frames."""
        rows, classification = exposure.book.rows, exposure.classification
        low, high = regional_bounds(rows.regional_content, rows.origin, rows.origins)
        us_low, us_high = us_bounds(rows.us_content, rows.origin, rows.origins)
        rate = np.array([treatment.mfn_rate for treatment in classification.treatments])
        vehicles = exposure.vehicles
        assembly = np.array([vehicle.assembly_country for vehicle in vehicles])
        origin = np.array(rows.origins)[rows.origin]
        parts = pd.DataFrame(
            {
                "model": rows.model,
                "currency": rows.currency,
                "role": classification.role,
                "value": rows.quantity * rows.unit_cost,
                "freight": rows.quantity * rows.freight_per_unit,
                "low": low,
                "high": high,
                "us_low": us_low,
                "us_high": us_high,
                "mfn_rate": rate[classification.treatment],
                "enters_us": (origin != "US") & (assembly[rows.model] == "US"),
                "chinese": origin == "CN",
                "unknown": origin == UNKNOWN_ORIGIN,
            }
        )
        columns = {
            "class": [CLASSES.index(vehicle.vehicle_class) for vehicle in vehicles],
            "inside": [vehicle.assembly_country in REGION for vehicle in vehicles],
            "in_us": [vehicle.assembly_country == "US" for vehicle in vehicles],
            "vessel": [vehicle.transport_mode is TransportMode.VESSEL for vehicle in vehicles],
            "conversion": [vehicle.conversion_usd for vehicle in vehicles],
            "outbound": [vehicle.outbound_freight_usd for vehicle in vehicles],
            "insurance": [vehicle.insurance_usd for vehicle in vehicles],
        }
        return cls(parts, pd.DataFrame(columns))

    def evaluate(self, scenario: Scenario, currency_rates: np.ndarray) -> pd.DataFrame:
        """Return content, duties and landed cost of each model.

        Args:
            scenario: A scenario of the policy ``usmca``.
            currency_rates: US dollars per unit, in the order of the currency codes.
        """
        policy, parts = scenario.policy, self.parts
        needed = np.array(policy.role_thresholds())[parts["role"]]
        rate = currency_rates[parts["currency"]]
        value = parts["value"] * rate
        originates = parts["low"] >= needed - TOLERANCE
        may_originate = parts["high"] >= needed - TOLERANCE
        core = parts["role"] == 0
        part_duty = _part_duty(policy, parts, originates)
        by_row = pd.DataFrame(
            {
                "model": parts["model"],
                "parts": value,
                "freight": parts["freight"] * rate * scenario.freight_factor,
                "vnm_high": value.where(~originates, 0.0),
                "vnm_low": value.where(~may_originate, 0.0),
                "us_low": value * parts["us_low"],
                "us_high": value * parts["us_high"],
                "parts_duty": value * part_duty,
                "core_fails": core & ~may_originate,
                "core_undecided": core & ~originates,
            }
        )
        sums = by_row.groupby("model", sort=True).sum()
        return self._vehicles(scenario, sums)

    def _vehicles(self, scenario: Scenario, sums: pd.DataFrame) -> pd.DataFrame:
        """Return what comes of each model, from the sums of its rows."""
        policy, fleet = scenario.policy, self.vehicles
        net_cost = sums["parts"] + fleet["conversion"]
        outside = fleet["conversion"].where(~fleet["inside"], 0.0)
        in_us = fleet["conversion"].where(fleet["in_us"], 0.0)
        found = pd.DataFrame(
            {
                "rvc_low": (net_cost - sums["vnm_high"] - outside) / net_cost,
                "rvc_high": (net_cost - sums["vnm_low"] - outside) / net_cost,
                "us_low": (sums["us_low"] + in_us) / net_cost,
                "us_high": (sums["us_high"] + in_us) / net_cost,
                "parts_duty": sums["parts_duty"],
            }
        )
        needed = _by_class(policy, REGIONAL.test)[fleet["class"]]
        needed_us = _by_class(policy, US.test)[fleet["class"]]
        qualifies = (
            fleet["inside"]
            & (found["rvc_low"] >= needed - TOLERANCE)
            & (found["us_low"] >= needed_us - TOLERANCE)
            & (sums["core_undecided"] == 0)
        )
        values = policy.values()
        duty = np.array([values[key] for key in ("mfn_car", "mfn_light_truck", "mfn_heavy_truck")])
        taxed = net_cost.where(~qualifies & ~fleet["in_us"], 0.0)
        by_vessel = net_cost.where(fleet["vessel"] & ~fleet["in_us"], 0.0)
        found["vehicle_duty"] = taxed * duty[fleet["class"]]
        fees = taxed * (values["mpf"] or 0.0) + by_vessel * (values["hmf"] or 0.0)
        freight = sums["freight"] + fleet["outbound"] * scenario.freight_factor
        landed = net_cost + freight + found["parts_duty"] + fleet["insurance"]
        found["landed"] = landed + found["vehicle_duty"] + fees
        return found


def _part_duty(policy: Policy, parts: pd.DataFrame, originates: "pd.Series[bool]") -> "pd.Series[float]":
    """Return the duty rate of each part row."""
    values = policy.values()
    every_part = values["mfn_parts"]
    mfn = parts["mfn_rate"] if every_part is None else pd.Series(every_part, index=parts.index)
    pays_mfn = parts["enters_us"] & ~originates
    pays_301 = parts["enters_us"] & parts["chinese"]
    return mfn.where(pays_mfn, 0.0) + (pays_301 * (values["s301_china"] or 0.0))


def _by_class(policy: Policy, test: Test) -> np.ndarray:
    """Return the threshold of each vehicle class."""
    return np.array([policy.threshold(test, vehicle_class) or 0.0 for vehicle_class in CLASSES])


def check_agreement(outcome: Outcome, found: pd.DataFrame) -> None:
    """Compare the two calculations.

    Raises:
        DisagreementError: If a share or an amount differs in more than rounding.
    """
    own = {
        "rvc_low": outcome.rvc_low,
        "rvc_high": outcome.rvc_high,
        "us_low": outcome.us_content_low,
        "us_high": outcome.us_content_high,
        "parts_duty": outcome.parts_duty_usd,
        "vehicle_duty": outcome.vehicle_duty_usd,
        "landed": outcome.landed_cost_usd,
    }
    for column in _COMPARED:
        if not np.allclose(own[column], found[column].to_numpy(), rtol=_AGREEMENT, atol=_AGREEMENT):
            msg = f"the group-by and the program disagree on {column}: no time of either is reported"
            raise DisagreementError(msg)
