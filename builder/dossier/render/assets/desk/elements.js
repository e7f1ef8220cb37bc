// The author's desk: what its parts share. It is only there while the site is served to its authors.

const count = (what, number) => say(number === 1 ? `${what}-one` : what, { count: number });

// Ask the server; without a body, to be told. What it cannot answer is null.
const ask = async (question, body) => {
  const post = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  try {
    const answer = await fetch(`${root}__dossier__/${question}`, body ? post : {});
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
};

// Everything of the desk stands in one landmark at the end of the page.
const desk = make("aside", { class: "dossier-desk", "aria-label": say("desk") });
document.body.append(desk);

// Call a function a moment after the last of several events, or `now` instead.
const calmly = (use, wait) => {
  let timer = 0;
  const later = (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => use(...values), wait);
  };
  later.now = (...values) => {
    clearTimeout(timer);
    use(...values);
  };
  return later;
};
