"""What real workbooks suffer from, each kind made here: the book is read, or a true sentence says why not."""

import datetime as dt
import io
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from headroom.book.problem import Severity
from headroom.book.sourcing import SourcingBook
from headroom.user_error import UserError
from headroom.workbook.process.reading import read_book
from headroom.workbook.rows.decode import decode
from workbooks import (
    HEADINGS,
    MODELS,
    ROW,
    Rows,
    compound_file,
    edit_part,
    problems_of,
    row_xml,
    silent,
    table,
    write_ods,
    write_raw_xlsx,
    write_xls,
    write_xlsb,
    write_xlsx,
)

ROWS = row_xml(1, HEADINGS) + row_xml(2, ROW)
SCRIPTS = (
    "Сьерра",
    "سييرا",
    "シエラ",
    "세ра",
    "ซิเอร์รา",
    "सिएरा",
    "סיירה",
    "Ñandú ẞ",
    "\U0001d54a\U0001d55a\U0001d556",
    "🚗",
)


def refused(path: Path) -> str:
    """Return the sentence with which a file is refused."""
    with pytest.raises(UserError) as told:
        decode(path, silent)
    assert path.name in str(told.value)
    return str(told.value)


def prices(book: SourcingBook) -> list[float]:
    """Return the unit costs of a book."""
    return list(book.rows.unit_cost.tolist())


def styled(path: Path, options: dict[str, object], change: Callable[..., None]) -> Path:
    """Write a workbook with one row of parts by a program with styles, changed by a function."""
    book = xlsxwriter.Workbook(str(path), options)
    sheet = book.add_worksheet("Sourcing")
    sheet.write_row(0, 0, HEADINGS)
    sheet.write_row(1, 0, ROW)
    change(book, sheet)
    book.close()
    return path


def repacked(path: Path, pack: Callable[[zipfile.ZipFile, str, bytes], None], prefix: bytes = b"") -> Path:
    """Pack a zipped workbook again, part by part, behind some other bytes."""
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        for name, data in parts.items():
            pack(packed, name, data)
    path.write_bytes(prefix + written.getvalue())
    return path


# Entities


def with_definitions(path: Path, definitions: str, use: str, part: str = "xl/worksheets/sheet1.xml") -> Path:
    """Write a workbook whose sheet defines entities and uses one for the name of a model."""
    write_raw_xlsx(path, ROWS)
    edit_part(path, part, "<worksheet", f"<!DOCTYPE x [{definitions}]><worksheet")
    edit_part(path, part, "Sierra", use)
    return path


