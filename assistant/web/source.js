// The source beside the chat: opened at what a citation quotes, as text or as the page it was printed on.
import { both, element, find, onChange, onClick, onEscape, root, set, show as showTab, word } from "./page.js";
import { written } from "./copy.js";
import { contents } from "./source_tools.js";
import { documentOf, placeOf } from "./source_fetch.js";
import { alarm, dressBar, headOf } from "./source_head.js";
import { points, slice } from "./source_lines.js";
import { Pages } from "./source_pages.js";
import { Paper } from "./source_text.js";

const narrow = matchMedia("(max-width: 1023px)");
const KEPT = "yinju-source-view";
const PLACE = ["document", "start", "end"]; // of a link to a place
const NOTHING = { back: false, views: false, contents: false, quote: false, link: false };
let opened = null; // the citation whose source is open
let turn = 0; // a slow answer to an earlier click must not replace a later one
let now = null; // what is open: {facts, span, about, paper, pages, body}
let trail = []; // the sources from which others were opened: reprints, versions

const panel = () => find("#yj-panel");
const sheet = () => find("#yj-panel .sheet");

/** Open what a citation's button cites. */
export function open(cite) {
  select(cite);
  trail = [];
  return present({ ...cite.dataset });
}

/** Open a document: {document, title, start, end, quote}; without a place, where the quote stands, or at its beginning. */
export function openDocument(facts) {
  showTab("chat");
  select(null);
  trail = [];
  return present(facts);
}

async function present(facts) {
  const mine = ++turn;
  now?.paper?.close();
  now = { facts };
  dressBar(facts.title || "", { ...NOTHING, back: trail.length > 0 });
  contents.close();
  sheet().replaceChildren(headOf(facts, null), element("p", "quiet", both("opening")));
  root.dataset.source = "open";
  (cover() ? find("[data-close]") : panel()).focus({ preventScroll: true });
  try {
    const told = await documentOf(facts.document);
    if (mine === turn) show(mine, facts, told);
  } catch (reason) {
    console.warn("Could not open the source:", reason);
    if (mine === turn) sheet().replaceChildren(headOf(facts, null), alarm("gone"));
  }
}

function show(mine, facts, { text, lang, about }) {
  const { span, fault } = spanOf(facts, text);
  const quote = span && slice(text, span.start, span.end);
  const known = { outlet: about.outlet, date: about.published, status: about.status, url: about.url, quote, ...facts };
  const paper = new Paper(panel(), text, lang, about, span);
  const body = element("div", "body", paper.node);
  now = { facts: known, span, about, paper, body, title: facts.title || about.title };
  const wrong = fault ? (facts.start === undefined ? note : alarm)(fault) : "";
  sheet().replaceChildren(headOf(known, about), wrong, body);
  dress(Boolean(span) && about.paged);
  pressed("text");
  find('[data-source-view="page"]').disabled = true; // until it is known where the page is
  paper.toQuote();
  if (span) detail(mine);
}

function dress(views) {
  const [contents, quote] = [now.about.outline.length > 0, Boolean(now.span)];
  dressBar(now.title, { back: trail.length > 0, views, contents, quote, link: true });
}

/** Where the quote stands, in code points, and what is wrong with it. */
function spanOf({ start, end, quote, field }, text) {
  if (field) return { span: null };
  if (start === undefined) {
    const at = quote ? text.indexOf(quote) : -1;
    if (at < 0) return { span: null, fault: quote ? "source_not_here" : null };
    const begin = points(text.slice(0, at));
    return { span: { start: begin, end: begin + points(quote) } };
  }
  const span = { start: Number(start), end: Number(end) };
  const words = slice(text, span.start, span.end);
  const fault = quote === undefined || words === quote ? null : "changed";
  return { span: words ? span : null, fault };
}

const note = (key) => element("p", "quiet notice", both(key));

/** Learn what else is known of the place, and show the page it was printed on unless the reader is at work already. */
async function detail(mine) {
  const { facts, span, about } = now;
  if (!about.paged && facts.reference !== undefined) return;
  let touched = false;
  const touch = () => (touched = true);
  const signs = ["wheel", "pointerdown", "keydown", "touchstart"];
  for (const sign of signs) panel().addEventListener(sign, touch, { passive: true });
  try {
    const place = await placeOf(facts.document, span);
    if (mine === turn) located(place, touched);
  } catch (reason) {
    console.warn("Could not find the place on its page:", reason);
    if (mine === turn && about.paged) unpaged();
  } finally {
    for (const sign of signs) panel().removeEventListener(sign, touch);
  }
}

