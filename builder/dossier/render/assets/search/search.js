// The search itself: pagefind's script is loaded once a reader wants to search, and it loads what a
// search needs of the index.

const SHOWN = 8; // results at a time: each loads a file of its own
const CALM = 300; // ms after the last key: each search of a word half typed loads something
const ALL = "\u0085"; // browsers take it for a word and pagefind for none; of no word it loads all

let loading = null; // promise of pagefind
let asked = 0; // number of the latest search
let results = []; // that are not shown yet

const load = () => {
  loading ??= import(`${root}assets/pagefind/pagefind.js`).then(async (pagefind) => {
    await Promise.all([pagefind.init(), loadCosts()]);
    return pagefind;
  });
  return loading;
};

// The address of a page, which pagefind knows by its path in the site, not encoded.
const address = ({ raw_url }) => root + raw_url.slice(1).split("/").map(encodeURIComponent).join("/");

const item = (page) => {
  const { title, state, excerpt } = told(page);
  const name = KINDS.find((each) => each in page.filters);
  const link = make("a", { href: address(page), dir: "auto" }, ...title);
  const head = make("div", { class: "dossier-search__title" }, link);
  if (state) head.append(" ", badge(state));
  head.append(" ", make("span", { class: "dossier-search__of" }, say(`${name}-one`)));
  const line = make("li", {}, head);
  if (excerpt.length) line.append(make("p", { class: "dossier-search__excerpt", dir: "auto" }, ...excerpt));
  return line;
};

const show = async () => {
  const mine = asked;
  const next = results.splice(0, SHOWN);
  const pages = await Promise.all(next.map((result) => result.data()));
  if (mine !== asked) return null;
  const lines = pages.map(item);
  list.append(...lines);
  more.hidden = results.length === 0;
  return lines[0];
};

const clear = (words) => {
  results = [];
  list.replaceChildren();
  more.hidden = true;
  count.textContent = words;
};

// Each kind and each status is a filter of its own: see `search_words.py`.
const SO = "so";
const chosen = () => {
  const picked = states.filter((box) => box.checked).map((box) => ({ [box.value]: SO }));
  return [...(kind.value ? [{ [kind.value]: SO }] : []), ...(picked.length ? [{ any: picked }] : [])];
};

const search = async () => {
  const mine = (asked += 1);
  const words = field.value.trim();
  const filters = chosen();
  if (!words && !filters.length) return clear(say("hint"));
  try {
    const pagefind = await load();
    const { kept, left } = affordable(words);
    const found = await pagefind.search(kept || ALL, filters.length ? { filters: { all: filters } } : {});
    if (mine !== asked) return;
    const number = found.results.length;
    const told = [number ? say(number === 1 ? "count-one" : "count", { count: number }) : say("none")];
    if (left.length) told.push(say("left", { words: left.join(", ") }));
    clear(told.join(" "));
    results = found.results;
    await show();
  } catch {
    if (mine === asked) clear(say("failed"));
  }
};

// "The" is likely to have a word after it, and loads more than any other.
let timer = 0;
const soon = () => {
  clearTimeout(timer);
  timer = setTimeout(search, affordable(field.value.trim()).spent > MOST ? 5 * CALM : CALM);
};

const open = () => {
  if (dialog.open) return field.focus();
  dialog.showModal();
  field.focus();
  field.select();
  if (location.protocol === "file:") return clear(say("local"));
  if (!field.value) clear(say("hint"));
  load().catch(() => clear(say("failed")));
};

opener.addEventListener("click", open);
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  event.preventDefault();
  open();
});

if (location.protocol !== "file:") {
  opener.addEventListener("pointerenter", () => load().catch(() => {})); // a moment earlier
  field.addEventListener("input", soon);
  for (const choice of [kind, ...states]) choice.addEventListener("change", search);
}
more.addEventListener("click", async () => (await show())?.querySelector("a").focus());

// Enter opens the first result, once it is that of the words in the field.
dialog.querySelector("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  clearTimeout(timer);
  if (location.protocol !== "file:") await search();
  if (document.activeElement === field) links()[0]?.click();
});
