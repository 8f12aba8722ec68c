// The box: asking again, editing an earlier question, a shared question, links, stop. What goes to the server beside the
// question is `sent()`: the limits of the address, and which turn the question takes the place of.
import { both, element, find, onChange, onClick, onEscape, onKey, root, set, tell, word } from "./page.js";
import { limit, limits } from "./filters.js";

const box = () => find("#yj-question textarea");
const told = () => find("#yj-turns .turn:last-of-type")?.outerHTML;
let before; // the newest turn when a question was sent: until it changes, the box shows that something is on its way
let at = null; // the number of the turn that is being asked anew

globalThis.yinju = {
  sent(question) {
    const sent = JSON.stringify({ ...limits(), at, c: new URLSearchParams(location.search).get("c") });
    edit(null);
    find(".shared")?.remove();
    forget("q");
    if (question.trim()) [root.dataset.sent, before] = ["", told()];
    return sent;
  },
};

/** Take a parameter out of the address. */
function forget(name) {
  const url = new URL(location.href);
  if (!url.searchParams.has(name)) return;
  url.searchParams.delete(name);
  history.replaceState(history.state, "", url);
}

function write(text) {
  const area = box();
  // Svelte listens to input events; the setter of the prototype is the one that fires no framework's own.
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(area, text);
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

const turn = (n) => `#yj-turns [data-turn="${Number(n)}"]`;
const asked = (n) => find(`${turn(n)} .asked`)?.textContent ?? "";
// What a follow-up was taken for: by itself, in a link, the follow-up asks nothing.
const whole = (n) => find(`${turn(n)} .taken q`)?.textContent ?? asked(n);

/** Say over the box that a turn's question is being edited; null ends it. */
function edit(n) {
  at = n;
  find(".editing")?.remove();
  if (n === null) return;
  const cancel = element("button", "tool", both("keep_it"));
  cancel.type = "button";
  cancel.dataset.keep = "";
  find("#yj-limits .bar").before(element("p", "editing", both("editing", { n }), " ", cancel));
}

onClick("[data-edit]", (button) => {
  edit(Number(button.dataset.edit));
  write(asked(button.dataset.edit));
  box().focus();
});
onClick("[data-keep]", () => {
  edit(null);
  write("");
  box().focus();
});
onEscape(() => {
  if (at === null) return false;
  edit(null);
  write("");
  return true;
});

onClick("[data-again]", (button) => {
  if ("freely" in button.dataset) limit(Object.fromEntries(Object.keys(limits()).map((name) => [name, ""])));
  at = Number(button.dataset.again);
  send(asked(at));
});

function send(text) {
  write(text);
  // The box hands its value on in the next turn of the loop.
  setTimeout(() => find("#yj-question .submit-button").click());
}

// ---- an empty page --------------------------------------------------------------------------------------------------

const LOOK_AGAIN = 2000; // ms: three questions are tried in that time
let looking = 0;

onClick("[data-try]", (button) => send(button.textContent));
onChange(() => {
  if (looking || !find("#yj-examples [data-looking]")) return;
  looking = setTimeout(() => {
    looking = 0;
    if (!find("#yj-turns .turn")) find("#yj-opened-chat")?.click();
  }, LOOK_AGAIN);
});

// ---- links ----------------------------------------------------------------------------------------------------------

onClick("[data-link]", async (button) => {
  const url = new URL(location.pathname, location.href);
  url.search = new URLSearchParams([["q", whole(button.dataset.link)], ...new URLSearchParams(button.dataset.limits)]);
  try {
    await navigator.clipboard.writeText(url.href);
    button.replaceChildren(both("link_copied"));
    tell("link_copied");
  } catch {
    // No clipboard without https, and in some frames: the address itself can be copied by hand.
    history.replaceState(history.state, "", url);
    button.replaceChildren(both("link_shown"));
  }
  setTimeout(() => button.replaceChildren(both("link")), 2500);
});

let shared = new URLSearchParams(location.search).has("q");

/** A shared question stands in the box (desk.py) and is asked by whoever opens it: a link alone makes nobody ask anything. */
function offer() {
  if (!shared || !box()?.value || !find("#yj-limits .bar")) return;
  find("#yj-limits .bar").before(element("p", "shared", both("shared")));
  shared = false;
  box().focus();
}

// ---- the box --------------------------------------------------------------------------------------------------------

onKey("/", (event) => {
  event.preventDefault();
  box()?.focus();
});
onChange(() => {
  offer();
  if ("sent" in root.dataset && told() !== before) delete root.dataset.sent;
  for (const part of ["aria-label", "title"]) set(find("#yj-stop"), part, word("stop"));
});
