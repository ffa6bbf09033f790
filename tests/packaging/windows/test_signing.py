import shutil
import subprocess
from pathlib import Path

import pytest

from windows.launchers import make_launchers
from windows.product import WINDOW
from windows.program_file import ProgramFile
from windows.signing import CERTIFICATE, PASSWORD, TIMESTAMP, SigningError, certificate_settings, sign

needs_tools = pytest.mark.skipif(
    not all(map(shutil.which, ("osslsigncode", "openssl", "x86_64-w64-mingw32-gcc"))),
    reason="needs osslsigncode, openssl and mingw-w64",
)


def is_verified(program: Path, certificate: Path) -> bool:
    """Return whether the signature of a program is good, by a certificate."""
    command = ["osslsigncode", "verify", "-CAfile", str(certificate), str(program)]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - the tool itself
    return done.returncode == 0


def test_the_certificate_of_a_release_is_taken_from_the_environment(tmp_path: Path) -> None:
    told = {CERTIFICATE: "release.p12", PASSWORD: "secret", TIMESTAMP: "", "HOME": "/home"}

    assert certificate_settings(told, tmp_path) == {CERTIFICATE: "release.p12", PASSWORD: "secret"}
    assert list(tmp_path.iterdir()) == []


@needs_tools
def test_a_program_is_signed_in_its_place_and_a_change_breaks_the_signature(tmp_path: Path) -> None:
    make_launchers(tmp_path, "1.2.3", tmp_path)
    program = tmp_path / WINDOW
    settings = certificate_settings({}, tmp_path)

    sign(program, settings)

    assert ProgramFile.read(program).is_signed()
    assert is_verified(program, tmp_path / "test.pem")
    content = bytearray(program.read_bytes())
    content[0x600] ^= 1
    program.write_bytes(content)
    assert not is_verified(program, tmp_path / "test.pem")


@needs_tools
def test_a_wrong_password_ends_the_signing_and_is_not_said(tmp_path: Path) -> None:
    make_launchers(tmp_path, "1.2.3", tmp_path)
    settings = {**certificate_settings({}, tmp_path), PASSWORD: "no-such-word"}

    with pytest.raises(SigningError) as failed:
        sign(tmp_path / WINDOW, settings)

    assert "no-such-word" not in str(failed.value)
