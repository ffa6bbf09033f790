"""What the rows of a table say of its models and parts: products, lists, types, names for numbers."""

from collections.abc import Sequence

from headroom.book.layout import TableKind
from headroom.language import tr
from headroom.notation.model_lists import listed_models
from headroom.workbook.fields.headings import ASKED, CANONICAL, heading_words
from headroom.workbook.fields.known_headings import ALIKE_ONLY
from headroom.workbook.survey.told_by_rows import Judged

_PROVEN, _LIKELY = 0.93, 0.75
_PART, _MODEL = "part_number", "model"
_PRODUCTS = frozenset(
    {"product", "products", "produkt", "producto", "produit", "prodotto", "produto", "erzeugnis", "sku", "fg"}
)
_NUMBERED = frozenset({"id", "code", "no", "number", "nr", "nummer", "num", "numero", "codigo", "cod"})
_MODELS = frozenset(
    {
        *("model", "models", "vehicle", "vehicles", "variant", "variants", "fit", "fits", "fitment"),
        *("modell", "modelle", "fahrzeug", "fahrzeuge", "variante", "varianten", "verwendung"),
        *("modelo", "modelos", "vehiculo", "vehiculos", "modele", "modeles", "vehicule", "vehicules"),
    }
)
_DESCRIPTION, _BESIDE = "description", frozenset({"unit_cost", "extended_cost"})
_LEAST_PRODUCTS, _LEAST_TYPES = 2, 4
_MANY, _NEARLY_ALL = 0.5, 0.8


def with_models_told(kind: TableKind, columns: Sequence[Judged]) -> list[Judged]:
    """Return the columns of a table with what its rows say of its models.

    Args:
        kind: What the rows of the table are; only tables of parts are looked at.
        columns: Its columns.
    """
    found = list(columns)
    if kind is TableKind.SOURCING:
        _types_of_parts(found)
        _products(found)
        _lists_of_models(found)
        _names_for_numbers(found)
    return found


def _types_of_parts(found: list[Judged]) -> None:
    """Take types for the parts where most rows have another one: no bill has a model for each part."""
    if any(one.field == _PART and one.rank < ALIKE_ONLY for one in found):
        return
    for at, one in enumerate(found):
        if one.field != _MODEL or one.rank == CANONICAL:
            continue
        said = [text for cell in one.cells if (text := cell.strip())]
        if len(said) < _LEAST_TYPES or len(set(said)) <= _MANY * len(said):
            continue
        reason = tr(
            "“{heading}” differs from row to row: it is the type of the part, not the vehicle model.",
            heading=one.heading,
        )
        found[at] = one.meaning(_PART, _LIKELY, reason, ASKED)
        return


def _products(found: list[Judged]) -> None:
    """Take products for the models where each stands with several parts, and no part twice with one."""
    parts = next((one for one in found if one.field == _PART and one.rank < ALIKE_ONLY), None)
    if parts is None or any(one.field == _MODEL for one in found):
        return
    for at, one in enumerate(found):
        words = _PRODUCTS.intersection(heading_words(one.heading))
        if one is parts or one.field or not words:
            continue
        pairs = [
            (product.strip(), part.strip())
            for product, part in zip(one.cells, parts.cells, strict=True)
            if product.strip() and part.strip()
        ]
        products = {product for product, _ in pairs}
        if not _LEAST_PRODUCTS <= len(products) < len(pairs) or len(set(pairs)) < len(pairs):
            continue
        shared = len({part for _, part in pairs}) < len(pairs)
        if not shared and _NUMBERED.isdisjoint(heading_words(one.heading)):
            continue
        reason = tr(
            "“{heading}” stands with several parts in “{other}”: it is what they go into.",
            heading=one.heading,
            other=parts.heading,
        )
        found[at] = one.meaning(_MODEL, _PROVEN if shared else _LIKELY, reason)
        return


def _lists_of_models(found: list[Judged]) -> None:
    """Take a column for the model that speaks of models and lists several of them in a cell."""
    if any(one.field == _MODEL for one in found):
        return
    for at, one in enumerate(found):
        if not one.field and _MODELS.intersection(heading_words(one.heading)) and listed_models(one.cells):
            reason = tr("“{heading}” lists models that the parts go into.", heading=one.heading)
            found[at] = one.meaning(_MODEL, _LIKELY, reason)
            return


def _names_for_numbers(found: list[Judged]) -> None:
    """Take the names of parts for their numbers where nothing numbers them and nearly all names differ."""
    known = {one.field for one in found if one.rank < ALIKE_ONLY}
    if _PART in {one.field for one in found} or not known & _BESIDE:
        return
    rows = max(
        (sum(bool(cell.strip()) for cell in one.cells) for one in found if one.field in _BESIDE), default=0
    )
    for at, one in enumerate(found):
        if one.field != _DESCRIPTION or one.rank >= ALIKE_ONLY:
            continue
        names = [" ".join(cell.split()) for cell in one.cells if cell.strip()]
        if len(names) < max(_LEAST_TYPES, rows) or len(set(names)) < _NEARLY_ALL * len(names):
            continue
        reason = tr(
            "Nothing numbers the parts: “{heading}” names them, and stands for their numbers.",
            heading=one.heading,
        )
        found[at] = one.meaning(_PART, _LIKELY, reason, ASKED)
        return
