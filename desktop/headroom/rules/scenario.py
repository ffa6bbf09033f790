"""A scenario: everything an analyst may assume, as one immutable value."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from headroom.language import localized, tr
from headroom.notation.numbers import LARGEST
from headroom.rules.part_changes import PartChange
from headroom.rules.policy import Policy


@dataclass(frozen=True, slots=True)
class SourceMove:
    """One part of one model that moves to an alternative source of the workbook.

    It names its source by what stands in the workbook, so that it is found again when the workbook
    was changed and opened anew.

    Attributes:
        model: Name of the model.
        part_number: The part.
        to_origin: Country of origin of the alternative, alpha-2; empty: unknown.
        to_supplier: Its supplier; empty where none is named.
        to_unit_cost: Its unit cost in its own currency, by which sources of one supplier are told apart.
        on: Whether it counts; one that is switched off stays in the list.
    """

    model: str
    part_number: str
    to_origin: str
    to_supplier: str
    to_unit_cost: float
    on: bool = True


@dataclass(frozen=True, slots=True)
class Locks:
    """What a re-sourcing must leave alone.

    Attributes:
        kept_parts: Part numbers that stay with their current source, in every model.
        barred_countries: Countries of origin, alpha-2, that no part may come from that has an alternative;
            the others stay as they are.
        most_changes: Greatest number of parts that change their source; None: any.
    """

    kept_parts: frozenset[str] = frozenset()
    barred_countries: frozenset[str] = frozenset()
    most_changes: int | None = None

    def __post_init__(self) -> None:
        if self.most_changes is not None and self.most_changes < 0:
            msg = tr("the number of changes is at least 0, not {typed}", typed=self.most_changes)
            raise ValueError(msg)


NO_LOCKS = Locks()
"""Every source may be chosen."""


BASELINE = "Baseline"
"""Name of a baseline that nobody has named, as it stands in files."""

FREIGHT = "freight"
"""Key of the factor on all stated freight."""

CLAIM_COST = "claim_cost"
"""Key of what claiming the preference costs, share of the customs value."""

CURRENCY_PREFIX = "fx."
"""Begins the keys of currency rates, e.g. ``fx.EUR``."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """One complete set of assumptions, kept, compared and undone as a whole.

    Attributes:
        policy: Thresholds, duties and fees.
        name: What the analyst calls it.
        currency_rates: US dollars per unit, by ISO 4217 code, where they differ from the workbook's.
        freight_factor: All stated freight is multiplied by it, at least 0.
        moves: Parts that come from another of their sources, at most one for each model and part.
        note: What the analyst remarks on it.
        locks: What a re-sourcing must leave alone.
        claim_cost: What claiming the preference costs a vehicle that qualifies, share of its customs value.
            It is no part of a landed cost, and counts where complying is compared with paying.
        part_changes: What is assumed of parts by hand, made in this order, before the moves.

    Raises:
        ValueError: If a number is outside its range.
    """

    policy: Policy
    name: str = BASELINE
    currency_rates: Mapping[str, float] = field(default_factory=dict)
    freight_factor: float = 1.0
    moves: tuple[SourceMove, ...] = ()
    note: str = ""
    locks: Locks = NO_LOCKS
    claim_cost: float = 0.0
    part_changes: tuple[PartChange, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.freight_factor <= LARGEST:
            msg = tr(
                "the freight factor is at least 0 and at most {most}, not {typed}",
                most=localized(f"{LARGEST:,.0f}"),
                typed=self.freight_factor,
            )
            raise ValueError(msg)
        if not 0 <= self.claim_cost <= 1:
            msg = tr(
                "the cost of claiming is from 0 % to 100 % of the value, not {percent} %",
                percent=localized(f"{self.claim_cost * 100:g}"),
            )
            raise ValueError(msg)
        for code, rate in self.currency_rates.items():
            if not 0 < rate <= LARGEST:
                msg = tr(
                    "the rate of {currency} is above 0 and at most {most} US dollars per unit, not {typed}",
                    currency=code,
                    most=localized(f"{LARGEST:,.0f}"),
                    typed=rate,
                )
                raise ValueError(msg)

    @property
    def called(self) -> str:
        """Return what it is called in the language of the program."""
        return tr("Baseline") if self.name == BASELINE else self.name

    def assumes_what(self, other: "Scenario") -> bool:
        """Return whether it assumes what another one does, whatever their names and notes."""
        return replace(self, name=other.name, note=other.note) == other

    def sourced(self) -> Self:
        """Return this scenario for rows in which its changes of parts and its moves are made already."""
        return replace(self, moves=(), part_changes=())

    def values(self, book_rates: Mapping[str, float]) -> dict[str, float | None]:
        """Return everything that can be set, by key, with the workbook's rates where none is assumed."""
        rates = {**book_rates, **self.currency_rates}
        currencies = {f"{CURRENCY_PREFIX}{code}": rate for code, rate in rates.items() if code != "USD"}
        return {
            **self.policy.values(),
            **currencies,
            FREIGHT: self.freight_factor,
            CLAIM_COST: self.claim_cost,
        }

    def with_value(self, key: str, value: float | None) -> Self:
        """Return this scenario with one threshold, rate, fee, currency rate or factor changed.

        Args:
            key: ``freight``, ``claim_cost``, ``fx.`` and a currency code, or a key of the policy.
            value: Fraction, factor or US dollars per unit. None takes an assumed currency rate
                back, or puts a part duty back to the tariff schedule.

        Raises:
            KeyError: If there is no such key.
            ValueError: If the value is outside its range.
        """
        if key == FREIGHT:
            if value is None:
                msg = tr("the freight factor needs a number")
                raise ValueError(msg)
            return replace(self, freight_factor=value)
        if key == CLAIM_COST:
            if value is None:
                msg = tr("the cost of claiming needs a number")
                raise ValueError(msg)
            return replace(self, claim_cost=value)
        if key.startswith(CURRENCY_PREFIX):
            code = key.removeprefix(CURRENCY_PREFIX)
            rates = {c: r for c, r in self.currency_rates.items() if c != code}
            return replace(self, currency_rates=rates if value is None else {**rates, code: value})
        return replace(self, policy=self.policy.with_value(key, value))
