"""Italian headings and words."""

_MODEL = (
    "Modello|Modello del veicolo|Modello veicolo|Nome del modello|Nome modello|Veicolo|Codice modello|Vettura"
)
_CURRENCY = "Valuta|Divisa|Codice valuta|Valuta prezzo"

SOURCING = {
    "model": _MODEL,
    "part_number": (
        "Numero parte|Numero di parte|N. parte|Numero pezzo|Numero del pezzo|Codice pezzo|Codice parte|"
        "Codice articolo|Numero articolo|Codice componente|Numero componente|Codice materiale|"
        "Numero materiale|Codice|Articolo|Cod. articolo|Disegno|Particolare|Codice particolare"
    ),
    "origin": (
        "Paese di origine|Paese d'origine|Paese origine|Origine|Paese di fabbricazione|Paese di produzione|"
        "Prodotto in|Fabbricato in|Origine merce"
    ),
    "unit_cost": (
        "Costo unitario|Costo per unità|Costo per pezzo|Costo al pezzo|Costo pezzo|Costo unit.|Costo|"
        "Prezzo unitario|Prezzo per unità|Prezzo per pezzo|Prezzo al pezzo|Prezzo pezzo|Prezzo unit.|Prezzo|"
        "Prezzo netto|Prezzo di acquisto|Prezzo d'acquisto|Costo standard|Costo materiale|Valore unitario"
    ),
    "quantity": (
        "Quantità|Quantità per veicolo|Q.tà|Qtà|Q.ta|Quantità/veicolo|Q.tà per veicolo|Pezzi per veicolo|"
        "Impiego per veicolo|Coefficiente d'impiego|Fabbisogno per veicolo|Pezzi"
    ),
    "currency": _CURRENCY,
    "description": (
        "Descrizione|Descrizione articolo|Descrizione pezzo|Descrizione del pezzo|Descrizione componente|"
        "Descrizione materiale|Denominazione|Designazione|Nome del pezzo|Nome pezzo|Nome"
    ),
    "system": "Sistema veicolo|Sottosistema|Gruppo|Famiglia|Gruppo merceologico|Categoria merceologica",
    "supplier": (
        "Fornitore|Nome fornitore|Nome del fornitore|Fornitore attuale|Produttore|Ragione sociale fornitore"
    ),
    "hts_code": (
        "Codice HTS|Codice doganale|Codice SA|Codice NC|Voce doganale|Voce tariffaria|Nomenclatura combinata|"
        "Codice tariffario|Classificazione doganale|Codice TARIC"
    ),
    "stated_role": "Ruolo del pezzo|Ruolo della parte|Categoria del pezzo",
    "regional_content": (
        "Contenuto regionale|Contenuto regionale %|Valore di contenuto regionale|Quota regionale"
    ),
    "us_content": "Contenuto USA|Contenuto USA %|Contenuto statunitense|Quota USA",
    "freight_per_unit": (
        "Trasporto|Trasporto per pezzo|Trasporto unitario|Costo di trasporto|Nolo|Nolo per unità|"
        "Spese di trasporto"
    ),
    "alternative": "Tipo di fonte|Fonte|Stato della fonte|Attuale/alternativa",
    "switching_cost_usd": "Costo di cambio|Costo di passaggio|Costo attrezzature",
    "price_unit": "Unità di prezzo|Base prezzo|Prezzo per",
    "stated_core_group": "Gruppo essenziale|Gruppo di parti essenziali",
    "core_component": "Componente essenziale|Componente elencato",
    "part_net_cost": "Costo netto del pezzo|Costo netto per pezzo",
    "part_vnm": "Valore dei materiali non originari|VMN del pezzo",
    "component_vnm": "VMN dei componenti",
    "originating": "Originaria|Originario|Parte originaria|Stato di origine|Qualificato USMCA",
    "us_transformed": "Trasformato negli USA|Trasformata negli USA",
    "level": (
        "Livello|Liv.|Liv|Livello distinta|Livello distinta base|Livello DB|Livello BOM|"
        "Livello struttura|Livello gerarchico|Gerarchia"
    ),
    "parent_part": (
        "Padre articolo|Codice padre|Articolo padre|Componente padre|Parte padre|Assieme padre|"
        "Assieme superiore|Assieme|Numero padre|Cod. padre|Materiale padre|Usato in"
    ),
    "made_by": (
        "Make/Buy parte|Produrre/Acquistare|Produzione/Acquisto|Prodotto/Acquistato|"
        "Tipo approvvigionamento|Tipo di approvvigionamento|Modo di approvvigionamento|"
        "Interno/Esterno|Provenienza"
    ),
}

