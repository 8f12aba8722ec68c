// The first run: a store without documents greets with two ways in, and follows the way taken until there is something to ask.
import { ROOT, both, element, find, onChange, onClick, root, worded } from "./page.js";
import { api, attempt, button } from "./library.js";
import { start } from "./library_add.js";

const LOOK_AGAIN = 700; // milliseconds between two looks whether something can be asked
let greeted = false;

async function greet() {
  const health = await (await fetch(new URL("api/v1/health", ROOT))).json();
  if (health.documents > 0) return;
  const overview = await api("");
  const place = element("section", "first");
  place.id = "yj-first";
  find("#yj-welcome").after(place);
  root.dataset.empty = "";
  place.replaceChildren(element("h2", "", both("first_title")), overview.writable ? ways(overview.store) : element("p", "", both("first_terminal")));
  await until((one) => one.documents > 0);
  await ready(place);
}

function ways(store) {
  const way = (act, note) => element("div", "way", act, element("p", "", both(note)));
  const samples = way(button("first_samples", { firstSamples: "" }, "main"), "first_samples_note");
  return element("div", "ways", store.samples ? samples : "", way(button("first_own", { firstOwn: "" }), "first_own_note"));
}

/** Look at the service until it is so; what it tells then. */
async function until(so) {
  for (;;) {
    const reply = await fetch(new URL("api/v1/health", ROOT)).catch(() => null);
    const health = reply?.ok ? await reply.json() : null;
    if (health && so(health)) return health;
    await new Promise((woken) => setTimeout(woken, LOOK_AGAIN));
  }
}

async function ready(place) {
  find("#yj-opened-chat").click(); // there are questions to offer now
  const coming = (await api("/jobs").catch(() => [])).some((job) => !job.over && job.kind === "samples");
  place.replaceChildren(element("h2", "", both("first_ready")), coming ? element("p", "", both("first_more_coming")) : "");
  delete root.dataset.empty;
}

/** Show how far the samples are, where the two ways stood. */
async function working() {
  const status = element("p", "waiting", both("lib_reading"));
  status.setAttribute("role", "status");
  find("#yj-first .ways").replaceChildren(status);
}

onClick("[data-first-samples]", (target) => {
  target.disabled = true;
  attempt(async () => {
    await start({ kind: "samples" });
    await working();
  });
});
/** What went wrong is told where the work was; the Library tells the rest. */
root.addEventListener("yj-job", ({ detail: job }) => {
  const waiting = find("#yj-first .waiting");
  if (!waiting || job.state === "done") return;
  waiting.replaceChildren(both(job.state === "failed" ? "lib_job_failed" : "lib_cancelled"), " ", job.error ? worded(job.error_words) : "");
  waiting.after(button("first_own", { firstOwn: "" }));
});

onClick("[data-first-own]", () => find('.tabs [data-tab="library"]').click());
onChange(() => {
  if (greeted || root.dataset.view === "embed" || !find("#yj-welcome") || !find("#yj-lib .lib")) return;
  greeted = true;
  greet().catch((reason) => console.warn("Could not look whether there are documents:", reason));
});
