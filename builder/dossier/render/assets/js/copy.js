// A button that copies a citation. It stands in what is folded away, so that nothing moves.

each(".dossier-cite__form", (form) => {
  const words = form.querySelector("pre").textContent;
  const bar = document.createElement("div");
  const button = document.createElement("button");
  const told = document.createElement("span");
  bar.className = "dossier-copy";
  button.type = "button";
  button.textContent = say("copy");
  button.setAttribute("aria-label", `${say("copy")}: ${form.querySelector("summary").textContent}`);
  told.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    told.textContent = "";
    try {
      await navigator.clipboard.writeText(words);
      told.textContent = say("copied");
    } catch {
      told.textContent = say("not-copied");
    }
  });
  bar.append(button, told);
  form.append(bar);
});
