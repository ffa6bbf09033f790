"""United States trade that a fleet causes: what is imported and exported, gross and by content.

A sum over models at their annual volume, all of which is taken to be sold in the United States.
Freight, insurance and duties are left out: trade is counted at the value at the border.

*Gross*: an imported vehicle counts for the country that assembles it, with its whole customs value; a
part that goes into a vehicle assembled in the United States counts for its country of origin; a part
from the United States that goes into a vehicle assembled elsewhere is an export to that country.

*By content*: every vehicle is taken apart. Its parts count where their content comes from, conversion
and all other value for the country of assembly, wherever the goods crossed a border.
"""

from dataclasses import dataclass

import numpy as np

from headroom.arrays import Floats, Ints
from headroom.book.countries import REGION, UNKNOWN_ORIGIN, is_inside
from headroom.rules.currency_rates import currency_rates
from headroom.rules.outcome import Outcome

_US = "US"


@dataclass(frozen=True, slots=True, eq=False)
class TradeFlows:
    """US dollars a year by country; arrays are ``(country,)``.

    Attributes:
        countries: ISO 3166 alpha-2, ascending; ``""`` for what no country can be told of.
        vehicles_usd: Imports of vehicles assembled in the country, at customs value.
        parts_usd: Imports of parts of the country for vehicles assembled in the United States.
        exports_usd: Exports of US parts for vehicles assembled in the country.
        content_usd: Value of all vehicles that comes from the country; that of the United States as well.
    """

    countries: tuple[str, ...]
    vehicles_usd: Floats
    parts_usd: Floats
    exports_usd: Floats
    content_usd: Floats

    @property
    def imports_usd(self) -> Floats:
        """Return gross imports by country."""
        return self.vehicles_usd + self.parts_usd

    @property
    def balance_usd(self) -> Floats:
        """Return exports less imports by country, gross: the bilateral balance of this fleet."""
        return self.exports_usd - self.imports_usd

    @property
    def foreign_content_usd(self) -> Floats:
        """Return imports by content: the same as ``content_usd``, but nothing for the United States."""
        return np.where(np.array(self.countries) == _US, 0.0, self.content_usd)

    def of(self, country: str, flow: Floats) -> float:
        """Return one flow of one country; 0 where the fleet has nothing to do with it."""
        return float(flow[self.countries.index(country)]) if country in self.countries else 0.0


def trade_flows(outcome: Outcome) -> TradeFlows:
    """Return the trade that a fleet causes in a year under an outcome's scenario.

    Thresholds and rates move it only where they move sources: through the scenario's currency rates and
    the parts it takes from other sources.
    """
    exposure, fleet = outcome.exposure, outcome.exposure.fleet
    countries = tuple(sorted({*exposure.origins, *fleet.countries, *REGION, UNKNOWN_ORIGIN}))
    place = {country: at for at, country in enumerate(countries)}
    assembly = np.array([place[code] for code in fleet.countries], dtype=np.int32)[fleet.assembly]
    origin = np.array([place[code] for code in exposure.origins], dtype=np.int32)[exposure.origin]
    volume = fleet.volume[exposure.model]
    rate = currency_rates(exposure, outcome.scenario)[exposure.currency]
    value = exposure.value * rate * volume
    built_here = fleet.in_us[exposure.model]
    from_here = origin == place[_US]

    def by_country(at: Ints, amount: Floats) -> Floats:
        return np.bincount(at, weights=amount, minlength=len(countries)).astype(np.float64, copy=False)

    content = by_country(assembly, (outcome.customs_value_usd - outcome.parts_usd) * fleet.volume)
    us = exposure.us_low_value * rate * volume
    regional = exposure.inside_low_value * rate * volume
    inside = np.array([is_inside(code) and code != _US for code in countries], dtype=np.bool_)
    outside = ~inside & np.array([code not in {_US, UNKNOWN_ORIGIN} for code in countries], dtype=np.bool_)
    untold = np.full_like(origin, place[UNKNOWN_ORIGIN])
    content += by_country(np.full_like(origin, place[_US]), us)
    content += by_country(np.where(inside[origin], origin, untold), regional - us)
    content += by_country(np.where(outside[origin], origin, untold), value - regional)
    return TradeFlows(
        countries,
        vehicles_usd=by_country(
            assembly, np.where(fleet.in_us, 0.0, outcome.customs_value_usd * fleet.volume)
        ),
        parts_usd=by_country(origin, np.where(built_here & ~from_here, value, 0.0)),
        exports_usd=by_country(assembly[exposure.model], np.where(from_here & ~built_here, value, 0.0)),
        content_usd=content,
    )
