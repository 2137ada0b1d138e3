// The one way out: a note's text into one's own answers. The server sees it then, so it takes a yes of its own.
export const wireMoving = (screen, keeper, editorOf) => {
  const form = screen.form("move");
  if (!form) { return; }
  const asks = form.querySelector("[data-asks]");
  const problem = form.querySelector("[data-problem]");
  const moved = form.querySelector("[data-moved]");
  const sure = form.querySelector("#move-sure");

  const forget = () => {
    asks.replaceChildren();
    sure.checked = false;
    moved.hidden = true;
    screen.problem(problem, "");
    screen.part("move").open = false;
  };
  editorOf().area.addEventListener("input", () => asks.replaceChildren());
  keeper.addEventListener("locked", forget);
  screen.on("close", forget);

  screen.onSubmit(form, async () => {
    moved.hidden = true;
    const boxes = [...asks.querySelectorAll("input")];
    const unsaid = !sure.checked || boxes.some((box) => !box.checked);
    screen.problem(problem, unsaid ? screen.text("choose") : "");
    if (unsaid) { return; }
    try {
      const found = await keeper.api.move({
        target: form.querySelector("select").value,
        text: editorOf().area.value,
        yes: boxes.map((box) => box.value),
        sure: true,
      });
      if (found.asks) { ask(found.asks); return; }
      forget();
      screen.part("move").open = true;
      moved.hidden = false;
      moved.querySelector("[data-moved-to]").href = found.url;
      moved.focus();
    } catch (error) {
      screen.problem(problem, screen.sentence(error));
    }
  });

  const ask = (found) => {
    asks.replaceChildren(...found.map(({ yes, words }, number) => {
      const box = screen.copy("ask");
      const input = box.querySelector("input");
      input.id = `move-yes-${number}`;
      input.value = yes;
      const named = words.slice(0, 3).map((word) => `“${word}”`).join(", ");
      box.querySelector("[data-text]").textContent = screen.text("health", { words: named });
      box.querySelector("label").htmlFor = input.id;
      box.querySelector("label").textContent = screen.text("health-yes");
      return box;
    }));
    screen.say("health", { words: found.flatMap((each) => each.words).join(", ") });
    asks.querySelector("input").focus();
  };
};
