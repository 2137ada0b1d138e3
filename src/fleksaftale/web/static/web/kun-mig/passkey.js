// A secret from a passkey (WebAuthn's PRF extension). It never leaves the browser; nothing of the answer is sent.
import { fromBase64, random } from "./crypto.js";

const fromBase64Url = (text) => fromBase64(text.replace(/-/g, "+").replace(/_/g, "/"));
const toBase64Url = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

export class NoSecret extends Error {} // this passkey, or this browser, has none to give

export const isPossible = () => Boolean(globalThis.PublicKeyCredential && navigator.credentials);

// salts: { credential (base64url): salt }. Gives { credential, output }. Raises NoSecret, or the browser's own
// error when the person says no.
export const secretOf = async (salts, rpId) => {
  const names = Object.keys(salts);
  const evalByCredential = Object.fromEntries(names.map((name) => [name, { first: salts[name] }]));
  const found = await navigator.credentials.get({
    publicKey: {
      challenge: random(32), // nobody checks the answer: only the secret is wanted
      rpId,
      allowCredentials: names.map((name) => ({ type: "public-key", id: fromBase64Url(name) })),
      userVerification: "required",
      extensions: { prf: { evalByCredential } },
    },
  });
  const output = found.getClientExtensionResults().prf?.results?.first;
  if (!output) { throw new NoSecret(); }
  return { credential: toBase64Url(found.rawId), output: new Uint8Array(output) };
};
