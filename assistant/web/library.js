// The Library's list: searched, narrowed, sorted, fifty at a time; removing with undo. What it shows comes from the service
// at each look; text from documents enters by textContent, never as HTML.
import { Fault, ROOT, both, element, find, knows, onChange, onClick, root, set, tell, word } from "./page.js";

/** Ask the service; an error it tells is thrown as a Fault. */
export async function api(path, how = {}) {
  let reply;
  try {
    reply = await fetch(new URL(`api/v1/library${path}`, ROOT), how);
  } catch {
    throw Fault.of("lib_unreachable");
  }
  const told = await reply.json().catch(() => ({}));
  if (!reply.ok) throw Fault.told(reply, told);
  return told;
}

export const post = (path, body) =>
  api(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body ?? {}) });

/** A number in the page's language; bytes as KB, MB or GB. */
export const count = (n) => n.toLocaleString(root.lang);
export function bytes(n) {
  const [size, unit] = n < 1e6 ? [n / 1e3, "KB"] : n < 1e9 ? [n / 1e6, "MB"] : [n / 1e9, "GB"];
  return `${size.toLocaleString(root.lang, { maximumFractionDigits: size < 10 ? 1 : 0 })} ${unit}`;
}

export function button(key, data, ...classes) {
  const made = element("button", ["yj-button", ...classes].join(" "), both(key));
  made.type = "button";
  Object.assign(made.dataset, data);
  return made;
}

/** Where attributes or options must hold one language alone, they are set anew when it changes. */
export function named(target, part, key) {
  target.dataset[part === "text" ? "say" : `say${part[0].toUpperCase()}${part.slice(1)}`] = key;
  return target;
}
function sayAll() {
  for (const target of document.querySelectorAll("#yj-lib [data-say]"))
    if (target.textContent !== word(target.dataset.say)) target.textContent = word(target.dataset.say);
  for (const target of document.querySelectorAll("#yj-lib [data-say-label]"))
    set(target, "aria-label", word(target.dataset.sayLabel));
  for (const target of document.querySelectorAll("#yj-lib [data-say-placeholder]"))
    set(target, "placeholder", word(target.dataset.sayPlaceholder));
}

/** Words for a kind, a language, a status; the bare value where we have none. */
export const term = (group, value) => (knows(`lib_${group}_${value}`) ? both(`lib_${group}_${value}`) : value);

const fault = () => find(".lib-fault");
/** Do something; what goes wrong is told above the list, and nothing else is lost. */
export async function attempt(act) {
  try {
    fault().hidden = true;
    return await act();
  } catch (reason) {
    fault().replaceChildren(both("lib_failed", { why: reason }));
    fault().hidden = false;
    fault().scrollIntoView({ block: "nearest" });
    return undefined;
  }
}

// ---- what is asked for ----------------------------------------------------------------------------------------------

const SORTS = { newest: ["published", "down"], oldest: ["published", "up"], title: ["title", "up"], outlet: ["outlet", "up"], source: ["source", "up"] };
const NARROWED = ["q", "kind", "lang", "outlet", "from", "to"];
let page = 1;
let overview = null;
const filters = () => find(".lib-filters");

function asked() {
  const told = new FormData(filters());
  const [sort, order] = SORTS[told.get("sort")] ?? SORTS.newest;
  const query = new URLSearchParams({ sort, order, page });
  for (const name of NARROWED) if (told.get(name)) query.set(name, told.get(name));
  return query;
}

function field(key, input) {
  return element("label", "yj-field", element("span", "", both(key)), input);
}

function control(tag, name, more = {}) {
  return Object.assign(element(tag, ""), { name, ...more });
}

function layFilters() {
  const q = named(control("input", "q", { type: "search", autocomplete: "off" }), "placeholder", "lib_search");
  const sort = control("select", "sort");
  for (const key of Object.keys(SORTS)) sort.append(named(new Option("", key), "text", `lib_sort_${key}`));
  const day = (name) => control("input", name, { type: "date" });
  filters().replaceChildren(
    element("div", "wide", named(q, "label", "lib_search")),
    field("lib_kind", control("select", "kind")),
    field("lib_lang", control("select", "lang")),
    field("lib_media", control("select", "outlet")),
    field("lib_from", day("from")),
    field("lib_to", day("to")),
    field("lib_sort", sort),
  );
}

/** The choices there are now; what was chosen stays chosen. */
function fillChoices() {
  for (const [name, list, group] of [["kind", "kinds", "kind"], ["lang", "languages", "lang"], ["outlet", "outlets", null]]) {
    const select = filters().elements[name];
    const chosen = select.value;
    const all = named(new Option("", ""), "text", "lib_all");
    const options = overview[list].map((one) => {
      const key = `lib_${group}_${one.name}`;
      return group && knows(key) ? named(new Option("", one.name), "text", key) : new Option(one.name, one.name);
    });
    select.replaceChildren(all, ...options);
    select.value = overview[list].some((one) => one.name === chosen) ? chosen : "";
  }
}

// ---- the list -------------------------------------------------------------------------------------------------------

let turn = 0; // a slow answer to an earlier search must not replace a later one

