"""Says of columns of scrap, take rates, alternatives and other quantities that they are not applied."""

from headroom.book.problem import Severity
from headroom.language import tr
from headroom.workbook.fields.headings import heading_words
from headroom.workbook.fields.other_headings import plain_words
from headroom.workbook.tables.findings import Findings
from headroom.workbook.tables.tables import Table

_SCRAP = (
    *("scrap", "yield", "waste", "ausschuss", "verschnitt", "merma", "desperdicio", "rebut", "chute"),
    "\u635f\u8017",
)
_TAKEN = (
    *("take rate", "take-rate", "fitting rate", "fitment rate", "fit rate", "installation rate"),
    *("install rate", "penetration rate", "option mix", "option rate", "einbaurate", "einbauquote"),
    *("ausstattungsquote", "verbauquote", "taux de montage", "taux d'équipement", "tasa de instalación"),
    *("tasa de equipamiento", "taxa de instalação", "tasso di montaggio"),
    *("装车率", "选装率", "装着率", "装備率", "장착률", "장착율"),
)
_ALTERNATES = (
    *("alt group", "alt. group", "alternate group", "alternative group", "alternate item", "alt rank"),
    *("alternate rank", "substitute group", "substitution group", "alternativgruppe", "alternativposition"),
    *(
        "grupo alternativo",
        "grupo de alternativas",
        "groupe alternatif",
        "替代组",
        "替代群组",
        "代替グループ",
    ),
    *("대체그룹", "대체 그룹", "altitemgrp", "altitemgroup"),
)
_QUANTITY = "quantity"
_QUANTITIES = plain_words(
    "qty quantity quantities usage menge anzahl stückzahl verbauanzahl cant cantidad cantidades qté quantité "
    "qtd qtde quantidade quantità q.tà eau pcs pieces"
)
_IN_ONE_WORD = ("数量", "用量", "員数", "수량", "소요량")
_OTHER_QUANTITIES = plain_words(
    "moq min minimum order ordered stock hand pack package box pallet lot available shipped received uom "
    "unit price prices cost preis precio prix costo preço prezzo 单价 単価 단가"
)


def report_scrap(table: Table, findings: Findings) -> None:
    """Say of columns that would change quantities that they are not applied.

    Args:
        table: The rows, before those of several models are spread.
        findings: Takes what is said.
    """
    by_model = any(column.model for column in table.spelling.values())
    counted_by = by_model or _QUANTITY in table.columns
    for column in table.headings.unknown:
        unapplied = _unapplied(column.heading, counted_by=counted_by)
        if unapplied is not None:
            severity, message, remedy = unapplied
            findings.whole_sheet(
                severity,
                message,
                remedy,
                cell=f"{column.letters}{table.layout.header_row}",
                rows=len(table),
            )


def _unapplied(heading: str, *, counted_by: bool) -> tuple[Severity, str, str] | None:
    """Return how grave it is that a column is not applied, what follows from it, and what to do.

    Args:
        heading: Of the column.
        counted_by: Whether another column says how many of a part there are.
    """
    words = heading.casefold()
    if any(word in words for word in _SCRAP):
        return (
            Severity.ASSUMPTION,
            tr("“{heading}” is not applied: quantities are taken as they stand.", heading=heading),
            tr("Add the scrap to Quantity per vehicle where it is bought."),
        )
    if any(word in words for word in _TAKEN):
        return (
            Severity.WARNING,
            tr("“{heading}” is not applied: each part counts as if every vehicle had it.", heading=heading),
            tr("Multiply Quantity per vehicle by it for the average vehicle, or make each variant a model."),
        )
    if any(word in words for word in _ALTERNATES):
        return (
            Severity.WARNING,
            tr(
                "“{heading}” is not applied: parts that are alternatives of each other all count.",
                heading=heading,
            ),
            tr("Mark all but the first of each group as alternative in the column Source."),
        )
    if not counted_by and _is_quantity(heading):
        return (
            Severity.WARNING,
            tr(
                "“{heading}” is not used, and no column is Quantity per vehicle: one piece of each row "
                "counts.",
                heading=heading,
            ),
            tr("If it is the quantity of one vehicle, say so for the column; else add the quantities."),
        )
    return None


def _is_quantity(heading: str) -> bool:
    """Return whether a heading speaks of how many there are of a part."""
    words = frozenset(heading_words(heading))
    said = bool(words & _QUANTITIES) or any(word in heading for word in _IN_ONE_WORD)
    return said and not words & _OTHER_QUANTITIES
