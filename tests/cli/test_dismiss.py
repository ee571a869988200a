from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import BAD, GOOD, Run, findings


@pytest.fixture
def report(tmp_path: Path, sheet: Path) -> Path:
    (tmp_path / "reportcheck.toml").write_text(
        f'select = ["RE101", "RE102"]\nfront-sheet = "{sheet.name}"\n', encoding="utf-8"
    )
    path = tmp_path / "draft.md"
    path.write_text(BAD, encoding="utf-8")
    return path


def test_listing_names_each_finding_by_number(run: Run, report: Path) -> None:
    listed = run("dismiss", report)
    assert listed.exit_code == 0
    assert listed.stdout == (
        "   1  warning RE102 deferred-recommendation: Leaves the recommendation for Tilda Farrow to others. "
        "“To be decided at conference.”\n"
    )


@pytest.mark.parametrize(
    "choice", [("1",), ("--rule", "RE102"), ("--rule", "RE102", "--quote", "be DECIDED")]
)
def test_a_dismissed_finding_is_told_but_not_counted(run: Run, report: Path, choice: tuple[str, ...]) -> None:
    done = run("dismiss", report, *choice, "--reason", "The chair asked for it this way.")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "1 finding dismissed" in done.stderr
    checked = run("check", report, "--format", "json", "--fail-on", "info")
    assert (checked.exit_code, findings(checked)) == (0, [])
    [entry] = json.loads(checked.stdout)["files"][0]["dismissed"]
    assert entry["reason"] == "The chair asked for it this way."
    assert "not shown: 1 dismissed" in run("check", report).stdout
    assert "The chair asked for it this way." in run("dismiss", report).stdout


def test_it_holds_after_edits_elsewhere_and_not_after_edits_there(run: Run, report: Path) -> None:
    run("dismiss", report, "1", "--reason", "Agreed.")
    report.write_text("A new first line.\n\n" + BAD, encoding="utf-8")
    assert run("check", report, "--fail-on", "info").exit_code == 0
    report.write_text(BAD.replace("decided", "left to be decided"), encoding="utf-8")
    changed = run("check", report, "--fail-on", "info")
    assert changed.exit_code == 1
    assert "1 dismissed or accepted finding is no longer there" in changed.stderr


def test_an_unused_dismissal_can_be_forgotten(run: Run, report: Path) -> None:
    run("dismiss", report, "1", "--reason", "Agreed.")
    report.write_text(GOOD, encoding="utf-8")
    assert "no longer there" in run("check", report).stderr
    assert "forgot 1 dismissal" in run("dismiss", report, "--prune").stderr
    assert run("check", report).stderr == ""


def test_restore_shows_it_again(run: Run, report: Path) -> None:
    run("dismiss", report, "1", "--reason", "Agreed.")
    assert "1 finding shown again" in run("dismiss", report, "1", "--restore").stderr
    assert run("check", report, "--fail-on", "info").exit_code == 1


def test_dismissing_twice_keeps_one(run: Run, report: Path) -> None:
    for _ in range(2):
        run("dismiss", report, "1", "--reason", "Agreed.")
    kept = json.loads((report.parent / "draft.md.dismissed.json").read_text(encoding="utf-8"))
    assert len(kept["known"]) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("1",), "say why with --reason"),
        (("1", "--reason", "  "), "say why with --reason"),
        (("7", "--reason", "x"), "there is no finding 7: there are 1."),
        (("--rule", "deferred-recomendation", "--reason", "x"), "Did you mean 'deferred-recommendation'?"),
        (("--rule", "RE102", "--quote", "never", "--reason", "x"), "finds nothing with these words"),
    ],
)
def test_a_mistake_is_told(run: Run, report: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run("dismiss", report, *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert not (report.parent / "draft.md.dismissed.json").exists()


def test_a_damaged_file_of_dismissals_is_reported_in_the_report_s_place(run: Run, report: Path) -> None:
    (report.parent / "draft.md.dismissed.json").write_text("{", encoding="utf-8")
    done = run("check", report, "--format", "json")
    assert done.exit_code == 2
    assert json.loads(done.stdout)["files"][0]["error"]["kind"] == "dismissals"
    assert run("dismiss", report).exit_code == 2


def test_a_report_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    done = run("dismiss", tmp_path / "none.docx")
    assert done.exit_code == 2
    assert "was not found" in done.stderr


def test_the_cache_command(run: Run, report: Path) -> None:
    assert Path(run("cache", "path").stdout.strip()).is_dir()
    run("check", report)
    assert "1 result deleted" in run("cache", "clear").stderr
    assert "0 results deleted" in run("cache", "clear").stderr
