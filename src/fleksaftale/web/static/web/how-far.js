// Shows how far the worker is, every other second. Without scripts, the button shows it.
const EVERY = 2000;
const shown = document.querySelector("[data-goes-on]");

const look = async () => {
  let page;
  try {
    const answer = await fetch(location.href);
    if (!answer.ok || answer.redirected) { location.reload(); return; } // signed out, or asked to confirm again
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    setTimeout(look, 5 * EVERY); // no connection just now
    return;
  }
  const now = page.querySelector("[data-goes-on]");
  if (!now) { location.reload(); return; } // all are made
  for (const part of ["[data-how-far]", "progress"]) {
    shown.querySelector(part).replaceWith(now.querySelector(part));
  }
  setTimeout(look, EVERY);
};

if (shown) {
  shown.querySelector("a.button").closest("p").hidden = true;
  setTimeout(look, EVERY);
}
