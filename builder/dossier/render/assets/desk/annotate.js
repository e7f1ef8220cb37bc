// Words of an article that are selected, by mouse, finger or keyboard: a button offers the YAML for
// them, ready to be copied. The button stands in one place, where neither a phone's own menu nor the
// words are; Alt+A does the same.

const WAIT = 150; // ms until a selection or what is typed counts as done
const LINGER = 400; // a tap on the button may take the selection away first

const article = document.querySelector(".dossier-article[data-source]");
if (article) {
  const heard = make("p", { class: "dossier-unseen", role: "status" });
  const button = make(
    "button",
    { type: "button", class: "dossier-desk__annotate", "aria-keyshortcuts": "Alt+A", hidden: true },
    say("annotate"),
    " ",
    make("kbd", {}, "Alt+A"),
  );
  const panel = make("section", { class: "dossier-offer", role: "dialog", "aria-label": say("offer"), hidden: true });
  desk.append(heard, button, panel);

  let selected = null; // where the words stand, and the range
  let before = null; // what had the focus

  // What is asked of the author.

  const field = (name, input, hint) => {
    input.id = `dossier-offer-${name}`;
    input.name = name;
    input.classList.add("dossier-offer__input");
    const label = make("label", { for: input.id }, say(name));
    if (hint) input.setAttribute("placeholder", hint);
    return make("div", { class: "dossier-offer__field" }, label, input);
  };
  const options = make("datalist", { id: "dossier-offer-speakers" });
  const records = make("datalist", { id: "dossier-offer-records" });
  const kinds = ["", "direct", "indirect", "mixed"].map((kind) =>
    make("option", { value: kind }, say(kind ? `kind-${kind}` : "kind-open")),
  );
  const speaker = field("speaker", make("input", { list: options.id, autocomplete: "off" }), say("record-hint"));
  const said = field("said", make("input", { autocomplete: "off" }), say("said-hint"));
  const claim = field("claim", make("input", { autocomplete: "off" }), say("claim-hint"));
  const kind = field("kind", make("select", {}, ...kinds));
  const record = field("record", make("input", { list: records.id, autocomplete: "off" }), say("record-hint"));

  const choice = (name) => {
    const input = make("input", { type: "radio", name: "for", value: name, checked: name === "statement" });
    return make("label", { class: "dossier-offer__choice" }, input, " ", say(`for-${name}`));
  };
  const choices = make(
    "fieldset",
    { class: "dossier-offer__choices" },
    make("legend", {}, say("what-for")),
    choice("statement"),
    choice("record"),
  );

  // What is offered.

  const copyable = (name) => {
    const words = make("pre", { class: "dossier-offer__text", tabindex: "0", dir: "ltr", role: "region", "aria-label": say(name) });
    const copy = make("button", { type: "button", class: "dossier-desk__button" }, say("copy"));
    const told = make("span", { role: "status" });
    copy.setAttribute("aria-label", `${say("copy")}: ${say(name)}`);
    copy.addEventListener("click", async () => {
      told.textContent = "";
      try {
        await navigator.clipboard.writeText(words.textContent);
        told.textContent = say("copied");
      } catch {
        getSelection().selectAllChildren(words);
        told.textContent = say("not-copied");
      }
    });
    const whole = make("div", { class: "dossier-offer__copy" }, words, make("div", { class: "dossier-offer__bar" }, copy, told));
    return { whole, words, told };
  };
  const yaml = copyable("yaml");
  const command = copyable("command");
  const where = make("p", { class: "dossier-offer__where" });
  const orCommand = make("div", {}, make("p", {}, say("or-command")), command.whole);

  const exact = make("p", { class: "dossier-offer__exact", dir: "auto" });
  const notes = make("p", { class: "dossier-offer__notes" });
  const refused = make("p", { class: "dossier-offer__refused", role: "status" });
  const form = make("form", {}, choices, speaker, said, claim, record, kind);
  const offered = make("div", {}, form, where, yaml.whole, orCommand);
  const shut = make("button", { type: "button", class: "dossier-desk__button" }, say("close"));
  panel.append(
    make("div", { class: "dossier-findings__head" }, make("h2", {}, say("offer")), shut),
    ...[exact, notes, refused, offered, options, records],
  );

  const value = (name) => form.elements[name].value.trim();
  const isNew = () => form.elements.for.value === "statement";

  const show = (found) => {
    refused.textContent = found?.exact ? "" : say(`refused-${found?.refused ?? "unreachable"}`);
    for (const part of [exact, notes, offered]) part.hidden = !found?.exact;
    if (!found?.exact) return;
    exact.textContent = found.exact;
    const said = [found.widened && say("widened"), (found.prefix || found.suffix) && say("told-apart")];
    notes.textContent = said.filter(Boolean).join(" ");
    yaml.words.textContent = isNew() ? found.statement : found.quote;
    yaml.told.textContent = command.told.textContent = "";
    command.words.textContent = found.command ?? "";
    orCommand.hidden = !isNew() || !found.command;
    const put = found.quote.startsWith("quotes:") ? "append-to" : "put-into";
    where.textContent = isNew()
      ? say("save-as", { path: found.path })
      : found.record_path ? say(put, { path: found.record_path }) : say("put-anywhere");
  };

  let asked = 0;
  const askForOffer = async () => {
    if (!selected) return;
    asked += 1;
    const mine = asked;
    const names = ["speaker", "said", "claim", "kind", "record"];
    const wish = Object.fromEntries(names.map((name) => [name, value(name)]));
    if (isNew()) wish.record = "";
    const found = await ask("offer", { ...selected.places, ...wish });
    if (mine === asked) show(found);
  };

  const choose = () => {
    for (const one of [speaker, said, claim]) one.hidden = !isNew();
    record.hidden = isNew();
  };
  choose();
  form.addEventListener("input", calmly(askForOffer, WAIT));
  choices.addEventListener("change", choose);
  form.addEventListener("submit", (event) => event.preventDefault());

  const fillNames = async () => {
    const found = (await ask("records")) ?? [];
    const option = ({ key, title }) => make("option", { value: key, label: title });
    options.replaceChildren(...found.filter(({ key }) => /^(people|organizations)\//.test(key)).map(option));
    records.replaceChildren(...found.map(option));
  };

  // Opening and closing.

  const mark = (range) => {
    if (!CSS.highlights) return;
    if (range) CSS.highlights.set("dossier-selected", new Highlight(range));
    else CSS.highlights.delete("dossier-selected");
  };

  let opened = 0;
  const open = async () => {
    if (!selected) return;
    opened += 1;
    const mine = opened;
    before ??= document.activeElement;
    mark(selected.range);
    button.hidden = true;
    if (!options.children.length) fillNames();
    await askForOffer();
    if (mine !== opened) return; // closed meanwhile, or opened once more
    panel.hidden = false;
    panel.querySelector("input:checked").focus();
  };

  const close = () => {
    opened += 1;
    panel.hidden = true;
    mark(null);
    before?.focus?.();
    before = null;
    getSelection().removeAllRanges();
    getSelection().addRange(selected.range);
  };

  const look = () => {
    const selection = getSelection();
    if (desk.contains(document.activeElement) && desk.contains(selection.anchorNode)) return;
    const range = selection.rangeCount ? selection.getRangeAt(0) : null;
    const places = range && placesOf(range);
    if (!places) {
      if (panel.hidden) setTimeout(() => (button.hidden ||= getSelection().isCollapsed), LINGER);
      return;
    }
    const isFirst = button.hidden && panel.hidden;
    selected = { places, range: range.cloneRange() };
    if (panel.hidden) button.hidden = false;
    else open();
    if (isFirst) heard.textContent = say("annotate-hint");
  };

  const looked = calmly(look, WAIT);
  const openNow = () => {
    looked.now(); // the last change of the selection may not have been looked at yet
    open();
  };

  document.addEventListener("selectionchange", looked);
  button.addEventListener("pointerdown", (event) => event.preventDefault()); // it keeps the selection
  button.addEventListener("click", openNow);
  shut.addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (event.altKey && (event.code === "KeyA" || event.key === "a") && !button.hidden) {
      event.preventDefault();
      openNow();
    }
    if (event.key === "Escape" && !panel.hidden && !event.defaultPrevented) {
      event.preventDefault();
      close();
    }
  }, true);
}
