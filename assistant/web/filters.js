// The limits of a question: the form over the box, the limits in force beside its button, and both in the address, so that
// a question with its limits is a link. The address is the truth: the form shows it, and what is asked goes by it.
import { LANG, both, element, find, onChange, onClick, onEscape, root, set, word } from "./page.js";

const NAMES = ["outlet", "kind", "from", "to", "source", "part", "sources", "asof", "answer"];
const form = () => find("#yj-limit-form");
let place = new URLSearchParams(location.search); // what the form and the limits were last shown from

/** The limits in force, by name, in the order of the form. */
export function limits() {
  const all = new URLSearchParams(location.search);
  return Object.fromEntries(NAMES.map((name) => [name, all.get(name)]).filter(([, value]) => value));
}

/** Set limits (name → value, "" for none) in the address; what stands there besides them stays. */
export function limit(values) {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(values)) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  history.replaceState(history.state, "", url);
  show();
}

function show() {
  place = location.search;
  const fields = form();
  if (!fields) return;
  const now = limits();
  for (const name of NAMES) fill(fields.elements[name], now[name] ?? "");
  const chips = Object.entries(now).map(([name, value]) => element("li", "", chip(name, value)));
  find("#yj-limits .limits").replaceChildren(...chips);
}

/** A value of an address may be none that the list offers; it is asked for, so the list must say it. */
function fill(field, value) {
  if (field.tagName === "SELECT" && ![...field.options].some((one) => one.value === value)) field.add(new Option(value, value));
  field.value = value;
}

function chip(name, value) {
  const known = { kind: "kind_", sources: "lang_", answer: "lang_" }[name];
  const option = known && form().querySelector(`[name="${name}"] option[value="${CSS.escape(value)}"][data-zh]`);
  const made = element("button", "chip limit", both(`limit_${name}`), " ", option ? both(known + value) : element("b", "", value));
  made.append(element("span", "cross", "×"));
  made.type = "button";
  made.dataset.drop = name;
  made.lastChild.ariaHidden = "true";
  return made;
}

function open(opened) {
  form().hidden = !opened;
  set(find("[data-limit]"), "aria-expanded", String(opened));
  if (opened) form().elements[0].focus();
}

onClick("[data-limit]", () => open(form().hidden));
onClick("[data-drop]", (button) => {
  limit({ [button.dataset.drop]: "" });
  find("[data-limit]").focus();
});
onEscape(() => {
  if (!form() || form().hidden) return false;
  open(false);
  find("[data-limit]").focus();
  return true;
});

document.addEventListener("change", (event) => {
  if (event.target.form === form() && event.target.name) limit({ [event.target.name]: event.target.value.trim() });
});
document.addEventListener("submit", (event) => {
  if (event.target !== form()) return;
  event.preventDefault();
  limit(Object.fromEntries(NAMES.map((name) => [name, form().elements[name].value.trim()])));
  open(false);
  find("#yj-question textarea").focus();
});
document.addEventListener("reset", (event) => {
  if (event.target !== form()) return;
  event.preventDefault();
  limit(Object.fromEntries(NAMES.map((name) => [name, ""])));
});
addEventListener("popstate", show);

let dressed = null; // the form that was filled last: Gradio builds it late, and anew when the store has changed
onChange(() => {
  if (form() && (form() !== dressed || place !== location.search)) {
    dressed = form();
    show();
  }
  for (const option of document.querySelectorAll("#yj-limit-form option[data-zh]")) {
    const said = option.dataset[Object.keys(LANG).find((name) => LANG[name] === root.lang)];
    if (said && option.textContent !== said) option.textContent = said;
  }
  for (const field of document.querySelectorAll("#yj-limit-form [data-hint]")) set(field, "placeholder", word(field.dataset.hint));
  for (const drop of document.querySelectorAll("[data-drop]"))
    set(drop, "aria-label", word("limit_drop", { name: `${word(`limit_${drop.dataset.drop}`)} ${limits()[drop.dataset.drop] ?? ""}` }));
});
