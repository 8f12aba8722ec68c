// One document in a dialog: what is known of it, its outline, versions and reprints, what was cut, and its text.
import { Fault, ROOT, both, element, find, knows, onClick, worded } from "./page.js";
import { api, attempt, button, count, onOverview, remove, term } from "./library.js";

const dialog = () => find(".lib-look");
let turn = 0;
let writable = false;

async function look(id) {
  const mine = ++turn;
  dialog().replaceChildren(head(both("lib_opening")));
  if (!dialog().open) dialog().showModal();
  const told = await api(`/documents/${encodeURIComponent(id)}`);
  if (mine !== turn || !dialog().open) return;
  dialog().replaceChildren(head(told.facts.title || told.facts.source), ...parts(told));
  dialog().scrollTop = 0;
}

function head(title) {
  const close = button("lib_close", { lookClose: "" });
  return element("div", "lib-look-head", Object.assign(element("h2", "", title), { dir: "auto", tabIndex: -1 }), close);
}

function parts(told) {
  const n = { characters: count(told.characters), passages: count(told.passages) };
  const act = writable ? element("p", "", button("lib_remove", { lookRemove: told.facts.id, title: told.facts.title }, "grave")) : "";
  return [
    facts(told.facts),
    element("p", "yj-quiet", both("lib_size", n)),
    told.warnings.length ? part("lib_warnings", {}, told.warnings_words.map((line) => element("li", "", worded(line))), true) : "",
    told.reprint_of ? part("lib_reprint_of", {}, [neighbour(told.reprint_of)], true) : "",
    told.versions.length ? part("lib_versions", {}, told.versions.map(neighbour), true) : "",
    told.reprints.length ? part("lib_reprints", {}, told.reprints.map(neighbour), true) : "",
    told.outline.length ? part("lib_outline", {}, told.outline.map(heading), true) : "",
    told.cut.length ? part("lib_cut", { n: told.cut.length }, told.cut.map((line) => plain("li", line))) : element("p", "yj-quiet", both("lib_none_cut")),
    text(told.facts),
    act,
  ].filter((one) => one !== "");
}

/** An element with text from a document: never markup, in whichever direction it runs. */
function plain(tag, said, lang) {
  const made = Object.assign(element(tag, "", said), { dir: "auto" });
  if (lang) made.lang = lang;
  return made;
}

function facts(known) {
  const made = element("dl", "lib-facts");
  for (const [name, value] of Object.entries(known)) {
    if (!knows(`lib_fact_${name}`)) continue;
    made.append(element("dt", "", both(`lib_fact_${name}`)), element("dd", "", shown(name, String(value))));
  }
  return made;
}

function shown(name, value) {
  if (name === "kind" || name === "lang") return term(name, value);
  if (name === "status") return knows(value) ? both(value) : term("status", value);
  if (name === "url" && /^https?:\/\//i.test(value))
    return Object.assign(plain("a", value), { href: value, target: "_blank", rel: "noopener noreferrer" });
  return plain("span", value);
}

function part(key, slots, items, open = false) {
  const made = element("details", "lib-part", element("summary", "", both(key, slots)), element("ul", "", ...items));
  made.open = open;
  return made;
}

function heading(one) {
  const made = plain("li", one.title);
  made.className = `depth-${Math.min(Math.max(one.depth, 1), 6)}`;
  return made;
}

function neighbour(one) {
  const open = plain("button", one.title || one.source);
  Object.assign(open, { type: "button", className: "lib-open" });
  open.dataset.lookAt = one.id;
  const about = [one.outlet, one.published].filter(Boolean).join(" · ");
  const made = element("li", "", open, about ? plain("span", ` ${about}`) : "");
  if (one.status && one.status !== "current") made.append(" ", element("span", "yj-chip", shown("status", one.status)));
  return made;
}

function text(known) {
  const paper = element("pre", "lib-text");
  const made = element("details", "lib-part", element("summary", "", both("lib_whole_text")), paper);
  made.addEventListener("toggle", () => {
    if (made.open && !paper.textContent) attempt(() => fillText(known.id, paper));
  });
  return made;
}

async function fillText(id, paper) {
  const reply = await fetch(new URL(`api/v1/documents/${encodeURIComponent(id)}/text`, ROOT));
  if (!reply.ok) throw Fault.told(reply, await reply.json().catch(() => null));
  paper.lang = reply.headers.get("Content-Language") ?? "";
  paper.textContent = await reply.text();
}

onOverview((told) => (writable = told.writable));

onClick("[data-look-at]", (target) =>
  attempt(() =>
    look(target.dataset.lookAt).catch((reason) => {
      dialog().close(); // the reason is told above the list
      throw reason;
    }),
  ),
);
onClick("[data-look-close]", () => dialog().close());
onClick("[data-look-remove]", (target) => {
  dialog().close();
  attempt(() => remove(target.dataset.lookRemove, target.dataset.title));
});
onClick("dialog.lib-look", (target, event) => {
  if (event.target === target) target.close(); // the shade around it
});
