// The search: what its parts share.

const SYMBOLS = { stands: "✓", clarified: "+", disputed: "≠", corrected: "✎", withdrawn: "✕" };

// A status, as pages show it.
const badge = (state) =>
  make(
    "span",
    { class: `dossier-status dossier-status--${state}` },
    make("span", { class: "dossier-symbol", "aria-hidden": "true" }, SYMBOLS[state]),
    ` ${say(`state-${state}`)}`,
  );
