// The Status tab: its one button is HTML, in three languages, and presses Gradio's.

import { find, onClick } from "./page.js";

onClick("[data-status-test]", () => find("#yj-status-run").click());
