"""Sheets as other programs and other people write them: banners, merged headings, totals."""

from pathlib import Path

import xlsxwriter

from workbooks import MODELS, Cell, Rows, write_xlsx

SAP_ROWS: Rows = (
    ("Stücklistenauflösung mehrstufig", None, None, None, None, None, None, None, None, None),
    ("Werk 1200", None, "Stichtag", "24.11.2026", None, None, None, None, None, None),
    (),
    (
        *("Fahrzeugmodell", "Materialnummer", "Materialkurztext", "Urspr.land", "Komponentenmenge"),
        *("Nettopreis", "Währg", "PE", "Warengruppe", "Statistische Warennummer"),
    ),
    ("Sierra", "000471100", "Halter vorn", "DE", "2,000", "1.234,50", "EUR", 100.0, "Rohbau", "87082999"),
    ("Sierra", "000471101", "Motor", "Mexiko", "1,000", "3.410,00", "EUR", 1.0, "Antrieb", "84073400"),
    ("Sierra", "000471102", "Sitz", "Vereinigte Staaten", "4,000", "310,25", "USD", 1.0, "Innen", "94012000"),
    ("Summe", None, None, None, None, "4.954,75", None, None, None, None),
)
"""A bill of materials in the style of SAP: German headings, decimal commas, prices for several pieces."""

RATES: Rows = (("Currency", "USD per unit"), ("EUR", 1.1), ("MXN", 0.05))

MATRIX_ROWS: Rows = (
    ("Part list 2026-11, released", None, None, None, None, None, None, None),
    ("Item ID", "Item name", "Mfg country", "Net unit price", "Weight kg", "Sierra", "Blazer", "Tahoe"),
    ("A-1", "Bracket", "US", 12.5, 0.8, 2.0, None, 4.0),
    ("A-2", "Seat", "MX", 310.0, 14.0, 4.0, 4.0, 7.0),
    ("A-3", "Radio", "CN", 180.0, 1.9, None, 1.0, 0.0),
    ("A-4", "Roof rack", None, 95.0, 5.5, None, None, 1.0),
)
"""A part list of a PLM system with one column of quantities for each model."""


def sap_export(path: Path) -> Path:
    """Write a bill of materials in the style of SAP, with the models and rates that it needs."""
    return write_xlsx(path, {"Daten": SAP_ROWS, "Models": MODELS, "Rates": RATES})


def quantity_matrix(path: Path, *, with_models: bool = False) -> Path:
    """Write a part list with one column for each model."""
    sheets: dict[str, Rows] = {"BOM": MATRIX_ROWS}
    if with_models:
        names = ("Sierra", "Blazer", "Tahoe")
        sheets["Models"] = (MODELS[0], *((name, *MODELS[1][1:]) for name in names))
    return write_xlsx(path, sheets)


def questionnaire(path: Path) -> Path:
    """Write what a supplier filled in: headings of two rows with merged groups, and a footer."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Questionnaire")
        sheet.merge_range(0, 0, 0, 7, "Supplier origin questionnaire - please fill in the white cells")
        sheet.write_row(1, 0, ("Supplier:", "Ejemplo S.A. de C.V.", "", "Vehicle model:", "Sierra"))
        sheet.merge_range(3, 0, 3, 1, "Part")
        sheet.merge_range(3, 2, 3, 3, "Origin")
        sheet.merge_range(3, 4, 3, 5, "Price")
        sheet.merge_range(3, 6, 3, 7, "Tariff")
        headings = (
            "Number",
            "Name",
            "Country",
            "USMCA content %",
            "Unit price",
            "Currency",
            "HTS code",
            "Note",
        )
        sheet.write_row(4, 0, headings)
        parts: tuple[tuple[Cell, ...], ...] = (
            ("S-100", "Harness", "Mexico", 0.82, 41.5, "USD", "8544.30.00", "-"),
            ("S-101", "Sensor", "China", 0.0, 7.25, "USD", "9031.80.80", ""),
            ("S-102", "Relay", "unknown", None, 3.1, "USD", "8536.49.00", "ask plant"),
        )
        for number, cells in enumerate(parts, start=5):
            for column, cell in enumerate(cells):
                if cell is not None:
                    sheet.write(number, column, cell)
        sheet.write(9, 0, "Signature and date:")
    return path


SPANISH_ROWS: Rows = (
    ("Listado de materiales, planta Saltillo", None, None, None, None, None, None, None, None, None),
    ("Fecha", "24/11/2026", None, None, None, None, None, None, None, None),
    (),
    (
        *("Modelo", "No. de parte", "Descripción", "País de origen", "Precio por 100", "Moneda"),
        *("Cantidad", "Fracción arancelaria", "% contenido regional", "Proveedor"),
    ),
    ("Sierra", "0012", "Soporte", "México", "1.200,50", "MXN", "2", "8708.29.99", "82,5", "Ejemplo SA"),
    ("Sierra", "0013", "Arnés", "Estados Unidos", "3.450", "MXN", "1", "8544.30.00", "100", "Otro SA"),
    ("Sierra", "0014", "Radio", "desconocido", "18.000,00", "MXN", "1", "8527.21.10", "", ""),
    ("Total", None, None, None, "22.650,50", None, None, None, None, None),
)
"""A list of parts of a Spanish system: a banner, dots between thousands, prices for 100, a row of totals."""


def spanish_export(path: Path) -> Path:
    """Write a Spanish list of parts with the sheets of its models and rates."""
    models = (("Modelo", "País de ensamble", "Volumen anual"), ("Sierra", "México", "50.000"))
    rates = (("Moneda", "USD por unidad"), ("MXN", "0,05"))
    sheets: dict[str, Rows] = {"Materiales": SPANISH_ROWS, "Modelos": models, "Tipos de cambio": rates}
    return write_xlsx(path, {"Portada": (("Informe mensual",),), **sheets})


def french_export(path: Path) -> Path:
    """Write a French list of parts: headings of two merged rows, units in brackets, an older hidden sheet."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, old = book.add_worksheet("Nomenclature"), book.add_worksheet("Archive")
        old.hide()
        sheet.write(0, 0, "Nomenclature véhicule")
        for first, last, text in ((0, 2, "Article"), (3, 4, "Origine"), (5, 7, "Coût")):
            sheet.merge_range(2, first, 2, last, text)
        headings = ("Véhicule", "Référence", "Désignation", "Pays", "Contenu régional [%]")
        sheet.write_row(3, 0, (*headings, "Prix unitaire [EUR]", "Fret/pièce [EUR]", "Qté/véh [pcs]"))
        sheet.write_row(4, 0, ("Sierra", "R-1", "Support", "Mexique", "62,5", "12,50", "0,40", "2"))
        sheet.write_row(5, 0, ("Sierra", "R-2", "Radio", "Chine", "0", "1 180,00", "3,10", "1"))
        sheet.write(7, 0, "Total")
        sheet.write(7, 5, "1 205,00")
        old.write_row(0, 0, ("Véhicule", "Référence", "Pays", "Prix unitaire"))
        old.write_row(1, 0, ("Ancien", "R-9", "France", "3,0"))
    return path


def english_csv(path: Path) -> Path:
    """Write a CSV file with semicolons, a mark of its encoding, and shares with percent signs."""
    lines = (
        "Model;Part No.;COO;Price (USD);Qty/veh;Regional value content;US content",
        "Sierra;00012;MX;1,200.50;1;62.5%;0%",
        "Sierra;00013;US;7.25;4;100%;100%",
    )
    path.write_bytes(("\ufeff" + "\r\n".join(lines) + "\r\n").encode())
    return path
