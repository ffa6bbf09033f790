"""The columns that say what the customs entry of a vehicle needs: its code, its maker, its contents."""

from headroom.book.fields.field import CellKind, Choice, Field
from headroom.book.problem import Severity
from headroom.language import tr, tr_in

ENTRY_FIELDS = (
    Field(
        "hts_code",
        "HTS code of vehicle",
        CellKind.TARIFF_CODE,
        tr("4 to 10 digits, dots optional"),
        tr("by class and powertrain: 8703.23, 8704.21 or 8704.23 for combustion"),
        spellings=(
            "Vehicle HTS code|Vehicle HTS|HTS of vehicle|HTSUS of vehicle|HTS code of the vehicle|"
            "Vehicle HS code|HS code of vehicle|Vehicle tariff code|Tariff code of vehicle|"
            "Fracción arancelaria del vehículo|Código arancelario del vehículo|"
            "Code SH du véhicule|Code douanier du véhicule|Zolltarifnummer des Fahrzeugs|"
            "Fahrzeug-Zolltarifnummer"
        ),
        help=tr("Tariff code of the vehicle: it decides its duties, and counts before its class."),
        examples=("8703.23.01",),
        label=tr_in("name of a column", "HTS code"),
        apart=True,
    ),
    Field(
        "powertrain",
        "Powertrain",
        CellKind.CHOICE,
        tr("combustion, hybrid (not plug-in), electric"),
        tr_in("what a blank cell means", "combustion"),
        spellings=(
            "Power train|Powertrain type|Propulsion|Propulsion type|Drive type|Fuel type|"
            "Tren motriz|Propulsión|Tipo de propulsión|Motorisation|Groupe motopropulseur|"
            "Type de propulsion|Antrieb|Antriebsart|Antriebsstrang"
        ),
        help=tr("What drives the vehicle: it decides its tariff code and its core parts."),
        examples=("combustion",),
        choices=(
            Choice(
                "combustion",
                (
                    "internal combustion|combustion engine|ICE|gasoline|petrol|gas|diesel|combustión|"
                    "combustión interna|gasolina|diésel|thermique|essence|Verbrenner|Benzin|Benziner"
                ),
            ),
            Choice("hybrid", "HEV|full hybrid|mild hybrid|MHEV|híbrido|híbrida|hybride|Vollhybrid"),
            Choice(
                "electric",
                (
                    "EV|BEV|battery electric|battery electric vehicle|all-electric|eléctrico|eléctrica|"
                    "électrique|elektrisch|Elektro|Elektroantrieb"
                ),
            ),
        ),
        blank="combustion",
        assumed=True,
        severity=Severity.ERROR,
        if_faulty=tr("Combustion is used."),
        apart=True,
    ),
    Field(
        "manufacturer",
        "Manufacturer",
        CellKind.TEXT,
        tr_in("cells of a column", "text"),
        tr("all models without one are one manufacturer's"),
        spellings=(
            "Maker|OEM|Automaker|Carmaker|Vehicle manufacturer|Vehicle maker|Manufacturer of vehicle|"
            "Fabricante|Fabricante del vehículo|Armadora|Constructeur|Constructeur automobile|"
            "Constructeur du véhicule|Hersteller|Fahrzeughersteller|Autohersteller"
        ),
        help=tr("The maker of the vehicle; the offset of Section 232 is granted to each maker by itself."),
        examples=(tr_in("example", "Example Motors"),),
        apart=True,
    ),
    Field(
        "vehicles_per_entry",
        "Vehicles per entry",
        CellKind.AMOUNT,
        tr("vehicles, above 0"),
        "1",
        above_zero=True,
        spellings=(
            "Vehicles/entry|Units per entry|Cars per entry|Vehicles per customs entry|"
            "Vehicles per shipment|Vehículos por pedimento|Vehículos por declaración|"
            "Véhicules par déclaration|Fahrzeuge je Zollanmeldung|Fahrzeuge pro Zollanmeldung"
        ),
        help=tr(
            "How many vehicles one customs entry declares: the processing fee has bounds for each entry."
        ),
        examples=(250.0,),
        blank=1.0,
        assumed=True,
        apart=True,
    ),
    Field(
        "approved_us_content_usd",
        "Approved US content",
        CellKind.AMOUNT,
        tr("USD per vehicle, 0 or more"),
        tr("the sum of the parts of the US"),
        spellings=(
            "US content approved|Approved US content value|US content approved by Commerce|"
            "Commerce approved US content|Contenido estadounidense aprobado|Contenido de EE.UU. aprobado|"
            "Contenu américain approuvé|Genehmigter US-Anteil|Genehmigter US-Inhalt"
        ),
        help=tr(
            "US content of a vehicle that the Department of Commerce has approved; no Section 232 on it."
        ),
        examples=(1700.0,),
        apart=True,
    ),
    Field(
        "lvc_material_labour_share",
        "LVC material and labour %",
        CellKind.PERCENT,
        tr("0 to 100, stated by the producer"),
        tr_in("what a blank cell means", "no credit"),
        spellings=(
            "LVC material and labor %|LVC materials and labour|LVC material and labor|"
            "LVC materials and labor|LVC high-wage material and labour|"
            "High-wage material and labour|High-wage material and labour %|"
            "High-wage material and labor|High-wage material and labor %|"
            "High-wage material and manufacturing|VCL materiales y mano de obra|"
            "TVT matières et main-d'œuvre|LVC Material und Löhne"
        ),
        help=tr("What of the labour value content is from materials and wages; it may credit a heavy truck."),
        examples=(33.0,),
        apart=True,
    ),
)
"""In the order of the template, behind all others."""
