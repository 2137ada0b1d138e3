// Small helps on top of pages that work without them. No library beside DKFDS, no request, nothing stored.
(function () {
  "use strict";

  const start = function () {
    // Our own messages are in the page's language and stay; the browser's bubbles are and do neither.
    document.querySelectorAll("form").forEach(function (form) { form.noValidate = true; });

    if (window.DKFDS) { window.DKFDS.init(); }

    // The error summary takes focus (DKFDS does it; this is for the day DKFDS is not there).
    const summary = document.querySelector(".error-summary");
    if (summary) { summary.focus(); }

    // Notes that lie open in another window are locked where nobody is signed in, or another has the device.
    if (window.BroadcastChannel && document.body.matches("[data-lock-notes]")) {
      const windows = new BroadcastChannel("kun-mig");
      windows.postMessage("lock");
      windows.close();
    }

    // A live region speaks when something enters it: put the messages in again, once.
    const messages = document.querySelector(".messages[role=status]");
    if (messages && !summary) {
      window.setTimeout(function () { messages.replaceChildren.apply(messages, Array.from(messages.childNodes)); }, 150);
    }

    // Half an hour before somebody is signed out they are told, once, and can stay.
    const stay = document.querySelector("[data-stay]");
    if (stay) {
      const ending = function (minutes) { return Date.now() + Number(minutes) * 60000; };
      let ends = ending(stay.dataset.stay), told = 0;
      const look = function () {
        if (told === ends || Date.now() < ends - 30 * 60000) { return; }
        told = ends;
        if (stay.children.length > 1) { stay.querySelector("p").textContent = stay.dataset.stayAgain; return; }
        stay.append(stay.querySelector("template").content.cloneNode(true));
        const button = stay.querySelector("button");
        if (!button) { return; }  // a guest's day, which cannot be put off
        button.addEventListener("click", async function () {
          const answer = await fetch(stay.dataset.stayAt, { redirect: "manual" }).catch(function () { return {}; });
          const said = answer.ok ? await answer.json() : null;
          stay.querySelector("p").textContent = said ? said.text : stay.dataset.stayGone;
          if (said) { ends = ending(said.minutes); stay.dataset.stayAgain = said.again; }
        });
      };
      window.setInterval(look, 60000);
      document.addEventListener("visibilitychange", look);
      look();
    }

    // A menu closes with Escape, and when the focus or a click goes elsewhere.
    const menus = document.querySelectorAll("details.site-menu");
    const closeOthers = function (target) {
      menus.forEach(function (menu) { if (menu.open && !menu.contains(target)) { menu.open = false; } });
    };
    document.addEventListener("click", function (event) { closeOthers(event.target); });
    document.addEventListener("focusin", function (event) { closeOthers(event.target); });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape") { return; }
      menus.forEach(function (menu) {
        if (!menu.open) { return; }
        menu.open = false;
        if (menu.contains(document.activeElement)) { menu.querySelector("summary").focus(); }
      });
    });

    // A field that belongs to one choice is hidden while another one is made (never one with an error in it).
    document.querySelectorAll("[data-when]").forEach(function (group) {
      const choices = document.querySelectorAll("input[name='" + CSS.escape(group.dataset.when) + "']");
      const show = function () {
        const chosen = Array.from(choices).some(function (choice) { return choice.checked && group.dataset.whenValue.split(" ").includes(choice.value); });
        group.hidden = !chosen && !group.matches(".form-error, :has(.form-error)");
      };
      choices.forEach(function (choice) { choice.addEventListener("change", show); });
      if (choices.length) { show(); }
    });

    // A second press while the first is on its way does nothing.
    document.querySelectorAll("form[method=post]").forEach(function (form) {
      form.addEventListener("submit", function (event) {
        if (form.dataset.sent) { event.preventDefault(); return; }
        window.setTimeout(function () {
          if (event.defaultPrevented) { return; } // another script took it, and may send it later
          form.dataset.sent = "yes";
          window.setTimeout(function () { delete form.dataset.sent; }, 5000); // the answer may be a download
        }, 0);
      });
    });
    window.addEventListener("pageshow", function () {
      document.querySelectorAll("form[data-sent]").forEach(function (form) { delete form.dataset.sent; });
    });
  };

  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", start); } else { start(); }
})();
