// J/K next and previous, 1-3 decide, N note, S stage, L level, H highlights, B blind, C compare, Z undo, / search, ? help; never while typing
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select, dialog[open]")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const key = event.key.toLowerCase();
  if (key === "h") { document.body.classList.toggle("hide-marks"); return; }
  if (moveInTable(key)) { event.preventDefault(); return; }
  const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!target) return;
  event.preventDefault();
  const reason = target.dataset.reason && document.getElementById(target.dataset.reason);
  if (reason && !reason.value.trim()) { askReason(target, reason); return; }
  if (target.matches("input, textarea, select")) { target.focus(); return; }
  target.focus();
  const details = target.matches("summary") && target.closest("article") ? target : null;
  target.click();
  if (details) stepIntoLevel();
});

// L goes from one requirement's correction to the next
function stepIntoLevel() {
  const open = document.querySelector("article.line details.correct[open]");
  open?.scrollIntoView({ block: "center" });
  open?.querySelector("select").focus();
}

// Enter in the reason box does what was asked for before the reason was missing, never another decision
let waiting = null;
function askReason(button, reason) {
  const problem = document.getElementById("reason-problem");
  problem.textContent = problem.dataset.words;
  problem.hidden = false;
  waiting = button;
  reason.focus();
}
document.querySelectorAll("button[data-reason]").forEach((button) => button.addEventListener("click", (event) => {
  const reason = document.getElementById(button.dataset.reason);
  if (reason.value.trim()) return;
  event.preventDefault();
  askReason(button, reason);
}));
document.getElementById("reason")?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !waiting) return;
  event.preventDefault();
  if (event.target.value.trim()) waiting.click();
});

// in the table J and K walk the rows, Enter opens, space ticks
const names = [...document.querySelectorAll(".ranking a.name")];
function moveInTable(key) {
  if (!names.length || !["j", "k"].includes(key)) return false;
  const at = names.findIndex((name) => name.closest("tr").contains(document.activeElement));
  names[Math.min(Math.max(at + (key === "j" ? 1 : -1), 0), names.length - 1)].focus();
  return true;
}

document.querySelectorAll("[data-opens]").forEach((button) =>
  button.addEventListener("click", () => document.getElementById(button.dataset.opens).showModal()));

// quote and highlight are linked both ways
function light(start, from) {
  document.querySelectorAll(".lit").forEach((one) => one.classList.remove("lit"));
  document.querySelectorAll(`[data-mark="${start}"], [data-quote="${start}"]`).forEach((one) => one.classList.add("lit"));
  const other = document.querySelector(from === "quote" ? `[data-mark="${start}"]` : `[data-quote="${start}"]`);
  other?.scrollIntoView({ block: "center", behavior: "smooth" });
  return other;
}
document.querySelectorAll("[data-quote]").forEach((quote) => quote.addEventListener("click", (event) => {
  if (light(quote.dataset.quote, "quote")) event.preventDefault();
}));
document.querySelectorAll("[data-mark]").forEach((mark) => mark.addEventListener("click", (event) => {
  const quote = light(mark.dataset.mark, "mark");
  if (quote) { event.preventDefault(); quote.focus({ preventScroll: true }); }
}));
document.querySelector(".list [aria-current]")?.scrollIntoView({ block: "center" });

// weights: the list is weighed again as soon as a slider rests
document.querySelectorAll(".sliders input").forEach((slider) => {
  slider.addEventListener("input", () => { slider.nextElementSibling.textContent = `×${slider.value}`; });
  slider.addEventListener("change", () => slider.form.requestSubmit());
});
document.querySelector(".weights form")?.addEventListener("formdata", (event) => {
  for (const [name, value] of [...event.formData]) if (name.startsWith("w.") && Number(value) === 1) event.formData.delete(name);
});
document.querySelectorAll("#filters select").forEach((select) => select.addEventListener("change", () => select.form.requestSubmit()));
document.getElementById("all")?.addEventListener("change", (event) => {
  document.querySelectorAll("#people [name=id]").forEach((box) => { box.checked = event.target.checked; });
});
// what is missing is said beside the buttons; the ticks stay
function sayProblem(name) {
  const problem = document.getElementById("bulk-problem");
  problem.textContent = problem.dataset[name];
  problem.hidden = false;
  problem.scrollIntoView({ block: "nearest" });
}
document.querySelector("#people")?.addEventListener("submit", (event) => {
  const form = event.currentTarget;
  const declining = event.submitter?.name === "decision" && event.submitter.value === "decline";
  const nobody = !form.everyone.checked && !form.querySelector("[name=id]:checked");
  if (!nobody && !(declining && !form.elements.reason.value.trim())) return;
  event.preventDefault();
  sayProblem(nobody ? "nobody" : "reason");
  if (!nobody) form.elements.reason.focus();
});
// comparing is a plain address with the ids alone
document.querySelector("#people [data-key=c]")?.addEventListener("click", (event) => {
  event.preventDefault();
  const ids = [...document.querySelectorAll("#people [name=id]:checked")].map((box) => ["id", box.value]);
  if (ids.length < 2 || ids.length > 5) { sayProblem("number"); return; }
  location = `${event.currentTarget.formAction}?${new URLSearchParams(ids)}`;
});
document.querySelector("[data-print]")?.addEventListener("click", () => print());
