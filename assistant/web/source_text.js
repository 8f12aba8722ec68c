// The text of a source around a place in it: as much as a reader looks at is built, more as they scroll.
import { both, element } from "./page.js";
import { slice, unitAt, unitsOf } from "./source_lines.js";
import { isWholeRows, tableOf } from "./source_table.js";

const AROUND = 5000; // characters above and below a place, and added at an end that comes near
const NEAR = "800px";
const SENTENCE = /.{20}[。；.;!?！？]\s*$/s; // an article's line is its heading and its text: not all of it is set in bold

export class Paper {
  /** The paper of a text, `panel` being what scrolls it; `span` is what is quoted, or null. */
  constructor(panel, text, lang, about, span) {
    this.panel = panel;
    this.span = span;
    this.title = about.title;
    this.headings = new Map(about.outline.map((heading) => [heading.start, heading]));
    this.units = unitsOf(text, about.tables, span);
    this.paper = element("div", "paper");
    this.paper.lang = lang;
    this.above = this.more("source_above", () => this.grow(true));
    this.below = this.more("source_below", () => this.grow(false));
    this.rest = this.more("source_all", () => this.whole(), { n: about.characters.toLocaleString("en") });
    this.node = element("div", "reading", this.above, this.paper, element("p", "ends", this.below, this.rest));
    this.watch = new IntersectionObserver((seen) => this.reached(seen), { root: panel, rootMargin: NEAR });
    this.around(span?.start ?? 0);
  }

  more(key, act, slots) {
    const button = element("button", "more", both(key, slots));
    button.type = "button";
    button.addEventListener("click", act);
    return button;
  }

  /** Show what stands around a place, and nothing else. */
  around(at) {
    const here = unitAt(this.units, at);
    this.from = this.reach(here, -1);
    this.to = this.reach(here, 1);
    this.nodes = this.built(this.from, this.to);
    this.paper.replaceChildren(...this.nodes);
    this.dress();
  }

  /** The last unit in a direction that still lies within AROUND characters. */
  reach(from, step) {
    let [at, left] = [from, AROUND];
    while (this.units[at + step] && left > 0) {
      at += step;
      left -= this.units[at].end - this.units[at].start + 1;
    }
    return at;
  }

  built(from, to) {
    return this.units.slice(from, to + 1).map((unit) => (unit.table ? this.table(unit) : this.line(unit)));
  }

  line(unit) {
    const heading = this.headings.get(unit.start);
    const title = unit === this.units[0] && unit.text.trim() === this.title;
    const shown = heading && !SENTENCE.test(unit.text);
    const name = title ? "headline" : shown ? "heading" : unit.text.includes("\t") ? "row" : "";
    const made = element("p", name, ...this.inked(unit));
    made.dir = "auto";
    if (!heading && !title) return made;
    made.setAttribute("role", "heading");
    made.setAttribute("aria-level", title ? "2" : String(Math.min(6, heading.level + 2)));
    return made;
  }

  inked(unit) {
    if (!unit.quoted) return [unit.text];
    const [from, to] = [Math.max(0, this.span.start - unit.start), this.span.end - unit.start];
    return [slice(unit.text, 0, from), element("mark", "", slice(unit.text, from, to)), slice(unit.text, to)];
  }

  table(unit) {
    const inside = this.span && this.span.start < unit.end && this.span.end > unit.start;
    return tableOf(unit, inside ? { ...this.span, rows: isWholeRows(unit, this.span) } : null);
  }

  /** Add what comes next at one end. */
  grow(up) {
    this.add(up, up ? this.reach(this.from, -1) : this.reach(this.to, 1));
  }

  whole() {
    this.add(false, this.units.length - 1);
    this.add(true, 0);
  }

  /** Add all units to one that is not shown yet; what is in sight stays where it is. */
  add(up, end) {
    const made = up ? this.built(end, this.from - 1) : this.built(this.to + 1, end);
    const high = up ? this.panel.scrollHeight : 0;
    if (up) {
      this.paper.prepend(...made);
      this.nodes.unshift(...made);
      this.from = end;
      this.panel.scrollTop += this.panel.scrollHeight - high;
    } else {
      this.paper.append(...made);
      this.nodes.push(...made);
      this.to = end;
    }
    this.dress();
  }

  dress() {
    this.above.hidden = this.from === 0;
    this.below.hidden = this.rest.hidden = this.to === this.units.length - 1;
    for (const end of [this.above, this.below]) {
      this.watch.unobserve(end); // seen anew, so that an end still near is told again
      if (this.watching) this.watch.observe(end);
    }
  }

  reached(seen) {
    for (const { isIntersecting, target } of seen)
      if (isIntersecting && target.isConnected && !target.hidden) this.grow(target === this.above);
  }

  /** Bring the quote into sight, and add more as the reader scrolls. */
  toQuote() {
    this.panel.scrollTop = 0;
    if (this.span && !this.paper.querySelector("mark")) this.around(this.span.start);
    const mark = this.paper.querySelector("mark");
    mark?.scrollIntoView({ block: "center", inline: "nearest" });
    this.begin();
  }

  begin() {
    this.watching = true;
    this.dress();
  }

  /** Bring the line at a place into sight. */
  jump(at) {
    const here = unitAt(this.units, at);
    if (here < this.from || here > this.to) this.around(at);
    this.nodes[here - this.from].scrollIntoView({ block: "start" });
    this.begin();
  }

  close() {
    this.watch.disconnect();
  }
}
