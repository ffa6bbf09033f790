"""What became of a workbook when it was read, as a file: a page for people, JSON for programs."""

import json
from html import escape

from headroom.analysis.import_report import ImportReport
from headroom.language import colon, language, tr, tr_in
from headroom.output.evaluation_json import FORMAT
from headroom.output.import_report_json import import_values
from headroom.output.import_report_tables import report_facts, report_headline, report_tables
from headroom.output.table import Cell, DetailTable, TableColumn, as_html

REPORT_ENDINGS = (".html", ".json")
"""Endings of the files a report can be saved as."""

_STYLE = (
    "body{font:14px/1.4 system-ui,sans-serif;margin:24px;color:#1b2430}"
    "table{border-collapse:collapse;margin:8px 0 16px}"
    "th,td{padding:4px 12px 4px 0;border-bottom:1px solid #d9dee5;text-align:left;vertical-align:top}"
    "td[align=right]{text-align:right;font-variant-numeric:tabular-nums}"
)


def report_text(report: ImportReport, ending: str) -> str:
    """Return a report as the content of a file.

    Args:
        report: The report.
        ending: One of ``REPORT_ENDINGS``, whatever the case.

    Raises:
        ValueError: If there is no such ending.
    """
    match ending.lower():
        case ".json":
            read_at = report.read_at.isoformat() if report.read_at is not None else None
            values = {"format": FORMAT, "workbook": report.name, "read_at": read_at}
            return json.dumps({**values, **import_values(report)}, indent=2, allow_nan=False) + "\n"
        case ".html":
            return _page(report)
    msg = f"a report is no “{ending}” file: choose one of {', '.join(REPORT_ENDINGS)}"
    raise ValueError(msg)


def _page(report: ImportReport) -> str:
    """Return a report as a page of its own."""
    facts = tuple((Cell(name), Cell(text)) for name, text in report_facts(report))
    files = DetailTable(
        tr("What was read"),
        (TableColumn(tr_in("a heading: what was read", "Fact")), TableColumn(tr("Value"))),
        facts,
    )
    title = tr("Import of {workbook}", workbook=report.name)
    body = as_html(colon(title, report_headline(report)), (files, *report_tables(report)))
    return (
        f'<!doctype html>\n<html lang="{language().code}"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n<body>{body}</body></html>\n"
    )
