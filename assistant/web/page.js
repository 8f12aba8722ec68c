// What the page does by itself: the language, opening a source, copying. Clicks are caught on the document, because
// Gradio builds the page after this script has run. Text from documents enters by textContent, never as HTML.
"use strict";
(() => {
  const ROOT = new URL("../", document.currentScript.src); // the page may live under a portal's path
  const WORDS = JSON.parse(document.getElementById("yj-words").textContent);
  const LANG = { zh: "zh-CN", en: "en" };
  const KEPT = "yinju-language";
  const narrow = matchMedia("(max-width: 1023px)");
  const find = (selector) => document.querySelector(selector);

  // ---- language -------------------------------------------------------------------------------------------------

  let spoken = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
  const word = (key, slots = {}) => filled(WORDS[key][spoken], slots);
  const filled = (text, slots) => text.replace(/\{(\w+)\}/g, (_, name) => slots[name]);

  function kept(value) {
    // A frame of another site may have no storage; then the choice lasts as long as the page.
    try {
      if (value) localStorage.setItem(KEPT, value);
      return localStorage.getItem(KEPT);
    } catch {
      return null;
    }
  }

  function speak(name) {
    if (LANG[name]) spoken = name;
    dress();
  }

  /** Set an attribute only where it differs: a set attribute is a change, and changes call this function. */
  function set(element, name, value) {
    if (element && element.getAttribute(name) !== value) element.setAttribute(name, value);
  }

  function dress() {
    set(document.documentElement, "lang", LANG[spoken]);
    const box = find("textarea");
    set(box, "placeholder", word("placeholder"));
    set(box, "aria-label", word("question"));
    set(box, "enterkeyhint", "send");
    for (const part of ["aria-label", "title"]) {
      set(find("#yj-question .submit-button"), part, word("ask"));
      set(find("[data-close]"), part, word("close"));
    }
    set(find("#yj-panel"), "aria-label", word("source"));
    set(find(".speak"), "aria-label", word("language"));
    set(find("#yj-turns"), "role", "log");
    set(find("#yj-turns"), "aria-live", "polite");
    set(find("#yj-turns"), "aria-label", word("conversation"));
    for (const button of document.querySelectorAll("[data-speak]"))
      set(button, "aria-pressed", String(button.dataset.speak === spoken));
  }

  // ---- building -------------------------------------------------------------------------------------------------

  function element(tag, name, ...children) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...children.filter((child) => child !== null && child !== ""));
    return made;
  }

  /** The words in both languages, as words.py writes them, so that the switch reaches an open source too. */
  function both(key, slots = {}) {
    const made = document.createDocumentFragment();
    for (const name of Object.keys(LANG)) {
      const span = element("span", `w-${name}`, filled(WORDS[key][name], slots));
      span.lang = LANG[name];
      made.append(span);
    }
    return made;
  }

  // ---- a source -------------------------------------------------------------------------------------------------

  const texts = new Map(); // document id → {text, lang}; the last few
  let opened = null; // the citation whose source is open
  let turn = 0; // a slow answer to an earlier click must not replace a later one

  async function textOf(id) {
    if (!texts.has(id)) {
      const reply = await fetch(new URL(`api/v1/documents/${encodeURIComponent(id)}/text`, ROOT));
      if (!reply.ok) throw new Error(`HTTP ${reply.status}`);
      if (texts.size > 20) texts.delete(texts.keys().next().value);
      texts.set(id, { text: await reply.text(), lang: reply.headers.get("Content-Language") || "" });
    }
    return texts.get(id);
  }

  async function open(cite) {
    const mine = ++turn;
    select(cite);
    const sheet = find("#yj-panel .sheet");
    find("#yj-panel .about").textContent = cite.dataset.title || "";
    sheet.replaceChildren(heading(cite.dataset), element("p", "quiet", both("opening")));
    document.documentElement.dataset.source = "open";
    (cover() ? find("[data-close]") : find("#yj-panel")).focus({ preventScroll: true });
    try {
      const { text, lang } = await textOf(cite.dataset.document);
      if (mine === turn) show(sheet, cite.dataset, text, lang);
    } catch (reason) {
      console.warn("Could not open the source:", reason);
      if (mine === turn) sheet.replaceChildren(heading(cite.dataset), alarm("gone"));
    }
  }

  function show(sheet, facts, text, lang) {
    const points = Array.from(text); // offsets count code points; a string's own count UTF-16
    const [start, end] = [Number(facts.start), Number(facts.end)];
    const quoted = points.slice(start, end).join("");
    const intact = quoted === (facts.quote ?? "");
    const paper = paperOf(points, start, end);
    paper.lang = lang;
    sheet.replaceChildren(heading(facts), intact ? "" : alarm("changed"), paper);
    find("#yj-panel").scrollTop = 0;
    paper.querySelector("mark")?.scrollIntoView({ block: "center" });
  }

  /** The whole text, a paragraph a line; the lines that hold the quote stay together, so that it is one <mark>. */
  function paperOf(points, start, end) {
    let [from, to] = [start, end];
    while (from > 0 && points[from - 1] !== "\n") from--;
    while (to < points.length && points[to] !== "\n") to++;
    const slice = (a, b) => points.slice(a, b).join("");
    if (start === end) return element("div", "paper", ...lines(slice(0, points.length)));
    const quoted = element("mark", "", slice(start, end));
    const held = element("p", slice(from, to).includes("\t") ? "row" : "", slice(from, start), quoted, slice(end, to));
    return element("div", "paper", ...lines(slice(0, from)), held, ...lines(slice(to, points.length)));
  }

  function lines(text) {
    const full = text.split("\n").filter((line) => line.trim());
    return full.map((line) => element("p", line.includes("\t") ? "row" : "", line));
  }

  function heading(facts) {
    const said = element("p", "facts", [facts.outlet, facts.date].filter(Boolean).join(" · "));
    if (WORDS[facts.status]) said.append(element("span", `chip ${facts.status}`, both(facts.status)));
    if (facts.reprints) said.append(element("span", "chip", both("reprints", { n: facts.reprints })));
    const place = element("p", "place");
    for (const key of ["reference", "outline"]) if (facts[key]) place.append(element("span", key, facts[key]));
    for (const key of ["page", "cell"]) if (facts[key]) place.append(element("span", "", both(key, { n: facts[key] })));
    return element("div", "head", element("h2", "", facts.title || ""), said, place, record(facts), link(facts.url));
  }

  function record(facts) {
    if (!facts.field) return null;
    const name = WORDS[facts.field] ? both(facts.field) : facts.field;
    return element("p", "record", both("record"), element("strong", "", name, " = ", facts.value || ""));
  }

  function link(url) {
    if (!/^https?:\/\//i.test(url || "")) return null;
    const made = element("a", "original", both("original"));
    Object.assign(made, { href: url, target: "_blank", rel: "noopener noreferrer" });
    return element("p", "", made);
  }

  function alarm(key) {
    const made = element("p", "alarm", both(key));
    made.setAttribute("role", "alert");
    return made;
  }

  function select(cite) {
    for (const other of document.querySelectorAll(".cite.open")) other.classList.remove("open");
    cite?.classList.add("open");
    opened = cite ?? opened;
  }

  /** Over a narrow page or in a frame the panel covers the rest, which must then not take focus. */
  function cover() {
    const shown = document.documentElement.dataset.source === "open";
    const covers = shown && (narrow.matches || document.documentElement.dataset.view === "embed");
    for (const under of ["#yj-head", "#yj-talk"]) find(under).inert = covers;
    set(find("#yj-panel"), "role", covers ? "dialog" : "complementary");
    return covers;
  }

  /** Close the source; give focus back to its number, unless somebody is at work elsewhere. */
  function close(giving = true) {
    if (document.documentElement.dataset.source !== "open") return;
    turn++;
    delete document.documentElement.dataset.source;
    cover();
    select(null);
    for (const part of [".about", ".sheet"]) find(`#yj-panel ${part}`).replaceChildren();
    if (giving) opened?.focus({ preventScroll: true });
  }

  // ---- copying --------------------------------------------------------------------------------------------------

  async function copy(button) {
    const done = (await written(button.dataset.copy)) ? "copied" : "copy_failed";
    button.replaceChildren(both(done));
    setTimeout(() => button.replaceChildren(both("copy")), 2000);
  }

  async function written(text) {
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

  // ---- events ---------------------------------------------------------------------------------------------------

  const clicks = {
    "[data-citation]": open,
    "[data-see]": (line) => {
      const cite = line.closest(".turn").querySelector(`[data-citation="${Number(line.dataset.see)}"]`);
      if (cite) open(cite);
    },
    "[data-close]": close,
    "[data-copy]": copy,
    "[data-new]": () => location.reload(),
    "[data-speak]": (button) => speak(kept(button.dataset.speak) || button.dataset.speak),
  };

  document.addEventListener("click", (event) => {
    for (const [selector, act] of Object.entries(clicks)) {
      const target = event.target.closest?.(selector);
      if (target) return void act(target);
    }
    if (event.target.id === "yj-source") close(); // the shade beside the sheet
  });
  narrow.addEventListener("change", cover);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) close();
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

  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      dress();
      follow();
    });
  }).observe(document.body, { childList: true, subtree: true });

  // Gradio writes the browser's language into <html lang>, be it French; the page's language is ours to say.
  new MutationObserver(dress).observe(document.documentElement, { attributes: true, attributeFilter: ["lang"] });

  speak(new URLSearchParams(location.search).get("lang") || kept());
})();
