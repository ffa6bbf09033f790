"""The columns that say what certificates and makers' statements say of a part."""

from headroom.book.fields.field import YES_NO, CellKind, Choice, Field
from headroom.language import tr, tr_in

_YES, _NO = YES_NO

STATEMENT_FIELDS = (
    Field(
        "stated_core_group",
        "Core group",
        CellKind.CHOICE,
        tr("engine, transmission, body and chassis, axles, suspension, steering, advanced battery, none"),
        tr("from the HTS code"),
        spellings=(
            "Core parts group|Core part group|Core-part group|Core group of part|USMCA core group|"
            "Table A.2 group|Grupo esencial|Grupo de partes esenciales|Grupo de autopartes esenciales|"
            "Groupe essentiel|Groupe de pièces essentielles|Kernteilgruppe|Kernteilegruppe|"
            "Kernteil-Gruppe"
        ),
        help=tr("The group of core parts of a vehicle that the part belongs to."),
        examples=("engine",),
        choices=(
            Choice("engine", "engines|motor|motores|moteur|moteurs|Motoren"),
            Choice(
                "transmission",
                (
                    "transmissions|gearbox|gear box|gearboxes|gear boxes|transaxle|transmisión|"
                    "caja de cambios|caja de velocidades|boîte de vitesses|Getriebe"
                ),
            ),
            Choice(
                "body and chassis",
                (
                    "body|chassis|body/chassis|body & chassis|chassis and body|carrocería|chasis|"
                    "carrocería y chasis|carrosserie|carrosserie et châssis|Karosserie|Fahrgestell|"
                    "Karosserie und Fahrgestell"
                ),
            ),
            Choice("axles", "axle|eje|ejes|essieu|essieux|Achse|Achsen"),
            Choice(
                "suspension",
                "suspension system|suspension systems|suspensión|Federung|Aufhängung|Radaufhängung",
            ),
            Choice("steering", "steering system|steering systems|dirección|direction|Lenkung"),
            Choice(
                "advanced battery",
                (
                    "advanced batteries|battery|batteries|battery pack|traction battery|batería|"
                    "batería avanzada|baterías avanzadas|batterie|batterie avancée|batteries avancées|"
                    "Traktionsbatterie|Antriebsbatterie"
                ),
            ),
            Choice("none", "no group|non-core|not core|no core part|ninguno|ninguna|aucun|keine|kein"),
        ),
        if_faulty=tr("The group is taken from the HTS code."),
        in_lot=True,
        apart=True,
    ),
    Field(
        "core_component",
        "Core component",
        CellKind.YES_NO,
        tr_in("cells of a column", "yes, no"),
        tr_in("what a blank cell means", "yes"),
        spellings=(
            "Listed component|Core part component|Column 2 component|Table A.2 component|"
            "Component of column 2|Componente esencial|Componente listado|Composant essentiel|"
            "Composant listé|Kernkomponente|Gelistete Komponente"
        ),
        help=tr("Whether the part is a component of its core group that the appendix lists in column 2."),
        examples=("yes",),
        in_lot=True,
        apart=True,
    ),
    Field(
        "part_net_cost",
        "Net cost of part",
        CellKind.AMOUNT,
        tr("per part, in Currency, 0 or more, with VNM of part"),
        spellings=(
            "Part net cost|Net cost per part|Net cost of the part|Net cost of material|"
            "Costo neto de la parte|Costo neto de la pieza|Costo neto por pieza|"
            "Coût net de la pièce|Coût net par pièce|Nettokosten des Teils|Nettokosten je Teil|"
            "Nettokosten pro Teil"
        ),
        help=tr("Net cost of the part as its maker states it, of which its VNM is a share."),
        examples=(1700.0,),
        per_part=True,
        by_price_unit=True,
        apart=True,
    ),
    Field(
        "part_vnm",
        "VNM of part",
        CellKind.AMOUNT,
        tr("per part, in Currency, 0 or more, with Net cost of part"),
        spellings=(
            "VNM|Part VNM|VNM per part|VNM of the part|VNM of material|"
            "Value of non-originating materials|Value of nonoriginating materials|"
            "Non-originating material value|Non-originating materials|"
            "Valor de materiales no originarios|VMN|VMN de la parte|VMN de la pieza|"
            "Valeur des matières non originaires|Valeur des matériaux non originaires|"
            "VMN de la pièce|Wert der Vormaterialien ohne Ursprung|VNM des Teils|VNM je Teil"
        ),
        help=tr("What of the part is from materials that do not originate, as its maker states it."),
        examples=(320.0,),
        per_part=True,
        by_price_unit=True,
        apart=True,
    ),
    Field(
        "component_vnm",
        "VNM of components",
        CellKind.AMOUNT,
        tr("per part, in Currency, 0 or more"),
        tr("VNM of part where the part is a core component"),
        spellings=(
            "Component VNM|VNM of listed components|VNM of column 2 components|VNM of core components|"
            "VMN de componentes|VMN de los componentes|VMN des composants|VNM der Komponenten"
        ),
        help=tr("What of its VNM is from components that the appendix lists in column 2."),
        examples=(210.0,),
        per_part=True,
        by_price_unit=True,
        apart=True,
    ),
    Field(
        "originating",
        "Originating",
        CellKind.YES_NO,
        tr("yes, no: what a certificate says"),
        tr("by Regional content %"),
        spellings=(
            "Originating?|Originating part|Originating good|Originates|Originating status|"
            "Origin status|Part originates|USMCA qualified|USMCA qualifies|USMCA qualifying|"
            "USMCA originating|USMCA eligible|USMCA status|USMCA certified|USMCA certificate|USMCA|"
            "USMCA cert|USMCA cert.|USMCA cert on file|USMCA certificate on file|USMCA certification|"
            "USMCA Y/N|USMCA yes/no|USMCA compliant|USMCA compliance|USMCA flag|"
            "USMCA eligibility|USMCA qualification|USMCA preferential|NAFTA cert|NAFTA certificate|NAFTA|"
            "CUSMA cert|CUSMA certificate|CUSMA eligible|FTA eligible|FTA qualified|FTA originating|"
            "Certificado TMEC|Cert. T-MEC|Cumple T-MEC|Calificado T-MEC|Certificat ACEUM|"
            "CUSMA qualified|CUSMA originating|CUSMA|T-MEC|TMEC|Califica T-MEC|Originario T-MEC|"
            "Certificado T-MEC|NAFTA qualified|NAFTA originating|NAFTA eligible|Califica TLCAN|"
            "Originario|Originaria|Parte originaria|Mercancía originaria|ACEUM|Originaire|"
            "Originaire ACEUM|Admissible ACEUM|Pièce originaire|Ursprungseigenschaft|Ursprungsware|"
            "USMCA-Ursprung|USMCA-Ursprungsware"
        ),
        help=tr("Whether a certificate of origin says that the part originates in the region."),
        examples=("yes",),
        choices=(
            Choice(
                _YES.word,
                (
                    f"{_YES.spellings}|originating|originates|qualified|qualifies|qualifying|eligible|"
                    "certified|originario|originaria|califica|originaire|admissible|Ursprungsware"
                ),
            ),
            Choice(
                _NO.word,
                (
                    f"{_NO.spellings}|non-originating|not originating|does not originate|not qualified|"
                    "non-qualifying|does not qualify|not eligible|"
                    "ineligible|no originario|no originaria|no califica|non originaire|non admissible|"
                    "keine Ursprungsware"
                ),
            ),
        ),
        in_lot=True,
        apart=True,
    ),
    Field(
        "us_transformed",
        "US transformed",
        CellKind.YES_NO,
        tr_in("cells of a column", "yes, no"),
        tr("yes where the origin is US"),
        spellings=(
            "US transformation|Transformed in US|Transformed in the US|US substantially transformed|"
            "Substantially transformed in US|Substantially transformed in the US|"
            "US substantial transformation|US made|Transformado en EE.UU.|Transformado en EUA|"
            "Transformada en EE.UU.|Transformé aux États-Unis|Transformée aux États-Unis|"
            "Transformation US|In den USA umgewandelt|Umwandlung in den USA"
        ),
        help=tr(
            "Whether the part was wholly obtained, entirely made or substantially transformed in the US."
        ),
        examples=("yes",),
        in_lot=True,
        apart=True,
    ),
)
"""In the order of the template, behind all others."""
