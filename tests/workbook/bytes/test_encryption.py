"""Workbooks with a password open with it, and each that does not says why."""

import logging
import random
import zipfile
from pathlib import Path

import pytest

from encrypted_books import ENCRYPTERS, compound_of, encrypt_standard, encrypt_xor
from headroom.user_error import UserError
from headroom.workbook.bytes.compound import CompoundFile, FaultyCompoundError
from headroom.workbook.bytes.encryption import PasswordNeededError, WrongPasswordError, decrypt, is_encrypted
from headroom.workbook.rows.decode import decode
from workbooks import compound_file, silent, table, write_ods, write_xls, write_xlsb, write_xlsx

WRITERS = {".xlsx": write_xlsx, ".xlsb": write_xlsb, ".xls": write_xls}
PASSWORDS = ("swordfish", "Пароль 密码", "pässwörd \N{AUTOMOBILE} \N{COMBINING ACUTE ACCENT}", "a", "x" * 255)


def written(folder: Path, method: str, password: str) -> Path:
    """Return an encrypted workbook."""
    suffix, encrypt = ENCRYPTERS[method]
    path = WRITERS[suffix](folder / f"book{suffix}", {"Sourcing": table({"Unit cost": 7.25})})
    return encrypt(path, password)


def scratch(folder: Path) -> Path:
    """Return a folder for copies."""
    made = folder / "scratch"
    made.mkdir(exist_ok=True)
    return made


@pytest.mark.parametrize("password", PASSWORDS, ids=["plain", "other scripts", "accents", "short", "long"])
@pytest.mark.parametrize("method", [name for name in ENCRYPTERS if name != "XOR"])
def test_an_encrypted_workbook_opens_with_its_password_only(
    tmp_path: Path, method: str, password: str
) -> None:
    path = written(tmp_path, method, password)
    before = path.read_bytes()

    assert is_encrypted(path)
    copy = decrypt(path, password, scratch(tmp_path))
    assert copy.name == path.name
    assert copy.is_relative_to(tmp_path / "scratch")
    assert decode(copy, silent).rows.unit_cost.tolist() == [7.25]
    assert not is_encrypted(copy)
    with pytest.raises(PasswordNeededError, match=r"book\.xls\w? is protected with a password\. Enter it"):
        decrypt(path, "", tmp_path)
    for wrong in (password.swapcase() + "?", "\udc80", "y" * 256):
        with pytest.raises(WrongPasswordError, match="does not open with this password"):
            decrypt(path, wrong, tmp_path)
    assert path.read_bytes() == before


def test_an_obfuscated_workbook_opens_with_its_password_only(tmp_path: Path) -> None:
    path = written(tmp_path, "XOR", "abc")

    assert decode(decrypt(path, "abc", tmp_path), silent).rows.unit_cost.tolist() == [7.25]
    for wrong in ("ABC", "密", "z" * 40):
        with pytest.raises(WrongPasswordError):
            decrypt(path, wrong, tmp_path)


@pytest.mark.parametrize("method", ENCRYPTERS)
def test_what_excel_encrypts_without_asking_opens_without_asking(tmp_path: Path, method: str) -> None:
    path = written(tmp_path, method, "VelvetSweatshop")

    for password in ("", "anything"):
        assert decode(decrypt(path, password, tmp_path), silent).rows_used == 1


def test_plain_workbooks_and_what_is_no_file_are_not_encrypted(tmp_path: Path) -> None:
    for suffix, writer in WRITERS.items():
        assert not is_encrypted(writer(tmp_path / f"book{suffix}", {"Sourcing": table()}))
    assert not is_encrypted(write_ods(tmp_path / "book.ods", {"Sourcing": table()}))
    assert not is_encrypted(tmp_path / "missing.xlsx")
    assert not is_encrypted(tmp_path)
    (tmp_path / "letter.xls").write_bytes(compound_file(bytes(5000), name="WordDocument"))
    assert not is_encrypted(tmp_path / "letter.xls")


def test_an_open_document_with_a_password_says_that_it_cannot_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "book.ods"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")

    assert is_encrypted(path)
    with pytest.raises(UserError, match="OpenDocument workbooks with a password cannot be opened") as said:
        decrypt(path, "password", tmp_path)
    assert not isinstance(said.value, (PasswordNeededError, WrongPasswordError))