export async function list() {
  const mine = ++turn;
  const told = await api(`/documents?${asked()}`);
  if (mine !== turn) return;
  page = told.page;
  find(".lib-filters").hidden = overview.documents === 0; // nothing to choose from
  const none = overview.documents ? "lib_none" : "lib_empty";
  const rows = told.rows.length ? table(told.rows) : element("p", "yj-quiet", both(none));
  find(".lib-rows").replaceChildren(rows);
  find(".lib-pager").replaceChildren(...(told.total ? pager(told) : []));
}

function table(rows) {
  const head = ["lib_col_title", "lib_media", "lib_col_date", "lib_kind", "lib_col_about"].map((key) => column(key));
  const made = element("table", "yj-table", element("thead", "", element("tr", "", ...head, overview.writable ? column("lib_col_act", "act") : "")));
  made.append(element("tbody", "", ...rows.map(line)));
  const wide = element("div", "yj-wide", made);
  wide.tabIndex = 0;
  return named(wide, "label", "lib_documents");
}

function column(key, name = "") {
  return Object.assign(element("th", name, both(key)), { scope: "col" });
}

function line(row) {
  const open = element("button", "lib-open", row.title || row.source);
  open.type = "button";
  open.dir = "auto";
  open.dataset.lookAt = row.id;
  const cell = (name, ...what) => element("td", name, ...what);
  const source = Object.assign(element("span", "lib-source", row.source), { dir: "auto" });
  const made = element(
    "tr",
    "",
    cell("title", open, source),
    cell("outlet", row.outlet ? Object.assign(element("span", "", row.outlet), { dir: "auto" }) : ""),
    cell("date", row.published ?? both("lib_no_day")),
    cell("kind", term("kind", row.kind), " · ", term("lang", row.lang)),
    cell("about", ...chips(row)),
  );
  if (overview.writable) made.append(cell("act", button("lib_remove", { remove: row.id, title: row.title || row.source })));
  return made;
}

function chips(row) {
  const made = [];
  const chip = (content, kind = "") => made.push(element("span", `yj-chip ${kind}`, content), " ");
  if (row.status !== "current") chip(knows(row.status) ? both(row.status) : row.status, row.status === "draft" ? "doubt" : "grave");
  if (row.reprint) chip(both("lib_reprint"));
  if (row.reprints) chip(both("lib_n_reprints", { n: row.reprints }));
  if (row.versions > 1) chip(both("lib_n_versions", { n: row.versions }));
  return made;
}

function pager(told) {
  const turned = (key, to) => Object.assign(button(key, { turn: to }), { disabled: to < 1 || to > told.pages });
  const said = both("lib_pages", { page: count(told.page), pages: count(told.pages), total: count(told.total) });
  return [turned("lib_before", told.page - 1), element("span", "yj-quiet", said), turned("lib_next", told.page + 1)];
}

// ---- the whole tab --------------------------------------------------------------------------------------------------

const filled = []; // what else is filled anew: adding, the store
/** Run after each look at the store, with what it told. */
export const onOverview = (act) => filled.push(act);

/** Look at the store again, and at the list. */
export async function refresh() {
  overview = await api("");
  if (!filters().elements.q) layFilters();
  fillChoices();
  const counts = { documents: count(overview.documents), passages: count(overview.passages) };
  find(".lib-counts").replaceChildren(both("lib_counts", counts));
  const why = find(".lib-why");
  why.hidden = overview.writable;
  if (overview.why) why.replaceChildren(both(`lib_${overview.why}`));
  for (const act of filled) act(overview);
  await list();
}

let opened = false;
onChange(() => {
  sayAll();
  const now = root.dataset.tab === "library" && Boolean(find(".lib-filters"));
  if (now && !opened) attempt(refresh);
  opened = now;
});

let typing = 0;
document.addEventListener("input", (event) => {
  if (!event.target.closest?.(".lib-filters")) return;
  clearTimeout(typing);
  typing = setTimeout(() => {
    page = 1;
    attempt(list);
  }, event.target.type === "search" ? 200 : 0);
});
document.addEventListener("submit", (event) => {
  if (event.target.closest?.(".lib-filters")) event.preventDefault();
});

onClick("[data-turn]", (target) => {
  page = Number(target.dataset.turn);
  attempt(list).then(() => find("#lib-h-list").scrollIntoView({ block: "start" }));
});

// ---- removing -------------------------------------------------------------------------------------------------------

export async function remove(id, title) {
  await post(`/documents/${encodeURIComponent(id)}/remove`);
  await refresh();
  const undo = find(".lib-undo");
  undo.replaceChildren(both("lib_removed", { title }), " ", button("lib_undo", { restore: id, title }));
  undo.hidden = false;
  undo.querySelector("button").focus();
  tell("lib_removed", { title });
}

async function restore(id, title) {
  await post(`/documents/${encodeURIComponent(id)}/restore`);
  const undo = find(".lib-undo");
  undo.hidden = true;
  await refresh();
  tell("lib_restored", { title });
}

onClick("[data-remove]", (target) => attempt(() => remove(target.dataset.remove, target.dataset.title)));
onClick("[data-restore]", (target) => attempt(() => restore(target.dataset.restore, target.dataset.title)));
