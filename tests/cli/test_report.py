"""``headroom report`` from the command line to its file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from command_hands import no_measure, no_picture
from headroom import resources
from headroom.cli.command_line import WindowTools, main
from headroom.output.handover.handover import USUAL_PAGES, Handover, PageKey
from headroom.output.handover.question import HandoverQuestion
from headroom.output.writers import report
from headroom.output.writers.report import PaperSize, ReportFile, ReportKind, ReportTerms
from headroom.workstation import organisation_presets
from headroom.workstation.organisation_presets import OrganisationPresets
from headroom.workstation.preset_words import Feature, Preset

SAMPLE = str(resources.sample())
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*arguments: str) -> tuple[int, str]:
        code = main(["report", *arguments], WindowTools(no_picture, no_measure))
        out, err = capsys.readouterr()
        assert not out
        return code, err

    return command


class Written:
    """Stands in for every writer, and keeps what it was given."""

    def __init__(self) -> None:
        self.question: HandoverQuestion | None = None
        self.made: Handover | None = None
        self.terms: ReportTerms | None = None

    def __call__(
        self, question: HandoverQuestion, made: Handover, terms: ReportTerms, cancelled: object
    ) -> ReportFile:
        del cancelled
        self.question, self.made, self.terms = question, made, terms
        return ReportFile(b"written", ("Three figures are values.",))


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Written:
    made = Written()
    for kind in ReportKind:
        monkeypatch.setitem(report._WRITERS, kind, made)
    return made


def test_a_file_is_written_whole_and_what_it_cannot_show_is_said(
    run: Run, written: Written, tmp_path: Path
) -> None:
    out = tmp_path / "a.pptx"
    code, err = run(SAMPLE, "--policy", "usmca-232", "--baseline", "nafta", "--out", str(out))

    assert (code, out.read_bytes()) == (0, b"written")
    assert "Three figures are values." in err
    assert [path.name for path in tmp_path.iterdir()] == ["a.pptx"]
    assert written.made is not None
    assert written.made.footer.against == "Against NAFTA, 2017-08-16"
    assert written.made.footer.law.startswith("USMCA with Section 232, law on ")
    assert [page.key for page in written.made.pages] == list(USUAL_PAGES)
    assert not written.made.dossiers


@pytest.mark.parametrize(
    ("more", "against", "changed"),
    [
        ((), "", "No assumption changed"),
        (("--rvc", "80"), "Against NAFTA, 2017-08-16", "Changed: Regional content"),
    ],
)
def test_without_a_baseline_it_is_the_policy_as_published(
    run: Run, written: Written, tmp_path: Path, more: tuple[str, ...], against: str, changed: str
) -> None:
    assert run(SAMPLE, *more, "--out", str(tmp_path / "a.html"))[0] == 0
    assert written.made is not None

    assert written.made.footer.against == against
    assert written.made.footer.changed.startswith(changed)


def test_pages_are_wanted_in_an_order_and_dossiers_for_paper(
    run: Run, written: Written, tmp_path: Path
) -> None:
    wanted = ("--pages", "problems, who-qualifies", "--dossier", "--paper", "a4")
    assert run(SAMPLE, *wanted, "--out", str(tmp_path / "a.pdf"))[0] == 0

    assert written.made is not None
    assert written.terms is not None
    assert [page.key for page in written.made.pages] == [PageKey.PROBLEMS, PageKey.QUALIFY]
    assert len(written.made.dossiers) == 18
    assert written.terms.paper.value == "a4"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--out", "a.docx"), "let the name a.docx end in one of .pptx, .xlsx, .pdf, .html, .csv, .parquet"),
        (("--out", "a.pdf", "--pages", "fleet"), "“fleet” is no page; there are who-qualifies"),
        (("--out", "a.pdf", "--pages", " , "), "is no page"),
        (("--out", "a.pdf", "--live", "rows"), "--live: .pdf has none of it"),
        (("--out", "a.pptx", "--dossier"), "--dossier: .pptx has none of it"),
        (("--out", "a.csv", "--pages", "map"), "--pages: .csv has none of it"),
        (("--out", "a.xlsx", "--template", "t.potx"), "--template: .xlsx has none of it"),
        (("--out", "a.pptx", "--baseline", "nobody"), "--baseline: there is no policy named “nobody”"),
    ],
)
def test_wrong_usage_is_one_line_and_writes_nothing(
    run: Run,
    written: Written,
    tmp_path: Path,
    arguments: tuple[str, ...],
    reason: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    code, err = run(SAMPLE, *arguments)

    assert code == 2
    assert reason in err
    assert len(err.splitlines()) == 1
    assert not list(tmp_path.iterdir())
    assert written.made is None


def test_a_template_that_is_not_there_is_said(run: Run, written: Written, tmp_path: Path) -> None:
    missing = str(tmp_path / "none.potx")
    code, err = run(SAMPLE, "--template", missing, "--out", str(tmp_path / "a.pptx"))

    assert code == 3
    assert "none.potx" in err
    assert written.made is None


def test_the_workbook_is_never_written_over(run: Run, written: Written, tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    book.write_bytes(resources.sample().read_bytes())
    code, err = run(str(book), "--out", str(book))

    assert code == 2
    assert "the command reads that file" in err
    assert book.read_bytes() == resources.sample().read_bytes()
    assert written.made is None


def test_of_saved_work_a_scenario_is_the_baseline(run: Run, written: Written, tmp_path: Path) -> None:
    work = Path(__file__).parents[1] / "golden"
    saved = next(path for path in sorted(work.rglob("*.headroom")))
    code, err = run(str(saved), "--baseline", "baseline", "--out", str(tmp_path / "a.pptx"))

    assert code == 0, err
    assert written.question is not None
    code, err = run(str(saved), "--baseline", "no such", "--out", str(tmp_path / "b.pptx"))
    assert code == 2
    assert "nor is there a policy of that name" in err


LABELS = str(Path(__file__).parents[1] / "golden" / "0.1.0" / "labels.xlsx")


@pytest.mark.parametrize("policy", ["usmca", "us-proposal-2017", "nafta-withdrawal"])
def test_content_labels_have_no_duty_in_any_sentence(
    run: Run, written: Written, tmp_path: Path, policy: str
) -> None:
    pages = ",".join(page for page in PageKey if page is not PageKey.ASSUMPTIONS)  # those name every figure
    asked = ("--policy", policy, "--baseline", "nafta", "--pages", pages)
    code, _ = run(LABELS, "--confirm", *asked, "--out", str(tmp_path / "a.pptx"))
    assert code == 0
    assert written.made is not None
    found = {page.key: page for page in written.made.pages}
    said = " ".join(" ".join((one.title, one.detail, one.alt, *one.notes)) for one in found.values())
    headings = {column.heading for page in found.values() for column in page.table.columns}

    assert "duty" not in said.lower().replace(found[PageKey.TIMELINE].alt.lower(), "")
    assert "$" not in said
    if PageKey.MAP in found:
        assert found[PageKey.MAP].exhibit.words == ("fewer qualify (\N{MINUS SIGN})", "more qualify (+)")  # type: ignore[union-attr]
    assert not any("uty" in heading or "anded" in heading for heading in headings)


def test_points_that_are_missing_of_two_contents_are_said_of_none(
    run: Run, written: Written, tmp_path: Path
) -> None:
    run(LABELS, "--confirm", "--policy", "us-proposal-2017", "--out", str(tmp_path / "a.pptx"))
    assert written.made is not None

    assert written.made.pages[0].title == (
        "Hypothetical: None of 3 qualifies; the Brand Uno misses by 2.0 to 50.0 points"
    )


def test_without_volumes_no_page_states_a_mean(run: Run, written: Written, tmp_path: Path) -> None:
    book = tmp_path / "a.csv"
    book.write_text(
        "Model,Part number,Description,Origin,Unit cost,Quantity,HTS code,Assembly country,Annual volume\n"
        "A,1,Seat,JP,400,1,94012000,MX,0\nA,2,Axle,US,600,1,87085061,MX,0\n"
    )
    code, err = run(
        str(book),
        "--confirm",
        "--policy",
        "usmca-232",
        "--baseline",
        "nafta",
        "--out",
        str(tmp_path / "a.pdf"),
    )
    assert code == 0, err
    assert written.made is not None
    found = {page.key: page for page in written.made.pages}

    assert "no mean" in found[PageKey.CHANGE].title
    assert found[PageKey.CHANGE].table.rows[0][3].number
    assert "a vehicle" not in found[PageKey.MAP].title


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no device without an end here")
def test_a_template_that_is_no_file_is_refused(run: Run, tmp_path: Path) -> None:
    code, err = run(SAMPLE, "--template", "/dev/zero", "--out", str(tmp_path / "a.pptx"))

    assert code == 3
    assert "is no file" in err


@pytest.mark.usefixtures("written")
def test_a_page_that_was_asked_for_and_has_nothing_to_show_is_said(run: Run, tmp_path: Path) -> None:
    out = str(tmp_path / "a.pptx")
    _, asked = run(SAMPLE, "--pages", "problems,odds", "--out", out)
    _, usual = run(SAMPLE, "--out", out)  # against itself, there is no change

    assert "The page odds has nothing to show." in asked
    assert "problems" not in asked
    assert "nothing to show" not in usual


def test_models_are_named_with_commas_or_one_by_one(run: Run, written: Written, tmp_path: Path) -> None:
    out = ("--out", str(tmp_path / "a.pptx"))
    assert run(SAMPLE, "--models", "ford f-150, Audi A6", "--models", "Mazda CX-5", *out)[0] == 0
    assert written.question is not None
    names = [written.question.outcome.vehicles[at].name for at in written.question.listed]

    assert names == ["Ford F-150", "Mazda CX-5", "Audi A6"]
    code, err = run(SAMPLE, "--models", "Nobody", *out)
    assert code == 2
    assert "--models: headroom_sample.xlsx has no model “Nobody”" in err


def preset(monkeypatch: pytest.MonkeyPatch, presets: OrganisationPresets) -> None:
    monkeypatch.setattr(organisation_presets, "_of_workstation", lambda: presets)


def test_what_the_organisation_presets_counts_unless_an_option_says_otherwise(
    run: Run, written: Written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = tmp_path / "ours.potx", tmp_path / "theirs.potx"
    for path in (ours, theirs):
        path.write_bytes(path.stem.encode())
    settings = {Preset.SLIDE_TEMPLATE: str(ours), Preset.PAPER: "a4"}
    preset(monkeypatch, OrganisationPresets(policy="usmca-232", settings=settings))

    def written_by(*arguments: str) -> ReportTerms:
        assert run(SAMPLE, "--pages", "assumptions", *arguments)[0] == 0
        assert written.terms is not None
        return written.terms

    assert written_by("--out", str(tmp_path / "a.pptx")).template == b"ours"
    assert written.question is not None
    assert written.question.workspace.scenario.policy.name == "usmca-232"
    other = ("--template", str(theirs), "--policy", "usmca")
    assert written_by("--out", str(tmp_path / "b.pptx"), *other).template == b"theirs"
    assert written.question.workspace.scenario.policy.name == "usmca"
    assert written_by("--out", str(tmp_path / "c.pdf")).paper is PaperSize.A4
    assert written_by("--out", str(tmp_path / "d.pdf"), "--paper", "letter").paper is PaperSize.LETTER


def test_a_format_that_is_switched_off_is_refused(
    run: Run, written: Written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preset(monkeypatch, OrganisationPresets(switched_off=frozenset({Feature.CSV})))

    code, err = run(SAMPLE, "--out", str(tmp_path / "a.csv"))

    assert (code, written.made) == (3, None)
    assert "Your organisation has switched off" in err
    assert not (tmp_path / "a.csv").exists()


def test_presets_that_are_faulty_are_said_and_the_command_is_done(
    run: Run, written: Written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preset(monkeypatch, OrganisationPresets(faults=("presets.toml, line 3: wrong.",)))

    code, err = run(SAMPLE, "--out", str(tmp_path / "a.csv"))

    assert (code, written.made is not None) == (0, True)
    assert err.startswith("headroom: presets.toml, line 3: wrong.\n")
