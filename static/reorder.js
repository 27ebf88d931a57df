// Lines and headings move by dragging the grip, by the arrows, and by Alt and an arrow key; the form is sent in the order
// of the page, so a move is kept like anything typed. Without scripts the arrows are buttons of the form.
const composer = document.getElementById("composer");
const rowOf = (element) => element.closest(".line-row") ?? element.closest("#headings > details");
const neighbours = (row) => [...row.parentElement.children].filter((other) => other.matches(".line-row, details.group"));

function settle(row) {
  for (const other of neighbours(row)) {
    if (!other.matches(".line-row")) continue;
    const all = neighbours(other);
    other.querySelector("[value^='up:']").disabled = other === all[0];
    other.querySelector("[value^='down:']").disabled = other === all.at(-1);
  }
  composer.dispatchEvent(new Event("input"));
}

function step(row, by) {
  const all = neighbours(row), other = all[all.indexOf(row) + by];
  if (!other) return;
  by < 0 ? other.before(row) : other.after(row);
  settle(row);
  row.scrollIntoView({ block: "nearest" });
}

composer.addEventListener("click", (event) => {
  const button = event.target.closest("button[value^='up:'], button[value^='down:']");
  if (!button) return;
  event.preventDefault();
  step(rowOf(button), button.value.startsWith("up:") ? -1 : 1);
  button.disabled ? button.parentElement.querySelector("button:not([disabled])")?.focus() : button.focus();
});

const showGrips = () => composer.querySelectorAll(".grip").forEach((grip) => { grip.hidden = false; });
composer.addEventListener("redrawn", showGrips);
showGrips();

composer.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest(".grip");
  if (!grip || event.button) return;
  event.preventDefault();
  const row = rowOf(grip), before = neighbours(row);
  row.classList.add("dragged");
  const move = ({ clientY }) => {
    const others = neighbours(row).filter((other) => other !== row);
    const next = others.find((other) => { const box = other.getBoundingClientRect(); return clientY < box.top + box.height / 2; });
    if (next ? row.nextElementSibling !== next : others.at(-1)?.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_PRECEDING)
      next ? next.before(row) : others.at(-1).after(row);
    if (clientY < 90) scrollBy(0, -12);
    if (clientY > innerHeight - 50) scrollBy(0, 12);
  };
  const end = () => {
    held.abort();
    row.classList.remove("dragged");
    if (neighbours(row).some((other, place) => other !== before[place])) settle(row);
  };
  // on the window: a row that moves in the page loses the pointer
  const held = new AbortController();
  addEventListener("pointermove", move, held);
  for (const name of ["pointerup", "pointercancel"]) addEventListener(name, end, held);
});
