"""What one model is worth and what it contains, as derivations down to the cells of its rows."""

from collections.abc import Callable
from dataclasses import replace

from headroom.arrays import Floats
from headroom.book.countries import REGION
from headroom.explain.core_parts import DerivedCore
from headroom.explain.rows import DerivedRows
from headroom.language import localized, tr, tr_in
from headroom.rules.derivation import Derivation, Rule, Unit
from headroom.rules.law_source import LawSource
from headroom.rules.net_cost_form import FORM_A, net_cost_form
from headroom.rules.outcome import Outcome
from headroom.rules.policy import VnmRule
from headroom.rules.row_sums import US_PARTS_LOW, RowSum
from headroom.rules.vehicle_tests import labour_credit

_NET_COST = LawSource("19 CFR Part 182, Appendix A, s. 7(3); NAFTA, Article 402(3) and (8): net cost method")
_CUSTOMS_VALUE = LawSource("19 USC 1401a(b): the price of the goods, without freight and insurance abroad")
_NON_US = LawSource("HTSUS chapter 99, subchapter III, note 33(c) and (d)")
_RULES = {
    VnmRule.AS_SOURCED: LawSource("US proposal of 2017-10-13: all parts as sourced"),
    VnmRule.TRACED: LawSource("NAFTA, Article 403(1) and Annex 403.1: parts on the tracing list"),
    VnmRule.ROLL_UP: LawSource("19 CFR Part 182, Appendix A, s. 14(1): a part that originates counts whole"),
}
_SMALLEST_USD = 1e-6
TYPED = tr("Typed in the window, not in the workbook.")
"""Where a fact of a vehicle is from that somebody typed."""


