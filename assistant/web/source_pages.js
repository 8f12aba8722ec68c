// The pages of a source as they were printed, one at a time, with boxes over what is quoted.
import { both, element, onChange, set, tell, word } from "./page.js";
import { pictureOf } from "./source_fetch.js";

const STEP = 200; // widths are asked for in steps, so that a panel a little wider asks for the same picture
const WIDEST = 2400;
const LARGER = 1.8;

export class Pages {
  /** The pages of a document, at the first that `place` names; `failed` is called when one cannot be drawn. */
  constructor(panel, facts, place, failed) {
    Object.assign(this, { panel, facts, place, failed, large: false, number: place.pages[0].page });
    this.label = element("span", "number");
    this.before = this.tool("source_page_before", "‹", () => this.turn(this.number - 1));
    this.after = this.tool("source_page_after", "›", () => this.turn(this.number + 1));
    this.size = this.tool("source_larger", null, () => this.resize());
    this.frame = element("div", "frame");
    this.frame.tabIndex = 0; // whoever has no mouse scrolls it with the arrows
    this.frame.setAttribute("role", "group");
    const tools = element("p", "turning", this.before, this.label, this.after, this.size);
    const rough = place.exact ? null : element("p", "quiet", both("source_roughly"));
    this.node = element("div", "pages", rough, tools, this.frame);
    this.turn(this.number);
  }

  tool(key, sign, act) {
    const button = element("button", sign ? "turn-page" : "more", sign ?? both(key));
    button.type = "button";
    if (sign) button.dataset.says = key;
    button.addEventListener("click", act);
    return button;
  }

  get here() {
    return this.place.pages.find((page) => page.page === this.number);
  }

  turn(number) {
    this.number = Math.min(Math.max(number, 1), this.place.count);
    this.before.disabled = this.number === 1;
    this.after.disabled = this.number === this.place.count;
    const slots = { n: this.number, count: this.place.count };
    this.label.replaceChildren(both("source_page_of", slots));
    this.frame.setAttribute("aria-label", word("source_page_of", slots));
    tell("source_page_of", slots);
    this.draw();
  }

  draw() {
    const picture = element("img", "");
    const wide = Math.ceil((this.panel.clientWidth * devicePixelRatio * (this.large ? LARGER : 1)) / STEP) * STEP;
    picture.alt = word("source_page_of", { n: this.number, count: this.place.count });
    picture.addEventListener("error", () => picture.isConnected && this.failed());
    picture.src = pictureOf(this.facts.document, this.number, Math.min(wide, WIDEST));
    const sheet = element("div", "printed", picture);
    if (this.here) {
      Object.assign(picture, { width: Math.round(this.here.width), height: Math.round(this.here.height) });
      sheet.append(...this.boxes(this.here));
    }
    this.frame.replaceChildren(sheet);
    this.frame.classList.toggle("large", this.large);
  }

  /** A box over each line, and one mark around them all that holds the words, for those who copy or listen. */
  boxes({ width, height, boxes }) {
    if (!boxes.length) return [];
    const placed = (name, tag, [left, top, right, bottom]) => {
      const box = element(tag, name);
      box.style.left = `${(100 * left) / width}%`;
      box.style.top = `${(100 * top) / height}%`;
      box.style.width = `${(100 * (right - left)) / width}%`;
      box.style.height = `${(100 * (bottom - top)) / height}%`;
      return box;
    };
    const around = [Math.min, Math.min, Math.max, Math.max].map((of, n) => of(...boxes.map((box) => box[n])));
    const mark = placed("spot", "mark", around);
    mark.textContent = this.place.quote;
    return [mark, ...boxes.map((box) => placed("box", "span", box))];
  }

  resize() {
    this.large = !this.large;
    this.size.replaceChildren(both(this.large ? "source_smaller" : "source_larger"));
    this.draw();
    this.toQuote();
  }

  toQuote() {
    if (!this.here) this.turn(this.place.pages[0].page);
    this.panel.scrollTop = 0;
    const sought = this.frame.querySelector("mark") ?? this.frame.querySelector("img");
    sought?.scrollIntoView({ block: "center", inline: "center" });
  }
}

onChange(() => {
  for (const button of document.querySelectorAll("#yj-panel [data-says]"))
    for (const part of ["aria-label", "title"]) set(button, part, word(button.dataset.says));
});
