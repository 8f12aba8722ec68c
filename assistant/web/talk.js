// The conversation and its box: names for screen readers, the newest turn in sight, an input method's Enter.
import { find, onChange, set, word } from "./page.js";
import { close } from "./source.js";

onChange(() => {
  const box = find("#yj-question textarea");
  set(box, "placeholder", word("placeholder"));
  set(box, "aria-label", word("question"));
  set(box, "enterkeyhint", "send");
  for (const part of ["aria-label", "title"]) set(find("#yj-question .submit-button"), part, word("ask"));
  set(find("#yj-turns"), "role", "log");
  set(find("#yj-turns"), "aria-live", "polite");
  set(find("#yj-turns"), "aria-label", word("conversation"));
  for (const table of document.querySelectorAll("#yj-turns .answer.yj-wide")) set(table, "aria-label", word("source_table"));
  follow();
});

// Enter that takes an input method's words is not a question yet. 229 says so where isComposing is over too early.
let composing = false;
const choosing = (event) => {
  if (event.type === "keydown") composing = event.isComposing || event.keyCode === 229;
  if (event.key === "Enter" && (composing || event.isComposing)) event.stopPropagation();
};
for (const type of ["keydown", "keypress"]) document.addEventListener(type, choosing, true);

let last = null; // the newest turn, and whether its answer was still coming
let live = false;

/** Bring a new question to the top, once: its answer grows below it, and whoever scrolls meanwhile is left alone. */
function follow() {
  const newest = find("#yj-turns .turn:last-of-type");
  const coming = newest?.classList.contains("live") ?? false;
  if (newest && (newest !== last || (coming && !live))) {
    close(false); // the source of an earlier answer beside a new question would pass for its own
    newest.scrollIntoView({ block: "start" });
  }
  [last, live] = [newest, coming];
}
