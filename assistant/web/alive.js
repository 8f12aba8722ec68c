// While an answer is awaited: is the service still there? Where it is not, the page says so, and when it is back, how to go on.
import { ROOT, both, element, find, onClick, root } from "./page.js";

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
  find("#yj-limits .bar")?.before(said);
}

async function look() {
  if (awaited() || gone) {
    const there = await answers();
    if (!there) say("gone_away");
    else if (gone) say("back_again", "reload");
    gone = !there;
  }
  setTimeout(look, EVERY);
}

// What was asked is kept with the conversation; a reload shows it, and the rest of an answer that still comes.
onClick("[data-reload]", () => location.reload());
setTimeout(look, EVERY);
