// The desk is complete without this script; it only makes it quieter and quicker.
"use strict";

// A part of a page that names where it is had from is brought up to date, a few kB at a time, while nobody types in it.
document.querySelectorAll("[data-refresh]").forEach((part) => {
  let tag = "";
  const busy = () => document.hidden || part.contains(document.activeElement) || part.querySelector("details[open]")
    || [...part.querySelectorAll("input, textarea, select")].some((field) => field.value !== field.defaultValue);
  const refresh = async () => {
    if (busy()) return;
    try {
      const answer = await fetch(part.dataset.refresh, { headers: tag ? { "If-None-Match": tag } : {}, redirect: "manual" });
      if (answer.status !== 200) return;
      const text = await answer.text();
      if (!busy()) { tag = answer.headers.get("ETag") || ""; part.innerHTML = text; }
    } catch { /* the network is away: the next time */ }
  };
  setInterval(refresh, 1000 * (Number(part.dataset.every) || 30));
  document.addEventListener("visibilitychange", refresh);
});
