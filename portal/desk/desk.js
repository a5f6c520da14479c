// The desk is complete without this script; it only makes it quieter and quicker.
"use strict";

const touched = (field) => field.options
  ? field.selectedIndex !== Math.max(0, [...field.options].findIndex((one) => one.defaultSelected))
  : field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked
  : field.value !== field.defaultValue;
const chosen = (part) => { const some = getSelection(); return !some.isCollapsed && part.contains(some.anchorNode); };

// A part of a page that names where it is had from is brought up to date, a few kB at a time, while nobody types in it.
document.querySelectorAll("[data-refresh]").forEach((part) => {
  let tag = part.dataset.tag || "";
  const busy = () => document.hidden || part.contains(document.activeElement) || chosen(part)
    || part.querySelector("details[open]") || document.querySelector("dialog[open]")
    || [...part.querySelectorAll("input, textarea, select")].some(touched);
  const refresh = async () => {
    if (busy()) return;
    try {
      const answer = await fetch(part.dataset.refresh, { headers: tag ? { "If-None-Match": tag } : {}, redirect: "manual" });
      if (answer.status !== 200) return;
      const text = await answer.text();
      if (busy()) return;
      const places = [...part.querySelectorAll(".scroll")].map((box) => box.scrollLeft);
      tag = answer.headers.get("ETag") || "";
      part.innerHTML = text;
      part.querySelectorAll(".scroll").forEach((box, n) => { box.scrollLeft = places[n] || 0; });
    } catch { /* the network is away: the next time */ }
  };
  setInterval(refresh, 1000 * (Number(part.dataset.every) || 30));
  document.addEventListener("visibilitychange", refresh);
  addEventListener("pageshow", (event) => event.persisted && refresh());
});
