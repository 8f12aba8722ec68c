// Adding: files dropped or chosen, pasted text; and the jobs of the store, told until they are over.
import { Fault, ROOT, both, element, find, onClick, root, tell, worded } from "./page.js";
import { api, attempt, bytes, button, count, named, onOverview, post, refresh } from "./library.js";

const SIDE_BY_SIDE = 2; // uploads at once: more only share the same line
const LOOK_AGAIN = 500; // milliseconds between two looks at the jobs
let most = 50; // MB a file may have

// ---- the place to drop things on ------------------------------------------------------------------------------------

function lay(told) {
  find(".lib-add").hidden = !told.writable;
  if (!told.writable || find(".lib-drop .yj-line")) return;
  most = told.max_mb;
  const files = Object.assign(element("input", "lib-files"), { type: "file", multiple: true, hidden: true });
  const choose = element("div", "yj-line", element("span", "", both("lib_drop")), button("lib_choose", { choose: "" }, "main"), button("lib_paste", { paste: "" }));
  find(".lib-drop").replaceChildren(choose, files, element("p", "yj-quiet", both("lib_formats", { mb: most })), form());
  files.addEventListener("change", () => {
    send([...files.files]);
    files.value = "";
  });
  follow(); // what goes on already, after a reload
}

function form() {
  const labelled = (key, input, name) => element("label", "yj-field", element("span", "", both(key)), Object.assign(input, { name }));
  const text = Object.assign(element("textarea", ""), { rows: 8, required: true, maxLength: 1_000_000 });
  const day = Object.assign(element("input", ""), { type: "date" });
  const submit = Object.assign(button("lib_add_text", {}, "main"), { type: "submit" });
  const made = element(
    "form",
    "lib-paste",
    labelled("lib_text", text, "text"),
    element("div", "lib-paste-facts", labelled("lib_name", element("input", ""), "title"), labelled("lib_outlet", element("input", ""), "outlet"), labelled("lib_day", day, "published")),
    element("div", "yj-line", submit, button("lib_close", { paste: "" })),
  );
  made.hidden = true;
  return made;
}

onClick("[data-choose]", () => find(".lib-files").click());
onClick("[data-paste]", () => {
  const paste = find(".lib-paste");
  paste.hidden = !paste.hidden;
  if (!paste.hidden) paste.querySelector("textarea").focus();
});

document.addEventListener("submit", (event) => {
  const paste = event.target.closest?.(".lib-paste");
  if (!paste) return;
  event.preventDefault();
  const told = Object.fromEntries(new FormData(paste));
  attempt(async () => {
    await start({ kind: "paste", ...told, published: told.published || null });
    paste.reset();
    paste.hidden = true;
  });
});

// ---- dropping -------------------------------------------------------------------------------------------------------

const over = (event) => root.dataset.tab === "library" && !find(".lib-add").hidden && [...(event.dataTransfer?.types ?? [])].includes("Files");
for (const type of ["dragenter", "dragover"])
  document.addEventListener(type, (event) => {
    if (!over(event)) return;
    event.preventDefault();
    find(".lib-drop").classList.add("over");
  });
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) find(".lib-drop")?.classList.remove("over");
});
document.addEventListener("drop", (event) => {
  if (!over(event)) return;
  event.preventDefault();
  find(".lib-drop").classList.remove("over");
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const plain = [...event.dataTransfer.files];
  attempt(async () => send(entries.length ? (await Promise.all(entries.map(within))).flat() : plain));
});

/** The files in what was dropped: a folder gives all that lies in it but what is hidden. */
async function within(entry) {
  if (entry.isFile) return [await new Promise((took, failed) => entry.file(took, failed))];
  const reader = entry.createReader();
  const found = [];
  for (let some; (some = await new Promise((took, failed) => reader.readEntries(took, failed))).length; ) found.push(...some);
  return (await Promise.all(found.filter((one) => !one.name.startsWith(".")).map(within))).flat();
}

// ---- sending --------------------------------------------------------------------------------------------------------

const refusedHere = new Map(); // job id → what was refused before it began
const mine = new Set(); // jobs that this page has seen at work: their end is told, older ones' is not

