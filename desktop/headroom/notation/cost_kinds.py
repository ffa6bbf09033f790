"""Words for what a row of a bill costs for: material, work, overhead, tools, profit, freight, taxes."""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache


class CostKind(StrEnum):
    """What a row costs for."""

    MATERIAL = "material"
    LABOUR = "labour"
    OVERHEAD = "overhead"
    TOOLING = "tooling"
    PROFIT = "profit"
    FREIGHT = "freight"
    TAX = "tax"
    RESERVE = "reserve"

    @property
    def is_conversion(self) -> bool:
        """Return whether it is conversion cost of the vehicle."""
        return self in (CostKind.LABOUR, CostKind.OVERHEAD, CostKind.TOOLING)


_WORDS = {
    CostKind.MATERIAL: (
        "material|materials|mat|part|parts|component|components|purchased|purchased part|purchased parts|buy|"
        "raw material|raw materials|bought out|bop|teil|teile|kaufteil|kaufteile|rohmaterial|rohstoff|"
        "materiales|pieza|piezas|materia prima|matière|matières|matière première|pièce|pièces|composant|材料"
    ),
    CostKind.LABOUR: (
        "labor|labour|lab|wages|lohn|löhne|fertigungslohn|fertigungslöhne|arbeit|arbeitskosten|personal|"
        "personalkosten|mano de obra|mod|main d oeuvre|main d œuvre|salaires|manpower|人工"
    ),
    CostKind.OVERHEAD: (
        "overhead|overheads|oh|moh|burden|conversion|gemeinkosten|fertigungsgemeinkosten|materialgemeinkosten|"
        "gastos indirectos|indirect|indirects|indirectos|cif|cargos indirectos|frais généraux|"
        "frais indirects|制造费用"
    ),
    CostKind.TOOLING: (
        "tooling|tool|tools|werkzeug|werkzeuge|werkzeugkosten|herramental|herramentales|outillage|outillages|模具"
    ),
    CostKind.PROFIT: (
        "profit|profits|margin|margins|markup|mark up|gewinn|gewinnaufschlag|gewinnzuschlag|marge|utilidad|"
        "margen|ganancia|beneficio|bénéfice|利润"
    ),
    CostKind.FREIGHT: (
        "freight|inbound freight|shipping|transport|transportation|logistics|fracht|frachtkosten|"
        "flete|fletes|"
        "transporte|fret|logistik|logística|运费"
    ),
    CostKind.TAX: (
        "tax|taxes|sales tax|vat|gst|hst|iva|i v a|tva|mwst|ust|zzgl mwst|umsatzsteuer|mehrwertsteuer|"
        "impuesto|impuestos|imposto|impostos|imposta|duty|duties|import duty|customs duty|customs duties|"
        "tariff|tariffs|zoll|zölle|arancel|aranceles|droits de douane|taxe|taxes douanières|dazi|dazio|"
        "增值税|增值稅|关税|關稅|税金|消費税|関税|부가세|부가가치세|관세"
    ),
    CostKind.RESERVE: (
        "contingency|contingencies|reserve|reserves|warranty|warranty reserve|warranty provision|provision|"
        "provisions|risk|risk reserve|rückstellung|rückstellungen|garantie|gewährleistung|wagnis|reserva|"
        "reservas|contingencia|contingencias|garantía|imprévus|aléas|riserva|garanzia|预备费|质保金"
    ),
}
_PASSED_OVER = frozenset(
    {"cost", "costs", "direct", "total", "amortisation", "amortization", "amort", "kosten", "costo", "coste"}
    | {"costos", "coût", "coûts", "mfg", "manufacturing", "assembly", "factory", "plant", "production"}
    | {"montage", "variable", "fixed", "supplier", "amortisations", "charge", "charges"}
)
_SPLIT = re.compile(r"[\W_]+")
_RATE = re.compile(r"\(?[+-]?\d+(?:[.,]\d+)?\s*%\)?")
"""A rate beside the word, as in ``Overhead 10 %``."""


@lru_cache(maxsize=20_000)
def cost_kind_of(text: str) -> CostKind | None:
    """Return what the whole of a text says that a row costs for; None where it says nothing of that."""
    words = [
        word for word in _SPLIT.split(unicodedata.normalize("NFKC", _RATE.sub(" ", text)).casefold()) if word
    ]
    return _KINDS.get(" ".join(words)) or _KINDS.get(" ".join(w for w in words if w not in _PASSED_OVER))


_KINDS = {word: kind for kind, words in _WORDS.items() for word in words.split("|")}
