const D = JSON.parse(byId("data").textContent);
const [MARKS, HOLLOW, CROSS, NBSP, MANY] = ["▼▲", "▽△", "✕", "\u00a0", 6];
const FIRST = {round: D.view[0], a: D.view[1], b: D.view[2], coding: D.view[3], basket: -1, verdict: -1, find: "", issue: -1};
const state = {...FIRST};
const narrow = matchMedia("(max-width:900px)");
const text = n => D.texts[n].map(clause => D.clauses[clause]).join(" ");
const name = party => D.parties[party][1];
const round = () => D.rounds[state.round];
const pairOf = (a, b) => round().pairs[`${state.coding}.${Math.min(a, b)}.${Math.max(a, b)}`];
const stanceOf = (party, place) => D.stances[round().stances[`${state.coding}.${party}`][place]];
const mark = (party, glyph) => el("span", {class: `mk p${party}`, "aria-hidden": "true"}, glyph);
const sideMark = (party, place, hollow) => mark(party, (hollow ? HOLLOW : MARKS)[place]);
const verdictWords = v => `${D.verdicts[v][1]} ${D.verdicts[v][2]}`;
const link = issue => `#i${state.round}-${issue}`;

// An issue on its scale: a line with both sides on it, or chips where there is no order.
const chips = (issue, sides) => {
  const labels = D.issues[issue][5];
  const marks = labels.map((_, option) => sides.map(([party, stance], place) =>
    stance[5].includes(option) ? sideMark(party, place, stance[4]) : stance[6].includes(option) ? mark(party, CROSS) : null
  ).filter(Boolean));
  const shown = labels.map((_, option) => option).filter(option => labels.length <= MANY || marks[option].length);
  const rest = labels.length - shown.length;
  return el("span", {class: "chips", "aria-hidden": "true"},
    shown.map(option => el("span", {class: marks[option].length ? "chip named" : "chip"},
      marks[option], marks[option].length ? " " : null, labels[option])),
    rest ? el("span", {class: "chip"}, `${rest} more, not named`) : null);
};
const drawnSide = ([party, stance], place) => stance[2] < 0 ? null : [
  svg("use", {href: `#s${stance[2]}`, class: `p${party}`, transform: place ? "scale(1,-1)" : null}),
  stance[3] ? svg("text", {x: stance[3][1], y: place ? 14 : -7, class: stance[3][2]}, stance[3][0]) : null];
const strip = (issue, sides, row, told) => [
  svg("svg", {class: "strip", viewBox: "0 -23 190 46", ...(told ? {role: "img", "aria-label": told} : {"aria-hidden": "true"})},
    svg("use", {href: `#s${D.issues[issue][3]}`}),
    row[4] ? svg("path", {class: "gap", d: `M${row[4][0]},0H${row[4][1]}`}) : null,
    sides.map(drawnSide)),
  el("span", {class: "ends", "aria-hidden": "true"}, D.issues[issue][4].map(end => el("span", {}, end)))];
const onScale = (issue, sides, row) => D.issues[issue][3] < 0 ? chips(issue, sides) : strip(issue, sides, row);

// The rows of the pair on the screen: issue, its place in the round, result, both stances.
const rows = () => round().issues.map((issue, place) => ({
  issue, place, row: D.rows[pairOf(state.a, state.b)[6][place]],
  sides: [[state.a, stanceOf(state.a, place)], [state.b, stanceOf(state.b, place)]]}));

const stanceCell = ([party, stance], place) => el("td", {"data-w": name(party)},
  sideMark(party, place, stance[4]), NBSP, text(stance[0]), text(stance[1]) ? el("small", {}, text(stance[1])) : null);
