// Filters the requirements, and opens what a link points to. The page is whole without it.
"use strict";
(() => {
  const bar = document.getElementById("filtres");
  const search = document.getElementById("recherche");
  const count = document.getElementById("compte");
  const rows = [...document.querySelectorAll("article.req")];
  const blocks = [...document.querySelectorAll("section.stage, section.part")];
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/’/g, "'").toLowerCase();
  const texts = new Map(rows.map((row) => [row, fold(row.querySelector("h5").textContent)]));
  const chosen = () => bar.querySelector("input[name=constat]:checked").value;

  const filter = () => {
    const outcome = chosen();
    const words = fold(search.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const kept = outcome === "" || row.dataset.outcome === outcome
        || (outcome === "confirm" && row.dataset.confirm === "yes");
      row.hidden = !(kept && words.every((word) => texts.get(row).includes(word)));
      shown += row.hidden ? 0 : 1;
    }
    for (const block of blocks) block.hidden = !block.querySelector("article.req:not([hidden])");
    const all = shown === rows.length;
    count.textContent = all ? "" : `${shown} exigence${shown < 2 ? "" : "s"} sur ${rows.length}`;
  };

  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest("[hidden]")) {
      bar.querySelector("input[value='']").checked = true;
      search.value = "";
      filter();
    }
    for (let up = target; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    target.scrollIntoView();
  };

  bar.hidden = false;
  bar.addEventListener("input", filter);
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", () => {
    for (const item of document.querySelectorAll("details.scenario.failed")) item.open = true;
  });
  if (matchMedia("(max-width: 70rem)").matches) document.querySelector(".contents details").open = false;
  follow();
})();
