"""The same calculation by hand with numpy, for one policy: what its author would do without a program.

Rows are columns with a content, a duty rate and a role each, prepared beforehand; sums of models that a
slider leaves alone are kept. So its time is that of the scenario alone, with nothing general about it. It
knows the measures of the policy ``usmca``; that its numbers are those of the program is checked each time.
"""

from dataclasses import dataclass, replace

import numpy as np

from headroom.arrays import Flags, Floats, Ints
from headroom.book.classes_and_roles import MAIN_CATEGORIES
from headroom.book.countries import REGION
from headroom.book.sourcing import CLASSES, TransportMode, VehicleClass
from headroom.rules.content import TOLERANCE
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome
from headroom.rules.policy import Policy, Test
from headroom.rules.row_contents import RowContents
from headroom.rules.scenario import Scenario
from headroom.rules.tariff_codes import Treatment
from headroom.rules.vehicle_tests import REGIONAL, US
from headroom.rules.vehicle_thresholds import threshold_for

POLICY = "usmca"

_OF_LIGHT_VEHICLES = ("core", "principal", "complementary", "other")
_PART_THRESHOLDS = (
    _OF_LIGHT_VEHICLES,
    _OF_LIGHT_VEHICLES,
    ("heavy_principal", "heavy_principal", "heavy_complementary", "other"),
)
"""Keys of the thresholds on parts, by vehicle class and role."""

_CHINESE = (
    ("s301_china", {"section-301-list-3"}),
    ("s301_semiconductors", {"section-301-semiconductors"}),
    ("s301_china", {"section-301-list-1", "section-301-list-2"}),
    ("s301_batteries", {"section-301-batteries"}),
    ("s301_list_4a", {"section-301-list-4a"}),
)
"""Section 301 duties on parts with their code lists; a part pays the first that names its code."""

_AGREEMENT = 1e-9


class DisagreementError(Exception):
    """The two calculations differ; no time of either means anything then."""


@dataclass(frozen=True, slots=True, eq=False)
class ModelSums:
    """What the rows of each model come to, ``(model,)``, US dollars per vehicle."""

    parts: Floats
    freight: Floats
    us_low: Floats
    us_high: Floats
    vnm_low: Floats
    vnm_high: Floats
    parts_duty: Floats
    core_low: Floats
    core_high: Floats


@dataclass(frozen=True, slots=True, eq=False)
class ModelFigures:
    """What comes of each model, ``(model,)``: shares, and US dollars per vehicle."""

    rvc_low: Floats
    rvc_high: Floats
    us_low: Floats
    us_high: Floats
    parts_duty: Floats
    vehicle_duty: Floats
    landed: Floats


