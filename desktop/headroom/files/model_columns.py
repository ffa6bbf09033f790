"""The fields of the sheets Models and Rates."""

from headroom.files.columns import SOURCING, Field, Kind

_SPELLINGS = {field.name: field.spellings for field in SOURCING}

MODELS = (
    Field(
        "name",
        "Model",
        Kind.KEY,
        "text, matches Sourcing",
        required=True,
        spellings=_SPELLINGS["model"],
    ),
    Field(
        "vehicle_class",
        "Vehicle class",
        Kind.CHOICE,
        "passenger car, light truck, heavy truck",
        "passenger car",
        spellings="Class|Vehicle type|Body class|Segment|Clase de vehículo|Tipo de vehículo|"
        "Classe de véhicule|Type de véhicule|Fahrzeugklasse|Fahrzeugtyp",
    ),
    Field(
        "assembly_country",
        "Assembly country",
        Kind.COUNTRY,
        "ISO 3166 alpha-2 code or name",
        "US, with a warning",
        spellings="Country of assembly|Final assembly|Final assembly country|Assembly|Built in|"
        "Assembly location|Production country|País de ensamble|País de ensamblaje|"
        "Pays d'assemblage|Montageland|Produktionsland",
    ),
    Field(
        "annual_volume",
        "Annual volume",
        Kind.AMOUNT,
        "vehicles a year sold in the US, 0 or more",
        "1",
        spellings="Volume|Annual US volume|US volume|Annual sales|US sales|Units per year|"
        "Vehicles per year|Yearly volume|Volumen anual|Volume annuel|Jahresvolumen",
    ),
    Field(
        "conversion_usd",
        "Conversion cost",
        Kind.AMOUNT,
        "USD per vehicle, 0 or more",
        "0",
        spellings="Conversion|Conversion cost per vehicle|Assembly cost|Labour and overhead|"
        "Labor and overhead|Costo de conversión|Coût de transformation|Fertigungskosten",
    ),
    Field(
        "net_cost_usd",
        "Net cost",
        Kind.AMOUNT,
        "USD per vehicle, above 0",
        "parts and conversion cost",
        above_zero=True,
        spellings="Net cost per vehicle|Vehicle net cost|Costo neto|Coût net|Nettokosten",
    ),
    Field(
        "customs_value_usd",
        "Customs value",
        Kind.AMOUNT,
        "USD per vehicle, above 0",
        "net cost",
        above_zero=True,
        spellings="Customs value per vehicle|Transaction value|Declared value|Entered value|"
        "Valor en aduana|Valeur en douane|Zollwert",
    ),
    Field(
        "msrp_usd",
        "MSRP",
        Kind.AMOUNT,
        "USD, above 0",
        above_zero=True,
        spellings="Suggested retail price|Retail price|List price|Sticker price|Base MSRP|Precio de lista|"
        "Prix catalogue|Listenpreis",
    ),
    Field(
        "outbound_freight_usd",
        "Outbound freight",
        Kind.AMOUNT,
        "USD per vehicle, 0 or more",
        "0",
        spellings="Outbound freight per vehicle|Delivery freight|Freight|Vehicle freight|Flete de salida|"
        "Fret sortant|Ausgangsfracht",
    ),
    Field(
        "insurance_usd",
        "Insurance",
        Kind.AMOUNT,
        "USD per vehicle, 0 or more",
        "0",
        spellings="Insurance per vehicle|Transport insurance|Seguro|Assurance|Versicherung",
    ),
    Field(
        "transport_mode",
        "Transport mode",
        Kind.CHOICE,
        "vessel, rail, truck",
        "truck",
        spellings="Mode of transport|Mode|Transport|Shipping mode|Modo de transporte|Mode de transport|"
        "Transportart|Verkehrsträger",
    ),
    Field(
        "lvc_share",
        "LVC %",
        Kind.PERCENT,
        "0 to 100, stated by the producer",
        "not assessed",
        spellings="LVC|Labour value content|Labor value content|Labour value content %|"
        "Labor value content %|Valor de contenido laboral|Teneur en valeur-travail",
    ),
    Field(
        "steel_share",
        "Originating steel %",
        Kind.PERCENT,
        "0 to 100, stated by the producer",
        "not assessed",
        spellings="Originating steel|Steel %|Steel|Acero originario|Acier originaire",
    ),
    Field(
        "aluminium_share",
        "Originating aluminium %",
        Kind.PERCENT,
        "0 to 100, stated by the producer",
        "not assessed",
        spellings="Originating aluminium|Originating aluminum|Originating aluminum %|Aluminium %|"
        "Aluminum %|Aluminium|Aluminum|Aluminio originario|Aluminium originaire",
    ),
    Field(
        "model_line",
        "Model line",
        Kind.TEXT,
        "text, for averaging",
        spellings="Line|Product line|Línea de modelo|Gamme|Modellreihe",
    ),
    Field(
        "plant",
        "Plant",
        Kind.TEXT,
        "text, for averaging",
        spellings="Assembly plant|Plant name|Factory|Planta|Usine|Werk",
    ),
)
"""Fields of the ``Models`` sheet; names as in ``Vehicle``."""

RATES = (
    Field(
        "currency",
        "Currency",
        Kind.CURRENCY,
        "ISO 4217 code",
        required=True,
        spellings=_SPELLINGS["currency"],
    ),
    Field(
        "rate",
        "USD per unit",
        Kind.AMOUNT,
        "US dollars for one unit of the currency, above 0",
        required=True,
        above_zero=True,
        spellings="Rate|Exchange rate|FX rate|FX|USD rate|Rate to USD|USD per unit of currency|"
        "USD per currency unit|Tipo de cambio|Taux de change|Wechselkurs",
    ),
)
"""Fields of the ``Rates`` sheet."""
