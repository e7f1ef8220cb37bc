// What was known on a day that the address names, as ?on=2024-02-04, on pages that offer it.
// Days are compared as numbers, for years may have more than four digits or a minus before them.

const control = document.querySelector(".dossier-as-of");
if (control) {
  const symbols = { stands: "✓", clarified: "+", disputed: "≠", corrected: "✎", withdrawn: "✕" };
  const dated = /\/(statements\/(?!index\.html)[^/]+|timeline(\/[^/]+)?)(\/(index\.html)?|\.html)?$/;
  const page = control.parentElement;
  const heading = page.querySelector("h1");
  const badge = heading.querySelector(".dossier-status");
  const form = control.querySelector("form");
  const input = form.querySelector("input");

  // Return a day as [year, month, day]; nothing for what is none.
  const read = (text) => {
    const [, minus, ...parts] = /^(-?)(\d{4,12})-(\d\d)-(\d\d)$/.exec(text) ?? [];
    const [year, month, day] = parts.map(Number);
    const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    const length = month === 2 ? 28 + leap : 30 + ((month + (month >> 3)) & 1);
    if (month >= 1 && month <= 12 && day >= 1 && day <= length && (year || !minus)) {
      return [minus ? -year : year, month, day];
    }
  };
  const number = (text) => {
    const [year, month, day] = read(text);
    return year * 372 + month * 31 + day;
  };
  const inWords = (text) => {
    const [year, month, day] = read(text);
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    const form = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
    if (year < 1000) form.era = "short";
    return isNaN(date) ? text : date.toLocaleDateString(texts.locale, form);
  };
  const make = (tag, words, properties = {}) =>
    Object.assign(document.createElement(tag), { textContent: words, ...properties });

  // Show a badge as it was on a day, and return whether there was one.
  const turn = (badge, day) => {
    const steps = badge.dataset.steps.split(" ").map((step) => step.split("@"));
    const [state] = steps.findLast(([, since]) => !since || number(since) <= day) ?? [];
    const symbol = make("span", state ? symbols[state] : "…", { className: "dossier-symbol" });
    symbol.setAttribute("aria-hidden", "true");
    badge.className = `dossier-status dossier-status--${state ?? "unsaid"}`;
    badge.replaceChildren(symbol, ` ${texts[state ? `state-${state}` : "unsaid"]}`);
    return !!state;
  };

  // Hide what is later than a day, and what nothing else is in; return how many things that are.
  const later = new Set();
  const hide = (element) => later.add(element) && element.classList.add("dossier-later");
  const gone = (node) => (node.matches ? later.has(node) : !node.data?.trim());
  const hideLater = (day) => {
    later.forEach((element) => element.classList.remove("dossier-later"));
    later.clear();
    each("[data-from]", (element) => {
      if (number(element.dataset.from) <= day) return;
      const part = element.matches("span, time") && !element.closest(".dossier-card");
      hide((part && element.closest("li, tr, figure, p")) || element);
    });
    const count = [...later].filter(
      (one) =>
        one.matches("li, tr, figure") &&
        !one.parentElement.closest(".dossier-later, [aria-hidden]"),
    ).length;
    for (const { parentElement } of later) {
      if (parentElement !== page && [...parentElement.childNodes].every(gone)) hide(parentElement);
    }
    hideSections();
    return count;
  };
  const hideSections = () => {
    for (const title of page.querySelectorAll("h2")) {
      const below = [];
      let next = title;
      while ((next = next.nextElementSibling) && !next.matches("h1, h2")) below.push(next);
      const within = below.flatMap((one) => [one, ...one.querySelectorAll("*")]);
      const left = within.some(
        (one) => one.matches("li, figure, td, .dossier-notes") && !one.closest(".dossier-later"),
      );
      if (left || !within.some((one) => later.has(one))) continue;
      [title, ...below].forEach(hide);
      each(`.md-nav a[href="#${title.id}"]`, (link) => hide(link.closest("li")));
    }
  };

  // Let links to statements and the timeline lead to the same day.
  const lead = (on) =>
    each("a[href]", (link) => {
      const href = link.getAttribute("href");
      const address = new URL(href, location);
      const leads = address.origin === location.origin && dated.test(address.pathname);
      if (!leads || href.startsWith("#") || address.searchParams.get("on") === on) return;
      if (on) address.searchParams.set("on", on);
      else address.searchParams.delete("on");
      link.setAttribute("href", address.href);
    });

  // The heading's status stands in the window's title, too, and in the theme's header.
  const copies = [...document.querySelectorAll("title, .md-header__topic .md-ellipsis")];
  const originals = copies.map((copy) => copy.textContent);
  const told = badge?.textContent;
  const retitle = (known) =>
    copies.forEach((copy, index) => {
      const words = originals[index];
      const at = told ? words.lastIndexOf(told) : -1;
      const after = at < 0 ? words : words.slice(0, at) + badge.textContent + words.slice(at + told.length);
      copy.textContent = known && copy.matches("title") ? `${known}: ${after}` : after;
    });

  const banner = make("div", "", { className: "dossier-known", tabIndex: -1 });
  const tell = (note, ...lines) => {
    const now = new URL(location);
    now.searchParams.delete("on");
    now.hash = "";
    const last = make("p", note && `${note} `);
    last.append(make("a", texts["as-of-now"], { href: now.href }));
    banner.replaceChildren(...lines.filter(Boolean), last);
    heading.after(banner);
  };

  const show = () => {
    const on = new URLSearchParams(location.search).get("on");
    const valid = on !== null && !!read(on);
    const day = valid ? number(on) : Infinity;
    const unsaid = new Set();
    each(".dossier-status[data-steps]", (badge) => turn(badge, day) || unsaid.add(badge));
    const count = hideLater(day);
    const known = valid && say("as-of", { day: inWords(on) });
    retitle(known);
    lead(valid ? on : null);
    banner.remove();
    input.value = valid ? on : "";
    if (on !== null) control.querySelector("details").open = true;
    if (valid) {
      const some = count === 1 ? texts["as-of-later-one"] : say("as-of-later", { count });
      const notYet = unsaid.has(badge) && make("p", texts["as-of-unsaid"]);
      tell(count ? some : "", make("strong", known), notYet);
    } else if (on !== null) {
      tell(say("as-of-invalid", { day: on.slice(0, 40) }));
    }
    document.dispatchEvent(new Event("dossier:day"));
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const address = new URL(location);
    address.searchParams.set("on", event.submitter?.value || input.value);
    address.hash = "";
    history.pushState(null, "", address.href.replace(/%2F/g, "/"));
    show();
    banner.focus();
  });
  addEventListener("popstate", show);
  show();
}
