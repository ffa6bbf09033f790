import hashlib
import shutil
import ssl
from pathlib import Path

import pytest

from windows.authenticode import BadSignatureError, signed_content, signer
from windows.launchers import make_launchers
from windows.product import CONSOLE, WINDOW
from windows.program_file import ProgramFile
from windows.signing import TEST_NAME, certificate_settings, sign

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("osslsigncode", "openssl", "x86_64-w64-mingw32-gcc"))),
    reason="needs osslsigncode, openssl and mingw-w64",
)


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return a signed program, and the digest of the certificate on which its signature stands."""
    folder = tmp_path_factory.mktemp("signed")
    make_launchers(folder, "1.2.3", folder)
    sign(folder / WINDOW, certificate_settings({}, folder))
    certificate = ssl.PEM_cert_to_DER_cert((folder / "test.pem").read_text(encoding="ascii"))
    return folder / WINDOW, hashlib.sha256(certificate).hexdigest()


def test_who_signed_is_told_by_the_certificate(signed: tuple[Path, str]) -> None:
    program, root = signed

    assert signer(ProgramFile.read(program), root) == "CN=" + TEST_NAME.replace(",", "\\,")


def test_a_signature_on_another_root_is_refused(signed: tuple[Path, str]) -> None:
    with pytest.raises(BadSignatureError, match="does not stand on the root expected"):
        signer(ProgramFile.read(signed[0]), "0" * 64)


def test_a_program_without_a_signature_is_refused(signed: tuple[Path, str]) -> None:
    with pytest.raises(BadSignatureError, match="bears no signature"):
        signer(ProgramFile.read(signed[0].with_name(CONSOLE)), signed[1])


@pytest.mark.parametrize("place", [0x410, 0x1000, 0x4000])
def test_a_changed_byte_of_the_program_is_noticed(signed: tuple[Path, str], place: int) -> None:
    program, root = signed
    content = bytearray(program.read_bytes())
    content[place] ^= 1

    with pytest.raises(BadSignatureError, match="is not what was signed"):
        signer(ProgramFile(bytes(content)), root)


def test_a_digest_put_in_place_of_the_one_that_was_signed_is_noticed(signed: tuple[Path, str]) -> None:
    program, root = signed
    content = bytearray(program.read_bytes())
    before = ProgramFile(bytes(content)).digest_to_sign()
    content[0x410] ^= 1
    after = ProgramFile(bytes(content)).digest_to_sign()

    forged = ProgramFile(bytes(content).replace(before, after))

    assert signed_content(forged.signature()).endswith(after)
    with pytest.raises(BadSignatureError, match="is broken, or not good"):
        signer(forged, root)


@pytest.mark.parametrize("signature", [b"", b"\x30\x03\x02\x01\x05", b"\x30\x82\xff", bytes(50)])
def test_what_is_no_signature_is_refused(signature: bytes) -> None:
    with pytest.raises(BadSignatureError, match="cannot be read"):
        signed_content(signature)
