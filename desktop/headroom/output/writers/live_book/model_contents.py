"""Models from their rows: parts, net cost, customs value, non-originating materials, content."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from headroom.arrays import Floats
from headroom.book.classes_and_roles import MODES
from headroom.language import tr
from headroom.output.writers.live_book.contents import LiveBookContents
from headroom.output.writers.live_book.formulas import added, total_of_model
from headroom.output.writers.live_book.inputs import FREIGHT_FACTOR, FX, Inputs
from headroom.output.writers.live_book.pages import Filled
from headroom.output.writers.live_book.words import READING_YES, quoted, word
from headroom.rules.currency_rates import currency_rates
from headroom.rules.fleet import Fleet
from headroom.rules.lot_sums import lot_sums
from headroom.rules.outcome import Outcome
from headroom.rules.readings import REQUIRE_APPROVAL

_NOTHING = 1e-6
"""US dollars that are taken for a difference of rounding."""

MODE_WORDS = tuple(word(mode.word) for mode in MODES)


@dataclass(frozen=True, slots=True, eq=False)
class ModelContents:
    """What the columns of models are made of.

    Attributes:
        contents: What is written.
        inputs: The inputs that formulas mention.
    """

    contents: LiveBookContents
    inputs: Inputs

    @property
    def outcome(self) -> Outcome:
        """Return what the scenario makes of the fleet."""
        return self.contents.outcome

    @property
    def fleet(self) -> Fleet:
        """Return the vehicles."""
        return self.outcome.exposure.fleet

    def __len__(self) -> int:
        return len(self.outcome.vehicles)

    def facts(self) -> Sequence[Filled]:
        """Return what the workbook says of each model; yellow is what may be changed."""
        fleet, vehicles = self.fleet, self.outcome.vehicles
        makers = [fleet.manufacturers[one] for one in fleet.manufacturer.tolist()]

        def usd(key: str, heading: str, values: Floats) -> Filled:
            return Filled(key, heading, "usd", values.tolist(), edited=True)

        def share(key: str, heading: str, values: Floats) -> Filled:
            return Filled(key, heading, "share", values.tolist(), edited=True)

        return (
            Filled("number", tr("No."), "count", list(range(1, len(self) + 1)), width=5),
            Filled("model", tr("Model"), "text", [one.name for one in vehicles], width=28),
            Filled(
                "vehicle_class",
                tr("Class"),
                "words",
                [one.vehicle_class.word for one in fleet.kinds],
                width=13,
            ),
            Filled("category", tr("Category"), "words", [one.category.word for one in fleet.kinds], width=16),
            Filled("assembly", tr("Assembly"), "text", [one.assembly_country for one in vehicles], width=9),
            Filled("manufacturer", tr("Manufacturer"), "text", makers, width=14),
            Filled("volume", tr("Vehicles a year"), "count", fleet.volume.tolist(), edited=True),
            usd("conversion", tr("Conversion cost, USD"), fleet.conversion_usd),
            usd("net_cost_stated", tr("Net cost, stated, USD"), fleet.stated_net_cost_usd),
            usd("customs_stated", tr("Customs value, stated, USD"), fleet.stated_customs_value_usd),
            usd("msrp", tr("MSRP, USD"), fleet.msrp_usd),
            usd("outbound", tr("Outbound freight, stated, USD"), fleet.outbound_freight_usd),
            usd("insurance", tr("Insurance, USD"), fleet.insurance_usd),
            Filled(
                "mode",
                tr("Transport"),
                "words",
                [word(one.transport_mode.word) for one in vehicles],
                edited=True,
            ),
            Filled(
                "per_entry",
                tr("Vehicles per entry"),
                "number",
                fleet.vehicles_per_entry.tolist(),
                edited=True,
            ),
            usd("approved", tr("Approved US content, USD"), fleet.approved_us_usd),
            share("lvc", tr("LVC, stated"), fleet.lvc_share),
            share("lvc_material_labour", tr("LVC of materials and labour"), fleet.lvc_material_labour_share),
            share("steel", tr("Originating steel"), fleet.steel_share),
            share("aluminium", tr("Originating aluminium"), fleet.aluminium_share),
            Filled("in_region", tr("In the region: 1"), "count", fleet.in_region, folded=True),
            Filled("in_us", tr("In the US: 1"), "count", fleet.in_us, folded=True),
            Filled("heavy", tr("Heavy truck: 1"), "count", fleet.heavy, folded=True),
        )

    def sums(self) -> Sequence[Filled]:
        """Return parts, net cost, customs value, materials and contents of each model."""
        found, fleet, inputs = self.outcome, self.fleet, self.inputs
        american = np.where(fleet.in_us, fleet.conversion_usd, 0.0)
        costs = found.net_cost_usd > 0
        whole = np.where(costs, found.net_cost_usd, 1.0)
        unasked = "[heavy]=1"
        if REQUIRE_APPROVAL in inputs:
            unasked = f"OR({unasked},{inputs.ref(REQUIRE_APPROVAL)}={quoted(READING_YES)})"
        approved = f'IF([approved]="",IF({unasked},0,[us_parts_low]),[approved])'

        def usd(key: str, heading: str, values: Floats, formula: str, *, folded: bool = False) -> Filled:
            return Filled(key, heading, "usd", values.tolist(), formula, width=13, folded=folded)

        def share(key: str, heading: str, values: Floats, formula: str, *, folded: bool = False) -> Filled:
            return Filled(key, heading, "share", values.tolist(), formula, folded=folded)

        us_usd = [
            np.where(costs, one * whole, american) for one in (found.us_content_low, found.us_content_high)
        ]
        return (
            usd("parts", tr("Parts, USD"), found.parts_usd, total_of_model("rows_value")),
            *self._dearer(),
            usd(
                "net_cost",
                tr("Net cost, USD"),
                found.net_cost_usd,
                'IF([net_cost_stated]="",[parts]+[conversion],[net_cost_stated]+[dearer])',
            ),
            usd(
                "customs",
                tr("Customs value, USD"),
                found.customs_value_usd,
                'IF([customs_stated]="",[net_cost],[customs_stated]+[dearer])',
            ),
            usd(
                "vnm_low",
                tr("VNM, low, USD"),
                found.vnm_low_usd,
                f"MAX(0,{total_of_model('rows_vnm_low')})+IF([in_region]=1,0,[conversion])",
            ),
            usd(
                "vnm_high",
                tr("VNM, high, USD"),
                found.vnm_high_usd,
                f"MAX(0,{total_of_model('rows_vnm_high')})+IF([in_region]=1,0,[conversion])",
            ),
            share(
                "rvc_low",
                tr("Regional content, low"),
                found.rvc_low,
                "IF([net_cost]>0,([net_cost]-[vnm_high])/[net_cost],0)",
            ),
            share(
                "rvc_high",
                tr("Regional content, high"),
                found.rvc_high,
                "IF([net_cost]>0,([net_cost]-[vnm_low])/[net_cost],1)",
            ),
            usd(
                "us_low_usd",
                tr("US content, low, USD"),
                us_usd[0],
                f"{total_of_model('rows_us_low')}+IF([in_us]=1,[conversion],0)",
                folded=True,
            ),
            usd(
                "us_high_usd",
                tr("US content, high, USD"),
                us_usd[1],
                f"{total_of_model('rows_us_high')}+IF([in_us]=1,[conversion],0)",
                folded=True,
            ),
            share(
                "us_low",
                tr("US content, low"),
                found.us_content_low,
                "IF([net_cost]>0,[us_low_usd]/[net_cost],0)",
            ),
            share(
                "us_high",
                tr("US content, high"),
                found.us_content_high,
                "IF([net_cost]>0,[us_high_usd]/[net_cost],1)",
            ),
            usd(
                "us_parts_low",
                tr("Made in the US, low, USD"),
                found.us_parts_low_usd,
                total_of_model("rows_us_parts_low"),
            ),
            usd(
                "us_parts_high",
                tr("Made in the US, high, USD"),
                found.us_parts_high_usd,
                total_of_model("rows_us_parts_high"),
                folded=True,
            ),
            usd(
                "credited",
                tr("US content for duty, USD"),
                found.us_credited_usd,
                f"MAX(0,MIN({approved},MAX([customs],0)))",
            ),
            usd(
                "inbound",
                tr("Inbound freight, USD"),
                found.inbound_freight_usd,
                f"{total_of_model('rows_freight')}*{inputs.ref(FREIGHT_FACTOR)}",
            ),
            usd(
                "outbound_now",
                tr("Outbound freight, USD"),
                found.outbound_freight_usd,
                f"[outbound]*{inputs.ref(FREIGHT_FACTOR)}",
            ),
        )

    def _dearer(self) -> Sequence[Filled]:
        """Return by how much the parts cost more than as imported; a stated net cost moves with it."""
        imported, found = self.contents.imported, self.outcome
        before = lot_sums(imported).parts
        rates = currency_rates(imported, found.scenario)
        columns, terms = [], []
        for at, code in enumerate(imported.currencies):
            key = f"before_{code.lower()}"
            heading = tr("Parts as imported, {currency}", currency=code)
            columns.append(Filled(key, heading, "usd", before[:, at].tolist(), folded=True))
            terms.append(f"[{key}]" if code == "USD" else f"[{key}]*{self.inputs.ref(FX + code)}")
        dearer = found.parts_usd - before @ rates
        stated = self.fleet.stated_net_cost_usd, self.fleet.stated_customs_value_usd
        shown = found.net_cost_usd - stated[0], found.customs_value_usd - stated[1]
        other = np.where(np.isnan(stated[0]), shown[1], shown[0]) - dearer
        other = np.where(np.isnan(other) | (np.abs(other) < _NOTHING), 0.0, other)
        if other.any():
            columns.append(
                Filled("before_other", tr("Other change, USD"), "usd", (-other).tolist(), folded=True)
            )
            terms.append("[before_other]")
        formula = f"[parts]-({added(terms)})"
        return (
            *columns,
            Filled(
                "dearer",
                tr("Parts dearer than as imported, USD"),
                "usd",
                (dearer + other).tolist(),
                formula,
                folded=True,
            ),
        )