// Behind few rows stand accounts that contradict each other, or other objects: flag, accounts, objects.
const flag = row => row[8] && row[8][0] >= 0 ? el("small", {class: "flag"}, `⚑ ${text(row[8][0])}`) : null;
const behind = (row, n) => row[8] && row[8][n].length ? el("ul", {}, row[8][n].map(line => el("li", {}, text(line)))) : null;
const tableRow = ({issue, row, sides}) => el("tr", {"data-i": issue},
  el("th", {scope: "row"}, el("a", {href: link(issue)}, D.issues[issue][1]), row[3].map(note => el("span", {class: "note"}, text(note)))),
  sides.map(stanceCell),
  el("td", {class: "sc"}, onScale(issue, sides, row)),
  el("td", {class: `vd v${row[0]}`}, el("b", {}, verdictWords(row[0])), flag(row), el("small", {}, text(row[1]))));
const drawTable = found => {
  const heads = ["Issue", ...[state.a, state.b].map((party, place) => [sideMark(party, place), NBSP, name(party)]), "On the scale", "Verdict, distance"];
  const groups = D.baskets.map((basket, b) => {
    const lines = found.filter(({issue}) => D.issues[issue][2] === b).map(tableRow);
    return lines.length ? el("tbody", {"data-b": b}, el("tr", {class: "group"}, el("th", {colspan: 5, scope: "rowgroup"}, basket[1])), lines) : null;
  });
  fill(byId("table"),
    el("caption", {class: "sr"}, `${title()}, issue by issue`),
    el("thead", {}, el("tr", {}, heads.map(head => el("th", {scope: "col"}, head)))), groups);
};
const title = () => `Where ${name(state.a)} and ${name(state.b)} stand`;
const tally = found => D.verdicts.map((_, v) => found.filter(({row}) => row[0] === v).length);

// The band doubles as the filter by verdict.
const drawResult = found => {
  const [headline, explanation, method, robust] = pairOf(state.a, state.b).slice(0, 4).map(text);
  const band = tally(found).map((n, v) => n ? el("button", {type: "button", class: `part v${v}`, "data-v": v, "aria-pressed": String(state.verdict === v)},
    `${D.verdicts[v][1]} ${n} ${D.verdicts[v][2]}`) : null);
  fill(byId("result"),
    el("div", {class: "band", id: "band", role: "group", "aria-label": "Show only issues with one verdict"}, band),
    el("p", {class: "lead"}, headline ? [el("b", {}, headline), " "] : null, explanation),
    el("p", {class: "fine"}, `${method} ${robust}`));
  all("#band button").forEach(button => button.style.flexGrow = tally(found)[button.dataset.v]);
  all("#band button").forEach(button => button.addEventListener("click", () => {
    const v = +button.dataset.v;
    set({verdict: state.verdict === v ? -1 : v});
    all("#band button").find(other => +other.dataset.v === v)?.focus();
  }));
};

const percent = n => `${Math.floor(n * 100) / 100}%`;
const drawBars = found => {
  const counts = D.baskets.map((_, b) => tally(found.filter(({issue}) => D.issues[issue][2] === b)));
  const most = Math.max(1, ...counts.map(count => count.reduce((sum, n) => sum + n, 0)));
  const words = (count, glyph) => count.map((n, v) => n ? `${glyph ? `${D.verdicts[v][1]} ` : ""}${n} ${D.verdicts[v][2]}` : "").filter(Boolean).join(", ");
  fill(byId("bars"), counts.map((count, b) => {
    let start = 0;
    const parts = count.map((n, v) => {
      if (!n) return null;
      const [from, width] = [start / most * 100, n / most * 100];
      start += n;
      return [svg("rect", {x: percent(from), width: percent(width), height: "100%", class: `v${v}`}),
        svg("text", {x: percent(from + width / 2), y: "50%", class: `v${v}`}, D.verdicts[v][1])];
    });
    return start ? el("li", {}, el("b", {}, D.baskets[b][1]),
      svg("svg", {class: "bar", role: "img", "aria-label": `${D.baskets[b][1]}: ${words(count)}`}, parts),
      el("small", {"aria-hidden": "true"}, words(count, true))) : null;
  }));
};
const drawMultiples = (found, of) => {
  const drawn = found.filter(({issue, sides}) => D.issues[issue][3] >= 0 && sides.some(([, stance]) => stance[2] >= 0));
  drawn.sort((one, other) => (other.row[2] ?? -1) - (one.row[2] ?? -1));
  fill(byId("multiples"), drawn.map(({issue, row, sides}) => el("li", {"data-i": issue},
    el("span", {class: "head"}, el("a", {href: link(issue)}, D.issues[issue][1]),
      el("span", {class: `badge v${row[0]}`}, `${verdictWords(row[0])} ${text(row[1])}`)),
    strip(issue, sides, row, sides.map(([party, stance]) => `${name(party)}: ${text(stance[0])}`).join("; ")))));
  const rest = found.length - drawn.length;
  byId("undrawn").textContent = rest ? `${counted(rest, "issue")} ${rest === 1 ? "is" : "are"} not drawn: the scale has no order, or neither side is on it.` : "";
};

