"""Writes large sourcing workbooks for measurements: the same bytes of data for the same arguments."""

import random
from collections.abc import Iterator
from pathlib import Path

from headroom.workbook.written.new_workbook import new_workbook

_SEED = 20261123
_ROWS_PER_PART = 4
_SYSTEMS = ("Body", "Chassis", "Electrical", "Engine", "Interior", "Transmission", "Thermal", "Wheels")
_ORIGINS = ("US", "US", "MX", "MX", "CA", "CN", "JP", "DE", "KR", "")
_CODES = ("8708.99.81", "8708.29.50", "8544.30.00", "8407.34.18", "4011.10.10", "9401.20.00", "8708.40.11")
_ROLES = ("", "", "core", "principal", "complementary", "other")
_CURRENCIES = ("USD", "USD", "USD", "MXN", "EUR")
_RATES = {"EUR": 1.1, "MXN": 0.054}
_CLASSES = ("passenger car", "light truck", "heavy truck")
_PLANTS = ("US", "MX", "CA")
_HEADINGS = (
    *(
        "Model",
        "Part number",
        "Description",
        "System",
        "Supplier",
        "HTS code",
        "Country of origin",
        "Part role",
    ),
    *(
        "Currency",
        "Unit cost",
        "Quantity per vehicle",
        "Freight per unit",
        "Regional content %",
        "US content %",
    ),
    "Source",
)


def write_large_book(path: Path, rows: int, models: int) -> None:
    """Write a workbook with ``rows`` part rows of 15 columns, spread evenly over ``models`` models.

    Every tenth origin is unknown; nothing else in it is a problem.

    Args:
        path: The file, which is replaced.
        rows: Part rows, at least ``models``.
        models: Vehicle models.
    """
    book = new_workbook(path, row_by_row=True)
    sheet = book.add_worksheet("Sourcing")
    sheet.write_row(0, 0, _HEADINGS)
    for number, cells in enumerate(_part_rows(rows, models), start=1):
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(number, column, cell)
            else:
                sheet.write_number(number, column, cell)
    sheet = book.add_worksheet("Models")
    sheet.write_row(0, 0, ("Model", "Vehicle class", "Assembly country", "Annual volume", "Conversion cost"))
    for model in range(models):
        plant = _PLANTS[model % len(_PLANTS)]
        vehicle_class = _CLASSES[model % len(_CLASSES)]
        sheet.write_row(model + 1, 0, (_model(model), vehicle_class, plant, 10_000.0 + model, 4_000.0))
    sheet = book.add_worksheet("Rates")
    sheet.write_row(0, 0, ("Currency", "USD per unit"))
    for row, stated in enumerate(_RATES.items(), start=1):
        sheet.write_row(row, 0, stated)
    book.close()


def _model(number: int) -> str:
    return f"Model {number:03d}"


def _part_rows(rows: int, models: int) -> Iterator[tuple[str | float, ...]]:
    """Yield the cells of each part row."""
    draw = random.Random(_SEED)  # noqa: S311 - made-up parts, no secret
    parts = max(rows // _ROWS_PER_PART, 1)
    for row in range(rows):
        part = draw.randrange(parts)
        regional = draw.randrange(101)
        yield (
            _model(row * models // rows),
            f"{part:08d}-{part % 97:02d}",
            f"Bracket assembly {part % 5000}",
            _SYSTEMS[part % len(_SYSTEMS)],
            f"Supplier {part % 400:03d} Inc.",
            _CODES[part % len(_CODES)],
            _ORIGINS[draw.randrange(len(_ORIGINS))],
            _ROLES[part % len(_ROLES)],
            _CURRENCIES[draw.randrange(len(_CURRENCIES))],
            draw.randrange(5, 500_000) / 100,
            float(draw.randrange(1, 9)),
            draw.randrange(0, 500) / 100,
            float(regional),
            float(draw.randrange(regional + 1)),
            "current" if draw.random() < 0.9 else "alternative",  # noqa: PLR2004 - one row in ten
        )
