// What a reader says of an answer: good at a click, or what is wrong with it, in a dialog.
import { ROOT, both, element, onChange, onClick, set, tell, word } from "./page.js";
import { button, dialog, opened } from "./dialog.js";
import { ask, conversation, sending } from "./keep.js";

const REASONS = [
  "wrong_passage", "wrong_figure", "wrong_speaker", "incomplete", "should_have_refused", "should_have_answered", "other",
]; // prettier-ignore
const REFUSED = ["should_have_answered", "incomplete", "other"]; // what can be wrong with no answer
const LONGEST = 2000;
const given = new Map(); // "conversation/turn" → good or bad: Gradio draws the turns anew

const key = (turn) => `${conversation()}/${turn.dataset.turn}`;

async function send(turn, said) {
  const about = { conversation: conversation(), turn: Number(turn.dataset.turn) };
  await ask(new URL("api/v1/feedback", ROOT), sending("POST", { ...about, ...said }));
  given.set(key(turn), said.reason === "good" ? "good" : "bad");
  tell("feed_thanks");
  mark();
}

onClick('[data-feedback="good"]', async (pressed) => {
  const turn = pressed.closest(".turn");
  if (given.get(key(turn)) === "good") return;
  try {
    await send(turn, { reason: "good" });
  } catch (reason) {
    opened(dialog("feed_good", "feedback", element("p", "alarm", both("keep_failed", { why: reason }))));
  }
});

onClick('[data-feedback="bad"]', (pressed) => {
  const turn = pressed.closest(".turn");
  const note = element("textarea", "");
  Object.assign(note, { rows: 3, maxLength: LONGEST, name: "note" });
  const said = element("p", "alarm");
  said.setAttribute("role", "alert");
  const form = element("form", "", reasons(turn), element("label", "yj-field", both("feed_note"), note));
  const made = dialog("feed_title", "feedback", form);
  const sent = button("feed_send", () => form.requestSubmit());
  sent.classList.add("main");
  form.append(element("p", "yj-quiet", both("feed_kept_with")), said, element("p", "tools", sent));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const told = { reason: new FormData(form).get("reason"), note: note.value };
    send(turn, told).then(
      () => made.close(),
      (reason) => said.replaceChildren(both("keep_failed", { why: reason })),
    );
  });
  opened(made);
});

function reasons(turn) {
  const made = element("fieldset", "", element("legend", "", both("feed_reason")));
  const fitting = turn.querySelector(".refusal") ? REFUSED : REASONS.filter((name) => name !== "should_have_answered");
  for (const name of fitting) {
    const input = element("input", "");
    Object.assign(input, { type: "radio", name: "reason", value: name, required: true });
    made.append(element("label", "choice", input, element("span", "", both(`feed_${name}`))));
  }
  return made;
}

/** Show which thumbs were given, and name them for screen readers. */
function mark() {
  for (const thumb of document.querySelectorAll("[data-feedback]")) {
    const turn = thumb.closest(".turn");
    set(thumb, "aria-pressed", String(given.get(key(turn)) === thumb.dataset.feedback));
    for (const part of ["aria-label", "title"]) set(thumb, part, word(`feed_${thumb.dataset.feedback}`));
  }
}

onChange(mark);
