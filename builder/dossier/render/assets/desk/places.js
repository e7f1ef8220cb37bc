// Where a selection stands in the article: its blocks say where they start in the source's text, and
// the words of the block up to the selection's ends say the rest. What stands in between and is not
// the article's, notes and labels, is passed over; where it is shown does not matter.

const WORDS = ".dossier-words";
const ASIDE = ".dossier-note, .dossier-note__sign, .dossier-unseen, .dossier-gap";

const wordsBefore = (block, node, offset) => {
  const range = document.createRange();
  range.selectNodeContents(block);
  range.setEnd(node, offset);
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let words = "";
  for (let text = texts.nextNode(); text && range.comparePoint(text, 0) <= 0; text = texts.nextNode()) {
    if (!text.parentElement.closest(WORDS) || text.parentElement.closest(ASIDE)) continue;
    words += text === node ? text.data.slice(0, offset) : text.data;
  }
  return words;
};

// Return what the server needs to find the selected words, or null where there are none.
const placesOf = (range) => {
  const article = document.querySelector(".dossier-article[data-source]");
  if (!article || range.collapsed) return null;
  const blocks = [...article.querySelectorAll("[data-block]")].filter((one) => range.intersectsNode(one));
  if (!blocks.length) return null;
  const [first, last] = [blocks[0], blocks.at(-1)];
  const edge = (block, node, offset, otherwise) => ({
    block: Number(block.dataset.block),
    before: block.contains(node) ? wordsBefore(block, node, offset) : otherwise,
  });
  const start = edge(first, range.startContainer, range.startOffset, "");
  const end = edge(last, range.endContainer, range.endOffset, wordsBefore(last, last, last.childNodes.length));
  const selected = first === last ? end.before.slice(start.before.length) : range.toString();
  return selected.trim() ? { source: article.dataset.source, start, end } : null;
};
