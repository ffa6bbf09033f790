import pytest

from headroom.cli.screen import QT_LIBRARIES, X11_LIBRARIES
from linux.dependencies import UnknownLibraryError, dependencies, newest


def test_the_libraries_of_a_screen_are_asked_for_and_those_of_printers_recommended() -> None:
    asked = {"libc.so.6", "ld-linux-x86-64.so.2", "libEGL.so.1", "libX11.so.6", "libcups.so.2"}

    needs = dependencies(asked, "2.35")

    assert needs.depends[0] == "libc6 (>= 2.35)"
    assert set(needs.depends[1:]) == {*QT_LIBRARIES.values(), *X11_LIBRARIES.values(), "libx11-6"}
    assert needs.recommends == ("libcups2",)


def test_a_library_whose_package_nobody_knows_is_no_package() -> None:
    with pytest.raises(UnknownLibraryError, match=r"libnews\.so\.1"):
        dependencies({"libnews.so.1"}, "2.35")


def test_versions_are_compared_by_their_numbers() -> None:
    assert newest(["2.4", "2.35", "2.9"]) == "2.35"
    assert newest([]) == "2"
