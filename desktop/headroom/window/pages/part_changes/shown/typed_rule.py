"""Candidate alternatives by rule, as they are typed."""

from dataclasses import dataclass

from headroom.language import tr
from headroom.opening.typed_changes import read_country, read_price
from headroom.rules.assumed_alternatives import assumed_alternative
from headroom.rules.part_changes import PartChange


@dataclass(frozen=True, slots=True)
class TypedRule:
    """What was typed.

    Attributes:
        country: Where the alternatives come from.
        premium: By how much they are dearer, percent with its sign.
        origins: Countries of the parts that have one, with commas between them; empty: outside the region.
    """

    country: str
    premium: str
    origins: str = ""

    def change(self) -> PartChange:
        """Return the change that offers the alternatives.

        Raises:
            ValueError: If something cannot be understood; its text is a sentence without a full stop.
        """
        if not self.country.strip():
            msg = tr("Country: name where the alternatives come from")
            raise ValueError(msg)
        country = read_country(tr("Country"), self.country.strip())
        premium = self._premium()
        named = [name.strip() for name in self.origins.split(",") if name.strip()]
        return assumed_alternative(
            country, premium, tuple(read_country(tr("Parts from"), name) for name in named)
        )

    def _premium(self) -> float:
        """Return by which share of itself a unit cost is higher.

        Raises:
            ValueError: If no percentage is typed.
        """
        premium, _, _ = read_price(self.premium.strip() or None, tr("Premium"))
        if premium is None:
            msg = tr("Premium: give a change of the unit cost in percent with its sign, e.g. +8 %")
            raise ValueError(msg)
        return premium
