// What all parts of the script use. Each part is a block of its own: names in it are its own, too.

// Call a function with every element that matches, once the page is there; scripts are deferred.
const each = (selector, use) => document.querySelectorAll(selector).forEach(use);

// Return one of the site's own texts with values put in at {name}.
const say = (key, values = {}) =>
  texts[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);

// Where the site begins, wherever this page is: an address with a slash at the end.
const root = new URL("..", document.currentScript.src).href;
