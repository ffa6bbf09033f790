"""Build the bundled sample workbook from its table of facts.

    python packaging/build_sample.py             write resources/samples/headroom_sample.xlsx
    python packaging/build_sample.py --report    print what each model comes to, and write nothing

The same table gives the same bytes: nothing depends on the clock or on chance.
"""

import argparse
from datetime import datetime
from pathlib import Path

from xlsxwriter.workbook import Workbook

from sample.about import write_about
from sample.alternatives import alternative_rows
from sample.catalogue import priced_parts, priced_short_list, read_catalogue, read_short_lists
from sample.facts import Facts, read_facts
from sample.report import lines, sums
from sample.sheets import write_models, write_rates, write_sourcing
from sample.sourcing import Row, current_rows
from sample.tracing import TracingList

_ROOT = Path(__file__).resolve().parent.parent
_FACTS = _ROOT / "resources" / "samples" / "facts_2025.toml"
_CATALOGUE = _ROOT / "packaging" / "sample" / "parts.csv"
_SHORT_LISTS = _ROOT / "packaging" / "sample" / "short_parts.csv"
_WORDS = _ROOT / "packaging" / "sample" / "about.toml"
_CODE_LISTS = _ROOT / "resources" / "tariffs" / "code_lists.toml"
_BOOK = _ROOT / "resources" / "samples" / "headroom_sample.xlsx"
_CREATED = datetime(2025, 1, 1)  # noqa: DTZ001 (the file format has no time zone)


def sourcing_rows(facts: Facts) -> tuple[Row, ...]:
    """Return all rows of the sheet ``Sourcing``, model by model, alternatives after current rows."""
    catalogue = read_catalogue(_CATALOGUE)
    short_lists = read_short_lists(_SHORT_LISTS)
    found: list[Row] = []
    for position, model in enumerate(facts.models):
        if model.short_list:
            parts = priced_short_list(model, short_lists[model.short_list])
        else:
            parts = priced_parts(model, catalogue)
        current = current_rows(model, parts, position, facts.rates)
        found += (*current, *alternative_rows(model, current, facts.rates))
    return tuple(found)


def write_book(path: Path, facts: Facts, rows: tuple[Row, ...], tracing: TracingList) -> None:
    """Write the workbook to ``path``."""
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(str(path), options) as book:
        book.set_properties(
            {
                "title": facts.title,
                "author": "The Headroom authors",
                "comments": "Public facts and illustrative values: see the sheet About.",
                "created": _CREATED,
            }
        )
        write_about(book, facts, {model.name: sums(model, rows, tracing) for model in facts.models}, _WORDS)
        write_sourcing(book, rows)
        write_models(book, facts)
        write_rates(book, facts)


def main() -> None:
    """Write the workbook, or print the report."""
    parser = argparse.ArgumentParser(description="Build the bundled sample workbook.")
    parser.add_argument("--out", type=Path, default=_BOOK, help="where to write the workbook")
    parser.add_argument("--report", action="store_true", help="print what each model comes to, write nothing")
    options = parser.parse_args()
    facts = read_facts(_FACTS)
    rows = sourcing_rows(facts)
    tracing = TracingList.read(_CODE_LISTS)
    if options.report:
        print("\n".join(lines(facts, rows, tracing)))
    else:
        write_book(options.out, facts, rows, tracing)


if __name__ == "__main__":
    main()
