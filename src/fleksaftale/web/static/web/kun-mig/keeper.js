// The key in memory, and the notes it opens. Nothing that opens a note is ever stored: a reload asks again.
import * as seals from "./crypto.js";

// The one thing kept on the device: the highest number seen of each note, so that an old one is noticed.
class Counter {
  constructor(name) { this.name = name; }
  read() { try { return JSON.parse(localStorage.getItem(this.name)) || {}; } catch { return {}; } }
  saw(id, revision) {
    const seen = this.read();
    if (revision <= (seen[id] || 0)) { return; }
    seen[id] = revision;
    try { localStorage.setItem(this.name, JSON.stringify(seen)); } catch { /* not without leave */ }
  }
}

export const forgetCounters = () => {
  try {
    for (const name of Object.keys(localStorage)) { if (name.startsWith("kun-mig:")) { localStorage.removeItem(name); } }
  } catch { /* there are none */ }
};

export class Keeper extends EventTarget {
  #key = null;

  constructor(config, api) {
    super();
    this.config = config;
    this.api = api;
    this.vault = config.vault; // { id, keys } or null
  }

  get isOpen() { return this.#key !== null; }

  place(key, vault = this.vault.id) { return { owner: this.config.owner, vault, key: key.id, way: key.way }; }

  // The data key as bytes. Raises when the secret is not the right one.
  unwrap(key, secret) { return seals.unwrap(secret, key.wrapped, this.place(key)); }

  async open(raw) {
    this.#key = await seals.dataKey(raw);
    this.counter = new Counter(`kun-mig:${this.vault.id}:${this.config.case}`);
    this.dispatchEvent(new Event("opened"));
  }

  lock(why = "") {
    if (!this.isOpen) { return; }
    this.#key = null;
    this.dispatchEvent(new CustomEvent("locked", { detail: why }));
  }

  // A new way in, ready to be sent.
  async wrapped(way, secret, salt, raw, { vault, iterations = 0, credential = "" } = {}) {
    const key = { id: crypto.randomUUID(), way, salt: seals.toBase64(salt), iterations, credential };
    return { ...key, wrapped: await seals.wrap(secret, raw, this.place(key, vault)) };
  }

  async make(vault, keys, raw) {
    await this.api.key({ do: "make", vault, keys });
    this.vault = { id: vault, keys };
    await this.open(raw);
  }

  async putKey(key) {
    await this.api.key({ do: "put", vault: this.vault.id, key });
    const same = (other) => other.way === key.way && other.credential === key.credential;
    this.vault.keys = [...this.vault.keys.filter((other) => !same(other)), key];
  }

  // --- notes

  // { notes: those that stand, missing: how many this device has seen and the server no longer has }
  async notes() {
    const found = await this.api.notes();
    if (found.vault !== this.vault.id) { return { other: true, notes: [], missing: 0 }; }
    const seen = this.counter.read();
    const notes = await Promise.all(found.notes.map((row) => this.read(row, seen)));
    const here = new Set(notes.map((note) => note.id));
    const missing = Object.keys(seen).filter((id) => !here.has(id)).length;
    return { notes: notes.filter((note) => !note.gone), missing };
  }

  async read(row, seen = this.counter.read()) {
    const note = { id: row.id, slot: row.slot, revision: row.revision, saved: row.saved, text: "", gone: false };
    note.older = row.revision < (seen[row.id] || 0);
    try {
      const content = await seals.openNote(this.#key, row.sealed, this.#notePlace(note, row.revision));
      Object.assign(note, { text: content.text, gone: Boolean(content.gone) });
      this.counter.saw(note.id, note.revision);
    } catch {
      note.unreadable = true;
    }
    return note;
  }

  begin(slot = "") { return { id: crypto.randomUUID(), slot, revision: 0, text: "", gone: false }; }

  // "saved", "other" (the vault is another one now), or { theirs: the note as it stands on the server }.
  async save(note, text, gone = false) {
    const revision = note.revision + 1;
    const sealed = await seals.sealNote(this.#key, gone ? { text, gone } : { text }, this.#notePlace(note, revision));
    const found = await this.api.save({
      vault: this.vault.id, note: note.id, slot: note.slot, seen: note.revision, sealed,
    });
    if (found.other) { return "other"; }
    if (found.conflict) {
      const lost = { ...note, revision: 0, text: "", gone: true }; // the server has no such note
      const theirs = found.conflict.id ? await this.read(found.conflict) : lost;
      if (theirs.unreadable || theirs.text !== text || theirs.gone !== gone) { return { theirs }; }
      Object.assign(note, theirs); // our own saving, whose answer was lost on the way
      return "saved";
    }
    Object.assign(note, { revision: found.revision, saved: found.saved, text, gone, older: false });
    this.counter.saw(note.id, note.revision);
    return "saved";
  }

  // What could not be saved before locking, sealed, for this page's memory.
  aside(note, text) { return seals.sealNote(this.#key, { text }, this.#notePlace(note, "aside")); }
  async fromAside(note, sealed) { return (await seals.openNote(this.#key, sealed, this.#notePlace(note, "aside"))).text; }

  #notePlace(note, revision) {
    return { note: note.id, owner: this.config.owner, case: this.config.case, slot: note.slot, revision };
  }
}
