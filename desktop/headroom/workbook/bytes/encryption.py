"""Opens workbooks that are encrypted with a password; a password is neither kept nor written anywhere."""

import io
import logging
import struct
import tempfile
import zipfile
from enum import Enum
from pathlib import Path
from typing import IO, Protocol, cast
from xml.parsers.expat import ExpatError

from headroom.language import tr
from headroom.user_error import UserError
from headroom.workbook.bytes.compound import SIGNATURE, CompoundFile, FaultyCompoundError
from headroom.workbook.bytes.hidden_values import BROKEN_ZIP
from headroom.workbook.bytes.refusals import no_room_beside
from headroom.workbook.bytes.xls_file import XlsContent, whole_records, xls_content

_EVERYBODYS = "VelvetSweatshop"
"""The password of workbooks that Excel encrypts without asking for one, as when it protects against writing.

Source: [MS-OFFCRYPTO] 2.4.2.3 (XOR), and Excel's behaviour for the other methods.
"""

_LONGEST_PASSWORD = 255
_MOST_ROUNDS = 1_000_000
"""Rounds of hashing that a password may ask for: Excel and LibreOffice write 100,000."""

_LARGEST_MANIFEST = 4 * 1024**2
_MANIFEST = "META-INF/manifest.xml"

_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    ExpatError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
)
"""What the decryption stumbles with over a header that is not as it should be."""


class PasswordNeededError(UserError):
    """A workbook is protected with a password, and none was given."""


class WrongPasswordError(UserError):
    """A workbook does not open with the password that was given."""


class _Method(Enum):
    """How a file is encrypted."""

    NONE = "not"
    PACKAGE = "an encrypted package: .xlsx, .xlsm or .xlsb"
    OLD = "an encrypted .xls"
    OLDEST = "an encrypted .xls from before 1997"
    OPEN_DOCUMENT = "an encrypted .ods"
    RIGHTS = "by rights management"


class _Encrypted(Protocol):
    """A file of which the password is known."""

    def decrypt(self, outfile: IO[bytes]) -> None:
        """Write the file without its encryption."""


def is_encrypted(path: Path) -> bool:
    """Return whether a file is encrypted; false for what cannot be read at all."""
    return _method(path) is not _Method.NONE


def decrypt(path: Path, password: str, folder: Path) -> Path:
    """Return a copy of an encrypted workbook without its encryption.

    A workbook that Excel encrypted without asking for a password opens with any.

    Args:
        path: The workbook.
        password: The password; empty where none is known.
        folder: Where the copy is made, under the workbook's own name in a folder of its own. Whoever
            calls deletes it.

    Raises:
        PasswordNeededError: If there is a password, and none was given.
        WrongPasswordError: If the password is wrong.
        UserError: If the workbook is damaged, or encrypted in a way that cannot be opened.
    """
    method = _method(path)
    if method is _Method.OPEN_DOCUMENT:
        raise UserError(locked_ods(path.name))
    if method is _Method.RIGHTS:
        raise UserError(_by_rights(path.name))
    if method is _Method.OLDEST:
        raise UserError(_unknown_way(path.name))
    for attempt in filter(None, dict.fromkeys((password, _EVERYBODYS))):
        plain = _decrypted(path, attempt, method)
        if plain is not None:
            return _written(plain, path.name, folder)
    if password:
        msg = tr(
            "{file} does not open with this password. Look at capital letters and at the "
            "language of the keyboard, and try again.",
            file=path.name,
        )
        raise WrongPasswordError(msg)
    raise PasswordNeededError(protected(path.name))


def _written(plain: bytes, name: str, folder: Path) -> Path:
    """Return the file into which a workbook was written.

    Raises:
        UserError: If there is no room for it.
    """
    try:
        copy = Path(tempfile.mkdtemp(dir=folder)) / name
        copy.write_bytes(plain)
    except OSError as cause:
        raise UserError(no_room_beside(folder, name, cause)) from cause
    return copy


def protected(name: str) -> str:
    """Return the sentence for a workbook that needs a password."""
    return tr(
        "{file} is protected with a password. Enter it, or remove it in Excel (File > Info) "
        "and open the workbook again.",
        file=name,
    )


