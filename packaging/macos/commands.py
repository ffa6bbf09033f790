"""How a bundle becomes what is handed out: the commands of macOS, as values."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

IDENTITY_SETTING: Final = "HEADROOM_SIGN_IDENTITY"
"""Names the certificate by which the bundle is signed; without it the bundle is signed for this Mac alone."""
_NOTARY_SETTINGS: Final = ("HEADROOM_NOTARY_APPLE_ID", "HEADROOM_NOTARY_TEAM_ID", "HEADROOM_NOTARY_PASSWORD")
"""Account, team and password for the notary service of Apple."""

Command = tuple[str, ...]


def image_name(version: str, machine: str) -> str:
    """Return the name of the disk image."""
    return f"Headroom-{version}-macos-{machine}.dmg"


def checks(bundle: Path) -> tuple[Command, ...]:
    """Return what has to succeed before the bundle is packed."""
    return (
        ("plutil", "-lint", str(bundle / "Contents" / "Info.plist")),
        ("codesign", "--verify", "--deep", "--strict", str(bundle)),
    )


def packing(contents: Path, image: Path) -> tuple[Command, ...]:
    """Return how a folder is packed into a disk image."""
    name = ("-volname", "Headroom", "-srcfolder", str(contents))
    return (("hdiutil", "create", *name, "-ov", "-format", "UDZO", str(image)),)


def signing(image: Path, settings: Mapping[str, str]) -> tuple[Command, ...]:
    """Return how the image is signed; nothing where there is no certificate."""
    identity = settings.get(IDENTITY_SETTING, "")
    return (("codesign", "--sign", identity, "--timestamp", str(image)),) if identity else ()


def notarising(image: Path, settings: Mapping[str, str]) -> tuple[Command, ...]:
    """Return how Apple is asked to look the image through; nothing where account or certificate lacks."""
    account, team, password = (settings.get(name, "") for name in _NOTARY_SETTINGS)
    if not (account and team and password and settings.get(IDENTITY_SETTING)):
        return ()
    who = ("--apple-id", account, "--team-id", team, "--password", password)
    return (
        ("xcrun", "notarytool", "submit", str(image), *who, "--wait"),
        ("xcrun", "stapler", "staple", str(image)),
        ("spctl", "--assess", "--type", "open", "--context", "context:primary-signature", str(image)),
    )
