// The source beside the chat: the whole text, with what a citation quotes marked in it.
import { ROOT, both, element, find, knows, onChange, onClick, onEscape, root, set, word } from "./page.js";

const narrow = matchMedia("(max-width: 1023px)");
const texts = new Map(); // document id → {text, lang}; the last few
let opened = null; // the citation whose source is open
let turn = 0; // a slow answer to an earlier click must not replace a later one

async function textOf(id) {
  if (!texts.has(id)) {
    const reply = await fetch(new URL(`api/v1/documents/${encodeURIComponent(id)}/text`, ROOT));
    if (!reply.ok) throw new Error(`HTTP ${reply.status}`);
    if (texts.size > 20) texts.delete(texts.keys().next().value);
    texts.set(id, { text: await reply.text(), lang: reply.headers.get("Content-Language") || "" });
  }
  return texts.get(id);
}

export async function open(cite) {
  const mine = ++turn;
  select(cite);
  const sheet = find("#yj-panel .sheet");
  find("#yj-panel .about").textContent = cite.dataset.title || "";
  sheet.replaceChildren(heading(cite.dataset), element("p", "quiet", both("opening")));
  root.dataset.source = "open";
  (cover() ? find("[data-close]") : find("#yj-panel")).focus({ preventScroll: true });
  try {
    const { text, lang } = await textOf(cite.dataset.document);
    if (mine === turn) show(sheet, cite.dataset, text, lang);
  } catch (reason) {
    console.warn("Could not open the source:", reason);
    if (mine === turn) sheet.replaceChildren(heading(cite.dataset), alarm("gone"));
  }
}

function show(sheet, facts, text, lang) {
  const points = Array.from(text); // offsets count code points; a string's own count UTF-16
  const [start, end] = [Number(facts.start), Number(facts.end)];
  const quoted = points.slice(start, end).join("");
  const intact = quoted === (facts.quote ?? "");
  const paper = paperOf(points, start, end);
  paper.lang = lang;
  sheet.replaceChildren(heading(facts), intact ? "" : alarm("changed"), paper);
  find("#yj-panel").scrollTop = 0;
  paper.querySelector("mark")?.scrollIntoView({ block: "center" });
}

/** The whole text, a paragraph a line; the lines that hold the quote stay together, so that it is one <mark>. */
function paperOf(points, start, end) {
  let [from, to] = [start, end];
  while (from > 0 && points[from - 1] !== "\n") from--;
  while (to < points.length && points[to] !== "\n") to++;
  const slice = (a, b) => points.slice(a, b).join("");
  if (start === end) return element("div", "paper", ...lines(slice(0, points.length)));
  const quoted = element("mark", "", slice(start, end));
  const held = element("p", slice(from, to).includes("\t") ? "row" : "", slice(from, start), quoted, slice(end, to));
  return element("div", "paper", ...lines(slice(0, from)), held, ...lines(slice(to, points.length)));
}

function lines(text) {
  const full = text.split("\n").filter((line) => line.trim());
  return full.map((line) => element("p", line.includes("\t") ? "row" : "", line));
}

function heading(facts) {
  const said = element("p", "facts", [facts.outlet, facts.date].filter(Boolean).join(" · "));
  if (knows(facts.status)) said.append(element("span", `chip ${facts.status}`, both(facts.status)));
  if (facts.reprints) said.append(element("span", "chip", both("reprints", { n: facts.reprints })));
  const place = element("p", "place");
  for (const key of ["reference", "outline"]) if (facts[key]) place.append(element("span", key, facts[key]));
  for (const key of ["page", "cell"]) if (facts[key]) place.append(element("span", "", both(key, { n: facts[key] })));
  return element("div", "head", element("h2", "", facts.title || ""), said, place, record(facts), link(facts.url));
}

function record(facts) {
  if (!facts.field) return null;
  const name = knows(facts.field) ? both(facts.field) : facts.field;
  return element("p", "record", both("record"), element("strong", "", name, " = ", facts.value || ""));
}

function link(url) {
  if (!/^https?:\/\//i.test(url || "")) return null;
  const made = element("a", "original", both("original"));
  Object.assign(made, { href: url, target: "_blank", rel: "noopener noreferrer" });
  return element("p", "", made);
}

function alarm(key) {
  const made = element("p", "alarm", both(key));
  made.setAttribute("role", "alert");
  return made;
}

function select(cite) {
  for (const other of document.querySelectorAll(".cite.open")) other.classList.remove("open");
  cite?.classList.add("open");
  opened = cite ?? opened;
}

/** Over a narrow page or in a frame the panel covers the rest, which must then not take focus. */
function cover() {
  const shown = root.dataset.source === "open";
  const covers = shown && (narrow.matches || root.dataset.view === "embed");
  for (const under of ["#yj-head", "#yj-talk"]) find(under).inert = covers;
  set(find("#yj-panel"), "role", covers ? "dialog" : "complementary");
  return covers;
}

/** Close the source; give focus back to its number, unless somebody is at work elsewhere. Returns whether one was open. */
export function close(giving = true) {
  if (root.dataset.source !== "open") return false;
  turn++;
  delete root.dataset.source;
  cover();
  select(null);
  for (const part of [".about", ".sheet"]) find(`#yj-panel ${part}`).replaceChildren();
  if (giving) opened?.focus({ preventScroll: true });
  return true;
}

onClick("[data-citation]", (cite) => open(cite));
onClick("[data-see]", (line) => {
  const cite = line.closest(".turn").querySelector(`[data-citation="${Number(line.dataset.see)}"]`);
  if (cite) open(cite);
});
onClick("[data-close]", () => close());
document.addEventListener("click", (event) => {
  if (event.target.id === "yj-source") close(); // the shade beside the sheet
});
onEscape(() => close());
narrow.addEventListener("change", cover);
onChange(() => {
  for (const part of ["aria-label", "title"]) set(find("[data-close]"), part, word("close"));
  set(find("#yj-panel"), "aria-label", word("source"));
});
