"""Small fleets under hand-made policies, for tests of what is shown."""

from dataclasses import replace
from datetime import date

import strategies
from books import Row, book, unknown
from headroom.book.sourcing import CoreGroup, PartRole, SourcingBook, Vehicle, VehicleClass
from headroom.rules.exposure import Exposure
from headroom.rules.law_source import LawSource
from headroom.rules.measures import Fee, Measure, RateKind, Trade, When
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import Policy, Test, Threshold, VnmRule
from headroom.rules.scenario import Scenario

ALL = tuple(VehicleClass)
LIGHT = (VehicleClass.PASSENGER_CAR, VehicleClass.LIGHT_TRUCK)
HEAVY = (VehicleClass.HEAVY_TRUCK,)
LAW = LawSource("HTSUS 8703.23.01", date(2026, 1, 1), "https://hts.usitc.gov", "Column 1, general")

POLICY = Policy(
    name="test",
    title="Test",
    as_of=date(2026, 11, 1),
    hypothetical=True,
    summary="",
    vnm_rule=VnmRule.ROLL_UP,
    preference=True,
    core_parts=True,
    tracing_list="",
    thresholds=(
        Threshold("rvc", "Regional content", Test.REGIONAL, 0.75, classes=LIGHT, source=LAW),
        Threshold("rvc_heavy", "Regional content, heavy trucks", Test.REGIONAL, 0.6, classes=HEAVY),
        Threshold("us_content", "US content", Test.US, 0.0, classes=ALL),
        Threshold("lvc", "Labour value content", Test.LABOUR, 0.4, classes=LIGHT),
        *(Threshold(str(role), str(role), Test.CORE_PARTS, 0.5, roles=(role,)) for role in PartRole),
    ),
    measures=(
        Measure("mfn_car", "MFN, cars", Trade.VEHICLE, 0.025, classes=LIGHT[:1], source=LAW),
        Measure("mfn_parts", "MFN, parts", Trade.PARTS, None, unknown_origin=True, source=LAW),
        Measure("s301", "Section 301", Trade.PARTS, 0.25, origins=("CN",), when=When.ALWAYS),
        Measure("offset", "Offset", Trade.PARTS, 0.001, kind=RateKind.CREDIT, credits_against=("s301",)),
    ),
    fees=(Fee("mpf", "Merchandise processing fee", 0.003464, source=LAW),),
)


def fleet() -> SourcingBook:
    """Return five models: two qualify, two fail, of one nothing can be told.

    Regional content: Aspen 90 %, Birch 60 %, Cedar 70 to 80 %, Dogwood (heavy) 65 %, Elm 80 % with
    a core part from Japan.
    """
    rows = (
        *_parts("Aspen", 900, 100),
        *_parts("Birch", 600, 400),
        *_parts("Cedar", 700, 200),
        unknown(100, model="Cedar"),
        *_parts("Dogwood", 650, 350),
        Row("US", 800, "Elm"),
        Row("JP", 200, "Elm", role=PartRole.CORE, core_group=CoreGroup.ENGINE),
    )
    return book(
        rows,
        Vehicle("Aspen", assembly_country="US", annual_volume=1000, lvc_share=0.5),
        Vehicle("Birch", assembly_country="MX", annual_volume=2000),
        Vehicle("Cedar", assembly_country="CA"),
        Vehicle("Dogwood", VehicleClass.HEAVY_TRUCK, "US"),
        Vehicle("Elm", VehicleClass.LIGHT_TRUCK, "US"),
    )


def outcome(policy: Policy = POLICY, sourcing: SourcingBook | None = None) -> Outcome:
    """Return what a policy makes of a book, or of the five models."""
    exposure = Exposure.of(sourcing or fleet(), strategies.REFERENCE)
    return evaluate(exposure, Scenario(policy))


def without_preference() -> Policy:
    """Return the policy with nothing to qualify for."""
    return replace(POLICY, preference=False)


def _parts(model: str, us: float, japan: float) -> tuple[Row, Row]:
    return Row("US", us, model), Row("JP", japan, model, part=f"{model}-J")