def test_ways_of_protection_that_cannot_be_opened_are_named(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(compound_of({"EncryptedPackage": b"", "\x06DataSpaces": b""}))
    assert is_encrypted(path)
    with pytest.raises(UserError, match="rights management or a sensitivity label"):
        decrypt(path, "password", tmp_path)

    extensible = bytes((3, 0, 3, 0)) + bytes(4096)
    path.write_bytes(compound_of({"EncryptionInfo": extensible, "EncryptedPackage": b""}))
    with pytest.raises(UserError, match="in a way that cannot be opened here"):
        decrypt(path, "password", tmp_path)

    path = encrypt_xor(write_xls(tmp_path / "book.xls", {"Sourcing": table()}), "abc")
    path.write_bytes(compound_file(CompoundFile(path.read_bytes()).stream("Workbook"), name="Book"))
    with pytest.raises(UserError, match="in a way that cannot be opened here"):
        decrypt(path, "abc", tmp_path)


def test_a_password_that_asks_for_hours_of_arithmetic_is_not_tried(tmp_path: Path) -> None:
    path = written(tmp_path, "agile", "swordfish")
    content = path.read_bytes()
    longer = content.replace(b'spinCount="1000"', b'spinCount="1000001"')
    assert len(longer) == len(content) + 3
    path.write_bytes(longer.replace(b'"ChainingModeCBC"', b'"ChainingMode"', 1))  # nothing moves

    with pytest.raises(UserError, match="is damaged") as said:
        decrypt(path, "swordfish", tmp_path)
    assert "too many rounds" in str(said.value.__cause__)


@pytest.mark.parametrize("method", ENCRYPTERS)
def test_damage_in_an_encrypted_workbook_is_a_sentence(tmp_path: Path, method: str) -> None:
    path = written(tmp_path, method, "swordfish")
    whole = path.read_bytes()
    draw = random.Random(method)  # noqa: S311 - the same damage each time
    for number in range(40):
        content = bytearray(whole)
        for _ in range(draw.randrange(1, 20)):
            content[draw.randrange(len(content))] ^= 1 << draw.randrange(8)
        if number % 4 == 0:
            del content[draw.randrange(len(content)) :]
        path.write_bytes(content)
        if not is_encrypted(path):
            continue
        try:
            copy = decrypt(path, "swordfish", scratch(tmp_path))
        except UserError as refused:
            assert path.name in str(refused)  # noqa: PT017 - a copy is as welcome
        else:
            assert copy.stat().st_size > 0


def test_a_password_is_written_nowhere(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    path = encrypt_standard(write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table()}), "swordfish")
    caplog.clear()
    decrypt(path, "swordfish", scratch(tmp_path))
    with pytest.raises(WrongPasswordError) as said:
        decrypt(path, "sailfish", scratch(tmp_path))

    assert "fish" not in caplog.text
    assert "fish" not in str(said.value)
    assert not any(b"fish" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("place", "value"),
    [(0, 0), (30, 1), (30, 0xFFFF), (44, 0xFFFFFFFF), (48, 0xFFFFFFF0), (48, 2), (76, 0xFFFFFF)],
)
def test_a_compound_file_that_lies_of_itself_is_faulty(place: int, value: int) -> None:
    content = bytearray(compound_file(bytes(9000)))
    content[place : place + 4] = value.to_bytes(4, "little")

    try:
        found = CompoundFile(bytes(content))
        assert "workbook" not in found.names or len(found.stream("Workbook")) <= len(content)
    except FaultyCompoundError as cause:
        assert str(cause)  # noqa: PT017 - a stream is as welcome


def test_a_list_of_sectors_that_leads_to_itself_ends() -> None:
    content = bytearray(compound_file(bytes(70_000)))
    content[44:48] = content[72:76] = (0xFFFFFFFF).to_bytes(4, "little")
    content[68:72] = (2).to_bytes(4, "little")

    assert len(CompoundFile(bytes(content)).stream("Workbook")) == 70_000


def test_a_stream_that_runs_in_a_circle_or_out_of_its_table_is_faulty() -> None:
    whole = compound_file(bytes(9000))
    table = 512  # the first sector is that of the table, the second the directory, the rest the stream
    for follows in (2, 5, 127, 400):
        content = bytearray(whole)
        content[table + 4 * 5 : table + 4 * 6] = follows.to_bytes(4, "little")
        if follows == 127:  # in the table, but not in the file: cut off
            assert len(CompoundFile(bytes(content)).stream("Workbook")) < 9000
            continue
        with pytest.raises(FaultyCompoundError, match="a stream runs out of the file"):
            CompoundFile(bytes(content)).stream("Workbook")


def test_a_stream_is_never_longer_than_its_file() -> None:
    content = bytearray(compound_file(bytes(9000)))
    entry = content.index("Workbook".encode("utf-16-le"))
    content[entry + 120 : entry + 124] = (0xFFFFFFFF).to_bytes(4, "little")

    assert 9000 <= len(CompoundFile(bytes(content)).stream("Workbook")) < len(content)


def test_entries_count_although_their_tree_is_as_deep_as_there_are_entries() -> None:
    names = {f"Stream {number}" for number in range(1500)}

    assert CompoundFile(compound_of(dict.fromkeys(names, b""))).names >= {name.lower() for name in names}
