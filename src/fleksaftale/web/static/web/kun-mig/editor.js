// One note in a text field: saved by itself, never over what another device wrote.
const PAUSE = 1500; // ms after the last key

export class Editor {
  #timer = 0;
  #saving = null;
  #theirs = null;

  constructor(screen, keeper) {
    Object.assign(this, { screen, keeper, note: null });
    this.area = screen.find("[data-part='editor'] textarea");
    this.area.addEventListener("input", () => this.#changed());
    this.area.addEventListener("blur", () => this.save());
    document.addEventListener("visibilitychange", () => { if (document.hidden) { this.save(); } });
    window.addEventListener("beforeunload", (event) => { if (this.isDirty) { event.preventDefault(); } });
    screen.on("again", () => this.save());
    screen.on("mine", () => this.#settle(this.area.value));
    screen.on("theirs", () => this.#settle(this.#theirs.text));
    screen.on("both", () => this.#settle([this.#theirs.text, this.area.value].filter(Boolean).join("\n\n")));
  }

  get isDirty() { return this.note !== null && this.area.value !== this.note.text; }

  open(note, { focus = true } = {}) {
    this.note = note;
    this.#theirs = null;
    this.area.value = note.text;
    this.area.readOnly = Boolean(note.unreadable);
    this.screen.show("editor");
    this.screen.show("problem", false);
    this.screen.show("conflict", false);
    this.screen.fault(this.area, note.unreadable ? this.screen.text("unreadable") : note.older ? this.screen.text("older") : "", { focus: false });
    this.#state(note.revision ? this.screen.text("written", { date: this.screen.when(note.saved) }) : "");
    if (focus) { this.area.focus(); }
  }

  // Takes the text out of the page. What is not saved is lost: ask `isDirty` first.
  close() {
    window.clearTimeout(this.#timer);
    this.note = null;
    this.#theirs = null;
    this.area.value = "";
    this.screen.find("[data-theirs]").textContent = "";
    this.screen.show("conflict", false);
    this.screen.show("editor", false);
  }

  // Whether everything is saved afterwards.
  async save() {
    window.clearTimeout(this.#timer);
    while (this.#saving) { await this.#saving; }
    if (!this.isDirty || this.#theirs || this.note.unreadable) { return !this.isDirty; }
    if (this.area.value.length > this.keeper.config.longest) {
      this.screen.fault(this.area, this.screen.text("long", { longest: this.keeper.config.longest }), { focus: false });
      return false;
    }
    this.#saving = this.#send(this.note, this.area.value);
    await this.#saving;
    this.#saving = null;
    return !this.isDirty && !this.#theirs;
  }

  // Whether the note is gone afterwards. A saving that is on its way comes first; raises Failed.
  async remove() {
    window.clearTimeout(this.#timer);
    while (this.#saving) { await this.#saving; }
    if (this.#theirs) { return false; }
    if (!this.note.revision) { return true; }
    const outcome = await this.keeper.save(this.note, "", true);
    if (outcome !== "saved") { this.#refused(outcome); }
    return outcome === "saved";
  }

  async #send(note, text) {
    this.screen.fault(this.area, "");
    this.#state(this.screen.text("saving"));
    try {
      const outcome = await this.keeper.save(note, text);
      if (outcome === "saved") { this.#saved(); } else { this.#refused(outcome); }
    } catch (error) {
      this.#state(this.screen.text("not-saved"));
      this.screen.problem(this.screen.part("problem").querySelector("[data-problem]"), this.screen.sentence(error));
      if (this.screen.part("problem").hidden) { this.screen.say(error.why in this.screen.config.texts ? error.why : "failed"); }
      this.screen.show("problem");
    }
  }

  #saved() {
    this.screen.show("problem", false);
    if (!this.note) { return; }
    const time = new Date(this.note.saved).toLocaleTimeString(this.screen.config.language === "en" ? "en-GB" : "da-DK", { timeStyle: "short" });
    this.#state(this.screen.text("saved", { time }));
    if (this.isDirty) { this.#changed(); }
  }

  #refused(outcome) {
    this.#state(this.screen.text("not-saved"));
    if (outcome === "other") {
      this.screen.fault(this.area, this.screen.text("vault-other"), { focus: false });
      return;
    }
    this.#theirs = outcome.theirs;
    this.screen.find("[data-theirs]").textContent = this.#theirs.gone ? this.screen.text("their-delete") : this.#theirs.text;
    if (this.#theirs.older) { this.screen.fault(this.area, this.screen.text("older"), { focus: false }); }
    this.screen.show("conflict");
    this.screen.say("conflict");
    this.screen.part("conflict").querySelector("[tabindex='-1']").focus();
  }

  // The chosen text is saved over what the other device wrote: both have been seen.
  async #settle(text) {
    const { revision, saved } = this.#theirs;
    Object.assign(this.note, { revision, saved, text: this.#theirs.text });
    this.#theirs = null;
    this.screen.show("conflict", false);
    this.area.value = text;
    if (!this.isDirty) { this.#saved(); }
    await this.save();
    this.area.focus();
  }

  #changed() {
    this.#state(this.screen.text("not-saved"));
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.save(), PAUSE);
  }

  #state(sentence) { this.screen.find("[data-state]").textContent = sentence; }
}
