"""What is copied, as LibreOffice reads it under other locales: numbers stay numbers, texts stay texts."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from headroom.output.copied_table import CopiedTable, tables_as_html

OFFICE = shutil.which("soffice")
TABLE = CopiedTable(
    "Costs",
    ("Model", "Landed, USD", 62.5),
    (("0012", 37981.123456789, -7.2), ("=2+3", float("nan"), 1234.567)),
)
LOCALE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>{}</value></prop></item></oor:items>"""


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize(("locale", "sign"), [("de-DE", ","), ("es-MX", "."), ("fr-CA", ",")])
def test_html_is_read_with_its_numbers_under_any_locale(tmp_path: Path, locale: str, sign: str) -> None:
    user = tmp_path / "office" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(LOCALE.format(locale), encoding="utf-8")
    page = tmp_path / "copied.html"
    page.write_text(tables_as_html(("Found",), (TABLE,), sign), encoding="utf-8")

    subprocess.run(  # noqa: S603 - a program of this machine, on files written just now
        [
            str(OFFICE),
            f"-env:UserInstallation={user.parent.as_uri()}",
            "--headless",
            "--infilter=HTML (StarCalc)",
            *("--convert-to", "fods", "--outdir", str(tmp_path), str(page)),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )

    sheet = (tmp_path / "copied.fods").read_text(encoding="utf-8")
    numbers = [float(value) for value in re.findall(r'office:value="([^"]+)"', sheet)]
    assert numbers == [62.5, 37981.123456789, -7.2, 1234.567]
    texts = re.findall(r'office:value-type="string"[^>]*>\s*<text:p>([^<]*)', sheet)
    assert {"0012", "&apos;=2+3"} <= set(texts)
    assert "of:=" not in sheet
