"""How headings are spelt in the exports of ERP and PLM systems and in people's own sheets.

In English, Spanish, French and German, with the field names of SAP's tables. Capitals, accents and
punctuation do not matter; what stands here means one field only within its kind of table.
"""

from collections.abc import Mapping
from types import MappingProxyType

SOURCING_SPELLINGS: Mapping[str, str] = MappingProxyType(
    {
        "model": (
            "Model name|Vehicle model|Vehicle|Nameplate|Carline|Vehicle line|Programme|Program|"
            "Vehicle program|Vehicle programme|Model code|Modelo|Vehículo|Modèle|Véhicule|Modell|"
            "Fahrzeug|Fahrzeugmodell|Baureihe|Vehicle code|Finished good|Top level assembly|"
            "Fahrzeugbaureihe|Fahrzeugprojekt|Modellbezeichnung|Código de modelo|Modelo de vehículo|"
            "Programa|Code modèle|Modèle de véhicule|Programme véhicule|"
            "Model/Variant|Model variant|Model/Year|"
            "Model year/Model|Vehicle model name|Modell/Baureihe|"
            "Fahrzeugprogramm|Modelo del vehículo|Nombre del modelo|Modelo/Variante|"
            "Nom du modèle|Modèle véhicule|Désignation véhicule"
        ),
        "part_number": (
            "Part no.|Part num|Part nr|Part|Part ID|Part code|PN|Item number|Item no.|Item code|"
            "Component number|Component no.|Material number|Material no.|Número de parte|No. de parte|"
            "Núm. de parte|Número de pieza|Número de componente|Numéro de pièce|N° de pièce|"
            "Référence pièce|Référence|Teilenummer|Teile-Nr.|Sachnummer|Materialnummer|Material-Nr.|"
            "Material|Material ID|MATNR|IDNRK|Komponente|Komponentennummer|Teil|Artikelnummer|"
            "Artikel-Nr.|Item ID|Item|Item revision|Child part number|"
            "Part nbr|Número de artículo|Número de material|"
            "Código de pieza|Clave de parte|Clave|Código|Código de artículo|Numéro d'article|"
            "Code article|Numéro de composant|Réf.|Réf. pièce|"
            "Part no (OEM)|Comp. item|Component item|Assembly item|Matl no.|Mat. no.|"
            "OEM part number|"
            "Segment1|Sach-Nr.|Mat.-Nr.|Teilenr.|Komponentennr.|Komponenten-Nr.|"
            "No. de pieza|No. pieza|No. parte|Num. parte|"
            "Número parte|Número pieza|Núm. pieza|Referencia|Cód. artículo|Cód. parte|"
            "Cód. pieza|Parte|Pieza|Réf. article|Référence article|N° article|No. article|"
            "No. pièce|Numéro pièce|Code pièce|Code produit|Réf. produit"
        ),
        "origin": (
            "Origin|COO|C/O|Origin country|Country origin|Part origin|Origin code|Country of origin code|"
            "Country of manufacture|Made in|Source country|Country|País de origen|Origen|País|"
            "Pays d'origine|Origine|Pays|Ursprungsland|Herkunftsland|Ursprung|Land|"
            "Country of Origin (COO)|Mfg country|Manufacturing country|Country of mfg|"
            "Country of production|HERKL|Ursprungsland des Materials|Urspr.land|Herkunft|Warenursprung|"
            "Lieferland|Produktionsland|País origen|País de fabricación|País de procedencia|"
            "Pays de fabrication|Pays de provenance|Pays origine|Provenance|"
            "Ctry of origin|Ctry of org.|Country of org.|Orig. country|Ctry|"
            "Country/region of origin|Country of origin (ISO)|ISO country|ISO country code|"
            "Sourcing country|Country of sourcing|Country of mfr|Manufactured in|Produced in|"
            "Urspr. Land|Ursprungsl.|Urspr.|Herk.land|Herstellungsland|Erzeugerland|Fertigungsland|"
            "País de orig.|País fabricación|País de producción|País fuente|Pays fabrication|"
            "Pays de production|Pays de fab.|Pays source"
        ),
        "unit_cost": (
            "Unit price|Cost per unit|Price per unit|Piece price|Piece cost|Part cost|Part price|"
            "Cost each|Cost/unit|Price each|Cost per part|Price per part|Purchase price|Std cost|"
            "Standard cost|Unit value|Cost|Price|Costo unitario|Coste unitario|Precio unitario|"
            "Costo por unidad|Coût unitaire|Prix unitaire|Stückkosten|Stückpreis|Einzelpreis|"
            "Einzelkosten|Preis|Net price|Net unit price|Contract price|Current price|Invoice price|"
            "Material cost|Piece price each|Moving average price|Moving price|Standard price|"
            "Part piece price|Unit purchase price|STPRS|VERPR|NETPR|Nettopreis|Einkaufspreis|EK-Preis|"
            "Preis je Stück|Preis pro Stück|Bewertungspreis|Standardpreis|Materialkosten|"
            "Gleitender Durchschnittspreis|Precio|Costo|Coste|Precio neto|Precio por pieza|"
            "Precio de compra|Costo estándar|Prix|Coût|Prix net|Prix d'achat|Prix pièce|Prix par pièce|"
            "Coût standard|"
            "Item cost|Frozen cost|Frozen standard cost|Frozen std cost|Material std cost|"
            "Material standard cost|PPP|Piece part price|Unit price in|Unit cost in|Price per piece|"
            "Landed piece price|Teilepreis|Teilekosten|Stück-Preis|Kosten/Stück|"
            "Preis pro Einheit|Preis je Einheit|Kosten pro Stück|Kosten je Stück|Precio unit.|"
            "P. unitario|P. unit.|Costo unit.|Coste unit.|Costo std|Costo por pieza|Prix unit.|"
            "P.U.|P.U. HT|Prix unitaire HT|Coût unit.|Coût pièce|Coût par pièce|Prix HT"
        ),
        "quantity": (
            "Quantity|Qty|Qty per vehicle|Qty/vehicle|Quantity/vehicle|Qty per unit|QPV|Usage|"
            "Units per vehicle|Pieces per vehicle|Quantity per car|Qty per car|Cantidad|"
            "Cantidad por vehículo|Cant.|Quantité|Quantité par véhicule|Qté|Menge|Menge pro Fahrzeug|"
            "Menge je Fahrzeug|Stückzahl pro Fahrzeug|Anzahl|Component quantity|Comp. qty|BOM quantity|"
            "BOM qty|Quantity per assembly|Qty per assy|Qty per|QTY/VEH|Usage qty|Usage quantity|"
            "Usage per vehicle|Pieces|Pcs|Pcs per vehicle|Installation quantity|Quantity required|"
            "Komponentenmenge|Komp.menge|Einsatzmenge|Einbaumenge|Verbaumenge|Bedarf je Fahrzeug|"
            "Stück je Fahrzeug|Stück|Stückzahl|Piezas por vehículo|Cantidad por unidad|Uso por vehículo|"
            "Nombre par véhicule|Quantité par voiture|Emploi|"
            "QPA|Qty per assembly|Ext. qty|Extended qty|Extended quantity|Usage per veh|"
            "Comp. qty (CUn)|Menge/Fzg|Stk/Fzg|Stück pro Fahrzeug|Verwendungsmenge|"
            "Cant. por vehículo|Piezas/vehículo|Qté par véhicule|Nbre/véhicule|"
            "Nombre par voiture"
        ),
        "currency": (
            "Curr|Currency code|Cost currency|Price currency|CCY|Moneda|Divisa|Devise|Monnaie|Währung|"
            "Waehrung|WAERS|Währg|Währungsschlüssel|Price curr|Cur|Tipo de moneda|Monnaie prix|"
            "Code devise|"
            "Crcy|Doc. currency|Document currency|Local currency|Transaction currency|Whrg|Währ.|"
            "Belegwährung|Mon.|Moneda ISO|Moneda local|Dev.|Monnaie ISO"
        ),
        "description": (
            "Component|Part description|Part name|Item description|Desc|Component name|Descripción|"
            "Nombre de la pieza|Désignation|Libellé|Benennung|Bezeichnung|Beschreibung|Part desc|"
            "Material description|MAKTX|Materialkurztext|Kurztext|Materialbezeichnung|Teilebezeichnung|"
            "Artikelbezeichnung|Objektkurztext|Item name|Long description|Denominación|Nombre de parte|"
            "Descripción de la pieza|Nombre|Désignation pièce|Nom de la pièce|Dénomination|"
            "Item desc.|Item text|Object description|Part text|Teilebenennung|Bezeichnung 1|"
            "Materialtext|Artikeltext|Descripción de parte|Descripción del artículo|Desc. pieza|"
            "Descripción pieza|Libellé article|Libellé pièce|Désignation article|"
            "Désignation de la pièce"
        ),
        "system": (
            "Vehicle system|Subsystem|Commodity|Commodity group|Module|Function group|Sistema|Système|"
            "Baugruppe|Group|Part group|Warengruppe|Family|"
            "Part family|Grupo|Familia|Famille|Sous-système"
        ),
        "supplier": (
            "Supplier name|Vendor|Vendor name|Manufacturer|Proveedor|Fournisseur|Lieferant|"
            "Tier 1|NAME1|"
            "Lieferantenname|Name des Lieferanten|Hersteller|"
            "Nombre del proveedor|Fabricante|Nom du fournisseur|Fabricant|"
            "Source of supply|Supplier plant|Current supplier|Lieferant Name|Bezugsquelle Name|"
            "Proveedor actual|Nombre proveedor|Nom fourn.|Nom fournisseur|Fournisseur principal|"
            "Fournisseur actuel|Fourn."
        ),
        "hts_code": (
            "HTS|HTSUS|HTSUS code|HTS number|HTS no.|HS code|HS|HTS 10|HTS8|HS6|Tariff code|"
            "Tariff number|Tariff no.|Tariff item|Tariff|Customs code|Schedule B|Fracción arancelaria|"
            "Código arancelario|Partida arancelaria|Code douanier|Code SH|Nomenclature douanière|"
            "Zolltarifnummer|Zolltarif-Nr.|Commodity code|Comm. code|Commodity/import code|"
            "Statistical code|STAWN|US HTS|HTSUS no.|Tariff classification|HTS classification|"
            "HS classification|Warennummer|Statistische Warennummer|Warentarifnummer|Zollcode|Fracción|"
            "Fracción arancelaria US|Clasificación arancelaria|Arancel|Nomenclature|Code SH/HTS|"
            "Position tarifaire|Code tarifaire|"
            "HTSUS 10|HTS-10|Comm./imp. code no.|Import code number|Harmonized code|Harmonised code|"
            "Harmonized system code|Zolltarif|Stat. Warennr.|Statistische Warennr.|"
            "Fracc. arancelaria|Fracción HTS|Código HS|Código SA|Código TARIC|TARIC|TARIC code|"
            "Code HS|Code NC|Nomenclature combinée|Code TARIC"
        ),
        "stated_role": (
            "Role|Part category|USMCA category|USMCA role|USMCA part role|Rol de la pieza|"
            "Rôle de la pièce|Teilerolle|Core part|USMCA core part|Part class"
        ),
        "regional_content": (
            "Regional content|Regional value content|RVC|RVC %|NAFTA content %|USMCA content %|"
            "North American content %|NA content %|Regional share|Part RVC|Contenido regional|"
            "Valor de contenido regional|VCR|Teneur régionale|Teneur en valeur régionale|"
            "Regionaler Wertanteil|Regionaler Anteil|NAFTA %|USMCA %|T-MEC %|NAFTA content|USMCA content|"
            "North American content|NA content|Contenido T-MEC|Contenido TLCAN|Contenido norteamericano|"
            "Contenu ACEUM|Contenu ALENA|Contenu régional|Nordamerikanischer Anteil|Nordamerika-Anteil|"
            "RVC-Anteil|Lokaler Anteil|"
            "Originating %|Originating content %|USMCA originating %|NAFTA/USMCA %|"
            "NAFTA/USMCA content %|Regionalanteil %|Regionaler Wertanteil %|"
            "Contenido de valor regional|CVR|Teneur en valeur régionale %|TVR"
        ),
        "us_content": (
            "US content|US share|American content %|US value content|US value %|Contenido de EE.UU.|"
            "Contenido estadounidense|Contenu américain|US-Anteil|US %|USA content|USA %|Contenido EUA|"
            "Contenido US|Contenu US|Contenu É.-U.|US-Wertanteil|Anteil USA|Amerikanischer Anteil|"
            "US parts content|US parts content %|US originating %|Contenido EE. UU.|Contenido de EUA|"
            "Teneur américaine|Contenu États-Unis"
        ),
        "freight_per_unit": (
            "Freight|Freight/unit|Inbound freight|Inbound freight per unit|Freight cost|Unit freight|"
            "Freight cost per unit|Logistics cost per unit|Freight per part|Shipping per unit|Flete|"
            "Flete por unidad|Flete unitario|Fret|Fret unitaire|Fracht|Fracht pro Stück|Costo de flete|"
            "Costo de transporte|Gastos de transporte|Transporte|Frais de transport|Frais de port|"
            "Coût de transport|Frachtkosten|Transportkosten|Frachtkosten pro Stück|"
            "Inland freight|Inbound freight/unit|Frachtkosten/Stück|Frachtkosten je Stück|"
            "Flete por pieza|Flete/pieza|Fret/pièce|Fret par pièce|Transport par pièce"
        ),
        "alternative": (
            "Source type|Sourcing status|Source status|Current/alternative|Current or alternative|Fuente|"
            "Tipo de fuente|Type de source|Bezugsquelle|Quelle"
        ),
        "switching_cost_usd": (
            "Switch cost|Resourcing cost|One-off cost|Tooling cost|Tooling|Costo de cambio|"
            "Coût de changement|Wechselkosten|Umstellungskosten"
        ),
        "price_unit": (
            "Price per|Per|Price base|Price base quantity|Pricing unit|Preiseinheit|PE|PEINH|EPEIN|"
            "Preis pro|Unidad de precio|Base de precio|Unité de prix|Prix par"
        ),
    }
)
"""Spellings of a field of the sheet Sourcing beside its own heading, separated by ``|``, by its name."""

