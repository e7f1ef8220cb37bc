// The timeline's filter. Its state stands in the address: ?who=people/x&kind=statements.

const form = document.querySelector(".dossier-filter");
if (form) {
  const { kind: boxes, who } = form.elements;
  const kinds = boxes.length ? [...boxes] : [boxes];
  const status = form.querySelector("[role=status]");
  const all = status.textContent;
  const entries = [...document.querySelectorAll(".dossier-moment")];
  const shown = (entry) => !entry.matches(".dossier-off, .dossier-later");

  const read = () => {
    const asked = new URLSearchParams(location.search);
    const wanted = asked.getAll("kind");
    kinds.forEach((box) => (box.checked = !wanted.length || wanted.includes(box.value)));
    if (!who) return;
    who.value = asked.get("who") ?? "";
    if (who.selectedIndex < 0) who.value = "";
  };

  const write = () => {
    const address = new URL(location);
    address.searchParams.delete("kind");
    address.searchParams.delete("who");
    const wanted = kinds.filter((box) => box.checked);
    if (who?.value) address.searchParams.set("who", who.value);
    if (wanted.length < kinds.length) {
      (wanted.length ? wanted : [{ value: "" }]).forEach((box) =>
        address.searchParams.append("kind", box.value),
      );
    }
    // "/" may stand in a query, and an address is easier read with it.
    history.replaceState(history.state, "", address.href.replace(/%2F/g, "/"));
  };

  const show = () => {
    const wanted = new Set(kinds.filter((box) => box.checked).map((box) => box.value));
    let count = 0;
    for (const entry of entries) {
      const by = !who?.value || (entry.dataset.who ?? "").split(" ").includes(who.value);
      entry.classList.toggle("dossier-off", !by || !wanted.has(entry.dataset.kind));
      count += shown(entry);
    }
    let before = true;
    each(".dossier-periods", (year) => {
      let any = !!year.querySelector(":scope > ul > li:not(.dossier-off, .dossier-later)");
      for (const period of year.querySelectorAll(".dossier-period")) {
        const here = !!period.querySelector(".dossier-moment:not(.dossier-off, .dossier-later)");
        period.classList.toggle("dossier-off", !here);
        const gap = period.previousElementSibling;
        if (gap?.matches(".dossier-gap-in-time")) {
          // What it tells is true only of the two dates around it.
          gap.classList.toggle("dossier-off", !here || !before);
        }
        each(`.dossier-overview--each a[href="#${period.id}"]`, (mark) =>
          mark.classList.toggle("dossier-off", !here),
        );
        before = here;
        any ||= here;
      }
      year.classList.toggle("dossier-off", !any);
      const heading = year.previousElementSibling;
      heading.classList.toggle("dossier-off", !any);
      each(`.md-nav a[href="#${heading.id}"]`, (link) =>
        link.closest("li").classList.toggle("dossier-off", !any),
      );
    });
    status.textContent =
      count === entries.length ? all : say("shown", { shown: count, count: entries.length });
  };

  const change = () => {
    write();
    show();
  };
  form.addEventListener("change", change);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(change));
  // With the day, which as-of.js sees to, other entries are hidden; either script may be first.
  const arrive = () => {
    read();
    show();
  };
  document.addEventListener("dossier:day", arrive);
  arrive();
}
