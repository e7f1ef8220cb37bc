// A record's old address sends readers on by itself; with this, what they asked for on the page
// and the day whose state they asked for go with them.
{
  const there = new URL(document.querySelector("link[rel=canonical]").href);
  there.search = location.search;
  there.hash = location.hash;
  location.replace(there);
}
