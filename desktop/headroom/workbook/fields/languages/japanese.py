"""Japanese headings and words."""

_MODEL = "車種|車種名|モデル|モデル名|車両|車両モデル|型式|車型名|機種|車両型式"
_CURRENCY = "通貨|通貨コード|通貨単位|価格通貨"

SOURCING = {
    "model": _MODEL,
    "part_number": (
        "部品番号|部品No|部品No.|品番|部番|パーツ番号|パーツナンバー|部品コード|品目番号|品目コード|図番|図面番号|"
        "構成部品番号|資材コード|製品番号"
    ),
    "origin": "原産国|原産地|生産国|製造国|原産国名|産地|原産国コード",
    "unit_cost": (
        "単価|部品単価|単位原価|原価|価格|購入単価|購入価格|仕入単価|仕入価格|単位価格|部品価格|部品コスト|"
        "標準原価|材料費|コスト|ユニットコスト|取引価格"
    ),
    "quantity": (
        "数量|員数|個数|台当たり数量|台当り数量|1台当たり数量|一台当たり数量|使用数量|使用個数|所要量|"
        "台当たり員数|車両当たり数量"
    ),
    "currency": _CURRENCY,
    "description": "品名|部品名|部品名称|名称|説明|品目名|品目テキスト|製品名|摘要|部品説明",
    "system": "システム|サブシステム|ユニット区分|機能グループ|部品群|部品グループ",
    "supplier": (
        "仕入先|仕入先名|サプライヤー|サプライヤ|サプライヤー名|取引先|取引先名|供給元|メーカー|製造元"
    ),
    "hts_code": (
        "HSコード|HTSコード|関税番号|関税コード|関税分類|関税分類番号|税番|統計品目番号|税表番号|HS番号"
    ),
    "stated_role": "部品区分|部品の役割|USMCA区分",
    "regional_content": (
        "域内原産割合|域内付加価値|域内付加価値率|現地調達率|域内原産割合%|北米含有率|地域含有率"
    ),
    "us_content": "米国含有率|米国コンテンツ|米国原産割合|米国産割合",
    "freight_per_unit": "運賃|輸送費|単位運賃|物流費|個当たり運賃|輸送コスト",
    "alternative": "調達区分|ソース区分|現行/代替|調達ステータス",
    "switching_cost_usd": "切替費用|切替コスト|型費|金型費",
    "price_unit": "価格単位|単価単位|価格基準数量",
    "stated_core_group": "コアグループ|コア部品グループ",
    "core_component": "コア構成部品|リスト部品",
    "part_net_cost": "部品純費用|部品の純費用",
    "part_vnm": "非原産材料価額|非原産材料の価額",
    "component_vnm": "構成部品の非原産材料価額",
    "originating": "原産性|原産品|原産資格|原産判定",
    "us_transformed": "米国実質的変更",
}

MODELS = {
    "name": _MODEL,
    "vehicle_class": "車両区分|車両クラス|車種区分|車両タイプ",
    "assembly_country": "組立国|最終組立国|車両生産国|組立地",
    "annual_volume": "年間台数|年間販売台数|年間生産台数|販売台数|年間数量",
    "conversion_usd": "加工費|組立費|変換費",
    "net_cost_usd": "純費用|純原価|正味費用",
    "customs_value_usd": "課税価格|関税評価額|申告価格",
    "msrp_usd": "希望小売価格|メーカー希望小売価格",
    "outbound_freight_usd": "完成車運賃|完成車輸送費",
    "insurance_usd": "保険料",
    "transport_mode": "輸送手段|輸送モード|輸送方法",
    "lvc_share": "労働価値割合|賃金条項割合",
    "steel_share": "原産鉄鋼|鉄鋼原産割合",
    "aluminium_share": "原産アルミ|アルミ原産割合",
    "model_line": "モデルライン|車種系列",
    "plant": "工場|組立工場|生産工場",
    "hts_code": "車両HSコード|車両HTSコード|完成車HSコード",
    "powertrain": "パワートレイン|動力|駆動方式|動力源",
    "manufacturer": "自動車メーカー|完成車メーカー",
    "vehicles_per_entry": "申告当たり台数",
}

RATES = {
    "currency": _CURRENCY,
    "rate": "為替レート|レート|換算レート|ドル換算レート|対ドルレート",
}

WORDS = {
    "yes": "はい|有り|あり|該当",
    "no": "いいえ|無し|なし|非該当",
    "current": "現行|現在|既存",
    "alternative": "代替|候補|代替案|見積",
    "core": "コア|コア部品|基幹部品",
    "principal": "主要部品",
    "complementary": "補完|補完部品",
    "other": "その他",
    "engine": "エンジン",
    "transmission": "トランスミッション|変速機",
    "body and chassis": "ボディ|シャシー|車体|ボディおよびシャシー",
    "axles": "アクスル|車軸",
    "suspension": "サスペンション",
    "steering": "ステアリング",
    "advanced battery": "バッテリー|駆動用バッテリー|先進バッテリー",
    "passenger car": "乗用車|セダン",
    "light truck": "小型トラック|ライトトラック|ピックアップ|ピックアップトラック",
    "heavy truck": "大型トラック",
    "vessel": "船舶|海上|海上輸送",
    "rail": "鉄道|鉄道輸送",
    "truck": "トラック|陸送|道路",
    "combustion": "ガソリン|ディーゼル|内燃機関",
    "hybrid": "ハイブリッド",
    "electric": "電気|電気自動車",
}
