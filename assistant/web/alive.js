// Is the service still there? Looked for while an answer is awaited, and when something that Gradio sent went wrong. Where it is
// not, the page says so, in its own words, and when it is back, how to go on.
import { ROOT, both, element, find, onChange, onClick, root } from "./page.js";

const EVERY = 4000; // ms: as long as somebody waits before wondering
const awaited = () => "sent" in root.dataset || find("#yj-turns .turn.live");
let gone = false;

async function answers() {
  try {
    return (await fetch(new URL("api/v1/health", ROOT), { cache: "no-store", signal: AbortSignal.timeout(EVERY) })).ok;
  } catch {
    return false;
  }
}

/** Say it where somebody looks: over the question box, and in another tab on its top. */
function say(key, act) {
  find(".gone")?.remove();
  const said = element("p", "gone", both(key), " ");
  said.setAttribute("role", "alert");
  if (act) {
    const button = element("button", "tool", both(act));
    button.type = "button";
    button.dataset.reload = "";
    said.append(button);
  }
  const tab = find(`#yj-tab-${root.dataset.tab}`);
  if (root.dataset.tab === "chat" || !tab) find("#yj-limits .bar")?.before(said);
  else {
    said.classList.add("yj-note", "doubt");
    tab.prepend(said);
  }
  return said;
}

async function look() {
  const there = await answers();
  if (!there) say("gone_away");
  else if (gone) say("back_again", "reload");
  gone = !there;
  return there;
}

async function keepLooking() {
  if (awaited() || gone) await look();
  setTimeout(keepLooking, EVERY);
}

// Gradio tells in English boxes of its own that something went wrong; page.css hides them, and it is said here instead.
const told = new WeakSet();
onChange(() => {
  const news = [...document.querySelectorAll(".toast-body")].filter((box) => !told.has(box));
  for (const box of news) told.add(box);
  if (find("#yj-turns .turn.live")) find(".gone.passing")?.remove(); // what is asked anew goes well so far
  if (news.length) look().then((there) => there && !gone && !find(".gone") && say("went_wrong", "reload")?.classList.add("passing"));
});

// What was asked is kept with the conversation; a reload shows it, and the rest of an answer that still comes.
onClick("[data-reload]", () => location.reload());
setTimeout(keepLooking, EVERY);
