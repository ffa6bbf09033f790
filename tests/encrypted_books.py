"""Encrypts small workbooks for tests, in each way in which Excel does or did."""

import hashlib
import io
import struct
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from msoffcrypto.method.ecma376_agile import ECMA376Agile
from msoffcrypto.method.ecma376_standard import ECMA376Standard
from msoffcrypto.method.rc4 import DocumentRC4
from msoffcrypto.method.xor_obfuscation import DocumentXOR

from headroom.workbook.bytes.compound import SIGNATURE, CompoundFile
from workbooks import compound_file

_SALT = bytes(range(16))
_BOF, _SHEET, _PASSWORD = 0x0809, 0x0085, 0x002F
_BLOCK = 1024
_ROUNDS = 1000


def encrypt_agile(path: Path, password: str) -> Path:
    """Encrypt a zipped workbook as Excel has done since 2010, with fewer rounds."""
    with zipfile.ZipFile(path, "a") as packed:
        packed.comment = bytes(4096)  # the library does not encrypt small files in the way it reads them
    path.write_bytes(ECMA376Agile.encrypt(password, io.BytesIO(path.read_bytes()), spin_count=_ROUNDS))
    return path


def encrypt_standard(path: Path, password: str) -> Path:
    """Encrypt a zipped workbook as Excel 2007 did.

    Source: [MS-OFFCRYPTO] 2.3.4.5 to 2.3.4.9.
    """
    key = ECMA376Standard.makekey_from_password(password, 0x660E, 0x8004, 24, 128, 16, _SALT)
    aes = Cipher(algorithms.AES(bytes(key)), modes.ECB())  # noqa: S305 - the format's own way
    verifier = bytes(16)
    hashed = hashlib.sha1(verifier).digest().ljust(32, b"\0")  # noqa: S324 - likewise
    name = "Microsoft Enhanced RSA and AES Cryptographic Provider\0".encode("utf-16-le")
    header = struct.pack("<8I", 0x24, 0, 0x660E, 0x8004, 128, 24, 0, 0) + name
    info = struct.pack("<HHII", 3, 2, 0x24, len(header)) + header + struct.pack("<I", 16) + _SALT
    info += aes.encryptor().update(verifier) + struct.pack("<I", 20) + aes.encryptor().update(hashed)
    plain = path.read_bytes()
    package = struct.pack("<Q", len(plain)) + aes.encryptor().update(
        plain.ljust(max(4096, -(-len(plain) // 16) * 16), b"\0")
    )
    path.write_bytes(
        compound_of(
            {"EncryptionInfo": info.ljust(4096, b"\0"), "EncryptedPackage": package.ljust(4096, b"\0")}
        )
    )
    return path


def encrypt_rc4(path: Path, password: str) -> Path:
    """Encrypt an .xls workbook as Excel 97 did.

    Source: [MS-OFFCRYPTO] 2.3.6, [MS-XLS] 2.2.10.
    """
    checked = _rc4(bytes(16) + hashlib.md5(bytes(16)).digest(), password)  # noqa: S324 - the format's own way
    filepass = struct.pack("<HHHH", _PASSWORD, 6 + 48, 1, 1) + struct.pack("<H", 1) + _SALT + checked
    stream = _with_password(path, filepass)
    scrambled = _rc4(stream, password)
    found = bytearray(stream)
    for begin, end, _ in _encrypted_parts(stream):
        found[begin:end] = scrambled[begin:end]
    path.write_bytes(compound_file(bytes(found)))
    return path


def encrypt_xor(path: Path, password: str) -> Path:
    """Obfuscate an .xls workbook as Excel 95 did.

    Source: [MS-OFFCRYPTO] 2.3.7.2, [MS-XLS] 2.2.10.
    """
    verifier = next(number for number in range(2**16) if DocumentXOR.verifypw(password, number))
    key = DocumentXOR.create_xor_key_method1(password)
    stream = _with_password(path, struct.pack("<HHHHH", _PASSWORD, 6, 0, key, verifier))
    keys = DocumentXOR.create_xor_array_method1(password)
    found = bytearray(stream)
    for begin, end, is_sheet in _encrypted_parts(stream):
        first = end + (4 if is_sheet else 0)
        for number, place in enumerate(range(begin, end)):
            turned = (found[place] << 5 | found[place] >> 3) & 0xFF
            found[place] = turned ^ keys[(first + number) % 16]
    path.write_bytes(compound_file(bytes(found)))
    return path


def _rc4(data: bytes, password: str) -> bytes:
    """Return data encrypted, or decrypted."""
    return bytes(DocumentRC4.decrypt(password, _SALT, io.BytesIO(data), blocksize=_BLOCK).read())


ENCRYPTERS = {
    "agile": (".xlsx", encrypt_agile),
    "agile, binary": (".xlsb", encrypt_agile),
    "standard": (".xlsx", encrypt_standard),
    "RC4": (".xls", encrypt_rc4),
    "XOR": (".xls", encrypt_xor),
}
"""What encrypts a workbook of which suffix, by the name of the method."""


def compound_of(streams: Mapping[str, bytes]) -> bytes:
    """Return a compound file of several streams; short ones are filled up with zeros.

    Source: [MS-CFB] 2.2, 2.3, 2.6.
    """
    sector, free, end, table = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    contents = [data.ljust(max(4096, -(-len(data) // sector) * sector), b"\0") for data in streams.values()]
    sizes = [len(data) for data in streams.values()]
    count = sum(map(len, contents)) // sector
    directories = -(-(len(contents) + 1) // 4)
    tables = -(-(count + directories + 1) // (sector // 4 - 1))
    place = tables + directories
    follows = [table] * tables + [*range(tables + 1, place), end]
    entries = [_entry("Root Entry", 5, struct.pack("<III", free, free, 1), end, 0)]
    for number, (name, size, data) in enumerate(zip(streams, sizes, contents, strict=True), start=1):
        after = place + len(data) // sector
        right = number + 1 if number < len(contents) else free
        entries.append(_entry(name, 2, struct.pack("<III", free, right, free), place, max(4096, size)))
        follows += [*range(place + 1, after), end]
        place = after
    follows += [free] * (tables * sector // 4 - len(follows))
    header = SIGNATURE + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<9I", 0, tables, tables, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", *range(tables), *[free] * (109 - tables))
    listed = b"".join(entries).ljust(directories * sector, b"\0")
    return header + struct.pack(f"<{len(follows)}I", *follows) + listed + b"".join(contents)


def _entry(name: str, kind: int, relatives: bytes, start: int, size: int) -> bytes:
    """Return an entry of the directory."""
    text = (name + "\0").encode("utf-16-le")
    begin = text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1)
    return begin + relatives + bytes(36) + struct.pack("<IQ", start, size)


def _with_password(path: Path, filepass: bytes) -> bytes:
    """Return the stream of a workbook with one record more behind its first."""
    stream = CompoundFile(path.read_bytes()).stream("Workbook")
    size = 4 + struct.unpack_from("<H", stream, 2)[0]
    found = bytearray(stream[:size] + filepass + stream[size:])
    for kind, begin, _ in _records(bytes(found)):
        if kind == _SHEET:
            (start,) = struct.unpack_from("<I", found, begin)
            struct.pack_into("<I", found, begin, start + len(filepass))
    return bytes(found)


def _encrypted_parts(stream: bytes) -> Iterator[tuple[int, int, bool]]:
    """Yield where the encrypted bytes of each record begin and end, and whether it is that of a sheet."""
    for kind, begin, end in _records(stream):
        if kind not in {_BOF, _PASSWORD}:
            yield begin + (4 if kind == _SHEET else 0), end, kind == _SHEET


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield type, begin and end of the content of each record."""
    place = 0
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        yield kind, place + 4, place + 4 + size
        place += 4 + size
