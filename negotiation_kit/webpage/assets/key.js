const students = [];
let withKey = false;
const kindOf = answer => !answer ? null : answer.value !== undefined ? "value" : answer.stance || null;
const keyAnswer = (i, p) => { const {kind, value} = D.key[i][p]; return {kind, value: value === null ? undefined : value}; };

// Everybody who coded: the key, if it counts, then the students; each with kind and value by issue and party.
const coders = () => [...(withKey ? [(i, p) => keyAnswer(i, p)] : []), ...students.map(student => (i, p) => {
  const answer = student.answers[i][p];
  return {kind: kindOf(answer), value: answer?.value};
})];
const figure = number => (Math.round(number * 1000) / 1000 || 0).toString();
const told = (name, found) => el("dd", {id: name, "data-value": found.value}, found.value === null ? found.note : figure(found.value));
const agreement = () => reckoned(D.issues.map((issue, i) => ({...issue, apart: D.apart[i]})), D.parties, coders());

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
const drawTable = found => {
  all("#table .told").forEach(cell => cell.remove());
  if (!students.length) return;
  all("#table thead tr")[0].append(...HEADS.map(head => el("th", {scope: "col", class: "told"}, head)));
  all("#table tbody").forEach((body, i) => [...body.rows].forEach((tr, p) => {
    tr.append(el("td", {class: "told", "data-w": HEADS[0]}, spread(i, p)), el("td", {class: "told num", "data-w": HEADS[1]}, shareOf(i, p)));
    if (!p) { const alpha = found.issues[i];
      tr.append(el("td", {class: "told", rowspan: body.rows.length, "data-w": HEADS[2], "data-value": alpha.value}, alpha.value === null ? el("small", {}, alpha.note) : el("b", {}, figure(alpha.value)))); }
  }));
};
const drawStudents = found => {
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
    el("div", {role: "status"}, el("dl", {class: "legend"}, el("dt", {}, "Kind of stance"), told("alpha-kinds", found.kinds),
      el("dt", {}, "Values"), told("alpha-values", found.values))));
};
const draw = () => { const found = agreement(); drawStudents(found); drawTable(found); };

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
