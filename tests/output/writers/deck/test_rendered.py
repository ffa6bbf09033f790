"""Decks as another program draws them: they open, and each slide is a page."""

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation

from hand_made_handovers import HOSTILE, handed, names
from headroom.output.writers.deck.writing import write_deck
from slide_templates import dark_16_to_9, plain_4_to_3

OFFICE = shutil.which("soffice")
_SECONDS = 180


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(
    ("models", "template"),
    [(names(12), None), (names(40), plain_4_to_3()), (HOSTILE, None), (names(1), dark_16_to_9())],
    ids=["own", "4:3", "hostile", "dark"],
)
def test_a_deck_opens_and_each_slide_is_a_page(
    tmp_path: Path, models: tuple[str, ...], template: bytes | None
) -> None:
    place = BytesIO()
    write_deck(handed(models), place, template)
    content = place.getvalue()
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(content)

    subprocess.run(  # noqa: S603 - the program found above
        [
            str(OFFICE),
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            *("--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(deck)),
        ],
        check=True,
        capture_output=True,
        timeout=_SECONDS,
    )

    pages = re.findall(rb"/Type\s*/Page[^s]", (tmp_path / "deck.pdf").read_bytes())
    assert len(pages) == len(Presentation(BytesIO(content)).slides)
