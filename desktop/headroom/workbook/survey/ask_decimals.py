"""Asks what the sign in ``1.250`` is where the numbers of a column do not tell: decimals or thousands."""

from collections.abc import Iterator, Sequence

from headroom.book.layout import ColumnLayout, DecimalMark, TableKind
from headroom.book.survey import PossibleAnswer, Question, TableFinding
from headroom.book.table_answers import COMMA_ANSWER, DECIMALS, POINT_ANSWER
from headroom.foreign_text import together
from headroom.language import tr
from headroom.notation.numbers import Style, typed_number
from headroom.workbook.fields.headings import heading_words
from headroom.workbook.survey.sheet_rows import Rows
from headroom.workbook.survey.table_cells import amount_in, cells_at, cells_of, money

_WITH_COMMA = frozenset(
    (  # noqa: SIM905 - a list in quotes would fill the screen
        "modell teilenummer ursprungsland preis menge stuckpreis einzelpreis kosten wahrung "
        "benennung bezeichnung "
        "lieferant anzahl stuck fahrzeug sachnummer artikelnummer herkunftsland gesamtpreis baureihe "
        "zolltarifnummer "
        "warennummer jahresmenge kurs wechselkurs waehrung nettopreis materialnummer land "
        "mengeneinheit baugruppe "
        "modele piece quantite prix unitaire pays origine fournisseur cout devise designation "
        "vehicule reference "
        "numero taux cours volume montant qte libelle "
        "modello codice quantita prezzo paese fornitore descrizione preco quantidade fornecedor"
    ).split()
)
"""Words of headings in languages of countries that write a decimal comma, without accents."""

_WITH_POINT = frozenset(
    (  # noqa: SIM905 - as above
        "price cost part country qty quantity unit supplier currency vehicle each usd rate exchange "
        "assembly annual "
        "per name number"
    ).split()
)
_FEW = 2
_STYLES = {COMMA_ANSWER: Style.COMMA, POINT_ANSWER: Style.POINT}


def ask_decimals(rows: Rows, finding: TableFinding) -> Question | None:
    """Return the question what separates the decimals, where the cells do not tell.

    Where headings alone are English, a decimal point is taken without asking, and said when it is read.
    """
    open_columns = [
        one.proposed
        for one in finding.columns
        if one.ambiguous and one.proposed.field and one.proposed.decimal is DecimalMark.BY_CELL
    ]
    if not open_columns:
        return None
    sign = next(_signs(rows, finding, open_columns), ".")
    grouped = {sign for one in open_columns for sign in _groups(cells_at(rows, finding.layout, one.position))}
    words = [word for one in finding.layout.columns for word in heading_words(one.heading)]
    comma, point = sum(w in _WITH_COMMA for w in words), sum(w in _WITH_POINT for w in words)
    reasons: list[tuple[str, str]] = []
    if comma >= _FEW and comma > point:
        reasons.append((COMMA_ANSWER, tr("the language of the headings")))
    elif point >= _FEW and point > comma:
        reasons.append((POINT_ANSWER, tr("the language of the headings")))
    if rows.separator == ";":
        reasons.append((COMMA_ANSWER, tr("the semicolons of the file")))
    for mark in sorted(grouped):
        word = COMMA_ANSWER if mark == "." else POINT_ANSWER
        reasons.append((word, tr("whole numbers without decimals in the same column")))
    said = {word for word, _ in reasons}
    if said == {POINT_ANSWER}:
        return None
    word = reasons[-1][0] if reasons else ""
    why = [
        tr(
            "“{heading}” holds numbers such as {number}: the sign may separate decimals or thousands.",
            heading=open_columns[0].heading,
            number=_first(rows, finding, open_columns),
        )
    ]
    if word:
        why.append(_for(word, together(dict.fromkeys(reason for one, reason in reasons if one == word))))
    if against := [reason for one, reason in reasons if one != word]:
        why.append(tr("Against it speak {reasons}.", reasons=together(against)))
    consequence = {answer: _consequence(rows, finding, style) for answer, style in _STYLES.items()}
    return Question(
        DECIMALS,
        tr("Decimals"),
        " ".join(why),
        (
            PossibleAnswer(COMMA_ANSWER, _told(COMMA_ANSWER, sign), consequence[COMMA_ANSWER]),
            PossibleAnswer(POINT_ANSWER, _told(POINT_ANSWER, sign), consequence[POINT_ANSWER]),
        ),
        word,
        sure=len(said) == 1 and len(reasons) >= _FEW,
    )


def _told(answer: str, sign: str) -> str:
    """Return an answer in words."""
    if answer == COMMA_ANSWER:
        if sign == ",":
            return tr("A decimal comma: “{sign}” separates decimals", sign=sign)
        return tr("A decimal comma: “{sign}” separates thousands", sign=sign)
    if sign == ",":
        return tr("A decimal point: “{sign}” separates thousands", sign=sign)
    return tr("A decimal point: “{sign}” separates decimals", sign=sign)


def _for(answer: str, reasons: str) -> str:
    """Return what speaks for an answer."""
    # Translators: "reasons" are, for instance, "the language of the headings and the semicolons of the file".
    if answer == COMMA_ANSWER:
        return tr("For a decimal comma speak {reasons}.", reasons=reasons)
    return tr("For a decimal point speak {reasons}.", reasons=reasons)


def _signs(rows: Rows, finding: TableFinding, columns: Sequence[ColumnLayout]) -> Iterator[str]:
    """Yield the sign of each number that can be read in two ways."""
    for one in columns:
        for text in cells_at(rows, finding.layout, one.position):
            number = typed_number(text)
            if number is not None and number.style is Style.EITHER:
                yield "," if "," in number.digits else "."


def _first(rows: Rows, finding: TableFinding, columns: Sequence[ColumnLayout]) -> str:
    """Return the first number that can be read in two ways, in quotation marks."""
    for one in columns:
        for text in cells_at(rows, finding.layout, one.position):
            number = typed_number(text)
            if number is not None and number.style is Style.EITHER:
                return f"“{text}”"
    return "“1.250”"


def _groups(cells: Sequence[str]) -> Iterator[str]:
    """Yield the sign that must separate thousands: decimals that end in zero are never written beside 850."""
    numbers = [number for text in cells if (number := typed_number(text)) is not None]
    if not any(number.style is Style.PLAIN for number in numbers):
        return
    for number in numbers:
        if number.style is Style.EITHER and number.digits.endswith("0"):
            yield "," if "," in number.digits else "."


def _consequence(rows: Rows, finding: TableFinding, style: Style) -> str:
    """Return what the rows come to if the decimals are separated in a way."""
    layout = finding.layout
    if layout.kind is not TableKind.SOURCING:
        return ""
    costs = [amount_in(text, style) for text in cells_of(rows, layout, "unit_cost")]
    if not costs:
        return ""
    counts = [amount_in(text, style) for text in cells_of(rows, layout, "quantity")] or [None] * len(costs)
    return money(
        sum(
            cost * (1.0 if count is None else count)
            for cost, count in zip(costs, counts, strict=True)
            if cost is not None
        )
    )
