"""The HTML page in a real browser: accessibility by axe-core, keyboard, filters."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportcheck.outputs.html import render
from reportcheck.rules.result import FileResult

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api")
    program = next((path for name in NAMES if (path := shutil.which(name))), None)
    if program is None:
        pytest.skip("needs Chromium or Chrome")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def address(result: FileResult, unread: FileResult, clean: FileResult, tmp_path: Path) -> str:
    path = tmp_path / "page.html"
    path.write_text(render([result, unread, clean]), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1300, "height": 900})
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: wrong.append(request.url) if request.url != address else None)
    page.goto(address)
    yield page
    page.close()
    assert wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1300, 400])
def test_axe_finds_no_serious_violation(browser: Browser, address: str, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(address)
    found = axe.Axe().run(page).response
    assert len(found["passes"]) > 20  # it did look
    assert [(wrong["impact"], wrong["id"]) for wrong in found["violations"]] == []
    page.close()


def test_keys_and_links_move_between_finding_and_text(page: Page) -> None:
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.id") == "f1-1"  # it has no place in the text
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.dataset.finding") == "2"
    assert page.locator("mark.here").first.inner_text().startswith("Mum does not")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "f1-2"
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.id") == "f1-1"
    page.locator("#f1-4 .go").click()
    assert page.evaluate("document.activeElement.dataset.finding") == "4"
    page.locator("mark", has_text="always").click()
    assert page.evaluate("document.activeElement.id") == "f1-4"


def test_keys_can_be_turned_off(page: Page) -> None:
    page.locator("input[name=keys]").uncheck()
    page.keyboard.press("n")
    assert page.locator(".here").count() == 0


def test_filters_hide_findings_and_their_marks(page: Page) -> None:
    shown = page.locator("li.finding[data-number]:visible")
    assert shown.count() == 4
    page.locator("input[name=severity][value=error]").uncheck()
    assert shown.count() == 2
    assert page.locator("[role=status]").inner_text() == "2 of 4 findings shown"
    assert "off" in (page.locator("mark", has_text="always").get_attribute("class") or "")
    page.locator("input[name=family][value=CR]").uncheck()
    assert [item.get_attribute("id") for item in shown.all()] == ["f1-2"]
    page.locator("input[name=severity][value=error]").check()
    assert shown.count() == 3


def test_every_control_is_reached_by_tab(page: Page) -> None:
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.outerHTML.slice(0, 60)"))
    assert any('name="severity"' in element for element in reached)
    assert any("data-move" in element for element in reached)
    assert any('class="ref"' in element for element in reached)
    assert any("<summary>" in element for element in reached)


def test_it_prints_text_and_findings_without_controls(page: Page) -> None:
    page.emulate_media(media="print")
    assert page.locator(".filters").is_hidden()
    assert page.locator(".paper").is_visible()
    assert page.locator("li.finding[data-number]:visible").count() == 4


def test_it_works_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator(".filters").first.is_hidden()
    assert page.locator("li.finding[data-number]:visible").count() == 4
    context.close()
