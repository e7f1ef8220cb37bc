// Nothing stands at this address: name the records whose own is nearest to it.
(() => {
  "use strict";
  const MOST = 5;
  const LEAST = 0.3; // of all triples of letters that two names could have in common
  const help = document.querySelector(".dossier-not-found");
  const near = help?.querySelector("section");
  if (!near) return;

  const plain = (text) => text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const triples = (text) => {
    const padded = `  ${plain(text)} `;
    const found = new Set();
    for (let i = 0; i < padded.length - 2; i += 1) found.add(padded.slice(i, i + 3));
    return found;
  };
  const likeness = (one, other) => {
    let common = 0;
    for (const triple of one) if (other.has(triple)) common += 1;
    return (2 * common) / (one.size + other.size || 1);
  };

  const steps = (path) => path.split("/").filter((step) => step && step !== "index.html");
  const last = (path) => (steps(path).at(-1) ?? "").replace(/\.html?$/, "");
  const decoded = (path) => {
    try {
      return decodeURIComponent(path);
    } catch {
      return path; // a stray % is no reason to give up
    }
  };

  const path = decoded(location.pathname);
  const asked = (path.startsWith(help.dataset.root) ? path.slice(help.dataset.root.length) : path).slice(0, 300);
  const words = triples(last(asked));
  const kind = steps(asked)[0];

  const score = ([address, title, , , former = []]) => {
    const ids = [last(address), ...former].map((id) => likeness(words, triples(id)));
    // Half of a long title is a good guess at it; the right kind decides between equals.
    const best = Math.max(...ids, likeness(words, triples(title.slice(0, 300))));
    return best + (best && steps(address)[0] === kind ? 0.02 : 0);
  };

  const item = ([address, title, state, changes]) => {
    const link = document.createElement("a");
    link.href = help.dataset.root + address;
    link.textContent = title;
    const line = document.createElement("li");
    line.append(link);
    if (state) {
      const badge = help.querySelector("template").content.querySelector(`.dossier-status--${state}`).cloneNode(true);
      badge.dataset.steps = changes;
      line.append(" ", badge);
    }
    return line;
  };

  const suggest = (names) => {
    const found = names
      .map((name) => ({ name, like: score(name) }))
      .filter(({ like }) => like >= LEAST)
      .sort((one, other) => other.like - one.like)
      .slice(0, MOST);
    near.querySelector("ul").replaceChildren(...found.map(({ name }) => item(name)));
    near.hidden = found.length === 0;
  };

  fetch(help.dataset.names)
    .then((answer) => (answer.ok ? answer.json() : []))
    .then(suggest)
    .catch(() => {}); // the lists are there all the same
})();
