const LEAST = 5;
const students = [];
let withKey = true;
const days = text => Date.parse(text) / 864e5;
const same = (issue, a, b) => issue.level === "set" ? JSON.stringify([...a].sort()) === JSON.stringify([...b].sort()) : JSON.stringify(a) === JSON.stringify(b);
const kindOf = answer => !answer ? null : answer.value !== undefined ? "value" : answer.stance || null;
const keyAnswer = (i, p) => { const {kind, value} = D.key[i][p]; return {kind, value: value === null ? undefined : value}; };

// Everybody who coded: the key, if it counts, then the students; each with kind and value by issue and party.
const coders = () => [...(withKey ? [(i, p) => keyAnswer(i, p)] : []), ...students.map(student => (i, p) => {
  const answer = student.answers[i][p];
  return {kind: kindOf(answer), value: answer?.value};
})];
const line = (issue, value) => issue.level === "date" ? value.map(days) : value;
const rating = (issue, value) => {
  if (value === undefined) return null;
  if (isLine(issue)) { const [from, to] = line(issue, value); return (from + to) / 2 - (issue.level === "date" ? days(issue.min) : 0); }
  return value;
};
const levelOf = issue => issue.level === "date" ? "interval" : issue.level;
const issueAlpha = (issue, i) => alpha(coders().map(coder => D.parties.map((_, p) => rating(issue, coder(i, p).value))), levelOf(issue),
  {order: issue.level === "ordinal" ? issue.options.map(option => option[0]) : null});

// The kit's distance between two values of one issue; of ranges, how far one reaches beyond the other.
const distance = (issue, a, b) => {
  if (issue.level === "set") return setDistance(a, b, false);
  if (issue.level === "ordinal") { const [x, y] = [a, b].map(name => issue.at[issue.options.findIndex(option => option[0] === name)]); return Math.abs(x - y); }
  if (!isLine(issue)) return a === b ? 0 : 1;
  const [x, y] = [line(issue, a), line(issue, b)], width = issue.level === "date" ? days(issue.max) - days(issue.min) : issue.max - issue.min;
  return Math.max(Math.abs(x[0] - y[0]), Math.abs(x[1] - y[1])) / width;
};
const units = n => `${counted(n, "unit")} (party and issue)`;
// Alpha of values over all issues: chance is worked out within each issue, and only then summed.
const pooled = () => {
  const everyone = coders(), parts = [];
  D.issues.forEach((issue, i) => {
    const values = [], code = value => { const at = values.findIndex(known => same(issue, known, value)); return at < 0 ? values.push(value) - 1 : at; };
    const found = D.parties.map((_, p) => everyone.map(coder => coder(i, p).value).filter(value => value !== undefined).map(code)).filter(unit => unit.length > 1);
    const n = found.reduce((sum, unit) => sum + unit.length, 0);
    if (n) parts.push({n, units: found.length, ...sums(found, n, (a, b) => a === b ? 0 : distance(issue, values[a], values[b]))});
  });
  const chance = parts.filter(part => part.units > 1), sum = (items, key) => items.reduce((total, item) => total + item[key], 0);
  const [all_units, chance_units] = [sum(parts, "units"), sum(chance, "units")];
  if (everyone.length < 2) return {value: null, note: "No alpha: agreement needs two coders."};
  const start = `No alpha: two coders give a value on ${units(all_units)}`;
  if (all_units < LEAST) return {value: null, note: `${start}, and fewer than ${LEAST} are too few.`};
  if (chance_units < LEAST) return {value: null, note: `${start}, ${chance_units} of them on issues where they do so for two or more parties; chance cannot be told from fewer than ${LEAST}.`};
  const observed = sum(parts, "observed") / sum(parts, "n"), expected = sum(chance, "expected") / sum(chance, "n");
  if (!expected) return {value: null, note: `No alpha: on each issue all values are the same (${sum(parts, "n").toLocaleString("en")} values in all), so agreement cannot be told from chance.`};
  return {value: 1 - observed / expected, note: `on ${units(all_units)}`};
};
const kinds = () => {
  const everyone = coders(), rows = everyone.map(coder => D.issues.flatMap((_, i) => D.parties.map((__, p) => coder(i, p).kind)));
  const paired = (rows[0] || []).filter((_, unit) => rows.filter(row => row[unit]).length > 1).length;
  if (paired && paired < LEAST) return {value: null, note: `No alpha: ${units(paired)} coded by two coders, and fewer than ${LEAST} are too few.`};
  return alpha(rows, "nominal");
};
const figure = number => (Math.round(number * 1000) / 1000 || 0).toString();
const told = (name, found) => el("dd", {id: name, "data-value": found.value}, found.value === null ? found.note : figure(found.value));

// What an answer says, for people.
const words = (issue, answer) => {
  if (answer.value === undefined) return answer.stance ? answer.stance.replace("-", " ") : null;
  const label = name => issue.options.find(option => option[0] === name)[1];
  if (issue.level === "set") return answer.value.length ? answer.value.map(label).join(", ") : "none of the options";
  if (!isLine(issue)) return label(answer.value);
  const [from, to] = answer.value, unit = issue.unit ? ` ${issue.unit}` : "";
  return from === to ? `${from}${unit}` : `${from}–${to}${unit}`;
};
// Whether an answer is that of the key; null where there is no key to compare with, or no answer.
const asKey = (i, p, answer) => {
  const key = D.key[i][p], kind = kindOf(answer);
  if (!kind || key.kind === "value" && key.value === null || key.kind !== "value" && !STANCES.includes(key.kind)) return null;
  return kind === key.kind && (kind !== "value" || same(D.issues[i], answer.value, key.value));
};

