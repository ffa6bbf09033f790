"""The words of layouts in files of format 2: kinds of tables, fields, marks and units."""

from collections.abc import Mapping

from headroom.book.fields.field_tables import FIELDS
from headroom.book.layout import DecimalMark, ShareUnit, TableKind
from headroom.disk.file_words import FileWords
from headroom.language import tr

KINDS = FileWords(
    tr("kind of table"),
    {
        "sourcing": TableKind.SOURCING,
        "models": TableKind.MODELS,
        "rates": TableKind.RATES,
        "content_labels": TableKind.LABELS,
        "part_list": TableKind.PART_LIST,
    },
)
DECIMALS = FileWords(
    tr("decimal mark"),
    {"by_cell": DecimalMark.BY_CELL, "point": DecimalMark.POINT, "comma": DecimalMark.COMMA},
)
UNITS = FileWords(
    tr("unit of shares"),
    {"by_column": ShareUnit.BY_COLUMN, "percent": ShareUnit.PERCENT, "fraction": ShareUnit.FRACTION},
)

FIELD_WORDS: Mapping[TableKind, FileWords[str]] = {
    kind: FileWords(tr("field"), {field.name: field.name for field in fields})
    for kind, fields in FIELDS.items()
}
"""The word in files of each field, by what the rows of its table are: the key of its entry."""