function located(place, touched) {
  const { about, body } = now;
  const outline = place.outline.join(" › ");
  const page = place.pages[0]?.page;
  now.facts = { ...now.facts, ...filled({ reference: place.reference, outline, cell: place.cell, page }) };
  const open = sheet().querySelector(".head details[open]");
  if (!open) sheet().querySelector(".head").replaceWith(headOf(now.facts, about));
  if (place.why && place.why !== "format") body.prepend(note(`source_${place.why}`));
  dress(Boolean(page));
  if (!page) return;
  now.place = place;
  find('[data-source-view="page"]').disabled = false;
  view(kept() === "text" || touched ? "text" : "page");
}

/** Those of the facts that are known; what a citation says itself stays. */
function filled(facts) {
  const known = Object.entries(facts).filter(([, value]) => value);
  return Object.fromEntries(known.filter(([name]) => name === "page" || !now.facts[name]));
}

// ---- text and page --------------------------------------------------------------------------------------------------

function kept(value) {
  // A frame of another site may have no storage; then the choice lasts as long as the source is open.
  try {
    if (value) localStorage.setItem(KEPT, value);
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function view(name) {
  const { body, paper, facts, place } = now;
  if (name === "page") now.pages ??= new Pages(panel(), facts, place, unpaged);
  const shown = name === "page" ? now.pages : paper;
  const other = name === "page" ? paper : now.pages;
  other?.node.remove();
  body.append(shown.node);
  pressed(name);
  shown.toQuote();
}

function pressed(name) {
  for (const button of document.querySelectorAll("[data-source-view]"))
    set(button, "aria-pressed", String(button.dataset.sourceView === name));
}

/** A page that cannot be drawn: the text is shown, and why. */
function unpaged() {
  if (now.pages) view("text");
  dress(false);
  now.body.prepend(note("source_failed"));
}

// ---- the panel --------------------------------------------------------------------------------------------------------

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
  set(panel(), "role", covers ? "dialog" : "complementary");
  return covers;
}

/** Close the source; give focus back to its number, unless somebody is at work elsewhere. Returns whether one was open. */
export function close(giving = true) {
  if (root.dataset.source !== "open") return false;
  turn++;
  now?.paper?.close();
  now = null;
  delete root.dataset.source;
  cover();
  select(null);
  contents.close();
  dressBar("", NOTHING);
  sheet().replaceChildren();
  if (giving) opened?.focus({ preventScroll: true });
  forget();
  return true;
}

/** Take a place out of the address once its source is closed: a reload would open it again. */
function forget() {
  const address = new URL(location.href);
  for (const name of PLACE) address.searchParams.delete(name);
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}

function back() {
  const facts = trail.pop();
  if (facts) present(facts);
}

/** Open another document from the one that is open: a reprint, a version; the words that are cited are looked for in it. */
function further(button) {
  const { documentOpen: document, title } = button.dataset;
  if (!now?.about || !panel().contains(button)) return void openDocument({ document, title });
  trail.push(now.facts);
  present({ document, title, quote: now.facts.quote });
}

/** The address of what is open, which opens it again. */
function addressOf({ document }, span) {
  const address = new URL(location.pathname, location.href);
  address.searchParams.set("document", document);
  for (const [name, value] of Object.entries(span ?? {})) address.searchParams.set(name, value);
  return address.href;
}

async function linked(button) {
  const done = (await written(addressOf(now.facts, now.span))) ? "source_linked" : "source_unlinked";
  button.replaceChildren(both(done));
  setTimeout(() => button.replaceChildren(both("source_link")), 2000);
}

/** Open the place that the address names, once the page is there. */
let named = new URLSearchParams(location.search);
function openNamed() {
  if (!named || !panel()) return;
  const [document, start, end] = PLACE.map((name) => named.get(name) ?? undefined);
  named = null;
  const places = [start, end].every((place) => /^\d{1,9}$/.test(place ?? ""));
  if (document) openDocument(places ? { document, start, end } : { document });
}

onClick("[data-citation]", (cite) => open(cite));
onClick("[data-see]", (line) => {
  const cite = line.closest(".turn").querySelector(`[data-citation="${Number(line.dataset.see)}"]`);
  if (cite) open(cite);
});
onClick("[data-close]", () => close());
onClick("[data-document-open]", further);
onClick("[data-source-back]", back);
onClick("[data-source-quote]", () => (now.pages?.node.isConnected ? now.pages : now.paper).toQuote());
onClick("[data-source-link]", linked);
onClick("[data-source-view]", (button) => view(kept(button.dataset.sourceView) || button.dataset.sourceView));
onClick("[data-source-contents]", (button) =>
  contents.turn(button, now.about.outline, now.span?.start, (at) => {
    if (now.pages?.node.isConnected) view("text");
    now.paper.jump(at);
  }),
);
document.addEventListener("click", (event) => {
  if (event.target.id === "yj-source") close(); // the shade beside the sheet
});
onEscape(() => contents.close() || close());
narrow.addEventListener("change", cover);
onChange(() => {
  for (const part of ["aria-label", "title"]) set(find("[data-close]"), part, word("close"));
  set(panel(), "aria-label", word("source"));
  openNamed();
});
