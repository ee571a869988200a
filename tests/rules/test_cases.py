"""Every rule has documentation and cases, and each case comes out as it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportcheck.documents import read
from reportcheck.reports.front_sheet import read_front_sheet
from reportcheck.rules.base import FAMILIES, HEADINGS, Rule, documentation, fold
from reportcheck.rules.engine import open_case, run_rules
from reportcheck.rules.model import Finding
from reportcheck.rules.registry import all_rules
from reportcheck.rules.settings import Settings

FOLDER = Path(__file__).parent
OWN = [rule for rule in all_rules().values() if rule.__module__.startswith("reportcheck.")]


class Loader(yaml.SafeLoader):
    """Leaves dates as the text that they are in a front sheet."""


Loader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(rule: type[Rule]) -> dict[str, Any]:
    return yaml.load((FOLDER / f"{rule.name}.yaml").read_text(encoding="utf-8"), Loader)


def cases() -> list[Any]:
    found = []
    for rule in OWN:
        path = FOLDER / f"{rule.name}.yaml"
        if path.exists():
            data = load(rule)
            for verdict in ("fail", "pass"):
                for number, case in enumerate(data[verdict]):
                    label = f"{rule.code}-{verdict}-{case.get('name', number)}"
                    found.append(pytest.param(rule, {**data.get("given", {}), **case}, verdict, id=label))
    return found


def run(rule: type[Rule], case: dict[str, Any], tmp_path: Path) -> list[Finding]:
    path = tmp_path / case.get("file", "report.md")
    path.write_text(case["report"], encoding="utf-8")
    sheet = read_front_sheet(case["front_sheet"]) if case.get("front_sheet") else None
    as_of = datetime.fromisoformat(str(case["as_of"])) if "as_of" in case else None
    settings = Settings(select=(rule.code,), options={rule.code: case.get("options", {})})
    document = read(path)
    document = replace(document, properties=replace(document.properties, **case.get("properties", {})))
    return run_rules(open_case(document, sheet, as_of=as_of), settings)


@pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.code)
def test_rule_is_documented(rule: type[Rule]) -> None:
    parts = documentation(rule)
    wanted = [heading for heading in HEADINGS if heading != "Options" or rule.Options.__dataclass_fields__]
    assert [heading for heading in wanted if not parts.get(heading)] == []
    assert parts["Summary"].endswith(".")
    assert rule.code[:2] in FAMILIES
    for option in rule.Options.__dataclass_fields__:
        assert f"{option}:" in parts["Options"]


@pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.code)
def test_rule_has_cases(rule: type[Rule]) -> None:
    data = load(rule)
    assert len(data["fail"]) >= 2
    assert len(data["pass"]) >= 2


@pytest.mark.parametrize(("rule", "case", "verdict"), cases())
def test_case(rule: type[Rule], case: dict[str, Any], verdict: str, tmp_path: Path) -> None:
    found = run(rule, case, tmp_path)
    if verdict == "pass":
        assert [(finding.quote, finding.message) for finding in found] == []
        return
    assert found
    for wanted in case.get("findings", []):
        assert any(matches(finding, wanted) for finding in found), [
            (f.quote, f.message, f.children) for f in found
        ]
    if "findings" in case:
        assert len(found) == len(case["findings"]), [(f.quote, f.message, f.children) for f in found]


def matches(finding: Finding, wanted: dict[str, Any]) -> bool:
    found = finding.to_json()
    if "message" in wanted and wanted["message"] not in finding.message:
        return False
    if "quote" in wanted and fold(wanted["quote"]) not in (finding.quote or ""):
        return False
    return all(found[key] == value for key, value in wanted.items() if key not in ("message", "quote"))
