// The page is whole without this: it finds among the cases, follows the browser's language, and opens cases to print.
(() => {
  const zh = document.getElementById("tongue-zh");
  const say = () => { document.documentElement.lang = zh.checked ? "zh" : "en"; };
  if ((navigator.language || "").toLowerCase().startsWith("zh")) zh.checked = true;
  document.querySelector(".tongue").addEventListener("change", say);
  say();

  const box = document.getElementById("find");
  if (box) {
    const cases = [...document.querySelectorAll("[data-case]")];
    const texts = cases.map((one) => one.textContent.toLowerCase());
    const count = document.getElementById("found");
    box.closest(".find").hidden = false;
    box.addEventListener("input", () => {
      const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
      let found = 0;
      cases.forEach((one, at) => {
        one.hidden = !words.every((word) => texts[at].includes(word));
        found += one.hidden ? 0 : 1;
      });
      count.textContent = words.length ? `${found} / ${cases.length}` : "";
    });
  }

  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details.print:not([open])")];
    opened.forEach((one) => { one.open = true; });
  });
  window.addEventListener("afterprint", () => opened.forEach((one) => { one.open = false; }));
})();
