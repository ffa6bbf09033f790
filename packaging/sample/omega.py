"""EPA's OMEGA formulas for what the subsystems of a vehicle cost.

The formulas are those of ``powertrain_cost_frm`` 0.21 (2023-11-27) and ``glider_cost`` 0.11, taken
without their mark-up of 1.5, so at the cost to the vehicle maker. Powertrain is in dollars of 2022,
glider in dollars of 2020; the difference is left as it is, because the sums are scaled afterwards.

Source:
    EPA, OMEGA model inputs for the light- and medium-duty vehicle rule, 2023.
"""

from collections.abc import Mapping
from math import exp

from sample.facts import Engineering

_MODEL_YEAR = 2025
_FIRST_BATTERY_YEAR = 2023
_TROY_OUNCES_PER_GRAM = 0.0322
_CATALYST_LITRES_PER_LITRE = 1.2

# Grams per litre of catalyst, and dollars per troy ounce.
_PALLADIUM = (2.0, 2331.0)
_RHODIUM = (0.11, 17981.0)

_SINGLE_SPEED_USD = {"pickup": 544.28, "sedan": 281.00, "cuv_suv": 339.37}
_FUEL_USD = {"pickup": 571.45, "sedan": 467.55, "cuv_suv": 519.50}
_EXHAUST_USD = {"I": 250.0, "V": 350.0}
_INJECTION_USD = {"I": 212.0, "V": 319.0}
_VALVE_TIMING_USD = {"I": 100.0, "V": 200.0}
_TURBO_USD = {"I": 429.0, "V": 756.0}
_COMBUSTION_COOLANT_USD = {
    ("I", "pickup"): 334.04,
    ("V", "pickup"): 374.53,
    ("I", "sedan"): 308.68,
    ("V", "sedan"): 346.09,
    ("I", "cuv_suv"): 308.68,
    ("V", "cuv_suv"): 346.09,
}
_HYBRID_COOLANT_USD = {"pickup": 519.13, "sedan": 493.78, "cuv_suv": 493.78}
_ELECTRIC_COOLANT_USD = {"pickup": 632.33, "sedan": 383.54, "cuv_suv": 413.13}
_ELECTRIC_HV_HARNESS_USD = {"pickup": 274.32, "sedan": 248.87, "cuv_suv": 244.87}
_ELECTRIC_LV_HARNESS_USD = {"pickup": 110.42, "sedan": 101.62, "cuv_suv": 100.44}
_HYBRID_HV_HARNESS_USD = {"pickup": 81.09, "sedan": 67.58, "cuv_suv": 67.58}
_LV_HARNESS_USD = {"pickup": 60.31, "sedan": 50.26, "cuv_suv": 50.26}

# Dollars per square foot of footprint, and per square foot and inch of height above ground.
_TRIM_USD = {"sedan": (24.3, 2.4), "cuv_suv": (24.9, 2.6), "pickup": (18.2, 2.1)}
_UNIBODY_BASE_USD = {"sedan": 1500.0, "cuv_suv": 1700.0, "pickup": 1700.0}
_STRUCTURE_USD_PER_LB = {"steel": 1.5, "aluminium": 3.4}


def subsystem_costs(vehicle: Engineering) -> Mapping[str, float]:
    """Return what each subsystem costs, US dollars by the bucket names of the catalogue.

    EPA applies the formula for everything but structure and powertrain (``trim``) to a change in
    footprint; here it is applied to the whole footprint.
    """
    drives = {
        "combustion": _combustion_drive,
        "hybrid": _hybrid_drive,
        "battery_electric": _electric_drive,
    }
    per_ft2, per_ft2_inch = _TRIM_USD[vehicle.body]
    height_in = vehicle.height_in - vehicle.ground_clearance_in
    return {
        **drives[vehicle.powertrain](vehicle),
        "lv_battery": 60.0,
        "structure": _structure(vehicle),
        "trim": vehicle.footprint_ft2 * (per_ft2 + per_ft2_inch * height_in),
    }


