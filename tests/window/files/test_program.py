import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from headroom import resources
from headroom.book.sourcing import SourcingBook
from headroom.opening.book_opening import Step, Tables
from headroom.rules.exposure import Exposure
from headroom.rules.tariff_codes import TariffReference
from headroom.user_error import UserError
from headroom.window.files.book_reading import BookReading
from headroom.window.files.program import Program
from headroom.window.files.reader_questions import Asker
from headroom.window.files.reading import Read
from headroom.window.frame.faults import Faults
from headroom.window.frame.main_view import MainView
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from small_fleet import fleet_book

OWN_POLICY = (resources.policies() / "nafta.toml").read_text(encoding="utf-8")


class Said:
    """How far a reading is."""

    step = "Reading the sheet Sourcing"
    rows = 120_000
    total = 900_000


class Readings:
    """Reads whatever it is told to, in place of the files."""

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.begun: list[str] = []
        self.given_up: list[str] = []

    def __call__(
        self,
        paths: Path | tuple[Path, ...],
        progress: Callable[[Step], None],
        cancelled: Callable[[], bool],
        *,
        again: SourcingBook | None = None,
        look_over: bool = False,
    ) -> SourcingBook:
        del again, look_over
        path = paths if isinstance(paths, Path) else paths[0]
        self.begun.append(path.name)
        if path.name.startswith("bad"):
            msg = f"{path.name} is encrypted."
            raise UserError(msg)
        if path.name.startswith("broken"):
            msg = "a fault of the program"
            raise RuntimeError(msg)
        if path.name.startswith("slow"):
            progress(Said())
            while not self.go_on.wait(0.01):
                if cancelled():
                    self.given_up.append(path.name)
                    msg = "cancelled"
                    raise RuntimeError(msg)
        return fleet_book()


@pytest.fixture
def readings() -> Readings:
    return Readings()


@pytest.fixture
def faults(qapp: QApplication, tmp_path: Path) -> Iterator[Faults]:
    assert qapp is QApplication.instance()  # its signals need one
    made = Faults(tmp_path / "log" / "headroom.log")
    yield made
    made.uninstall()


Begin = Callable[[Read], Program]


@pytest.fixture
def begin(
    view: MainView, session: Session, settings: Settings, faults: Faults, reference: TariffReference
) -> Iterator[Begin]:
    begun: list[Program] = []

    def write_template(path: Path) -> None:
        if not path.parent.is_dir():
            msg = f"{path.parent} is not there."
            raise UserError(msg)
        path.write_bytes(b"template")

    def begin(read: Read) -> Program:
        begun.append(
            Program(view, session, settings, faults, read, write_template, Tables(lambda: reference))
        )
        return begun[-1]

    yield begin
    for program in begun:
        program.finish()


@pytest.fixture
def program(begin: Begin, readings: Readings) -> Program:
    return begin(readings)


def test_a_workbook_that_is_asked_for_is_read_shown_and_remembered(
    qtbot: QtBot, program: Program, view: MainView, session: Session, settings: Settings, tmp_path: Path
) -> None:
    with qtbot.waitSignal(program.shown):
        view.book_requested.emit(tmp_path / "fleet.xlsx")

    assert session.exposure is not None
    assert view.pages.currentWidget() is view.work
    assert settings.recent == (tmp_path / "fleet.xlsx",)
    assert not program.reading


def test_the_sample_is_a_workbook_like_any_other_but_is_not_remembered(
    qtbot: QtBot, begin: Begin, view: MainView, session: Session, settings: Settings
) -> None:
    program = begin(BookReading(Asker(lambda survey: survey.proposed)))

    with qtbot.waitSignal(program.shown, timeout=30_000):
        view.start.sample.click()

    assert session.exposure is not None
    assert session.exposure.book.name == resources.sample().name
    assert settings.recent == ()


def test_a_bad_workbook_leaves_the_session_untouched_and_says_why(
    qtbot: QtBot, program: Program, view: MainView, session: Session, exposure: Exposure
) -> None:
    session.open(exposure)
    view.show_book()
    workspace = session.workspace

    program.open_book(Path("bad.xlsx"))
    qtbot.waitUntil(lambda: not program.reading)

    assert view.message.said == "bad.xlsx is encrypted."
    assert session.exposure is exposure
    assert session.workspace is workspace


def test_a_workbook_that_is_gone_is_not_offered_again(
    qtbot: QtBot, program: Program, settings: Settings
) -> None:
    gone = Path("bad_and_gone.xlsx").absolute()
    settings.remember_book(gone)

    program.open_book(gone)
    qtbot.waitUntil(lambda: not program.reading)

    assert settings.recent == ()


