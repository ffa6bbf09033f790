import configparser
import shutil
import subprocess
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from document_types import WORK, WORKBOOKS
from headroom import __version__
from linux.desktop_files import desktop_entry, metainfo, mime_types

DAY = date(2026, 12, 1)


def test_the_entry_opens_every_kind_of_file_that_the_program_reads() -> None:
    entry = configparser.RawConfigParser()
    entry.optionxform = str  # type: ignore[assignment, method-assign]
    entry.read_string(desktop_entry())

    said = entry["Desktop Entry"]
    assert said["MimeType"].split(";")[:-1] == [WORK.mime, *(kind.mime for kind in WORKBOOKS)]
    assert (said["Exec"], said["Icon"], said["Terminal"]) == ("headroom %F", "headroom", "false")


def test_saved_work_is_known_by_its_ending() -> None:
    names = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    kind = ET.fromstring(mime_types().split("\n", 1)[1]).find("m:mime-type", names)  # noqa: S314 - our own

    assert kind is not None
    assert kind.get("type") == "application/x-headroom"
    assert [glob.get("pattern") for glob in kind.findall("m:glob", names)] == ["*.headroom"]


@pytest.mark.parametrize(("version", "kind"), [("1.2.0", "stable"), ("1.2.0.dev0", "development")])
def test_the_store_is_told_which_release_it_is(version: str, kind: str) -> None:
    release = ET.fromstring(metainfo(version, DAY).split("\n", 1)[1]).find("releases/release")  # noqa: S314

    assert release is not None
    assert release.attrib == {"version": version, "date": "2026-12-01", "type": kind}


@pytest.mark.parametrize(
    ("checker", "name", "content"),
    [
        (["desktop-file-validate"], "headroom.desktop", desktop_entry()),
        (
            ["appstreamcli", "validate", "--no-net"],
            "org.headroom.desktop.metainfo.xml",
            metainfo(__version__, DAY),
        ),
    ],
    ids=["menu", "store"],
)
def test_the_checkers_of_the_desktop_have_no_complaint(
    tmp_path: Path, checker: list[str], name: str, content: str
) -> None:
    if not shutil.which(checker[0]):
        pytest.skip(f"{checker[0]} is not installed")
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")

    done = subprocess.run(  # noqa: S603 - a checker
        [*checker, str(file)], capture_output=True, encoding="utf-8", check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr
