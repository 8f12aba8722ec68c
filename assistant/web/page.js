// The ground that the page's other scripts stand on: words, language, tabs, clicks and keys. Clicks are caught on the
// document, because Gradio builds the page after this has run. Text from documents enters by textContent, never as HTML.

export const ROOT = new URL("../", import.meta.url); // the page may live under a portal's path
export const LANG = { zh: "zh-CN", tw: "zh-TW", en: "en" };
export const root = document.documentElement;
export const find = (selector) => document.querySelector(selector);
const WORDS = JSON.parse(document.getElementById("yj-words").textContent);
const KEPT = "yinju-language";

// ---- words --------------------------------------------------------------------------------------------------------

let spoken = named(root.lang) ?? "en";

/** The words of an entry in the page's language. */
export const word = (key, slots = {}) => filled(WORDS[key][spoken], slots, spoken);
export const knows = (key) => Object.hasOwn(WORDS, key);
// A slot may count, as in words.py: {n:page|pages}.
const filled = (text, slots, name) =>
  text.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (_, slot, one, many) => {
    const value = said(slots[slot], name);
    return one === undefined ? value : `${value} ${String(value) === "1" ? one : many}`;
  });
const said = (value, name) => (value instanceof Error ? (value.words?.[LANG[name]] ?? value.message) : value);

/** What went wrong, in every language of the page: as the service tells it, else by an entry of ours. It fills a slot. */
export class Fault extends Error {
  constructor(words) {
    super(words.en);
    this.words = words;
  }
  static of = (key, slots = {}) =>
    new Fault(Object.fromEntries(Object.entries(LANG).map(([name, lang]) => [lang, filled(WORDS[key][name], slots, name)])));
  static told = (reply, told) => new Fault(told?.error?.words ?? { en: `HTTP ${reply.status}` });
}

/** The words in every language, as words.py writes them, so that the switch reaches what is open, too. */
export const both = (key, slots = {}) => spans((name) => filled(WORDS[key][name], slots, name));
/** Words by language tag, as the service tells reasons. */
export const worded = (words) => spans((name) => words[LANG[name]] ?? words.en);
/** A day, or a day and its time, as each language writes it. */
export const when = (at, style) => spans((name) => new Date(at).toLocaleString(LANG[name], style));

function spans(told) {
  const made = document.createDocumentFragment();
  for (const [name, lang] of Object.entries(LANG)) {
    // What is to be typed stands between backticks where a terminal may say it, and as code here.
    const parts = String(told(name)).split(/`([^`]+)`/);
    const span = element("span", `w-${name}`, ...parts.map((part, n) => (n % 2 ? element("code", "", part) : part)));
    span.lang = lang;
    made.append(span);
  }
  return made;
}

export function element(tag, name, ...children) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

/** Set an attribute only where it differs: a set attribute is a change, and changes run what onChange was given. */
export function set(target, name, value) {
  if (target && target.getAttribute(name) !== value) target.setAttribute(name, value);
}

/** Tell something to whoever listens with a screen reader. */
export function tell(key, slots = {}) {
  find("#yj-told")?.replaceChildren(both(key, slots));
}

// ---- language -----------------------------------------------------------------------------------------------------

function named(tag) {
  const name = (tag ?? "").toLowerCase();
  if (LANG[name]) return name;
  if (/^zh\b.*\b(tw|hk|mo|hant)\b/.test(name)) return "tw";
  return name.startsWith("zh") ? "zh" : name.startsWith("en") ? "en" : null;
}

function kept(value) {
  // A frame of another site may have no storage; then the choice lasts as long as the page.
  try {
    if (value) localStorage.setItem(KEPT, value);
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function speak(name) {
  spoken = named(name) ?? spoken;
  changed();
}

// ---- what happens ---------------------------------------------------------------------------------------------------

const clicks = [];
const changes = [];
const keys = new Map();
const escapes = [];

/** Act on a click on what the selector finds, or on something in it; the first that was registered wins. */
export const onClick = (selector, act) => clicks.push([selector, act]);
/** Run after each change of the page and of its language; it must set nothing that is set already. */
export const onChange = (act) => changes.push(act);
/** Act on a key, where nobody is writing. */
export const onKey = (key, act) => keys.set(key, act);
/** Act on Escape; return true when there was something to close. The last that was registered is asked first. */
export const onEscape = (act) => escapes.unshift(act);

function changed() {
  set(root, "lang", LANG[spoken]);
  for (const act of changes) act();
}

document.addEventListener("click", (event) => {
  for (const [selector, act] of clicks) {
    const target = event.target.closest?.(selector);
    if (target) return void act(target, event);
  }
});

const writing = (target) => target.closest?.("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") escapes.some((act) => act(event));
  else if (keys.has(event.key) && !writing(event.target)) keys.get(event.key)(event);
});

// ---- tabs ---------------------------------------------------------------------------------------------------------

const CHAT = "chat";
const asked = () => new URLSearchParams(location.search).get("tab") ?? CHAT;
let filledTab = CHAT; // the chat needs no filling

/** Show a tab; its own button tells the server that it was opened. */
export function show(key) {
  if (!find(`.tabs [data-tab="${CSS.escape(key)}"]`)) key = CHAT;
  filledTab = key === root.dataset.tab ? filledTab : null;
  root.dataset.tab = key;
  changed();
}

function go(link, event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a new window
  event.preventDefault();
  const place = new URL(location.href);
  if (link.dataset.tab === CHAT) place.searchParams.delete("tab");
  else place.searchParams.set("tab", link.dataset.tab);
  if (place.href !== location.href) history.pushState(null, "", place);
  show(link.dataset.tab);
}

function dressTabs() {
  const now = root.dataset.tab;
  for (const link of document.querySelectorAll(".tabs [data-tab]")) {
    if (link.dataset.tab === now) set(link, "aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  set(find(".tabs"), "aria-label", word("parts"));
  const title = now === CHAT ? word("brand") : `${word(`tab_${now}`)} · ${word("brand")}`;
  if (document.title !== title) document.title = title;
  const opened = now !== filledTab && find(`#yj-opened-${now}`);
  if (!opened) return;
  filledTab = now;
  opened.click();
}

onClick(".tabs a[data-tab]", go);
addEventListener("popstate", () => show(asked()));

// ---- the frame ------------------------------------------------------------------------------------------------------

onClick("[data-speak]", (button) => speak(kept(button.dataset.speak) || button.dataset.speak));
onClick("[data-new]", () => location.assign(new URL(location.pathname, location.href)));
onChange(dressTabs);
onChange(() => {
  set(find(".speak"), "aria-label", word("language"));
  for (const button of document.querySelectorAll("[data-speak]"))
    set(button, "aria-pressed", String(button.dataset.speak === spoken));
});

let waiting = false;
new MutationObserver(() => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    changed();
  });
}).observe(document.body, { childList: true, subtree: true });

// Gradio writes the browser's language into <html lang>, be it French; the page's language is ours to say.
new MutationObserver(changed).observe(root, { attributes: true, attributeFilter: ["lang"] });

speak(named(new URLSearchParams(location.search).get("lang")) ?? kept());
