// What is told of a source over its text: title, outlet, day, place, status, record, reprints and versions.
import { both, element, find, knows, set, word } from "./page.js";

// What a record says, in this order; the keys of words.py where a citation's field has one, else those of source_words.py.
const RECORD = [
  ["title", "title"],
  ["outlet", "outlet"],
  ["published", "source_published"],
  ["issuer", "source_issuer"],
  ["number", "source_number"],
  ["effective", "source_effective"],
  ["repealed", "source_repealed"],
  ["reporter", "source_reporter"],
  ["editor", "source_editor"],
  ["dateline", "source_dateline"],
  ["url", "url"],
  ["source", "source_file"],
];
const SAME = { date: "published" }; // a citation's name for a field of the record

const BAR = "-96px 0px 0px"; // what lies under the bar is out of sight
let sight = null;

/** Let the bar say the title once the head has been scrolled out of sight. */
function watched(head) {
  sight?.disconnect();
  const bar = find("#yj-panel .bar");
  const told = (seen) => bar.toggleAttribute("data-titled", !seen.at(-1).isIntersecting);
  sight = new IntersectionObserver(told, { root: find("#yj-panel"), rootMargin: BAR });
  sight.observe(head);
  return head;
}

/** The head of a source; `about` is null until it is known. */
export function headOf(facts, about) {
  const said = element("p", "facts", apart([facts.outlet, facts.date]), chip(facts.status));
  const head = element(
    "div",
    "head",
    element("h2", "", bdi(facts.title || about?.title || "")),
    said,
    placeOf(facts),
    record(facts),
    about && facts.field ? table(about, SAME[facts.field] ?? facts.field) : null,
    link(facts.url),
    about ? reprintOf(about) : null,
    about ? reprints(about) : facts.reprints ? element("p", "quiet", both("source_reprints", { n: facts.reprints })) : null,
    about ? versions(about) : null,
  );
  return watched(head);
}

/** A text from a document stands by itself: what turns its direction turns nothing around it. */
const bdi = (text) => element("bdi", "", text);

function apart(parts) {
  const made = document.createDocumentFragment();
  parts.filter(Boolean).forEach((part, n) => made.append(n ? " · " : "", bdi(part)));
  return made;
}

function chip(status) {
  return status && status !== "current" && knows(status) ? element("span", `chip ${status}`, both(status)) : null;
}

function placeOf(facts) {
  const place = element("p", "place");
  // 第一章 is said by “第一章 总体要求” already; a reference of several steps, 第二篇第四章, is how it is cited.
  const said = String(facts.outline ?? "").startsWith(`${facts.reference} `) ? ["outline"] : ["reference", "outline"];
  for (const key of said) if (facts[key]) place.append(element("bdi", key, facts[key]));
  for (const key of ["page", "cell"]) if (facts[key]) place.append(element("bdi", "", both(key, { n: facts[key] })));
  return place;
}

function record(facts) {
  if (!facts.field) return null;
  const name = knows(facts.field) ? both(facts.field) : facts.field;
  return element("p", "record", both("record"), element("strong", "", name, " = ", facts.value || ""));
}

/** The whole record, the cited line marked off. */
function table(about, field) {
  const rows = RECORD.filter(([name]) => about[name]).map(([name, key]) => {
    const row = element("div", name === field ? "cited" : "", element("dt", "", both(key)), element("dd", "", bdi(about[name])));
    if (name === field) set(row, "aria-current", "true");
    return row;
  });
  return element("dl", "facts-table", ...rows);
}

function link(url) {
  if (!/^https?:\/\//i.test(url || "")) return null;
  const made = element("a", "original", both("original"));
  Object.assign(made, { href: url, target: "_blank", rel: "noopener noreferrer" });
  return element("p", "", made);
}

function reprintOf({ original }) {
  return original ? element("p", "quiet", both("source_reprint_of"), " ", opener(original)) : null;
}

function reprints(about) {
  return listed("source_reprints", about.reprints, (one) => element("li", "", opener(one)));
}

function versions(about) {
  return listed("source_versions", about.versions, (one) => {
    const here = one.id === about.id;
    const state = one.status === "current" ? element("span", "chip", both("source_in_force")) : chip(one.status);
    const line = element("li", here ? "here" : "", here ? element("span", "", named(one)) : opener(one), state);
    if (here) line.append(element("span", "quiet", both("source_this")));
    return line;
  });
}

function listed(key, all, line) {
  if (!all.length) return null;
  const list = element("details", "editions", element("summary", "", both(key, { n: all.length })));
  list.append(element("ul", "", ...all.map(line)));
  return list;
}

/** A button that opens another document; source.js looks in it for the words that are cited. */
function opener(one) {
  const button = element("button", "other", named(one));
  button.type = "button";
  Object.assign(button.dataset, { documentOpen: one.id, title: one.title });
  return button;
}

const named = (one) => apart([one.published, one.outlet, one.title]);

export function alarm(key) {
  const made = element("p", "alarm", both(key));
  made.setAttribute("role", "alert");
  return made;
}

/** The bar over a source: its title, and the tools that there is something for. */
export function dressBar(title, { back, views, contents, quote, link }) {
  find("#yj-panel .about").textContent = title;
  find("[data-source-back]").hidden = !back;
  find("#yj-panel .views").hidden = !views;
  find("[data-source-contents]").hidden = !contents;
  find("[data-source-quote]").hidden = !quote;
  find("[data-source-link]").hidden = !link;
  set(find("#yj-panel .views"), "aria-label", word("source_views"));
}
