"""The part rows with a formula for each figure that an input can move: what they are worth and contain."""

from collections.abc import Sequence

from headroom.arrays import Flags
from headroom.book.shown_names import shown_name
from headroom.book.sourcing import ROLES
from headroom.language import tr, tr_in
from headroom.output.writers.live_book.book_rows import BookRows, BuiltRows
from headroom.output.writers.live_book.core_rows import CoreColumns
from headroom.output.writers.live_book.formulas import flag, reaches
from headroom.output.writers.live_book.inputs import Inputs
from headroom.output.writers.live_book.pages import Filled
from headroom.output.writers.live_book.row_amounts import duty_columns, material_columns
from headroom.output.writers.live_book.words import CELL_NO, CELL_YES, quoted, sheet_name, word

NAME = sheet_name(tr_in("a sheet of a workbook", "Rows"))
_UNKNOWN = "countries_unknown"


_YES, _NO = quoted(CELL_YES), quoted(CELL_NO)


def row_columns(
    rows: BookRows, built: BuiltRows, inputs: Inputs, core: CoreColumns, fixed: Flags
) -> tuple[Filled, ...]:
    """Return the columns of the sheet of rows.

    Args:
        rows: The rows.
        built: What of them follows from what they are made of.
        inputs: The inputs that formulas mention.
        core: What is asked of the rows of core parts.
        fixed: ``(row of the book,)``, of which nothing that decides on content can be changed.
    """
    return (
        *_stated(rows, fixed[rows.row]),
        *_worth(rows),
        *_contents(rows, built),
        *core.columns(rows.counted, rows.counts, built),
        *material_columns(rows, core, built),
        *duty_columns(rows, inputs),
    )


def _stated(rows: BookRows, fixed: Flags) -> Sequence[Filled]:
    """Return what the workbook says of each row; yellow is what may be changed."""
    book = rows.outcome.exposure.book.rows
    live: bool | list[bool] = (~fixed).tolist() if fixed.any() else True
    addresses = _addresses(rows)
    found = [
        Filled("model_number", tr("Model no."), "count", book.model[rows.row] + 1, width=7),
        Filled("model", tr("Model"), "text", rows.texts("model"), width=20),
        Filled("part_number", tr("Part number"), "text", rows.texts("part_number"), width=16),
        Filled("description", tr("Description"), "text", rows.texts("description"), width=24),
        Filled("supplier", tr("Supplier"), "text", rows.texts("supplier"), width=16, folded=True),
        Filled("hts_code", tr("HTS code"), "text", rows.texts("hts_code"), width=12),
        Filled("cell", tr("Cell of the workbook"), "text", addresses, width=14, folded=True),
        Filled("counts", tr("Counts: 1 yes, 0 no"), "count", rows.counts, edited=live, width=8),
        Filled("origin", tr("Origin"), "text", rows.texts("origin"), edited=live, width=8),
        Filled("currency", tr("Currency"), "text", rows.texts("currency"), edited=live, width=9),
        Filled("quantity", tr("Quantity"), "number", rows.numbers("quantity"), edited=live, width=9),
        Filled("cost", tr("Unit cost"), "number", rows.numbers("unit_cost"), edited=live),
        Filled(
            "unit_freight", tr("Freight per unit"), "number", rows.numbers("freight_per_unit"), edited=True
        ),
        Filled(
            "regional", tr("Regional content, stated"), "share", rows.numbers("regional_content"), edited=live
        ),
        Filled("us", tr("US content, stated"), "share", rows.numbers("us_content"), edited=live),
        Filled("certificate", tr("Originating, yes or no"), "words", _said(rows, "originating"), edited=live),
        Filled(
            "transformed",
            tr("US transformed, yes or no"),
            "words",
            _said(rows, "us_transformed"),
            edited=live,
        ),
    ]
    if rows.states("part_net_cost"):
        for key, heading, name in (
            ("part_net_cost", tr("Net cost of part, stated"), "part_net_cost"),
            ("part_vnm", tr("VNM of part, stated"), "part_vnm"),
        ):
            found.append(Filled(key, heading, "number", rows.numbers(name), edited=live))
    return found


def _said(rows: BookRows, name: str) -> list[str]:
    """Return a column of texts that say yes or no."""
    return [word(shown_name(text)) for text in rows.texts(name)]