// All parties against side A, and every pair's score, which leads to the pair.
const drawMatrix = () => {
  const {parties, issues, title: head} = round();
  const pairs = Object.entries(round().pairs).filter(([key]) => key.startsWith(`${state.coding}.`)).map(([, pair]) => pair[6]);
  const cell = (party, place) => {
    const says = text(stanceOf(party, place)[0]);
    if (party === state.a) return el("td", {class: "ref", "data-w": name(party)}, says);
    const v = D.rows[pairOf(state.a, party)[6][place]][0];
    return el("td", {class: `v${v}`, "data-w": name(party)}, el("i", {role: "img", "aria-label": D.verdicts[v][2]}, D.verdicts[v][1]), " ", says);
  };
  const agreeing = place => {
    const known = pairs.map(rows => D.rows[rows[place]]).filter(row => row[2] !== null);
    return known.length ? `${known.filter(row => row[0] === 0 && !flag(row)).length} of ${known.length}` : "–";
  };
  const heads = note => parties.map(party => el("th", {scope: "col"}, mark(party, "■"), " ", name(party), note && party === state.a ? el("small", {}, "set against") : null));
  all("#parties table").forEach(table => table.parentNode.setAttribute("aria-label", `${head}: ${table.className === "matrix" ? "issue by party" : "agreement of every pair"}`));
  byId("matrix-round").textContent = head;
  fill(all("table.matrix")[0],
    el("caption", {}, `Every party set against ${name(state.a)}`),
    el("thead", {}, el("tr", {}, el("th", {scope: "col"}, "Issue"), heads(true), el("th", {scope: "col"}, "Pairs that agree"))),
    el("tbody", {}, issues.map((issue, place) => el("tr", {"data-i": issue}, el("th", {scope: "row"}, D.issues[issue][1]),
      parties.map(party => cell(party, place)), el("td", {class: "num", "data-w": "Pairs that agree"}, agreeing(place))))));
  const score = (one, other) => {
    if (one === other) return el("td", {class: "self", "aria-hidden": "true"}, "·");
    const pair = pairOf(one, other);
    return el("td", {"data-w": name(other), class: pair[7] ? "firm" : null}, el("b", {}, text(pair[4])), el("small", {}, text(pair[5])));
  };
  fill(all("table.scores")[0],
    el("caption", {}, "Agreement of every pair, and on how many issues it rests"),
    el("thead", {}, el("tr", {}, el("td"), heads(false))),
    el("tbody", {}, parties.map(one => el("tr", {}, el("th", {scope: "row"}, mark(one, "■"), " ", name(one)), parties.map(other => score(one, other))))));
};

