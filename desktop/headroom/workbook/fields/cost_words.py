"""What kinds of cost are called."""

from collections.abc import Mapping

from headroom.language import tr_in
from headroom.notation.cost_kinds import CostKind

_WORDS: Mapping[CostKind, str] = {
    CostKind.MATERIAL: tr_in("a kind of cost", "material"),
    CostKind.LABOUR: tr_in("a kind of cost", "labour"),
    CostKind.OVERHEAD: tr_in("a kind of cost", "overhead"),
    CostKind.TOOLING: tr_in("a kind of cost", "tooling"),
    CostKind.PROFIT: tr_in("a kind of cost", "profit"),
    CostKind.FREIGHT: tr_in("a kind of cost", "freight"),
    CostKind.TAX: tr_in("a kind of cost", "tax"),
    CostKind.RESERVE: tr_in("a kind of cost", "reserve"),
}


def cost_word(kind: CostKind) -> str:
    """Return what a kind of cost is called in a sentence."""
    return _WORDS[kind]
