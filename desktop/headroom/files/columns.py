"""The fields of a workbook: how their headings are spelt, what they hold and what stands in for them."""

from dataclasses import dataclass
from enum import StrEnum


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
        spellings: Other headings that mean the same, separated by ``|``.
    """

    name: str
    heading: str
    kind: Kind
    unit: str
    default: str = ""
    required: bool = False
    above_zero: bool = False
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
        spellings="Model name|Vehicle model|Vehicle|Nameplate|Carline|Car line|Vehicle line|Programme|"
        "Program|Vehicle program|Vehicle programme|Model code|Modelo|Vehículo|Modèle|Véhicule|"
        "Modell|Fahrzeug|Fahrzeugmodell|Baureihe",
    ),
    Field(
        "part_number",
        "Part number",
        Kind.KEY,
        "text, leading zeros kept",
        required=True,
        spellings="Part no.|Part num|Part nr|Part #|Part|Part ID|Part code|PN|P/N|Item number|Item no.|"
        "Item #|Item code|Component number|Component no.|Material number|Material no.|"
        "Número de parte|No. de parte|Núm. de parte|Número de pieza|Número de componente|"
        "Numéro de pièce|N° de pièce|Référence pièce|Référence|Teilenummer|Teile-Nr.|Teilenr.|"
        "Sachnummer|Materialnummer|Material-Nr.",
    ),
    Field(
        "origin",
        "Country of origin",
        Kind.COUNTRY,
        "ISO 3166 alpha-2 code or name",
        "unknown",
        required=True,
        spellings="Origin|COO|C/O|C.O.O.|Origin country|Country origin|Part origin|Origin code|"
        "Country of origin code|Country of manufacture|Made in|Source country|Country|"
        "País de origen|Origen|País|Pays d'origine|Origine|Pays|Ursprungsland|Herkunftsland|"
        "Ursprung|Land",
    ),
    Field(
        "unit_cost",
        "Unit cost",
        Kind.AMOUNT,
        "per part, in Currency, 0 or more",
        required=True,
        spellings="Unit price|Cost per unit|Price per unit|Piece price|Piece cost|Part cost|Part price|"
        "Cost each|Cost/unit|Price each|Cost per part|Price per part|Purchase price|Std cost|"
        "Standard cost|Unit value|Cost|Price|Costo unitario|Coste unitario|Precio unitario|"
        "Costo por unidad|Coût unitaire|Prix unitaire|Stückkosten|Stückpreis|Einzelpreis|"
        "Einzelkosten|Preis",
    ),
    Field(
        "quantity",
        "Quantity per vehicle",
        Kind.AMOUNT,
        "above 0",
        "1",
        above_zero=True,
        spellings="Quantity|Qty|Qty per vehicle|Qty/vehicle|Quantity/vehicle|Qty per unit|QPV|Usage|"
        "Units per vehicle|Pieces per vehicle|Quantity per car|Qty per car|Qty.|Cantidad|"
        "Cantidad por vehículo|Cant.|Quantité|Quantité par véhicule|Qté|Menge|Menge pro Fahrzeug|"
        "Menge je Fahrzeug|Stückzahl pro Fahrzeug|Anzahl",
    ),
    Field(
        "currency",
        "Currency",
        Kind.CURRENCY,
        "ISO 4217 code",
        "USD",
        spellings="Curr|Curr.|Currency code|Cost currency|Price currency|CCY|Moneda|Divisa|Devise|Monnaie|"
        "Währung|Waehrung",
    ),
    Field(
        "description",
        "Description",
        Kind.TEXT,
        "text",
        spellings="Part description|Part name|Item description|Desc|Desc.|Component|Component name|"
        "Descripción|Nombre de la pieza|Désignation|Libellé|Benennung|Bezeichnung|Beschreibung",
    ),
    Field(
        "system",
        "System",
        Kind.TEXT,
        "text",
        spellings="Vehicle system|Subsystem|Commodity|Commodity group|Module|Function group|Sistema|"
        "Système|Baugruppe",
    ),
    Field(
        "supplier",
        "Supplier",
        Kind.TEXT,
        "text",
        spellings="Supplier name|Vendor|Vendor name|Manufacturer|Proveedor|Fournisseur|Lieferant",
    ),
    Field(
        "hts_code",
        "HTS code",
        Kind.TARIFF_CODE,
        "4 to 10 digits, dots optional, leading zeros kept",
        "2.5 % MFN, counts as listed",
        spellings="HTS|HTSUS|HTSUS code|HTS number|HTS no.|HS code|HS|HTS 10|HTS8|HTS10|HS6|Tariff code|"
        "Tariff number|Tariff no.|Tariff item|Tariff|Customs code|Schedule B|"
        "Fracción arancelaria|Código arancelario|Partida arancelaria|Code douanier|Code SH|"
        "Nomenclature douanière|Zolltarifnummer|Zolltarif-Nr.|HS-Code",
    ),
    Field(
        "stated_role",
        "Part role",
        Kind.CHOICE,
        "core, principal, complementary, other",
        "from the HTS code, else other",
        spellings="Role|Part category|USMCA category|USMCA role|USMCA part role|Rol de la pieza|"
        "Rôle de la pièce|Teilerolle",
    ),
    Field(
        "regional_content",
        "Regional content %",
        Kind.PERCENT,
        "0 to 100, share of the part's value",
        "100 where the origin is US, CA or MX, 0 elsewhere, 0 to 100 where unknown",
        spellings="Regional content|Regional value content|RVC|RVC %|NAFTA content %|USMCA content %|"
        "North American content %|NA content %|Regional share|Part RVC|Contenido regional|"
        "Valor de contenido regional|VCR|Teneur régionale|Teneur en valeur régionale|"
        "Regionaler Wertanteil|Regionaler Anteil",
    ),
    Field(
        "us_content",
        "US content %",
        Kind.PERCENT,
        "0 to 100, share of the part's value",
        "100 where the origin is US, 0 elsewhere, 0 to 100 where unknown",
        spellings="US content|U.S. content %|US share|American content %|US value content|US value %|"
        "Contenido de EE.UU.|Contenido estadounidense|Contenu américain|US-Anteil",
    ),
    Field(
        "freight_per_unit",
        "Freight per unit",
        Kind.AMOUNT,
        "per part, in Currency, 0 or more",
        "0",
        spellings="Freight|Freight/unit|Inbound freight|Inbound freight per unit|Freight cost|Unit freight|"
        "Freight cost per unit|Logistics cost per unit|Freight per part|Shipping per unit|Flete|"
        "Flete por unidad|Flete unitario|Fret|Fret unitaire|Fracht|Fracht pro Stück",
    ),
    Field(
        "alternative",
        "Source",
        Kind.CHOICE,
        "current, alternative",
        "current",
        spellings="Source type|Sourcing status|Source status|Current/alternative|Current or alternative|"
        "Fuente|Tipo de fuente|Quelle",
    ),
    Field(
        "switching_cost_usd",
        "Switching cost",
        Kind.AMOUNT,
        "one-off, USD per model, 0 or more",
        "0",
        spellings="Switch cost|Resourcing cost|Re-sourcing cost|One-off cost|Tooling cost|Tooling|"
        "Costo de cambio|Coût de changement|Wechselkosten|Umstellungskosten",
    ),
)
"""Fields of the ``Sourcing`` sheet, in the order of the template; names as in ``PartRows``."""
