// what is read so far, from the store: it survives a reload and a restart
const box = document.getElementById("progress");
let busy = false;
async function look() {
  const { states, seconds_left: seconds } = await (await fetch(box.dataset.address)).json();
  const total = Object.values(states).reduce((a, b) => a + b, 0) - (states.twin || 0);
  const done = total - (states.received || 0) - (states.reading || 0);
  if (done === total && !sending) { if (busy) location.reload(); return; }
  busy = true;
  box.hidden = false;
  box.querySelector("progress").max = total || 1;
  box.querySelector("progress").value = done;
  let words = box.dataset.words.replace("%d", done).replace("%t", total);
  if (seconds) words += box.dataset.left.replace("%s", Math.ceil(seconds / 60));
  box.querySelector("span").textContent = words;
  setTimeout(look, 1500);
}
let sending = false;
if (!box.hidden) look();

// files go in chunks by size, so that one request never carries a thousand CVs; a broken line is tried again
const upload = document.getElementById("upload"), told = document.getElementById("sending");
const CHUNK = 20, CHUNK_BYTES = 40 * 2 ** 20;

async function send(files) {
  if (!files.length || sending) return;
  sending = true;
  told.hidden = false;
  let sent = 0, chunk = [], size = 0;
  const tell = (words) => {
    told.querySelector("progress").max = files.length;
    told.querySelector("progress").value = sent;
    told.querySelector("span").textContent = words.replace("%d", sent).replace("%t", files.length);
  };
  const flush = async () => {
    const data = new FormData();
    data.append("csrf_token", upload.elements.csrf_token.value);
    chunk.forEach(({ file, path }) => data.append("files", file, path));
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await fetch(upload.action, { method: "POST", body: data, headers: { Accept: "application/json" } });
        if (!answer.ok) throw new Error(answer.status);
        break;
      } catch (error) {
        if (attempt === 3) { tell(told.dataset.failed); sending = false; throw error; }
        await new Promise((done) => setTimeout(done, 1000 * attempt));
      }
    }
    sent += chunk.length;
    chunk = []; size = 0;
    tell(told.dataset.words);
  };
  tell(told.dataset.words);
  look();
  for (const one of files) {
    if (chunk.length && (chunk.length === CHUNK || size + one.file.size > CHUNK_BYTES)) await flush();
    chunk.push(one);
    size += one.file.size;
  }
  await flush();
  sending = false;
  location.reload();
}

const named = (file) => ({ file, path: file.webkitRelativePath || file.name });
upload?.addEventListener("change", (event) => { if (event.target.type === "file") send([...event.target.files].map(named)); });
upload?.addEventListener("submit", (event) => event.preventDefault());

// a dropped folder is walked; entries must be taken before the first await
async function walk(entry, path = "") {
  if (entry.isFile) return [await new Promise((done, fail) => entry.file((file) => done({ file, path: path + file.name }), fail))];
  const reader = entry.createReader(), found = [];
  for (;;) {
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (!some.length) break;
    for (const one of some) found.push(...await walk(one, `${path}${entry.name}/`));
  }
  return found;
}
const ours = (event) => upload && event.dataTransfer?.types.includes("Files");
addEventListener("dragover", (event) => { if (ours(event)) { event.preventDefault(); upload.classList.add("over"); } });
addEventListener("dragleave", (event) => { if (!event.relatedTarget) upload?.classList.remove("over"); });
addEventListener("drop", async (event) => {
  if (!ours(event)) return;
  event.preventDefault();
  upload.classList.remove("over");
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const loose = [...event.dataTransfer.files].map(named);
  const found = entries.length ? (await Promise.all(entries.map((entry) => walk(entry)))).flat() : loose;
  send(found.filter(({ file }) => !file.name.startsWith(".")));
});