MODELS = {
    "name": _MODEL,
    "vehicle_class": "Classe del veicolo|Classe veicolo|Tipo di veicolo|Tipo veicolo|Categoria veicolo",
    "assembly_country": "Paese di assemblaggio|Paese di montaggio|Assemblato in|Luogo di assemblaggio",
    "annual_volume": "Volume annuo|Volume annuale|Vendite annue|Vendite|Unità all'anno|Veicoli all'anno",
    "conversion_usd": "Costo di trasformazione|Costo di conversione|Costo di assemblaggio",
    "net_cost_usd": "Costo netto|Costo netto per veicolo",
    "customs_value_usd": "Valore in dogana|Valore doganale",
    "msrp_usd": "Prezzo di listino|Listino",
    "outbound_freight_usd": "Trasporto in uscita|Trasporto del veicolo|Nolo in uscita",
    "insurance_usd": "Assicurazione|Assicurazione per veicolo",
    "transport_mode": "Modo di trasporto|Modalità di trasporto|Mezzo di trasporto",
    "lvc_share": "Valore di contenuto del lavoro",
    "steel_share": "Acciaio originario",
    "aluminium_share": "Alluminio originario",
    "model_line": "Linea di modello|Gamma",
    "plant": "Stabilimento|Fabbrica|Impianto",
    "hts_code": "Codice HTS del veicolo|Codice doganale del veicolo",
    "powertrain": "Propulsione|Tipo di propulsione|Motorizzazione|Alimentazione",
    "manufacturer": "Costruttore|Casa automobilistica|Casa costruttrice",
    "vehicles_per_entry": "Veicoli per dichiarazione",
}

RATES = {
    "currency": _CURRENCY,
    "rate": "Tasso di cambio|Cambio|Tasso|USD per unità|Dollari per unità",
}

WORDS = {
    "yes": "sì|vero",
    "current": "attuale|esistente|in essere",
    "alternative": "alternativo|proposta|opzione|offerta",
    "core": "essenziale|parte essenziale",
    "principal": "principale|parte principale",
    "complementary": "complementare|parte complementare",
    "other": "altro|altra|altri|altre",
    "none": "nessuno|nessuna",
    "engine": "motore",
    "transmission": "trasmissione|cambio",
    "body and chassis": "carrozzeria|telaio|carrozzeria e telaio",
    "axles": "asse|assi|assale|assali",
    "suspension": "sospensione|sospensioni",
    "steering": "sterzo",
    "advanced battery": "batteria|batteria avanzata|batteria di trazione",
    "passenger car": "autovettura|automobile|vettura|auto",
    "light truck": "autocarro leggero|furgone|veicolo commerciale leggero",
    "heavy truck": "autocarro pesante|camion pesante",
    "vessel": "nave|marittimo|mare",
    "rail": "treno|ferrovia|ferroviario",
    "truck": "camion|strada|stradale|autocarro",
    "combustion": "combustione|benzina|termico",
    "hybrid": "ibrido|ibrida",
    "electric": "elettrico|elettrica",
    "self": (
        "produzione|produrre|prodotto|produzione interna|prodotto internamente|costruito|"
        "costruzione interna|fatto in casa"
    ),
    "supplier": "acquisto|acquistare|acquistato|acquistata|esterno|esterna|fornitore|conto lavoro|comprato",
    "phantom": "fantasma|fittizio|assieme fantasma",
}
