// What is typed is kept as a draft; preview and findings follow. The last answer asked for wins.
const form = document.getElementById("composer"), paper = document.getElementById("preview");
const state = document.getElementById("state"), fault = document.getElementById("fault");
let timer, asked = 0;

async function keepDraft() {
  const mine = ++asked;
  state.textContent = state.dataset.saving;
  const body = new FormData(form);
  for (const name of [...body.keys()]) if (name.startsWith("new:")) body.delete(name);
  const answer = await fetch(form.dataset.draft, { method: "POST", body });
  const kept = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
  if (mine !== asked) return;
  fault.hidden = answer.ok;
  if (!answer.ok) { fault.textContent = kept.problem ?? answer.statusText; return; }
  paper.innerHTML = kept.article;
  document.getElementById("checks").innerHTML = kept.findings;
  state.textContent = kept.changed ? state.dataset.draft : state.dataset.saved;
  for (const id of ["discard", "saved-only"]) document.getElementById(id).hidden = !kept.changed;
}

form.addEventListener("input", (event) => {
  clearTimeout(timer);
  if (event.target.name?.startsWith("new:")) return;
  event.target.closest(".line-row")?.classList.toggle("off", !event.target.closest(".line-row").querySelector("[name=line]").checked);
  timer = setTimeout(keepDraft, 400);
});
// which text fields are shown depends on the language, which requirements on level and industry
form.addEventListener("change", async (event) => {
  if (!["language", "level", "industry"].includes(event.target.name)) return;
  clearTimeout(timer);
  await keepDraft();
  if (fault.hidden) location.reload();
});
// Enter in the field of a new line adds it; Alt and an arrow move the line the keyboard is on
form.addEventListener("keydown", (event) => {
  const box = event.target.closest(".new-line");
  if (event.key === "Enter" && event.target.tagName === "INPUT") {
    event.preventDefault();
    box?.querySelector("button").click();
  }
  const row = event.target.closest(".line-row");
  if (row && event.altKey && ["ArrowUp", "ArrowDown"].includes(event.key)) {
    event.preventDefault();
    row.querySelector(`[value^="${event.key === "ArrowUp" ? "up" : "down"}:"]`).click();
  }
});
// the place on the page and the opened sections survive a move
const place = `composer:${location.pathname}`;
addEventListener("pagehide", () => {
  const opened = [...form.querySelectorAll("details.panel")].map((box) => box.open);
  sessionStorage.setItem(place, JSON.stringify({ at: Date.now(), top: scrollY, opened }));
});
const before = JSON.parse(sessionStorage.getItem(place) ?? "null");
if (before) {
  form.querySelectorAll("details.panel").forEach((box, number) => { box.open = before.opened[number] ?? box.open; });
  if (Date.now() - before.at < 10000) scrollTo(0, before.top);  // a move or a reload, not a later visit
}