def locked_ods(name: str) -> str:
    """Return the sentence for an OpenDocument workbook with a password."""
    return tr(
        "{file} is protected with a password, and OpenDocument workbooks with a password "
        "cannot be opened. Save it as .xlsx in LibreOffice, or without a password, and open "
        "that.",
        file=name,
    )


def _by_rights(name: str) -> str:
    return tr(
        "{file} is protected by rights management or a sensitivity label, which only Excel "
        "can open. Save a copy without that protection in Excel and open the copy.",
        file=name,
    )


def _unknown_way(name: str) -> str:
    return tr(
        "{file} is protected with a password in a way that cannot be opened here. Remove the "
        "password in Excel (File > Info) and open it again.",
        file=name,
    )


def _damaged(name: str) -> str:
    return tr(
        "{file} is protected with a password and is damaged. Ask for a new copy, or open it "
        "in Excel and save it as a new .xlsx file.",
        file=name,
    )


def _method(path: Path) -> _Method:
    """Return how a file is encrypted; not at all, where it cannot be read."""
    try:
        with path.open("rb") as file:
            head = file.read(len(SIGNATURE))
            if head == SIGNATURE:
                return _method_of_compound(path, head + file.read())
        if head.startswith(b"PK") and _is_encrypted_ods(path):
            return _Method.OPEN_DOCUMENT
    except (*BROKEN_ZIP, ValueError, KeyError, FaultyCompoundError):
        pass
    return _Method.NONE


def _method_of_compound(path: Path, file: bytes) -> _Method:
    """Return how a compound file is encrypted."""
    names = CompoundFile(file).names
    if "encryptioninfo" in names:
        return _Method.PACKAGE
    if "encryptedpackage" in names or "\x06dataspaces" in names:
        return _Method.RIGHTS
    if xls_content(path) is XlsContent.PROTECTED:
        return _Method.OLD if "workbook" in names else _Method.OLDEST
    return _Method.NONE


def _is_encrypted_ods(path: Path) -> bool:
    with zipfile.ZipFile(path) as packed, packed.open(_MANIFEST) as manifest:
        return b"encryption-data" in manifest.read(_LARGEST_MANIFEST)


def _decrypted(path: Path, password: str, method: _Method) -> bytes | None:
    """Return the workbook without its encryption; None where the password is wrong.

    Raises:
        UserError: If the workbook is damaged, or encrypted in a way that cannot be opened.
    """
    # These take some 0.2 s to import: only where a workbook needs them.
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415
    from msoffcrypto import exceptions  # noqa: PLC0415

    logging.getLogger("msoffcrypto").setLevel(logging.CRITICAL + 1)  # it would log the password
    if len(password) > _LONGEST_PASSWORD or not _is_text(password):
        return None
    plain = io.BytesIO()
    try:
        with path.open("rb") as file:
            try:
                encrypted = _opened(file, password, method)
            except exceptions.InvalidKeyError:
                return None
            encrypted.decrypt(plain)
    except (exceptions.FileFormatError, exceptions.ParseError, exceptions.InvalidKeyError, *_FAULTS) as cause:
        raise UserError(_damaged(path.name)) from cause
    except (exceptions.DecryptionError, UnsupportedAlgorithm) as cause:
        raise UserError(_unknown_way(path.name)) from cause
    return plain.getvalue()


def _opened(file: IO[bytes], password: str, method: _Method) -> _Encrypted:
    """Return the file with its password verified."""
    from msoffcrypto.format.ooxml import OOXMLFile  # noqa: PLC0415 - as above
    from msoffcrypto.format.xls97 import Xls97File  # noqa: PLC0415

    if method is _Method.OLD:
        old = Xls97File(file)
        records = io.BytesIO(whole_records(old.data.workbook.read()))
        old.data = old.data._replace(workbook=records)
        old.load_key(password)
        return cast(_Encrypted, old)
    package = OOXMLFile(file)
    if package.type == "agile" and package.info["spinValue"] > _MOST_ROUNDS:
        msg = "the password asks for too many rounds"
        raise ValueError(msg)
    package.load_key(password, verify_password=True)
    return cast(_Encrypted, package)


def _is_text(password: str) -> bool:
    """Return whether a password is made of whole characters."""
    try:
        password.encode("utf-16-le")
    except UnicodeEncodeError:
        return False
    return True
