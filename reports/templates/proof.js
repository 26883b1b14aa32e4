// Opens what a link points to. The page is whole without it.
"use strict";
(() => {
  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let up = target; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", () => {
    for (const group of document.querySelectorAll("details.group")) group.open = true;
  });
  if (matchMedia("(max-width: 70rem)").matches) document.querySelector(".contents details").open = false;
  follow();
})();