const spread = (i, p) => {
  const issue = D.issues[i], counts = new Map();
  for (const {answers} of students) {
    const answer = answers[i][p], said = answer && words(issue, answer);
    if (!said) continue;
    const found = counts.get(said) || {n: 0, right: asKey(i, p, answer), red: 0};
    counts.set(said, {n: found.n + 1, right: found.right, red: found.red + (answer.red ? 1 : 0)});
  }
  if (!counts.size) return el("span", {class: "fine"}, "nobody");
  return el("ul", {class: "spread"}, [...counts].sort((a, b) => b[1].n - a[1].n).map(([said, {n, right, red}]) => {
    const bar = el("span", {class: "share", "aria-hidden": "true"});
    bar.style.width = `${n / students.length * 100}%`;
    return el("li", {class: right ? "right" : null}, bar, el("span", {}, `${n} `, right ? el("b", {}, "✓ ", said, el("span", {class: "sr"}, " (as the key)")) : said, red ? el("small", {}, `red line: ${red}`) : null));
  }));
};
const shareOf = (i, p) => {
  const found = students.map(({answers}) => asKey(i, p, answers[i][p])).filter(right => right !== null);
  return found.length ? `${found.filter(Boolean).length} of ${found.length}` : "–";
};
const HEADS = ["Students", "As the key", "Alpha"];
const drawTable = () => {
  all("#table .told").forEach(cell => cell.remove());
  if (!students.length) return;
  all("#table thead tr")[0].append(...HEADS.map(head => el("th", {scope: "col", class: "told"}, head)));
  all("#table tbody").forEach((body, i) => [...body.rows].forEach((tr, p) => {
    tr.append(el("td", {class: "told", "data-w": HEADS[0]}, spread(i, p)), el("td", {class: "told num", "data-w": HEADS[1]}, shareOf(i, p)));
    if (!p) { const found = issueAlpha(D.issues[i], i);
      tr.append(el("td", {class: "told", rowspan: body.rows.length, "data-w": HEADS[2], "data-value": found.value}, found.value === null ? el("small", {}, found.note) : el("b", {}, figure(found.value)))); }
  }));
};
const drawStudents = () => {
  byId("students").hidden = byId("overall").hidden = !students.length;
  fill(byId("students"), el("h2", {}, counted(students.length, "student")), el("ul", {class: "students"}, students.map((student, n) => {
    const flat = student.answers.flatMap((row, i) => row.map((answer, p) => [answer, asKey(i, p, answer)]));
    const [placed, judged] = [flat.filter(([answer]) => kindOf(answer)).length, flat.filter(([, right]) => right !== null)];
    const remove = el("button", {type: "button", "aria-label": `Remove ${student.coder}`}, "✕");
    remove.addEventListener("click", () => { students.splice(n, 1); draw(); });
    return el("li", {}, el("b", {}, student.coder), ` ${placed} of ${flat.length} placed; ${judged.filter(([, right]) => right).length} of ${judged.length} as the key `, remove);
  })));
  const box = el("input", {type: "checkbox", id: "with-key"});
  box.checked = withKey;
  box.addEventListener("change", () => { withKey = box.checked; draw(); byId("with-key").focus(); });
  fill(byId("overall"), el("h2", {}, "Agreement over all issues"),
    el("p", {}, el("label", {}, box, " count the key as one of the coders")),
    el("div", {role: "status"}, el("dl", {class: "legend"}, el("dt", {}, "Kind of stance"), told("alpha-kinds", kinds()),
      el("dt", {}, "Values"), told("alpha-values", pooled()))));
};
const draw = () => { drawStudents(); drawTable(); };

const read = async files => {
  const problems = [];
  for (const file of files) {
    try {
      const found = understood(await file.text());
      if (found.left) problems.push(`${file.name}: ${counted(found.left, "answer")} did not fit the scale and ${found.left === 1 ? "was" : "were"} left out`);
      const base = found.coder || file.name, taken = students.map(student => student.coder);
      let name = base;
      for (let n = 2; taken.includes(name); n += 1) name = `${base} (${n})`;
      students.push({...found, coder: name});
    } catch (error) { problems.push(`${file.name} was not loaded: ${error.message}`); }
  }
  byId("problem").textContent = problems.length ? `${problems.join("; ")}.` : "";
  draw();
};
const input = el("input", {type: "file", id: "open", multiple: true, accept: ".json,application/json"});
input.addEventListener("change", async () => { await read([...input.files]); input.value = ""; });
fill(byId("load"), el("label", {class: "button"}, "Load students’ answers", input),
  el("p", {class: "fine"}, "Choose several files at once, or drop them anywhere on this page. They are read here and sent nowhere; closing the page forgets them."));
addEventListener("dragover", event => event.preventDefault());
addEventListener("drop", event => { event.preventDefault(); read([...event.dataTransfer.files]); });
document.documentElement.classList.add("live");
