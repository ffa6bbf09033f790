"""Signs the program's own files: launchers, compiled search, installer, its uninstaller and the MSI.

    python packaging/windows/signing.py FILE...

A release has its certificate in the environment: ``HEADROOM_CERTIFICATE`` names a PKCS #12 file,
``HEADROOM_CERTIFICATE_PASSWORD`` holds its password and ``HEADROOM_TIMESTAMP_URL`` the address of a service
that stamps the time. Without them a certificate is made that nobody trusts, to see that signing works.
Files of Python, Qt and Microsoft keep the signatures that they came with.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

CERTIFICATE: Final = "HEADROOM_CERTIFICATE"
PASSWORD: Final = "HEADROOM_CERTIFICATE_PASSWORD"  # noqa: S105 - the name of a variable
TIMESTAMP: Final = "HEADROOM_TIMESTAMP_URL"
TEST_NAME: Final = "Headroom, test certificate that nobody trusts"

_NAME, _DAYS = "Headroom", "30"
_TEST_PASSWORD = "test"  # noqa: S105 - of a certificate that nobody trusts


class SigningError(Exception):
    """A file could not be signed; the text says which."""


def certificate_settings(surroundings: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Return the variables that say by what is signed: those of a release, or of a test certificate made now.

    Raises:
        SigningError: If none can be made.
    """
    if surroundings.get(CERTIFICATE):
        names = (CERTIFICATE, PASSWORD, TIMESTAMP)
        return {name: surroundings[name] for name in names if surroundings.get(name)}
    key, certificate, both = (folder / name for name in ("test.key", "test.pem", "test.p12"))
    asked = ["openssl", "req", "-x509", "-newkey", "rsa:3072", "-nodes", "-days", _DAYS]
    purpose = ["-subj", f"/CN={TEST_NAME}", "-addext", "extendedKeyUsage=codeSigning"]
    packing = ["openssl", "pkcs12", "-export", "-inkey", str(key), "-in", str(certificate)]
    _run([*asked, *purpose, "-keyout", str(key), "-out", str(certificate)])
    _run([*packing, "-out", str(both), "-passout", f"pass:{_TEST_PASSWORD}"])
    return {CERTIFICATE: str(both), PASSWORD: _TEST_PASSWORD}


def sign(path: Path, settings: Mapping[str, str]) -> None:
    """Sign a file in its place.

    Raises:
        SigningError: If it cannot be signed.
    """
    with tempfile.TemporaryDirectory(prefix="headroom-") as work:
        password, signed = Path(work, "password"), Path(work, "signed")
        password.touch(mode=0o600)
        password.write_text(settings[PASSWORD], encoding="utf-8")
        stamp = ["-ts", settings[TIMESTAMP]] if TIMESTAMP in settings else []
        by = ["-pkcs12", settings[CERTIFICATE], "-readpass", str(password)]
        asked = ["osslsigncode", "sign", *by, "-h", "sha256", "-n", _NAME, *stamp]
        _run([*asked, "-in", str(path), "-out", str(signed)])
        path.write_bytes(signed.read_bytes())


def _run(command: list[str]) -> None:
    """Run a tool quietly."""
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode:
        reason = f"{command[0]} {command[1]} failed\n{done.stdout}{done.stderr}"
        raise SigningError(reason)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        sign(Path(name), os.environ)
