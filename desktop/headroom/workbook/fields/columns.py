"""The fields of a workbook: how their headings are spelt, what they hold and what stands in for them."""

from dataclasses import dataclass
from enum import StrEnum

from headroom.workbook.fields.spellings import SOURCING_SPELLINGS


class Kind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    KEY = "text that must be there"
    TARIFF_CODE = "tariff code"
    COUNTRY = "country"
    CURRENCY = "currency"
    AMOUNT = "number"
    PERCENT = "percent"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a sheet.

    Attributes:
        name: Name of the column in the domain's value.
        heading: The spelling of the template, which is matched first.
        kind: What its cells hold.
        unit: Unit and range, in words.
        default: What stands in for a blank cell, in words; empty where there is no such thing.
        required: Whether a table must have this column.
        above_zero: For amounts: whether 0 is refused.
        in_template: Whether the template has this column; others are known from exports only.
        spellings: Other headings that mean the same, separated by ``|``.
    """

    name: str
    heading: str
    kind: Kind
    unit: str
    default: str = ""
    required: bool = False
    above_zero: bool = False
    in_template: bool = True
    spellings: str = ""

    @property
    def measured(self) -> bool:
        """Return whether its cells hold numbers."""
        return self.kind in (Kind.AMOUNT, Kind.PERCENT)


SOURCING = (
    Field(
        "model",
        "Model",
        Kind.KEY,
        "text",
        required=True,
        spellings=SOURCING_SPELLINGS["model"],
    ),
    Field(
        "part_number",
        "Part number",
        Kind.KEY,
        "text, leading zeros kept",
        required=True,
        spellings=SOURCING_SPELLINGS["part_number"],
    ),
    Field(
        "origin",
        "Country of origin",
        Kind.COUNTRY,
        "ISO 3166 alpha-2 code or name",
        "unknown",
        required=True,
        spellings=SOURCING_SPELLINGS["origin"],
    ),
    Field(
        "unit_cost",
        "Unit cost",
        Kind.AMOUNT,
        "per part, in Currency, 0 or more",
        required=True,
        spellings=SOURCING_SPELLINGS["unit_cost"],
    ),
    Field(
        "quantity",
        "Quantity per vehicle",
        Kind.AMOUNT,
        "above 0",
        "1",
        above_zero=True,
        spellings=SOURCING_SPELLINGS["quantity"],
    ),
    Field(
        "currency",
        "Currency",
        Kind.CURRENCY,
        "ISO 4217 code",
        "USD",
        spellings=SOURCING_SPELLINGS["currency"],
    ),
    Field(
        "description",
        "Description",
        Kind.TEXT,
        "text",
        spellings=SOURCING_SPELLINGS["description"],
    ),
    Field(
        "system",
        "System",
        Kind.TEXT,
        "text",
        spellings=SOURCING_SPELLINGS["system"],
    ),
    Field(
        "supplier",
        "Supplier",
        Kind.TEXT,
        "text",
        spellings=SOURCING_SPELLINGS["supplier"],
    ),
    Field(
        "hts_code",
        "HTS code",
        Kind.TARIFF_CODE,
        "4 to 10 digits, dots optional, leading zeros kept",
        "2.5 % MFN, counts as listed",
        spellings=SOURCING_SPELLINGS["hts_code"],
    ),
    Field(
        "stated_role",
        "Part role",
        Kind.CHOICE,
        "core, principal, complementary, other",
        "from the HTS code, else other",
        spellings=SOURCING_SPELLINGS["stated_role"],
    ),
    Field(
        "regional_content",
        "Regional content %",
        Kind.PERCENT,
        "0 to 100, share of the part's value",
        "100 where the origin is US, CA or MX, 0 elsewhere, 0 to 100 where unknown",
        spellings=SOURCING_SPELLINGS["regional_content"],
    ),
    Field(
        "us_content",
        "US content %",
        Kind.PERCENT,
        "0 to 100, share of the part's value",
        "100 where the origin is US, 0 elsewhere, 0 to 100 where unknown",
        spellings=SOURCING_SPELLINGS["us_content"],
    ),
    Field(
        "freight_per_unit",
        "Freight per unit",
        Kind.AMOUNT,
        "per part, in Currency, 0 or more",
        "0",
        spellings=SOURCING_SPELLINGS["freight_per_unit"],
    ),
    Field(
        "alternative",
        "Source",
        Kind.CHOICE,
        "current, alternative",
        "current",
        spellings=SOURCING_SPELLINGS["alternative"],
    ),
    Field(
        "switching_cost_usd",
        "Switching cost",
        Kind.AMOUNT,
        "one-off, USD per model, 0 or more",
        "0",
        spellings=SOURCING_SPELLINGS["switching_cost_usd"],
    ),
    Field(
        "price_unit",
        "Price unit",
        Kind.AMOUNT,
        "pieces that Unit cost is for, above 0",
        "1",
        above_zero=True,
        in_template=False,
        spellings=SOURCING_SPELLINGS["price_unit"],
    ),
)
"""Fields of the ``Sourcing`` sheet, in the order of the template; names as in ``PartRows``."""

IN_TEMPLATE = tuple(field for field in SOURCING if field.in_template)
"""Those that the template has."""
