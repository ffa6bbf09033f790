"""The part rows of one model as derivations: what each is worth, how much of it counts, what duty it bears.

Every function returns one derivation for each current row that weighs in; together they add up to the sum
that ``evaluate`` works with.
"""

from collections.abc import Callable, Iterator
from functools import cached_property, partial

import numpy as np

from headroom.analysis.weightiest_rows import row_rates
from headroom.arrays import Floats, Ints, Whole
from headroom.book.classes_and_roles import NO
from headroom.book.countries import is_inside
from headroom.book.shown_names import shown_name
from headroom.explain.bought_parts import content_of_parts
from headroom.explain.changed_cells import changed_note
from headroom.language import localized, tr, tr_in, translated
from headroom.rules.counted_rows import CountedRows, counted_rows
from headroom.rules.currency_rates import currency_rates
from headroom.rules.derivation import Derivation, Rule, Unit
from headroom.rules.law_source import LawSource
from headroom.rules.measures import Measure
from headroom.rules.outcome import Outcome
from headroom.rules.row_sums import US_HIGH, US_LOW, RowSum
from headroom.rules.stacking import Stack

_REGIONAL, _US = "regional_content", "us_content"
_SAME_USD = 1e-9
_UNKNOWN = tr_in("where a part is from", "unknown")
_LAST_MADE = LawSource("USMCA, Articles 4.2 and 4.18; NAFTA, Article 411: where a part was last made")
_STATEMENT = LawSource("19 CFR Part 182, Appendix A, s. 9(2)(b): the maker's statement")


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
        self._changed = outcome.changed
        self._currency_rates = currency_rates(outcome.exposure, outcome.scenario)

    @cached_property
    def _counted(self) -> CountedRows:
        return counted_rows(self._outcome, self._model)

    @cached_property
    def _duties(self) -> Stack:
        return row_rates(self._outcome, self._counted.row, self._counted.originates)

    @property
    def count(self) -> int:
        """Return how many rows there are."""
        return len(self._counted.row)

    def row(self, at: int) -> int:
        """Return the index of one of them into the rows of the book."""
        return int(self._counted.row[at])

    def position(self, row: int) -> int:
        """Return which of them a row of the book is."""
        return int(np.searchsorted(self._counted.row, row))

    def in_usd(self, row: Ints | Whole, amounts: Floats) -> Floats:
        """Return amounts of rows of the book, which are in their currencies, in US dollars."""
        in_usd: Floats = amounts * self._currency_rates[self._rows.currency[row]]
        return in_usd

    def values(self) -> tuple[Derivation, ...]:
        """Return what each row costs."""
        return tuple(self.value(at, self._name(at)) for at in range(len(self._counted.row)))

    def non_originating(self, *, low_content: bool) -> tuple[Derivation, ...]:
        """Return how much of each row counts as non-originating, at either end of its content."""
        counted, end = self._counted, 0 if low_content else 1
        shares = counted.regional_low if low_content else counted.regional_high
        amounts = counted.vnm_usd if low_content else counted.vnm_least_usd

        def terms(at: int) -> tuple[Derivation, ...]:
            return self.value(at), self._counts(at, float(shares[at]))

        def credited(at: int) -> tuple[Derivation, ...]:
            return self.value(at), self._credit(at, float(counted.credit_usd[end][at]))

        with_credit = counted.rolled_up & (counted.credit_usd[end] > 0)
        return (
            *self.of_rows(np.where(with_credit, 0.0, amounts), terms),
            *self.of_rows(np.where(with_credit, amounts, 0.0), credited, rule=Rule.EXCESS),
        )

    def above_net_cost(self) -> tuple[Derivation, ...]:
        """Return by how much rows cost more than their makers' net cost, at the low end of their content."""
        amounts = self._counted.above_net_cost_usd[0]

        def terms(at: int) -> tuple[Derivation, ...]:
            return self.value(at), self.stated_part(
                at, "part_net_cost", tr_in("a figure", "Net cost of the part")
            )

        return self.of_rows(amounts, terms, "part_net_cost", Rule.EXCESS)

    def us_content(self, *, low_content: bool) -> tuple[Derivation, ...]:
        """Return how much of each row is US content, at either end."""
        return self.counting(US_LOW if low_content else US_HIGH)

    def counting(self, wanted: RowSum) -> tuple[Derivation, ...]:
        """Return how much of each row counts towards a sum of rows."""
        counted = self._counted
        shares = wanted.share(self._counted.contents)

        def terms(at: int) -> tuple[Derivation, ...]:
            return self.value(at), self._counting_share(at, wanted, float(shares[at]))

        return self.of_rows(counted.value_usd * shares, terms)

    def _counting_share(self, at: int, wanted: RowSum, share: float) -> Derivation:
        """Return which share of a row counts towards a sum of rows, with the cell that says so."""
        if wanted.field in {_REGIONAL, _US}:
            return self.share(at, wanted.field, share)
        row = int(self._counted.row[at])
        said = self._rows.value(wanted.field, row)
        field = "origin" if said is None else wanted.field
        text, note = self._origin(at) if said is None else shown_name(str(said)), self._by_hand(at, field)
        return Derivation(wanted.label, share, Unit.SHARE, cell=self._cell(at, field), text=text, note=note)

    def freight(self) -> tuple[Derivation, ...]:
        """Return the freight of each row as stated, before the scenario's factor."""
        rows, counted = self._rows, self._counted
        freight = rows.quantity[counted.row] * rows.freight_per_unit[counted.row]

        def terms(at: int) -> tuple[Derivation, ...]:
            return self.priced(
                at, "freight_per_unit", tr_in("a figure", "Freight per unit"), rows.freight_per_unit
            )

        in_usd = freight * self._currency_rates[rows.currency[counted.row]]
        return self.of_rows(in_usd, terms, "freight_per_unit")

    def duties(self, measure: Measure) -> tuple[Derivation, ...]:
        """Return what one duty on parts takes of each row."""
        position = self._duties.measures.index(measure)

        def terms(at: int) -> tuple[Derivation, ...]:
            return self.value(at), self._rate(position, at)

        return self.of_rows(self._counted.value_usd * self._duties.added[position], terms)

    def made_in(self, country: str) -> tuple[Derivation, ...]:
        """Return what the rows of one country of origin cost."""
        return tuple(self.value(at, self._name(at)) for at in self._from(country))

    def content_of(self, country: str) -> tuple[Derivation, ...]:
        """Return how much of each row is content of a country, at the low end of what is known.

        US content counts for the US wherever a row comes from; other regional content for a row's origin
        in the region, and the rest for its origin outside. What no country can be told of is left out.
        """
        counted = self._counted
        us = counted.contents.us_low
        if country == "US":
            return self.us_content(low_content=True)
        regional = np.maximum(counted.regional_low, us)
        shares = regional - us if is_inside(country) else 1 - regional
        of_country = np.zeros(len(counted.row))
        of_country[self._from(country)] = 1.0

        def terms(at: int) -> tuple[Derivation, ...]:
            stated = self.share(at, _REGIONAL, float(counted.regional_low[at]))
            own = self.share(at, _US, float(us[at]))
            if is_inside(country):
                name, rule = tr_in("a figure", "Regional, but not US"), Rule.EXCESS
                given: tuple[Derivation, ...] = (stated, own)
            else:
                greater = stated if stated.value >= own.value else own
                name, rule, given = tr_in("a figure", "Not regional"), Rule.COMPLEMENT, greater.alone()
            share = Derivation(name, float(shares[at]), Unit.SHARE, rule, lambda: given)
            return self.value(at), share

        return self.of_rows(counted.value_usd * shares * of_country, terms)

    def _from(self, country: str) -> list[int]:
        """Return the positions of the rows of one country of origin."""
        if country not in self._rows.origins:
            return []
        found = self._rows.origin[self._counted.row] == self._rows.origins.index(country)
        return [int(at) for at in np.flatnonzero(found)]

    def of_rows(
        self,
        amounts: Floats,
        terms: Callable[[int], tuple[Derivation, ...]],
        field: str = "unit_cost",
        rule: Rule = Rule.PRODUCT,
    ) -> tuple[Derivation, ...]:
        """Return an amount of each row that has one: by a rule from its terms, at the cell of a field."""
        return tuple(
            Derivation(
                self._name(at),
                float(amounts[at]),
                Unit.USD,
                rule,
                partial(terms, at),
                cell=self._cell(at, field),
            )
            for at in np.flatnonzero(amounts).tolist()
        )

    def value(self, at: int, name: str = tr_in("a figure", "Value of the row")) -> Derivation:
        """Return what a row costs: quantity times unit cost times the rate of its currency."""
        return Derivation(
            name,
            float(self._counted.value_usd[at]),
            Unit.USD,
            Rule.PRODUCT,
            partial(self.priced, at, "unit_cost", tr_in("a figure", "Unit cost"), self._rows.unit_cost),
            cell=self._cell(at, "unit_cost"),
        )

    def priced(self, at: int, field: str, name: str, prices: Floats) -> tuple[Derivation, ...]:
        """Return quantity, price and currency rate of a row."""
        row = int(self._counted.row[at])
        amounts = (
            self._stated(
                at,
                "quantity",
                tr_in("a figure", "Quantity per vehicle"),
                float(self._rows.quantity[row]),
                Unit.FACTOR,
            ),
            self._stated(at, field, name, float(prices[row]), Unit.MONEY),
        )
        currency = self._rows.currencies[int(self._rows.currency[row])]
        return amounts if currency == "USD" else (*amounts, self._currency_rate(currency))

    def _currency_rate(self, currency: str) -> Derivation:
        """Return US dollars per unit of a currency."""
        rate = float(self._currency_rates[self._rows.currencies.index(currency)])
        name = tr("US dollars per {currency}", currency=currency)
        if currency in self._outcome.scenario.currency_rates:
            return Derivation(name, rate, Unit.FACTOR, note=tr("Assumed in the scenario."))
        cell = self._outcome.exposure.book.currency_cells.get(currency, "")
        note = "" if cell else tr("No cell states it: the workbook's own rate.")
        return Derivation(name, rate, Unit.FACTOR, cell=cell, note=note)

    def _counts(self, at: int, share: float) -> Derivation:
        """Return which share of a row counts as non-originating."""
        content = self.share(at, _REGIONAL, share)
        if not self._counted.rolled_up[at]:
            return Derivation(
                tr_in("a figure", "Not regional"), 1 - share, Unit.SHARE, Rule.COMPLEMENT, content.alone
            )
        settled = self._refused(at)
        if settled is not None:
            return settled
        least = self._least(at)
        counts = Rule.FALLS_SHORT.applied((share, least.value))
        terms = (content, least)
        return Derivation(
            tr_in("a figure", "Does not originate"), counts, Unit.YES_OR_NO, Rule.FALLS_SHORT, lambda: terms
        )

    def _refused(self, at: int) -> Derivation | None:
        """Return why a row does not originate whatever its content; None where its content decides."""
        found, row = self._counted.contents, int(self._counted.row[at])
        name, yes = tr_in("a figure", "Does not originate"), (1.0, Unit.YES_OR_NO)
        if self._rows.originating[row] == NO:
            cell = self._cell(at, "originating")
            why = f"{tr('So it is stated.')} {self._by_hand(at, 'originating')}".rstrip()
            return Derivation(name, *yes, cell=cell, text=shown_name("no"), note=why, source=_LAST_MADE)
        if found.inside[at]:
            return None
        cell, origin = self._cell(at, "origin"), self._origin(at)
        why = (
            tr("Nobody can claim that it was last made in the region.")
            if found.unknown[at]
            else tr("It was last made outside the region.")
        )
        why = f"{why} {self._by_hand(at, 'origin')}".rstrip()
        return Derivation(name, *yes, cell=cell, text=origin, note=why, source=_LAST_MADE)

    def _credit(self, at: int, credit: float) -> Derivation:
        """Return what the statement of its maker takes off the value of a row."""
        net_cost = self.stated_part(at, "part_net_cost", tr_in("a figure", "Net cost of the part"))
        vnm = self.stated_part(at, "part_vnm", tr_in("a figure", "Non-originating materials of the part"))
        more = Rule.EXCESS.applied((net_cost.value, vnm.value))
        name = tr_in("a figure", "Credit of the maker's statement")
        own = Derivation(name, more, Unit.USD, Rule.EXCESS, lambda: (net_cost, vnm), source=_STATEMENT)
        if credit >= more:
            return own
        both = (own, self.value(at))
        name = tr_in("a figure", "Credit of the maker's statement, at most the value")
        return Derivation(name, credit, Unit.USD, Rule.LESSER, lambda: both)

    def stated_part(self, at: int, field: str, name: str) -> Derivation:
        """Return an amount that the maker of a row's part states, US dollars per vehicle."""
        rows, row = self._rows, int(self._counted.row[at])
        prices = rows.numbers(field)
        amount = float(rows.quantity[row] * prices[row] * self._currency_rates[rows.currency[row]])
        terms = partial(self.priced, at, field, name, prices)
        return Derivation(name, amount, Unit.USD, Rule.PRODUCT, terms, cell=self._cell(at, field))

    def stated_vnm(self, at: int, amount: float, *, components: bool) -> tuple[Derivation, ...] | None:
        """Return the statement of a maker that an amount of non-originating materials is; None: it is none.

        Args:
            at: Which row.
            amount: The amount, US dollars per vehicle.
            components: Whether of listed components alone.
        """
        if components:
            own = self.stated_part(
                at, "component_vnm", tr_in("a figure", "Non-originating materials of listed components")
            )
            if abs(own.value - amount) <= _SAME_USD * max(amount, 1.0):
                return own.alone()
        if self._counted.contents.stated[at]:
            own = self.stated_part(at, "part_vnm", tr_in("a figure", "Non-originating materials of the part"))
            if abs(own.value - amount) <= _SAME_USD * max(amount, 1.0):
                return own.alone()
        return None

    def _least(self, at: int) -> Derivation:
        """Return the least content with which the part of a row originates."""
        least, found = float(self._counted.threshold[at]), self._counted.threshold_of(at)
        if found is None:
            note = tr("The policy sets none for such parts: they originate with 100 %.")
            return Derivation(tr_in("a figure", "Originates from"), least, Unit.SHARE, note=note)
        return Derivation(translated(found.label), least, Unit.SHARE, source=found.source)

    def _origin(self, at: int) -> str:
        """Return where a row comes from, in a word."""
        return self._rows.origins[int(self._rows.origin[int(self._counted.row[at])])] or _UNKNOWN

    def share(self, at: int, field: str, share: float) -> Derivation:
        """Return the regional or US content of a row: stated, else as certificate, parts or origin say."""
        row, found = int(self._counted.row[at]), self._counted.contents
        regional = field == _REGIONAL
        name = tr_in("a figure", "Regional content") if regional else tr_in("a figure", "US content")
        stated = (self._rows.regional_content if regional else self._rows.us_content)[row]
        origin = self._origin(at)
        if not np.isnan(stated) and (not regional or share == stated):
            return self._stated(at, field, name, share, Unit.SHARE)
        may_follow = regional and (found.inside[at] or (found.unknown[at] and share > 0))
        of_parts = content_of_parts(self._outcome, row, share, name) if may_follow else None
        if of_parts is not None:
            return of_parts
        cell, text, source = self._cell(at, "origin"), origin, None
        if regional and not (found.inside[at] or found.unknown[at]):
            source = _LAST_MADE
            why = tr("Made in {country}, outside the region: 0 %, whatever is stated.", country=origin)
        elif regional and np.isnan(stated) and self._rows.originating[row] >= 0 and not found.unknown[at]:
            cell, text = self._cell(at, "originating"), "no" if self._rows.originating[row] == NO else "yes"
            text = shown_name(text)
            why = tr("Nothing else stated: {percent} %.", percent=f"{share * 100:.0f}")
        elif found.unknown[at]:
            why = (
                tr("The origin is unknown: from 0 % to 100 %.")
                if np.isnan(stated)
                else tr(
                    "The origin is unknown: from 0 % to the {percent} % that are stated.",
                    percent=localized(f"{stated * 100:g}"),
                )
            )
        else:
            why = tr(
                "Made in {country}, nothing stated: {percent} %.",
                country=origin,
                percent=f"{share * 100:.0f}",
            )
        by_hand = (self._by_hand(at, one) for one in ("origin", field, "originating"))
        why = " ".join((why, *(said for said in by_hand if said)))
        return Derivation(name, share, Unit.SHARE, cell=cell, text=text, note=why, source=source)

    def _rate(self, position: int, at: int) -> Derivation:
        """Return the rate at which a duty falls on a row."""

        def own(measure: Measure) -> Derivation:
            if measure.rate is None:
                return self._schedule_rate(measure, at)
            return Derivation(translated(measure.label), measure.rate, Unit.RATE, source=measure.source)

        return self._duties.explained(position, at, own)

    def _schedule_rate(self, measure: Measure, at: int) -> Derivation:
        """Return the rate that the tariff schedule has for the code of a row."""
        row = int(self._counted.row[at])
        found = self._outcome.exposure.classification.found_rates[int(self._rows.hts_code.codes[row])]
        law = "; ".join(dict.fromkeys(line.source for line in found.lines if line.source))
        return Derivation(
            tr_in("a figure", "Rate of its tariff code"),
            found.rate,
            Unit.RATE,
            cell=self._cell(at, "hts_code"),
            text=self._rows.hts_code[row] or tr_in("instead of a tariff code", "no code"),
            note=f"{found.match.label}.",
            source=LawSource(law, since=measure.source.since) if law else measure.source,
        )

    def _stated(self, at: int, field: str, name: str, value: float, unit: Unit) -> Derivation:
        """Return what a cell of a row states; a blank one stands for its default."""
        layout, _ = self._rows.place(int(self._counted.row[at]), field)
        note = "" if field in layout.columns else tr("No column for it: the default.")
        note = self._by_hand(at, field) or note
        return Derivation(name, value, unit, cell=self._cell(at, field), note=note)

    def _by_hand(self, at: int, field: str) -> str:
        """Return what a change of the scenario made of a cell of a row; empty: it is as in the workbook."""
        return changed_note(self._changed, int(self._counted.row[at]), field)

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
        yield f"({self._rows.origins[int(self._rows.origin[row])] or _UNKNOWN})"
