// What was known on a day that the address names, as ?on=2024-02-04, on pages that offer it.
// Days are compared as numbers, for years may have more than four digits or none before them.

const control = document.querySelector(".dossier-as-of");
if (control) {
  const symbols = { stands: "✓", clarified: "+", disputed: "≠", corrected: "✎", withdrawn: "✕" };
  const page = control.parentElement;
  const heading = page.querySelector("h1");
  const title = document.title;
  const [form, input] = [control.querySelector("form"), control.querySelector("input")];

  // Return a day as [year, month, day]; nothing for what is none.
  const read = (text) => {
    const [, sign, ...parts] = /^(-?)(\d{4,12})-(\d\d)-(\d\d)$/.exec(text) ?? [];
    const [year, month, day] = parts.map(Number);
    const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    const length = month === 2 ? 28 + leap : 30 + ((month + (month >> 3)) & 1);
    if (!(month >= 1 && month <= 12 && day >= 1 && day <= length) || (sign && !year)) return;
    return [sign ? -year : year, month, day];
  };
  const number = (text) => {
    const [year, month, day] = read(text);
    return year * 372 + month * 31 + day;
  };

  const inWords = (text) => {
    const [year, month, day] = read(text);
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    if (isNaN(date)) return text;
    const era = year < 1 ? { era: "short" } : {};
    return date.toLocaleDateString(texts.locale, {
      ...{ day: "numeric", month: "long", year: "numeric", timeZone: "UTC" },
      ...era,
    });
  };

  const make = (tag, words, properties = {}) =>
    Object.assign(document.createElement(tag), { textContent: words, ...properties });

  // Show a badge as it was on a day, and return whether there was one.
  const turn = (badge, day) => {
    const steps = badge.dataset.steps.split(" ").map((step) => step.split("@"));
    const [state] = steps.findLast(([, since]) => !since || number(since) <= day) ?? [];
    badge.className = `dossier-status dossier-status--${state ?? "unsaid"}`;
    const symbol = make("span", state ? symbols[state] : "…", { className: "dossier-symbol" });
    symbol.ariaHidden = "true";
    badge.replaceChildren(symbol, ` ${texts[state ? `state-${state}` : "unsaid"]}`);
    return state !== undefined;
  };

  const hide = (element) => element.classList.add("dossier-later");
  const isHidden = (element) => element.matches(".dossier-later");

  // Hide what is later than a day, and return how many things that are.
  const hideLater = (day) => {
    each(".dossier-later", (element) => element.classList.remove("dossier-later"));
    const later = new Set();
    each("[data-from]", (element) => {
      if (number(element.dataset.from) <= day) return;
      later.add((element.matches("span") && element.closest("li, tr, p")) || element);
    });
    later.forEach(hide);
    return [...later].filter((element) => !element.parentElement.closest(".dossier-later")).length;
  };

  // Hide lists and headings that nothing is left of.
  const isEmpty = (element) =>
    isHidden(element) ||
    (element.matches("ul, ol, tbody, table") && [...element.children].every(isEmpty));
  const hideEmpty = () => {
    for (const title of page.querySelectorAll("h2")) {
      const below = [];
      for (let next = title.nextElementSibling; next && next.tagName !== "H2"; ) {
        below.push(next);
        next = next.nextElementSibling;
      }
      if (below.length && below.every(isEmpty)) {
        [title, ...below].forEach(hide);
        each(`.md-nav a[href="#${title.id}"]`, (link) => hide(link.closest("li")));
      }
    }
  };

  // Let links to statements and the timeline lead to the same day.
  const lead = (on) =>
    each("a[href]", (link) => {
      const address = new URL(link.getAttribute("href"), document.baseURI);
      if (address.origin !== location.origin || link.closest(".dossier-known")) return;
      if (!/\/(statements\/(?!index\.html)[^/]+|timeline(\/[^/]+)?)(\/(index\.html)?|\.html)?$/.test(address.pathname)) return;
      if (link.getAttribute("href").startsWith("#")) return;
      if (on) address.searchParams.set("on", on);
      else if (address.searchParams.has("on")) address.searchParams.delete("on");
      else return;
      link.setAttribute("href", address.href);
    });

  const banner = make("div", "", { className: "dossier-known", tabIndex: -1 });
  const tell = (note, ...lines) => {
    const now = new URL(location);
    now.searchParams.delete("on");
    const back = make("a", texts["as-of-now"], { href: now.href });
    banner.replaceChildren(...lines.filter(Boolean), make("p", ""));
    banner.lastChild.append(note, note && " ", back);
    heading.after(banner);
  };

  const show = () => {
    const on = new URLSearchParams(location.search).get("on");
    const valid = on !== null && read(on);
    const day = valid ? number(on) : Infinity;
    let said = true;
    each(".dossier-status[data-steps]", (badge) => {
      const was = turn(badge, day);
      said &&= was || !heading.contains(badge);
    });
    const later = hideLater(day);
    hideEmpty();
    lead(valid ? on : null);
    banner.remove();
    document.title = title;
    if (valid) {
      const known = say("as-of", { day: inWords(on) });
      const count = later === 1 ? texts["as-of-later-one"] : say("as-of-later", { count: later });
      document.title = `${known}: ${title}`;
      tell(later ? count : "", make("strong", known), !said && make("p", texts["as-of-unsaid"]));
      input.value = on;
    } else if (on !== null) {
      tell(say("as-of-invalid", { day: on.slice(0, 40) }));
    }
    control.querySelector("details").open ||= on !== null;
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
