// Dialogs: the browser's own, so that focus stays inside, Escape closes, and what lies below is out of reach.
import { both, element, find, word } from "./page.js";

/** A button of ours that does something. */
export function button(key, act) {
  const made = element("button", "yj-button", both(key));
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

/** A dialog with a title, named for screen readers, with a cross to close it. */
export function dialog(key, kind, ...children) {
  const cross = element("button", "cross", "×");
  Object.assign(cross, { type: "button", ariaLabel: word("keep_close") });
  cross.dataset.dialogClose = "";
  const title = element("h2", "", both(key));
  title.id = `yj-dialog-${kind}`;
  const made = element("dialog", `yj-dialog ${kind}`, element("header", "", title, cross), ...children);
  made.setAttribute("aria-labelledby", title.id);
  return made;
}

/** Open a dialog; it is gone from the page when it is closed, and focus goes back to what opened it. */
export function opened(made) {
  const from = document.activeElement;
  made.addEventListener("close", () => {
    made.remove();
    from?.focus?.({ preventScroll: true });
  });
  made.addEventListener("click", (event) => {
    if (event.target === made) made.close(); // the shade around it
  });
  // Escape is the dialog's here, not the page's.
  made.addEventListener("keydown", (event) => event.stopPropagation());
  // Gradio's own clothes end at its app: what we dress stands inside it.
  (find("gradio-app .gradio-container") ?? document.body).append(made);
  made.showModal();
  return made;
}

export const closing = (cross) => cross.closest("dialog").close();
