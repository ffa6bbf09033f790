"""The columns of a part row without which it is none: model, part, origin, cost, quantity, currency."""

from headroom.book.fields.field import CellKind, Field
from headroom.language import tr, tr_in

PART_FIELDS = (
    Field(
        "model",
        "Model",
        CellKind.KEY,
        tr_in("cells of a column", "text"),
        required=True,
        spellings=(
            "Model name|Vehicle model|Vehicle|Nameplate|Carline|Vehicle line|Programme|Program|"
            "Vehicle program|Vehicle programme|Model code|Modelo|Vehículo|Modèle|Véhicule|Modell|"
            "Fahrzeug|Fahrzeugmodell|Baureihe|Vehicle code|Finished good|Top level assembly|"
            "Fahrzeugbaureihe|Fahrzeugprojekt|Modellbezeichnung|Código de modelo|"
            "Modelo de vehículo|Programa|Code modèle|Modèle de véhicule|Programme véhicule|"
            "Model/Variant|Model variant|Model/Year|Model & Year|Model year/Model|Vehicle model name|"
            "Modell/Baureihe|Fahrzeugprogramm|Modelo del vehículo|Nombre del modelo|"
            "Modelo/Variante|Nom du modèle|Modèle véhicule|Désignation véhicule"
        ),
        asked="Finished good SKU|Finished goods SKU|FG SKU|FG|Finished product|Product SKU",
        help=tr("The vehicle model that the part goes into, spelt as in the sheet Models."),
        examples=(
            tr_in("example", "Example model"),
            tr_in("example", "Example model"),
            tr_in("example", "Example model"),
        ),
        drops_row=True,
        may_change=False,
        in_lot=True,
    ),
    Field(
        "part_number",
        "Part number",
        CellKind.KEY,
        tr("text, leading zeros kept"),
        required=True,
        spellings=(
            "Part no.|Part num|Part nr|Part|Part ID|Part code|PN|Item number|Item no.|Item code|"
            "Component number|Component no.|Material number|Material no.|Número de parte|"
            "No. de parte|Núm. de parte|Número de pieza|Número de componente|Numéro de pièce|"
            "N° de pièce|Référence pièce|Référence|Teilenummer|Teile-Nr.|Sachnummer|"
            "Materialnummer|Material-Nr.|Material|Material ID|MATNR|IDNRK|Komponente|"
            "Komponentennummer|Teil|Artikelnummer|Artikel-Nr.|Item ID|Item|Item revision|"
            "Child part number|Part nbr|Número de artículo|Número de material|Código de pieza|"
            "Clave de parte|Clave|Código|Código de artículo|Numéro d'article|Code article|"
            "Numéro de composant|Réf.|Réf. pièce|Part no (OEM)|Comp. item|Component item|"
            "Assembly item|Matl no.|Mat. no.|OEM part number|Segment1|Sach-Nr.|Mat.-Nr.|Teilenr.|"
            "Komponentennr.|Komponenten-Nr.|No. de pieza|No. pieza|No. parte|Num. parte|"
            "Número parte|Número pieza|Núm. pieza|Referencia|Cód. artículo|Cód. parte|Cód. pieza|"
            "Parte|Pieza|Réf. article|Référence article|N° article|No. article|No. pièce|"
            "Numéro pièce|Code pièce|Code produit|Réf. produit|Component ID|Component code|Comp. ID|"
            "Component PN|Child part|Child item|Child PN|Child ID|Child code|Child number|BOM child|"
            "Component variant|Componente|Artikelcode|Artikel-Code"
        ),
        asked=(
            "Mfg part number|Mfg part no.|Mfg part #|Mfg PN|Mfr part number|Mfr part no.|Mfr part #|Mfr PN|"
            "Manufacturer part number|Manufacturer part no.|Manufacturer part #|Manufacturer PN|MPN|"
            "Supplier part number|Supplier part no.|Supplier part #|Vendor part number|Vendor part no.|"
            "Vendor part #|Hersteller-Teilenummer|Herstellerteilenummer|Lieferantenteilenummer|"
            "Número de parte del fabricante|Référence fabricant|Référence fournisseur|SKU|Product code|"
            "Product number|Product no.|Variant code|Artikel"
        ),
        help=tr("Number of the part; rows of one number in one model are sources of the same part."),
        examples=("00124471", "8R-2210-B", "8R-2210-B"),
        drops_row=True,
        may_change=False,
    ),
    Field(
        "origin",
        "Country of origin",
        CellKind.COUNTRY,
        tr("ISO 3166 alpha-2 code or name"),
        tr_in("what a blank cell means", "unknown"),
        required=True,
        spellings=(
            "Origin|COO|C/O|Origin country|Country origin|Part origin|Origin code|"
            "Country of origin code|Country of manufacture|Made in|"
            "País de origen|Origen|Pays d'origine|Origine|Ursprungsland|Herkunftsland|"
            "Ursprung|Origin country code|Country of Origin (COO)|Mfg country|Manufacturing country|"
            "Country of mfg|Country of production|HERKL|Ursprungsland des Materials|Urspr.land|"
            "Herkunft|Warenursprung|Produktionsland|País origen|País de fabricación|"
            "Pays de fabrication|Pays origine|"
            "Ctry of origin|Ctry of org.|Country of org.|Orig. country|"
            "Country/region of origin|Country of origin (ISO)|Country of mfr|Manufactured in|Produced in|"
            "Urspr. Land|Ursprungsl.|Urspr.|Herk.land|Herstellungsland|Erzeugerland|"
            "Fertigungsland|País de orig.|País fabricación|País de producción|"
            "Pays fabrication|Pays de production|Pays de fab."
        ),
        asked=(
            "Country|Ctry|Country code|ISO country|ISO country code|País|Pays|Land|Source country|"
            "Sourcing country|Country of sourcing|Pays source|Lieferland|País de procedencia|"
            "Pays de provenance|Provenance|Supplier country|Vendor country|Country of supplier|"
            "Supplier location|Ship-from country|Export country|Country of export|Country of departure|"
            "Lieferantenland|Versandland|País del proveedor|País proveedor|País de exportación|"
            "Pays du fournisseur|Pays fournisseur|Pays d'exportation|Pays d'expédition"
        ),
        help=tr("The country where the part was last made; blank or “unknown” is unknown, never 0 or 100 %."),
        examples=("US", "MX", "CA"),
        if_faulty=tr("The origin is taken as unknown."),
        if_blank=tr_in("what a blank cell means", "unknown"),
        in_lot=True,
        by_cells=tr("Its cells are countries."),
    ),
    Field(
        "unit_cost",
        "Unit cost",
        CellKind.AMOUNT,
        tr("per part, in Currency, 0 or more"),
        required=True,
        spellings=(
            "Unit price|Cost per unit|Price per unit|Piece price|Piece cost|Part cost|Part price|"
            "Cost each|Cost/unit|Price each|Cost per part|Price per part|Purchase price|Std cost|"
            "Standard cost|Unit value|Cost|Price|Costo unitario|Coste unitario|Precio unitario|"
            "Costo por unidad|Coût unitaire|Prix unitaire|Stückkosten|Stückpreis|Einzelpreis|"
            "Einzelkosten|Preis|Net price|Net unit price|Contract price|Current price|"
            "Invoice price|Material cost|Piece price each|Moving average price|Moving price|"
            "Standard price|Part piece price|Unit purchase price|STPRS|VERPR|NETPR|Nettopreis|"
            "Einkaufspreis|EK-Preis|Preis je Stück|Preis pro Stück|Bewertungspreis|Standardpreis|"
            "Materialkosten|Gleitender Durchschnittspreis|Precio|Costo|Coste|Precio neto|"
            "Precio por pieza|Precio de compra|Costo estándar|Prix|Coût|Prix net|Prix d'achat|"
            "Prix pièce|Prix par pièce|Coût standard|Item cost|Frozen cost|Frozen standard cost|"
            "Frozen std cost|Material std cost|Material standard cost|PPP|Piece part price|"
            "Unit price in|Unit cost in|Price in|Cost in|Price/item|Price/item in|Price per item|Cost/item|"
            "Cost per item|Item price|Price per piece|Landed piece price|Teilepreis|"
            "Teilekosten|Stück-Preis|Kosten/Stück|Preis pro Einheit|Preis je Einheit|"
            "Kosten pro Stück|Kosten je Stück|Precio unit.|P. unitario|P. unit.|Costo unit.|"
            "Coste unit.|Costo std|Costo por pieza|Prix unit.|P.U.|P.U. HT|Prix unitaire HT|"
            "Coût unit.|Coût pièce|Coût par pièce|Prix HT|PO price|PO unit price|Purchase order price|"
            "Order price|Order unit price|Value per unit|Value per piece|USD each|USD/each|USD/ea|USD ea|"
            "Bestellpreis|Precio de la orden de compra|Prix de commande"
        ),
        asked="Each|Base price|Estimated cost|Est. cost|Preis/VE|Preis je VE|Preis pro VE|VE-Preis",
        help=tr("What one part costs."),
        examples=(1850.0, 11500.0, 640.0),
        drops_row=True,
        per_part=True,
        by_price_unit=True,
    ),
    Field(
        "quantity",
        "Quantity per vehicle",
        CellKind.AMOUNT,
        tr_in("cells of a column", "above 0"),
        "1",
        above_zero=True,
        spellings=(
            "Quantity|Qty|Qty per vehicle|Qty/vehicle|Quantity/vehicle|Qty per unit|QPV|Usage|"
            "Units per vehicle|Pieces per vehicle|Quantity per car|Qty per car|Cantidad|"
            "Cantidad por vehículo|Cant.|Quantité|Quantité par véhicule|Qté|Menge|"
            "Menge pro Fahrzeug|Menge je Fahrzeug|Stückzahl pro Fahrzeug|Anzahl|Anz.|Stk.|Stck.|"
            "Component quantity|Comp. qty|BOM quantity|BOM qty|Quantity per assembly|"
            "Qty per assy|Qty per|QTY/VEH|Usage qty|Usage quantity|Usage per vehicle|Pieces|Pcs|"
            "Pcs per vehicle|Installation quantity|Quantity required|Komponentenmenge|Komp.menge|"
            "Einsatzmenge|Einbaumenge|Verbaumenge|Bedarf je Fahrzeug|Stück je Fahrzeug|Stück|"
            "Stückzahl|Piezas por vehículo|Cantidad por unidad|Uso por vehículo|"
            "Nombre par véhicule|Quantité par voiture|Emploi|QPA|Qty per assembly|Ext. qty|"
            "Extended qty|Extended quantity|Usage per veh|Comp. qty (CUn)|Menge/Fzg|Stk/Fzg|"
            "Stück pro Fahrzeug|Verwendungsmenge|Cant. por vehículo|Piezas/vehículo|"
            "Qté par véhicule|Nbre/véhicule|Nombre par voiture|Units needed|Units required|"
            "Qty needed|Qty required|Quantity needed|Required qty|Required quantity|Part qty|Part quantity|"
            "Item qty|Item quantity|Qty per board|Quantity per board|Qty per kit|Quantity per kit"
        ),
        help=tr("How many of the part go into one vehicle."),
        examples=(1.0, 2.0, 2.0),
        blank=1.0,
        assumed=True,
        drops_row=True,
    ),
    Field(
        "currency",
        "Currency",
        CellKind.CURRENCY,
        tr_in("cells of a column", "ISO 4217 code"),
        "USD",
        spellings=(
            "Curr|Currency code|Cost currency|Price currency|CCY|Moneda|Divisa|Devise|Monnaie|"
            "Währung|Waehrung|WAERS|Währg|Währungsschlüssel|Price curr|Cur|Tipo de moneda|"
            "Monnaie prix|Code devise|Crcy|Doc. currency|Document currency|Local currency|"
            "Transaction currency|Whrg|Währ.|Belegwährung|Mon.|Moneda ISO|Moneda local|Dev.|"
            "Monnaie ISO"
        ),
        help=tr("The currency of unit cost and freight; the sheet Rates says what it is worth."),
        examples=("USD", "MXN", "CAD"),
        blank="USD",
        drops_row=True,
        in_lot=True,
        by_cells=tr("Its cells are currencies."),
    ),
)
"""In the order of the template."""