MODEL_SPELLINGS: Mapping[str, str] = MappingProxyType(
    {
        "vehicle_class": (
            "Class|Vehicle type|Body class|Segment|Clase de vehículo|Tipo de vehículo|Classe de véhicule|"
            "Type de véhicule|Fahrzeugklasse|Fahrzeugtyp"
        ),
        "assembly_country": (
            "Country of assembly|Final assembly|Final assembly country|Assembly|Built in|"
            "Assembly location|Production country|País de ensamble|País de ensamblaje|Pays d'assemblage|"
            "Montageland|Produktionsland|Assembly plant country|Plant country|Country of final assembly|"
            "Final assembly point|País de montaje|Pays de montage|Pays de production|Fertigungsland|"
            "Endmontage|Land der Endmontage"
        ),
        "annual_volume": (
            "Volume|Annual US volume|US volume|Annual sales|US sales|Units per year|Vehicles per year|"
            "Yearly volume|Volumen anual|Volume annuel|Jahresvolumen|Units|Units sold|Sales|Sales volume|"
            "Forecast volume|Planned volume|Annual units|Volumen|Ventas|Ventas anuales|Ventes|"
            "Ventes annuelles|Absatz|Jahresabsatz|Stückzahl pro Jahr|Stück pro Jahr|Volumen pro Jahr"
        ),
        "conversion_usd": (
            "Conversion|Conversion cost per vehicle|Assembly cost|Labour and overhead|Labor and overhead|"
            "Costo de conversión|Coût de transformation|Fertigungskosten"
        ),
        "net_cost_usd": ("Net cost per vehicle|Vehicle net cost|Costo neto|Coût net|Nettokosten"),
        "customs_value_usd": (
            "Customs value per vehicle|Transaction value|Declared value|Entered value|Valor en aduana|"
            "Valeur en douane|Zollwert"
        ),
        "msrp_usd": (
            "Suggested retail price|Retail price|List price|Sticker price|Base MSRP|Precio de lista|"
            "Prix catalogue|Listenpreis"
        ),
        "outbound_freight_usd": (
            "Outbound freight per vehicle|Delivery freight|Freight|Vehicle freight|Flete de salida|"
            "Fret sortant|Ausgangsfracht"
        ),
        "insurance_usd": ("Insurance per vehicle|Transport insurance|Seguro|Assurance|Versicherung"),
        "transport_mode": (
            "Mode of transport|Mode|Transport|Shipping mode|Modo de transporte|Mode de transport|"
            "Transportart|Verkehrsträger"
        ),
        "lvc_share": (
            "LVC|Labour value content|Labor value content|Labour value content %|Labor value content %|"
            "Valor de contenido laboral|Teneur en valeur-travail"
        ),
        "steel_share": ("Originating steel|Steel %|Steel|Acero originario|Acier originaire"),
        "aluminium_share": (
            "Originating aluminium|Originating aluminum|Originating aluminum %|Aluminium %|Aluminum %|"
            "Aluminium|Aluminum|Aluminio originario|Aluminium originaire"
        ),
        "model_line": ("Line|Product line|Línea de modelo|Gamme|Modellreihe"),
        "plant": ("Assembly plant|Plant name|Factory|Planta|Usine|Werk"),
    }
)
"""Those of the sheet Models; the model itself is spelt as in Sourcing."""

RATE_SPELLINGS: Mapping[str, str] = MappingProxyType(
    {
        "rate": (
            "Rate|Exchange rate|FX rate|FX|USD rate|Rate to USD|USD per unit of currency|"
            "USD per currency unit|Tipo de cambio|Taux de change|Wechselkurs|USD por unidad|"
            "Dólares por unidad|USD por unidad de moneda|USD je Einheit|USD pro Einheit|USD par unité|"
            "Dollars par unité|Kurs|Umrechnungskurs|Cours|Taux"
        ),
    }
)
"""Those of the sheet Rates; the currency is spelt as in Sourcing."""