def _structure(vehicle: Engineering) -> float:
    """Return the cost of the body structure and, on a ladder, of its frame."""
    per_lb = _STRUCTURE_USD_PER_LB[vehicle.material]
    mass_lb = vehicle.structure_mass_lb
    if vehicle.structure == "ladder":
        return (1.5 * mass_lb + 550) + (per_lb * 0.66 * mass_lb + 2000)
    return per_lb * mass_lb + _UNIBODY_BASE_USD[vehicle.body]


def _engine(vehicle: Engineering, base_usd: Mapping[str, float]) -> dict[str, float]:
    """Return what the engine and everything around it cost."""
    layout = vehicle.layout
    per_litre = {"I": 324.71, "V": 246.87}[layout]
    catalyst_litres = vehicle.litres * _CATALYST_LITRES_PER_LITRE
    metals = sum(
        grams * catalyst_litres * usd_per_ounce * _TROY_OUNCES_PER_GRAM
        for grams, usd_per_ounce in (_PALLADIUM, _RHODIUM)
    )
    costs = {
        "engine": per_litre * vehicle.litres
        + base_usd[layout]
        + _INJECTION_USD[layout]
        + _VALVE_TIMING_USD[layout],
        "exhaust": _EXHAUST_USD[layout],
        "catalyst": (6.108 + 5.09 + 2.4432) * catalyst_litres + 1.95456 + metals,
        "fuel": _FUEL_USD[vehicle.body],
    }
    if vehicle.turbo:
        costs["turbo"] = _TURBO_USD[layout]
    return costs


def _combustion_drive(vehicle: Engineering) -> dict[str, float]:
    """Return what engine, automatic transmission and cooling cost."""
    costs = _engine(vehicle, {"I": 680.0, "V": 1215.0}) | {
        "transmission": 140.11 * vehicle.gears + 52.674,
        "coolant": _COMBUSTION_COOLANT_USD[vehicle.layout, vehicle.body],
        "hvac": 472.76,
        "lv_harness": _LV_HARNESS_USD[vehicle.body],
    }
    if vehicle.drive == "awd":
        costs["awd"] = _SINGLE_SPEED_USD[vehicle.body]
    return costs


def _hybrid_drive(vehicle: Engineering) -> dict[str, float]:
    """Return what engine, power-split transaxle, battery and power electronics cost."""
    year = _MODEL_YEAR - _FIRST_BATTERY_YEAR
    kwh = vehicle.battery_kwh
    return _engine(vehicle, {"I": 632.34, "V": 1125.2}) | {
        "transmission": 1587.77,
        "inverter": 1.26 * vehicle.motor_kw + 559,
        "charger": 250.0,
        "hv_harness": _HYBRID_HV_HARNESS_USD[vehicle.body],
        "lv_harness": _LV_HARNESS_USD[vehicle.body],
        "battery": (122.9 + 509.6 / kwh**0.7649 - 4.443 * year * exp(0.01018 * year)) * kwh,
        "coolant": _HYBRID_COOLANT_USD[vehicle.body],
        "hvac": 472.76,
    }


def _electric_drive(vehicle: Engineering) -> dict[str, float]:
    """Return what the drive unit, battery and power electronics of a single-motor car cost."""
    year = _MODEL_YEAR - _FIRST_BATTERY_YEAR
    kwh = vehicle.battery_kwh
    return {
        "motor": 1.1097 * vehicle.motor_kw + 323.22,
        "inverter": 1.26 * vehicle.motor_kw + 559,
        "reduction_gear": _SINGLE_SPEED_USD[vehicle.body],
        "charger": 57 * vehicle.charger_kw,
        "charge_device": 111.0,
        "hv_harness": _ELECTRIC_HV_HARNESS_USD[vehicle.body],
        "lv_harness": _ELECTRIC_LV_HARNESS_USD[vehicle.body],
        "battery": (128.9 + 1480 / kwh**1.164 - 5.278 * year * exp(-0.0129 * year)) * kwh,
        "coolant": _ELECTRIC_COOLANT_USD[vehicle.body],
        "hvac": 551.79,
    }
