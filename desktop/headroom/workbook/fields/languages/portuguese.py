"""Portuguese headings and words."""

_MODEL = (
    "Modelo|Modelo do veículo|Nome do modelo|Veículo|Código do modelo|Programa do veículo|Linha de veículo|"
    "Modelo/Versão"
)
_CURRENCY = "Moeda|Código da moeda|Moeda do preço|Moeda de custo"

SOURCING = {
    "model": _MODEL,
    "part_number": (
        "Número da peça|Nº da peça|N.º da peça|No. da peça|Núm. da peça|Código da peça|Peça|"
        "Número do componente|Código do componente|Número do item|Código do item|Código do material|"
        "Número do material|Número do artigo|Código do artigo|Referência|Referência da peça|Part number peça"
    ),
    "origin": (
        "País de origem|País origem|Origem|Origem da peça|País de fabricação|País de fabrico|"
        "País de produção|Fabricado em|Origem (país)"
    ),
    "unit_cost": (
        "Custo unitário|Custo por unidade|Custo por peça|Custo da peça|Custo|Custo unit.|Preço unitário|"
        "Preço por unidade|Preço por peça|Preço da peça|Preço|Preço unit.|Preço líquido|Preço de compra|"
        "Custo padrão|Custo do material|Valor unitário|Vlr unitário|Vl. unit."
    ),
    "quantity": (
        "Quantidade|Quantidade por veículo|Qtd|Qtd.|Qtde|Qtde.|Qtd por veículo|Qtde por veículo|Qtd/veículo|"
        "Quant.|Peças por veículo|Uso por veículo|Consumo por veículo"
    ),
    "currency": _CURRENCY,
    "description": (
        "Descrição|Descrição da peça|Descrição do item|Descrição do material|Descrição do componente|"
        "Denominação|Designação|Nome da peça|Nome|Nome do componente"
    ),
    "system": "Sistema do veículo|Subsistema|Grupo de peças|Família de peças|Família",
    "supplier": "Fornecedor|Nome do fornecedor|Fornecedor atual|Fabricante da peça",
    "hts_code": (
        "Código HTS|NCM|Código NCM|Código SH|Código aduaneiro|Código tarifário|Posição pautal|"
        "Classificação fiscal|Classificação tarifária|Nomenclatura|Código pautal"
    ),
    "stated_role": "Função da peça|Papel da peça|Categoria da peça|Categoria USMCA",
    "regional_content": (
        "Conteúdo regional|Conteúdo regional %|Valor de conteúdo regional|Índice de conteúdo regional|"
        "Conteúdo norte-americano|Conteúdo USMCA"
    ),
    "us_content": "Conteúdo dos EUA|Conteúdo EUA|Conteúdo americano|Conteúdo dos EUA %",
    "freight_per_unit": (
        "Frete|Frete por unidade|Frete unitário|Frete por peça|Custo de frete|Transporte por peça"
    ),
    "alternative": "Tipo de fonte|Fonte|Situação da fonte|Atual/alternativa",
    "switching_cost_usd": "Custo de mudança|Custo de troca|Custo de ferramental",
    "price_unit": "Unidade de preço|Base de preço|Preço por",
    "stated_core_group": "Grupo essencial|Grupo de peças essenciais",
    "core_component": "Componente listado",
    "part_net_cost": "Custo líquido da peça|Custo líquido por peça",
    "part_vnm": "Valor de materiais não originários|VMN da peça",
    "component_vnm": "VMN dos componentes",
    "originating": "Originária|Originário|Peça originária|Qualifica USMCA|Status de origem",
    "us_transformed": "Transformado nos EUA|Transformada nos EUA",
    "level": (
        "Nível|Nível da estrutura|Nível de estrutura|Nível BOM|Nível da BOM|Nível da lista|"
        "Nível hierárquico|Hierarquia"
    ),
    "parent_part": (
        "Pai|Item pai|Código pai|Código do pai|Peça pai|Componente pai|Material pai|Conjunto pai|"
        "Produto pai|Número pai|Conjunto superior|Usado em"
    ),
    "made_by": (
        "Fabricar/Comprar|Fabricado/Comprado|Produzir/Comprar|Tipo de suprimento|"
        "Tipo de aprovisionamento|Tipo de abastecimento|Comprado/Fabricado|Interno/Externo"
    ),
}

MODELS = {
    "name": _MODEL,
    "vehicle_class": "Classe do veículo|Tipo de veículo|Categoria do veículo",
    "assembly_country": "País de montagem|Montado em|País de montagem final|Local de montagem",
    "annual_volume": "Volume anual|Vendas anuais|Vendas|Unidades por ano|Veículos por ano|Volume de vendas",
    "conversion_usd": "Custo de conversão|Custo de transformação|Custo de montagem",
    "net_cost_usd": "Custo líquido|Custo líquido por veículo",
    "customs_value_usd": "Valor aduaneiro|Valor aduaneiro por veículo",
    "msrp_usd": "Preço de tabela|Preço público sugerido|Preço sugerido",
    "outbound_freight_usd": "Frete de saída|Frete do veículo|Frete",
    "insurance_usd": "Seguro|Seguro por veículo",
    "transport_mode": "Modo de transporte|Modal de transporte|Modal",
    "lvc_share": "Valor de conteúdo laboral",
    "steel_share": "Aço originário",
    "aluminium_share": "Alumínio originário",
    "model_line": "Linha do modelo",
    "plant": "Fábrica|Planta de montagem|Unidade fabril",
    "hts_code": "Código HTS do veículo|NCM do veículo|Código SH do veículo",
    "powertrain": "Propulsão|Tipo de propulsão|Motorização",
    "manufacturer": "Montadora|Fabricante do veículo",
    "vehicles_per_entry": "Veículos por declaração",
}

RATES = {
    "currency": _CURRENCY,
    "rate": "Taxa de câmbio|Câmbio|Cotação|USD por unidade de moeda|Dólares por unidade de moeda",
}

WORDS = {
    "yes": "sim|s|verdadeiro",
    "no": "não|nao",
    "current": "atual|vigente|existente",
    "alternative": "alternativo|proposta|cotação|opção",
    "core": "essencial|peça essencial",
    "principal": "peça principal",
    "complementary": "complementar|peça complementar",
    "other": "outro|outra|outros|outras|demais",
    "none": "nenhum|nenhuma",
    "engine": "motor",
    "transmission": "transmissão|caixa de câmbio|câmbio",
    "body and chassis": "carroceria|carroçaria|chassi|carroceria e chassi",
    "axles": "eixo|eixos",
    "suspension": "suspensão",
    "steering": "direção",
    "advanced battery": "bateria|bateria avançada|bateria de tração",
    "passenger car": "automóvel|carro|carro de passeio|veículo de passageiros|automóvel de passageiros",
    "light truck": "caminhonete|picape|caminhão leve|camião ligeiro",
    "heavy truck": "caminhão pesado|camião pesado",
    "vessel": "navio|marítimo|mar",
    "rail": "trem|comboio|ferroviário|ferrovia",
    "truck": "caminhão|camião|rodoviário|estrada",
    "combustion": "combustão|gasolina|flex|etanol",
    "hybrid": "híbrido|híbrida",
    "electric": "elétrico|elétrica",
    "self": "produzido|produzida|produzir|fabricação própria|produção própria|produção interna",
    "supplier": "fornecedor|terceiros|terceirizado|adquirido|aquisição",
    "phantom": "conjunto fantasma|fictício",
}