// The detail of an issue is put together from the positions, the scale and the passages further down the page.
const part = (head, ...body) => body.flat().some(Boolean) ? [el("h4", {}, head), body] : null;
const cloned = node => { const copy = node.cloneNode(true); copy.removeAttribute("id"); return copy; };
const passages = stances => {
  const ids = [...new Set(stances.flatMap(stance => all(".refs a", stance)).map(a => a.getAttribute("href").slice(1)))];
  const found = ids.map(byId).filter(Boolean).map(item => el("blockquote", {}, [...cloned(item).childNodes]));
  return found.length ? found : el("p", {class: "fine"}, "None: nothing is cited.");
};
const drawDetail = () => {
  const aside = byId("detail");
  const found = state.issue < 0 ? null : rows().find(({issue}) => issue === state.issue);
  aside.hidden = !found;
  all("#table tr[aria-current]").forEach(tr => tr.removeAttribute("aria-current"));
  all("#table tr.opened").forEach(tr => tr.remove());
  if (!found) return byId("issues").querySelector(".two").append(aside);
  const {issue, row} = found;
  const article = byId(`i${state.round}-${issue}`), book = byId(`q${issue}`);
  const stances = [state.a, state.b].map(party => cloned(article.querySelector(`.stances>.p${party}`)));
  stances.flatMap(stance => all(".note", stance)).forEach(note => {
    note.replaceWith(el("details", {class: "fine"}, el("summary", {}, "Coder’s note"), [...note.childNodes]));
  });
  const question = book.querySelector(".q");
  fill(aside,
    el("button", {type: "button", class: "close", "aria-label": "Close the detail"}, "✕"),
    el("h3", {tabindex: -1}, D.issues[issue][1]), el("p", {class: "q"}, question.textContent),
    el("p", {}, el("span", {class: `badge v${row[0]}`}, verdictWords(row[0])), " ", flag(row), " distance ", text(row[1])),
    part("Accounts", behind(row, 1)),
    part("Other objects", behind(row, 2)),
    part("Distance, in words", el("p", {}, text(row[5]))),
    part("Stances", el("div", {class: "stances"}, stances)),
    part("Does the verdict hold?", el("p", {}, text(row[6]))),
    row[7].length ? part("Also on the table", offersOf(row)) : null,
    part("The scale", [...book.children].filter(node => !node.matches("h3,.q")).map(cloned)),
    part("Evidence", passages(stances)));
  aside.querySelector(".close").addEventListener("click", () => {
    set({issue: -1});
    all(`#table tr[data-i="${issue}"] a`)[0]?.focus();
  });
  const line = all(`#table tr[data-i="${issue}"]`)[0];
  line?.setAttribute("aria-current", "true");
  if (narrow.matches && line) line.after(el("tr", {class: "opened"}, el("td", {colspan: 5}, aside)));
  else byId("issues").querySelector(".two").append(aside);
};

// On paper there is no detail to open: each issue's positions are headed by what is told of the two sides.
const drawBetween = () => {
  all("#positions .between").forEach(node => node.remove());
  for (const {issue, row} of rows()) {
    byId(`i${state.round}-${issue}`).querySelector(".stances").before(el("div", {class: "between"},
      el("p", {}, `${name(state.a)} and ${name(state.b)}: `, el("span", {class: `badge v${row[0]}`}, verdictWords(row[0])), ` distance ${text(row[1])}`), el("p", {}, text(row[5])),
      row[7].length ? offersOf(row) : null));
  }
};
const offersOf = row => el("ul", {class: "offers"}, row[7].map(([offers, measured]) =>
  el("li", {}, offers.map(offer => el("span", {}, text(offer))), el("small", {}, text(measured)))));

// Filters hide what does not match, everywhere on the page.
const words = new Map();
const wordsOf = ({issue, place, row, sides}) => {
  const key = [state.round, state.coding, state.a, state.b, issue].join();
  if (!words.has(key)) {
    const stances = all(`#i${state.round}-${issue}>.stances>.p${state.a},#i${state.round}-${issue}>.stances>.p${state.b}`);
    const parts = [D.issues[issue][0], D.issues[issue][1], byId(`q${issue}`).querySelector(".q").textContent, verdictWords(row[0]),
      ...sides.map(([, stance]) => text(stance[0])), ...row[3].map(text), ...stances.map(node => node.textContent)];
    words.set(key, parts.join(" ").toLowerCase());
  }
  return words.get(key);
};
const matching = found => {
  const wanted = state.find.toLowerCase().split(/\s+/).filter(Boolean);
  return found.filter(entry => (state.basket < 0 || D.issues[entry.issue][2] === state.basket) &&
    (state.verdict < 0 || entry.row[0] === state.verdict) &&
    (!wanted.length || wanted.every(word => wordsOf(entry).includes(word))));
};
let drawnAnew = false;
const filter = found => {
  const shown = matching(found), ids = new Set(shown.map(({issue}) => String(issue)));
  const numberOf = node => node.dataset.i || node.id.match(/\d+$/)[0];
  all("#table tr[data-i],.matrix tr[data-i],#positions article,#codebook article").forEach(node => { node.hidden = !ids.has(numberOf(node)); });
  all("#table tbody").forEach(body => { body.hidden = ![...body.rows].some(tr => tr.dataset.i && !tr.hidden); });
  all("#positions .round").forEach(node => { node.hidden = +node.dataset.r !== state.round; });
  if (!asWritten || shown.length < found.length || drawnAnew) {
    drawBars(shown);
    drawMultiples(shown);
    drawnAnew = true;
  }
  byId("count").textContent = shown.length === found.length ? `All ${counted(found.length, "issue")} shown.` :
    shown.length ? `${shown.length} of ${counted(found.length, "issue")} shown.` :
    `No issue matches. Clear Find, or set Basket and Verdict to “all”, to see issues again.`;
  all("#band button").forEach(button => button.setAttribute("aria-pressed", String(+button.dataset.v === state.verdict)));
};