def test_a_running_read_says_how_far_it_is_and_can_be_cancelled(
    qtbot: QtBot, program: Program, readings: Readings, view: MainView, session: Session
) -> None:
    program.open_book(Path("slow.xlsx"))
    qtbot.waitUntil(lambda: "120,000 of 900,000" in view.reading.progress.text())

    QTest.mouseClick(view.reading.cancel, Qt.MouseButton.LeftButton)

    assert view.pages.currentWidget() is view.start
    qtbot.waitUntil(lambda: readings.given_up == ["slow.xlsx"])
    assert session.exposure is None
    assert view.message.isHidden()


def test_asking_for_another_workbook_gives_up_the_one_being_read(
    qtbot: QtBot, program: Program, readings: Readings, settings: Settings, tmp_path: Path
) -> None:
    with qtbot.waitSignal(program.shown):
        program.open_book(tmp_path / "slow.xlsx")
        program.open_book(tmp_path / "fleet.xlsx")
    qtbot.waitUntil(lambda: readings.given_up == ["slow.xlsx"])

    assert settings.recent == (tmp_path / "fleet.xlsx",)


def test_closing_the_window_gives_up_what_is_being_read(
    qtbot: QtBot, program: Program, readings: Readings, view: MainView
) -> None:
    program.open_book(Path("slow.xlsx"))
    qtbot.waitUntil(lambda: readings.begun == ["slow.xlsx"])

    view.window().close()
    program.finish()

    assert readings.given_up == ["slow.xlsx"]


def test_a_fault_while_reading_is_reported_with_its_trace_and_the_window_stays(
    qtbot: QtBot,
    program: Program,
    faults: Faults,
    view: MainView,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    reports: list[str] = []
    faults.reported.disconnect(faults._show)
    faults.reported.connect(reports.append)

    program.open_book(Path("broken.xlsx"))
    qtbot.waitUntil(lambda: len(reports) == 1)

    assert "RuntimeError: a fault of the program" in reports[0]
    assert "a fault of the program" in (tmp_path / "log" / "headroom.log").read_text(encoding="utf-8")
    assert "a fault of the program" in capsys.readouterr().err
    assert view.pages.currentWidget() is view.start


@pytest.mark.usefixtures("program")
def test_a_policy_file_is_offered_and_chosen(session: Session, view: MainView, tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    own = OWN_POLICY.replace('name = "nafta"', 'name = "own"').replace(
        'title = "NAFTA"', 'title = "Our case"'
    )
    file.write_text(own, encoding="utf-8")

    view.policy_requested.emit(file)

    assert session.scenario.policy.name == "own"
    assert view.work.panel.chooser.box.currentText() == "Our case"
    session.undo_stack.undo()
    assert session.scenario.policy.name == "nafta"


def test_a_policy_file_with_the_name_of_a_preset_gets_a_name_of_its_own(
    program: Program, session: Session, tmp_path: Path
) -> None:
    file = tmp_path / "nafta.toml"
    file.write_text(OWN_POLICY, encoding="utf-8")

    program.open_policy(file)

    assert session.scenario.policy.name == "nafta-2"


def test_a_policy_file_with_code_lists_of_its_own_sums_the_open_workbook_again(
    qtbot: QtBot, program: Program, session: Session, exposure: Exposure, view: MainView, tmp_path: Path
) -> None:
    session.open(exposure)
    view.show_book()
    file = tmp_path / "own.toml"
    own = OWN_POLICY.replace('name = "nafta"', 'name = "own"').replace(
        'tracing_list = "nafta-tracing"', 'tracing_list = "ours"'
    )
    own += '\n[[code_list]]\nname = "ours"\ntitle = "Our list"\nprefixes = ["8407"]\nsource = "Ourselves"\n'
    file.write_text(own, encoding="utf-8")

    program.open_policy(file)
    qtbot.waitUntil(lambda: session.scenario.policy.name == "own")

    assert session.exposure is not None
    assert "ours" in session.exposure.classification.lists
    assert session.outcome is not None


def test_a_faulty_policy_file_is_refused_with_a_sentence(
    program: Program, session: Session, view: MainView, tmp_path: Path
) -> None:
    file = tmp_path / "own.toml"
    file.write_text("format = 1\n", encoding="utf-8")

    program.open_policy(file)

    assert "own.toml" in view.message.said
    assert session.undo_stack.count() == 0


def test_a_template_is_saved_where_asked_or_it_is_said_why_not(
    program: Program, view: MainView, tmp_path: Path
) -> None:
    view.template_requested.emit(tmp_path / "template.xlsx")
    assert (tmp_path / "template.xlsx").read_bytes() == b"template"

    view.template_requested.emit(tmp_path / "nowhere" / "template.xlsx")
    assert "is not there" in view.message.said
    assert not program.reading
