"""The part rows of one model as derivations: what each is worth, how much of it counts, what duty it bears.

Every function returns one derivation for each current row that weighs in; together they add up to the sum
that ``evaluate`` works with.
"""

from collections.abc import Callable, Iterator
from functools import cached_property, partial

import numpy as np

from headroom.analysis.weightiest_rows import CountedRows, counted_rows, row_rates
from headroom.arrays import Floats
from headroom.book.countries import REGION, UNKNOWN_ORIGIN
from headroom.book.sourcing import ROLES, PartRole
from headroom.rules.content import us_bounds
from headroom.rules.derivation import Derivation, Rule, Unit
from headroom.rules.law_source import LawSource
from headroom.rules.measures import Measure
from headroom.rules.outcome import Outcome, currency_rates
from headroom.rules.policy import VnmRule
from headroom.rules.row_sums import US_HIGH, US_LOW, RowContents, RowSum
from headroom.rules.stacking import Stack

_REGIONAL, _US = "regional_content", "us_content"


class DerivedRows:
    """The current rows of one model.

    Args:
        outcome: What a scenario made of a fleet.
        model: Index into its vehicles.
    """

    def __init__(self, outcome: Outcome, model: int) -> None:
        self._outcome = outcome
        self._model = model
        self._rows = outcome.exposure.book.rows
        self._currency_rates = currency_rates(outcome.exposure, outcome.scenario)

    @cached_property
    def _counted(self) -> CountedRows:
        return counted_rows(self._outcome, self._model)

    @cached_property
    def _duties(self) -> Stack:
        return row_rates(self._outcome, self._counted.row, self._counted.originates)

    def values(self) -> tuple[Derivation, ...]:
        """Return what each row costs."""
        return tuple(self._value(at, self._name(at)) for at in range(len(self._counted.row)))

    def non_originating(self, *, low_content: bool) -> tuple[Derivation, ...]:
        """Return how much of each row counts as non-originating, at either end of its content."""
        counted = self._counted
        shares = counted.regional_low if low_content else counted.regional_high

        def terms(at: int) -> tuple[Derivation, ...]:
            return self._value(at), self._counts(at, float(shares[at]))

        return self._of_rows(counted.vnm_usd if low_content else counted.vnm_least_usd, terms)

    def us_content(self, *, low_content: bool) -> tuple[Derivation, ...]:
        """Return how much of each row is US content, at either end."""
        return self.counting(US_LOW if low_content else US_HIGH)

    def counting(self, wanted: RowSum) -> tuple[Derivation, ...]:
        """Return how much of each row counts towards a sum of rows."""
        counted = self._counted
        shares = wanted.share(self._contents)

        def terms(at: int) -> tuple[Derivation, ...]:
            return self._value(at), self._counting_share(at, wanted, float(shares[at]))

        return self._of_rows(counted.value_usd * shares, terms)

    def _counting_share(self, at: int, wanted: RowSum, share: float) -> Derivation:
        """Return which share of a row counts towards a sum of rows, with the cell that says so."""
        if wanted.field in {_REGIONAL, _US}:
            return self._share(at, wanted.field, share)
        text = str(getattr(self._rows, wanted.field)[int(self._counted.row[at])])
        return Derivation(wanted.label, share, Unit.SHARE, cell=self._cell(at, wanted.field), text=text)

    @cached_property
    def _contents(self) -> RowContents:
        rows, counted = self._rows, self._counted
        us = us_bounds(rows.us_content[counted.row], rows.origin[counted.row], rows.origins)
        return RowContents(rows, counted.row, counted.regional_low, counted.regional_high, *us)

    def freight(self) -> tuple[Derivation, ...]:
        """Return the freight of each row as stated, before the scenario's factor."""
        rows, counted = self._rows, self._counted
        freight = rows.quantity[counted.row] * rows.freight_per_unit[counted.row]

        def terms(at: int) -> tuple[Derivation, ...]:
            return self._priced(at, "freight_per_unit", "Freight per unit", rows.freight_per_unit)

        in_usd = freight * self._currency_rates[rows.currency[counted.row]]
        return self._of_rows(in_usd, terms, "freight_per_unit")

    def duties(self, measure: Measure) -> tuple[Derivation, ...]:
        """Return what one duty on parts takes of each row."""
        position = self._duties.measures.index(measure)

        def terms(at: int) -> tuple[Derivation, ...]:
            return self._value(at), self._rate(position, at)

        return self._of_rows(self._counted.value_usd * self._duties.added[position], terms)

    def made_in(self, country: str) -> tuple[Derivation, ...]:
        """Return what the rows of one country of origin cost."""
        return tuple(self._value(at, self._name(at)) for at in self._from(country))

    def content_of(self, country: str) -> tuple[Derivation, ...]:
        """Return how much of each row is content of a country, at the low end of what is known.

        US content counts for the US wherever a row comes from; other regional content for a row's origin
        in the region, and the rest for its origin outside. What no country can be told of is left out.
        """
        rows, counted = self._rows, self._counted
        us, _ = us_bounds(rows.us_content[counted.row], rows.origin[counted.row], rows.origins)
        if country == "US":
            return self.us_content(low_content=True)
        regional = np.maximum(counted.regional_low, us)
        shares = regional - us if country in REGION else 1 - regional
        of_country = np.zeros(len(counted.row))
        of_country[self._from(country)] = 1.0

        def terms(at: int) -> tuple[Derivation, ...]:
            stated = self._share(at, _REGIONAL, float(counted.regional_low[at]))
            own = self._share(at, _US, float(us[at]))
            if country in REGION:
                name, rule = "Regional, but not US", Rule.EXCESS
                given: tuple[Derivation, ...] = (stated, own)
            else:
                greater = stated if stated.value >= own.value else own
                name, rule, given = "Not regional", Rule.COMPLEMENT, greater.alone()
            share = Derivation(name, float(shares[at]), Unit.SHARE, rule, lambda: given)
            return self._value(at), share

        return self._of_rows(counted.value_usd * shares * of_country, terms)

    def _from(self, country: str) -> list[int]:
        """Return the positions of the rows of one country of origin."""
        if country not in self._rows.origins:
            return []
        found = self._rows.origin[self._counted.row] == self._rows.origins.index(country)
        return [int(at) for at in np.flatnonzero(found)]

    def core_contents(self) -> tuple[Derivation, ...]:
        """Return the regional content of each core part, at its low end."""
        row, core = self._counted.row, ROLES.index(PartRole.CORE)
        roles = self._outcome.exposure.classification.role[row]
        return tuple(self._regional(at) for at in np.flatnonzero(roles == core).tolist())

    def _of_rows(
        self, amounts: Floats, terms: Callable[[int], tuple[Derivation, ...]], field: str = "unit_cost"
    ) -> tuple[Derivation, ...]:
        """Return an amount of each row that has one: the product of its terms, at the cell of a field."""
        return tuple(
            Derivation(
                self._name(at),
                float(amounts[at]),
                Unit.USD,
                Rule.PRODUCT,
                partial(terms, at),
                cell=self._cell(at, field),
            )
            for at in np.flatnonzero(amounts).tolist()
        )

    def _value(self, at: int, name: str = "Value of the row") -> Derivation:
        """Return what a row costs: quantity times unit cost times the rate of its currency."""
        return Derivation(
            name,
            float(self._counted.value_usd[at]),
            Unit.USD,
            Rule.PRODUCT,
            partial(self._priced, at, "unit_cost", "Unit cost", self._rows.unit_cost),
            cell=self._cell(at, "unit_cost"),
        )

    def _priced(self, at: int, field: str, name: str, prices: Floats) -> tuple[Derivation, ...]:
        """Return quantity, price and currency rate of a row."""
        row = int(self._counted.row[at])
        amounts = (
            self._stated(
                at, "quantity", "Quantity per vehicle", float(self._rows.quantity[row]), Unit.FACTOR
            ),
            self._stated(at, field, name, float(prices[row]), Unit.MONEY),
        )
        currency = self._rows.currencies[int(self._rows.currency[row])]
        return amounts if currency == "USD" else (*amounts, self._currency_rate(currency))

    def _currency_rate(self, currency: str) -> Derivation:
        """Return US dollars per unit of a currency."""
        rate = float(self._currency_rates[self._rows.currencies.index(currency)])
        name = f"US dollars per {currency}"
        if currency in self._outcome.scenario.currency_rates:
            return Derivation(name, rate, Unit.FACTOR, note="Assumed in the scenario.")
        cell = self._outcome.exposure.book.currency_cells.get(currency, "")
        note = "" if cell else "No cell states it: the workbook's own rate."
        return Derivation(name, rate, Unit.FACTOR, cell=cell, note=note)

    def _counts(self, at: int, share: float) -> Derivation:
        """Return which share of a row counts as non-originating."""
        content = self._share(at, _REGIONAL, share)
        if self._outcome.scenario.policy.vnm_rule is not VnmRule.ROLL_UP:
            return Derivation("Not regional", 1 - share, Unit.SHARE, Rule.COMPLEMENT, content.alone)
        least = self._role_threshold(at)
        counts = Rule.FALLS_SHORT.applied((share, least.value))
        terms = (content, least)
        return Derivation("Does not originate", counts, Unit.YES_OR_NO, Rule.FALLS_SHORT, lambda: terms)

    def _regional(self, at: int) -> Derivation:
        """Return the regional content of a row, at its low end, under the name of its part."""
        share = self._share(at, _REGIONAL, float(self._counted.regional_low[at]))
        return Derivation(
            self._name(at), share.value, Unit.SHARE, cell=share.cell, text=share.text, note=share.note
        )

    def _role_threshold(self, at: int) -> Derivation:
        """Return the least content with which a part of a row's role originates."""
        least = float(self._counted.threshold[at])
        role = ROLES[int(self._outcome.exposure.classification.role[int(self._counted.row[at])])]
        found = next((t for t in self._outcome.scenario.policy.thresholds if role in t.roles), None)
        if found is None:
            note = f"The policy sets none for parts of the role {role.value}: they originate with 100 %."
            return Derivation("Originates from", least, Unit.SHARE, note=note)
        return Derivation(found.label, least, Unit.SHARE, source=found.source)

    def _share(self, at: int, field: str, share: float) -> Derivation:
        """Return the regional or US content of a row: stated, else as its origin says."""
        row = int(self._counted.row[at])
        regional = field == _REGIONAL
        name = "Regional content" if regional else "US content"
        stated = (self._rows.regional_content if regional else self._rows.us_content)[row]
        if not np.isnan(stated):
            return self._stated(at, field, name, share, Unit.SHARE)
        origin = self._rows.origins[int(self._rows.origin[row])]
        if origin == UNKNOWN_ORIGIN:
            why = "The origin is unknown: from 0 % to 100 %."
        elif origin in REGION if regional else origin == "US":
            why = f"Made in {origin}, nothing stated: 100 %."
        else:
            why = f"Made in {origin}, nothing stated: 0 %."
        text = origin or "unknown"
        return Derivation(name, share, Unit.SHARE, cell=self._cell(at, "origin"), text=text, note=why)

    def _rate(self, position: int, at: int) -> Derivation:
        """Return the rate at which a duty falls on a row."""

        def own(measure: Measure) -> Derivation:
            if measure.rate is None:
                return self._schedule_rate(measure, at)
            return Derivation(measure.label, measure.rate, Unit.RATE, source=measure.source)

        return self._duties.explained(position, at, own)

    def _schedule_rate(self, measure: Measure, at: int) -> Derivation:
        """Return the rate that the tariff schedule has for the code of a row."""
        row = int(self._counted.row[at])
        found = self._outcome.exposure.classification.found_rates[int(self._rows.hts_code.codes[row])]
        law = "; ".join(dict.fromkeys(line.source for line in found.lines if line.source))
        return Derivation(
            "Rate of its tariff code",
            found.rate,
            Unit.RATE,
            cell=self._cell(at, "hts_code"),
            text=self._rows.hts_code[row] or "no code",
            note=f"{found.match.value.capitalize()}.",
            source=LawSource(law, since=measure.source.since) if law else measure.source,
        )

    def _stated(self, at: int, field: str, name: str, value: float, unit: Unit) -> Derivation:
        """Return what a cell of a row states; a blank one stands for its default."""
        layout = self._rows.sheets[int(self._rows.sheet[int(self._counted.row[at])])]
        note = "" if field in layout.columns else "No column for it: the default."
        return Derivation(name, value, unit, cell=self._cell(at, field), note=note)

    def _cell(self, at: int, field: str) -> str:
        """Return the cell of a field of a row."""
        return self._rows.address(int(self._counted.row[at]), field)

    def _name(self, at: int) -> str:
        """Return a row's part, with what it is and where it comes from."""
        return " ".join(self._words(int(self._counted.row[at])))

    def _words(self, row: int) -> Iterator[str]:
        yield self._rows.part_number[row]
        if self._rows.description[row]:
            yield self._rows.description[row]
        yield f"({self._rows.origins[int(self._rows.origin[row])] or 'unknown'})"
