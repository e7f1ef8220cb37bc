// Previews: hovering over a link to a record, or reaching it with the keyboard, shows what the
// record's page begins with. Material's own previews know only addresses of the sitemap, which a site
// without `site_url` has not, tell a screen reader nothing, and other themes have none.
//
// What is shown is built from text: no markup of the other page comes over, but known classes.

const WAIT = 350; // ms before a preview opens: who passes over a link does not want it
const LINGER = 250; // ms before it closes: time to move the pointer onto it
const LONGEST = 280; // characters of a source's words
const GAP = 8; // pixels between link, preview and window
const RECORD = /^(people|organizations|places|events|statements|sources|corrections)\/(?!index\.html)[a-z0-9-]+(\/(index\.html)?|\.html)$/;

const card = document.createElement("div");
card.className = "dossier-preview";
card.id = "dossier-preview";
card.role = "tooltip";
card.hidden = true;

const pages = new Map(); // address -> promise of the page, or of nothing
let link = null; // whose preview is shown or about to be
let timer = 0;

const recordOf = (target) => {
  const found = target.closest?.("a[href]");
  if (!found?.closest(".md-content, [role=main], main")) return null;
  // The other page would tell of today, not of the day that this one is shown as of.
  if (new URLSearchParams(location.search).has("on")) return null;
  const url = new URL(found.getAttribute("href"), document.baseURI);
  url.hash = "";
  if (!url.href.startsWith(root) || url.pathname === location.pathname) return null;
  return RECORD.test(url.pathname.slice(new URL(root).pathname.length)) ? { found, url: url.href } : null;
};

const load = (url) => {
  if (!pages.has(url)) {
    const page = fetch(url)
      .then((answer) => (answer.ok ? answer.text() : ""))
      .then((html) => new DOMParser().parseFromString(html, "text/html"))
      .catch(() => null);
    pages.set(url, page);
  }
  return pages.get(url);
};

// Copy an element as spans: its text, and of its attributes the language and the classes that a
// status, a notice and words are known by. What only explains the other page's marks stays there.
const KNOWN = /^dossier-(status|symbol|draft|notice|key|words|gap|withheld)\b/;
const copied = (element) => {
  const copy = document.createElement("span");
  copy.className = [...element.classList].filter((name) => KNOWN.test(name)).join(" ");
  for (const name of ["lang", "dir", "aria-hidden"]) {
    if (element.hasAttribute(name)) copy.setAttribute(name, element.getAttribute(name));
  }
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) copy.append(child.data);
    if (child.nodeType !== Node.ELEMENT_NODE || child.matches(".headerlink, .dossier-heard")) continue;
    if (child.matches("br, p + p")) copy.append(document.createElement("br"));
    copy.append(copied(child));
  }
  return copy;
};

const part = (name, ...elements) => {
  const line = document.createElement("div");
  line.className = `dossier-preview__${name}`;
  elements.forEach((element, index) => line.append(index ? " " : "", copied(element)));
  return line;
};

const shorten = (words) => {
  const text = words.textContent;
  if (text.length <= LONGEST) return words;
  const short = words.cloneNode();
  short.textContent = `${text.slice(0, LONGEST).replace(/\s+\S*$/u, "")} …`;
  return short;
};

const filled = (page) => {
  const main = page?.querySelector(".md-content, [role=main], main");
  const title = main?.querySelector("h1");
  if (!title) return false;
  const facts = main.querySelector("li > .dossier-key")?.closest("ul");
  const words = main.querySelector("blockquote .dossier-words");
  const lines = [part("title", title)];
  if (facts) lines.push(part("facts", ...[...facts.children].slice(0, 2)));
  for (const notice of [...main.querySelectorAll(".dossier-notice")].slice(0, 2)) lines.push(part("notice", notice));
  if (words) lines.push(part("words", shorten(words)));
  card.replaceChildren(...lines);
  return true;
};

const place = () => {
  const at = link.getBoundingClientRect();
  const width = document.documentElement.clientWidth;
  const below = at.bottom + GAP + card.offsetHeight <= innerHeight || at.top < card.offsetHeight + GAP;
  const left = Math.max(GAP, Math.min(at.left, width - card.offsetWidth - GAP));
  const top = below ? at.bottom : at.top - card.offsetHeight;
  const from = (card.offsetParent ?? document.body).getBoundingClientRect();
  card.style.left = `${left - from.left}px`;
  card.style.top = `${top - from.top}px`;
};

const close = () => {
  clearTimeout(timer);
  link?.removeAttribute("aria-describedby");
  link = null;
  card.hidden = true;
};

const open = async (found, url) => {
  const page = await load(url);
  if (link !== found || !filled(page)) return;
  // In the page's main part, where a screen reader's user may come upon it.
  if (!card.isConnected) (link.closest("main, [role=main]") ?? document.body).append(card);
  card.hidden = false;
  link.setAttribute("aria-describedby", card.id);
  place();
};

const begin = (target) => {
  if (card.contains(target)) return clearTimeout(timer);
  const record = recordOf(target);
  if (record?.found === link) return record && clearTimeout(timer);
  if (!record) return end();
  close();
  link = record.found;
  timer = setTimeout(() => open(record.found, record.url), WAIT);
};

const end = () => {
  clearTimeout(timer);
  if (link) timer = setTimeout(close, card.hidden ? 0 : LINGER);
};

if (location.protocol !== "file:") {
  // A finger has no way to point without pressing.
  document.addEventListener("pointerover", (event) => event.pointerType !== "touch" && begin(event.target));
  document.addEventListener("focusin", (event) => event.target.matches(":focus-visible") && begin(event.target));
  document.addEventListener("focusout", close);
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
  document.addEventListener("pointerdown", (event) => card.contains(event.target) || close());
  document.documentElement.addEventListener("pointerleave", end);
}
