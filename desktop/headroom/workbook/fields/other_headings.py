"""Headings that say a column is no field: taxes, times, scores, stocks, destinations; and totals."""

from headroom.book.layout import TableKind
from headroom.workbook.fields.headings import heading_words

_TAXES = (
    "vat gst ust mwst iva tva tax taxes umsatzsteuer mehrwertsteuer steuer steuersatz impuesto impuestos "
    "taxe imposto impostos imposta icms ipi 税 税率 增值税 稅率 消費税 부가세"
)
_TIMES = (
    "day days week weeks month months hour hours hrs hr minutes mins seconds sec "
    "lead leadtime tage wochen monate lieferzeit plazo dias "
    "semanas delai jours semaines prazo giorni "
    "settimane 天数 天數 交期 交货期 交貨期 納期 日数 리드타임 납기 "
    "date datum fecha data year jahr ano annee anno"
)
_SCORES = (
    "score scores rating rank ranking grade quality risk ppm priority index bewertung "
    "calificacion puntuacion riesgo risque pontuacao punteggio 评分 評分 評価 점수"
)
_STOCKS = (
    "capacity capacities stock inventory hand moq minimum lot order orders ordered safety forecast "
    "kapazitat bestand mindestmenge bestellmenge losgrosse capacidad inventario existencias pedido lote "
    "capacite commande capacidade estoque giacenza 产能 產能 库存 庫存 在庫 재고 起订量"
)
_MEASURES = (
    "weight kg lb lbs length width height thickness diameter "
    "gewicht lange breite hohe peso largo ancho poids "
    "longueur largeur hauteur comprimento lunghezza 重量 長さ 重さ 중량"
)
_PLACES = (
    "row pos position level rev revision version seq sequence sort zeile ebene stufe index nivel linea "
    "niveau ligne linha riga livello 序号 序號 行号 番号 순번"
)
_GOALS = "destination ship-to shipto delivery bestimmungsland empfangsland destino destinazione 目的国 目的地"
_TOTALS = (
    "total totals subtotal extended ext extension sum gesamt gesamtpreis gesamtkosten gesamtwert summe "
    "importe monto suma montant somme totale importo valor_total montante 总价 總價 总额 總額 金额 金額 "
    "合计 合計 小计 小計 合价 총액 합계 금액"
)

_NUMBERS = (
    "id ids code codes number numero nummer num no nr cod codigo barcode ean gtin upc sap conversion "
    "exchange wechselkurs kurs phone tel index note notes remark remarks comment bemerkung notas "
    "observaciones 编号 编码 代码 編號 編碼 代碼 番号 コード 번호 코드 номер код"
)
_OTHERS = (
    "sap supplier vendor customer client cliente clients kunde kunden lieferant lieferanten proveedor "
    "fournisseur fornecedor barcode ean gtin upc drawing zeichnung phone tel account accounts kundenkonto"
)


def plain_words(text: str) -> frozenset[str]:
    """Return words that a space separates, as ``heading_words`` gives them."""
    return frozenset("".join(heading_words(word)) for word in text.split())


_NO_FIELDS = plain_words(f"{_TAXES} {_TIMES} {_SCORES} {_STOCKS} {_MEASURES} {_PLACES} {_GOALS}")
_TOTAL_WORDS = plain_words(_TOTALS)
_NUMBER_WORDS, _OTHER_WORDS = plain_words(_NUMBERS), plain_words(_OTHERS)
_SHIPPED_TO = frozenset({"ship", "shipped", "deliver", "delivered", "sold", "sell"})


def means_no_field(kind: TableKind, text: str) -> bool:
    """Return whether a word of a heading says that its column is no field of parts, such as ``Lead time``."""
    words = set(heading_words(text))
    to_somebody = "to" in words and bool(words & _SHIPPED_TO)
    return kind is TableKind.SOURCING and (bool(words & _NO_FIELDS) or to_somebody)


def says_total(text: str) -> bool:
    """Return whether a word of a heading says that its amounts are totals, such as ``Ext. cost``."""
    words = heading_words(text)
    return bool(_TOTAL_WORDS.intersection(words)) or any(word.startswith("gesamt") for word in words)


def numbers_things(text: str) -> bool:
    """Return whether a word of a heading says that its numbers name things or convert money."""
    return bool(_NUMBER_WORDS.intersection(heading_words(text)))


def numbers_others(text: str) -> bool:
    """Return whether a word of a heading says that its codes are a supplier's, a customer's or a system's."""
    return bool(_OTHER_WORDS.intersection(heading_words(text)))
