import socket
import sys
from pathlib import Path

import pytest

from headroom.cli.screen import install_command, missing_packages, why_no_library, why_no_window

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only on Linux a screen can be missing")


def test_without_any_screen_one_sentence_says_so_and_what_to_do() -> None:
    reason = why_no_window({}, "linux")

    assert "no screen" in reason
    assert "headroom evaluate" in reason


@pytest.mark.parametrize("platform", ["offscreen", "vnc:size=800x600", "minimal"])
def test_a_platform_that_needs_no_screen_is_not_asked_for_one(platform: str) -> None:
    assert why_no_window({"QT_QPA_PLATFORM": platform}, "linux") == ""


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_windows_and_macos_always_have_a_screen(system: str) -> None:
    assert why_no_window({}, system) == ""


@pytest.mark.parametrize("display", [":987", "unix:987", ":987.0"])
def test_a_display_on_which_nobody_listens_is_named(display: str) -> None:
    assert f"The screen {display} does not answer" in why_no_window({"DISPLAY": display}, "linux")


def test_a_wayland_compositor_that_listens_is_enough(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as compositor:
        compositor.bind(str(tmp_path / "wayland-0"))
        compositor.listen()

        found = why_no_window({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}, "linux")

    assert found == ""


def test_a_wayland_socket_that_is_gone_is_not_enough(tmp_path: Path) -> None:
    assert why_no_window({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}, "linux") != ""


def test_what_qt_says_of_a_missing_library_is_passed_on() -> None:
    error = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")

    assert "Qt cannot be loaded (libEGL.so.1: cannot open shared object file" in why_no_library(error)


def test_only_libraries_that_cannot_be_loaded_are_to_be_installed() -> None:
    libraries = {"libc.so.6": "libc6", "libnowhere.so.9": "libnowhere9", "libm.so.6": "libc6"}

    missing = missing_packages(libraries)

    assert missing == ("libnowhere9",)
    assert install_command(missing) == "sudo apt-get install libnowhere9"
