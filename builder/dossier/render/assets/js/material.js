// Material's drawer, by keyboard: the label that opens it becomes a button. Opened so, the reading
// goes on in the drawer; Escape closes it and leads back.

const drawer = document.querySelector("#__drawer[data-md-toggle=drawer]");
const label = document.querySelector(".md-header__button[for=__drawer]");
const links = document.querySelector(".md-sidebar--primary .md-nav__list");

if (drawer && label && links) {
  const opener = document.createElement("button");
  opener.type = "button";
  opener.className = `${label.className} dossier-drawer`;
  opener.setAttribute("aria-label", drawer.getAttribute("aria-label"));
  opener.append(...label.childNodes);
  label.replaceWith(opener);
  const tell = () => opener.setAttribute("aria-expanded", drawer.checked);
  tell();
  drawer.addEventListener("change", tell);
  opener.addEventListener("click", (event) => {
    drawer.click();
    if (drawer.checked && event.detail === 0) links.querySelector("a[href]").focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.click();
    opener.focus();
  });
}
