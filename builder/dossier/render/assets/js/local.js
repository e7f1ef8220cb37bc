// Reading from a disk: a link to a folder, `../people/x/`, is answered by a server with the page
// in it, and by a browser alone with a list of files. So it is made to lead to the page itself,
// just before it is followed.

if (location.protocol === "file:") {
  const lead = (event) => {
    const link = event.target.closest?.("a");
    const href = link?.href?.baseVal ?? link?.href; // in SVG it is an object
    if (!href) return;
    const address = new URL(href, document.baseURI);
    if (address.protocol !== "file:" || !address.pathname.endsWith("/")) return;
    address.pathname += "index.html";
    link.setAttribute("href", address.href);
  };
  for (const kind of ["pointerdown", "focusin", "click", "auxclick", "contextmenu"])
    document.addEventListener(kind, lead, true);
}
