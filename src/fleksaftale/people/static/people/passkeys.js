// Passkeys: hands the page's options to the browser's own dialog and posts its answer. Nothing else needs scripts.
(function () {
  "use strict";

  const toBytes = function (text) {
    const base64 = text.replace(/-/g, "+").replace(/_/g, "/");
    return Uint8Array.from(atob(base64), function (letter) { return letter.charCodeAt(0); });
  };

  const toText = function (buffer) {
    const letters = Array.from(new Uint8Array(buffer), function (byte) { return String.fromCharCode(byte); });
    return btoa(letters.join("")).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  };

  const withBytes = function (list) {
    return (list || []).map(function (item) { return Object.assign({}, item, { id: toBytes(item.id) }); });
  };

  const create = async function (options) {
    const asked = Object.assign({}, options, {
      challenge: toBytes(options.challenge),
      user: Object.assign({}, options.user, { id: toBytes(options.user.id) }),
      excludeCredentials: withBytes(options.excludeCredentials),
      extensions: Object.assign({}, options.extensions, { prf: {} }) // so that it can open notes of one's own (kun-mig)
    });
    const made = await navigator.credentials.create({ publicKey: asked });
    return answer(made, {
      attestationObject: toText(made.response.attestationObject),
      transports: made.response.getTransports ? made.response.getTransports() : []
    });
  };

  const get = async function (options) {
    const asked = Object.assign({}, options, {
      challenge: toBytes(options.challenge),
      allowCredentials: withBytes(options.allowCredentials)
    });
    const found = await navigator.credentials.get({ publicKey: asked });
    return answer(found, {
      authenticatorData: toText(found.response.authenticatorData),
      signature: toText(found.response.signature),
      userHandle: found.response.userHandle ? toText(found.response.userHandle) : null
    });
  };

  const answer = function (credential, response) {
    return {
      id: credential.id,
      rawId: toText(credential.rawId),
      type: credential.type,
      authenticatorAttachment: credential.authenticatorAttachment || null,
      clientExtensionResults: credential.getClientExtensionResults(),
      response: Object.assign({ clientDataJSON: toText(credential.response.clientDataJSON) }, response)
    };
  };

  const optionsFor = async function (form) {
    if (form.dataset.passkeyOptions) {
      return JSON.parse(document.getElementById(form.dataset.passkeyOptions).textContent);
    }
    const reply = await fetch(form.action, { headers: { Accept: "application/json" }, credentials: "same-origin" });
    if (!reply.ok) { throw new Error("no options"); }
    return (await reply.json()).request_options;
  };

  const run = async function (form) {
    const error = form.querySelector("[data-passkey-error]");
    error.hidden = true;
    try {
      const options = (await optionsFor(form)).publicKey;
      const credential = form.dataset.passkey === "create" ? await create(options) : await get(options);
      form.elements.credential.value = JSON.stringify(credential);
      const ticked = document.querySelector("input[type=checkbox][name=remember]");
      if (form.elements.keep && ticked && ticked.checked) { form.elements.keep.value = "on"; }
      form.submit();
    } catch (problem) {
      error.hidden = false;
    }
  };

  document.querySelectorAll("form[data-passkey]").forEach(function (form) {
    const button = form.querySelector("[data-passkey-start]");
    if (!window.PublicKeyCredential) {
      form.querySelector("[data-passkey-missing]").hidden = false;
      return;
    }
    button.hidden = false;
    button.addEventListener("click", function () { run(form); });
    form.addEventListener("submit", function (event) {  // Enter in the name field
      event.preventDefault();
      delete form.dataset.sent;
      run(form);
    });
  });
})();
