// The quote behind a citation, shown when one points at it or comes to it with the keyboard. It stays while the pointer is
// on it, goes with Escape, and is there for screen readers as the description of the number (WCAG 1.4.13).
import { element, find, onEscape, onKey, root } from "./page.js";

const LONGEST = 280;
const PATIENCE = 150; // ms for the way from the number to the quote
const tip = element("div", "", element("p", "from"), element("p", "quote"));
tip.id = "yj-tip";
tip.setAttribute("role", "tooltip");
tip.hidden = true;
document.body.append(tip);
let shown = null; // the citation that the tip speaks of
let leaving = 0;

function show(cite) {
  clearTimeout(leaving);
  if (cite === shown) return;
  hide();
  const { title, outlet, date, reference, quote, field, value } = cite.dataset;
  const points = Array.from(quote ?? `${field} = ${value ?? ""}`);
  tip.firstChild.textContent = [outlet ?? title, date, reference].filter(Boolean).join(" · ");
  tip.lastChild.textContent = points.length > LONGEST ? `${points.slice(0, LONGEST).join("")}…` : points.join("");
  tip.hidden = false;
  shown = cite;
  cite.setAttribute("aria-describedby", tip.id);
  lay(cite.getBoundingClientRect());
}

/** Below the number where there is room, else above it; within the window. */
function lay(cite) {
  const gap = 6;
  const left = Math.max(8, Math.min(cite.left, innerWidth - tip.offsetWidth - 8));
  const below = cite.bottom + gap + tip.offsetHeight <= innerHeight;
  tip.style.left = `${left}px`;
  tip.style.top = `${below ? cite.bottom + gap : Math.max(8, cite.top - gap - tip.offsetHeight)}px`;
}

function hide() {
  clearTimeout(leaving);
  shown?.removeAttribute("aria-describedby");
  shown = null;
  tip.hidden = true;
}

const cited = (target) => target.closest?.("#yj-turns [data-citation]");
const leave = () => (leaving = setTimeout(hide, PATIENCE));

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return; // a finger opens the source
  if (tip.contains(event.target)) clearTimeout(leaving);
  else if (cited(event.target)) show(cited(event.target));
});
document.addEventListener("pointerout", (event) => {
  if (event.pointerType !== "touch" && (tip.contains(event.target) || cited(event.target))) leave();
});
document.addEventListener("focusin", (event) => {
  const cite = cited(event.target);
  if (cite?.matches(":focus-visible")) show(cite);
  else if (!tip.contains(event.target)) hide();
});
document.addEventListener("click", (event) => tip.contains(event.target) || hide());
document.addEventListener("scroll", hide, { capture: true, passive: true });
onEscape(() => {
  if (tip.hidden) return false;
  hide();
  return true;
});

// ---- j and k: from citation to citation ------------------------------------------------------------------------------

let last = null;

function step(by) {
  const all = [...document.querySelectorAll("#yj-turns [data-citation]")].filter((cite) => cite.checkVisibility());
  if (!all.length) return;
  const here = all.indexOf(cited(document.activeElement) ?? last);
  // From nowhere, j goes to the first citation of the newest answer.
  const newest = all.findIndex((cite) => cite.closest(".turn:last-of-type"));
  const next = here < 0 ? Math.max(newest, 0) : Math.max(0, Math.min(all.length - 1, here + by));
  last = all[next];
  last.focus();
  last.scrollIntoView({ block: "nearest" });
  if (root.dataset.source === "open" && find("#yj-panel")) last.click();
  else show(last);
}

onKey("j", () => step(1));
onKey("k", () => step(-1));
