from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from reportcheck.reports.validate import validate
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from tests.cli.conftest import BAD, GOOD, Run, findings


def test_status_0_where_nothing_is_loud_enough(check: Run, drafts: Path) -> None:
    good = check(drafts / "good.md")
    assert (good.exit_code, good.stderr) == (0, "")
    assert good.stdout.endswith("Nothing to mend in 1 report.\n")
    assert check(drafts / "bad.md").exit_code == 0  # a warning is not as loud as an error
    assert check(drafts / "bad.md", "--fail-on", "never").exit_code == 0


def test_status_1_where_a_finding_is_loud_enough(check: Run, drafts: Path) -> None:
    assert check(drafts / "bad.md", "--fail-on", "warning").exit_code == 1
    assert check(drafts / "bad.md", "--fail-on", "info").exit_code == 1
    assert check(drafts / "good.md", "--fail-on", "info").exit_code == 0


def test_an_empty_path_does_not_mean_the_current_folder(check: Run, drafts: Path) -> None:
    done = check(drafts / "good.md", "")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("reportcheck: one of the paths is empty")


def test_status_2_where_one_file_cannot_be_read_and_the_others_are_checked(check: Run, drafts: Path) -> None:
    done = check(drafts, "--format", "json")
    assert done.exit_code == 2
    assert "Traceback" not in done.output
    data = json.loads(done.stdout)
    validate(data, "findings")
    told = {Path(file["path"]).name: file for file in data["files"]}
    assert list(told) == ["bad.md", "broken.docx", "good.md"]
    assert told["broken.docx"]["error"]["kind"] == "damaged"
    assert told["broken.docx"]["findings"] == []
    assert [found["rule"] for found in told["bad.md"]["findings"]] == ["deferred-recommendation"]


def test_a_file_that_is_not_there(check: Run, tmp_path: Path) -> None:
    done = check(tmp_path / "nothing.docx")
    assert done.exit_code == 2
    assert "nothing.docx was not found." in done.stdout


def test_a_folder_without_reports(check: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = check(tmp_path / "empty")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "there is no report below" in done.stderr


def test_findings_go_to_standard_output_and_nothing_else_does(check: Run, drafts: Path) -> None:
    done = check(drafts / "bad.md", "--write-baseline", drafts / "accepted.json")
    assert done.stderr == f"reportcheck: 1 findings are accepted in {drafts / 'accepted.json'}.\n"
    assert "accepted" not in done.stdout


def test_an_output_that_cannot_be_written(check: Run, drafts: Path, tmp_path: Path) -> None:
    done = check(drafts / "good.md", "--output", tmp_path / "no" / "such" / "folder.txt")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.output


def test_output_goes_to_a_file_without_colours(check: Run, drafts: Path, tmp_path: Path) -> None:
    out = tmp_path / "found.txt"
    done = check(drafts / "bad.md", "--output", out)
    assert (done.exit_code, done.stdout) == (0, "")
    text = out.read_text(encoding="utf-8")
    assert "deferred-recommendation" in text
    assert "\x1b" not in text


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ("--select", "opinion-as-fakt"),
            "There is no rule or family 'opinion-as-fakt'. Did you mean 'opinion-as-fact'?",
        ),
        (("--ignore", "missing-recomendation"), "Did you mean 'missing-recommendation'?"),
        (("--form", "reveiw"), "There is no form named 'reveiw'."),
        (("--front-sheet", "nowhere.json"), "nowhere.json cannot be read"),
        (("--config", "nowhere.toml"), "nowhere.toml cannot be read"),
        (("--baseline", "nowhere.json"), "nowhere.json cannot be read"),
    ],
)
def test_a_wrong_name_is_told_in_one_sentence(
    run: Run, drafts: Path, options: tuple[str, ...], said: str
) -> None:
    # The quick rules first, so that the tested option comes last and wins.
    done = run("check", drafts / "good.md", "--select", "RE", *options)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_bad_usage_is_status_2(run: Run) -> None:
    assert run("check").exit_code == 2
    assert run("check", "--as-of", "yesterday", "x.docx").exit_code == 2
    assert run("chekc").exit_code == 2


def test_two_jobs_find_what_one_finds(check: Run, drafts: Path) -> None:
    one = check(drafts, "--format", "json", "--no-cache")
    two = check(drafts, "--format", "json", "--no-cache", "--jobs", "2")
    assert two.exit_code == one.exit_code == 2
    assert two.stdout == one.stdout


def test_the_cache_changes_nothing(check: Run, drafts: Path) -> None:
    new, kept, anew = (check(drafts, "--format", "json", *more).stdout for more in ((), (), ("--no-cache",)))
    assert new == kept == anew


