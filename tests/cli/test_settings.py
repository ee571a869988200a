from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from reportcheck.rules.settings import Settings, SettingsError
from reportcheck.rules.settings_file import find_settings, read_settings
from tests.cli.conftest import BAD, Run, findings


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_nearest_file_upwards_is_taken(tmp_path: Path) -> None:
    report = tmp_path / "unit" / "family" / "draft.docx"
    far = write(tmp_path / "reportcheck.toml", "")
    assert find_settings(report) == far
    shared = write(tmp_path / "unit" / "pyproject.toml", "[tool.other]\n")
    assert find_settings(report) == far  # that one says nothing of reportcheck
    shared.write_text('[tool.reportcheck]\nfail-on = "info"\n', encoding="utf-8")
    assert find_settings(report) == shared
    near = write(tmp_path / "unit" / "reportcheck.toml", "")
    assert find_settings(report) == near
    assert read_settings(shared).fail_on == "info"


def test_everything_that_can_be_set(tmp_path: Path) -> None:
    read = read_settings(
        write(
            tmp_path / "reportcheck.toml",
            """
            form = "forms/ours.toml"
            front-sheet = "family.json"
            fail-on = "warning"
            select = ["RE", "opinion-as-fact"]
            ignore = ["RE104"]
            [rules.opinion-as-fact]
            severity = "info"
            threshold = 1
            [rules.RE101]
            severity = "warning"
            """,
        )
    )
    assert read.form == str(tmp_path / "forms" / "ours.toml")
    assert read.front_sheet == tmp_path / "family.json"
    assert read.fail_on == "warning"
    rules = {rule.code: rule for rule in read.settings.rules()}
    assert "RE104" not in rules
    assert rules["RE101"].level == "warning"
    assert rules["OP101"].level == "info"
    assert rules["OP101"].options.threshold == 1.0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("fail_on = 'error'", "There is no setting 'fail_on'. Did you mean 'fail-on'?"),
        ("fail-on = 'loud'", "'fail-on' must be one of error, warning, info, never."),
        ("form = 3", "'form' must be text in quotes."),
        ("select = 'RE'", "'select' must be a list of codes"),
        (
            "select = ['opinion-as-fakt']",
            "There is no rule or family 'opinion-as-fakt'. Did you mean 'opinion-as-fact'?",
        ),
        ("[rules.opinion-as-facts]\nthreshold = 0.5", "Did you mean 'opinion-as-fact'?"),
        ("[rules.opinion-as-fact]\ntreshold = 0.5", "has no option 'treshold'. Did you mean 'threshold'?"),
        (
            "[rules.opinion-as-fact]\nthreshold = 'high'",
            "The option 'threshold' of opinion-as-fact must be a number.",
        ),
        (
            "[rules.opinion-as-fact]\nsupported = 1",
            "The option 'supported' of opinion-as-fact must be true or false.",
        ),
        ("[rules.opinion-as-fact]\nthreshold = true", "must be a number."),
        ("[rules.OP101]\nseverity = 'fatal'", "The severity of OP101 must be one of error, warning, info."),
        ("rules = 3", "'rules' must hold a table for each rule"),
        ("[rules]\nOP101 = 'off'", "'rules' must hold a table for each rule"),
        ("form =", "is not valid TOML"),
    ],
)
def test_a_mistake_is_told_with_the_file_and_the_nearest_right_name(
    tmp_path: Path, text: str, said: str
) -> None:
    path = write(tmp_path / "reportcheck.toml", text)
    with pytest.raises(SettingsError) as raised:
        read_settings(path)
    assert str(raised.value).startswith(str(path))
    assert said in str(raised.value)


def test_option_types_are_held_for_the_python_api_too() -> None:
    with pytest.raises(SettingsError, match="must be a number"):
        Settings(options={"OP101": {"threshold": "high"}}).rules()


def test_no_rule_has_an_option_called_severity() -> None:
    for rule in Settings().rules():
        assert "severity" not in rule.Options.__dataclass_fields__


def test_the_command_line_wins(run: Run, tmp_path: Path, sheet: Path) -> None:
    report = write(tmp_path / "draft.md", BAD)
    write(
        tmp_path / "reportcheck.toml",
        f'select = ["RE101"]\nignore = ["RE102"]\nfail-on = "info"\nfront-sheet = "{sheet.name}"\n',
    )
    quiet = run("check", report, "--format", "json")
    assert (quiet.exit_code, findings(quiet)) == (0, [])
    loud = run("check", report, "--format", "json", "--select", "RE102")
    assert loud.exit_code == 1  # fail-on and front sheet still come from the file
    assert [found["children"] for found in findings(loud)] == [["Tilda Farrow"]]
    assert run("check", report, "--select", "RE102", "--fail-on", "error").exit_code == 0


def test_each_report_has_the_settings_above_it(run: Run, tmp_path: Path, sheet: Path) -> None:
    for folder, level in (("one", "info"), ("two", "error")):
        write(tmp_path / folder / "draft.md", BAD)
        write(
            tmp_path / folder / "reportcheck.toml",
            f'select = ["RE101", "RE102"]\n[rules.deferred-recommendation]\nseverity = "{level}"\n',
        )
    done = run("check", tmp_path / "one", tmp_path / "two", "--front-sheet", sheet, "--format", "json")
    assert [found["severity"] for found in findings(done)] == ["info", "error"]
    assert done.exit_code == 1


def test_config_takes_the_place_of_the_file_above(run: Run, tmp_path: Path, sheet: Path) -> None:
    report = write(tmp_path / "draft.md", BAD)
    write(tmp_path / "reportcheck.toml", "no-such-key = 1")
    assert run("check", report).exit_code == 2
    other = write(tmp_path / "other" / "mine.toml", 'select = ["RE101"]\n')
    assert run("check", report, "--config", other, "--front-sheet", sheet).exit_code == 0


def test_show_settings_prints_a_settings_file(run: Run, tmp_path: Path) -> None:
    path = write(
        tmp_path / "reportcheck.toml",
        'fail-on = "info"\nselect = ["OP101", "RE101"]\n[rules.OP101]\nthreshold = 0.5\n',
    )
    shown = run("show-settings", tmp_path / "draft.docx")
    assert shown.exit_code == 0
    assert shown.stdout.startswith(f"# {path}\n")
    told = tomllib.loads(shown.stdout)
    assert told["fail-on"] == "info"
    assert told["rules"]["opinion-as-fact"] == {"severity": "warning", "threshold": 0.5, "supported": False}
    assert list(told["rules"]) == ["opinion-as-fact", "missing-recommendation"]
    path.write_text(shown.stdout, encoding="utf-8")
    assert run("show-settings", tmp_path).stdout == shown.stdout


def test_show_settings_without_a_file_shows_every_rule(run: Run, tmp_path: Path) -> None:
    told = tomllib.loads(run("show-settings", tmp_path).stdout)
    assert len(told["rules"]) == len(Settings().rules())


def test_show_settings_tells_a_mistake(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "reportcheck.toml", "sellect = []")
    done = run("show-settings", tmp_path)
    assert done.exit_code == 2
    assert "Did you mean 'select'?" in done.stderr
