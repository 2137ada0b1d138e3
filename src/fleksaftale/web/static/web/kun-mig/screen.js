// The parts of a page that the scripts show, hide and fill. Words come from the server, in its language.
export class Screen {
  constructor(root, config) { this.root = root; this.config = config; }

  find(selector) { return this.root.querySelector(selector); }
  part(name) { return this.find(`[data-part="${name}"]`); }
  form(name) { return this.find(`form[data-form="${name}"]`); }

  show(name, shown = true) { const part = this.part(name); if (part) { part.hidden = !shown; } }

  // One of several parts; the focus goes to its heading, so that nobody is left where nothing is.
  only(name, names, { focus = true } = {}) {
    for (const each of names) { this.show(each, each === name); }
    if (focus) { this.part(name)?.querySelector("[tabindex='-1']")?.focus(); }
  }

  text(key, values = {}) {
    return Object.entries(values).reduce((said, [name, value]) => said.replace(`{${name}}`, value), this.config.texts[key] || key);
  }

  // In the live region, once.
  say(key, values) {
    const region = this.find("[data-say]");
    region.textContent = "";
    window.setTimeout(() => { region.textContent = this.text(key, values); }, 100);
  }

  on(name, act) { this.root.querySelectorAll(`[data-do="${name}"]`).forEach((button) => button.addEventListener("click", act)); }

  // A form whose fields have no names: it is never sent. `act` may be slow; the button waits.
  onSubmit(form, act) {
    form?.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (form.dataset.busy) { return; }
      form.dataset.busy = "yes";
      this.say("wait");
      try { await act(form); } finally { delete form.dataset.busy; delete form.dataset.sent; }
    });
  }

  // At a field: the sentence, and the focus. Empty: take it away.
  fault(input, sentence, { focus = true } = {}) {
    const group = input.closest("[data-field]");
    const place = group.querySelector("[data-error]");
    place.querySelector("[data-error-text]").textContent = sentence;
    place.hidden = !sentence;
    group.classList.toggle("form-error", Boolean(sentence));
    if (sentence) { input.setAttribute("aria-invalid", "true"); } else { input.removeAttribute("aria-invalid"); }
    if (sentence && focus) { input.focus(); }
  }

  // In an alert of a form or section.
  problem(place, sentence) {
    if (!place) { return; }
    place.textContent = sentence;
    place.hidden = !sentence;
  }

  sentence(error) {
    return error.sentence || this.text(this.config.texts[error.why] ? error.why : "failed");
  }

  copy(name) { return this.find(`template[data-template="${name}"]`).content.firstElementChild.cloneNode(true); }

  when(moment) {
    const style = { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" };
    return new Intl.DateTimeFormat(this.config.language === "en" ? "en-GB" : "da-DK", style).format(new Date(moment));
  }
}

export const start = (kind, begin) => {
  const config = JSON.parse(document.getElementById("kun-mig-config").textContent);
  for (const root of document.querySelectorAll(`[data-kun-mig="${kind}"]`)) {
    root.querySelectorAll("[data-show]").forEach((box) => {
      box.addEventListener("change", () => {
        document.getElementById(box.dataset.show).type = box.checked ? "text" : "password";
      });
    });
    root.querySelector("[data-part='no-script']").hidden = true;
    begin(new Screen(root, config), config, root.querySelector("input[name=csrfmiddlewaretoken]").value);
  }
};
