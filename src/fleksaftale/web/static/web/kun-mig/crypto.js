// The format of kun mig notes, and nothing else: keys, sealing, opening. WebCrypto only. See docs/kun-mig.md.

export const ITERATIONS = 1_000_000; // of PBKDF2-SHA-256 for a new passphrase; older ones are raised when used
const LEAST_ITERATIONS = 600_000;
const VERSION = 1;
const NONCE = 12;
const BLOCK = 1024; // a note is padded to whole blocks

const utf8 = (text) => new TextEncoder().encode(text);
export const random = (length) => crypto.getRandomValues(new Uint8Array(length));

export const toBase64 = (bytes) => {
  let letters = "";
  for (const byte of new Uint8Array(bytes)) { letters += String.fromCharCode(byte); }
  return btoa(letters);
};
export const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

export const isPossible = () => Boolean(globalThis.isSecureContext && globalThis.crypto?.subtle);

// --- what opens the data key -------------------------------------------------------------------------------

const aes = (raw) => crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);

export const plainPassphrase = (text) => text.normalize("NFKC").trim();

export const keyOfPassphrase = async (passphrase, salt, iterations) => {
  if (iterations < LEAST_ITERATIONS) { throw new Error("too few iterations"); }
  const secret = await crypto.subtle.importKey("raw", utf8(plainPassphrase(passphrase)), "PBKDF2", false, ["deriveBits"]);
  return aes(await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, secret, 256));
};

const keyOfSecret = async (secret, salt, info) => {
  const material = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  return aes(await crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info: utf8(info) }, material, 256));
};
export const keyOfSheet = (letters, salt) => keyOfSecret(utf8(letters), salt, "kun mig recovery 1");
export const keyOfPasskey = (output, salt) => keyOfSecret(output, salt, "kun mig passkey 1");

// --- sealing ------------------------------------------------------------------------------------------------

const seal = async (key, plain, bound) => {
  const iv = random(NONCE);
  const box = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: utf8(bound) }, key, plain);
  const whole = new Uint8Array(1 + NONCE + box.byteLength);
  whole[0] = VERSION;
  whole.set(iv, 1);
  whole.set(new Uint8Array(box), 1 + NONCE);
  return whole;
};

const open = async (key, whole, bound) => {
  if (whole[0] !== VERSION) { throw new Error("unknown format"); }
  const iv = whole.subarray(1, 1 + NONCE);
  return new Uint8Array(
    await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: utf8(bound) }, key, whole.subarray(1 + NONCE)),
  );
};

const keyPlace = (place) => ["kun mig key 1", place.owner, place.vault, place.key, place.way].join("\n");
const notePlace = (place) =>
  ["kun mig note 1", place.note, place.owner, place.case, place.slot, String(place.revision)].join("\n");

// The data key as bytes is in hand only while it is made or wrapped anew; for notes it cannot be read out again.
export const newDataKey = () => random(32);
export const dataKey = (raw) => aes(raw);
export const wrap = async (key, raw, place) => toBase64(await seal(key, raw, keyPlace(place)));
export const unwrap = async (key, wrapped, place) => open(key, fromBase64(wrapped), keyPlace(place));

// JSON lets spaces stand at its end: the padding needs no mark of its own.
export const sealNote = async (key, content, place) => {
  const plain = utf8(JSON.stringify(content));
  const padded = new Uint8Array(Math.ceil((plain.length + 1) / BLOCK) * BLOCK).fill(0x20);
  padded.set(plain);
  return toBase64(await seal(key, padded, notePlace(place)));
};
export const openNote = async (key, sealed, place) =>
  JSON.parse(new TextDecoder().decode(await open(key, fromBase64(sealed), notePlace(place))));
