// What a result shows of its page. In the index the words of a statement stand between signs, the
// last of which tell its status; so the status is shown beside them, however they are cut.

const STARTS = "\ue000";
const TITLE_ENDS = "\ue001";
const BREAK = "\ue002"; // between paragraphs
const STANDS = {
  "\ue010": "stands",
  "\ue011": "clarified",
  "\ue012": "disputed",
  "\ue013": "corrected",
  "\ue014": "withdrawn",
};
const LONGEST = 34; // words of an excerpt
const BEFORE = 8; // words before the first that was found
const CLOSES = /^[.,;:!?)\]”’»…]/u; // no space comes before these

// Return for each word the statuses of what it is said in: of nothing, an empty list.
const standing = (words) => {
  const found = words.map(() => []);
  let start = -1;
  words.forEach((word, index) => {
    if (word === STARTS) start = index;
    if (!(word in STANDS) || start < 0) return;
    for (let at = start; at < index; at += 1) found[at].push(STANDS[word]);
    if (!(words[index + 1] in STANDS)) start = -1;
  });
  return found;
};

const isSign = (word) => word === STARTS || word === TITLE_ENDS || word === BREAK || word in STANDS;

// Return where an excerpt begins that shows the most of the words that were found.
const best = (places, first, last) => {
  let [begin, most] = [first, 0];
  for (const place of places) {
    const within = places.filter((other) => other >= place && other < place + LONGEST - BEFORE).length;
    if (within > most) [begin, most] = [place - BEFORE, within];
  }
  return Math.max(first, Math.min(begin, last - LONGEST));
};

// Return words of a page as nodes, those that were found marked, with the statuses of what is said.
const shown = (words, begin, end, found, states) => {
  const nodes = [];
  let [last, broken] = [null, false];
  const close = () => {
    if (last) for (const state of new Set(last)) nodes.push(" ", badge(state));
    last = null;
  };
  for (let at = begin; at < end; at += 1) {
    const said = states?.[at].length ? states[at] : null;
    if (last && (!said || words[at] === STARTS)) close();
    if (words[at] === BREAK && nodes.length) broken = true;
    if (isSign(words[at])) continue;
    if (broken && words[at] !== "—") nodes.push(" · ");
    else if (nodes.length && !CLOSES.test(words[at])) nodes.push(" ");
    nodes.push(found.has(at) ? make("mark", {}, words[at]) : words[at]);
    [last, broken] = [said, false];
  }
  if (end < words.length) nodes.push(" …");
  close();
  return nodes;
};

// Return a result's title, its status if it has one, and an excerpt; the words as nodes.
const told = ({ content, locations, meta }) => {
  const words = content.trim().split(/\s+/u);
  const found = new Set(locations);
  const first = words.indexOf(TITLE_ENDS) + 1;
  const title = meta.title.trim().split(/\s+/u);
  const places = locations.filter((place) => place >= first).sort((one, other) => one - other);
  const begin = best(places, first, words.length);
  const end = Math.min(begin + LONGEST, words.length);
  const excerpt = shown(words, begin, end, found, standing(words));
  if (begin > first && excerpt.length) excerpt.unshift("… ");
  return { title: shown(title, 0, title.length, found), state: STANDS[words[first - 2]], excerpt };
};
