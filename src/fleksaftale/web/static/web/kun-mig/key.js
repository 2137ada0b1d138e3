// The page about the ways in: see them, change one, add one, or begin anew. The data key stays the same throughout.
import { Api } from "./api.js";
import * as seals from "./crypto.js";
import { Keeper, forgetCounters } from "./keeper.js";
import { IdleLock } from "./lock.js";
import { start } from "./screen.js";
import * as ways from "./ways.js";

const PARTS = ["impossible", "locked", "sheet", "ways"];

start("key", (screen, config, token) => {
  const keeper = new Keeper(config, new Api(config.urls, token));
  let raw = null; // the data key as bytes, while this page is unlocked

  const only = (part, options) => screen.only(part, PARTS, options);
  const closed = (options) => {
    raw?.fill(0);
    raw = null;
    keeper.lock();
    refresh();
    only(seals.isPossible() ? "locked" : "impossible", options);
  };
  const refresh = ways.wireUnlock(screen, keeper, async (bytes) => {
    await keeper.open(bytes);
    raw = bytes;
    draw();
    only("ways");
  });
  ways.wirePrinting(screen);
  new IdleLock(screen, keeper, { leaving: () => closed({ focus: false }), idle: () => { closed(); screen.say("locked"); } });
  screen.on("lock", () => { closed(); screen.say("locked"); });

  const problem = screen.part("ways").querySelector("[data-problem]");
  const attempt = async (act, said) => {
    screen.problem(problem, "");
    try {
      await act();
      draw();
      screen.say(said);
    } catch (error) {
      screen.problem(problem, screen.sentence(error));
    }
  };

  const name = (key) => {
    if (key.way !== "passkey") { return screen.text(`way-${key.way}`); }
    const known = config.passkeys.find((each) => each.id === key.credential);
    return known ? screen.text("way-passkey", { name: known.name }) : screen.text("way-passkey-gone");
  };

  const draw = () => {
    const removable = keeper.vault.keys.filter((key) => key.way !== "recovery").length > 1;
    screen.find("[data-ways]").replaceChildren(...keeper.vault.keys.map((key) => {
      const row = screen.copy("way");
      const made = key.made ? ` – ${screen.text("made", { date: screen.when(key.made) })}` : "";
      row.querySelector("[data-name]").textContent = name(key) + made;
      const button = row.querySelector("[data-remove]");
      button.hidden = key.way === "recovery" || !removable;
      button.textContent = screen.text("remove");
      button.setAttribute("aria-label", `${screen.text("remove")}: ${name(key)}`);
      button.addEventListener("click", () => attempt(() => remove(key), "removed"));
      return row;
    }));
    screen.find("[data-do='add-passkey']").hidden = !ways.hasFreePasskey(keeper);
  };

  const remove = async (key) => {
    await keeper.api.key({ do: "remove", vault: keeper.vault.id, key: key.id });
    keeper.vault.keys = keeper.vault.keys.filter((other) => other !== key);
    screen.part("ways").querySelector("h2").focus();
  };

  screen.onSubmit(screen.form("passphrase"), async (form) => {
    const passphrase = ways.newPassphrase(screen, form);
    if (!passphrase) { return; }
    await attempt(async () => keeper.putKey(await ways.ofPassphrase(keeper, passphrase, raw)), "passphrase-changed");
    form.closest("details").open = false;
    screen.part("ways").querySelector("h2").focus();
  });
  screen.on("new-sheet", () => {
    ways.showSheet(screen, async (letters) => {
      await keeper.putKey(await ways.ofSheet(keeper, letters, raw));
      draw();
      only("ways");
      screen.say("sheet-changed");
    });
    only("sheet");
  });
  screen.on("add-passkey", async () => {
    screen.problem(problem, "");
    let key;
    try { key = await ways.ofPasskey(keeper, raw); } catch (error) {
      screen.problem(problem, screen.text(ways.passkeyProblem(error)));
      return;
    }
    await attempt(() => keeper.putKey(key), "passkey-added");
  });

  const over = screen.form("start-over");
  over.hidden = false;
  screen.onSubmit(over, async () => {
    const place = over.querySelector("[data-problem]");
    if (!over.querySelector("input").checked) { screen.problem(place, screen.text("choose")); return; }
    try {
      await keeper.api.key({ do: "start over", vault: keeper.vault.id, sure: true });
      forgetCounters();
      window.location.assign(config.urls.notes);
    } catch (error) {
      screen.problem(place, screen.sentence(error));
    }
  });
  closed({ focus: false });
});
