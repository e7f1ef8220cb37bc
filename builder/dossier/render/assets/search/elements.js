// The search: what its parts share.

const SYMBOLS = { stands: "✓", clarified: "+", disputed: "≠", corrected: "✎", withdrawn: "✕" };

// Return an element with attributes, of which those that are false are left out, and children.
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
};

// A status, as pages show it.
const badge = (state) =>
  make(
    "span",
    { class: `dossier-status dossier-status--${state}` },
    make("span", { class: "dossier-symbol", "aria-hidden": "true" }, SYMBOLS[state]),
    ` ${say(`state-${state}`)}`,
  );
