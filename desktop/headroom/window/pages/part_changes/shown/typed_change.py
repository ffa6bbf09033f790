"""What is typed of chosen parts, field by field, and the change that it makes."""

from dataclasses import dataclass, replace
from typing import Self

from headroom.language import tr
from headroom.opening.typed_changes import (
    read_content,
    read_country,
    read_percentage,
    read_price,
    written_content,
    written_country,
    written_price,
)
from headroom.rules.part_changes import BLANK, Becomes, Certificate, Content, PartChange, Selection

AS_IT_IS = tr("as it is")
"""The choice that leaves a certificate alone."""

CERTIFICATES: dict[str, Certificate | None] = {AS_IT_IS: None, "yes": "yes", "no": "no", "blank": "blank"}
"""What a certificate may become, by its word."""


@dataclass(frozen=True, slots=True)
class TypedChange:
    """What was typed; an empty text leaves things as they are.

    Attributes:
        origin: A country.
        price: A unit cost, or a change in percent.
        supplier: A name, or blank.
        share: Share of the quantity that moves, percent.
        regional: Regional content, percent or blank.
        us: US content, likewise.
        originating: One of ``CERTIFICATES``.
        anew: Whether statements of the workbook do not go along.
        offered: Whether it is offered beside what there is.
        name: Its name.
    """

    origin: str = ""
    price: str = ""
    supplier: str = ""
    share: str = ""
    regional: str = ""
    us: str = ""
    originating: str = AS_IT_IS
    anew: bool = False
    offered: bool = False
    name: str = ""

    @classmethod
    def of(cls, change: PartChange) -> Self:
        """Return a change as it could have been typed."""
        becomes = change.becomes
        return cls(
            origin="" if becomes.origin is None else written_country(becomes.origin),
            price=written_price(becomes),
            supplier="" if becomes.supplier is None else becomes.supplier or BLANK,
            share="" if becomes.share == 1 else written_content(becomes.share),
            regional=written_content(becomes.regional_content),
            us=written_content(becomes.us_content),
            originating=becomes.originating or AS_IT_IS,
            anew=becomes.anew,
            offered=change.as_alternative,
            name=change.name,
        )

    def change(self, selection: Selection) -> PartChange:
        """Return the change of some rows.

        Raises:
            ValueError: If something cannot be understood, or nothing was typed; its text is a sentence
                without a full stop.
        """
        price_change, unit_cost, currency = read_price(self.price.strip() or None, tr("Unit cost"))
        becomes = Becomes(
            origin=read_country(tr("Origin"), self.origin.strip()) if self.origin.strip() else None,
            unit_cost=unit_cost,
            currency=currency,
            price_change=price_change,
            supplier=_name(self.supplier.strip()),
            share=read_percentage(tr("Share"), self.share.strip()) if self.share.strip() else 1.0,
            regional_content=_content(tr("Regional content"), self.regional),
            us_content=_content(tr("US content"), self.us),
            originating=CERTIFICATES[self.originating],
            anew=self.anew,
        )
        if becomes.nothing:
            msg = tr("nothing is changed: give an origin, a unit cost or what else becomes of it")
            raise ValueError(msg)
        return PartChange(self.name.strip(), selection, becomes, as_alternative=self.offered)

    def edited(self, before: PartChange, selection: Selection) -> PartChange:
        """Return another change in the place of one, which counts if that did.

        What was not typed anew stays to the last digit.

        Args:
            before: The change that was edited.
            selection: The rows that it concerns now.

        Raises:
            ValueError: As in ``change``.
        """
        after, written, was = self.change(selection), TypedChange.of(before), before.becomes
        becomes = after.becomes
        if self.price == written.price:
            becomes = replace(
                becomes, price_change=was.price_change, unit_cost=was.unit_cost, currency=was.currency
            )
        if self.share == written.share:
            becomes = replace(becomes, share=was.share)
        if self.regional == written.regional:
            becomes = replace(becomes, regional_content=was.regional_content)
        if self.us == written.us:
            becomes = replace(becomes, us_content=was.us_content)
        return replace(after, becomes=becomes, on=before.on)


def _content(name: str, text: str) -> Content:
    """Return a content; None where nothing was typed."""
    return read_content(name, text.strip()) if text.strip() else None


def _name(text: str) -> str | None:
    """Return a name; empty for none, and None where nothing was typed."""
    return None if not text else "" if text.casefold() == BLANK else text
