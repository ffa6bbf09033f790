"""A figure as far as it can be followed back: its rule, its terms, and the cell or law of what is given.

A derivation is a tree that is made as it is walked: the terms of a figure are looked for when they are
asked for. Its leaves are what nobody computed: a cell of the workbook, a figure of the law, or a default.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from math import prod

from headroom.language import tr_in
from headroom.rules.content import TOLERANCE
from headroom.rules.law_source import LawSource


class Unit(Enum):
    """What a figure is counted in. Shares and rates are fractions."""

    USD = "USD a vehicle"
    USD_A_YEAR = "USD a year"
    MONEY = "in its currency"
    SHARE = "share"
    MARGIN = "points"
    RATE = "rate"
    FACTOR = "factor"
    VEHICLES = "vehicles a year"
    MODELS = "models"
    YES_OR_NO = "yes or no"


class Rule(Enum):
    """How a figure follows from its terms.

    ``GIVEN`` has none. ``REST_SHARE`` is ``(a - b) / a``, the content by the net cost method; ``COMPLEMENT``
    ``1 - a``; ``EXCESS`` ``max(a - b, 0)``; ``LESSER`` the smallest; ``TAKEN_OFF`` ``-a b``;
    ``REACHES`` 1 where a is at least b (to 1e-9) and else 0, ``FALLS_SHORT`` the reverse; ``ALL`` 1 where
    every term is, and else 0.
    """

    GIVEN = "given"
    SUM = "sum"
    DIFFERENCE = "difference"
    PRODUCT = "product"
    QUOTIENT = "quotient"
    REST_SHARE = "rest share"
    COMPLEMENT = "complement"
    EXCESS = "excess"
    LESSER = "lesser"
    TAKEN_OFF = "taken off"
    REACHES = "reaches"
    FALLS_SHORT = "falls short"
    ALL = "all"

    def applied(self, terms: Sequence[float]) -> float:
        """Return what it makes of the values of the terms.

        Raises:
            ValueError: If it is ``GIVEN``, or the terms are not as many as it takes.
        """
        return _APPLIED[self](*terms)


def _given(*_: float) -> float:
    """Refuse to compute what is given.

    Raises:
        ValueError: Always.
    """
    msg = "what is given has no terms"
    raise ValueError(msg)


_APPLIED: dict[Rule, Callable[..., float]] = {
    Rule.GIVEN: _given,
    Rule.SUM: lambda *terms: sum(terms),
    Rule.DIFFERENCE: lambda a, b: a - b,
    Rule.PRODUCT: lambda *terms: prod(terms),
    Rule.QUOTIENT: lambda a, b: a / b if b else 0.0,
    Rule.REST_SHARE: lambda a, b: (a - b) / a if a else 0.0,
    Rule.COMPLEMENT: lambda a: 1 - a,
    Rule.EXCESS: lambda a, b: max(a - b, 0.0),
    Rule.LESSER: lambda *terms: min(terms),
    Rule.TAKEN_OFF: lambda a, b: -a * b,
    Rule.REACHES: lambda a, b: float(a >= b - TOLERANCE),
    Rule.FALLS_SHORT: lambda a, b: float(not a >= b - TOLERANCE),
    Rule.ALL: lambda *terms: float(all(term > 0 for term in terms)),
}


CANNOT_TELL = tr_in("a yes or no", "cannot tell")
"""Text of a yes or no that unknown origins leave open; its value is 0, as it counts for nothing."""


def _no_terms() -> "tuple[Derivation, ...]":
    """Return nothing."""
    return ()


@dataclass(frozen=True, slots=True, eq=False)
class Derivation:
    """One figure and what it follows from.

    Attributes:
        name: What it is, for people.
        value: The figure.
        unit: What it is counted in.
        rule: How it follows from its terms.
        terms: Makes its terms, in the order of the rule.
        cell: Where it stands in the workbook, e.g. ``Sourcing!F412``; empty where it stands in none.
        text: What stands there where it is no number, e.g. a country.
        note: Why it is what it is, where no cell and no law says so.
        source: The law or publication it is taken from; None where none is.
    """

    name: str
    value: float
    unit: Unit
    rule: Rule = Rule.GIVEN
    terms: "Callable[[], tuple[Derivation, ...]]" = _no_terms
    cell: str = ""
    text: str = ""
    note: str = ""
    source: LawSource | None = None

    def alone(self) -> "tuple[Derivation, ...]":
        """Return it as the only term of another one."""
        return (self,)
