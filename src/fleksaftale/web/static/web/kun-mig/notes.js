// The page "Kun mig": a key, a list of notes, one note at a time.
import { Api } from "./api.js";
import * as seals from "./crypto.js";
import { Editor } from "./editor.js";
import { Keeper } from "./keeper.js";
import { IdleLock } from "./lock.js";
import { wireMoving } from "./moving.js";
import { start } from "./screen.js";
import * as ways from "./ways.js";

const PARTS = ["impossible", "none", "locked", "sheet", "list", "note"];

class NotesPage {
  constructor(screen, config, token) {
    this.screen = screen;
    this.keeper = new Keeper(config, new Api(config.urls, token));
    this.editor = new Editor(screen, this.keeper);
    this.notes = [];
    this.deleted = null; // what can be undone
    this.openAgain = null; // the note that stood open when it was locked; what was not saved is sealed in it
    this.refreshWays = ways.wireUnlock(screen, this.keeper, (raw) => this.#open(raw));
    ways.wirePrinting(screen);
    this.#wireSetup();
    new IdleLock(screen, this.keeper, { leaving: () => this.#wipe(), idle: () => this.lock("locked-idle"), elsewhere: () => this.lock("locked") });
    wireMoving(screen, this.keeper, () => this.editor);
    screen.on("lock", () => this.lock("locked"));
    screen.on("new", () => this.#write(this.keeper.begin()));
    screen.on("close", () => this.#close());
    screen.on("delete", () => this.#delete());
    screen.on("undo", () => this.#undo());
    window.addEventListener("pageshow", (event) => { if (event.persisted) { this.#closed(); } });
    this.#closed({ focus: false });
  }

  #only(part, options) { this.screen.only(part, PARTS, options); }

  #closed(options) {
    if (!seals.isPossible()) { this.#only("impossible", options); return; }
    this.refreshWays();
    this.#only(this.keeper.vault ? "locked" : "none", options);
  }

  // --- the key

  #wireSetup() {
    const { screen, keeper } = this;
    const passkeyForm = screen.form("setup-passkey");
    passkeyForm.hidden = !ways.canUsePasskeys(keeper);
    screen.onSubmit(screen.form("setup"), async (form) => {
      const passphrase = ways.newPassphrase(screen, form);
      if (passphrase) { await this.#offerSheet((raw, vault) => ways.ofPassphrase(keeper, passphrase, raw, vault)); }
    });
    screen.onSubmit(passkeyForm, async (form) => {
      const place = form.querySelector("[data-error]");
      screen.problem(place, "");
      try {
        await this.#offerSheet((raw, vault) => ways.ofPasskey(keeper, raw, vault));
      } catch (error) {
        screen.problem(place, screen.text(ways.passkeyProblem(error)));
      }
    });
  }

  // Nothing is sent before the person says that the code is on paper.
  async #offerSheet(firstWay) {
    const vault = crypto.randomUUID();
    const raw = seals.newDataKey();
    const first = await firstWay(raw, vault);
    ways.showSheet(this.screen, async (letters) => {
      await this.keeper.make(vault, [first, await ways.ofSheet(this.keeper, letters, raw, vault)], raw);
      raw.fill(0);
      await this.#list();
    });
    document.querySelector(".kun-mig-protects").open = false; // it was read before the first step
    this.#only("sheet");
  }

  async #open(raw) {
    await this.keeper.open(raw);
    raw.fill(0);
    await this.#list();
    this.screen.say("opened");
    if (this.openAgain) { await this.#reopen(); }
  }

  async #reopen() {
    const { id, slot, revision, aside } = this.openAgain;
    this.openAgain = null;
    const now = this.notes.find((each) => each.id === id) || { ...this.keeper.begin(slot), id };
    // With text set aside it is the note as it was seen then: what another device wrote since is a conflict.
    this.#write(aside && now.revision !== revision ? { ...now, revision, text: "" } : now);
    if (!aside) { return; }
    this.editor.area.value = await this.keeper.fromAside({ id, slot, revision }, aside);
    this.editor.save();
  }

  // Locks after saving. What cannot be saved now stays in this page's memory, sealed, until it is unlocked again.
  async lock(why) {
    if (!this.keeper.isOpen) { return; }
    const { note } = this.editor;
    const saved = note ? await this.editor.save() : true;
    if (note) {
      const aside = saved ? null : await this.keeper.aside(note, this.editor.area.value);
      this.openAgain = { id: note.id, slot: note.slot, revision: note.revision, aside };
    }
    this.#wipe();
    this.#closed();
    this.screen.say(saved ? why : "locked-unsaved");
  }

  #wipe() {
    this.editor.close();
    this.notes = [];
    this.deleted = null;
    this.screen.find("[data-list]").replaceChildren();
    this.screen.find("[data-warnings]").replaceChildren();
    this.keeper.lock();
  }

  // --- the list

  async #list({ focus = true } = {}) {
    try {
      const found = await this.keeper.notes();
      this.notes = found.notes.filter((note) => note.slot === "");
      this.#warn(found);
    } catch (error) {
      this.#warn({ notes: [], missing: 0, error });
    }
    this.#draw();
    this.#only("list", { focus });
  }

  #draw() {
    const rows = this.notes.map((note) => {
      const row = this.screen.copy("row");
      const button = row.querySelector("[data-open]");
      button.textContent = note.unreadable ? this.screen.text("unreadable") : title(note) || this.screen.text("empty");
      button.addEventListener("click", () => this.#write(note));
      row.querySelector("[data-saved]").textContent = this.screen.text("written", { date: this.screen.when(note.saved) });
      return row;
    });
    this.screen.find("[data-list]").replaceChildren(...rows);
    this.screen.show("empty", rows.length === 0);
    this.screen.show("undo", this.deleted !== null);
  }

  #warn({ notes, missing, error, other }) {
    const said = [];
    if (other) { said.push(this.screen.text("vault-other")); }
    if (error) { said.push(this.screen.sentence(error)); }
    if (notes.some((note) => note.older)) { said.push(this.screen.text("older")); }
    if (missing) { said.push(this.screen.text("missing", { count: missing })); }
    this.screen.find("[data-warnings]").replaceChildren(...said.map((sentence) => {
      const box = this.screen.copy("warning");
      box.querySelector("[data-text]").textContent = sentence;
      return box;
    }));
  }

  // --- one note

  #write(note) {
    this.#only("note", { focus: false });
    this.editor.open(note);
  }

  async #close() {
    if (!(await this.editor.save())) { return; }
    this.editor.close();
    await this.#list();
  }

  async #delete() {
    const { note } = this.editor;
    const text = this.editor.area.value;
    try {
      if (!(await this.editor.remove())) { return; }
    } catch (error) {
      this.screen.fault(this.editor.area, this.screen.sentence(error));
      return;
    }
    this.deleted = note.revision ? { note, text } : null;
    this.editor.close();
    await this.#list();
    this.screen.say("deleted");
  }

  async #undo() {
    const { note, text } = this.deleted;
    try {
      await this.keeper.save(note, text);
      this.deleted = null;
      this.screen.say("restored");
    } catch (error) {
      this.#warn({ notes: [], missing: 0, error });
      return;
    }
    await this.#list();
  }
}

const title = (note) => note.text.trim().split("\n")[0].slice(0, 80);

start("notes", (...given) => new NotesPage(...given));
