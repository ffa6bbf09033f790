"""The table of facts and assumptions that the sample workbook is built from."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

REGION = frozenset({"US", "CA", "MX"})
"""Countries whose content is regional."""

_INSURANCE_SHARE_OF_MSRP = 0.0025

UNKNOWN = ""
"""Origin of a part whose country is not known."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a group of figures comes from.

    Attributes:
        agency: Who publishes it; ``none`` for an assumption of this project.
        title: Name of the publication.
        year: Year it stands for.
        states: Which figures it gives.
    """

    agency: str
    title: str
    year: int
    states: str


@dataclass(frozen=True, slots=True)
class Label:
    """What the content label of a carline states.

    Attributes:
        source: Key of the source.
        make: Make, as on the label.
        carline: Carline, as on the label.
        vehicle_type: PC, MPV or Truck, as on the label.
        us_canada_percent: Share of the value of all parts made in the US or Canada, 0 to 100.
        foreign_percent: Listed foreign sources by alpha-2 code, 0 to 100.
        final_assembly: Listed countries of final assembly, alpha-2.
        engine_origin: As on the label, with alpha-2 codes.
        transmission_origin: Likewise.

    Source:
        49 CFR 583.5.
    """

    source: str
    make: str
    carline: str
    vehicle_type: str
    us_canada_percent: float
    foreign_percent: Mapping[str, float]
    final_assembly: tuple[str, ...]
    engine_origin: str
    transmission_origin: str


@dataclass(frozen=True, slots=True)
class Market:
    """Published sales and list price.

    Attributes:
        source: Key of the source.
        sales: Vehicles sold in the US in a year, all variants of the name.
        msrp_usd: Mean list price of those variants, US dollars.
    """

    source: str
    sales: int
    msrp_usd: float


@dataclass(frozen=True, slots=True)
class Engineering:
    """Assumed engineering values, the arguments of the cost formulas.

    Attributes:
        powertrain: ``combustion``, ``hybrid`` or ``battery_electric``.
        body: ``sedan``, ``cuv_suv`` or ``pickup``.
        structure: ``unibody`` or ``ladder``.
        material: ``steel`` or ``aluminium``, main material of the structure.
        drive: ``fwd``, ``rwd`` or ``awd``.
        structure_mass_lb: Mass of the structure, pounds.
        footprint_ft2: Wheelbase times track, square feet.
        height_in: Height, inches.
        ground_clearance_in: Ground clearance, inches.
        litres: Displacement; 0 without an engine.
        layout: ``I`` or ``V``.
        cylinders: Count; 0 without an engine.
        turbo: Whether the engine has a turbocharger.
        gears: Forward gears; 0 for a single-speed or power-split drive.
        motor_kw: Power of the traction motor, kilowatts.
        battery_kwh: Gross capacity of the traction battery, kilowatt-hours.
        charger_kw: Power of the on-board charger, kilowatts.
    """

    powertrain: str
    body: str
    structure: str
    material: str
    drive: str
    structure_mass_lb: float
    footprint_ft2: float
    height_in: float
    ground_clearance_in: float
    litres: float = 0.0
    layout: str = "I"
    cylinders: int = 0
    turbo: bool = False
    gears: int = 0
    motor_kw: float = 0.0
    battery_kwh: float = 0.0
    charger_kw: float = 0.0


@dataclass(frozen=True, slots=True)
class Pin:
    """A part whose source is set by hand.

    Attributes:
        part: Key of the part in the catalogue.
        origin: Country, alpha-2.
        regional: Stated regional content, percent; None leaves the cell blank.
        us: Stated US content, percent; None leaves the cell blank.
    """

    part: str
    origin: str
    regional: float | None = None
    us: float | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What a row of the sample says of a part beside its source: certificates and its maker's figures.

    Attributes:
        part: Key of the part in the catalogue.
        core_group: Group of core parts; empty leaves the cell blank.
        core_component: ``yes`` or ``no``, likewise.
        originating: ``yes`` or ``no``, likewise.
        us_transformed: ``yes`` or ``no``, likewise.
        net_cost: Net cost of the part over its price; None leaves the cell blank.
        vnm: Its materials that do not originate over its price; likewise.
        component_vnm: What of these is listed components, over its price; likewise.
    """

    part: str
    core_group: str = ""
    core_component: str = ""
    originating: str = ""
    us_transformed: str = ""
    net_cost: float | None = None
    vnm: float | None = None
    component_vnm: float | None = None


