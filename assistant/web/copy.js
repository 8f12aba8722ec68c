// Copying an answer with its sources.
import { both, element, onClick } from "./page.js";

async function copy(button) {
  const done = (await written(button.dataset.copy)) ? "copied" : "copy_failed";
  button.replaceChildren(both(done));
  setTimeout(() => button.replaceChildren(both(button.dataset.copied ?? "copy")), 2000);
}

/** Whether a text could be written to the clipboard. */
export async function written(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return selected(text); // no clipboard without https, and in some frames
  }
}

function selected(text) {
  const box = element("textarea", "offscreen");
  box.value = text;
  document.body.append(box);
  box.select();
  const done = document.execCommand("copy");
  box.remove();
  return done;
}

onClick("[data-copy]", copy);
