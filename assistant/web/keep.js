// Conversations that are kept: the one of the page stands in its address (?c=ID), the others in a drawer.
import { Fault, ROOT, both, element, find, onChange, onClick, set, tell, when, word } from "./page.js";
import { button, closing, dialog, opened } from "./dialog.js";

const API = new URL("api/v1/conversations", ROOT);
const LONG_ENOUGH = 250; // milliseconds without a key: whoever types is not asked for after each letter

/** The id of the page's conversation; null before its first question. */
export const conversation = () => find("#yj-turns [data-conversation]")?.dataset.conversation ?? null;

/** Ask the service; a reason that it gives is thrown as a Fault. */
export async function ask(url, how = {}) {
  const reply = await fetch(url, how).catch(() => {
    throw Fault.of("keep_unreached");
  });
  if (reply.ok) return reply.status === 204 ? null : reply.json();
  throw Fault.told(reply, await reply.json().catch(() => null));
}

/** A request with a JSON body. */
export const sending = (method, body) => ({
  method,
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});

// ---- the address --------------------------------------------------------------------------------------------------

onChange(() => {
  const id = conversation();
  if (!id) return;
  const url = new URL(location.href);
  if (url.searchParams.get("c") === id) return;
  url.searchParams.set("c", id);
  history.replaceState(history.state, "", url);
});

/** The address of a conversation; without one, that of a new one. */
function addressOf(id) {
  const url = new URL(location.pathname, location.href);
  if (id) url.searchParams.set("c", id);
  return url.href;
}

// ---- the drawer -----------------------------------------------------------------------------------------------------

onClick("[data-talks]", () => {
  const search = element("input", "search");
  search.type = "search";
  const list = element("ul", "talks");
  const fresh = element("a", "yj-button main", both("new"));
  fresh.href = addressOf(null);
  const field = element("label", "yj-field", both("keep_search"), search);
  opened(dialog("keep_talks", "drawer", field, fresh, list, element("p", "yj-quiet", both("keep_where"))));
  let waiting;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => fill(list, search.value), LONG_ENOUGH);
  });
  fill(list, "");
});

let asked = 0; // an answer that comes late must not replace that to a later search

async function fill(list, words) {
  const mine = ++asked;
  const url = new URL(API);
  if (words.trim()) url.searchParams.set("words", words.trim());
  try {
    const held = await ask(url);
    if (mine !== asked) return;
    const none = element("li", "yj-quiet", both(words.trim() ? "keep_not_found" : "keep_none"));
    list.replaceChildren(...(held.length ? held.map(row) : [none]));
  } catch (reason) {
    list.replaceChildren(failed(reason));
  }
}

function failed(reason) {
  const made = element("li", "alarm", both("keep_failed", { why: reason }));
  made.setAttribute("role", "alert");
  return made;
}

/** One conversation: a link to it, and what can be done with it. */
function row(held) {
  const link = element("a", "talk", element("span", "title", held.title));
  link.href = addressOf(held.id);
  link.firstChild.dir = "auto";
  link.append(element("span", "facts", when(held.asked, { dateStyle: "medium" }), " · ", both("keep_turns", { n: held.turns })));
  if (held.id === conversation()) link.setAttribute("aria-current", "page");
  const made = element("li", "");
  const tools = [button("keep_rename", () => rename(made, held)), button("keep_delete", () => remove(made, held))];
  for (const [tool, key] of [[tools[0], "keep_rename"], [tools[1], "keep_delete"]])
    tool.setAttribute("aria-label", `${word(key)}: ${held.title}`);
  made.append(link, element("span", "tools", ...tools));
  return made;
}

function rename(place, held) {
  const input = element("input", "");
  Object.assign(input, { value: held.title, maxLength: 200, required: true });
  const form = element("form", "renaming", element("label", "yj-field", both("keep_title"), input));
  const save = button("keep_save", () => form.requestSubmit());
  form.append(element("span", "tools", save, button("keep_cancel", () => place.replaceWith(row(held)))));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const title = input.value.trim();
    const done = () => place.replaceWith(row({ ...held, title }));
    ask(`${API}/${held.id}`, sending("PATCH", { title })).then(done, (reason) => place.append(failed(reason)));
  });
  place.replaceChildren(form);
  input.select();
}

function remove(place, held) {
  const sure = button("keep_delete", async () => {
    try {
      await ask(`${API}/${held.id}`, { method: "DELETE" });
    } catch (reason) {
      return place.append(failed(reason));
    }
    if (held.id === conversation()) return location.assign(addressOf(null));
    place.remove();
    tell("keep_deleted");
  });
  sure.classList.add("grave");
  const keep = button("keep_cancel", () => place.replaceWith(row(held)));
  place.replaceChildren(element("span", "title", held.title), element("p", "", both("keep_delete_sure")));
  place.append(element("span", "tools", sure, keep));
  keep.focus();
}

onChange(() => {
  for (const [selector, key] of [["[data-talks]", "keep_talks"], ["[data-export]", "keep_export"]])
    set(find(selector), "title", word(key));
  set(find("[data-export]"), "aria-disabled", String(!conversation()));
});

onClick("[data-dialog-close]", closing);
