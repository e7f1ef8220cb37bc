// The dialog in which readers search, and the button that opens it.

const ICON = "M9.5 3A6.5 6.5 0 1 1 5.4 14.6 6.5 6.5 0 0 1 9.5 3m0 2a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9m5.8 8.9 5.6 5.6-1.4 1.4-5.6-5.6z";
const KINDS = ["statements", "corrections", "sources", "people", "organizations", "places", "events", "pages"];

const icon = () => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICON);
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.append(path);
  return svg;
};

const field = make("input", {
  type: "search",
  class: "dossier-search__words",
  "aria-label": say("words"),
  placeholder: say("search"),
  autocomplete: "off",
  autocapitalize: "off",
  spellcheck: "false",
  enterkeyhint: "search",
});
const closer = make("button", { type: "button", class: "dossier-search__close" }, say("close"));
const states = Object.keys(SYMBOLS).map((state) => make("input", { type: "checkbox", value: state }));
const kind = make(
  "select",
  {},
  make("option", { value: "" }, say("any-kind")),
  ...KINDS.map((name) => make("option", { value: name }, say(name))),
);
const count = make("p", { class: "dossier-search__count", role: "status" });
const list = make("ol", { class: "dossier-search__results" });
const more = make("button", { type: "button", class: "dossier-search__more", hidden: true }, say("more"));

const dialog = make(
  "dialog",
  { class: "dossier-search", "aria-label": say("search") },
  make(
    "form",
    { role: "search" },
    make("div", { class: "dossier-search__line" }, field, closer),
    make(
      "fieldset",
      { class: "dossier-search__states" },
      make("legend", {}, say("status")),
      ...states.map((box) => make("label", {}, box, badge(box.value))),
    ),
    make("label", { class: "dossier-search__kind" }, say("kind"), " ", kind),
  ),
  count,
  list,
  more,
);

const opener = make(
  "button",
  { type: "button", class: "dossier-search-open", "aria-haspopup": "dialog", "aria-keyshortcuts": "/" },
  icon(),
  make("span", {}, say("search")),
);

// Put the button where themes have their own: beside the title, so that nothing else moves.
const place = () => {
  const title = document.querySelector(".md-header__title");
  if (title) return title.after(opener);
  const bar = document.querySelector(".navbar .navbar-collapse, .wy-side-nav-search");
  if (bar) return bar.append(opener);
  return (document.querySelector("body > header") ?? document.body).prepend(opener);
};

const links = () => [...list.querySelectorAll("a")];

// The arrows lead from the field through the results and back; Escape closes, where browsers would
// first empty the field.
const step = (event) => {
  if (event.key === "Escape") {
    event.preventDefault();
    dialog.close();
  }
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by || event.target.closest("select, fieldset")) return;
  const stops = [field, ...links()];
  const next = stops[stops.indexOf(document.activeElement) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
};

// For a moment after it is closed, the dialog's field still has the focus.
const isTyping = (target) =>
  target.closest?.("input, textarea, select, [contenteditable]") && !target.closest("dialog:not([open])");

place();
document.body.append(dialog);
dialog.addEventListener("keydown", step);
dialog.addEventListener("click", (event) => event.target === dialog && dialog.close()); // beside it
closer.addEventListener("click", () => dialog.close());
