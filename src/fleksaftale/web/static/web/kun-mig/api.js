// Talking with the server. All that goes out is ciphertext, wrapped keys, ids and numbers; the one exception is
// `move`, which the person asks for.

// why: "offline", "signed-out", "refused" (with the server's sentence), "failed"
export class Failed extends Error {
  constructor(why, sentence = "") { super(why); this.why = why; this.sentence = sentence; }
}

const KEPT_ALIVE = 60_000; // browsers allow 64 KiB

export class Api {
  constructor(urls, token) { this.urls = urls; this.token = token; }

  async notes() {
    const found = await this.#answer(await this.#ask(this.urls.data));
    this.token = found.token; // it changes when somebody signs in in another tab
    return found;
  }

  save(message) { return this.#post(this.urls.data, message); }
  key(message) { return this.#post(this.urls.key, message); }
  move(message) { return this.#post(this.urls.move, message); }

  async #post(url, message) {
    const body = JSON.stringify(message);
    const send = () => this.#ask(url, {
      method: "POST",
      body,
      keepalive: body.length < KEPT_ALIVE, // it arrives also when the page is closed meanwhile
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.token },
    });
    let reply = await send();
    if (reply.status === 403 && !isJson(reply)) {
      await this.notes(); // a new token
      reply = await send();
    }
    return this.#answer(reply);
  }

  async #ask(url, options = {}) {
    const { headers, ...rest } = options;
    try {
      return await fetch(url, {
        credentials: "same-origin", cache: "no-store", redirect: "manual",
        headers: { Accept: "application/json", ...headers }, ...rest,
      });
    } catch {
      throw new Failed("offline");
    }
  }

  async #answer(reply) {
    if (reply.type === "opaqueredirect") { throw new Failed("signed-out"); }
    if (!isJson(reply)) { throw new Failed("failed"); }
    const found = await reply.json();
    if (!reply.ok) { throw new Failed("refused", found.error); }
    return found;
  }
}

const isJson = (reply) => (reply.headers.get("Content-Type") || "").startsWith("application/json");
