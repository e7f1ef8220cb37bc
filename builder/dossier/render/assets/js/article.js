// An article: what belongs together is marked together, and notes that stand beside the text count
// as open, as they are seen.

each(".dossier-article", (article) => {
  const flow = article.querySelector(".dossier-flow");
  const notes = article.querySelectorAll(".dossier-note");
  const beside = () => getComputedStyle(flow).getPropertyValue("--dossier-beside").trim() === "1";

  // All stretches of some quotations, and their notes.
  const partsOf = (numbers) =>
    numbers.flatMap((number) => [
      ...article.querySelectorAll(`[data-quotes~="${number}"], [data-note="${number}"]`),
    ]);

  const only = (name, parts) => {
    article.querySelectorAll(`.${name}`).forEach((part) => part.classList.remove(name));
    parts.forEach((part) => part.classList.add(name));
  };

  const arrive = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const here = target && article.contains(target) ? target : null;
    const number = here && (here.dataset.quote || here.dataset.note);
    const parts = number ? partsOf([number]) : [];
    only("dossier-target", parts);
    const note = parts.find((part) => part.dataset.note)?.closest("details");
    if (note && !note.open) {
      note.open = true;
      here.scrollIntoView();
    }
  };

  // Which quotations something in the article belongs to.
  const numbersAt = (element) => {
    const note = element.closest("[data-note]");
    if (note) return [note.dataset.note];
    const sign = element.closest("details");
    if (sign) return [...sign.querySelectorAll("[data-note]")].map((one) => one.dataset.note);
    const numbers = [];
    for (let part = element; part !== article; part = part.parentElement) {
      if (part.dataset.quotes) numbers.push(...part.dataset.quotes.split(" "));
    }
    return numbers;
  };

  for (const event of ["pointerover", "focusin"]) {
    article.addEventListener(event, ({ target }) => {
      only("dossier-pointed", partsOf(target === article ? [] : numbersAt(target)));
    });
  }
  for (const event of ["pointerleave", "focusout"]) {
    article.addEventListener(event, () => only("dossier-pointed", []));
  }

  // Beside the text nothing opens or closes: the sign leads to its note.
  article.addEventListener("click", (event) => {
    const sign = event.target.closest("summary");
    if (!sign || !beside()) return;
    event.preventDefault();
    sign.parentElement.querySelector("a").focus();
  });

  let was;
  new ResizeObserver(() => {
    const is = beside();
    if (is === was) return; // opening a note is a change of size, too
    notes.forEach((note) => (note.open = is));
    if (was === undefined) arrive();
    was = is;
  }).observe(article);
  addEventListener("hashchange", arrive);
});
