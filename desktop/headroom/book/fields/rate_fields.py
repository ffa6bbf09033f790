"""The columns of the sheet Rates."""

from headroom.book.fields.field import CellKind, Field, named
from headroom.book.fields.part_fields import PART_FIELDS
from headroom.language import tr, tr_in

RATES: tuple[Field, ...] = (
    Field(
        "currency",
        "Currency",
        CellKind.CURRENCY,
        tr_in("cells of a column", "ISO 4217 code"),
        required=True,
        spellings=named(PART_FIELDS, "currency").spellings,
        help=tr("A currency of the sheet Sourcing."),
        examples=("MXN", "CAD"),
    ),
    Field(
        "rate",
        "USD per unit",
        CellKind.AMOUNT,
        tr("US dollars for one unit of the currency, above 0"),
        required=True,
        above_zero=True,
        spellings=(
            "Rate|Exchange rate|FX rate|FX|USD rate|Rate to USD|USD per unit of currency|"
            "USD per currency unit|Tipo de cambio|Taux de change|Wechselkurs|USD por unidad|"
            "Dólares por unidad|USD por unidad de moneda|USD je Einheit|USD pro Einheit|"
            "USD par unité|Dollars par unité|Kurs|Umrechnungskurs|Cours|Taux|Units per USD|Units per dollar|"
            "Per USD|Currency per USD|Currency units per USD|Foreign currency per USD|Rate per USD|"
            "Einheiten je USD|Einheiten pro USD|Unidades por USD|Unidades por dólar|Unités par USD|"
            "Conversion rate|Rate of exchange|FX rates"
        ),
        help=tr("What one unit of it is worth."),
        examples=(0.054, 0.72),
    ),
)
"""Fields of the ``Rates`` sheet."""
