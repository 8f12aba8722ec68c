// Taking a conversation along as a briefing: which questions, in which form.
import { ROOT, both, element, onClick, root } from "./page.js";
import { button, dialog, opened } from "./dialog.js";
import { conversation } from "./keep.js";

const FORMS = ["docx", "md", "html"];
const LANGS = { "zh-CN": "zh", "zh-TW": "tw", en: "en" };

onClick("[data-export]", () => {
  const turns = [...document.querySelectorAll("#yj-turns .turn.done[data-turn]")];
  if (!conversation() || !turns.length) {
    opened(dialog("brief_title", "export", element("p", "", both("brief_empty"))));
    return;
  }
  const form = element("form", "", forms(), which(turns));
  const said = element("p", "alarm");
  said.setAttribute("role", "alert");
  const made = dialog("brief_title", "export", form);
  const take = button("brief_take", () => form.requestSubmit());
  take.classList.add("main");
  form.append(said, element("p", "tools", take));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = new FormData(form).getAll("turn");
    if (!chosen.length) return said.replaceChildren(both("brief_nothing"));
    fetchIt(new FormData(form).get("form"), all(form) ? [] : chosen);
    made.close();
  });
  opened(made);
});

const boxes = (form) => [...form.querySelectorAll('[name="turn"]')];
const all = (form) => boxes(form).every((one) => one.checked);

/** Follow the address of the briefing: the browser saves a file, and opens a page to print in a window of its own. */
function fetchIt(form, turns) {
  const url = new URL(`api/v1/conversations/${encodeURIComponent(conversation())}/briefing`, ROOT);
  url.search = new URLSearchParams({ form, turns: turns.join(","), lang: LANGS[root.lang] ?? "en" });
  const link = element("a", "");
  Object.assign(link, { href: url, rel: "noopener", target: form === "html" ? "_blank" : "", download: "" });
  if (form === "html") link.removeAttribute("download");
  document.body.append(link);
  link.click();
  link.remove();
}

function which(turns) {
  const set = element("fieldset", "", element("legend", "", both("brief_which")));
  const every = choice("checkbox", "every", "", both("brief_all"));
  const rows = turns.map((turn) => choice("checkbox", "turn", turn.dataset.turn, turn.querySelector(".asked").textContent));
  set.append(...(rows.length > 1 ? [every] : []), ...rows);
  set.addEventListener("change", (event) => {
    const list = [...set.querySelectorAll('[name="turn"]')];
    if (event.target.name === "every") for (const one of list) one.checked = event.target.checked;
    else every.querySelector("input").checked = list.every((one) => one.checked);
  });
  return set;
}

function forms() {
  const set = element("fieldset", "", element("legend", "", both("brief_form")));
  const rows = FORMS.map((name) => choice("radio", "form", name, both(`brief_${name}`)));
  for (const [at, one] of rows.entries()) one.querySelector("input").checked = at === 0;
  set.append(...rows);
  return set;
}

function choice(type, name, value, label) {
  const input = element("input", "");
  Object.assign(input, { type, name, value, checked: type === "checkbox" });
  const said = element("span", "", label);
  said.dir = "auto";
  return element("label", "choice", input, said);
}