@pytest.mark.parametrize("where", ["file:///", "http://127.0.0.1:9/"])
def test_an_external_entity_is_never_fetched(tmp_path: Path, where: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Secret model", encoding="utf-8")
    line = f'<!ENTITY a SYSTEM "{where}{secret}">'

    assert "XML entities" in refused(with_definitions(tmp_path / "book.xlsx", line, "&a;"))


def test_entities_that_are_hidden_behind_a_long_comment_are_not_expanded_either(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Secret model", encoding="utf-8")
    part = "xl/worksheets/sheet1.xml"
    for line in (f'<!ENTITY a SYSTEM "{secret}">', f'<!ENTITY b "{"x" * 99}"><!ENTITY a "{"&b;" * 9999}">'):
        path = with_definitions(tmp_path / "book.xlsx", line, "&a;" * 50)
        edit_part(path, part, "<!DOCTYPE", f"<!--{'x' * 9000}--><!DOCTYPE")
        for slowly in (False, True):
            try:
                book = decode(path, silent, slowly=slowly)
            except UserError as told:
                assert "cannot be read" in str(told)  # noqa: PT017 - a book without it is as good
            else:
                assert not any("Secret" in model or "xxx" in model for model in book.rows.models)


def test_an_open_document_with_entities_is_refused_as_that(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "book.ods", {"Sourcing": table()})
    edit_part(
        path,
        "content.xml",
        "<office:document-content",
        '<!DOCTYPE x [<!ENTITY a "b">]><office:document-content',
    )

    assert "XML entities" in refused(path)


# Sizes that are lies, and sizes that are not


@pytest.mark.parametrize("reference", ["A1:D1000000", "A1:XFD1048576", "D2", "A1", "nonsense", ""])
def test_a_declared_size_is_not_believed(tmp_path: Path, reference: str) -> None:
    path = write_raw_xlsx(tmp_path / "book.xlsx", ROWS, before=f'<dimension ref="{reference}"/>')

    assert prices(decode(path, silent)) == [100.0]
    assert prices(decode(path, silent, slowly=True)) == [100.0]


def test_a_bomb_that_lies_about_its_size_is_not_unpacked(tmp_path: Path) -> None:
    blank = row_xml(3, [" "]) * 1
    path = write_raw_xlsx(tmp_path / "book.xlsx", ROWS + blank + " " * (64 * 1024**2))
    content = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = content.index(signature + content[content.index(signature) + 4 :][:2])
        while place >= 0:
            (size,) = struct.unpack_from("<I", content, place + offset)
            if size > 2**20:
                struct.pack_into("<I", content, place + offset, 5000)
            place = content.find(signature, place + 4)
    path.write_bytes(content)

    assert "cannot be read" in refused(path)


def test_parts_that_overlap_are_refused(tmp_path: Path) -> None:
    path = write_raw_xlsx(tmp_path / "book.xlsx", ROWS)
    kernel = bytes(50_000)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_STORED) as packed:
        packed.writestr("xl/media/0.bin", kernel)
        first = packed.getinfo("xl/media/0.bin")
        for number in range(1, 30):
            again = zipfile.ZipInfo(f"xl/media/{number}.bin")
            again.header_offset, again.CRC = first.header_offset, first.CRC
            again.file_size = again.compress_size = len(kernel)
            packed.filelist.append(again)
            packed.NameToInfo[again.filename] = again

    assert "its parts overlap" in refused(path)


def test_a_workbook_in_a_zip_file_is_to_be_unpacked(tmp_path: Path) -> None:
    inner = write_raw_xlsx(tmp_path / "inner.xlsx", ROWS)
    path = tmp_path / "book.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.write(inner, "book.xlsx")

    assert "is a zip file, not a workbook. Unpack it" in refused(path)


def test_a_zip_file_with_a_password_is_to_be_unpacked(tmp_path: Path) -> None:
    path = write_raw_xlsx(tmp_path / "book.xlsx", ROWS)
    content = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = content.find(signature)
        while place >= 0:
            content[place + offset] |= 1
            place = content.find(signature, place + 4)
    path.write_bytes(content)

    assert "is a zip file with a password" in refused(path)


def test_three_hundred_sheets_are_looked_through(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {f"Notes {number}": [["nothing", number]] for number in range(299)}
    path = write_xlsx(tmp_path / "book.xlsx", {**sheets, "Sourcing": table(), "Models": MODELS})

    assert prices(decode(path, silent)) == [100.0]
    assert "Sheets: Notes 0, Notes 1, Notes 2, Notes 3 and 295 more" in refused(
        write_xlsx(tmp_path / "other.xlsx", sheets)
    )


def test_a_table_of_16384_columns_is_read(tmp_path: Path) -> None:
    wide = [*HEADINGS, *(f"Note {number}" for number in range(16_384 - len(HEADINGS)))]
    path = write_raw_xlsx(
        tmp_path / "book.xlsx", row_xml(1, wide) + row_xml(2, [*ROW, *[1.0] * (len(wide) - len(ROW))])
    )

    assert prices(decode(path, silent)) == [100.0]
    assert prices(decode(path, silent, slowly=True)) == [100.0]


@pytest.mark.parametrize("repeated", ["row", "cell", "row with a cell"])
def test_rows_and_cells_that_libreoffice_repeats_to_the_end_cost_nothing(
    tmp_path: Path, repeated: str
) -> None:
    path = write_ods(tmp_path / "book.ods", {"Sourcing": table()})
    end = {
        "row": '<table:table-row table:number-rows-repeated="1048574"><table:table-cell/></table:table-row>',
        "cell": "<table:table-row>"
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
        "row with a cell": '<table:table-row table:number-rows-repeated="1048574"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>',
    }
    edit_part(path, "content.xml", "</table:table>", f"{end[repeated]}</table:table>")

    assert prices(decode(path, silent)) == [100.0]


# Containers


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_workbook_is_read_however_its_parts_are_packed(tmp_path: Path, method: int) -> None:
    path = write_raw_xlsx(tmp_path / "book.xlsx", ROWS)

    def streamed(packed: zipfile.ZipFile, name: str, data: bytes) -> None:
        entry = zipfile.ZipInfo(name.replace("/", "\\") if "sheet1" in name else name)
        entry.compress_type = method
        entry.comment = b"comment"
        with packed.open(entry, "w", force_zip64=True) as file:
            file.write(data)

    assert prices(decode(repacked(path, streamed), silent)) == [100.0]


def test_a_workbook_with_something_before_or_behind_it_is_read_or_refused(tmp_path: Path) -> None:
    path = write_raw_xlsx(tmp_path / "book.xlsx", ROWS)
    content = path.read_bytes()
    path.write_bytes(content + b"\0" * 1000)
    try:
        assert prices(decode(path, silent)) == [100.0]
    except UserError as told:
        assert "damaged" in str(told)  # noqa: PT017 - either is right
    path.write_bytes(b"MIME-Version: 1.0\r\n\r\n" + content)
    assert "is a web page" in refused(path)


def test_a_part_that_is_there_twice_is_damage(tmp_path: Path) -> None:
    path = write_raw_xlsx(tmp_path / "book.xlsx", ROWS)
    with zipfile.ZipFile(path, "a") as packed, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        packed.writestr("xl/worksheets/sheet1.xml", "<worksheet/>")

    assert "it holds xl/worksheets/sheet1.xml twice" in refused(path)


def test_parts_without_a_name_do_no_harm(tmp_path: Path) -> None:
    path = write_raw_xlsx(tmp_path / "book.xlsx", ROWS)
    with zipfile.ZipFile(path, "a") as packed:
        packed.open(zipfile.ZipInfo(""), "w").close()  # writestr refuses such a name

    assert prices(decode(path, silent)) == [100.0]


def test_a_workbook_of_which_parts_are_missing_says_so(tmp_path: Path) -> None:
    path = write_raw_xlsx(tmp_path / "book.xlsx", ROWS)
    with zipfile.ZipFile(path) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml")
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("xl/worksheets/sheet1.xml", sheet)

    assert "parts of it are missing" in refused(path)


@pytest.mark.parametrize(
    ("beginning", "words"),
    [
        (bytes.fromhex("0900040002001000"), "a workbook of Excel 2, which is too old"),
        (bytes.fromhex("0902060000001000"), "a workbook of Excel 3, which is too old"),
        (bytes.fromhex("0904060000001000"), "a workbook of Excel 4, which is too old"),
        (bytes.fromhex("0908080000051000"), "a workbook of Excel 5 without its container"),
        (bytes.fromhex("00001A0000100400"), "a Lotus 1-2-3 file"),
        (b"{\\rtf1", "a text document (RTF)"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"7z\xbc\xaf\x27\x1c", "an archive"),
        (b"SQLite format 3\0", "a database"),
        (b"MZ\x90\0", "a program"),
        (b"ID;PWXL;N;E\r\n", "a SYLK file"),
        (b"MIME-Version: 1.0\r\n", "a web page"),
        ((b'<?xml version="1.0"?><office:document '
         b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">'),
         "an OpenDocument file in one piece"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
         "a workbook in the XML format of Excel 2003"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_of_today_is_named(tmp_path: Path, beginning: bytes, words: str) -> None:
    path = tmp_path / "book.xls"
    path.write_bytes(beginning + bytes(500))

    assert words in refused(path)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("word/document.xml", "a Word document"),
        ("ppt/presentation.xml", "a PowerPoint presentation"),
        ("Index/Document.iwa", "an Apple Numbers document"),
        ("META-INF/MANIFEST.MF", "a program"),
    ],
)
def test_a_zip_file_of_another_program_is_named(tmp_path: Path, part: str, words: str) -> None:
    path = tmp_path / "book.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(part, "")

    assert words in refused(path)


@pytest.mark.parametrize(
    ("stream", "words"),
    [
        ("PowerPoint Document", "a PowerPoint presentation"),
        ("__properties_version1.0", "an e-mail"),
        ("PerfectOffice_MAIN", "a Quattro Pro file"),
        ("Something", "is not a workbook"),
        ("Workboo\ufffd", "its directory is faulty"),
    ],
)
def test_a_compound_file_of_another_program_is_named(tmp_path: Path, stream: str, words: str) -> None:
    path = tmp_path / "book.xls"
    path.write_bytes(compound_file(bytes(5000), name=stream))

    assert words in refused(path)


def test_a_compound_file_whose_sectors_lead_in_a_circle_is_damaged(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "book.xls", {"Sourcing": table(*({} for _ in range(300)))})
    content = bytearray(path.read_bytes())
    struct.pack_into("<I", content, 512 + 4 * 5, 4)  # sector 5 is followed by 4
    path.write_bytes(content)

    assert "is damaged" in refused(path)


def test_a_damaged_compound_file_is_damaged(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "book.xls", {"Sourcing": table()})
    path.write_bytes(path.read_bytes()[:900])

    assert "is damaged" in refused(path)


def test_text_in_columns_is_read_under_any_name(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    lines = [",".join(map(str, row)) for row in table({}, {})]
    path.write_text("\n".join(lines), encoding="utf-8")

    assert prices(decode(path, silent)) == [100.0, 100.0]


# Content


@pytest.mark.parametrize("write", [write_xlsx, write_xlsb, write_ods])
def test_a_workbook_without_a_cell_says_so(tmp_path: Path, write: Callable[..., Path]) -> None:
    sheets = {"First": [[]], "Second": [[None, None]]}

    assert "has no cell with a value;" in refused(write(tmp_path / "book.xlsx", sheets))


def test_a_workbook_of_errors_and_of_formulas_without_a_value_is_not_called_empty(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1"><f>1+1</f></c></row>'
    error = refused(write_raw_xlsx(tmp_path / "error.xlsx", cells))
    formula = refused(write_raw_xlsx(tmp_path / "formula.xlsx", '<row r="1"><c r="B1"><f>1+1</f></c></row>'))
    far = refused(write_raw_xlsx(tmp_path / "far.xlsx", row_xml(1, [" "]) + row_xml(5000, [1.0])))

    assert "errors such as #N/A and formulas never calculated do not count" in error
    assert "errors such as #N/A and formulas never calculated do not count" in formula
    assert "no cell with a value in the first 1,000 rows" in far


def test_what_the_reader_does_not_know_is_named(tmp_path: Path) -> None:
    macros = write_xlsb(tmp_path / "macros.xlsb", {"Sourcing": table()})
    edit_part(macros, "xl/_rels/workbook.bin.rels", "worksheets/sheet1.bin", "macrosheets/sheet1.bin")
    letters = tmp_path / "letters.xls"
    beginning = struct.pack("<HHHHHHII", 0x0809, 16, 0x0600, 0x0005, 0, 0, 0, 0)
    codepage = struct.pack("<HHH", 0x0042, 2, 0x272D)
    letters.write_bytes(compound_file(beginning + codepage + struct.pack("<HH", 0x000A, 0)))

    nameless = write_ods(tmp_path / "nameless.ods", {"Sourcing": table()})
    repacked(nameless, lambda packed, name, data: packed.writestr(name.replace("mimetype", "other"), data))

    assert "its part mimetype is missing" in refused(nameless)
    assert "it has a sheet of Excel 4 macros" in refused(macros)
    assert "its texts are in a code page that is not known here" in refused(letters)


def test_cells_repeated_beyond_all_bounds_are_too_many(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "book.ods", {"Sourcing": table()})
    end = (
        '<table:table-row table:number-rows-repeated="1048574"><table:table-cell '
        'table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>'
    )
    edit_part(path, "content.xml", "</table:table>", f"{end}</table:table>")

    assert "too large: a sheet of it goes on for more than 100 million cells" in refused(path)


def test_a_workbook_of_a_trial_version_is_not_taken_for_a_blank_one(tmp_path: Path) -> None:
    path = write_raw_xlsx(tmp_path / "book.xlsx", ROWS)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
        edit_part(path, part, main, "http://schemas.microsoft.com/office/excel/2006/2")

    assert "a trial version of Excel 2007" in refused(path)


def test_a_damaged_part_that_nobody_needs_does_no_harm(tmp_path: Path) -> None:
    path = write_raw_xlsx(tmp_path / "book.xlsx", ROWS)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_STORED) as packed:
        packed.writestr("docProps/app.xml", "<Properties/>")
    path.write_bytes(path.read_bytes().replace(b"<Properties/>", b"<Properties>>"))

    assert prices(decode(path, silent)) == [100.0]


@pytest.mark.parametrize("name", SCRIPTS)
@pytest.mark.parametrize("suffix", [".xlsx", ".xlsb", ".ods", ".csv"])
def test_names_in_any_script_come_through(tmp_path: Path, name: str, suffix: str) -> None:
    path = tmp_path / f"{name}{suffix}"
    rows = table({"Model": name, "Part number": name})
    if suffix == ".csv":
        path.write_text("\n".join(",".join(map(str, row)) for row in rows), encoding="utf-8")
    else:
        {".xlsx": write_xlsx, ".xlsb": write_xlsb, ".ods": write_ods}[suffix](path, {name: rows})
    book = decode(path, silent)

    assert book.name == path.name
    assert book.rows.models == (name,)
    assert book.rows.part_number[0] == name
    assert book.rows.address(0, "unit_cost") == f"{name}!D2"


def test_names_in_any_script_come_through_the_reading_process(tmp_path: Path) -> None:
    name = "".join(SCRIPTS)[:30]
    book = read_book(write_xlsx(tmp_path / f"{name}.xlsx", {name: table({"Model": name})}))

    assert (book.name, book.rows.models) == (f"{name}.xlsx", (name,))


@pytest.mark.parametrize("date_1904", [False, True])
def test_a_date_in_the_place_of_a_price_is_reported_whatever_the_workbook_counts_from(
    tmp_path: Path,
    date_1904: bool,  # noqa: FBT001 - a parameter
) -> None:
    def with_date(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        style = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_datetime(1, 3, dt.datetime(2026, 3, 9), style)  # noqa: DTZ001 - cells have no time zone

    path = styled(tmp_path / "book.xlsx", {"date_1904": date_1904}, with_date)
    [problem] = [p for p in problems_of(decode(path, silent), Severity.ERROR) if p.cell == "D2"]

    assert "2026-03-09" in problem.message


def test_protected_and_hidden_rows_columns_and_sheets_are_read(tmp_path: Path) -> None:
    def protect(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.protect("secret")
        sheet.set_column(1, 2, 8, None, {"hidden": True})
        sheet.set_row(1, 15, None, {"hidden": True})
        book.add_worksheet("Front").activate()

    book = decode(styled(tmp_path / "book.xlsx", {}, protect), silent)

    assert prices(book) == [100.0]
    assert book.rows.part_number[0] == "P-1"


def test_the_value_of_a_formula_that_looks_into_another_workbook_is_taken_as_it_was_saved(
    tmp_path: Path,
) -> None:
    outer = tmp_path / "outer.xlsx"

    def link(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        del book
        sheet.write_formula(1, 3, f"='[{outer}]Sheet1'!A1", None, 42.5)

    assert prices(decode(styled(tmp_path / "book.xlsx", {}, link), silent)) == [42.5]


def test_macros_are_neither_run_nor_in_the_way(tmp_path: Path) -> None:
    path = write_raw_xlsx(tmp_path / "book.xlsm", ROWS)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    edit_part(path, "[Content_Types].xml", kind, "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr("xl/vbaProject.bin", compound_file(b"Shell calc" * 900, name="VBA"))

    assert prices(decode(path, silent)) == [100.0]
    assert prices(decode(path, silent, slowly=True)) == [100.0]


def test_a_workbook_in_the_strict_dialect_is_read(tmp_path: Path) -> None:
    path = write_raw_xlsx(tmp_path / "book.xlsx", ROWS)
    strict = "http://purl.oclc.org/ooxml"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    edit_part(path, "xl/worksheets/sheet1.xml", main, f"{strict}/spreadsheetml/main")
    edit_part(path, "xl/workbook.xml", main, f"{strict}/spreadsheetml/main")
    for part in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels"):
        edit_part(path, part, office, f"{strict}/officeDocument/relationships")

    assert prices(decode(path, silent)) == [100.0]


def test_styles_that_one_reader_stumbles_over_do_not_matter_to_the_other(tmp_path: Path) -> None:
    path = styled(tmp_path / "book.xlsx", {}, lambda *_: None)
    edit_part(
        path, "xl/styles.xml", "<fonts", '<fonts nonsense="&lt;"><font><sz val="x"/></font></fonts><fonts'
    )

    assert prices(decode(path, silent)) == [100.0]


def test_a_workbook_in_utf_16_is_read_slowly(tmp_path: Path) -> None:
    path = write_raw_xlsx(tmp_path / "book.xlsx", ROWS)

    def wide(packed: zipfile.ZipFile, name: str, data: bytes) -> None:
        text = data.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
        packed.writestr(name, text.encode("utf-16") if name.endswith("sheet1.xml") else data)

    assert prices(decode(repacked(path, wide), silent)) == [100.0]


def test_two_workbooks_of_one_name_are_not_taken_for_one(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    paths = [
        write_xlsx(folder / "book.xlsx", {"Sourcing": table()}) for folder in (tmp_path, tmp_path / "other")
    ]

    with pytest.raises(UserError, match=r"Two of the workbooks are called book\.xlsx"):
        decode(paths, silent)
