// What a search may load. The words on most of the pages cost the most and tell pages apart least, so
// a search of many words does without the dearest of them: see `search_costs.py`.

const CHEAP = 5_000; // bytes of a word that is not listed
const DEAR = 12_000;
const MOST = 34_000; // bytes of all words together; the first search loads some 175,000 besides

let costs = {};
let dear = [];

const loadCosts = async () => {
  const answer = await fetch(`${root}assets/pagefind/costs.json`).catch(() => null);
  if (answer?.ok) costs = await answer.json(); // else every word is searched for
  dear = Object.keys(costs).filter((word) => costs[word] > DEAR);
};

const plain = (word) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

// For about every second word pagefind also loads what it has of the words that begin it: of "of",
// where "official" is searched for.
const cost = (word) => {
  const begins = dear.filter((other) => other !== word && word.startsWith(other));
  const own = Object.hasOwn(costs, word) ? costs[word] : CHEAP;
  return own + Math.max(0, ...begins.map((other) => costs[other])) / 2;
};

// Return the words to search for, what they cost, and the words left out. The cheapest is always kept;
// a phrase in quotation marks is searched for as it stands.
const affordable = (words) => {
  if (/^".*"$/u.test(words)) return { kept: words, spent: 0, left: [] };
  const all = new Map(words.split(/\s+/u).map((word) => [plain(word), word]));
  const left = new Map(all);
  let spent = 0;
  for (const word of [...all.keys()].sort((one, other) => cost(one) - cost(other))) {
    if (spent && spent + cost(word) > MOST) break;
    spent += cost(word);
    left.delete(word);
  }
  const kept = [...all].filter(([word]) => !left.has(word));
  return { kept: kept.map(([, word]) => word).join(" "), spent, left: [...left.values()] };
};
