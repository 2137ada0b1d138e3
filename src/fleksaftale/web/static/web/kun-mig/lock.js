// Locks by itself: after a while without a key or a touch, with a warning a minute before, and when the page is left.
// All windows of a browser lock together: when one is locked by hand, and when a page says that nobody is signed in, or
// that the device is handed to another (site.js).
// A device that sleeps stops its timers: what comes after the time is over locks, and does not begin a new time.
export class IdleLock {
  #timers = [];

  constructor(screen, keeper, { leaving, idle, elsewhere = idle }) {
    Object.assign(this, { screen, keeper, idle });
    if (window.BroadcastChannel) {
      const others = new BroadcastChannel("kun-mig");
      others.addEventListener("message", () => { if (this.keeper.isOpen) { this.stop(); elsewhere(); } });
      screen.on("lock", () => others.postMessage("lock"));
    }
    for (const kind of ["keydown", "pointerdown", "input"]) {
      document.addEventListener(kind, () => this.#touched(), { passive: true });
    }
    document.addEventListener("visibilitychange", () => { if (this.#isOver) { this.#touched(); } });
    window.addEventListener("pagehide", () => { if (this.keeper.isOpen) { leaving(); } });
    screen.on("stay", () => { this.start(); screen.say("stays"); });
    keeper.addEventListener("opened", () => this.start());
    keeper.addEventListener("locked", () => this.stop());
  }

  get #isOver() { return this.keeper.isOpen && Date.now() >= this.over; }

  #touched() {
    if (this.#isOver) { this.stop(); this.idle(); } else if (this.keeper.isOpen) { this.start(); }
  }

  start() {
    this.stop();
    const { lockAfter, warnBefore } = this.screen.config;
    this.over = Date.now() + lockAfter * 1000;
    this.#timers = [
      window.setTimeout(() => this.screen.show("soon"), (lockAfter - warnBefore) * 1000),
      window.setTimeout(() => { this.stop(); this.idle(); }, lockAfter * 1000),
    ];
  }

  stop() {
    this.#timers.forEach((timer) => window.clearTimeout(timer));
    this.#timers = [];
    this.screen.show("soon", false);
  }
}
