// An OpenID provider in the place of a MitID broker: npm's oidc-provider, with people to choose from, and with
// faults on request. `node provider.mjs PORT`; POST /control changes how it behaves from then on:
//   people   {key: {sub, label, ...claims}}: who can be chosen on the page; `mitid` and `openid` claims alike
//   broken   "" or how the next ID tokens are spoilt (see spoil)
//   slow     milliseconds before every answer but this one; down: 503 for everything but this
//   keys     "new" gives the provider another signing key
//   claims   more names of claims that its ID tokens hold
import { createServer } from "node:http";
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import Provider from "oidc-provider";

const port = Number(process.argv[2]);
const issuer = `http://127.0.0.1:${port}`;
const state = { people: {}, broken: "", slow: 0, down: false };
const CLAIMS = ["loa", "name", "identityscheme", "cpr", "address", "birthdate", "email", "protected", "authenticationinstant"];
const client = { redirect_uris: [`${issuer}/registered`], response_types: ["code"], grant_types: ["authorization_code"], subject_type: "pairwise" };
let key, former, answer;

await turnKeys();

async function turnKeys() {
  former = key;
  CLAIMS.push(...(state.claims ?? []));
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  key = { private: privateKey, kid: `key-${Date.now()}-${Math.random()}` };
  const jwk = { ...(await exportJWK(privateKey)), kid: key.kid, use: "sig", alg: "RS256" };
  const provider = new Provider(issuer, {
    clients: [
      { client_id: "aftale", client_secret: "a secret & more+", ...client },
      { client_id: "posted", client_secret: "posted", token_endpoint_auth_method: "client_secret_post", ...client },
      ...(state.client ? [{ client_id: "signed", token_endpoint_auth_method: "private_key_jwt", jwks: { keys: [state.client] }, ...client }] : []),
    ],
    jwks: { keys: [jwk] },
    claims: { openid: ["sub", ...CLAIMS], profile: [] },
    scopes: ["openid", "profile", "mitid", "mitid-extra"],
    conformIdTokenClaims: false,
    subjectTypes: ["pairwise"],
    pairwiseIdentifier: (_ctx, id) => state.people[id].sub,
    pkce: { required: () => true },
    cookies: { keys: ["only for tests"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/choose/${interaction.uid}` },
    findAccount: (_ctx, id) => ({ accountId: id, claims: (use) => told(id, use) }),
    loadExistingGrant,
  });
  provider.Client.prototype.redirectUriAllowed = () => true; // the server under test has another port each time
  provider.use(async (ctx, next) => {
    if (ctx.path.startsWith("/choose/")) return choose(provider, ctx);
    await next();
    if (ctx.path === "/token" && state.broken && ctx.body?.id_token) ctx.body.id_token = await spoil(ctx.body.id_token);
  });
  answer = provider.callback();
}

function told(id, use) {
  const { label, only_in_userinfo, ...claims } = state.people[id];
  return use === "userinfo" ? { ...claims, ...only_in_userinfo } : claims;
}

async function loadExistingGrant(ctx) {
  const { client, session, params, provider } = ctx.oidc;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(params.scope);
  await grant.save();
  return grant;
}

async function choose(provider, ctx) {
  if (ctx.method === "POST") {
    const chosen = new URLSearchParams(await body(ctx.req)).get("person");
    const result = chosen ? { login: { accountId: chosen } } : { error: "access_denied", error_description: "stopped" };
    return provider.interactionFinished(ctx.req, ctx.res, result, { mergeWithLastSubmission: false });
  }
  const button = ([id, person]) => `<p><button name="person" value="${id}">${person.label}</button></p>`;
  ctx.type = "html";
  ctx.body = `<!doctype html><html lang="da"><title>Broker</title><link rel="icon" href="data:,"><h1>Hvem er du?</h1>
    <form method="post">${Object.entries(state.people).map(button).join("")}<p><button name="person" value="">Stop</button></p></form>`;
}

async function spoil(token) {
  const part = (n) => JSON.parse(Buffer.from(token.split(".")[n], "base64url"));
  const said = part(1);
  const now = Math.floor(Date.now() / 1000);
  const by = (signer, more = {}) =>
    new SignJWT({ ...said, ...more }).setProtectedHeader({ alg: "RS256", kid: signer.kid }).sign(signer.private);
  switch (state.broken) {
    case "audience": return by(key, { aud: "another" });
    case "audiences": return by(key, { aud: ["aftale", "another"], azp: "another" });
    case "issuer": return by(key, { iss: "http://127.0.0.1:1" });
    case "nonce": return by(key, { nonce: "of another visit" });
    case "no-nonce": return by(key, { nonce: undefined });
    case "expired": return by(key, { iat: now - 7200, exp: now - 3600 });
    case "future": return by(key, { iat: now + 3600, exp: now + 7200, nbf: now + 3600 });
    case "ahead": return by(key, { iat: now + 40, auth_time: now + 40, exp: now + 3600 });
    case "old-login": return by(key, { auth_time: now - 900 });
    case "no-login-time": return by(key, { auth_time: undefined });
    case "former-key": return by(former);
    case "stolen-kid": return by({ private: former.private, kid: key.kid });
    case "none": return new UnsecuredJWT(said).encode();
    case "secret": return new SignJWT(said).setProtectedHeader({ alg: "HS256" }).sign(new TextEncoder().encode("a secret & more+"));
    case "body": return `${token.split(".")[0]}.${Buffer.from(JSON.stringify({ ...said, loa: "high" })).toString("base64url")}.${token.split(".")[2]}`;
    default: throw new Error(state.broken);
  }
}

async function body(request) {
  let read = "";
  for await (const part of request) read += part;
  return read;
}

createServer(async (request, response) => {
  if (request.url === "/control") {
    Object.assign(state, JSON.parse(await body(request)));
    if (state.keys === "new" || state.client || state.claims) await turnKeys();
    delete state.keys;
    delete state.claims;
    return response.end();
  }
  if (state.slow) await new Promise((done) => setTimeout(done, state.slow));
  if (state.down) return response.writeHead(503).end("down");
  return answer(request, response);
}).listen(port, "127.0.0.1", () => console.log("up"));