@dataclass(frozen=True, slots=True, eq=False)
class ByHand:
    """A workbook as columns; those of rows are ``(row,)``, those of vehicles ``(model,)``."""

    model: Ints
    currency: Ints
    role: Ints
    value: Floats
    freight: Floats
    low: Floats
    high: Floats
    judged_low: Floats
    judged_high: Floats
    us_low: Floats
    us_high: Floats
    group: Ints
    foreign: Flags
    whole: Flags
    unknown: Flags
    mfn_rate: Floats
    enters_us: Flags
    chinese: Ints
    """Index into the Section 301 duties; -1: none."""
    vehicle_class: Ints
    inside: Flags
    in_us: Flags
    by_vessel: Flags
    conversion: Floats
    outbound: Floats
    insurance: Floats

    @classmethod
    def of(cls, exposure: Exposure) -> "ByHand":
        """Return the workbook of an exposure as columns."""
        rows, classification, vehicles = exposure.book.rows, exposure.classification, exposure.vehicles
        found = RowContents.of(rows, np.arange(len(rows)))
        rate = np.array([treatment.mfn_rate for treatment in classification.treatments])
        listed = np.array([_chinese(treatment) for treatment in classification.treatments])
        country = np.array([vehicle.assembly_country for vehicle in vehicles])
        origin = np.array(rows.origins)[rows.origin]
        return cls(
            model=rows.model,
            currency=rows.currency,
            role=classification.role,
            value=rows.quantity * rows.unit_cost,
            freight=rows.quantity * rows.freight_per_unit,
            low=found.regional_low,
            high=found.regional_high,
            judged_low=found.judged_low,
            judged_high=found.judged_high,
            us_low=found.us_low,
            us_high=found.us_high,
            group=classification.core_group,
            foreign=~(found.inside | found.unknown),
            whole=classification.complete_among(rows.model, np.arange(len(rows))),
            unknown=found.unknown,
            mfn_rate=rate[classification.treatment],
            enters_us=(origin != "US") & (country[rows.model] == "US"),
            chinese=np.where(origin == "CN", listed[classification.treatment], -1),
            vehicle_class=np.array([CLASSES.index(v.vehicle_class) for v in vehicles], dtype=np.int32),
            inside=np.array([v.assembly_country in REGION for v in vehicles]),
            in_us=country == "US",
            by_vessel=np.array([v.transport_mode is TransportMode.VESSEL for v in vehicles]),
            conversion=np.array([v.conversion_usd for v in vehicles]),
            outbound=np.array([v.outbound_freight_usd for v in vehicles]),
            insurance=np.array([v.insurance_usd for v in vehicles]),
        )

    def sums(self, scenario: Scenario, currency_rates: Floats) -> ModelSums:
        """Return all sums of the rows.

        Args:
            scenario: A scenario of the policy ``usmca``.
            currency_rates: US dollars per unit, in the order of the currency codes.
        """
        usd = currency_rates[self.currency]
        value = self.value * usd
        nothing = np.zeros(len(self.inside))
        steady = ModelSums(
            parts=self._by_model(value),
            freight=self._by_model(self.freight * usd),
            us_low=self._by_model(value * self.us_low),
            us_high=self._by_model(value * self.us_high),
            vnm_low=nothing,
            vnm_high=nothing,
            parts_duty=nothing,
            core_low=nothing,
            core_high=nothing,
        )
        return self.counted_again(steady, scenario, value)

    def counted_again(self, sums: ModelSums, scenario: Scenario, value: Floats) -> ModelSums:
        """Return the sums with those made again that a threshold on parts moves.

        Args:
            sums: The others.
            scenario: A scenario of the policy ``usmca``.
            value: ``(row,)``, US dollars.
        """
        values = scenario.policy.values()
        by_role = np.array([[values[key] for key in keys] for keys in _PART_THRESHOLDS], dtype=np.float64)
        needed = by_role[self.vehicle_class[self.model], self.role] - TOLERANCE
        originates = self.judged_low >= needed
        every_part = values["mfn_parts"]
        mfn = self.mfn_rate if every_part is None else every_part
        duty = np.where(self.enters_us & ~originates, mfn, 0.0)
        chinese = np.array([*(values[key] for key, _ in _CHINESE), 0.0], dtype=np.float64)
        duty += self.enters_us * chinese[self.chinese]
        core_low, core_high = self._core(value, self.low), self._core(value, self.high)
        least = _least_core(scenario.policy) - TOLERANCE
        grouped = (self.group >= 0) & self.light[self.model]
        in_core = grouped & ~(self.whole & (self.foreign | self.unknown)) & (core_low >= least)[self.model]
        may_be = grouped & ~(self.whole & self.foreign) & (core_high >= least)[self.model]
        return replace(
            sums,
            vnm_high=self._by_model(np.where(originates | in_core, 0.0, value)),
            vnm_low=self._by_model(np.where((self.judged_high >= needed) | may_be, 0.0, value)),
            parts_duty=self._by_model(value * duty),
            core_low=core_low,
            core_high=core_high,
        )

    @property
    def light(self) -> Flags:
        """Return ``(model,)``: cars and light trucks, which alone are tested for core parts."""
        light: Flags = self.vehicle_class != CLASSES.index(VehicleClass.HEAVY_TRUCK)
        return light

    def _core(self, value: Floats, share: Floats) -> Floats:
        """Return ``(model,)``: the content of all core parts together; infinite where there are none."""
        core = np.where(self.group >= 0, value, 0.0)
        whole = self._by_model(core)
        regional = self._by_model(core * share)
        return np.where(whole > 0, regional / np.where(whole > 0, whole, 1.0), np.inf)

    def figures(self, sums: ModelSums, scenario: Scenario) -> ModelFigures:
        """Return what comes of each model, from the sums of its rows."""
        policy, values = scenario.policy, scenario.policy.values()
        net_cost = sums.parts + self.conversion
        outside = np.where(self.inside, 0.0, self.conversion)
        in_us = np.where(self.in_us, self.conversion, 0.0)
        rvc_low = (net_cost - sums.vnm_high - outside) / net_cost
        us_low = (sums.us_low + in_us) / net_cost
        qualifies = (
            self.inside
            & (rvc_low >= _by_class(policy, REGIONAL.test)[self.vehicle_class] - TOLERANCE)
            & (us_low >= _by_class(policy, US.test)[self.vehicle_class] - TOLERANCE)
            & (~self.light | (sums.core_low >= _least_core(policy) - TOLERANCE))
        )
        duties = np.array([values[key] for key in ("mfn_car", "mfn_light_truck", "mfn_heavy_truck")])
        taxed = np.where(qualifies | self.in_us, 0.0, net_cost)
        shipped = np.where(self.by_vessel & ~self.in_us, net_cost, 0.0)
        vehicle_duty = taxed * duties[self.vehicle_class]
        fees = _processing_fee(policy, taxed) + shipped * (values["hmf"] or 0.0)
        freight = (sums.freight + self.outbound) * scenario.freight_factor
        return ModelFigures(
            rvc_low=rvc_low,
            rvc_high=(net_cost - sums.vnm_low - outside) / net_cost,
            us_low=us_low,
            us_high=(sums.us_high + in_us) / net_cost,
            parts_duty=sums.parts_duty,
            vehicle_duty=vehicle_duty,
            landed=net_cost + freight + sums.parts_duty + self.insurance + vehicle_duty + fees,
        )

    def _by_model(self, amount: Floats) -> Floats:
        """Return ``(model,)``: an amount of rows, summed."""
        sums = np.bincount(self.model, weights=amount, minlength=len(self.inside))
        return sums.astype(np.float64, copy=False)


