// The briefing's own page: its button prints.
document.querySelector("[data-print]").addEventListener("click", () => print());
