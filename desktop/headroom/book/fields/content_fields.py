"""The columns that say what a part contains, what it costs besides, and whether it is a choice."""

from headroom.book.fields.field import CellKind, Choice, Field
from headroom.book.problem import Severity
from headroom.language import tr, tr_in

CONTENT_FIELDS = (
    Field(
        "regional_content",
        "Regional content %",
        CellKind.PERCENT,
        tr("0 to 100, share of the part's value"),
        tr("100 where the origin is US, CA or MX, 0 elsewhere, 0 to 100 where unknown"),
        spellings=(
            "Regional content|Regional value content|RVC|RVC %|NAFTA content %|USMCA content %|"
            "North American content %|NA content %|Regional share|Part RVC|Contenido regional|"
            "Valor de contenido regional|VCR|Teneur régionale|Teneur en valeur régionale|"
            "Regionaler Wertanteil|Regionaler Anteil|NAFTA %|USMCA %|T-MEC %|NAFTA content|"
            "USMCA content|North American content|NA content|Contenido T-MEC|Contenido TLCAN|"
            "Contenido norteamericano|Contenu ACEUM|Contenu ALENA|Contenu régional|"
            "Nordamerikanischer Anteil|Nordamerika-Anteil|RVC-Anteil|Lokaler Anteil|"
            "Originating %|Originating content %|USMCA originating %|NAFTA/USMCA %|"
            "NAFTA/USMCA content %|Regionalanteil %|Regionaler Wertanteil %|"
            "Contenido de valor regional|CVR|Teneur en valeur régionale %|TVR"
        ),
        help=tr("How much of the part's value is North American."),
        examples=(100.0, 72.5, 88.0),
        drops_row=True,
        in_lot=True,
    ),
    Field(
        "us_content",
        "US content %",
        CellKind.PERCENT,
        tr("0 to 100, share of the part's value"),
        tr("100 where the origin is US, 0 elsewhere, 0 to 100 where unknown"),
        spellings=(
            "US content|US share|American content %|US value content|US value %|"
            "Contenido de EE.UU.|Contenido estadounidense|Contenu américain|US-Anteil|US %|"
            "USA content|USA %|Contenido EUA|Contenido US|Contenu US|Contenu É.-U.|US-Wertanteil|"
            "Anteil USA|Amerikanischer Anteil|US parts content|US parts content %|"
            "US originating %|Contenido EE. UU.|Contenido de EUA|Teneur américaine|"
            "Contenu États-Unis"
        ),
        help=tr("How much of the part's value is from the United States."),
        examples=(100.0, 15.0, 30.0),
        drops_row=True,
    ),
    Field(
        "freight_per_unit",
        "Freight per unit",
        CellKind.AMOUNT,
        tr("per part, in Currency, 0 or more"),
        "0",
        spellings=(
            "Freight|Freight/unit|Inbound freight|Inbound freight per unit|Freight cost|"
            "Unit freight|Freight cost per unit|Logistics cost per unit|Freight per part|"
            "Shipping per unit|Flete|Flete por unidad|Flete unitario|Fret|Fret unitaire|Fracht|"
            "Fracht pro Stück|Costo de flete|Costo de transporte|Gastos de transporte|Transporte|"
            "Frais de transport|Frais de port|Coût de transport|Frachtkosten|Transportkosten|"
            "Frachtkosten pro Stück|Inland freight|Inbound freight/unit|Frachtkosten/Stück|"
            "Frachtkosten je Stück|Flete por pieza|Flete/pieza|Fret/pièce|Fret par pièce|"
            "Transport par pièce"
        ),
        help=tr("Freight of one part to the assembly plant; a landed cost, no part of net cost."),
        examples=(12.5, 40.0, 9.0),
        blank=0.0,
        drops_row=True,
        per_part=True,
    ),
    Field(
        "alternative",
        "Source",
        CellKind.CHOICE,
        tr("current, alternative"),
        tr_in("what a blank cell means", "current"),
        spellings=(
            "Source type|Sourcing status|Source status|Current/alternative|"
            "Current or alternative|Fuente|Tipo de fuente|Type de source|Bezugsquelle|Quelle"
        ),
        help=tr("Whether the part comes from here today, or could; alternatives count in re-sourcing only."),
        examples=("current", "current", "alternative"),
        choices=(
            Choice(
                "current",
                (
                    "current source|incumbent|existing|as sourced|actual|baseline|active|actuel|"
                    "actuelle|aktuell|bestehend"
                ),
            ),
            Choice(
                "alternative",
                (
                    "alternative source|alternate|alt|option|quote|quoted|candidate|proposed|"
                    "alternativa|alternativo|propuesta|alternativ|alternative Quelle"
                ),
            ),
        ),
        blank="current",
        severity=Severity.ERROR,
        drops_row=True,
    ),
    Field(
        "switching_cost_usd",
        "Switching cost",
        CellKind.AMOUNT,
        tr("one-off, USD per model, 0 or more"),
        "0",
        spellings=(
            "Switch cost|Resourcing cost|One-off cost|Tooling cost|Tooling|Costo de cambio|"
            "Coût de changement|Wechselkosten|Umstellungskosten"
        ),
        help=tr("What moving to an alternative costs once; it is spread over the annual volume."),
        examples=(0.0, 0.0, 250000.0),
        blank=0.0,
        drops_row=True,
    ),
    Field(
        "price_unit",
        "Price unit",
        CellKind.AMOUNT,
        tr("pieces that Unit cost is for, above 0"),
        "1",
        above_zero=True,
        in_template=False,
        spellings=(
            "Price per|Per|Price base|Price base quantity|Pricing unit|Preiseinheit|PE|PEINH|"
            "EPEIN|Preis pro|Unidad de precio|Base de precio|Unité de prix|Prix par|Price UOM|Pricing UOM|"
            "Price U/M|Price unit of measure|Cost UOM|Cost U/M|UOM price|PUOM|Price basis|Preis-ME|"
            "Preismengeneinheit|Bestellpreismengeneinheit|BPRME|UM precio|Unidad del precio|Unité du prix"
        ),
        asked="VE|Verpackungseinheit",
        help=tr("For how many pieces unit cost and maker's statement are; they are divided by them."),
        blank=1.0,
        drops_row=True,
        carried=False,
    ),
)
"""In the order of the template."""