def _by_class(policy: Policy, test: Test) -> Floats:
    """Return the threshold of each vehicle class."""
    kinds = zip(CLASSES, MAIN_CATEGORIES, strict=True)
    found = (threshold_for(policy, test, vehicle_class, category) for vehicle_class, category in kinds)
    return np.array([0.0 if one is None else one.share for one in found])


def _least_core(policy: Policy) -> float:
    """Return the threshold of core parts of cars and light trucks."""
    return policy.values()["core"] or 0.0


def _processing_fee(policy: Policy, taxed: Floats) -> Floats:
    """Return the fee on each vehicle, which enters alone; none where nothing is taxed."""
    fee = next(fee for fee in policy.fees if fee.key == "mpf")
    return np.where(taxed > 0, np.clip(taxed * fee.rate, fee.least_usd, fee.most_usd), 0.0)


def _chinese(treatment: Treatment) -> int:
    """Return which Section 301 duty falls on a tariff code, index into ``_CHINESE``; -1: none."""
    return next((place for place, (_, lists) in enumerate(_CHINESE) if lists & treatment.lists), -1)


def check_agreement(outcome: Outcome, found: ModelFigures) -> None:
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
    for name, amounts in own.items():
        if not np.allclose(amounts, getattr(found, name), rtol=_AGREEMENT, atol=_AGREEMENT):
            msg = f"the calculation by hand and the program disagree on {name}: no time of either is reported"
            raise DisagreementError(msg)
