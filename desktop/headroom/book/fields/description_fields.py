"""The columns that say what a part is: words, supplier, tariff code, role."""

from headroom.book.fields.field import CellKind, Choice, Field
from headroom.language import tr, tr_in

DESCRIPTION_FIELDS = (
    Field(
        "description",
        "Description",
        CellKind.TEXT,
        tr_in("cells of a column", "text"),
        spellings=(
            "Component|Part description|Part name|Item description|Desc|Component name|"
            "Descripción|Nombre de la pieza|Désignation|Libellé|Benennung|Bezeichnung|"
            "Beschreibung|Part desc|Material description|MAKTX|Materialkurztext|Kurztext|"
            "Materialbezeichnung|Teilebezeichnung|Artikelbezeichnung|Objektkurztext|Item name|"
            "Long description|Denominación|Nombre de parte|Descripción de la pieza|Nombre|"
            "Désignation pièce|Nom de la pièce|Dénomination|Item desc.|Item text|"
            "Object description|Part text|Teilebenennung|Bezeichnung 1|Materialtext|Artikeltext|"
            "Descripción de parte|Descripción del artículo|Desc. pieza|Descripción pieza|"
            "Libellé article|Libellé pièce|Désignation article|Désignation de la pièce|Name"
        ),
        help=tr("What the part is, in words."),
        examples=(
            tr_in("example", "Engine, 2.0 l"),
            tr_in("example", "Seat, front"),
            tr_in("example", "Seat, front"),
        ),
    ),
    Field(
        "system",
        "System",
        CellKind.TEXT,
        tr_in("cells of a column", "text"),
        spellings=(
            "Vehicle system|Subsystem|Commodity|Commodity group|Module|Function group|Sistema|"
            "Système|Baugruppe|Group|Part group|Warengruppe|Family|Part family|Grupo|Familia|"
            "Famille|Sous-système"
        ),
        help=tr("The system of the vehicle that the part belongs to."),
        examples=(tr_in("example", "Powertrain"), tr_in("example", "Interior"), tr_in("example", "Interior")),
    ),
    Field(
        "supplier",
        "Supplier",
        CellKind.TEXT,
        tr_in("cells of a column", "text"),
        spellings=(
            "Supplier name|Vendor|Vendor name|Manufacturer|Proveedor|Fournisseur|Lieferant|"
            "Tier 1|NAME1|Lieferantenname|Name des Lieferanten|Hersteller|Nombre del proveedor|"
            "Fabricante|Nom du fournisseur|Fabricant|Source of supply|Supplier plant|"
            "Current supplier|Lieferant Name|Bezugsquelle Name|Proveedor actual|Nombre proveedor|"
            "Nom fourn.|Nom fournisseur|Fournisseur principal|Fournisseur actuel|Fourn."
        ),
        help=tr("Who supplies the part."),
        examples=(
            tr_in("example", "Example Engines"),
            tr_in("example", "Ejemplo Asientos"),
            tr_in("example", "Example Seating"),
        ),
    ),
    Field(
        "hts_code",
        "HTS code",
        CellKind.TARIFF_CODE,
        tr("4 to 10 digits, dots optional, leading zeros kept"),
        tr("2.5 % MFN, counts as listed"),
        spellings=(
            "HTS|HTSUS|HTSUS code|HTS number|HTS no.|HS code|HS|HTS 10|HTS8|HS6|Tariff code|"
            "Tariff number|Tariff no.|Tariff item|Tariff|Customs code|Schedule B|"
            "Fracción arancelaria|Código arancelario|Partida arancelaria|Code douanier|Code SH|"
            "Nomenclature douanière|Zolltarifnummer|Zolltarif-Nr.|Commodity code|Comm. code|"
            "Commodity/import code|Statistical code|STAWN|US HTS|HTSUS no.|Tariff classification|"
            "HTS classification|HS classification|Warennummer|Statistische Warennummer|"
            "Warentarifnummer|Zollcode|Fracción|Fracción arancelaria US|"
            "Clasificación arancelaria|Arancel|Nomenclature|Code SH/HTS|Position tarifaire|"
            "Code tarifaire|HTSUS 10|HTS-10|Comm./imp. code no.|Import code number|"
            "Harmonized code|Harmonised code|Harmonized system code|Zolltarif|Stat. Warennr.|"
            "Statistische Warennr.|Fracc. arancelaria|Fracción HTS|Código HS|Código SA|"
            "Código TARIC|TARIC|TARIC code|Code HS|Code NC|Nomenclature combinée|Code TARIC"
        ),
        help=tr("Tariff code of the part: it decides duties, lists and the role."),
        examples=("8407.34.18", "9401.20.00", "9401.20.00"),
        in_lot=True,
        by_cells=tr("Its cells are tariff codes."),
    ),
    Field(
        "stated_role",
        "Part role",
        CellKind.CHOICE,
        tr("core, principal, complementary, other"),
        tr("from the HTS code, else other"),
        spellings=(
            "Role|Part category|USMCA category|USMCA role|USMCA part role|Rol de la pieza|"
            "Rôle de la pièce|Teilerolle|Core part|USMCA core part|Part class"
        ),
        help=tr("Role of the part in the automotive appendix of the USMCA."),
        examples=("core", "complementary", "complementary"),
        choices=(
            Choice("core", "core part|core parts|A.1|esencial|esenciales|essentiel|essentielle|Kernteil"),
            Choice("principal", "principal part|principal parts|B|principale|Hauptteil"),
            Choice(
                "complementary",
                (
                    "complementary part|complementary parts|complimentary|C|complementaria|"
                    "complementario|complémentaire|ergänzend|ergänzendes Teil"
                ),
            ),
            Choice("other", "others|other part|all other|none|otro|otra|otros|autre|autres|sonstige|andere"),
        ),
        if_faulty=tr("The role is taken from the HTS code."),
        in_lot=True,
    ),
)
"""In the order of the template."""
