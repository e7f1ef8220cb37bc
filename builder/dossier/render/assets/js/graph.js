// The graph settles, is looked at node by node, and shows the surroundings of one: ?at=people/x.
// Without this it is a picture with links; the list says everything in words.
(() => {
  "use strict";
  const graph = document.querySelector(".dossier-graph");
  const svg = graph?.querySelector(".dossier-graph__svg");
  if (!svg) return;

  const ROOM = 15000; // pixels of the picture that a node with a claim takes
  const LAST = 0.02; // of its heat at first; below it nothing moves that anyone could see
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const select = graph.querySelector("select");
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  const numbers = (element) => element.dataset.nodes.split(" ").map(Number);

  const nodes = [...svg.querySelectorAll("a")].map((link) => {
    const [x, y] = link.getAttribute("transform").match(/[\d.]+/g).map(Number);
    const title = link.querySelector("title");
    // The name stays; what goes is the browser's own bubble, over that with the whole record.
    link.setAttribute("aria-label", title.textContent);
    title.remove();
    const [kind, id] = link.getAttribute("href").split("#")[0].split("/").filter((step) => step && step !== "..");
    const key = `${kind}/${id.replace(/\.html$/, "")}`;
    return { link, key, kind, x, y, startX: x, startY: y, shown: true, around: new Set() };
  });
  const edges = [...svg.querySelectorAll("line[data-nodes]")].map((line) => {
    const [source, target] = numbers(line);
    return { line, source: nodes[source], target: nodes[target] };
  });
  const rows = [...graph.querySelectorAll("dd[data-nodes]")].map((row) => {
    const [owner, other] = numbers(row);
    nodes[owner].around.add(nodes[other]);
    nodes[other].around.add(nodes[owner]);
    return { row, ends: [nodes[owner], nodes[other]] };
  });

  // What is shown

  const surroundings = (start) => {
    const found = new Set([start, ...start.around]);
    for (const node of start.around) {
      if (node.kind !== "statements" && node.kind !== "corrections") continue;
      for (const next of node.around) {
        if (next.kind === "statements" || next.kind === "corrections") found.add(next);
      }
    }
    return found;
  };

  const show = (key) => {
    const start = nodes.find((node) => node.key === key);
    const found = start ? surroundings(start) : new Set(nodes);
    const out = (element, gone) => element.classList.toggle("is-out", gone);
    for (const node of nodes) {
      node.shown = found.has(node);
      out(node.link, !node.shown);
      node.x = node.startX;
      node.y = node.startY;
    }
    const both = (ends) => ends.every((node) => node.shown);
    for (const { line, source, target } of edges) out(line, !both([source, target]));
    for (const { row, ends } of rows) out(row, !both(ends));
    for (const part of graph.querySelectorAll("dl > div, .dossier-graph__list > ul > li")) {
      out(part, !part.querySelector("dd:not(.is-out)"));
    }
    for (const list of graph.querySelectorAll(".dossier-graph__list > ul")) {
      const empty = !list.querySelector(":scope > li:not(.is-out)");
      out(list, empty);
      out(list.previousElementSibling, empty);
    }
    const across = svg.getBoundingClientRect();
    graph.classList.toggle("dossier-graph--few", found.size * ROOM <= across.width * across.height);
    if (![...select.options].some((option) => option.value === (start?.key ?? ""))) {
      select.add(new Option(start.link.getAttribute("aria-label"), start.key));
    }
    select.value = start?.key ?? "";
    settle();
  };

  // Where it stands

  let box, simulation;

  // Keep labels from lying over each other, which circles cannot.
  const apart = (shown, force) => {
    for (let i = 0; i < shown.length; i += 1) {
      const one = shown[i];
      for (let j = i + 1; j < shown.length; j += 1) {
        const other = shown[j];
        const dx = one.x - other.x;
        const across = one.half + other.half - Math.abs(dx);
        if (across <= 0) continue;
        const dy = one.y + (one.top + one.bottom) / 2 - other.y - (other.top + other.bottom) / 2;
        const down = (one.bottom - one.top + other.bottom - other.top) / 2 - Math.abs(dy);
        if (down <= 0) continue;
        if (across < down) {
          const shift = (Math.sign(dx) || 1) * across * force / 2;
          one.x += shift;
          other.x -= shift;
        } else {
          const shift = (Math.sign(dy) || 1) * down * force / 2;
          one.y += shift;
          other.y -= shift;
        }
      }
    }
  };

  const within = (shown) => {
    for (const node of shown) {
      node.x = Math.max(node.half, Math.min(box.width - node.half, node.x));
      node.y = Math.max(-node.top, Math.min(box.height - node.bottom, node.y));
    }
  };

  const draw = () => {
    for (const { link, x, y, shown } of nodes) {
      if (shown) link.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
    }
    for (const { line, source, target } of edges) {
      if (!source.shown || !target.shown) continue;
      line.setAttribute("x1", source.x.toFixed(1));
      line.setAttribute("y1", source.y.toFixed(1));
      line.setAttribute("x2", target.x.toFixed(1));
      line.setAttribute("y2", target.y.toFixed(1));
    }
  };

  const settle = () => {
    simulation?.stop();
    box = svg.getBoundingClientRect();
    if (!box.width || !box.height) return; // not laid out yet: the observer below will tell
    svg.dataset.drawn = "";
    svg.setAttribute("viewBox", `0 0 ${box.width} ${box.height}`);
    const shown = nodes.filter((node) => node.shown);
    const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const [x, y] = [mean(shown.map((node) => node.x)), mean(shown.map((node) => node.y))];
    for (const node of shown) {
      const own = node.link.getBBox();
      node.half = Math.max(own.width / 2, 12) + 2;
      node.top = own.y - 2;
      node.bottom = own.y + own.height + 2;
      node.x = box.width * (0.5 + (node.x - x) / width);
      node.y = box.height * (0.5 + (node.y - y) / height);
      node.vx = node.vy = 0;
    }
    const lines = edges.filter(({ source, target }) => source.shown && target.shown);
    const room = Math.sqrt(box.width * box.height / shown.length);
    simulation = d3.forceSimulation(shown)
      .alpha(0.5)
      .alphaMin(LAST)
      .alphaDecay(0.03)
      .force("lines", d3.forceLink(lines.map((edge) => ({ ...edge }))).distance(room * 0.8).strength(0.15))
      .force("apart", d3.forceManyBody().strength(-room * 4).distanceMax(room * 5))
      .force("x", d3.forceX(box.width / 2).strength(0.06))
      .force("y", d3.forceY(box.height / 2).strength(0.06 * box.width / box.height));
    // After the simulation's own step, or that would push labels over each other once more.
    const step = () => {
      for (let pass = 0; pass < 8; pass += 1) {
        apart(shown, 0.6 - simulation.alpha());
        within(shown);
      }
    };
    if (still.matches) {
      simulation.stop();
      while (simulation.alpha() > LAST) {
        simulation.tick();
        step();
      }
      draw();
    } else {
      simulation.on("tick", () => {
        step();
        draw();
      });
    }
  };

  // What is looked at

  const look = (looked) => {
    graph.classList.toggle("is-looking", looked.length > 0);
    const [one, other] = looked;
    const near = (ends) => (other ? ends.includes(one) && ends.includes(other) : ends.includes(one));
    for (const node of nodes) {
      node.link.classList.toggle("is-near", looked.includes(node) || (!other && Boolean(one?.around.has(node))));
    }
    for (const { line, source, target } of edges) line.classList.toggle("is-near", near([source, target]));
    for (const { row, ends } of rows) row.classList.toggle("is-near", near(ends));
  };

  const lookedAt = (target) => {
    const node = target.closest?.(".dossier-node");
    if (node) return [nodes[node.dataset.node]];
    const row = target.closest?.("[data-nodes], [data-node]");
    if (!row || !graph.contains(row)) return [];
    return (row.dataset.nodes ? numbers(row) : [Number(row.dataset.node)]).map((number) => nodes[number]);
  };

  // Once a frame: who walks through the nodes leaves one and enters the next at the same time.
  let frame;
  const lookSoon = (looked) => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => look(looked));
  };

  graph.addEventListener("pointerover", (event) => lookSoon(lookedAt(event.target)));
  graph.addEventListener("pointerleave", () => lookSoon(lookedAt(document.activeElement)));
  graph.addEventListener("focusin", (event) => lookSoon(lookedAt(event.target)));
  graph.addEventListener("focusout", () => lookSoon([]));

  // What is asked for

  select.addEventListener("change", () => {
    const address = new URL(location);
    if (select.value) address.searchParams.set("at", select.value);
    else address.searchParams.delete("at");
    history.replaceState(history.state, "", address);
    show(select.value);
  });
  graph.querySelector("form").addEventListener("submit", (event) => event.preventDefault());

  show(new URLSearchParams(location.search).get("at") ?? "");
  new ResizeObserver(() => {
    const { width: across, height: down } = svg.getBoundingClientRect();
    if (across !== box.width || down !== box.height) show(select.value);
  }).observe(svg);
})();
