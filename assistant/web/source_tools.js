// The contents of a source, which jump.
import { element, find, set, word } from "./page.js";

const list = () => find("#yj-panel .contents");
let used = null; // the button that opened the contents

export const contents = {
  /** Open the headings of a document, or close them; the one over `at` is told as current. */
  turn(button, outline, at, jump) {
    if (this.close()) return;
    used = button;
    const over = outline.filter((heading) => heading.start <= (at ?? -1)).at(-1);
    const top = Math.min(...outline.map((heading) => heading.level));
    list().replaceChildren(...outline.map((heading) => this.line(heading, heading === over, heading.level - top, jump)));
    list().hidden = false;
    set(list(), "aria-label", word("source_contents"));
    set(button, "aria-expanded", "true");
    (list().querySelector("[aria-current]") ?? list().firstChild).focus();
  },

  line(heading, current, depth, jump) {
    const line = element("button", "", element("bdi", "", heading.title));
    line.type = "button";
    line.style.paddingInlineStart = `${0.75 + Math.min(depth, 6) * 0.9}rem`;
    if (current) line.setAttribute("aria-current", "location");
    line.addEventListener("click", () => {
      this.close();
      jump(heading.start);
    });
    return line;
  },

  /** Close the headings; true when they were open. */
  close() {
    if (!list() || list().hidden) return false;
    list().hidden = true;
    list().replaceChildren();
    set(used, "aria-expanded", "false");
    used?.focus({ preventScroll: true });
    return true;
  },
};
