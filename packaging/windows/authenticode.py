"""Verifies the signature of a program file: that its bytes are those that were signed, and by whom.

OpenSSL does what is hard. osslsigncode, which signs, is not asked: its versions differ in what they can leave
out, and a list of revoked certificates is not to be had without a connection.

Source: Microsoft, "Windows Authenticode Portable Executable Signature Format" (2008)
"""

import hashlib
import re
import ssl
import subprocess
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Final

from windows.program_file import ProgramFile

_CERTIFICATE = re.compile(r"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----\n", re.DOTALL)
_SEQUENCE, _INNER, _DIGEST = 0x30, 0xA0, b"\x04\x20"
_MINUTE_S: Final = 60


class BadSignatureError(Exception):
    """A file is not as its maker signed it; the text says why."""


def signer(file: ProgramFile, root: str) -> str:
    """Return who signed a file, by the name in the certificate.

    Certificates for signing may be good for days only. A verifier on Windows takes the time from the stamp;
    here it is the first minute of the certificate.

    Args:
        file: The file.
        root: SHA-256 of the certificate on which all stands, hexadecimal.

    Raises:
        BadSignatureError: If it bears no signature, is not what was signed, or stands on another root.
    """
    signature = file.signature()
    if not signature:
        msg = "it bears no signature"
        raise BadSignatureError(msg)
    signed = signed_content(signature)
    if not signed.endswith(_DIGEST + file.digest_to_sign()):
        msg = "it is not what was signed"
        raise BadSignatureError(msg)
    with tempfile.TemporaryDirectory(prefix="headroom-") as work:
        held, content, by, trusted = (Path(work, name) for name in ("signature", "content", "by", "trusted"))
        held.write_bytes(signature)
        content.write_bytes(signed)
        roots = [text for text in _certificates(held) if _digest(text) == root]
        if not roots:
            msg = "its signature does not stand on the root expected"
            raise BadSignatureError(msg)
        trusted.write_text(roots[0], encoding="ascii")
        verifying = [
            "smime",
            "-verify",
            "-binary",
            "-inform",
            "DER",
            "-in",
            str(held),
            "-content",
            str(content),
        ]
        _openssl(*verifying, "-noverify", "-signer", str(by))
        at = str(_start(by) + _MINUTE_S)
        _openssl(*verifying, "-CAfile", str(trusted), "-purpose", "any", "-attime", at)
        told = _openssl("x509", "-in", str(by), "-noout", "-subject", "-nameopt", "RFC2253")
    return told.strip().removeprefix("subject=")


def signed_content(signature: bytes) -> bytes:
    """Return what a signature is over: a description of the file, which ends with its digest.

    Raises:
        BadSignatureError: If it is no signature of a program file.
    """
    try:
        outer = _parts(_parts(signature)[0][1])
        data = _parts(_parts(outer[1][1])[0][1])
        described = _parts(data[2][1])
        tag, inner = described[1]
        found, content = _parts(inner)[0]
    except IndexError as broken:
        msg = "its signature cannot be read"
        raise BadSignatureError(msg) from broken
    if (tag, found) != (_INNER, _SEQUENCE):
        msg = "its signature is none of a program file"
        raise BadSignatureError(msg)
    return content


def _parts(content: bytes) -> list[tuple[int, bytes]]:
    """Return the values that stand one after another in DER, each with its tag."""
    found, place = [], 0
    while place < len(content) and content[place]:  # zeros fill the file up
        tag, length, place = content[place], content[place + 1], place + 2
        if length > 0x7F:  # noqa: PLR2004 - the length is written in as many bytes
            size = length & 0x7F
            length, place = int.from_bytes(content[place : place + size], "big"), place + size
        found.append((tag, content[place : place + length]))
        place += length
    return found


def _certificates(held: Path) -> list[str]:
    """Return the certificates that a signature brings along."""
    return _CERTIFICATE.findall(_openssl("pkcs7", "-inform", "DER", "-in", str(held), "-print_certs"))


def _digest(certificate: str) -> str:
    """Return the SHA-256 of a certificate."""
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(certificate)).hexdigest()


def _start(certificate: Path) -> int:
    """Return the second from which a certificate is good."""
    told = _openssl("x509", "-in", str(certificate), "-noout", "-startdate").strip()
    told = told.removeprefix("notBefore=").replace("GMT", "+0000")
    return int(datetime.strptime(told, "%b %d %H:%M:%S %Y %z").timestamp())


def _openssl(*words: str) -> str:
    """Return what OpenSSL says where it is content."""
    done = subprocess.run(("openssl", *words), capture_output=True, check=False)
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()
        msg = f"its signature is broken, or not good: {reason[-1] if reason else ''}"
        raise BadSignatureError(msg)
    return done.stdout.decode("utf-8", "replace")