@dataclass(frozen=True, slots=True)
class Illustrative:
    """Assumptions of this project on a model, and what tunes its result.

    Attributes:
        assembly: Country of final assembly that the sample takes, alpha-2.
        vehicle_class: Class as in the ``Models`` sheet.
        home: Home country of the maker, alpha-2.
        parts_share_of_msrp: Value of all parts over the list price.
        conversion_share_of_msrp: Conversion cost over the list price.
        customs_share_of_msrp: Customs value over the list price.
        outbound_freight_usd: US dollars per vehicle.
        transport_mode: ``truck``, ``rail`` or ``vessel``.
        core_in_region: Whether core parts come from the region only.
        detail: Share of the optional catalogue parts that are listed on their own, 0 to 1.
        alternatives: How many alternative sources it has.
        net_cost_share_of_msrp: Net cost over the list price; None leaves the cell blank.
        model_line: Model line.
        plant: Plant, where it is well known.
        lvc_percent: Labour value content, percent; None leaves the cell blank.
        steel_percent: Originating steel, percent; likewise.
        aluminium_percent: Originating aluminium, percent; likewise.
        unknown: Keys of the parts whose origin is unknown.
        in_region: Keys of the parts that come from the region only, beside core parts.
        vehicles_per_entry: Vehicles of one customs entry; None leaves the cell blank.
        approved_us_content_usd: US content that Commerce approved, per vehicle; likewise.
        lvc_material_labour_percent: Labour value content from materials and wages, percent; likewise.
        pins: Parts whose source is set by hand.
        statements: Parts of which certificates or their makers say something.
    """

    assembly: str
    vehicle_class: str
    home: str
    parts_share_of_msrp: float
    conversion_share_of_msrp: float
    customs_share_of_msrp: float
    outbound_freight_usd: float
    transport_mode: str
    core_in_region: bool
    detail: float
    alternatives: int
    net_cost_share_of_msrp: float | None = None
    model_line: str = ""
    plant: str = ""
    lvc_percent: float | None = None
    steel_percent: float | None = None
    aluminium_percent: float | None = None
    vehicles_per_entry: float | None = None
    approved_us_content_usd: float | None = None
    lvc_material_labour_percent: float | None = None
    unknown: tuple[str, ...] = ()
    in_region: tuple[str, ...] = ()
    pins: tuple[Pin, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """One model: what is published of it, and what is assumed.

    Attributes:
        name: Name in the workbook.
        manufacturer: Its maker.
        hts: Tariff code of the vehicle, with dots.
        powertrain: As in the ``Models`` sheet.
        shows: Which rules the model shows, in a few words.
        label: Published contents; None where there is no label.
        market: Sales and price.
        engineering: Assumed arguments of the cost formulas; None where the parts are a short list.
        split_percent: Assumed share of parts value by country, in sum 100; agrees with the label. Empty for
            a short list.
        short_list: Name of the short list of its parts, each with its source set by hand; empty for the
            whole catalogue.
        illustrative: Other assumptions.

    Raises:
        ValueError: If the split does not add up to 100.
    """

    name: str
    manufacturer: str
    hts: str
    powertrain: str
    shows: str
    label: Label | None
    market: Market
    engineering: Engineering | None
    split_percent: Mapping[str, float]
    short_list: str
    illustrative: Illustrative

    def __post_init__(self) -> None:
        total = sum(self.split_percent.values())
        if not self.short_list and abs(total - 100) > 1e-6:  # noqa: PLR2004 (rounding of decimal fractions)
            msg = f"the split of {self.name} adds up to {total}, not to 100"
            raise ValueError(msg)

    @property
    def parts_usd(self) -> float:
        """Return the value of all parts that is aimed for, US dollars."""
        return self.market.msrp_usd * self.illustrative.parts_share_of_msrp

    @property
    def conversion_usd(self) -> float:
        """Return the labour and overhead of the assembly plant, US dollars per vehicle."""
        return float(round(self.market.msrp_usd * self.illustrative.conversion_share_of_msrp))

    @property
    def stated_net_cost_usd(self) -> float | None:
        """Return the stated net cost, US dollars per vehicle; None leaves the cell blank."""
        share = self.illustrative.net_cost_share_of_msrp
        return None if share is None else float(round(self.market.msrp_usd * share))

    @property
    def customs_value_usd(self) -> float:
        """Return the value at the border, US dollars per vehicle."""
        return float(round(self.market.msrp_usd * self.illustrative.customs_share_of_msrp))

    @property
    def insurance_usd(self) -> float:
        """Return the insurance of the way to the US, US dollars per vehicle."""
        return float(round(self.market.msrp_usd * _INSURANCE_SHARE_OF_MSRP))


@dataclass(frozen=True, slots=True)
class Facts:
    """The whole table.

    Attributes:
        title: Title of the workbook.
        sources: Sources by key.
        rates: US dollars per unit of currency.
        models: Models in their order.
    """

    title: str
    sources: Mapping[str, Source]
    rates: Mapping[str, float]
    models: tuple[ModelFacts, ...] = field(default=())


def read_facts(path: Path) -> Facts:
    """Return the table of facts in the TOML file ``path``."""
    with path.open("rb") as file:
        table = tomllib.load(file)
    return Facts(
        title=table["title"],
        sources={key: Source(**source) for key, source in table["sources"].items()},
        rates=table["rates"],
        models=tuple(_model(entry) for entry in table["model"]),
    )


def _model(entry: dict[str, Any]) -> ModelFacts:
    """Return one ``[[model]]`` of the table."""
    label, engineering = entry.get("label"), entry.get("engineering")
    assumed = entry["illustrative"]
    pins = tuple(Pin(**pin) for pin in assumed.pop("pins", ()))
    statements = tuple(Statement(**statement) for statement in assumed.pop("statements", ()))
    unknown = tuple(assumed.pop("unknown", ()))
    in_region = tuple(assumed.pop("in_region", ()))
    return ModelFacts(
        name=entry["name"],
        manufacturer=entry["manufacturer"],
        hts=entry["hts"],
        powertrain=entry["powertrain"],
        shows=entry["shows"],
        label=label and Label(**{**label, "final_assembly": tuple(label["final_assembly"])}),
        market=Market(**entry["market"]),
        engineering=engineering and Engineering(**engineering),
        split_percent=entry.get("split_percent", {}),
        short_list=entry.get("short_list", ""),
        illustrative=Illustrative(
            **assumed, pins=pins, statements=statements, unknown=unknown, in_region=in_region
        ),
    )
