"""The columns of the sheet Models."""

from headroom.book.fields.entry_fields import ENTRY_FIELDS
from headroom.book.fields.field import CellKind, Choice, Field, named
from headroom.book.fields.part_fields import PART_FIELDS
from headroom.book.fields.vehicle_name_fields import VEHICLE_NAME_FIELDS
from headroom.book.problem import Severity
from headroom.language import tr, tr_in

MODELS: tuple[Field, ...] = (
    Field(
        "name",
        "Model",
        CellKind.KEY,
        tr("text, matches Sourcing"),
        required=True,
        spellings=named(PART_FIELDS, "model").spellings,
        help=tr("Name of the vehicle model."),
        examples=(tr_in("example", "Example model"),),
        label=tr_in("name of a column", "Name"),
        may_change=False,
    ),
    Field(
        "vehicle_class",
        "Vehicle class",
        CellKind.CHOICE,
        tr("passenger car, light truck, heavy truck"),
        tr_in("what a blank cell means", "passenger car"),
        spellings=(
            "Class|Vehicle type|Body class|Segment|Clase de vehículo|Tipo de vehículo|"
            "Classe de véhicule|Type de véhicule|Fahrzeugklasse|Fahrzeugtyp"
        ),
        help=tr("Class of the vehicle: it decides thresholds and duties."),
        examples=("passenger car",),
        choices=(
            Choice(
                "passenger car",
                (
                    "passenger cars|passenger vehicle|passenger|car|cars|PC|sedan|auto|automobile|"
                    "automóvil|coche|voiture|voiture particulière|Pkw|Personenwagen"
                ),
            ),
            Choice(
                "light truck",
                (
                    "light trucks|LT|pickup|pickup truck|light duty truck|camioneta|camión ligero|"
                    "camion léger|camionnette|leichter Lkw"
                ),
            ),
            Choice(
                "heavy truck",
                "heavy trucks|HT|heavy duty truck|camión pesado|poids lourd|camion lourd|schwerer Lkw",
            ),
        ),
        blank="passenger car",
        assumed=True,
        severity=Severity.ERROR,
        if_faulty=tr("Passenger car is used."),
    ),
    Field(
        "assembly_country",
        "Assembly country",
        CellKind.COUNTRY,
        tr("ISO 3166 alpha-2 code or name"),
        tr("US, with a warning"),
        spellings=(
            "Country of assembly|Final assembly|Final assembly country|Assembly|Built in|"
            "Assembly location|Production country|País de ensamble|País de ensamblaje|"
            "Pays d'assemblage|Montageland|Produktionsland|Assembly plant country|Plant country|"
            "Country of final assembly|Final assembly point|País de montaje|Pays de montage|"
            "Pays de production|Fertigungsland|Endmontage|Land der Endmontage"
        ),
        help=tr("The country of final assembly: it decides which duties apply."),
        examples=("MX",),
        blank="US",
        severity=Severity.ERROR,
        if_faulty=tr("US is used."),
    ),
    Field(
        "annual_volume",
        "Annual volume",
        CellKind.AMOUNT,
        tr("vehicles a year sold in the US, 0 or more"),
        "1",
        spellings=(
            "Volume|Annual US volume|US volume|Annual sales|US sales|Units per year|"
            "Vehicles per year|Yearly volume|Volumen anual|Volume annuel|Jahresvolumen|Units|"
            "Units sold|Sales|Sales volume|Forecast volume|Planned volume|Annual units|Volumen|"
            "Ventas|Ventas anuales|Ventes|Ventes annuelles|Absatz|Jahresabsatz|"
            "Stückzahl pro Jahr|Stück pro Jahr|Volumen pro Jahr"
        ),
        help=tr("How many vehicles are sold in the US in a year."),
        examples=(60000.0,),
        blank=1.0,
        assumed=True,
    ),
    Field(
        "conversion_usd",
        "Conversion cost",
        CellKind.AMOUNT,
        tr("USD per vehicle, 0 or more"),
        "0",
        spellings=(
            "Conversion|Conversion cost per vehicle|Assembly cost|Labour and overhead|"
            "Labor and overhead|Costo de conversión|Coût de transformation|Fertigungskosten"
        ),
        help=tr("Labour and overhead at the assembly plant."),
        examples=(3200.0,),
        blank=0.0,
        assumed=True,
    ),
    Field(
        "net_cost_usd",
        "Net cost",
        CellKind.AMOUNT,
        tr("USD per vehicle, above 0"),
        tr("parts and conversion cost"),
        above_zero=True,
        spellings="Net cost per vehicle|Vehicle net cost|Costo neto|Coût net|Nettokosten",
        help=tr("Net cost of the vehicle, of which its contents are shares."),
        examples=(6700.0,),
        assumed=True,
    ),
    Field(
        "customs_value_usd",
        "Customs value",
        CellKind.AMOUNT,
        tr("USD per vehicle, above 0"),
        tr_in("what a blank cell means", "net cost"),
        above_zero=True,
        spellings=(
            "Customs value per vehicle|Transaction value|Declared value|Entered value|"
            "Valor en aduana|Valeur en douane|Zollwert"
        ),
        help=tr("Value of the vehicle at the border, of which duties are taken."),
        examples=(21500.0,),
        assumed=True,
    ),
    Field(
        "msrp_usd",
        "MSRP",
        CellKind.AMOUNT,
        tr("USD, above 0"),
        above_zero=True,
        spellings=(
            "Suggested retail price|Retail price|List price|Sticker price|Base MSRP|"
            "Precio de lista|Prix catalogue|Listenpreis"
        ),
        help=tr("Suggested retail price; needed for the offset of Section 232 only."),
        examples=(28900.0,),
    ),
    Field(
        "outbound_freight_usd",
        "Outbound freight",
        CellKind.AMOUNT,
        tr("USD per vehicle, 0 or more"),
        "0",
        spellings=(
            "Outbound freight per vehicle|Delivery freight|Freight|Vehicle freight|"
            "Flete de salida|Fret sortant|Ausgangsfracht"
        ),
        help=tr("Freight of the finished vehicle."),
        examples=(650.0,),
        blank=0.0,
        assumed=True,
    ),
    Field(
        "insurance_usd",
        "Insurance",
        CellKind.AMOUNT,
        tr("USD per vehicle, 0 or more"),
        "0",
        spellings="Insurance per vehicle|Transport insurance|Seguro|Assurance|Versicherung",
        help=tr("Insurance of the finished vehicle on its way."),
        examples=(45.0,),
        blank=0.0,
        assumed=True,
    ),
    Field(
        "transport_mode",
        "Transport mode",
        CellKind.CHOICE,
        tr("vessel, rail, truck"),
        tr_in("what a blank cell means", "truck"),
        spellings=(
            "Mode of transport|Mode|Transport|Shipping mode|Modo de transporte|Mode de transport|"
            "Transportart|Verkehrsträger"
        ),
        help=tr("How the finished vehicle comes to the US border; by vessel it pays the harbour fee."),
        examples=("rail",),
        choices=(
            Choice(
                "vessel",
                ("ship|sea|ocean|boat|water|RoRo|maritime|marítimo|barco|buque|bateau|navire|Schiff|See"),
            ),
            Choice("rail", "train|railway|railroad|ferrocarril|tren|ferroviaire|Bahn|Schiene|Zug"),
            Choice("truck", "road|trucking|highway|camión|carretera|camion|route|Lkw|Straße"),
        ),
        blank="truck",
        assumed=True,
        severity=Severity.ERROR,
        if_faulty=tr("Truck is used."),
    ),
    Field(
        "lvc_share",
        "LVC %",
        CellKind.PERCENT,
        tr("0 to 100, stated by the producer"),
        tr_in("what a blank cell means", "not assessed"),
        spellings=(
            "LVC|Labour value content|Labor value content|Labour value content %|"
            "Labor value content %|Valor de contenido laboral|Teneur en valeur-travail"
        ),
        help=tr("Labour value content of the model."),
        examples=(41.0,),
    ),
    Field(
        "steel_share",
        "Originating steel %",
        CellKind.PERCENT,
        tr("0 to 100, stated by the producer"),
        tr_in("what a blank cell means", "not assessed"),
        spellings="Originating steel|Steel %|Steel|Acero originario|Acier originaire",
        help=tr("Share of the producer's steel purchases that originates."),
        examples=(74.0,),
    ),
    Field(
        "aluminium_share",
        "Originating aluminium %",
        CellKind.PERCENT,
        tr("0 to 100, stated by the producer"),
        tr_in("what a blank cell means", "not assessed"),
        spellings=(
            "Originating aluminium|Originating aluminum|Originating aluminum %|Aluminium %|"
            "Aluminum %|Aluminium|Aluminum|Aluminio originario|Aluminium originaire"
        ),
        help=tr("Share of the producer's aluminium purchases that originates."),
        examples=(71.0,),
    ),
    Field(
        "model_line",
        "Model line",
        CellKind.TEXT,
        tr("text, for averaging"),
        spellings="Line|Product line|Línea de modelo|Gamme|Modellreihe",
        help=tr("The line that the model is averaged with."),
        examples=(tr_in("example", "Example line"),),
    ),
    Field(
        "plant",
        "Plant",
        CellKind.TEXT,
        tr("text, for averaging"),
        spellings="Assembly plant|Plant name|Factory|Planta|Usine|Werk",
        help=tr("The plant that the model is averaged with."),
        examples=(tr_in("example", "Example plant"),),
    ),
    *ENTRY_FIELDS,
    *VEHICLE_NAME_FIELDS,
)
"""Fields of the ``Models`` sheet, in the order of the template; their names are those of ``Vehicle``."""
