"""Whatever a file is, it gives a book or one sentence that says what is wrong and what to do."""

import os
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headroom.book.sourcing import SourcingBook
from headroom.user_error import UserError
from headroom.workbook.bytes.precheck import LARGEST_UNPACKED, cannot_open
from headroom.workbook.process.reading import read_book
from headroom.workbook.rows.decode import decode
from workbooks import (
    HEADINGS,
    MODELS,
    ROW,
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


def refusal(path: Path) -> str:
    """Return the sentence with which a file is refused, in a process of its own as in this one."""
    with pytest.raises(UserError) as refused:
        read_book(path)
    text = str(refused.value)
    if "\0" not in path.name and path.is_file():
        with pytest.raises(UserError) as again:
            decode(path, silent)
        assert str(again.value) == text
    assert path.name in text
    assert text.endswith((".", ")"))
    assert "Traceback" not in text
    return text


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert "does not exist" in refusal(tmp_path / "missing.xlsx")
    assert "is a folder" in refusal(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.xlsx")
        assert "is not a file" in refusal(tmp_path / "pipe.xlsx")
        assert "is not a file" in refusal(Path("/dev/zero"))
    assert "cannot be opened" in refusal(tmp_path / "null\0character.xlsx")


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table()})

    assert "locked it, or you have no permission" in cannot_open(
        path, PermissionError(13, "Permission denied")
    )
    assert "(Input/output error)" in cannot_open(path, OSError(5, "Input/output error"))
    if hasattr(os, "geteuid") and os.geteuid():
        path.chmod(0)
        assert "no permission" in refusal(path)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("book.xlsx", b"", "is empty (0 bytes)"),
        ("book.xls", b"<html><table><tr><td>Model</td></tr></table></html>", "is a web page, not a workbook"),
        ("book.xls", b"\xef\xbb\xbf\r\n<!DOCTYPE html>", "is a web page, not a workbook"),
        ("book.xls", b'<?xml version="1.0"?><Workbook/>', "is an XML file, not a workbook"),
        ("book.xlsx", b"Model,Part number\nSierra,P-1\n", "is a text file (CSV)"),
        ("book.xlsx", "Model;Teil\n".encode("utf-16"), "is a text file (CSV)"),
        ("book.xlsx", b"%PDF-1.7", "is a PDF"),
        ("book.xlsx", b"hello", "is not a workbook"),
        ("book.xlsx", bytes(range(256)), "is not a workbook"),
        ("book.csv", bytes(range(256)), "is not text"),
        ("book.xlsx", b"PK\x05\x06" + bytes(18), "is damaged"),
        ("book.xlsx", b"PK\x03\x04" + bytes(100), "is damaged"),
        ("book.xls", bytes.fromhex("D0CF11E0A1B11AE1") + bytes(100), "is damaged"),
    ],
)
def test_what_is_no_workbook_is_refused_by_what_it_is(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    assert words in refusal(path)


def test_a_zip_of_something_else_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("letter.txt", "hello")

    assert "is a zip file, not a workbook" in refusal(path)


def test_a_truncated_workbook_is_damaged(tmp_path: Path) -> None:
    for writer, suffix in ((write_xlsx, ".xlsx"), (write_xlsb, ".xlsb"), (write_ods, ".ods")):
        path = writer(tmp_path / f"book{suffix}", {"Sourcing": table()})
        path.write_bytes(path.read_bytes()[:-600])
        assert "damaged" in refusal(path)


def test_a_workbook_with_a_password_says_so(tmp_path: Path) -> None:
    encrypted = tmp_path / "book.xlsx"
    encrypted.write_bytes(compound_file(bytes(4096), name="EncryptionInfo"))
    assert "protected with a password" in refusal(encrypted)

    encrypted = write_ods(tmp_path / "book.ods", {"Sourcing": table()})
    with zipfile.ZipFile(encrypted, "a") as packed, pytest.warns(UserWarning, match="Duplicate"):
        packed.writestr("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")
    assert "protected with a password" in refusal(encrypted)


def test_an_old_workbook_with_a_password_says_so_and_a_letter_is_no_workbook(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "book.xls", {"Sourcing": table()})
    content = path.read_bytes()
    begin = content.index(bytes.fromhex("0908"))
    password = bytes.fromhex("2F000600") + bytes((0, 0, 1, 2, 3, 4))
    stream = bytes(content[begin : begin + 20]) + password + content[begin + 20 :]
    path.write_bytes(compound_file(stream))
    assert "protected with a password" in refusal(path)

    letter = tmp_path / "letter.xls"
    letter.write_bytes(compound_file(bytes(5000), name="WordDocument"))
    assert "is a Word document, not a workbook" in refusal(letter)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table()})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/bomb.bin", bytes(80 * 1024**2))
    assert "would unpack to 80 MB" in refusal(path)

    directory = bytearray(path.read_bytes())
    place = directory.rindex(b"PK\x01\x02")
    directory[place + 24 : place + 28] = (0xFFFFFFF0).to_bytes(4, "little")
    path.write_bytes(directory)
    assert LARGEST_UNPACKED == 4 * 1024**3
    assert "would unpack to 4,096 MB" in refusal(path)


