// Fields whose words come from the browser say them in the page's language: the button of a file, a date, a password that can be shown.
"use strict";
const words = document.currentScript.dataset;

function wordFile(input) {
  const face = document.createElement("span"), button = document.createElement("span"), said = document.createElement("span");
  face.className = "file-face"; button.className = "btn btn-sm btn-outline-secondary"; said.className = "quiet";
  button.textContent = words.choose;
  face.append(button, said);
  face.setAttribute("aria-hidden", "true"); // the field itself stays what the keyboard and the screen reader reach
  const tell = () => {
    const names = [...input.files].map((file) => file.name);
    said.textContent = names.length > 1 ? words.many.replace("%d", names.length) : names[0] || words.none;
  };
  input.classList.add("file-field");
  input.after(face);
  face.addEventListener("click", () => input.click());
  input.addEventListener("change", tell);
  tell();
}

function wordDate(input) {
  const said = document.createElement("small");
  said.className = "quiet";
  const tell = () => {
    const day = input.valueAsDate;
    said.textContent = day ? day.toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }) : "";
  };
  input.after(said);
  input.addEventListener("input", tell);
  tell();
}

function showPassword(input) {
  const button = document.createElement("button");
  button.type = "button"; button.className = "btn btn-sm btn-link show-password";
  button.setAttribute("aria-controls", input.id);
  const tell = () => { button.textContent = input.type === "password" ? words.show : words.hide; };
  button.addEventListener("click", () => { input.type = input.type === "password" ? "text" : "password"; tell(); });
  input.form.addEventListener("submit", () => { input.type = "password"; }); // so that no browser keeps it as a plain text
  input.after(button);
  tell();
}

// Z takes back what the page has just said was done; never while typing, and before any older act
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "z" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select, dialog[open]")) return;
  const button = document.querySelector(".notice.offer button");
  if (!button) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  button.click();
}, true);

document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("input[type=file]:not(.visually-hidden)").forEach(wordFile);
  document.querySelectorAll("input[type=date]").forEach(wordDate);
  document.querySelectorAll("input[type=password]").forEach(showPassword);
});
