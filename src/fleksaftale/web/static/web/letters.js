// Copies a letter with one press. Without scripts the button is not there: a text can be marked and copied.
for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  if (!field || !navigator.clipboard) continue;
  const words = button.textContent;
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  said.className = "sr-only";
  button.after(said);
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      button.textContent = said.textContent = button.dataset.copied;
    } catch {
      field.focus();
      field.select();
      return;
    }
    setTimeout(() => { button.textContent = words; said.textContent = ""; }, 4000);
  });
}
