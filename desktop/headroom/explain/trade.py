"""The trade that a fleet causes, as derivations: by country, each flow a sum over models and their rows.

See ``trade`` for what is counted.
"""

from collections.abc import Callable, Iterator

from headroom.analysis.trade import TradeFlows, trade_flows
from headroom.arrays import Floats
from headroom.explain.model import DerivedModel
from headroom.language import tr, tr_in
from headroom.rules.derivation import Derivation, Rule, Unit
from headroom.rules.outcome import Outcome

_US = "US"


class DerivedTrade:
    """The flows between the United States and one country.

    Args:
        outcome: What a scenario made of a fleet.
        country: ISO 3166 alpha-2, not the United States.
    """

    def __init__(self, outcome: Outcome, country: str) -> None:
        self._models = tuple(DerivedModel(outcome, at) for at in range(len(outcome.vehicles)))
        self._flows: TradeFlows = trade_flows(outcome)
        self._country = country

    def vehicles(self) -> Derivation:
        """Return imports of vehicles assembled in the country, at customs value."""
        return self._a_year(tr_in("a figure", "Vehicles imported"), self._flows.vehicles_usd, self._assembled)

    def parts(self) -> Derivation:
        """Return imports of parts of the country for vehicles assembled in the United States."""
        return self._a_year(tr_in("a figure", "Parts imported"), self._flows.parts_usd, self._imported_parts)

    def exports(self) -> Derivation:
        """Return exports of US parts for vehicles assembled in the country."""
        return self._a_year(
            tr_in("a figure", "Parts exported"), self._flows.exports_usd, self._exported_parts
        )

    def imports(self) -> Derivation:
        """Return gross imports."""
        terms = (self.vehicles(), self.parts())
        total = sum(term.value for term in terms)
        return Derivation(
            tr_in("a figure", "Imports, gross"), total, Unit.USD_A_YEAR, Rule.SUM, lambda: terms
        )

    def balance(self) -> Derivation:
        """Return exports less imports, gross."""
        terms = (self.exports(), self.imports())
        more = terms[0].value - terms[1].value
        return Derivation(
            tr_in("a figure", "Balance, gross"), more, Unit.USD_A_YEAR, Rule.DIFFERENCE, lambda: terms
        )

    def content(self) -> Derivation:
        """Return imports by content: what of the vehicles sold in the US comes from the country."""
        return self._a_year(tr_in("a figure", "Imports by content"), self._flows.content_usd, self._content)

    def _a_year(
        self,
        name: str,
        totals: Floats,
        terms: Callable[[], Iterator[Derivation]],
    ) -> Derivation:
        """Return a flow a year."""
        total = self._flows.of(self._country, totals)
        return Derivation(name, total, Unit.USD_A_YEAR, Rule.SUM, lambda: tuple(terms()))

    def _assembled(self) -> Iterator[Derivation]:
        """Yield the customs value of the vehicles assembled in the country, model by model."""
        for model in self._models:
            if model.vehicle.assembly_country == self._country:
                yield _at_volume(model, model.customs_value())

    def _imported_parts(self) -> Iterator[Derivation]:
        """Yield the parts of the country in vehicles assembled in the US, model by model."""
        for model in self._models:
            if model.vehicle.assembly_country == _US:
                yield from _of_rows(model, tr_in("a figure", "Parts"), model.rows.made_in(self._country))

    def _exported_parts(self) -> Iterator[Derivation]:
        """Yield the US parts in vehicles assembled in the country, model by model."""
        for model in self._models:
            if model.vehicle.assembly_country == self._country:
                yield from _of_rows(model, tr_in("a figure", "US parts"), model.rows.made_in(_US))

    def _content(self) -> Iterator[Derivation]:
        """Yield the content of the country, model by model: of parts, and all value added in assembly."""
        for model in self._models:
            yield from _of_rows(
                model, tr_in("a figure", "Content of parts"), model.rows.content_of(self._country)
            )
            if model.vehicle.assembly_country == self._country:
                yield _at_volume(model, _value_of_assembly(model))


def _value_of_assembly(model: DerivedModel) -> Derivation:
    """Return what of the customs value is not parts."""
    terms = (model.customs_value(), model.parts())
    value = terms[0].value - terms[1].value
    return Derivation(tr_in("a figure", "Value of assembly"), value, Unit.USD, Rule.DIFFERENCE, lambda: terms)


def _of_rows(model: DerivedModel, name: str, rows: tuple[Derivation, ...]) -> Iterator[Derivation]:
    """Yield the sum of some rows of a model at its volume, where there are any."""
    if rows:
        total = sum(row.value for row in rows)
        yield _at_volume(model, Derivation(name, total, Unit.USD, Rule.SUM, lambda: rows))


def _at_volume(model: DerivedModel, amount: Derivation) -> Derivation:
    """Return an amount per vehicle times the volume of its model."""
    factors = (amount, model.volume())
    value = Rule.PRODUCT.applied([factor.value for factor in factors])
    name = tr("{model}, {figure}", model=model.vehicle.name, figure=_inside(amount.name))
    return Derivation(name, value, Unit.USD_A_YEAR, Rule.PRODUCT, lambda: factors)


def _inside(name: str) -> str:
    """Return the name of a figure as it stands behind another one."""
    return name if name[:2].isupper() else f"{name[:1].lower()}{name[1:]}"