@pytest.mark.parametrize("output_format", ["text", "json", "sarif", "github", "junit", "html"])
def test_every_format_tells_the_finding_and_the_unreadable_file(
    check: Run, drafts: Path, output_format: str
) -> None:
    done = check(drafts, "--format", output_format)
    assert done.exit_code == 2
    assert "RE102" in done.stdout
    assert "broken.docx" in done.stdout
    if output_format in ("json", "sarif"):
        json.loads(done.stdout)
    if output_format == "junit":
        ET.fromstring(done.stdout.encode())
    if output_format == "html":
        assert "To be decided at conference." in done.stdout
        assert "Tilda Farrow" in done.stdout


def test_html_from_the_cache_shows_the_text_too(check: Run, drafts: Path) -> None:
    assert check(drafts, "--format", "html").stdout == check(drafts, "--format", "html").stdout


def test_since_shows_only_what_is_new(check: Run, drafts: Path, tmp_path: Path) -> None:
    revised = tmp_path / "revised.md"
    revised.write_text(
        BAD.replace("# Report", "# My report\n\nA new paragraph.\n\n# Report"), encoding="utf-8"
    )
    assert findings(check(revised, "--since", drafts / "bad.md", "--format", "json")) == []
    assert len(findings(check(revised, "--since", drafts / "good.md", "--format", "json"))) == 1
    assert check(revised, "--since", drafts / "bad.md", "--fail-on", "info").exit_code == 0


def test_since_takes_a_folder_of_earlier_drafts(check: Run, drafts: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier"
    earlier.mkdir()
    (earlier / "good.md").write_text(GOOD, encoding="utf-8")
    (earlier / "bad.md").write_text(BAD, encoding="utf-8")
    (drafts / "broken.docx").unlink()
    (drafts / "third.md").write_text(BAD, encoding="utf-8")
    done = check(drafts, "--since", earlier, "--format", "json")
    assert [len(file["findings"]) for file in json.loads(done.stdout)["files"]] == [0, 0, 1]
    assert check(drafts, "--since", earlier / "bad.md").exit_code == 2


def test_since_a_draft_that_cannot_be_read(check: Run, drafts: Path) -> None:
    done = check(drafts / "good.md", "--since", drafts / "broken.docx")
    assert done.exit_code == 2
    assert "the earlier draft cannot be read" in done.stderr


def test_a_baseline_accepts_what_was_there_and_tells_what_is_gone(check: Run, drafts: Path) -> None:
    accepted = drafts / "accepted.json"
    assert check(drafts / "bad.md", "--write-baseline", accepted, "--fail-on", "info").exit_code == 0
    again = check(drafts / "bad.md", "--baseline", accepted, "--fail-on", "info")
    assert again.exit_code == 0
    assert "not shown: 1 known from before" in again.stdout
    (drafts / "bad.md").write_text(GOOD, encoding="utf-8")
    mended = check(drafts / "bad.md", "--baseline", accepted)
    assert "1 dismissed or accepted finding is no longer there" in mended.stderr
    assert "no longer there" not in mended.stdout


def test_a_new_finding_is_shown_despite_a_baseline(check: Run, drafts: Path) -> None:
    accepted = drafts / "accepted.json"
    check(drafts / "good.md", "--write-baseline", accepted)
    (drafts / "good.md").write_text(BAD, encoding="utf-8")
    assert check(drafts / "good.md", "--baseline", accepted, "--fail-on", "info").exit_code == 1


def test_help_names_every_option_of_the_contract(run: Run) -> None:
    told = run("check", "--help").stdout
    for option in (
        "--format --output --select --ignore --fail-on --front-sheet --form --jobs --as-of --config --no-cache"
    ).split():
        assert option in told


def test_a_fault_of_the_program_costs_one_file_and_shows_no_text(
    check: Run, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reportcheck.rules.recommendation.missing_recommendation import MissingRecommendation

    found = MissingRecommendation.check

    def fails(self: MissingRecommendation, case: Case) -> Iterator[Finding]:
        if case.document.name == "bad.md":
            raise KeyError(case.document.blocks[-1].text)
        return found(self, case)

    monkeypatch.setattr(MissingRecommendation, "check", fails)
    done = check(drafts / "bad.md", drafts / "good.md", "--no-cache")
    assert done.exit_code == 2
    assert "bad.md: left out, because the program failed: RE101 (KeyError in" in done.stderr
    assert "decided" not in done.stderr


def test_an_incomplete_installation_is_told(
    check: Run, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reportcheck.rules.recommendation.missing_recommendation import MissingRecommendation

    def fails(self: MissingRecommendation, case: Case) -> Iterator[Finding]:
        raise FileNotFoundError("reportcheck is not installed completely. Install it again.")

    monkeypatch.setattr(MissingRecommendation, "check", fails)
    done = check(drafts / "good.md", "--no-cache")
    assert done.exit_code == 2
    assert "not installed completely" in done.stdout
