// What is wrong with the dossier, over whatever page is open. Escape closes it to a badge that opens
// it again; it stays closed until something else is wrong. Warnings alone are no more than a badge.

const CLOSED = "dossier-findings-closed";

const remember = (told) => {
  try {
    if (told) sessionStorage.setItem(CLOSED, told);
    return sessionStorage.getItem(CLOSED);
  } catch {
    return null; // a browser that keeps nothing
  }
};

const badge = make("button", { type: "button", class: "dossier-desk__badge", "aria-expanded": "false", hidden: true });
const panel = make("section", { class: "dossier-findings", "aria-label": say("findings"), tabindex: "-1", hidden: true });
const heard = make("p", { class: "dossier-unseen", role: "status" });
desk.append(heard, badge, panel);

const numbers = ({ errors, warnings }) =>
  [errors && count("errors", errors), warnings && count("warnings", warnings)].filter(Boolean).join(", ");

const pre = (text, name) => {
  const element = make("pre", { class: `dossier-findings__${name}`, dir: "ltr" }, text);
  // What is wider than its place can be moved by keyboard, too.
  new ResizeObserver(() => {
    if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
  }).observe(element);
  return element;
};

// Words between grave accents are those of a file.
const help = (lines) =>
  make(
    "p",
    { class: "dossier-findings__help" },
    ...lines.join("\n").split("`").map((words, at) => (at % 2 ? make("code", {}, words) : words)),
  );

const finding = ({ severity, rule, at, message, excerpt, help: advice }) =>
  make(
    "li",
    { class: `dossier-findings__one dossier-findings__one--${severity}` },
    make("p", { class: "dossier-findings__at", dir: "ltr" }, make("strong", {}, at), " ", make("span", {}, `${severity}[${rule}]`)),
    make("p", { dir: "auto" }, message),
    ...(excerpt ? [pre(excerpt.join("\n"), "excerpt")] : []),
    ...(advice.length ? [help(advice)] : []),
  );

const list = (findings) => make("ol", { class: "dossier-findings__list" }, ...findings.map(finding));

const filled = (told) => {
  const errors = told.findings.filter((one) => one.severity === "error");
  const warnings = told.findings.filter((one) => one.severity !== "error");
  const hide = make("button", { type: "button", class: "dossier-desk__button" }, say("hide"));
  hide.addEventListener("click", () => close(told, true));
  const parts = [
    make("div", { class: "dossier-findings__head" }, make("h2", {}, told.failure.length ? say("failed") : numbers(told)), hide),
  ];
  if (told.kept) parts.push(make("p", {}, say("kept")));
  if (told.set_aside.length) parts.push(make("p", {}, say("set-aside", { names: told.set_aside.join(", ") })));
  if (errors.length) parts.push(list(errors));
  if (told.failure.length) parts.push(pre(told.failure.join("\n"), "excerpt"));
  if (warnings.length || told.said.length) {
    const quiet = make("details", { open: !told.errors }, make("summary", {}, count("warnings", told.warnings)));
    if (warnings.length) quiet.append(list(warnings));
    if (told.said.length) quiet.append(pre(told.said.join("\n"), "excerpt"));
    parts.push(quiet);
  }
  if (told.more) parts.push(make("p", {}, say("more", { count: told.more })));
  return parts;
};

const show = (open) => {
  panel.hidden = !open;
  badge.setAttribute("aria-expanded", String(open));
};

const close = (told, wasAsked) => {
  show(false);
  if (!wasAsked) return;
  remember(JSON.stringify(told.findings) + told.failure);
  badge.focus();
};

const tell = (told) => {
  if (!told || !(told.errors || told.warnings)) return;
  badge.hidden = false;
  badge.textContent = numbers(told);
  badge.classList.toggle("dossier-desk__badge--errors", told.errors > 0);
  panel.replaceChildren(...filled(told));
  badge.addEventListener("click", () => {
    show(panel.hidden);
    if (!panel.hidden) panel.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || panel.hidden) return;
    event.preventDefault();
    close(told, true);
  });
  if (!told.errors || remember() === JSON.stringify(told.findings) + told.failure) return;
  show(true);
  heard.textContent = `${told.failure.length ? say("failed") : numbers(told)}. ${told.kept ? say("kept") : ""}`;
};

ask("told").then(tell);
