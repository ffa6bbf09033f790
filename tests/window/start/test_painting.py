from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from headroom.opening.book_opening import Opened
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from headroom.window.look.theme import DARK, LIGHT
from headroom.window.start.painting import PAGES, picture, render
from headroom.work.workspace import Workspace

SURFACES = {"light": LIGHT.surface, "dark": DARK.surface}


@pytest.fixture
def opened(exposure: Exposure) -> Opened:
    return Opened(exposure, load_reference(), ())


@pytest.fixture
def workspace(qapp: QApplication, presets: tuple[Policy, ...]) -> Workspace:
    assert qapp is QApplication.instance()
    scenario = Scenario(presets[0])
    return Workspace(scenario, scenario)


@pytest.mark.parametrize(("theme", "surface"), SURFACES.items())
@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080), (640, 480)])
def test_a_picture_has_the_size_and_the_theme_asked_for(
    opened: Opened, workspace: Workspace, theme: str, surface: str, size: tuple[int, int]
) -> None:
    image = picture(opened, workspace, size, theme)

    assert (image.width(), image.height()) == size
    assert image.pixelColor(image.width() // 2, image.height() - 4).name() == surface


@pytest.mark.slow
def test_every_page_can_be_painted_and_differs(opened: Opened, workspace: Workspace) -> None:
    images = {page: picture(opened, workspace, (1280, 800), page=page) for page in PAGES}

    alike = [(one, other) for one, other in combinations(PAGES, 2) if images[one] == images[other]]
    assert not alike


def test_the_same_picture_is_the_same_to_the_byte(opened: Opened, workspace: Workspace) -> None:
    assert render(opened, workspace, (1280, 800)) == render(opened, workspace, (1280, 800))


def test_a_picture_is_a_png_file(opened: Opened, workspace: Workspace) -> None:
    content = render(opened, workspace, (1280, 800))

    assert content.startswith(b"\x89PNG")
    assert QImage.fromData(content).width() == 1280


def test_an_unknown_page_is_refused_with_the_pages_there_are(opened: Opened, workspace: Workspace) -> None:
    with pytest.raises(ValueError, match=r"“moon”: choose one of fleet, model, decide"):
        picture(opened, workspace, (1280, 800), page="moon")


def test_a_policy_that_is_no_preset_is_named_in_the_picture(
    opened: Opened, workspace: Workspace, presets: tuple[Policy, ...]
) -> None:
    ours = replace(presets[0], name="own", title="Our case")
    theirs = replace(ours, title="Their case")

    images = [
        picture(opened, workspace.with_scenario(Scenario(policy)), (1280, 800)) for policy in (ours, theirs)
    ]

    assert images[0] != images[1]
