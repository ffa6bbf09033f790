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
        spellings: Other headings that mean the same.
    """

    name: str
    heading: str
    kind: Kind
    unit: str
    default: str = ""
    required: bool = False
    above_zero: bool = False
    spellings: tuple[str, ...] = ()


SOURCING = (
    Field(
        "model", "Model", Kind.KEY, "text", required=True,
        spellings=(
            *("Model name", "Vehicle model", "Vehicle", "Nameplate", "Carline", "Car line", "Vehicle line"),
            *("Programme", "Program", "Vehicle program", "Vehicle programme", "Model code"),
            *("Modelo", "Vehículo", "Modèle", "Véhicule", "Modell", "Fahrzeug", "Fahrzeugmodell", "Baureihe"),
        ),
    ),
    Field(
        "part_number", "Part number", Kind.KEY, "text, leading zeros kept", required=True,
        spellings=(
            *("Part no.", "Part num", "Part nr", "Part #", "Part", "Part ID", "Part code", "PN", "P/N", "Item number"),
            *("Item no.", "Item #", "Item code", "Component number", "Component no.", "Material number", "Material no."),
            *("Número de parte", "No. de parte", "Núm. de parte", "Número de pieza", "Número de componente"),
            *("Numéro de pièce", "N° de pièce", "Référence pièce", "Référence"),
            *("Teilenummer", "Teile-Nr.", "Teilenr.", "Sachnummer", "Materialnummer", "Material-Nr."),
        ),
    ),
    Field(
        "origin", "Country of origin", Kind.COUNTRY, "ISO 3166 alpha-2 code or name", "unknown", required=True,
        spellings=(
            *("Origin", "COO", "C/O", "C.O.O.", "Origin country", "Country origin", "Part origin", "Origin code"),
            *("Country of origin code", "Country of manufacture", "Made in", "Source country", "Country"),
            *("País de origen", "Origen", "País", "Pays d'origine", "Origine", "Pays"),
            *("Ursprungsland", "Herkunftsland", "Ursprung", "Land"),
        ),
    ),
    Field(
        "unit_cost", "Unit cost", Kind.AMOUNT, "per part, in Currency, 0 or more", required=True,
        spellings=(
            *("Unit price", "Cost per unit", "Price per unit", "Piece price", "Piece cost", "Part cost", "Part price"),
            *("Cost each", "Cost/unit", "Price each", "Cost per part", "Price per part", "Purchase price", "Std cost"),
            *("Standard cost", "Unit value", "Cost", "Price"),
            *("Costo unitario", "Coste unitario", "Precio unitario", "Costo por unidad"),
            *("Coût unitaire", "Prix unitaire", "Stückkosten", "Stückpreis", "Einzelpreis", "Einzelkosten", "Preis"),
        ),
    ),
    Field(
        "quantity", "Quantity per vehicle", Kind.AMOUNT, "above 0", "1", above_zero=True,
        spellings=(
            *("Quantity", "Qty", "Qty per vehicle", "Qty/vehicle", "Quantity/vehicle", "Qty per unit", "QPV", "Usage"),
            *("Units per vehicle", "Pieces per vehicle", "Quantity per car", "Qty per car", "Qty."),
            *("Cantidad", "Cantidad por vehículo", "Cant.", "Quantité", "Quantité par véhicule", "Qté"),
            *("Menge", "Menge pro Fahrzeug", "Menge je Fahrzeug", "Stückzahl pro Fahrzeug", "Anzahl"),
        ),
    ),
    Field(
        "currency", "Currency", Kind.CURRENCY, "ISO 4217 code", "USD",
        spellings=(
            *("Curr", "Curr.", "Currency code", "Cost currency", "Price currency", "CCY"),
            *("Moneda", "Divisa", "Devise", "Monnaie", "Währung", "Waehrung"),
        ),
    ),
    Field(
        "description", "Description", Kind.TEXT, "text",
        spellings=(
            *("Part description", "Part name", "Item description", "Desc", "Desc.", "Component", "Component name"),
            *("Descripción", "Nombre de la pieza", "Désignation", "Libellé", "Benennung", "Bezeichnung", "Beschreibung"),
        ),
    ),
    Field(
        "system", "System", Kind.TEXT, "text",
        spellings=(
            *("Vehicle system", "Subsystem", "Commodity", "Commodity group", "Module", "Function group"),
            *("Sistema", "Système", "Baugruppe"),
        ),
    ),
    Field(
        "supplier", "Supplier", Kind.TEXT, "text",
        spellings=(
            *("Supplier name", "Vendor", "Vendor name", "Manufacturer"),
            *("Proveedor", "Fournisseur", "Lieferant"),
        ),
    ),
    Field(
        "hts_code", "HTS code", Kind.TARIFF_CODE, "4 to 10 digits, dots optional, leading zeros kept",
        "2.5 % MFN, counts as listed",
        spellings=(
            *("HTS", "HTSUS", "HTSUS code", "HTS number", "HTS no.", "HS code", "HS", "HTS 10", "HTS8", "HTS10", "HS6"),
            *("Tariff code", "Tariff number", "Tariff no.", "Tariff item", "Tariff", "Customs code", "Schedule B"),
            *("Fracción arancelaria", "Código arancelario", "Partida arancelaria"),
            *("Code douanier", "Code SH", "Nomenclature douanière", "Zolltarifnummer", "Zolltarif-Nr.", "HS-Code"),
        ),
    ),
    Field(
        "stated_role", "Part role", Kind.CHOICE, "core, principal, complementary, other", "from the HTS code, else other",
        spellings=(
            *("Role", "Part category", "USMCA category", "USMCA role", "USMCA part role"),
            *("Rol de la pieza", "Rôle de la pièce", "Teilerolle"),
        ),
    ),
    Field(
        "regional_content", "Regional content %", Kind.PERCENT, "0 to 100, share of the part's value",
        "100 where the origin is US, CA or MX, 0 elsewhere, 0 to 100 where unknown",
        spellings=(
            *("Regional content", "Regional value content", "RVC", "RVC %", "NAFTA content %", "USMCA content %"),
            *("North American content %", "NA content %", "Regional share", "Part RVC"),
            *("Contenido regional", "Valor de contenido regional", "VCR", "Teneur régionale", "Teneur en valeur régionale"),
            *("Regionaler Wertanteil", "Regionaler Anteil"),
        ),
    ),
    Field(
        "us_content", "US content %", Kind.PERCENT, "0 to 100, share of the part's value",
        "100 where the origin is US, 0 elsewhere, 0 to 100 where unknown",
        spellings=(
            *("US content", "U.S. content %", "US share", "American content %", "US value content", "US value %"),
            *("Contenido de EE.UU.", "Contenido estadounidense", "Contenu américain", "US-Anteil"),
        ),
    ),
    Field(
        "freight_per_unit", "Freight per unit", Kind.AMOUNT, "per part, in Currency, 0 or more", "0",
        spellings=(
            *("Freight", "Freight/unit", "Inbound freight", "Inbound freight per unit", "Freight cost", "Unit freight"),
            *("Freight cost per unit", "Logistics cost per unit", "Freight per part", "Shipping per unit"),
            *("Flete", "Flete por unidad", "Flete unitario", "Fret", "Fret unitaire", "Fracht", "Fracht pro Stück"),
        ),
    ),
    Field(
        "alternative", "Source", Kind.CHOICE, "current, alternative", "current",
        spellings=(
            *("Source type", "Sourcing status", "Source status", "Current/alternative", "Current or alternative"),
            *("Fuente", "Tipo de fuente", "Quelle"),
        ),
    ),
    Field(
        "switching_cost_usd", "Switching cost", Kind.AMOUNT, "one-off, USD per model, 0 or more", "0",
        spellings=(
            *("Switch cost", "Resourcing cost", "Re-sourcing cost", "One-off cost", "Tooling cost", "Tooling"),
            *("Costo de cambio", "Coût de changement", "Wechselkosten", "Umstellungskosten"),
        ),
    ),
)
"""Fields of the ``Sourcing`` sheet, in the order of the template; names as in ``PartRows``."""

MODELS = (
    Field("name", "Model", Kind.KEY, "text, matches Sourcing", required=True, spellings=SOURCING[0].spellings),
    Field(
        "vehicle_class", "Vehicle class", Kind.CHOICE, "passenger car, light truck, heavy truck", "passenger car",
        spellings=("Class", "Vehicle type", "Body class", "Segment", "Clase de vehículo", "Tipo de vehículo",
                   "Classe de véhicule", "Type de véhicule", "Fahrzeugklasse", "Fahrzeugtyp"),
    ),
    Field(
        "assembly_country", "Assembly country", Kind.COUNTRY, "ISO 3166 alpha-2 code or name", "US, with a warning",
        spellings=("Country of assembly", "Final assembly", "Final assembly country", "Assembly", "Built in",
                   "Assembly location", "Production country", "País de ensamble", "País de ensamblaje",
                   "Pays d'assemblage", "Montageland", "Produktionsland"),
    ),
    Field(
        "annual_volume", "Annual volume", Kind.AMOUNT, "vehicles a year sold in the US, 0 or more", "1",
        spellings=("Volume", "Annual US volume", "US volume", "Annual sales", "US sales", "Units per year",
                   "Vehicles per year", "Yearly volume", "Volumen anual", "Volume annuel", "Jahresvolumen"),
    ),
    Field(
        "conversion_usd", "Conversion cost", Kind.AMOUNT, "USD per vehicle, 0 or more", "0",
        spellings=("Conversion", "Conversion cost per vehicle", "Assembly cost", "Labour and overhead",
                   "Labor and overhead", "Costo de conversión", "Coût de transformation", "Fertigungskosten"),
    ),
    Field(
        "net_cost_usd", "Net cost", Kind.AMOUNT, "USD per vehicle, above 0", "parts and conversion cost", above_zero=True,
        spellings=("Net cost per vehicle", "Vehicle net cost", "Costo neto", "Coût net", "Nettokosten"),
    ),
    Field(
        "customs_value_usd", "Customs value", Kind.AMOUNT, "USD per vehicle, above 0", "net cost", above_zero=True,
        spellings=("Customs value per vehicle", "Transaction value", "Declared value", "Entered value",
                   "Valor en aduana", "Valeur en douane", "Zollwert"),
    ),
    Field(
        "msrp_usd", "MSRP", Kind.AMOUNT, "USD, above 0", above_zero=True,
        spellings=("Suggested retail price", "Retail price", "List price", "Sticker price", "Base MSRP",
                   "Precio de lista", "Prix catalogue", "Listenpreis"),
    ),
    Field(
        "outbound_freight_usd", "Outbound freight", Kind.AMOUNT, "USD per vehicle, 0 or more", "0",
        spellings=("Outbound freight per vehicle", "Delivery freight", "Freight", "Vehicle freight",
                   "Flete de salida", "Fret sortant", "Ausgangsfracht"),
    ),
    Field(
        "insurance_usd", "Insurance", Kind.AMOUNT, "USD per vehicle, 0 or more", "0",
        spellings=("Insurance per vehicle", "Transport insurance", "Seguro", "Assurance", "Versicherung"),
    ),
    Field(
        "transport_mode", "Transport mode", Kind.CHOICE, "vessel, rail, truck", "truck",
        spellings=("Mode of transport", "Mode", "Transport", "Shipping mode", "Modo de transporte",
                   "Mode de transport", "Transportart", "Verkehrsträger"),
    ),
    Field(
        "lvc_share", "LVC %", Kind.PERCENT, "0 to 100, stated by the producer", "not assessed",
        spellings=("LVC", "Labour value content", "Labor value content", "Labour value content %",
                   "Labor value content %", "Valor de contenido laboral", "Teneur en valeur-travail"),
    ),
    Field(
        "steel_share", "Originating steel %", Kind.PERCENT, "0 to 100, stated by the producer", "not assessed",
        spellings=("Originating steel", "Steel %", "Steel", "Acero originario", "Acier originaire"),
    ),
    Field(
        "aluminium_share", "Originating aluminium %", Kind.PERCENT, "0 to 100, stated by the producer", "not assessed",
        spellings=("Originating aluminium", "Originating aluminum", "Originating aluminum %", "Aluminium %",
                   "Aluminum %", "Aluminium", "Aluminum", "Aluminio originario", "Aluminium originaire"),
    ),
    Field("model_line", "Model line", Kind.TEXT, "text, for averaging",
          spellings=("Line", "Product line", "Línea de modelo", "Gamme", "Modellreihe")),
    Field("plant", "Plant", Kind.TEXT, "text, for averaging",
          spellings=("Assembly plant", "Plant name", "Factory", "Planta", "Usine", "Werk")),
)
"""Fields of the ``Models`` sheet; names as in ``Vehicle``."""

RATES = (
    Field("currency", "Currency", Kind.CURRENCY, "ISO 4217 code", required=True, spellings=SOURCING[5].spellings),
    Field(
        "rate", "USD per unit", Kind.AMOUNT, "US dollars for one unit of the currency, above 0", required=True,
        above_zero=True,
        spellings=("Rate", "Exchange rate", "FX rate", "FX", "USD rate", "Rate to USD", "USD per unit of currency",
                   "USD per currency unit", "Tipo de cambio", "Taux de change", "Wechselkurs"),
    ),
)
"""Fields of the ``Rates`` sheet."""
