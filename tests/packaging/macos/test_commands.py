from pathlib import Path

from macos.commands import checks, image_name, notarising, packing, signing

IMAGE = Path("Headroom-1-macos-arm64.dmg")
CERTIFICATE = {"HEADROOM_SIGN_IDENTITY": "Developer ID Application: Headroom"}
ACCOUNT = {
    "HEADROOM_NOTARY_APPLE_ID": "a@b.example",
    "HEADROOM_NOTARY_TEAM_ID": "TEAM",
    "HEADROOM_NOTARY_PASSWORD": "secret",
}


def test_each_machine_has_an_image_of_its_own() -> None:
    assert image_name("1", "arm64") == IMAGE.name
    assert image_name("1", "x86_64") != image_name("1", "arm64")


def test_without_a_certificate_nothing_is_signed_and_apple_is_not_asked() -> None:
    assert signing(IMAGE, {}) == ()
    assert notarising(IMAGE, {}) == ()
    assert notarising(IMAGE, ACCOUNT) == ()
    assert notarising(IMAGE, CERTIFICATE | ACCOUNT | {"HEADROOM_NOTARY_TEAM_ID": ""}) == ()


def test_with_both_it_is_signed_looked_through_and_the_ticket_put_in() -> None:
    (sign,) = signing(IMAGE, CERTIFICATE)
    asked = notarising(IMAGE, CERTIFICATE | ACCOUNT)

    assert CERTIFICATE["HEADROOM_SIGN_IDENTITY"] in sign
    assert [command[1:3] for command in asked[:2]] == [("notarytool", "submit"), ("stapler", "staple")]
    assert asked[0][-1] == "--wait"


def test_a_bundle_is_checked_before_it_is_packed() -> None:
    bundle = Path("Headroom.app")

    assert [command[0] for command in checks(bundle)] == ["plutil", "codesign"]
    assert packing(Path("contents"), IMAGE)[0][-1] == str(IMAGE)
