// What the store is made of, for whoever may change it: size, snapshots to go back to, folders to index again, removed documents.
import { both, element, find, onClick, when } from "./page.js";
import { api, attempt, button, bytes, count, onOverview } from "./library.js";
import { start } from "./library_add.js";

onOverview((told) => {
  const place = find(".lib-store");
  place.hidden = !told.writable;
  if (told.writable) place.replaceChildren(...storage(told.store), ...folders(told.store.folders), ...gone(told.store.removed));
});

function storage(store) {
  const made = [
    element("h2", "yj-part", both("lib_store")),
    element("p", "yj-quiet", both("lib_place", { place: store.place, size: bytes(store.bytes) }), " ", both("lib_kept_in")),
  ];
  if (store.snapshots.length)
    made.push(element("ul", "lib-plain", ...store.snapshots.map(snapshot)), element("p", "yj-quiet", both("lib_back_note")));
  return made;
}

function snapshot(one) {
  const act = one.in_force ? element("span", "yj-chip", both("lib_in_force")) : button("lib_go_back", { goBack: one.name });
  const about = element("span", "yj-quiet", time(one.made), " · ", both("lib_counts_documents", { n: count(one.documents) }));
  return element("li", "", both("lib_snapshot"), " ", element("code", "", one.name), " ", about, " ", act);
}

function time(utc) {
  const made = element("time", "", when(utc, { dateStyle: "medium", timeStyle: "short" }));
  made.dateTime = utc;
  return made;
}

function folders(list) {
  if (!list.length) return [];
  const rows = list.map((one) => {
    const name = one.uploads ? element("span", "", both("lib_uploads")) : Object.assign(element("code", "", one.path), { dir: "auto" });
    const about = element("span", "yj-quiet", " ", both("lib_counts_documents", { n: count(one.documents) }), " · ", time(one.at));
    return element("li", "", name, about, " ", button("lib_again", { again: one.path }));
  });
  const all = list.length > 1 ? element("p", "", button("lib_again_all", { again: "" })) : "";
  return [element("h2", "yj-part", both("lib_folders")), element("ul", "lib-plain", ...rows), all];
}

function gone(n) {
  if (!n) return [];
  const list = element("ul", "lib-plain");
  const made = element("details", "lib-part", element("summary", "", both("lib_gone", { n: count(n) })), element("p", "yj-quiet", both("lib_gone_note")), list);
  made.addEventListener("toggle", () => {
    if (made.open) attempt(async () => list.replaceChildren(...(await api("/removed")).map(removed)));
  });
  return [made];
}

function removed(one) {
  const title = Object.assign(element("span", "", one.title || one.source), { dir: "auto" });
  return element("li", "", title, " ", button("lib_restore", { restore: one.id, title: one.title || one.source }));
}

const begin = (work) =>
  attempt(async () => {
    await start(work);
    find(".lib-jobs").scrollIntoView({ block: "center" });
  });

onClick("[data-go-back]", (target) => begin({ kind: "rollback", snapshot: target.dataset.goBack }));
onClick("[data-again]", (target) => begin({ kind: "again", path: target.dataset.again || null }));