// What is chosen stands in the address, so that a link leads to the same view.
const named = {
  a: [() => D.parties, "party"], b: [() => D.parties, "party"], round: [() => D.rounds.map(item => [item.id]), "round"],
  coding: [() => D.codings, "coding"], basket: [() => D.baskets, "basket"], verdict: [() => D.verdicts, "verdict"], issue: [() => D.issues, "issue"]};
const write = () => {
  const found = new URLSearchParams();
  for (const [key, [items]] of Object.entries(named)) if (state[key] !== FIRST[key]) found.set(key, state[key] < 0 ? "none" : items()[state[key]][0]);
  if (state.find) found.set("find", state.find);
  const hash = String(found);
  if (`#${hash}` !== (location.hash || "#")) history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
};
const read = () => {
  const asked = new URLSearchParams(location.hash.slice(1)), problems = [], next = {...FIRST};
  for (const [key, [items, noun]] of Object.entries(named)) {
    if (!asked.has(key)) continue;
    const place = items().findIndex(item => item[0] === asked.get(key));
    if (place < 0 && asked.get(key) !== "none") problems.push(`there is no ${noun} “${asked.get(key)}” here`);
    else if (place >= 0 || ["basket", "verdict", "issue"].includes(key)) next[key] = place;
  }
  next.find = asked.get("find") || "";
  return [next, problems];
};

// One way for every change: mend what cannot be, draw what changed, say it, write it into the address.
const mend = (before, problems) => {
  const {parties, issues, title: head} = round();
  for (const side of ["a", "b"]) {
    if (parties.includes(state[side])) continue;
    problems.push(`${name(state[side])} is not coded in “${head}”`);
    state[side] = parties.find(party => party !== state[side === "a" ? "b" : "a"]);
  }
  if (state.a === state.b) {
    const swap = before.a === state.b && before.b !== state.b && parties.includes(before.b) ? "a" : "b";
    const other = before[swap === "a" ? "b" : "a"];
    const free = other !== state.a && parties.includes(other) ? other : parties.find(party => party !== state.a);
    if (before.a !== state.a) state.b = free; else state.a = free;
  }
  if (!issues.includes(state.issue)) state.issue = -1;
};
let shown = null, asWritten = true;
const set = (change, problems = []) => {
  const before = {...state};
  Object.assign(state, change);
  mend(before, problems);
  const found = rows();
  const fresh = !shown || ["round", "a", "b", "coding"].some(key => shown[key] !== state[key]);
  if (fresh) {
    byId("title").textContent = document.title = title();
    byId("subtitle").textContent = round().sub;
    drawResult(found);
    drawControls();
    // What the file shows before any script runs is the first view already.
    asWritten = asWritten && ["round", "a", "b", "coding"].every(key => state[key] === FIRST[key]);
    if (!asWritten) { drawTable(found); drawMatrix(); }
  }
  filter(found);
  if (fresh || shown.issue !== state.issue) drawDetail();
  byId("problem").textContent = problems.length ? `${problems.join("; ")}. What can be shown is shown.`.replace(/^./, letter => letter.toUpperCase()) : "";
  for (const key of ["a", "b", "round", "coding", "basket", "verdict", "find"]) if (byId(`c-${key}`).value !== String(state[key])) byId(`c-${key}`).value = state[key];
  shown = {...state};
  write();
};

