"""All hypothesis strategies: rows, vehicles, books, policies and scenarios."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from books import Row, book
from headroom.book.classes_and_roles import CoreGroup, Powertrain, VehicleCategory
from headroom.book.sourcing import PartRole, SourcingBook, TransportMode, Vehicle, VehicleClass
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.measures import DutyBase, Fee, Measure, RateKind, Trade, When
from headroom.rules.policy import LabourCredit, Policy, Reading, Test, Threshold, VnmRule
from headroom.rules.scenario import Scenario
from headroom.rules.tariff_codes import CodeList, TariffLine, TariffReference, TariffSchedule

MODELS = ("A", "B", "C")
ORIGINS = ("US", "CA", "MX", "CN", "JP", "DE", "GB", "")
CODES = ("", "87089981", "85443000", "73181560", "8708", "94012000")
CORE_CODES = (
    *("84073448", "84082020", "84099199", "87084075", "87071000", "87082921", "87082951"),
    *("87085061", "87088065", "87089475", "85076000", "87083050"),
)
"""Codes of core parts, and of some that are none."""

CAR_CODES = ("8703230190", "8703320110", "87034000", "87038000", "87031010")
TRUCK_CODES = ("8704210100", "8704310120", "8704225100", "8701210080", "8704100000", "8705100000")
VEHICLE_CODES = (*CAR_CODES, *TRUCK_CODES)

_TABLES = load_reference()

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
        "s232_heavy": CodeList("s232_heavy", "", frozenset({"8708", "8407"}), ""),
        "engines": CodeList("engines", "", frozenset({"8407", "8408", "870840"}), "", in_doubt=False),
        "electronics": CodeList("electronics", "", frozenset({"8544", "8507"}), "", in_doubt=False),
        "tractors": CodeList("tractors", "", frozenset({"870121", "8705"}), "", in_doubt=False),
        "electric": CodeList("electric", "", frozenset({"870380", "870340"}), "", in_doubt=False),
    },
    roles=_TABLES.roles,
    heavy_roles=_TABLES.heavy_roles,
    core_groups=_TABLES.core_groups,
    vehicles=_TABLES.vehicles,
)

SHARES = st.integers(0, 40).map(lambda n: n / 40)
STATED_SHARES = st.integers(0, 81).map(lambda n: None if n < 41 else (n - 41) / 40)
"""Shares, half of them blank: a single choice, as random data is made in the time that choices take."""

RATES = st.integers(0, 60).map(lambda n: n / 200)
MONEY = st.integers(0, 500_000).map(lambda n: n / 100)


def _stated(row: Row, said: dict[str, Any] | None) -> Row:
    """Return ``row`` with what its maker states; net cost, VNM and that of components are fractions."""
    if said is None:
        return row
    (net_cost, vnm, components), answers = said["amounts"], said["answers"]
    if net_cost is not None:
        whole = row.cost * net_cost
        row = replace(row, part_net_cost=whole, part_vnm=whole * vnm)
    if components is not None:
        row = replace(row, component_vnm=row.cost * components)
    return replace(row, **answers)


_SAID = st.fixed_dictionaries(
    {
        "amounts": st.tuples(
            st.none() | st.integers(20, 40).map(lambda n: n / 40), SHARES, st.none() | SHARES
        ),
        "answers": st.fixed_dictionaries(
            {},
            optional={
                "core_group": st.sampled_from(tuple(CoreGroup)),
                "core_component": st.booleans(),
                "originating": st.booleans(),
                "us_transformed": st.booleans(),
            },
        ),
    }
)

ROWS = st.builds(
    _stated,
    st.builds(
        Row,
        origin=st.sampled_from(ORIGINS),
        cost=MONEY,
        model=st.sampled_from(MODELS),
        quantity=st.integers(1, 8).map(float),
        currency=st.sampled_from(("USD", "EUR", "JPY")),
        hts=st.sampled_from((*CODES, *CORE_CODES)),
        role=st.sampled_from((*PartRole, None)),
        regional=STATED_SHARES,
        us=STATED_SHARES,
        freight=MONEY,
        alternative=st.sampled_from((False, False, False, True)),
    ),
    said=st.none() | st.none() | _SAID,
)
"""Rows; a statement has a net cost of at most the price, and no more VNM than net cost."""

_AMOUNTS = st.integers(1, 500_000).map(lambda n: n / 100)

DOUBTFUL_ROWS = st.builds(
    lambda row, net_cost, vnm: replace(row, part_net_cost=net_cost, part_vnm=vnm), ROWS, _AMOUNTS, MONEY
)
"""Rows whose makers state what a warning says cannot be: more net cost than price, more VNM than net cost."""


def vehicles(name: str) -> st.SearchStrategy[Vehicle]:
    """Return vehicles of one name."""
    return st.builds(
        Vehicle,
        name=st.just(name),
        vehicle_class=st.sampled_from(tuple(VehicleClass)),
        assembly_country=st.sampled_from(("US", "MX", "CA", "US", "JP", "GB", "DE", "BR", "CN")),
        annual_volume=st.integers(0, 100_000).map(float),
        conversion_usd=MONEY,
        net_cost_usd=st.none() | st.integers(100, 5_000_000).map(lambda n: n / 100),
        customs_value_usd=st.none() | MONEY,
        msrp_usd=st.none() | MONEY,
        outbound_freight_usd=MONEY,
        insurance_usd=MONEY,
        transport_mode=st.sampled_from(tuple(TransportMode)),
        lvc_share=STATED_SHARES,
        steel_share=STATED_SHARES,
        aluminium_share=STATED_SHARES,
        hts_code=st.just("") | st.sampled_from(VEHICLE_CODES),
        powertrain=st.sampled_from(tuple(Powertrain)),
        manufacturer=st.sampled_from(("", "", "Ash", "Birch")),
        vehicles_per_entry=st.just(1.0) | st.integers(1, 500).map(float),
        approved_us_content_usd=st.none() | MONEY,
        lvc_material_labour_share=STATED_SHARES,
    )


@st.composite
def books(draw: st.DrawFn, row: st.SearchStrategy[Row] = ROWS) -> SourcingBook:
    """Return books of up to three models, with an empty currency table but for EUR and JPY."""
    rows = draw(st.lists(row, min_size=1, max_size=18))
    fleet = [draw(vehicles(name)) for name in MODELS if any(one.model == name for one in rows)]
    return book(rows, *fleet, rates={"EUR": 1.1, "JPY": 0.0065})


_CARS = (VehicleClass.PASSENGER_CAR,)
_TRUCKS = (VehicleClass.LIGHT_TRUCK, VehicleClass.HEAVY_TRUCK)
_LIGHT = (VehicleClass.PASSENGER_CAR, VehicleClass.LIGHT_TRUCK)
_HEAVY = (VehicleClass.HEAVY_TRUCK,)
_OTHERS = (VehicleCategory("other vehicle"),)

READINGS = (
    Reading("core_roll_up", "Core roll-up", ("yes", "no"), "yes"),
    Reading("require_approval", "Approval", ("no", "yes"), "no"),
    Reading(
        "us_content_basis",
        "Basis",
        ("net cost", "half of the regional share", "parts of US origin"),
        "net cost",
    ),
    Reading("uk_parts_deal", "Parts of the UK", ("no", "yes"), "no"),
)


@st.composite
def _readings(draw: st.DrawFn) -> tuple[Reading, ...]:
    """Return the readings, each with one of its words; or none of them."""
    if draw(st.booleans()):
        return ()
    return tuple(reading.saying(draw(st.sampled_from(reading.words))) for reading in READINGS)


@st.composite
def _part_thresholds(draw: st.DrawFn) -> tuple[Threshold, ...]:
    """Return the thresholds on parts: by list, by class, by role."""
    core = Test.CORE_PARTS
    listed = Threshold(
        "engines", "Engines", core, draw(SHARES), classes=_LIGHT, code_list="engines", of_parts=True
    )
    heavy = Threshold(
        "heavy_principal",
        "Principal, heavy",
        core,
        draw(SHARES),
        classes=_HEAVY,
        roles=(PartRole.CORE, PartRole.PRINCIPAL),
        of_parts=True,
    )
    by_role = tuple(
        Threshold(str(role), str(role), core, draw(SHARES), roles=(role,), of_parts=True) for role in PartRole
    )
    return (*((listed,) if draw(st.booleans()) else ()), *((heavy,) if draw(st.booleans()) else ()), *by_role)


@st.composite
def _fee_bounds(draw: st.DrawFn) -> tuple[float | None, float | None]:
    """Return the least and the greatest fee per entry."""
    least = draw(st.none() | st.integers(0, 5000).map(lambda n: n / 100))
    return least, draw(st.none() | st.integers(5000, 80_000).map(lambda n: n / 100))


_LABOUR_CREDITS = st.builds(
    LabourCredit,
    classes=st.just(_HEAVY),
    least_total_share=SHARES,
    above_share=SHARES,
    least_rvc_share=SHARES,
)


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """Return policies with every kind of measure, at random rates and thresholds."""
    everyone = tuple(VehicleClass)
    others = Threshold("rvc_other", "RVC, others", Test.REGIONAL, draw(SHARES), everyone, categories=_OTHERS)
    least, most = draw(_fee_bounds())
    offset, parts_232 = draw(RATES), draw(RATES)
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
        heavy_tracing_list=draw(st.sampled_from(("", "s232_heavy"))),
        thresholds=(
            Threshold("rvc", "RVC", Test.REGIONAL, draw(SHARES), classes=_CARS),
            Threshold("rvc_truck", "RVC, trucks", Test.REGIONAL, draw(SHARES), classes=_TRUCKS),
            *((others,) if draw(st.booleans()) else ()),
            Threshold("us_content", "US", Test.US, draw(SHARES | st.just(0.0)), classes=everyone),
            Threshold("lvc", "LVC", Test.LABOUR, draw(SHARES), classes=_CARS),
            Threshold("steel", "Steel", Test.STEEL, draw(SHARES), classes=everyone),
            *draw(_part_thresholds()),
        ),
        measures=(
            Measure("mfn_car", "MFN", Trade.VEHICLE, draw(RATES), classes=_CARS),
            Measure(
                "mfn_truck", "MFN", Trade.VEHICLE, draw(RATES), classes=_TRUCKS, except_code_list="tractors"
            ),
            Measure("mfn_tractor", "MFN", Trade.VEHICLE, draw(RATES), classes=_TRUCKS, code_list="tractors"),
            Measure("s232", "232", Trade.VEHICLE, rate := draw(RATES)),
            Measure("s232", "232", Trade.VEHICLE, rate, when=When.QUALIFYING, base=DutyBase.NON_US_CONTENT),
            Measure(
                "deal",
                "Deal",
                Trade.VEHICLE,
                draw(RATES),
                origins=("JP", "EU"),
                classes=draw(st.sampled_from(((), _LIGHT))),
                kind=RateKind.FLOOR,
                excludes=("s232",),
            ),
            Measure(
                "uk",
                "UK",
                Trade.VEHICLE,
                draw(RATES),
                origins=("GB",),
                classes=draw(st.sampled_from(((), _CARS))),
                excludes=("s232", "mfn_car", "mfn_truck"),
            ),
            Measure("s301_vehicles", "301", Trade.VEHICLE, draw(RATES), origins=("CN",)),
            Measure(
                "s301_electric",
                "301",
                Trade.VEHICLE,
                draw(RATES),
                origins=("CN",),
                code_list="electric",
                excludes=("s301_vehicles",),
            ),
            Measure(
                "mfn_parts",
                "MFN",
                Trade.PARTS,
                draw(st.none() | RATES),
                unknown_origin=True,
                by_schedule=True,
            ),
            Measure(
                "s301",
                "301",
                Trade.PARTS,
                draw(RATES),
                origins=("CN",),
                when=When.ALWAYS,
                except_code_list="electronics",
            ),
            Measure(
                "s301_electronics",
                "301",
                Trade.PARTS,
                draw(RATES),
                origins=("CN",),
                when=When.ALWAYS,
                code_list="electronics",
            ),
            Measure(
                "s232_parts",
                "232",
                Trade.PARTS,
                parts_232,
                classes=_LIGHT,
                code_list="s232",
                unknown_origin=True,
            ),
            Measure(
                "s232_parts",
                "232",
                Trade.PARTS,
                parts_232,
                classes=_HEAVY,
                code_list="s232_heavy",
                unknown_origin=True,
            ),
            Measure(
                "parts_floor",
                "Floor",
                Trade.PARTS,
                draw(RATES),
                origins=("JP", "EU"),
                classes=_LIGHT,
                code_list=draw(st.sampled_from(("", "s232"))),
                kind=RateKind.FLOOR,
                excludes=("s232_parts",),
            ),
            Measure(
                "uk_parts",
                "UK",
                Trade.PARTS,
                draw(RATES),
                origins=("GB",),
                kind=RateKind.FLOOR,
                excludes=("s232_parts",),
                reading="uk_parts_deal",
            ),
            *(
                Measure(
                    "offset",
                    "Offset",
                    Trade.PARTS,
                    offset,
                    classes=classes,
                    base=DutyBase.MSRP,
                    kind=RateKind.CREDIT,
                    credits_against=("s232_parts", "parts_floor"),
                )
                for classes in (_LIGHT, _HEAVY)
            ),
            Measure("mx_parts", "MX", Trade.PARTS, draw(RATES), into="MX", except_origins=("US", "CA")),
        ),
        fees=(
            Fee("mpf", "MPF", 0.003464, least_usd=least, most_usd=most),
            Fee("hmf", "HMF", 0.00125, when=When.ALWAYS, by_vessel_only=True),
        ),
        readings=draw(_readings()),
        labour_credit=draw(st.none() | _LABOUR_CREDITS),
    )


SCENARIOS = st.builds(
    Scenario,
    policy=policies(),
    currency_rates=st.fixed_dictionaries({}, optional={"EUR": st.floats(0.5, 2.0)}),
    freight_factor=st.floats(0, 3),
)
