// The Evaluate tab: its buttons write an order into a box that nobody sees and press the button beside it.

import { both, element, find, onChange, onClick, root, ROOT, set, word } from "./page.js";

// What a request may hold, less what goes around a file that travels as text.
const MOST = 180 * 1024;

function order(told) {
  const box = find("#yj-evaluate-order textarea, #yj-evaluate-order input");
  box.value = JSON.stringify(told);
  box.dispatchEvent(new Event("input", { bubbles: true }));
  // Gradio hands the box's value on in the next turn.
  setTimeout(() => find("#yj-evaluate-act").click(), 30);
}

const chosen = (name) => find(`#yj-evaluate-${name}`)?.value ?? "";

onClick("[data-evaluate]", (button) => {
  button.disabled = true; // until the answer brings another
  setTimeout(() => (button.disabled = false), 1500);
  order({ do: button.dataset.evaluate, set: chosen("set"), run: button.dataset.run ?? "" });
});

onClick("[data-evaluate-compare]", () => {
  const path = `./tab/evaluate/compare/${encodeURIComponent(chosen("before"))}/${encodeURIComponent(chosen("after"))}`;
  window.open(new URL(path, ROOT), "_blank", "noopener");
});

document.addEventListener("change", async (event) => {
  const file = event.target.closest?.("[data-evaluate-take]")?.files[0];
  if (!file) return;
  event.target.value = "";
  if (file.size > MOST) return void refuse();
  const kept = file.name.replace(/[^\p{L}\p{N}_.-]+/gu, "-"); // as offers.py names it
  order({ do: "take", name: file.name, data: text64(new Uint8Array(await file.arrayBuffer())), set: `uploaded/${kept}` });
});

function text64(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function refuse() {
  const note = element("p", "yj-note grave", both("evaluate_too_large"));
  note.setAttribute("role", "alert");
  find("#yj-evaluate-said").replaceChildren(note);
}

// A label that stands for a file box answers to the keyboard, too.
document.addEventListener("keydown", (event) => {
  const label = event.target.closest?.("label:has([data-evaluate-take])");
  if (!label || (event.key !== "Enter" && event.key !== " ")) return;
  event.preventDefault();
  label.querySelector("input").click();
});

onChange(() => {
  const tongue = { "zh-CN": "zh", "zh-TW": "tw" }[root.lang] ?? "en";
  for (const group of document.querySelectorAll("#yj-evaluate-set optgroup")) set(group, "label", group.dataset[tongue]);
  set(find("[data-evaluate-bar]"), "aria-label", word("evaluate_running", { name: "" }).trim());
  set(find("[data-evaluate-runs]"), "aria-label", word("evaluate_runs"));
});
