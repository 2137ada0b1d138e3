// Locks by itself: after a while without a key or a touch, with a warning a minute before, and when the page is left.
export class IdleLock {
  #timers = [];

  constructor(screen, keeper, { leaving, idle }) {
    Object.assign(this, { screen, keeper, idle });
    for (const kind of ["keydown", "pointerdown", "input"]) {
      document.addEventListener(kind, () => { if (this.keeper.isOpen) { this.start(); } }, { passive: true });
    }
    window.addEventListener("pagehide", () => { if (this.keeper.isOpen) { leaving(); } });
    screen.on("stay", () => { this.start(); screen.say("stays"); });
    keeper.addEventListener("opened", () => this.start());
    keeper.addEventListener("locked", () => this.stop());
  }

  start() {
    this.stop();
    const { lockAfter, warnBefore } = this.screen.config;
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