class DerivedModel:
    """The value and the content of one model.

    Args:
        outcome: What a scenario made of a fleet.
        model: Index into its vehicles.

    Attributes:
        outcome: As given.
        model: As given.
        vehicle: The vehicle.
        rows: Its current rows.
    """

    def __init__(self, outcome: Outcome, model: int) -> None:
        self.outcome = outcome
        self.model = model
        self.vehicle = outcome.vehicles[model]
        self.rows = DerivedRows(outcome, model)

    def made(
        self,
        name: str,
        amounts: Floats,
        terms: Callable[[], tuple[Derivation, ...]],
        rule: Rule = Rule.SUM,
        source: LawSource | None = None,
    ) -> Derivation:
        """Return an amount of the outcome, US dollars per vehicle, with its terms."""
        return Derivation(name, float(amounts[self.model]), Unit.USD, rule, terms, source=source)

    def stated(
        self, name: str, field: str, value: float, unit: Unit = Unit.USD, text: str = ""
    ) -> Derivation:
        """Return what the workbook states of the vehicle, what was typed, or the default."""
        cell = self.vehicle.cells.get(field, "")
        return Derivation(name, value, unit, cell=cell, text=text, note="" if cell else self.unstated(field))

    def unstated(self, field: str) -> str:
        """Return where a fact of the vehicle is from that no cell states."""
        return TYPED if field in self.vehicle.typed else tr("Not stated: the default.")

    def parts(self) -> Derivation:
        """Return what the parts of the current sources cost."""
        return self.made(tr_in("a figure", "Parts"), self.outcome.parts_usd, self.rows.values)

    def conversion(self) -> Derivation:
        """Return labour and overhead of assembly."""
        found = self.stated(tr_in("a figure", "Conversion"), "conversion_usd", self.vehicle.conversion_usd)
        changed = self.outcome.changed
        more = 0.0 if changed is None else changed.own_work_usd.get(self.vehicle.name, 0.0)
        if not more:
            return found
        note = tr(
            "With {amount} USD for work on own assemblies, as the changes of parts leave it.",
            amount=localized(f"{more:+,.2f}"),
        )
        return replace(found, cell="", note=note)

    def volume(self) -> Derivation:
        """Return how many are sold in the US a year."""
        return self.stated(
            tr_in("a figure", "Annual volume"), "annual_volume", self.vehicle.annual_volume, Unit.VEHICLES
        )

    def net_cost(self) -> Derivation:
        """Return the net cost: stated, or parts and conversion."""
        return self._stated_or(
            tr_in("a figure", "Net cost"),
            self.outcome.net_cost_usd,
            ("net_cost_usd", self.vehicle.net_cost_usd),
            lambda: (self.parts(), self.conversion()),
            _NET_COST,
        )

    def customs_value(self) -> Derivation:
        """Return the value at the border: stated, or the net cost."""
        return self._stated_or(
            tr_in("a figure", "Customs value"),
            self.outcome.customs_value_usd,
            ("customs_value_usd", self.vehicle.customs_value_usd),
            lambda: (self.net_cost(),),
            _CUSTOMS_VALUE,
        )

    def vnm(self, *, low_content: bool) -> Derivation:
        """Return the value of non-originating materials at the low or the high end of the content."""
        vehicle = self.vehicle

        def terms() -> tuple[Derivation, ...]:
            rows = self.rows.non_originating(low_content=low_content)
            abroad = vehicle.assembly_country not in REGION and vehicle.conversion_usd
            return (*rows, self.conversion()) if abroad else rows

        total = self.outcome.vnm_high_usd if low_content else self.outcome.vnm_low_usd
        rule = _RULES[self.outcome.scenario.policy.vnm_rule]
        return self.made(tr_in("a figure", "Value of non-originating materials"), total, terms, source=rule)

    def regional_content(self, *, low: bool = True) -> Derivation:
        """Return the regional value content at either end."""
        share = self.outcome.rvc_low if low else self.outcome.rvc_high

        def terms() -> tuple[Derivation, ...]:
            return self.net_cost(), self.vnm(low_content=low)

        return self._share(
            tr_in("a figure", "Regional content"), float(share[self.model]), terms, Rule.REST_SHARE
        )

    def content_by_net_costs(self) -> Derivation | None:
        """Return the regional content with makers' net costs in place of prices, at the low end.

        None where no statement of a part counts that does not originate.
        """
        form = net_cost_form(self.outcome)
        if not form.stated[self.model]:
            return None
        share, own = float(form.rvc[0][self.model]), self.regional_content()
        name = tr_in("a figure", "Regional content with makers' net costs")
        if not form.above_usd[0][self.model]:
            note = tr("No net cost that counts is below the price of its part.")
            return Derivation(name, share, Unit.SHARE, Rule.SUM, own.alone, note=note, source=FORM_A)
        if not self.outcome.net_cost_usd[self.model] > form.above_usd[0][self.model]:
            note = tr("The net cost would be 0 or less: no share can be taken of it.")
            return Derivation(name, share, Unit.SHARE, Rule.SUM, own.alone, note=note, source=FORM_A)

        def terms() -> tuple[Derivation, ...]:
            net_cost = self._less(tr_in("a figure", "Net cost with makers' net costs"), self.net_cost())
            return net_cost, self._less(
                tr_in("a figure", "Non-originating materials as stated"), self.vnm(low_content=True)
            )

        return Derivation(name, share, Unit.SHARE, Rule.REST_SHARE, terms, source=FORM_A)

    def _less(self, name: str, amount: Derivation) -> Derivation:
        """Return an amount less what parts cost above the net cost that their makers state."""
        rows = self.rows.above_net_cost()
        above = Derivation(
            tr_in("a figure", "Prices above makers' net costs"),
            sum(row.value for row in rows),
            Unit.USD,
            Rule.SUM,
            lambda: rows,
            source=FORM_A,
        )
        terms = (amount, above)
        return Derivation(name, amount.value - above.value, Unit.USD, Rule.DIFFERENCE, lambda: terms)

    def us_content(self, *, low: bool = True) -> Derivation:
        """Return the US content at either end."""
        share = self.outcome.us_content_low if low else self.outcome.us_content_high

        def terms() -> tuple[Derivation, ...]:
            return self._us_value(low=low), self.net_cost()

        return self._share(tr_in("a figure", "US content"), float(share[self.model]), terms, Rule.QUOTIENT)

    @property
    def core(self) -> DerivedCore:
        """Return its core parts, at the low end of their content."""
        return DerivedCore(self.outcome, self.model, self.rows)

    def core_content(self) -> Derivation:
        """Return the content of core parts that decides, at its low end."""
        return self.core.content()

    def labour_credit(self) -> Derivation | None:
        """Return what the labour value content adds to the regional content; None: nothing."""
        policy, fleet, at = self.outcome.scenario.policy, self.outcome.exposure.fleet, self.model
        more = float(labour_credit(policy, fleet, self.outcome.rvc_low)[at])
        credit = policy.labour_credit
        if credit is None or not more:
            return None
        stated = self.stated(
            tr_in("a figure", "Labour value content from materials and labour"),
            "lvc_material_labour_share",
            float(fleet.lvc_material_labour_share[at]),
            Unit.SHARE,
        )
        above = Derivation(
            tr_in("a figure", "What is above"), credit.above_share, Unit.SHARE, source=credit.source
        )
        terms = (stated, above)
        name = tr_in("a figure", "Labour value credit")
        return Derivation(name, more, Unit.SHARE, Rule.EXCESS, lambda: terms, source=credit.source)

    def us_content_asked(self, reached: float) -> Derivation:
        """Return the US content as the policy reads it, at its low end, given that as a fraction."""
        if not self.outcome.scenario.policy.us_by_part:
            return self.us_content()

        def terms() -> tuple[Derivation, ...]:
            return self.us_parts(), self.net_cost()

        return self._share(tr_in("a figure", "Parts made in the US"), reached, terms, Rule.QUOTIENT)

    def us_parts(self) -> Derivation:
        """Return the value of the parts that are US content by part, at the low end."""
        return self.parts_sum(tr_in("a figure", "Parts made in the US"), US_PARTS_LOW)

    def parts_sum(self, name: str, wanted: RowSum) -> Derivation:
        """Return a sum of the rows of the model."""
        rows = self.rows.counting(wanted)
        return Derivation(name, sum(row.value for row in rows), Unit.USD, Rule.SUM, lambda: rows)

    @property
    def law(self) -> LawSource:
        """Return where the policy comes from."""
        return self.outcome.scenario.policy.source

    def non_us_value(self) -> Derivation:
        """Return what of the customs value is not US content, at its low end."""
        outcome, at = self.outcome, self.model
        value = max(float(outcome.customs_value_usd[at] - outcome.us_credited_usd[at]), 0.0)

        def terms() -> tuple[Derivation, ...]:
            return self.customs_value(), self.us_credited()

        return Derivation(
            tr_in("a figure", "Non-US content"), value, Unit.USD, Rule.EXCESS, terms, source=_NON_US
        )

    def us_credited(self) -> Derivation:
        """Return what of the customs value is US content for the duty on the rest."""
        outcome, at, vehicle = self.outcome, self.model, self.vehicle
        credited = float(outcome.us_credited_usd[at])
        approved = vehicle.approved_us_content_usd
        name = tr_in("a figure", "US content by part")
        if approved is not None:
            own = self.stated(tr_in("a figure", "Approved US content"), "approved_us_content_usd", approved)
        elif outcome.exposure.fleet.heavy[at]:
            why = tr("Of heavy trucks only what was approved counts, and nothing is stated.")
            return Derivation(name, credited, Unit.USD, note=why, source=_NON_US)
        elif outcome.scenario.policy.requires_approval:
            why = tr("It needs approval, and none is stated.")
            return Derivation(name, credited, Unit.USD, note=why, source=_NON_US)
        else:
            own = self.us_parts()
        both = (own, self.customs_value())
        return Derivation(name, credited, Unit.USD, Rule.LESSER, lambda: both, source=_NON_US)

    def _us_value(self, *, low: bool) -> Derivation:
        """Return the US value in a vehicle."""
        conversion = self.vehicle.conversion_usd if self.vehicle.assembly_country == "US" else 0.0
        rows = self.rows.us_content(low_content=low)
        terms = (*rows, self.conversion()) if conversion else rows
        total = sum(term.value for term in terms)
        return Derivation(tr_in("a figure", "US value"), total, Unit.USD, Rule.SUM, lambda: terms)

    def _stated_or(
        self,
        name: str,
        totals: Floats,
        stated: tuple[str, float | None],
        otherwise: Callable[[], tuple[Derivation, ...]],
        source: LawSource,
    ) -> Derivation:
        """Return a stated value and what the scenario's moves add to it, else the sum of other figures."""
        field, amount = stated
        if amount is None:
            return self.made(name, totals, otherwise, source=source)
        given, more = self.stated(name, field, amount), float(totals[self.model]) - amount
        if abs(more) < _SMALLEST_USD:
            return Derivation(name, amount, Unit.USD, cell=given.cell, note=given.note, source=source)
        why = tr("Dearer or cheaper by the scenario's moves.")
        moves = Derivation(tr_in("a figure", "Parts moved to other sources"), more, Unit.USD, note=why)
        return self.made(name, totals, lambda: (given, moves), source=source)

    def _share(
        self, name: str, value: float, terms: Callable[[], tuple[Derivation, ...]], rule: Rule
    ) -> Derivation:
        """Return a content share; without a net cost there is none to follow back."""
        if not self.outcome.net_cost_usd[self.model] > 0:
            return Derivation(
                name, value, Unit.SHARE, note=tr("The net cost is 0: no share can be taken of it.")
            )
        return Derivation(name, value, Unit.SHARE, rule, terms, source=_NET_COST)
