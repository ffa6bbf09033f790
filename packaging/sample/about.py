"""Writes the sheet ``About``: what in the sample workbook is fact, and what is illustrative."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from sample.facts import Facts, ModelFacts
from sample.omega import subsystem_costs
from sample.report import Sums
from sample.sheets import body_format, header_format

_TITLE = {"font_size": 20, "bold": True, "bottom": 0}
_SECTION = {"font_size": 13, "bold": True, "font_color": "#243B53", "bottom": 2, "bottom_color": "#243B53"}
_PLAIN = {"text_wrap": True, "valign": "top", "bottom": 0}
_QUIET = {"font_color": "#6B7785", "bottom": 0}
_CELL = {"text_wrap": True, "valign": "top"}
_TEXT_COLUMNS = 7
_CHARACTERS_PER_LINE = 130
_LINE_HEIGHT = 15.0
_ILLUSTRATION = "illustration"
_NONE = "none"

_COLUMNS = (
    ("Model in this workbook", 23, "@"),
    ("Carline on the label", 34, "@"),
    ("US/Canada content, label %", 12, "0"),
    ("Foreign sources listed (at least 15 %)", 18, "@"),
    ("Final assembly, label", 13, "@"),
    ("Engine or motor from, label", 27, "@"),
    ("Transmission from, label", 17, "@"),
    ("Source of the label figures", 23, "@"),
    ("US sales a year", 11, "#,##0"),
    ("Mean list price, USD", 11, "#,##0"),
    ("Source of sales and price", 21, "@"),
    ("US/Canada content of these rows %", 13, "0.0"),
    ("Listed sources in these rows", 18, "@"),
    ("Cost formulas scaled by", 11, "0.00"),
)


def write_about(book: Workbook, facts: Facts, sums: Mapping[str, Sums], words_path: Path) -> None:
    """Add the sheet ``About``.

    Args:
        book: The workbook; the sheet is added at its end.
        facts: The table of facts.
        sums: What the rows of each model add up to, by name.
        words_path: TOML file with the words of the sheet.
    """
    with words_path.open("rb") as file:
        words = tomllib.load(file)
    sheet = book.add_worksheet("About")
    sheet.hide_gridlines(2)
    for position, (_, width, _) in enumerate(_COLUMNS):
        sheet.set_column(position, position, width)
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, facts.title, body_format(book, _TITLE))
    sheet.write_string(1, 0, words["subtitle"], body_format(book, _QUIET))
    line = _section(book, sheet, 3, "What is fact, with agency and year")
    line = _fact_table(book, sheet, line, facts, sums)
    shown = [f"{model.name}: {model.shows}" for model in facts.models]
    line = _texts(book, sheet, _section(book, sheet, line + 1, "What each model shows"), shown)
    line = _texts(book, sheet, _section(book, sheet, line + 1, "What is illustrative"), words["illustrative"])
    line = _texts(book, sheet, _section(book, sheet, line + 1, "Definitions"), words["definitions"])
    sources = [
        f"{source.agency}, {source.year}: {source.title}. Here: {source.states}."
        for source in facts.sources.values()
        if source.agency != "none"
    ]
    _texts(book, sheet, _section(book, sheet, line + 1, "Sources"), sources)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.activate()


def _section(book: Workbook, sheet: Worksheet, line: int, text: str) -> int:
    """Write the heading of a section across the sheet; return the line after it."""
    look = body_format(book, _SECTION)
    sheet.set_row(line, 22)
    sheet.write_string(line, 0, text, look)
    for position in range(1, len(_COLUMNS)):
        sheet.write_blank(line, position, None, look)
    return line + 1


def _texts(book: Workbook, sheet: Worksheet, line: int, texts: Sequence[str]) -> int:
    """Write paragraphs across what fits on a screen; return the line after them."""
    look = body_format(book, _PLAIN)
    for text in texts:
        lines = 1 + len(text) // _CHARACTERS_PER_LINE
        sheet.set_row(line, _LINE_HEIGHT * lines + 4)
        sheet.merge_range(line, 0, line, _TEXT_COLUMNS - 1, text, look)
        line += 1
    return line


def _fact_table(book: Workbook, sheet: Worksheet, line: int, facts: Facts, sums: Mapping[str, Sums]) -> int:
    """Write one line for each model; return the line after them."""
    header = header_format(book)
    sheet.set_row(line, 48)
    for position, (heading, _, _) in enumerate(_COLUMNS):
        sheet.write_string(line, position, heading, header)
    looks: list[Format] = [
        body_format(book, {**_CELL, "num_format": number_format}) for _, _, number_format in _COLUMNS
    ]
    for row, model in enumerate(facts.models, start=line + 1):
        for position, value in enumerate(_fact_row(facts, model, sums[model.name])):
            if isinstance(value, str):
                sheet.write_string(row, position, value, looks[position])
            else:
                sheet.write_number(row, position, value, looks[position])
    return line + 1 + len(facts.models)


def _fact_row(facts: Facts, model: ModelFacts, found: Sums) -> tuple[str | float, ...]:
    """Return the cells of one model in the order of the columns."""
    label, engineering = model.label, model.engineering
    published: tuple[str | float, ...] = ("no public label", *[_NONE] * 5, _ILLUSTRATION)
    here: dict[str, float] = {}
    if label is not None:
        published = (
            f"{label.make} {label.carline} ({label.vehicle_type})",
            label.us_canada_percent,
            _shares(label.foreign_percent) or "none",
            ", ".join(label.final_assembly),
            label.engine_origin,
            label.transmission_origin,
            _source(facts, label.source),
        )
        here = {
            country: round(found.by_origin.get(country, 0.0) * 100, 1) for country in label.foreign_percent
        }
    return (
        model.name,
        *published,
        model.market.sales,
        model.market.msrp_usd,
        _source(facts, model.market.source),
        round(found.us_canada * 100, 1),
        _shares(here) or "none",
        _NONE
        if engineering is None
        else round(model.parts_usd / sum(subsystem_costs(engineering).values()), 2),
    )


def _source(facts: Facts, key: str) -> str:
    """Return agency and year of a source, or that it is none."""
    source = facts.sources[key]
    return _ILLUSTRATION if source.agency == "none" else f"{source.agency}, model year {source.year}"


def _shares(percent: Mapping[str, float]) -> str:
    """Return shares as words, e.g. ``MX 37 %, JP 20 %``."""
    return ", ".join(f"{country} {share:g} %" for country, share in percent.items())
