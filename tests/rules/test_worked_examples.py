"""Worked examples of the rules of origin and duties, as the oracle and as the program compute them.

Each example is a small workbook, a policy and a date, with the figures that have to come out of it, named
as in ``evaluation_figures``. The first test asks the oracle of ``row_by_row``, the second asks
``evaluate``; no example is asked of one of them only.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import pytest

from books import Row, book, unknown
from evaluation_figures import Figure, oracle_figures, program_figures
from headroom.book.classes_and_roles import CoreGroup, Powertrain
from headroom.book.sourcing import PartRole, SourcingBook, TransportMode, Vehicle, VehicleClass
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.scenario import Scenario
from row_by_row import break_even_rate, claim_or_pay

REFERENCE = load_reference()
LAW_DAY = date(2026, 11, 1)
NAFTA_DAY = date(2017, 8, 16)
CAR, LIGHT_TRUCK, HEAVY_TRUCK = (
    VehicleClass.PASSENGER_CAR,
    VehicleClass.LIGHT_TRUCK,
    VehicleClass.HEAVY_TRUCK,
)
BRAKES, HARNESS, GEAR_BOX, SCREWS = "87083050", "85443000", "87084075", "73181560"


@dataclass(frozen=True)
class Example:
    """A workbook, a policy on a date, and what has to come out.

    Attributes:
        source: Rule or published text, and which of its examples.
        figures: What has to come out, by its name in the JSON.
        values: Thresholds and rates that differ from the policy, by key.
        readings: Readings that differ from the policy, by key.
        within: How far a figure may be from the printed one.
    """

    source: str
    rows: tuple[Row, ...]
    figures: Mapping[str, Figure]
    vehicles: tuple[Vehicle, ...] = (Vehicle("A", assembly_country="MX"),)
    policy: str = "usmca-232"
    as_of: date = LAW_DAY
    values: Mapping[str, float] = field(default_factory=dict)
    readings: Mapping[str, str] = field(default_factory=dict)
    within: float = 1e-6

    @property
    def book(self) -> SourcingBook:
        return book(self.rows, *self.vehicles)

    @property
    def scenario(self) -> Scenario:
        policy = load_policy(preset_path(self.policy)).at(self.as_of)
        for key, word in self.readings.items():
            policy = policy.with_reading(key, word)
        for key, value in self.values.items():
            policy = policy.with_value(key, value)
        return Scenario(policy)


# A: content of vehicles


def core_row(group: CoreGroup, net_cost: float, vnm: float) -> Row:
    """Return a part whose maker states both figures, and that has no certificate of its own."""
    return Row(
        "MX", net_cost, core_group=group, part_net_cost=net_cost, part_vnm=vnm, originating=False, hts=""
    )


SIX_GROUPS = (
    core_row(CoreGroup.ENGINE, 3200, 700),
    core_row(CoreGroup.TRANSMISSION, 1800, 540),
    core_row(CoreGroup.BODY_AND_CHASSIS, 4500, 900),
    core_row(CoreGroup.AXLES, 900, 270),
    core_row(CoreGroup.SUSPENSION, 700, 210),
    core_row(CoreGroup.STEERING, 400, 140),
)
"""The groups of the example of core groups."""

REST = (Row("JP", 4900, hts=SCREWS), Row("MX", 28_000 - 11_500 - 4900, hts=SCREWS))
"""What else is in that vehicle of 28,000: other VNM of 4,900."""


def core_examples() -> Iterator[Example]:
    shares: dict[str, Figure] = {
        "A.core.engine.rvc": 0.78125,
        "A.core.transmission.rvc": 0.7,
        "A.core.body and chassis.rvc": 0.8,
        "A.core.axles.rvc": 0.7,
        "A.core.suspension.rvc": 0.7,
        "A.core.steering.rvc": 0.65,
        "A.core.together.rvc": 0.76,
        "A.core.passes_by": ["together"],
        "A.test.core parts.result": "passes",
    }
    yield Example(
        "core groups: six groups, of which four fail alone; together 76 %; roll-up on",
        (*SIX_GROUPS, *REST),
        {**shares, "A.vnm_low_usd": 4900, "A.rvc_low": 0.825, "A.verdict": "qualifies"},
        policy="usmca",
    )
    yield Example(
        "core groups: the same, roll-up off",
        (*SIX_GROUPS, *REST),
        {**shares, "A.vnm_low_usd": 7660, "A.rvc_low": 1 - 7660 / 28_000, "A.verdict": "fails"},
        policy="usmca",
        readings={"core_roll_up": "no"},
    )
    battery = Row("MX", 5000, hts="85076000", regional=0.4, originating=True)
    yield Example(
        "core groups: a battery passes by the change of classification, the others alone are short",
        (Row("MX", 1000, hts="87085061", regional=0.75), battery),
        {
            "A.core.axles.rvc": 0.75,
            "A.core.advanced battery.rvc": 0.4,
            "A.core.passes_by": ["group"],
            "A.test.core parts.low": 0.75,
            "A.test.core parts.result": "passes",
        },
        (Vehicle("A", assembly_country="MX", powertrain=Powertrain.ELECTRIC),),
        policy="usmca",
    )
    yield Example(
        "core groups: in a car with an engine the same battery is in no group",
        (Row("MX", 1000, hts="87085061", regional=0.7), battery),
        {"A.core.axles.rvc": 0.7, "A.core.passes_by": [], "A.test.core parts.result": "fails"},
        policy="usmca",
    )
    yield Example(
        "core groups: a heavy truck has no core-parts test",
        SIX_GROUPS,
        {"A.test.core parts.result": "not assessed"},
        (Vehicle("A", HEAVY_TRUCK, "MX"),),
        policy="usmca",
    )
    yield Example(
        "core groups: a foreign piston does not fail the vehicle",
        (
            Row("MX", 3000, hts="84073448", role=PartRole.CORE),
            Row("JP", 60, hts="84099199", role=PartRole.CORE),
        ),
        {"A.core.engine.rvc": 1.0, "A.test.core parts.result": "passes", "A.verdict": "qualifies"},
        policy="usmca",
    )
    yield Example(
        "core groups: a complete core part made outside the region never rolls up, though together all pass",
        (*SIX_GROUPS[:5], Row("JP", 400, hts="87089475"), *REST),
        {
            "A.core.steering.rvc": 0.0,
            "A.core.together.rvc": 1 - (2620 + 400) / 11_500,
            "A.core.passes_by": [],
            "A.vnm_low_usd": 4900 + 2620 + 400,
        },
        policy="usmca",
    )
    yield Example(
        "core groups: the same with less foreign content in the others",
        (*SIX_GROUPS[:3], Row("JP", 400, hts="87089475"), *REST),
        {
            "A.core.together.rvc": 1 - (2140 + 400) / 9900,
            "A.core.passes_by": [],
        },
        policy="usmca",
    )
    yield Example(
        "core groups: a foreign steering gear beside a regional engine: together passes, it counts in full",
        (Row("MX", 3600, hts="84073448"), Row("JP", 400, hts="87089475"), *REST),
        {
            "A.core.together.rvc": 0.9,
            "A.core.passes_by": ["together"],
            "A.vnm_low_usd": 4900 + 400,
        },
        policy="usmca",
    )
    yield Example(
        "ZAVALETA-core-average [Dickinson Wright webinar, 2020-05-14]: 100, 80 and 60 % average 80 %",
        (
            Row("MX", 1000, core_group=CoreGroup.ENGINE, regional=1.0),
            Row("MX", 1000, core_group=CoreGroup.TRANSMISSION, regional=0.8),
            Row("MX", 1000, core_group=CoreGroup.STEERING, regional=0.6),
        ),
        {
            "A.core.together.rvc": 0.8,
            "A.core.passes_by": ["together"],
            "A.test.core parts.low": 0.8,
            "A.test.core parts.result": "passes",
        },
        policy="usmca",
    )
    yield Example(
        "ZAVALETA-core-key-components [s. 14(7)(b) and (8)]: other materials of a steering system",
        (
            Row("MX", 100, core_group=CoreGroup.STEERING, core_component=True, regional=0.8),
            Row("MX", 120, core_group=CoreGroup.STEERING, core_component=True, regional=0.8),
            Row("MX", 80, core_group=CoreGroup.STEERING, core_component=True, regional=0.75),
            Row("JP", 300, core_group=CoreGroup.STEERING, core_component=False),
        ),
        {
            "A.core.steering.rvc": 1 - (20 + 24 + 20 + 300) / 600,
            "A.core.steering.rvc_components": 1 - 64 / 600,
            "A.core.passes_by": ["group components", "together components"],
            "A.test.core parts.result": "passes",
        },
        policy="usmca",
    )


def content_examples() -> Iterator[Example]:
    yield Example(
        "regional content: NC 26,650, VNM 6,396",
        (Row("JP", 6396, hts=SCREWS), Row("MX", 14_604, hts=SCREWS)),
        {"A.net_cost_usd": 26_650, "A.rvc_low": 0.76, "A.headroom": 0.01, "A.verdict": "qualifies"},
        (Vehicle("A", assembly_country="MX", net_cost_usd=26_650),),
        policy="usmca",
    )
    seat = Row("MX", 400, hts="94012000", originating=False)
    for name, row, vnm in (
        ("without a statement", seat, 400),
        ("with a statement", replace(seat, part_net_cost=360, part_vnm=130), 170),
    ):
        yield Example(
            f"statements of makers: a seat of 400 that does not originate, {name}",
            (row, Row("MX", 9600, hts=SCREWS)),
            {"A.vnm_low_usd": vnm, "A.vnm_high_usd": vnm},
            policy="usmca",
        )
    for name, share, vnm in (("stated RVC of 70 %", 0.7, 1320), ("no evidence", 0.0, 3000)):
        yield Example(
            f"tracing: engine of 2,400 with {name}",
            (
                Row("MX", 2400, hts="84073448", regional=share),
                Row("JP", 600, hts=BRAKES),
                Row("JP", 150, hts=SCREWS),
            ),
            {"A.vnm_low_usd": vnm, "A.rvc_low": 1 - vnm / 14_000},
            (Vehicle("A", assembly_country="MX", net_cost_usd=14_000),),
            policy="nafta",
            as_of=NAFTA_DAY,
        )
    for source, code, vehicle_class, least in (
        ("NAFTA-THR-light [s. 13(1)]: engine of a car", "84073448", CAR, 0.625),
        ("NAFTA-THR-light [s. 13(1)]: gear box of a light truck", GEAR_BOX, LIGHT_TRUCK, 0.625),
        ("NAFTA-THR-other [s. 13(1)]: engine of a heavy truck", "84082020", HEAVY_TRUCK, 0.6),
        ("NAFTA-THR-other [s. 13(1)]: listed part of a car", BRAKES, CAR, 0.6),
        ("NAFTA: part outside the automotive list", SCREWS, CAR, 0.5),
    ):
        duty = 1000 * REFERENCE.schedule.find(code).rate
        for stated, paid in ((least, 0.0), (least - 0.005, duty)):
            yield Example(
                f"{source}, {stated:.1%}",
                (Row("MX", 1000, hts=code, role=None, regional=stated),),
                {"A.parts_duty_usd": paid},
                (Vehicle("A", vehicle_class, "US"),),
                policy="nafta",
                as_of=NAFTA_DAY,
            )


def origin_examples() -> Iterator[Example]:
    in_us = (Vehicle("A", assembly_country="US"),)
    yield Example(
        "last made: a Japanese part of 1,000 with 80 % stated has a VNM of 1,000 and pays 15 %",
        (Row("JP", 1000, hts=BRAKES, regional=0.8), Row("US", 9000, hts=SCREWS)),
        {"A.vnm_low_usd": 1000, "A.vnm_high_usd": 1000, "A.parts_duty_usd": 150},
        in_us,
    )
    yield Example(
        "last made: the same part with a certificate, which does not count",
        (Row("JP", 1000, hts=BRAKES, regional=0.8, originating=True), Row("US", 9000, hts=SCREWS)),
        {"A.vnm_low_usd": 1000, "A.vnm_high_usd": 1000, "A.parts_duty_usd": 150},
        in_us,
    )
    yield Example(
        "last made: an unknown origin on the list pays 275",
        (unknown(1000, hts=BRAKES), Row("US", 9000, hts=SCREWS)),
        {"A.vnm_low_usd": 0, "A.vnm_high_usd": 1000, "A.parts_duty_usd": 275},
        in_us,
    )


def heavy_truck_examples() -> Iterator[Example]:
    gear_box = Row("MX", 1000, hts=GEAR_BOX, role=None, regional=0.66)
    truck = Vehicle("A", HEAVY_TRUCK, "MX")
    for day, vnm in ((LAW_DAY, 0), (date(2027, 7, 1), 1000)):
        yield Example(
            f"heavy trucks: a gear box of 66 % on {day}",
            (gear_box, Row("MX", 9000, hts=SCREWS)),
            {"A.vnm_low_usd": vnm},
            (truck,),
            as_of=day,
        )
    for total, low, result in ((0.46, 0.655, "passes"), (0.45, 0.615, "fails")):
        yield Example(
            f"heavy trucks: RVC 61.5 %, material and labour 34, LVC {total:.0%}",
            (Row("MX", 615, hts=SCREWS), Row("JP", 385, hts=SCREWS)),
            {
                "A.rvc_low": 0.615,
                "A.test.regional content.low": low,
                "A.test.regional content.result": result,
            },
            (Vehicle("A", HEAVY_TRUCK, "MX", lvc_share=total, lvc_material_labour_share=0.34),),
        )
    principal = (
        (60, "2020-07-01"),
        (60, "2024-06-30"),
        (64, "2024-07-01"),
        (64, "2027-06-30"),
        (70, "2027-07-01"),
    )
    for percent, since in principal:
        yield from part_at_its_threshold("USMCA-THR-heavy-principal-NC [s. 15]", GEAR_BOX, percent, since)
    complementary = (
        (50, "2020-07-01"),
        (50, "2024-06-30"),
        (54, "2024-07-01"),
        (54, "2027-06-30"),
        (60, "2027-07-01"),
    )
    for percent, since in complementary:
        yield from part_at_its_threshold(
            "USMCA-THR-heavy-complementary-NC [s. 15]", "84821050", percent, since
        )


def part_at_its_threshold(source: str, code: str, percent: float, day: str) -> Iterator[Example]:
    """Yield a part of a heavy truck with just its threshold, and one with half a point less."""
    for share, vnm in ((percent / 100, 0), (percent / 100 - 0.005, 1000)):
        yield Example(
            f"{source}, {day}: {share:.1%}",
            (Row("MX", 1000, hts=code, role=None, regional=share),),
            {"A.vnm_low_usd": vnm},
            (Vehicle("A", HEAVY_TRUCK, "MX"),),
            policy="usmca",
            as_of=date.fromisoformat(day),
        )


def proposal_examples() -> Iterator[Example]:
    rows = (Row("US", 435, hts=SCREWS), Row("MX", 395, hts=SCREWS), Row("JP", 170, hts=SCREWS))
    for basis, threshold, result in (
        ("net cost", 0.5, "fails"),
        ("half of the regional share", 0.41, "passes"),
        ("parts of US origin", 0.5, "fails"),
    ):
        yield Example(
            f"US content of the proposals: US 43.5 %, RVC 83 %; the basis is {basis}",
            rows,
            {
                "A.rvc_low": 0.83,
                "A.test.US content.low": 0.435,
                "A.test.US content.threshold": threshold,
                "A.test.US content.result": result,
                "A.verdict": "qualifies" if result == "passes" else "fails",
            },
            policy="us-proposal-2026",
            readings={"us_content_basis": basis},
        )


def other_vehicle_examples() -> Iterator[Example]:
    rows = (Row("MX", 700, hts=SCREWS), Row("JP", 300, hts=SCREWS))
    for name, code, verdict in (
        ("diesel", "8703320110", "qualifies"),
        ("diesel hybrid", "87035000", "qualifies"),
        ("petrol", "8703230190", "fails"),
    ):
        yield Example(
            f"other vehicles: {name} car of 70 %",
            rows,
            {"A.rvc_low": 0.7, "A.verdict": verdict},
            (Vehicle("A", assembly_country="MX", hts_code=code),),
            policy="usmca",
        )


# C: duties into the United States


def vehicle_examples() -> Iterator[Example]:
    cases = (
        ("MX car that does not qualify", "MX", CAR, "", 8250),
        ("CN petrol car", "CN", CAR, "8703230190", 15_750),
        ("CN car without a code", "CN", CAR, "", 15_750),
        ("CN electric car", "CN", CAR, "8703800000", 38_250),
        ("CN light truck", "CN", LIGHT_TRUCK, "8704310120", 22_500),
        ("MX car of 8703.21, outside Section 232", "MX", CAR, "8703210130", 750),
        ("JP car of 8703.21, outside Section 232", "JP", CAR, "8703210130", 750),
        ("JP car", "JP", CAR, "", 4500),
        ("DE car", "DE", CAR, "", 4500),
        ("KR car", "KR", CAR, "", 4500),
        ("JP light truck", "JP", LIGHT_TRUCK, "", 7500),
        ("DE 8704.23", "DE", HEAVY_TRUCK, "8704230100", 15_000),
        ("DE 8701.21", "DE", HEAVY_TRUCK, "8701210080", 8700),
        ("GB car", "GB", CAR, "", 3000),
        ("GB light truck", "GB", LIGHT_TRUCK, "", 15_000),
    )
    for name, country, vehicle_class, code, duty in cases:
        yield vehicle_example(f"duties on vehicles: {name}", country, vehicle_class, code, duty)
    yield vehicle_example(
        "duties on vehicles: JP car on 2025-09-15", "JP", CAR, "", 8250, day=date(2025, 9, 15)
    )
    day = date(2025, 10, 31)
    yield vehicle_example(
        "duties on vehicles: DE 8704.23 before 2025-11-01", "DE", HEAVY_TRUCK, "8704230100", 7500, day=day
    )
    for published, country, vehicle_class, percent in (
        ("S232-general-car [HTSUS 9903.94.01]", "MX", CAR, 27.5),
        ("S232-general-truck [HTSUS 9903.94.01]", "MX", LIGHT_TRUCK, 50.0),
        ("S232-FLOOR-jp-car [HTSUS 9903.94.41]", "JP", CAR, 15.0),
        ("S232-FLOOR-jp-truck [HTSUS 9903.94.40]", "JP", LIGHT_TRUCK, 25.0),
        ("S232-FLOOR-eu-car [HTSUS 9903.94.51]", "FR", CAR, 15.0),
        ("S232-FLOOR-kr-car [HTSUS 9903.94.61]", "KR", CAR, 15.0),
        ("S232-UK-car [HTSUS 9903.94.31]", "GB", CAR, 10.0),
    ):
        yield vehicle_example(published, country, vehicle_class, "", 300 * percent)
    electric = Vehicle(
        "A", CAR, "CN", customs_value_usd=30_000, powertrain=Powertrain.ELECTRIC, vehicles_per_entry=50
    )
    yield Example(
        "duties on vehicles: without a code, electric car 100 %",
        (Row("CN", 25_000),),
        {"A.vehicle_duty_usd": 38_250},
        (electric,),
    )


def vehicle_example(
    source: str,
    country: str,
    vehicle_class: VehicleClass,
    code: str,
    duty: float,
    day: date = LAW_DAY,
) -> Example:
    """Return a vehicle of 30,000 that does not qualify."""
    vehicle = Vehicle("A", vehicle_class, country, customs_value_usd=30_000, hts_code=code)
    figures: dict[str, Figure] = {"A.verdict": "fails", "A.vehicle_duty_usd": duty}
    return Example(source, (Row("CN", 25_000, hts=SCREWS),), figures, (vehicle,), as_of=day)


US_BY_PART_ROWS = (
    Row("US", 3000, hts="84073448", us=0.7),
    Row("US", 800, hts="94012000"),
    Row("MX", 500, hts=HARNESS, us=0.4),
    Row("JP", 600, hts="85371091"),
    Row("MX", 27_100, hts=SCREWS),
)
"""Engine, seats, harness and control unit of the example of US content by part, in a vehicle of 32,000."""


def us_content_examples() -> Iterator[Example]:
    car = Vehicle("A", CAR, "MX", net_cost_usd=32_000, customs_value_usd=32_000)
    common: dict[str, Figure] = {"A.verdict": "qualifies", "A.us_content_low": 3100 / 32_000}
    yield Example(
        "US content by part: it is 3,800",
        US_BY_PART_ROWS,
        {**common, "A.us_parts_usd": 3800, "A.duty.s232_vehicle": 7050, "A.vehicle_duty_usd": 7050},
        (car,),
    )
    yield Example(
        "US content by part: without approval",
        US_BY_PART_ROWS,
        {**common, "A.vehicle_duty_usd": 8000},
        (car,),
        readings={"require_approval": "yes"},
    )
    approved = Vehicle(
        "A", CAR, "MX", net_cost_usd=32_000, customs_value_usd=32_000, approved_us_content_usd=3000
    )
    yield Example(
        "US content by part: 3,000 approved",
        US_BY_PART_ROWS,
        {**common, "A.vehicle_duty_usd": 7250},
        (approved,),
    )
    truck = Vehicle("A", HEAVY_TRUCK, "MX", net_cost_usd=32_000, customs_value_usd=32_000)
    yield Example(
        "US content by part: of a heavy truck only what is approved counts",
        US_BY_PART_ROWS,
        {**common, "A.vehicle_duty_usd": 8000},
        (truck,),
    )
    yield Example(
        "S232-USMCA-car-40us [HTSUS 9903.94.02 and .03, note 33(c)(ii) and (d)]",
        (Row("US", 12_000, hts=SCREWS), Row("MX", 18_000, hts=SCREWS)),
        {
            "A.verdict": "qualifies",
            "A.us_parts_usd": 12_000,
            "A.duty.s232_vehicle": 4500,
            "A.duty.mfn_car": 0,
            "A.vehicle_duty_usd": 4500,
        },
    )


def part_examples() -> Iterator[Example]:
    cases = (
        ("CN", Row("CN", 1000, hts=BRAKES), CAR, 525),
        ("JP", Row("JP", 1000, hts=BRAKES), CAR, 150),
        ("KR", Row("KR", 1000, hts=BRAKES), CAR, 150),
        ("TW", Row("TW", 1000, hts=BRAKES), LIGHT_TRUCK, 150),
        ("DE", Row("DE", 1000, hts=BRAKES), CAR, 150),
        ("GB", Row("GB", 1000, hts=BRAKES), CAR, 275),
        ("IN", Row("IN", 1000, hts=BRAKES), CAR, 275),
        ("MX, not originating", Row("MX", 1000, hts=BRAKES, originating=False), CAR, 275),
        ("MX, originating", Row("MX", 1000, hts=BRAKES), CAR, 0),
        ("JP harness of MFN 5 %", Row("JP", 1000, hts=HARNESS), CAR, 150),
        ("JP gear box of a heavy truck", Row("JP", 1000, hts=GEAR_BOX), HEAVY_TRUCK, 275),
    )
    for name, row, vehicle_class, duty in cases:
        yield Example(
            f"duties on parts: {name}",
            (row, Row("US", 9000, hts=SCREWS)),
            {"A.parts_duty_usd": duty},
            (Vehicle("A", vehicle_class, "US"),),
        )
    yield Example(
        "duties on parts: TW before its deal, 2026-04-30",
        (Row("TW", 1000, hts=BRAKES),),
        {"A.parts_duty_usd": 275},
        (Vehicle("A", CAR, "US"),),
        as_of=date(2026, 4, 30),
    )
    yield Example(
        "S232-note33 [HTSUS 9903.94.06]: a part that originates",
        (Row("MX", 1000, hts=BRAKES, originating=True),),
        {"A.duty.s232_parts": 0, "A.parts_duty_usd": 0},
        (Vehicle("A", CAR, "US"),),
    )


def offset_examples() -> Iterator[Example]:
    maker = Vehicle("A", CAR, "US", annual_volume=300_000, msrp_usd=40_000)
    domestic = Row("US", 20_000, hts=SCREWS)
    yield Example(
        "offset: 450 m against 280 + 230 = 510 m",
        (
            Row("MX", 280e6 / 0.25 / 300_000, hts=BRAKES, originating=False),
            Row("JP", 230e6 / 0.125 / 300_000, hts=BRAKES),
            domestic,
        ),
        {
            "offset.-.granted_usd": 450e6,
            "offset.-.used_usd": 450e6,
            "offset.-.carried_usd": 0,
            "A.offset_usd": 1500,
            "A.duty.s232_parts": 280e6 / 300_000,
            "A.duty.s232_parts_deal": 230e6 / 300_000,
            # MFN of 2.5 % stays, of Section 232 there are 60 m left to pay.
            "A.parts_duty_usd": 60e6 / 300_000 + 0.025 * (280 / 0.25 + 230 / 0.125) * 1e6 / 300_000,
        },
        (maker,),
        within=1e-3,
    )
    yield Example(
        "offset: 450 m against 400 m, 50 m is carried forward",
        (Row("MX", 400e6 / 0.25 / 300_000, hts=BRAKES, originating=False), domestic),
        {
            "offset.-.granted_usd": 450e6,
            "offset.-.used_usd": 400e6,
            "offset.-.carried_usd": 50e6,
            "A.offset_usd": 400e6 / 300_000,
            "A.parts_duty_usd": 0.025 * 400e6 / 0.25 / 300_000,
        },
        (maker,),
        within=1e-3,
    )
    yield Example(
        "S232-OFFSET-WH-50 [White House fact sheet 2025-04-29]: half imported pays on 35 % of the price",
        (Row("US", 15_000, hts=SCREWS), Row("IN", 15_000, hts=BRAKES)),
        {
            "A.offset_usd": 0.0375 * 30_000,
            "A.parts_duty_usd": 0.25 * 0.35 * 30_000 + 0.025 * 15_000,
        },
        (Vehicle("A", CAR, "US", msrp_usd=30_000),),
    )


def fee_examples() -> Iterator[Example]:
    vessel = TransportMode.VESSEL
    shipped = Vehicle("A", CAR, "JP", customs_value_usd=28_000, transport_mode=vessel, vehicles_per_entry=250)
    yield Example(
        "fees: 250 vehicles of 28,000",
        (Row("JP", 25_000),),
        {"A.fee.mpf": 670.86 / 250, "A.fee.hmf": 35.0},
        (shipped,),
    )
    yield Example(
        "fees: one vehicle of 9,000",
        (Row("JP", 8000),),
        {"A.fee.mpf": 34.58},
        (Vehicle("A", CAR, "JP", customs_value_usd=9000),),
    )
    for day, least, most in (
        (date(2023, 10, 1), 31.67, 614.35),
        (date(2024, 10, 1), 32.71, 634.62),
        (date(2025, 10, 1), 33.58, 651.50),
    ):
        for name, value, fee in (("least", 1000.0, least), ("most", 1e6, most)):
            yield Example(
                f"MPF-rates [19 CFR 24.23; 90 FR 34665] {name} on {day}",
                (Row("JP", 900),),
                {"A.fee.mpf": fee},
                (Vehicle("A", CAR, "JP", customs_value_usd=value),),
                as_of=day,
            )
    yield Example(
        "MPF-originating [19 USC 58c(b)(10)(B)]",
        (Row("MX", 20_000, hts=SCREWS),),
        {"A.verdict": "qualifies", "A.fee.mpf": 0},
        (Vehicle("A", CAR, "MX", customs_value_usd=30_000),),
    )
    for mode, fee in ((vessel, 12.5), (TransportMode.TRUCK, 0.0), (TransportMode.RAIL, 0.0)):
        yield Example(
            f"HMF [26 USC 4461(b); 19 CFR 24.24] by {mode}",
            (Row("MX", 9000, hts=SCREWS),),
            {"A.verdict": "qualifies", "A.fee.hmf": fee},
            (Vehicle("A", CAR, "MX", customs_value_usd=10_000, transport_mode=mode),),
        )
    yield Example(
        "CVDAR-sinks [cvdar.com landed-cost guide]: 25 % of Section 301, no base duty, both fees",
        (Row("CN", 9000),),
        {"A.landed_cost_usd": 9000 + 2547.14},
        (Vehicle("A", CAR, "CN", customs_value_usd=10_000, transport_mode=vessel),),
        values={"mfn_car": 0.0, "s232_vehicle": 0.0},
        within=0.005,
    )


EXAMPLES = [
    pytest.param(example, id=example.source)
    for found in (
        content_examples,
        core_examples,
        origin_examples,
        heavy_truck_examples,
        proposal_examples,
        other_vehicle_examples,
        vehicle_examples,
        us_content_examples,
        part_examples,
        offset_examples,
        fee_examples,
    )
    for example in found()
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_oracle_finds_the_figures_of_the_example(example: Example) -> None:
    compare(oracle_figures(example.book, example.scenario, REFERENCE), example)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_program_finds_the_figures_of_the_example(example: Example) -> None:
    compare(program_figures(example.book, example.scenario, REFERENCE), example)


def compare(found: Mapping[str, Figure], example: Example) -> None:
    for name, figure in example.figures.items():
        if isinstance(figure, float | int):
            assert found.get(name, 0.0) == pytest.approx(figure, abs=example.within), name
        else:
            assert found[name] == figure, name


# Claim or pay. Decisions are not of `evaluate`; the oracle has its formula.


@pytest.mark.parametrize(
    ("rate", "comply", "pay"), [(0.25, 1200 + 5250, 8253), (0.0, 1200, 753), (447 / 9000, 2243, 2243)]
)
def test_the_oracle_finds_what_claiming_and_paying_cost_in_the_example(
    rate: float, comply: float, pay: float
) -> None:
    case = {"customs_usd": 30_000.0, "us_usd": 9000.0, "mfn_rate": 0.025, "mpf_usd": 3.0}

    found = claim_or_pay(**case, rate=rate, premium_usd=900.0, admin_usd=300.0)

    assert found == pytest.approx((comply, pay))
    assert break_even_rate(**case, premium_usd=900.0, admin_usd=300.0) == pytest.approx(447 / 9000)


def test_without_us_content_no_rate_breaks_even_and_below_zero_it_is_zero() -> None:
    case = {"customs_usd": 30_000.0, "mfn_rate": 0.025, "mpf_usd": 3.0}

    assert break_even_rate(**case, us_usd=0.0, premium_usd=900.0, admin_usd=300.0) is None
    assert break_even_rate(**case, us_usd=9000.0, premium_usd=100.0, admin_usd=0.0) == 0.0