/** Send files, two at a time, then have them read. */
async function send(files) {
  if (!files.length) return;
  const batch = { sent: 0, of: files.reduce((sum, file) => sum + file.size, 0), tokens: [], refused: [], ended: false, running: new Set() };
  const card = sendingCard(batch);
  find(".lib-jobs").prepend(card);
  const waiting = [...files];
  const worker = async () => {
    while (waiting.length && !batch.ended) await one(waiting.shift(), batch, card);
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
  if (batch.ended) await Promise.all(batch.tokens.map((token) => api(`/uploads/${token}`, { method: "DELETE" })));
  else if (batch.tokens.length) await attempt(() => begin(batch));
  if (batch.ended || batch.tokens.length) return card.remove();
  card.replaceChildren(...summary("upload", { refused: batch.refused.length }, batch.refused, {}));
}

async function begin(batch) {
  refusedHere.set(await start({ kind: "upload", uploads: batch.tokens }), batch.refused);
}

async function one(file, batch, card) {
  if (file.size > most * 2 ** 20) {
    batch.refused.push({ source: file.name, state: "refused", reason_words: Fault.of("lib_too_large", { mb: most }).words });
    batch.sent += file.size;
    return;
  }
  try {
    const told = await sent(file, batch, card);
    if (told.upload) batch.tokens.push(told.upload);
    else batch.refused.push({ source: told.name, state: "refused", reason_words: told.refused_words });
  } catch (reason) {
    if (!batch.ended) batch.refused.push({ source: file.name, state: "refused", reason_words: reason.words ?? { en: reason.message } });
  }
}

/** Send one file; XMLHttpRequest, because fetch tells nothing of what was sent so far. */
function sent(file, batch, card) {
  return new Promise((took, failed) => {
    const request = new XMLHttpRequest();
    batch.running.add(request);
    const before = { sent: 0 };
    request.upload.onprogress = (event) => {
      batch.sent += event.loaded - before.sent;
      before.sent = event.loaded;
      drawSending(card, batch);
    };
    request.onloadend = () => {
      batch.running.delete(request);
      const told = parsed(request.responseText);
      if (request.status === 200 && told) took(told);
      else failed(told?.error ? Fault.told(request, told) : Fault.of("lib_unreachable"));
    };
    request.open("POST", new URL(`api/v1/library/uploads?name=${encodeURIComponent(file.name)}`, ROOT));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.send(file);
  });
}

/** What a reply tells; null when it is no JSON, such as a proxy's own page. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function sendingCard(batch) {
  const cancel = button("lib_cancel", {});
  cancel.addEventListener("click", () => {
    batch.ended = true;
    for (const request of batch.running) request.abort();
  });
  const card = element("div", "yj-panel lib-job", element("p", "lib-job-head", both("lib_job_upload")), bar(0), element("p", "yj-quiet"), cancel);
  drawSending(card, batch);
  return card;
}

function drawSending(card, batch) {
  card.querySelector("progress").value = batch.of ? batch.sent / batch.of : 1;
  card.querySelector(".yj-quiet").replaceChildren(both("lib_sending", { done: bytes(batch.sent), of: bytes(batch.of) }));
}

function bar(share) {
  const made = Object.assign(element("progress", "yj-progress"), { max: 1, value: share });
  return named(made, "label", "lib_add");
}

// ---- jobs -----------------------------------------------------------------------------------------------------------

let following = false;
let asked = false; // somebody asked to follow while it was being looked: what was seen may be older than their job

/** Start a job and follow it; it is told even when it is over before anybody looked. */
export async function start(work) {
  const { id } = await post("/jobs", work);
  mine.add(id);
  follow();
  return id;
}

/** Look at the jobs until all are over. */
async function follow() {
  asked = true;
  if (following) return;
  following = true;
  try {
    while (asked) {
      asked = false;
      while (draw(await api("/jobs"))) await new Promise((woken) => setTimeout(woken, LOOK_AGAIN));
    }
  } catch (reason) {
    console.warn("Could not look at the jobs:", reason);
  } finally {
    following = false;
  }
}

/** Draw the jobs; return whether any is still at work. */
function draw(jobs) {
  const past = jobs.filter((job) => job.over && mine.has(job.id));
  for (const job of jobs.filter((one) => !one.over)) {
    mine.add(job.id);
    atWork(card(job.id), job);
  }
  for (const job of past) {
    mine.delete(job.id);
    end(job);
  }
  return jobs.some((job) => !job.over);
}

function end(job) {
  const refused = refusedHere.get(job.id) ?? [];
  const counts = { ...job.counts, refused: job.counts.refused + refused.length };
  card(job.id).replaceChildren(...summary(job.kind, counts, [...refused, ...job.files], job));
  tell(job.state === "done" ? "lib_done" : `lib_${job.state === "failed" ? "job_failed" : "cancelled"}`);
  root.dispatchEvent(new CustomEvent("yj-job", { detail: job }));
  attempt(refresh);
}

function card(id) {
  const found = find(`.lib-job[data-job="${CSS.escape(id)}"]`);
  if (found) return found;
  const made = element("div", "yj-panel lib-job");
  made.dataset.job = id;
  find(".lib-jobs").prepend(made);
  return made;
}

/** Show a job at work; what stands there already is changed and not made anew, so that focus and a list opened stay. */
function atWork(place, job) {
  if (!place.querySelector("[data-end-job]")) {
    const cancel = button("lib_cancel", { endJob: job.id });
    place.replaceChildren(element("p", "lib-job-head", both(`lib_job_${job.kind}`)), bar(0), element("p", "yj-quiet lib-phase"), element("div", "lib-files-told"), cancel);
  }
  const progress = place.querySelector("progress");
  if (job.state === "waiting") progress.removeAttribute("value");
  else progress.value = job.share;
  place.querySelector("[data-end-job]").disabled = job.ending;
  place.querySelector(".lib-phase").replaceChildren(phase(job));
  const told = place.querySelector(".lib-files-told");
  const n = String(Object.values(job.counts));
  if (told.dataset.n === n) return;
  told.dataset.n = n;
  const open = told.querySelector("details")?.open ?? false;
  told.replaceChildren(results(job.files, job.counts, open));
}

function phase(job) {
  if (job.ending) return both("lib_ending");
  if (job.elsewhere) return both("lib_elsewhere");
  if (job.state === "waiting" || job.of === undefined) return both(`lib_${job.state}`);
  return both(`lib_${job.state}_n`, { done: count(job.done), of: count(job.of) });
}

function summary(kind, counts, files, job) {
  const said = job.state === "failed" ? "lib_job_failed" : job.state === "cancelled" ? "lib_cancelled" : "lib_done";
  const head = element("p", "lib-job-head", both(`lib_job_${kind}`), " · ", both(said));
  const error = job.error ? element("p", "yj-note grave", worded(job.error_words)) : "";
  const ask = counts.read ? button("lib_ask_now", { goAsk: "" }, "main") : "";
  const told = job.state === "cancelled" ? "" : results(files, counts);
  return [head, error, told, element("div", "yj-line", ask, button("lib_close", { closeJob: "" }))].filter((one) => one !== "");
}

/** What came of the files: how many of each, and a line for each, what was refused first. */
function results(files, counts, open = Boolean(counts.refused) || files.length <= 10) {
  const sums = ["read", "unchanged", "removed_before", "refused"].filter((state) => counts[state]);
  if (!sums.length) return "";
  const head = element("summary", "", ...sums.flatMap((state, at) => [at ? " · " : "", both(`lib_n_${state}`, { n: count(counts[state]) })]));
  const lines = files.map(fileLine);
  const all = sums.reduce((sum, state) => sum + counts[state], 0);
  if (all > files.length) lines.push(element("li", "yj-quiet", both("lib_more_files", { n: count(all - files.length) })));
  const made = element("details", "lib-results", head, element("ul", "", ...lines));
  made.open = open;
  return made;
}

function fileLine(file) {
  const name = Object.assign(element("b", "", file.source), { dir: "auto" });
  const chip = element("span", `yj-chip ${{ refused: "grave", removed_before: "doubt" }[file.state] ?? ""}`, both(`lib_${file.state}`));
  const why = file.reason_words ? element("span", "yj-quiet", worded(file.reason_words)) : "";
  const title = file.title ? Object.assign(element("span", "yj-quiet", file.title), { dir: "auto" }) : "";
  const warned = (file.warnings_words ?? []).map((line) => element("span", "yj-quiet", worded(line)));
  return element("li", "", chip, " ", name, " ", why, title, ...warned.flatMap((one) => [" ", one]));
}

onClick("[data-end-job]", (target) => {
  target.disabled = true;
  attempt(() => post(`/jobs/${target.dataset.endJob}/cancel`));
});
onClick("[data-close-job]", (target) => target.closest(".lib-job").remove());
onClick("[data-go-ask]", () => {
  find('.tabs [data-tab="chat"]').click();
  find("#yj-question textarea")?.focus();
});
onOverview(lay);