@pytest.mark.parametrize("cell", ["XFD1048576", "A1048576", "XFD1"])
def test_a_stray_cell_far_away_does_not_cost_the_table(tmp_path: Path, cell: str) -> None:
    rows = row_xml(1, HEADINGS) + row_xml(2, ROW)
    stray = f'<c r="{cell}"><v>1</v></c>'
    number = "".join(letter for letter in cell if letter.isdigit())
    rows = (
        rows.replace("</row>", f"{stray}</row>", 1)
        if number == "1"
        else f'{rows}<row r="{number}">{stray}</row>'
    )
    book = read_book(write_raw_xlsx(tmp_path / "book.xlsx", rows))

    assert book.rows.unit_cost.tolist() == [100.0]
    if cell == "XFD1048576":
        assert any("read slowly" in p.message for p in problems_of(book))


def test_a_dimension_of_the_whole_sheet_is_not_believed(tmp_path: Path) -> None:
    rows = row_xml(1, HEADINGS) + row_xml(2, ROW)
    path = write_raw_xlsx(tmp_path / "book.xlsx", rows, before='<dimension ref="A1:XFD1048576"/>')

    assert read_book(path).rows_used == 1


def test_entities_do_not_explode(tmp_path: Path) -> None:
    path = write_raw_xlsx(tmp_path / "book.xlsx", row_xml(1, HEADINGS))
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    part = "xl/worksheets/sheet1.xml"
    edit_part(path, part, "<worksheet", f"<!DOCTYPE x [{bomb}]><worksheet")
    edit_part(path, part, "Model", "&a11;")

    assert "XML entities" in refusal(path)


@pytest.mark.slow
@given(seed=st.integers(0, 10**6), suffix=st.sampled_from([".xlsx", ".xlsb", ".xls", ".ods", ".csv"]))
@settings(max_examples=25)
def test_flipped_bytes_give_a_book_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, seed: int, suffix: str
) -> None:
    folder = tmp_path_factory.mktemp("flipped")
    sheets = {"Sourcing": table({}, {"Unit cost": "1,5"}), "Models": MODELS}
    path = folder / f"book{suffix}"
    if suffix == ".csv":
        path.write_text("\n".join(",".join(map(str, row)) for row in table()), encoding="utf-8")
    else:
        {".xlsx": write_xlsx, ".xlsb": write_xlsb, ".xls": write_xls, ".ods": write_ods}[suffix](path, sheets)
    draw = random.Random(seed)  # noqa: S311 - the same damage for the same seed
    content = bytearray(path.read_bytes())
    for _ in range(draw.randrange(1, 30)):
        content[draw.randrange(len(content))] ^= 1 << draw.randrange(8)
    path.write_bytes(content)

    try:
        book = read_book(path)
    except UserError as refused:
        assert path.name in str(refused)  # noqa: PT017 - a book is as welcome
    else:
        assert isinstance(book, SourcingBook)
        assert book.rows_used == len(book.rows)


def test_a_workbook_that_is_saved_while_it_is_read_is_not_half_read(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table()})

    def save_again(progress: object) -> None:
        del progress
        write_xlsx(path, {"Sourcing": table({"Unit cost": 5.0}, {"Unit cost": 6.0})})

    with pytest.raises(UserError, match="was changed while it was read"):
        decode(path, save_again)
