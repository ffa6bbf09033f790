"""The small workbooks of the golden files: a plain one, a foreign one, a matrix, labels, an encrypted one."""

# ruff: noqa: E501 - a row of a sheet is a line here
# fmt: off

from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

PASSWORD = "open sesame"  # noqa: S105 - of a workbook of made-up parts
"""Opens the encrypted one."""

Cells = Sequence[str | float | None]

_SOURCING: Sequence[Cells] = (
    (
        *("Model", "Part number", "Country of origin", "Unit cost", "Quantity per vehicle", "Currency"),
        *("Supplier", "HTS code", "Part role", "Regional content %", "US content %", "Freight per unit"),
        *("Source", "Switching cost", "System"),
    ),
    ("Alto", "001", "US", 4100, 1, "USD", "Acme", "8407.34.48", "core", 82, 74, 12, "current", None, "Drive"),
    ("Alto", "002", "CN", 820, 2, "USD", "Jin", "8708.29.50", None, 0, 0, 31, "current", None, "Body"),
    ("Alto", "002", "MX", 905, 2, "USD", "Sol", "8708.29.50", None, 71, 8, 9, "alternative", 2e5, "Body"),
    ("Alto", "002", "US", 1010, 2, "USD", "Acme", "8708.29.50", None, 96, 88, 4, "alternative", 3e5, "Body"),
    ("Alto", "003", "MX", 21000, 1, "MXN", "Sol", "8708.40.11", "core", 64, 11, 310, "current", None, "Drive"),
    ("Brio", "003", "MX", 21000, 1, "MXN", "Sol", "8708.40.11", "core", 64, 11, 310, "current", None, "Drive"),
    ("Brio", "004", "DE", 1740, 1, "EUR", "Kern", "8708.80.65", "principal", 0, 0, 88, "current", None, "Axle"),
    ("Brio", "004", "CA", 1990, 1, "USD", "Nord", "8708.80.65", "principal", 83, 21, 30, "alternative", 9e4, "Axle"),
    ("Brio", "005", "XX", 260, 4, "USD", "", "8708.99.81", None, None, None, 0, "current", None, "Trim"),
    ("Corso", "001", "US", 4300, 1, "USD", "Acme", "8407.34.48", "core", 82, 74, 12, "current", None, "Drive"),
    ("Corso", "006", "JP", 3900, 1, "USD", "Ota", "8708.50.89", "principal", 5, 0, 120, "current", None, "Axle"),
    ("Corso", "006", "US", 4150, 1, "USD", "Acme", "8708.50.89", "principal", 90, 85, 20, "alternative", 1e5, "Axle"),
    ("Corso", "007", "CA", 2450, 1, "USD", "Nord", "9401.99.90", "complementary", 77, 30, 15, "current", None, "Seat"),
    ("Delta", "008", "KR", 9800, 1, "USD", "Han", "8507.60.00", "core", 0, 0, 210, "current", None, "Battery"),
    ("Delta", "008", "US", 10900, 1, "USD", "Volt", "8507.60.00", "core", 91, 79, 40, "alternative", 4e6, "Battery"),
    ("Delta", "009", "US", 5200, 1, "USD", "Acme", "8708.29.50", None, 100, 93, 6, "current", None, "Body"),
)
_MODELS: Sequence[Cells] = (
    (
        *("Model", "Vehicle class", "Assembly country", "Annual volume", "Conversion cost", "Net cost"),
        *("Customs value", "Outbound freight", "Insurance", "Transport mode", "MSRP", "LVC %"),
        *("Originating steel %", "Originating aluminium %", "Model line", "Plant"),
    ),
    ("Alto", "passenger car", "MX", 61_000, 3100, None, 17_900, 540, 35, "rail", 24_000, 41, 72, 75, "A", "Puebla"),
    ("Brio", "passenger car", "DE", 24_000, 4900, None, 21_400, 1350, 80, "vessel", 31_000, 12, 40, 35, "B", "Emden"),
    ("Corso", "light truck", "CA", 98_500, 5200, 24_800, 26_000, 610, 42, "truck", 38_500, 46, 81, 77, "C", "Oshawa"),
    ("Delta", "heavy truck", "US", 7_300, 8800, None, None, 900, 70, "rail", 61_000, None, None, None, "D", "Flint"),
)
_RATES: Sequence[Cells] = (("Currency", "USD per unit"), ("EUR", 1.1), ("MXN", 0.05))

_SAP: Sequence[Cells] = (
    ("Stücklistenauflösung mehrstufig",),
    ("Werk 1200", None, "Stichtag", "24.11.2026"),
    (),
    (
        *("Fahrzeugmodell", "Materialnummer", "Materialkurztext", "Urspr.land", "Komponentenmenge"),
        *("Nettopreis", "Währg", "PE", "Warengruppe", "Statistische Warennummer"),
    ),
    ("Sierra", "000471100", "Halter vorn", "DE", "2,000", "1.234,50", "EUR", 100, "Rohbau", "87082999"),
    ("Sierra", "000471101", "Motor", "Mexiko", "1,000", "3.410,00", "EUR", 1, "Antrieb", "84073400"),
    ("Sierra", "000471102", "Sitz", "Vereinigte Staaten", "4,000", "310,25", "USD", 1, "Innen", "94012000"),
    ("Summe", None, None, None, None, "4.954,75"),
)
_MATRIX: Sequence[Cells] = (
    ("Part list 2026-11, released",),
    ("Item ID", "Item name", "Mfg country", "Net unit price", "Weight kg", "Sierra", "Blazer", "Tahoe"),
    ("A-1", "Bracket", "US", 12.5, 0.8, 2, None, 4),
    ("A-2", "Seat", "MX", 310, 14, 4, 4, 7),
    ("A-3", "Radio", "CN", 180, 1.9, None, 1, 0),
    ("A-4", "Roof rack", None, 95, 5.5, None, None, 1),
)
_LABELS: Sequence[Cells] = (
    (
        *("Manufacturers", "Makes", "Carlines", "Vehicle Type on Part\n567 Certification\nLabel"),
        *("Percent\nContent\nUS/\nCanada", "Major Sources of\nForeign Parts Content"),
        *("2nd Major Sources of\nForeign Parts Content", "Final Assembly\nCountries"),
        *("Additional Final\nAssembly Countries", "Country of Origin for\nthe Engine/Motor"),
    ),
    ("Maker", "Brand", "Uno", "PC", "62%", "21% M", "", "M", "", "US"),
    ("Maker", "Brand", "Due", "MPV", "40%", "35% J", "15% M", "US", "", "J"),
    ("Maker", "Brand", "Tre", "Truck", "5%", "80% K", "", "K", "", "K"),
)


def write_books(folder: Path) -> None:
    """Write the workbooks into a folder, all but the encrypted one."""
    _write(folder / "fleet.xlsx", {"Sourcing": _SOURCING, "Models": _MODELS, "Rates": _RATES})
    costs = (50_000, 4000, 20_000, 21_000, 600, 40)
    sierra: Sequence[Cells] = (_MODELS[0], ("Sierra", "light truck", "MX", *costs, "rail"))
    _write(folder / "sap_export.xlsx", {"Daten": _SAP, "Models": sierra, "Rates": _RATES})
    _write(folder / "matrix.xlsx", {"BOM": _MATRIX})
    _write(folder / "labels.xlsx", {"MY2025": _LABELS})


def _write(path: Path, sheets: dict[str, Sequence[Cells]]) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, str):
                        sheet.write_string(number, column, cell)
                    elif cell is not None:
                        sheet.write(number, column, cell)
