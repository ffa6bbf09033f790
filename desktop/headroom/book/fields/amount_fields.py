"""Columns of exports that say what a cost is of: totals of a row, units of measure, kinds of cost."""

from headroom.book.fields.field import CellKind, Field
from headroom.language import tr

AMOUNT_FIELDS = (
    Field(
        "extended_cost",
        "Extended cost",
        CellKind.AMOUNT,
        tr("quantity times unit cost, in Currency, 0 or more"),
        in_template=False,
        spellings=(
            "Ext. cost|Extended price|Ext. price|Extended amount|Ext. amount|Extended value|Ext. value|"
            "Ext|Current ext|"
            "Extended total|Line total|Line cost|Line amount|Line value|Line price|Total line cost|"
            "Total cost|Total price|Total amount|Total value|Total part cost|Total material cost|"
            "Cost total|Price total|Price total in|Total price in|Total cost in|Amount|Total|"
            "Extended unit cost|Ext. unit cost|Cost per vehicle|Cost/vehicle|"
            "Gesamtpreis|Gesamtkosten|Gesamtbetrag|Gesamtwert|Positionswert|Positionspreis|Zeilensumme|Betrag|"
            "Wert|Preis gesamt|Kosten gesamt|Importe|Importe total|Costo total|Coste total|Precio total|"
            "Valor total|Monto|Monto total|Costo extendido|Montant|Montant total|Prix total|Coût total|"
            "Valeur totale|Montant ligne|总价|总成本|金额"
        ),
        help=tr("What all pieces of the row cost together; the unit cost where there is no column for it."),
        carried=False,
    ),
    Field(
        "batch_quantity",
        "Batch quantity",
        CellKind.AMOUNT,
        tr("vehicles or assemblies that the quantity is for, above 0"),
        "1",
        above_zero=True,
        in_template=False,
        spellings=(
            "BOM base quantity|Base quantity of BOM|BMENG|Basismenge|Basismenge der Stückliste|"
            "Cantidad base|Quantité de base"
        ),
        asked=(
            "Base quantity|Base qty|Build per|Built per|Made per|Batch size|Batch qty|Quantity per batch|"
            "Quantity made|Quantity produced|Output quantity|Chargengröße|Tamaño de lote|Taille de lot"
        ),
        help=tr("How many the quantity is for, e.g. a batch of 30; the quantity is divided by it."),
        blank=1.0,
        drops_row=True,
        carried=False,
    ),
    Field(
        "unit_of_measure",
        "Unit of measure",
        CellKind.TEXT,
        tr("what Quantity per vehicle counts, e.g. EA or KG"),
        in_template=False,
        spellings=(
            "UOM|U/M|UM|U.M.|UoM (qty)|Unit of measurement|Measure unit|Measurement unit|Base unit|"
            "Base unit of measure|BUoM|Qty unit|Quantity unit|Qty UOM|Quantity UOM|Unit|Component unit|"
            "Mengeneinheit|Basismengeneinheit|ME|BME|Einheit|Maßeinheit|Masseinheit|MEINS|KMPME|GMEIN|"
            "Unidad|Unidad de medida|UdM|U. de medida|Unité|Unité de mesure|Unité de quantité|单位|计量单位"
        ),
        help=tr("What the quantity counts; a warning where it is no piece and the price is not for it."),
        carried=False,
    ),
    Field(
        "cost_kind",
        "Cost type",
        CellKind.TEXT,
        tr("material, labour, overhead, tooling, profit or freight"),
        in_template=False,
        spellings=(
            "Type of cost|Cost kind|Cost element|Cost category|Cost class|Cost component|Row type|Line type|"
            "Type|Item type|Category|Cost group|Kostenart|Kostenelement|Kostengruppe|Typ|Art|Kategorie|"
            "Positionstyp|Tipo|Tipo de costo|Tipo de coste|Elemento de costo|Categoría|Type de coût|"
            "Nature de coût|Nature|Catégorie"
        ),
        help=tr("Labour, overhead and tooling are conversion cost; what else is no part is left out."),
        carried=False,
    ),
)
"""None of them is in the template."""
