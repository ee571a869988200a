"use strict";
// A table that is wider than its place can be scrolled with the keyboard; the others are no stops on the way.
function tables() {
  for (const box of document.querySelectorAll(".wide")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}
tables();
window.addEventListener("resize", tables);
for (const panel of document.querySelectorAll(".findings")) {
  const form = panel.querySelector("form");
  if (!form) continue;
  const article = panel.closest("article");
  const items = [...panel.querySelectorAll(".finding[data-number]")];
  const marks = [...article.querySelectorAll("mark")];
  const refs = [...article.querySelectorAll(".ref")];
  const status = panel.querySelector(".status");
  const numbered = new Map(items.map((item) => [item.dataset.number, item]));
  let current = null;

  const shown = () => items.filter((item) => !item.hidden);

  function filter() {
    const chosen = (name) => new Set([...form.elements].filter((box) => box.name === name && box.checked).map((box) => box.value));
    const severities = chosen("severity");
    const families = chosen("family");
    for (const item of items) item.hidden = !(severities.has(item.dataset.severity) && families.has(item.dataset.family));
    for (const group of panel.querySelectorAll(".group")) group.hidden = !group.querySelector(".finding:not([hidden])");
    for (const mark of marks) mark.classList.toggle("off", mark.dataset.findings.split(" ").every((n) => numbered.get(n).hidden));
    for (const ref of refs) ref.hidden = numbered.get(ref.dataset.finding).hidden;
    status.textContent = `${shown().length} of ${items.length} findings shown`;
  }

  function go(number, toText) {
    const item = numbered.get(number);
    if (!item || item.hidden) return;
    for (const old of article.querySelectorAll(".here")) old.classList.remove("here");
    current = item;
    item.classList.add("here");
    const words = marks.filter((mark) => mark.dataset.findings.split(" ").includes(number));
    for (const mark of words) mark.classList.add("here");
    if (toText && words.length) {
      words[0].scrollIntoView({ block: "center" });
      const ref = refs.find((link) => link.dataset.finding === number);
      if (ref) ref.focus({ preventScroll: true });
    }
    item.scrollIntoView({ block: "nearest" });
    if (!toText || !words.length) item.focus({ preventScroll: true });
    else words[0].scrollIntoView({ block: "center" });
  }

  function move(step) {
    const list = shown();
    if (!list.length) return;
    const at = list.indexOf(current);
    const next = at < 0 ? (step > 0 ? 0 : list.length - 1) : (at + step + list.length) % list.length;
    go(list[next].dataset.number, true);
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", filter);
  for (const button of form.querySelectorAll("[data-move]")) button.addEventListener("click", () => move(Number(button.dataset.move)));
  article.addEventListener("click", (event) => {
    const ref = event.target.closest(".ref");
    const mark = event.target.closest("mark:not(.off)");
    const link = event.target.closest(".go");
    if (ref) { event.preventDefault(); go(ref.dataset.finding, false); }
    else if (mark) go(mark.dataset.findings.split(" ").find((n) => !numbered.get(n).hidden), false);
    else if (link) { event.preventDefault(); go(link.closest(".finding").dataset.number, true); }
  });
  document.addEventListener("keydown", (event) => {
    if (!form.elements.keys.checked || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
    // With several reports on the page, the keys move in the one that is in view.
    const middle = window.innerHeight / 2;
    const box = article.getBoundingClientRect();
    if (box.top > middle || box.bottom < middle) return;
    if (event.key === "n") move(1);
    else if (event.key === "p") move(-1);
  });
  filter();
}