const choice = (key, label, options) => el("label", {}, el("span", {}, label),
  el("select", {id: `c-${key}`}, options.map(([value, words, off]) => el("option", {value, disabled: off || null}, words))));
const makeControls = () => {
  const rest = (items, words) => [[-1, "all"], ...items.map((item, n) => [n, words(item)])];
  const form = byId("controls");
  fill(form, choice("a", "Side A", []), choice("b", "Side B", []),
    choice("round", "Round", D.rounds.map((item, n) => [n, item.title])), choice("coding", "Coding", D.codings.map((item, n) => [n, item[1]])),
    choice("basket", "Basket", rest(D.baskets, item => item[1])), choice("verdict", "Verdict", rest(D.verdicts, item => `${item[1]} ${item[2]}`)),
    el("label", {}, el("span", {}, "Find"), el("input", {id: "c-find", type: "search", placeholder: "word in an issue or stance"})));
  fill(byId("buttons"), el("button", {type: "button", id: "copy"}, "Copy link to this view"), el("button", {type: "button", id: "reset"}, "Start again"));
  form.hidden = false;
  form.addEventListener("submit", event => event.preventDefault());
  for (const key of ["a", "b", "round", "coding", "basket", "verdict"]) byId(`c-${key}`).addEventListener("change", event => set({[key]: +event.target.value}));
  byId("c-find").addEventListener("input", event => set({find: event.target.value}));
  byId("reset").addEventListener("click", () => set(FIRST));
  byId("copy").addEventListener("click", copy);
};
const drawControls = () => ["a", "b"].forEach(side => fill(byId(`c-${side}`), D.parties.map((party, n) =>
  el("option", {value: n, disabled: !round().parties.includes(n)}, party[1], round().parties.includes(n) ? null : " (not coded in this round)"))));
const copy = async () => {
  const button = byId("copy");
  try {
    await navigator.clipboard.writeText(location.href);
    button.textContent = "Link copied";
    setTimeout(() => { button.textContent = "Copy link to this view"; }, 2000);
  } catch {
    prompt("Copy this link:", location.href);
  }
};

// Links within the page scroll; those of issues open the detail. The address keeps the view.
document.addEventListener("click", event => {
  const anchor = event.target.closest('a[href^="#"]');
  const line = event.target.closest("#table tr[data-i]");
  if (!anchor && !line || event.ctrlKey || event.metaKey || event.shiftKey || String(getSelection())) return;
  const issue = (anchor?.closest("#table,#multiples") ? anchor.closest("[data-i]") : anchor ? null : line)?.dataset.i;
  if (anchor) event.preventDefault();
  if (issue !== undefined) return open(+issue);
  go(byId(anchor.getAttribute("href").slice(1)));
});
const go = target => {
  const place = target?.matches("section") ? target.querySelector("h2") : target;
  if (!place) return;
  if (!place.hasAttribute("tabindex")) place.setAttribute("tabindex", "-1");
  place.scrollIntoView({block: "start"});
  place.focus({preventScroll: true});
};
const open = issue => {
  set({issue});
  const head = all("#detail h3")[0];
  if (!head) return;
  head.focus({preventScroll: true});
  head.scrollIntoView({block: "nearest"});
};
document.addEventListener("keydown", event => {
  if (event.key === "Escape" && byId("detail").contains(document.activeElement)) all("#detail .close")[0].click();
});
narrow.addEventListener("change", drawDetail);
addEventListener("beforeprint", drawBetween);
addEventListener("hashchange", () => set(...read()));

makeControls();
if (!narrow.matches) FIRST.issue = D.rounds[FIRST.round].issues[0] ?? -1;
set(...read());
document.documentElement.classList.add("live");
