// One note of one's own as a part of another page: <section data-kun-mig="slot" data-note-slot="...">.
import { Api } from "./api.js";
import * as seals from "./crypto.js";
import { Editor } from "./editor.js";
import { Keeper } from "./keeper.js";
import { IdleLock } from "./lock.js";
import { start } from "./screen.js";
import * as ways from "./ways.js";

const PARTS = ["impossible", "none", "locked", "open"];

start("slot", (screen, config, token) => {
  const keeper = new Keeper(config, new Api(config.urls, token));
  const editor = new Editor(screen, keeper);
  const slot = screen.root.dataset.noteSlot;
  const only = (part, options) => screen.only(part, PARTS, options);
  const closed = (options) => {
    editor.close();
    keeper.lock();
    refresh();
    only(!seals.isPossible() ? "impossible" : keeper.vault ? "locked" : "none", options);
  };
  const lock = async (why) => {
    if (!(await editor.save())) { screen.say("not-saved"); return; } // it stays open, with the text in it
    closed();
    screen.say(why);
  };
  const refresh = ways.wireUnlock(screen, keeper, async (raw) => {
    await keeper.open(raw);
    raw.fill(0);
    const { notes } = await keeper.notes();
    only("open");
    editor.open(notes.find((note) => note.slot === slot) || keeper.begin(slot));
    screen.say("opened");
  });
  new IdleLock(screen, keeper, { leaving: () => closed({ focus: false }), idle: () => lock("locked-idle") });
  screen.on("lock", () => lock("locked"));
  closed({ focus: false });
});
