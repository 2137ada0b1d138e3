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
  let kept = null; // what could not be saved before it had to be locked, sealed, for this page's memory
  const lock = async (why) => {
    if (!(await editor.save())) { screen.say("not-saved"); return; } // it stays open, with the text in it
    closed();
    screen.say(why);
  };
  const lockNow = async () => {
    const { note } = editor;
    const saved = note ? await editor.save() : true;
    kept = saved ? null : { id: note.id, revision: note.revision, aside: await keeper.aside(note, editor.area.value) };
    closed();
    screen.say(saved ? "locked" : "locked-unsaved");
  };
  const restore = async () => {
    if (!kept || editor.note.id !== kept.id || editor.note.revision !== kept.revision) { return; }
    editor.area.value = await keeper.fromAside(editor.note, kept.aside);
    kept = null;
    editor.save();
  };
  const refresh = ways.wireUnlock(screen, keeper, async (raw) => {
    await keeper.open(raw);
    raw.fill(0);
    const { notes } = await keeper.notes();
    only("open");
    editor.open(notes.find((note) => note.slot === slot) || { ...keeper.begin(slot), ...(kept && !kept.revision ? { id: kept.id } : {}) });
    await restore();
    screen.say("opened");
  });
  new IdleLock(screen, keeper, { leaving: () => closed({ focus: false }), idle: () => lock("locked-idle"), elsewhere: lockNow });
  screen.on("lock", () => lock("locked"));
  closed({ focus: false });
});
