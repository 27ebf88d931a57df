// What is typed is kept as a draft; preview and findings follow. The last answer asked for wins.
const form = document.getElementById("composer"), paper = document.getElementById("preview");
const state = document.getElementById("state"), fault = document.getElementById("fault");
let timer = 0, chain = Promise.resolve(), waiting = false, busy = 0, edits = 0, lost = false;

// one at a time: the answer to a draft names the revision that the next one builds on
function keepDraft() {
  clearTimeout(timer);
  timer = 0;
  if (!waiting) { waiting = true; busy += 1; chain = chain.then(send).finally(() => { busy -= 1; }); }
  return chain;
}

async function send() {
  waiting = false;
  state.textContent = state.dataset.saving;
  const body = new FormData(form);
  for (const name of [...body.keys()]) if (name.startsWith("new")) body.delete(name);
  if (lost) body.set("own", "1");
  let answer;
  try { answer = await fetch(form.dataset.draft, { method: "POST", body }); } catch {
    lost = true;  // perhaps only the answer was: then the revision here is older than this page's own save
    state.textContent = state.dataset.offline;
    timer ||= setTimeout(keepDraft, 5000);
    return;
  }
  lost = false;
  const kept = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
  const conflict = document.getElementById("conflict");
  conflict.hidden = !kept.conflict;
  if (kept.conflict) {
    conflict.querySelector("p").textContent = kept.conflict;
    state.textContent = state.dataset.unsaved;
    return;
  }
  const problem = kept.problem || (answer.ok ? "" : answer.statusText);
  fault.hidden = !problem;
  fault.textContent = problem;
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  for (const name of kept.faults ?? []) form.elements[name]?.setAttribute("aria-invalid", "true");
  if (!answer.ok) { state.textContent = state.dataset.unsaved; return; }
  for (const field of document.getElementsByName("revision")) field.value = kept.revision;
  paper.innerHTML = kept.article;
  document.getElementById("checks").innerHTML = kept.findings;
  state.textContent = problem || (kept.changed ? state.dataset.draft : state.dataset.saved);
  state.classList.toggle("text-danger", Boolean(problem));
  for (const id of ["discard", "saved-only"]) document.getElementById(id).hidden = !kept.changed;
}

// no form goes out before what is typed is kept, and a page that is left behind hands its text over
addEventListener("submit", async (event) => {
  if (event.target === form) { clearTimeout(timer); timer = 0; }
  if (!timer && !busy) return;
  event.preventDefault();
  await (timer ? keepDraft() : chain);
  event.target.requestSubmit(event.submitter);
});
addEventListener("pagehide", () => {
  if (!timer && !busy) return;
  const body = new FormData(form);
  body.set("own", "1");  // a save may be under way, and its answer comes too late for this page
  navigator.sendBeacon(form.dataset.draft, body);
});

form.addEventListener("input", (event) => {
  edits += 1;
  clearTimeout(timer);
  timer = 0;
  if (event.target.name?.startsWith("new")) return;
  const row = event.target.closest?.(".line-row");
  row?.classList.toggle("off", !row.querySelector("[name=line]").checked);
  timer = setTimeout(keepDraft, 400);
});
// which text fields are shown depends on the language, which requirements on level and industry, the words on the years
form.addEventListener("change", async (event) => {
  if (!/^(?:language$|level$|industry$|years:|schooling:)/.test(event.target.name)) return;
  await keepDraft();
  await redraw();
});

// the form as the server builds it, once all is kept; an answer that something was typed over is asked for again
async function redraw() {
  while (timer || busy) await (timer ? keepDraft() : chain);
  if (!fault.hidden || !document.getElementById("conflict").hidden || lost) return;
  const seen = edits;
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (edits !== seen) return redraw();
  paper.className = fresh.getElementById("preview").className;
  putForm(fresh.getElementById("composer"));
}

function putForm(fresh) {
  const { id: heldId, name: held } = document.activeElement ?? {}, opened = [...form.querySelectorAll("details.panel")].map((box) => [box.id, box.open]);
  const newLines = [...form.querySelectorAll("[name^=new]")].map((field) => [field.name, field.value]);
  const now = fault, top = scrollY;
  form.replaceChildren(...fresh.childNodes);
  form.querySelector("#fault").replaceWith(now);
  form.querySelectorAll("details.panel").forEach((box, number) => {
    const [id, open] = opened[number] ?? [];
    if (id === box.id && open !== undefined) box.open = open;
  });
  for (const [name, value] of newLines) for (const field of document.getElementsByName(name)) field.value = value;
  (document.getElementById(heldId) ?? document.getElementsByName(held)[0])?.focus({ preventScroll: true });
  scrollTo(0, top);
  form.querySelectorAll("input[type=date]").forEach((field) => window.wordDate?.(field));
  form.dispatchEvent(new Event("redrawn"));
}
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
  if (Date.now() - before.at < 10000 && !/^#line-/.test(location.hash)) scrollTo(0, before.top);  // a move or a reload, not a later visit
}
