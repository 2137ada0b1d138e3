// The ways to the data key: opening with one of them, and making new ones.
import * as seals from "./crypto.js";
import * as passkey from "./passkey.js";
import { newCode, readCode } from "./recovery.js";

const LEAST = 14; // signs
const LEAST_DIFFERENT = 6;

const byWay = (keeper, way) => keeper.vault.keys.filter((key) => key.way === way);

// --- opening ------------------------------------------------------------------------------------------------

// Wires the forms of _unlock.html. `opened(raw, way)` gets the data key as bytes and has to wipe them.
export const wireUnlock = (screen, keeper, opened) => {
  const forms = Object.fromEntries(
    ["passkey", "passphrase", "recovery"].map((way) => [way, screen.find(`form[data-unlock="${way}"]`)]),
  );
  screen.onSubmit(forms.passphrase, async (form) => {
    const input = form.querySelector("input");
    const [key] = byWay(keeper, "passphrase");
    const secret = await seals.keyOfPassphrase(input.value, seals.fromBase64(key.salt), key.iterations);
    const raw = await keeper.unwrap(key, secret).catch(() => null);
    screen.fault(input, raw ? "" : screen.text("wrong-passphrase"));
    if (!raw) { return; }
    if (key.iterations < seals.ITERATIONS) { await raise(keeper, input.value, raw); }
    clear(form);
    await opened(raw, "passphrase");
  });
  screen.onSubmit(forms.recovery, async (form) => {
    const input = form.querySelector("input");
    const { letters, wrong } = readCode(input.value);
    if (!letters) {
      screen.fault(input, wrong ? screen.text("wrong-group", { group: wrong }) : screen.text("wrong-code"));
      return;
    }
    const [key] = byWay(keeper, "recovery");
    const raw = await keeper.unwrap(key, await seals.keyOfSheet(letters, seals.fromBase64(key.salt))).catch(() => null);
    screen.fault(input, raw ? "" : screen.text("wrong-sheet"));
    if (!raw) { return; }
    clear(form);
    await opened(raw, "recovery");
  });
  screen.onSubmit(forms.passkey, async (form) => {
    const place = form.querySelector("[data-error]");
    screen.problem(place, "");
    try {
      const keys = byWay(keeper, "passkey");
      const salts = Object.fromEntries(keys.map((key) => [key.credential, seals.fromBase64(key.salt)]));
      const { credential, output } = await passkey.secretOf(salts, keeper.config.rpId);
      const key = keys.find((each) => each.credential === credential);
      const secret = await seals.keyOfPasskey(output, salts[credential]);
      const raw = await keeper.unwrap(key, secret).catch(() => null);
      if (!raw) { screen.problem(place, screen.text("passkey-other")); return; }
      await opened(raw, "passkey");
    } catch (error) {
      screen.problem(place, screen.text(error instanceof passkey.NoSecret ? "passkey-none" : "passkey-no"));
    }
  });
  return () => {
    if (!keeper.vault) { return; }
    forms.passphrase.hidden = byWay(keeper, "passphrase").length === 0;
    forms.passkey.hidden = byWay(keeper, "passkey").length === 0 || !arePossible(keeper);
    Object.values(forms).forEach(clear);
  };
};

const clear = (form) => form.querySelectorAll("input:not([type=checkbox])").forEach((input) => { input.value = ""; });

// An old passphrase is wrapped anew at today's cost. Should that fail, the old one still works.
const raise = async (keeper, passphrase, raw) => {
  try { await keeper.putKey(await ofPassphrase(keeper, passphrase, raw)); } catch { /* next time */ }
};

// --- making -------------------------------------------------------------------------------------------------

export const ofPassphrase = async (keeper, passphrase, raw, vault = keeper.vault?.id) => {
  const salt = seals.random(16);
  const secret = await seals.keyOfPassphrase(passphrase, salt, seals.ITERATIONS);
  return keeper.wrapped("passphrase", secret, salt, raw, { vault, iterations: seals.ITERATIONS });
};

export const ofSheet = async (keeper, letters, raw, vault = keeper.vault?.id) => {
  const salt = seals.random(32);
  return keeper.wrapped("recovery", await seals.keyOfSheet(letters, salt), salt, raw, { vault });
};

// Asks the browser; raises passkey.NoSecret, or the browser's own error.
export const ofPasskey = async (keeper, raw, vault = keeper.vault?.id) => {
  const salt = seals.random(32);
  const taken = new Set((keeper.vault?.keys || []).map((key) => key.credential));
  const free = keeper.config.passkeys.filter((each) => !taken.has(each.id));
  const found = await passkey.secretOf(Object.fromEntries(free.map((each) => [each.id, salt])), keeper.config.rpId);
  const secret = await seals.keyOfPasskey(found.output, salt);
  return keeper.wrapped("passkey", secret, salt, raw, { vault, credential: found.credential });
};

const arePossible = (keeper) => passkey.isPossible() && keeper.config.rpId !== "";
export const canUsePasskeys = (keeper) => arePossible(keeper) && keeper.config.passkeys.length > 0;
export const hasFreePasskey = (keeper) => {
  const taken = new Set((keeper.vault?.keys || []).map((key) => key.credential));
  return canUsePasskeys(keeper) && keeper.config.passkeys.some((each) => !taken.has(each.id));
};
export const passkeyProblem = (error) => (error instanceof passkey.NoSecret ? "passkey-none" : "passkey-no");

// The new passphrase of a form with two fields, or null after a fault was told.
export const newPassphrase = (screen, form) => {
  const [first, second] = form.querySelectorAll("[data-field] input:not([type=checkbox])");
  const typed = seals.plainPassphrase(first.value);
  const fault = typed.length < LEAST ? "short" : new Set(typed).size < LEAST_DIFFERENT ? "simple" : "";
  screen.fault(second, "");
  screen.fault(first, fault && screen.text(fault, { least: LEAST }));
  if (fault) { return null; }
  const same = typed === seals.plainPassphrase(second.value);
  screen.fault(second, same ? "" : screen.text("twice"));
  if (!same) { return null; }
  clear(form);
  return typed;
};

// Shows a fresh code to print. `done(letters)` is called once the person says it is on paper.
export const showSheet = (screen, done) => {
  const code = newCode();
  const list = screen.find("[data-code]");
  list.replaceChildren(...code.groups.map((group) => {
    const item = document.createElement("li");
    item.textContent = group;
    return item;
  }));
  screen.find("[data-made]").textContent = screen.when(new Date());
  const old = screen.form("sheet");
  const form = old.cloneNode(true); // without what an earlier sheet wired
  old.replaceWith(form);
  form.querySelector("input").checked = false;
  screen.problem(form.querySelector("[data-error]"), "");
  screen.onSubmit(form, async () => {
    const kept = form.querySelector("input").checked;
    screen.problem(form.querySelector("[data-error]"), kept ? "" : screen.text("choose"));
    if (!kept) { return; }
    try {
      await done(code.letters);
      list.replaceChildren();
    } catch (error) {
      screen.problem(form.querySelector("[data-error]"), screen.sentence(error));
    }
  });
};

export const wirePrinting = (screen) => screen.on("print", () => {
  document.body.classList.add("prints-code");
  window.print();
  document.body.classList.remove("prints-code");
});