def _addresses(rows: BookRows) -> list[str]:
    """Return the cell of the unit cost of every row in the workbook that was read."""
    book = rows.outcome.exposure.book.rows
    sheets, of_row, number = book.places("unit_cost")
    places = [f"{sheet.place}!{sheet.columns.get('unit_cost', '')}" for sheet in sheets]
    pairs = zip(of_row[rows.row].tolist(), number[rows.row].tolist(), strict=True)
    return [f"{places[sheet]}{number}" for sheet, number in pairs]


def _worth(rows: BookRows) -> Sequence[Filled]:
    """Return what the rows are worth."""
    kinds = rows.law.countries.kind[rows.origin]
    american = rows.law.countries.us[rows.origin]
    units = rows.numbers("quantity") * rows.usd * rows.counts
    freight = rows.numbers("freight_per_unit") * units
    place = f'IF([origin]="",{_UNKNOWN},MATCH([origin],countries_code,0))'
    return (
        Filled("place", tr("Origin: line of the countries"), "count", rows.origin + 1, place, folded=True),
        Filled(
            "kind",
            tr("Origin: 1 region, 0 outside, 2 unknown"),
            "count",
            kinds,
            "INDEX(countries_kind,[place])",
            folded=True,
        ),
        Filled("american", tr("Origin: 3 US"), "count", american, "INDEX(countries_us,[place])", folded=True),
        Filled(
            "units",
            tr("Quantity in US dollars"),
            "number",
            units,
            "[quantity]*[counts]*INDEX(currencies_usd,MATCH([currency],currencies_code,0))",
            folded=True,
        ),
        Filled("value", tr("Value, USD"), "usd", rows.value, "[units]*[cost]"),
        Filled("freight", tr("Inbound freight, as stated, USD"), "usd", freight, "[units]*[unit_freight]"),
    )


def _contents(rows: BookRows, built: BuiltRows) -> Sequence[Filled]:
    """Return what the rows contain, and whether they originate."""
    counted, contents = rows.counted, rows.counted.contents
    us_parts_low, us_parts_high = contents.us_parts()
    blank = f"IF([certificate]={_NO},0,1)"
    known = f'IF([regional]="",{blank},[regional])'
    low = f"IF(OR([kind]=1,AND([kind]=2,[certificate]={_YES})),{known},0)"
    high = f"IF([kind]>0,{known},0)"
    certain = f"IF(AND([kind]>0,[certificate]={_YES}),1,"
    originates = certain + f'IF(AND([kind]=1,[certificate]=""),{flag(reaches("[low]", "[threshold]"))},0))'
    may = certain + f'IF(AND([kind]>0,[certificate]=""),{flag(reaches("[high]", "[threshold]"))},0))'
    roles = rows.outcome.exposure.classification.role[rows.row]
    us_low, us_high = 'IF([us]="",IF([american]=3,1,0),[us])', 'IF([us]="",IF([american]>0,1,0),[us])'
    made_low = f"IF([transformed]={_NO},0,IF(OR([american]=3,AND([american]=1,[transformed]={_YES})),1,0))"
    made_high = f"IF([transformed]={_NO},0,IF([american]>0,1,0))"
    return (
        Filled("role", tr("Role"), "words", [ROLES[one].word for one in roles.tolist()], width=13),
        Filled("asked", tr("Threshold, line of the table"), "count", counted.asked + 1, folded=True),
        Filled(
            "threshold",
            tr("Originates from"),
            "share",
            counted.threshold,
            "INDEX(part_thresholds_share,[asked])",
        ),
        Filled("low", tr("Regional, low"), "share", contents.regional_low, built.contents(low, "low")),
        Filled("high", tr("Regional, high"), "share", contents.regional_high, built.contents(high, "high")),
        Filled("originates", tr("Originates: 1 yes"), "count", counted.originates, originates),
        Filled("may_originate", tr("May originate: 1 yes"), "count", counted.may_originate, may, folded=True),
        Filled(
            "us_low", tr("US content, low, USD"), "usd", rows.value * contents.us_low, f"[value]*{us_low}"
        ),
        Filled(
            "us_high",
            tr("US content, high, USD"),
            "usd",
            rows.value * contents.us_high,
            f"[value]*{us_high}",
            folded=True,
        ),
        Filled(
            "us_parts_low",
            tr("Made in the US, low, USD"),
            "usd",
            rows.value * us_parts_low,
            f"[value]*{made_low}",
        ),
        Filled(
            "us_parts_high",
            tr("Made in the US, high, USD"),
            "usd",
            rows.value * us_parts_high,
            f"[value]*{made_high}",
            folded=True,
        ),
    )
