"""All hypothesis strategies: rows, vehicles, books, policies and scenarios."""

from datetime import date

from hypothesis import strategies as st

from books import Row, book
from headroom.book.sourcing import PartRole, SourcingBook, TransportMode, Vehicle, VehicleClass
from headroom.rules.measures import DutyBase, Fee, Measure, RateKind, Trade, When
from headroom.rules.policy import Policy, Test, Threshold, VnmRule
from headroom.rules.scenario import Scenario
from headroom.rules.tariff_codes import CodeList, RoleTable, TariffLine, TariffReference, TariffSchedule

MODELS = ("A", "B", "C")
ORIGINS = ("US", "CA", "MX", "CN", "JP", "DE", "GB", "")
CODES = ("", "87089981", "85443000", "73181560", "8708", "94012000")

REFERENCE = TariffReference(
    schedule=TariffSchedule(
        {
            code: TariffLine(code, rate, "", "")
            for code, rate in (
                ("87089981", 0.025),
                ("87084075", 0.0),
                ("85443000", 0.05),
                ("73181560", 0.062),
            )
        }
    ),
    lists={
        "traced": CodeList("traced", "", frozenset({"8708", "854430"}), ""),
        "s232": CodeList("s232", "", frozenset({"87089981", "854430"}), ""),
    },
    roles=RoleTable({}, ""),
)

SHARES = st.integers(0, 40).map(lambda n: n / 40)
RATES = st.integers(0, 60).map(lambda n: n / 200)
MONEY = st.integers(0, 500_000).map(lambda n: n / 100)

ROWS = st.builds(
    Row,
    origin=st.sampled_from(ORIGINS),
    cost=MONEY,
    model=st.sampled_from(MODELS),
    quantity=st.integers(1, 8).map(float),
    currency=st.sampled_from(("USD", "EUR", "JPY")),
    hts=st.sampled_from(CODES),
    role=st.sampled_from(tuple(PartRole)),
    regional=st.none() | SHARES,
    us=st.none() | SHARES,
    freight=MONEY,
    alternative=st.booleans() | st.just(False),
)


def vehicles(name: str) -> st.SearchStrategy[Vehicle]:
    """Return vehicles of one name."""
    return st.builds(
        Vehicle,
        name=st.just(name),
        vehicle_class=st.sampled_from(tuple(VehicleClass)),
        assembly_country=st.sampled_from(("US", "MX", "CA", "JP", "GB", "DE", "BR")),
        annual_volume=st.integers(0, 100_000).map(float),
        conversion_usd=MONEY,
        net_cost_usd=st.none() | st.integers(100, 5_000_000).map(lambda n: n / 100),
        customs_value_usd=st.none() | MONEY,
        msrp_usd=st.none() | MONEY,
        outbound_freight_usd=MONEY,
        insurance_usd=MONEY,
        transport_mode=st.sampled_from(tuple(TransportMode)),
        lvc_share=st.none() | SHARES,
        steel_share=st.none() | SHARES,
        aluminium_share=st.none() | SHARES,
    )


@st.composite
def books(draw: st.DrawFn) -> SourcingBook:
    """Return books of up to three models, with an empty currency table but for EUR and JPY."""
    rows = draw(st.lists(ROWS, min_size=1, max_size=25))
    fleet = [draw(vehicles(name)) for name in MODELS]
    return book(rows, *fleet, rates={"EUR": 1.1, "JPY": 0.0065})


_CARS = (VehicleClass.PASSENGER_CAR,)
_TRUCKS = (VehicleClass.LIGHT_TRUCK, VehicleClass.HEAVY_TRUCK)


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """Return policies with every kind of measure, at random rates and thresholds."""
    return Policy(
        name="random",
        title="Random",
        as_of=date(2026, 1, 1),
        hypothetical=True,
        summary="",
        vnm_rule=draw(st.sampled_from(tuple(VnmRule))),
        preference=draw(st.booleans() | st.just(True)),
        core_parts=draw(st.booleans()),
        tracing_list=draw(st.sampled_from(("", "traced"))),
        thresholds=(
            Threshold("rvc", "RVC", Test.REGIONAL, draw(SHARES), classes=_CARS),
            Threshold("rvc_truck", "RVC, trucks", Test.REGIONAL, draw(SHARES), classes=_TRUCKS),
            Threshold("us_content", "US", Test.US, draw(SHARES | st.just(0.0)), classes=tuple(VehicleClass)),
            Threshold("lvc", "LVC", Test.LABOUR, draw(SHARES), classes=_CARS),
            Threshold("steel", "Steel", Test.STEEL, draw(SHARES), classes=tuple(VehicleClass)),
            *(
                Threshold(str(role), str(role), Test.CORE_PARTS, draw(SHARES), roles=(role,))
                for role in PartRole
            ),
        ),
        measures=(
            Measure("mfn_car", "MFN", Trade.VEHICLE, draw(RATES), classes=_CARS),
            Measure("mfn_truck", "MFN", Trade.VEHICLE, draw(RATES), classes=_TRUCKS),
            Measure("s232", "232", Trade.VEHICLE, rate := draw(RATES)),
            Measure("s232", "232", Trade.VEHICLE, rate, when=When.QUALIFYING, base=DutyBase.NON_US_CONTENT),
            Measure(
                "deal",
                "Deal",
                Trade.VEHICLE,
                draw(RATES),
                origins=("JP", "EU"),
                kind=RateKind.FLOOR,
                excludes=("s232",),
            ),
            Measure(
                "uk",
                "UK",
                Trade.VEHICLE,
                draw(RATES),
                origins=("GB",),
                excludes=("s232", "mfn_car", "mfn_truck"),
            ),
            Measure(
                "mfn_parts",
                "MFN",
                Trade.PARTS,
                draw(st.none() | RATES),
                unknown_origin=True,
                by_schedule=True,
            ),
            Measure("s301", "301", Trade.PARTS, draw(RATES), origins=("CN",), when=When.ALWAYS),
            Measure("s232_parts", "232", Trade.PARTS, draw(RATES), code_list="s232"),
            Measure(
                "parts_floor",
                "Floor",
                Trade.PARTS,
                draw(RATES),
                origins=("JP",),
                kind=RateKind.FLOOR,
                excludes=("s232_parts",),
            ),
            Measure(
                "offset",
                "Offset",
                Trade.PARTS,
                draw(RATES),
                base=DutyBase.MSRP,
                kind=RateKind.CREDIT,
                credits_against="s232_parts",
            ),
            Measure("mx_parts", "MX", Trade.PARTS, draw(RATES), into="MX", except_origins=("US", "CA")),
        ),
        fees=(
            Fee("mpf", "MPF", 0.003464),
            Fee("hmf", "HMF", 0.00125, when=When.ALWAYS, by_vessel_only=True),
        ),
    )


SCENARIOS = st.builds(
    Scenario,
    policy=policies(),
    currency_rates=st.fixed_dictionaries({}, optional={"EUR": st.floats(0.5, 2.0)}),
    freight_factor=st.floats(0, 3),
)
