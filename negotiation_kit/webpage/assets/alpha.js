// Krippendorff's alpha over issues, as analysis/coding reckons it; a test holds the two together to 1e-12.
const LEAST = 10;
const days = text => Date.parse(text) / 864e5;
const same = (issue, a, b) => issue.level === "set" ? JSON.stringify([...a].sort()) === JSON.stringify([...b].sort()) : JSON.stringify(a) === JSON.stringify(b);
const setDistance = (one, other) => {
  const common = one.filter(item => other.includes(item)).length, union = one.length + other.length - common;
  return union ? 1 - common / union : 0;
};
// The kit's distance between two values of one issue: looked up where it has names, else how far one reaches beyond the other.
const distance = (issue, a, b) => {
  if (issue.apart) { const [x, y] = [a, b].map(name => issue.options.findIndex(option => option[0] === name)); return issue.apart[x][y]; }
  if (issue.level === "set") return setDistance(a, b);
  const line = value => issue.level === "date" ? value.map(days) : value, [x, y, [min, max]] = [a, b, [issue.min, issue.max]].map(line);
  return Math.max(Math.abs(x[0] - y[0]), Math.abs(x[1] - y[1])) / (max - min);
};
const total = (items, key) => items.reduce((sum, item) => sum + item[key], 0);
// units: the answers to one question, unit by unit. Observed: within units, each unit's by its ratings less one; expected: between all ratings.
const part = (answers, alike, apart) => {
  const values = [], counts = [];
  const code = value => { const at = values.findIndex(known => alike(known, value)); return at < 0 ? values.push(value) - 1 : at; };
  const units = answers.filter(unit => unit.length > 1).map(unit => unit.map(code));
  units.flat().forEach(a => { counts[a] = (counts[a] || 0) + 1; });
  const delta = values.map(a => values.map(b => a === b ? 0 : apart(a, b))), n = units.flat().length;
  let observed = 0, expected = 0;
  for (const unit of units) for (const a of unit) for (const b of unit) observed += delta[a][b] / (unit.length - 1);
  counts.forEach((p, a) => counts.forEach((q, b) => { expected += p * q * delta[a][b]; }));
  return {n, units: units.length, observed, expected: expected / Math.max(1, n - 1)};
};
const unitsOf = n => n === 1 ? "1 unit" : `${n.toLocaleString("en")} units`;
const few = (n, units) => `No alpha: ${n.toLocaleString("en")} values can be paired, in ${unitsOf(units)} (party and issue), and fewer than ${LEAST} are too few.`;
// Chance is worked out within each issue, and only then added up; an issue with one unit says nothing of it.
const pooled = (parts, coders) => {
  const chance = parts.filter(item => item.units > 1), [n, n_chance] = [total(parts, "n"), total(chance, "n")];
  const none = note => ({value: null, note});
  if (coders < 2) return none("No alpha: there is one coder, and agreement needs two.");
  if (n < LEAST) return none(few(n, total(parts, "units")));
  if (n_chance < LEAST) return none(`No alpha: ${n.toLocaleString("en")} values can be paired, ${n_chance} of them on issues where two or more parties have one; chance cannot be told from fewer than ${LEAST}.`);
  const observed = total(parts, "observed") / n, expected = total(chance, "expected") / n_chance;
  if (!expected) return none("No alpha: on each issue with two or more such units all values are the same, so agreement cannot be told from chance.");
  return {value: 1 - observed / expected, note: ""};
};
const categories = (answers, coders) => {
  const {n, units, observed, expected} = part(answers, (a, b) => a === b, () => 1);
  if (n && n < LEAST) return {value: null, note: few(n, units)};
  if (expected) return {value: 1 - observed / expected, note: ""};
  return {value: null, note: n ? `No alpha: all ${n.toLocaleString("en")} values that can be paired are the same, so agreement cannot be told from chance.` :
    coders < 2 ? "No alpha: there is one coder, and agreement needs two." : "No alpha: no unit was coded by two or more coders, so nothing can be paired."};
};
// coders: functions that give kind and value by issue and party. Returns alpha of values by issue, of all values, and of kinds of stance.
const reckoned = (issues, parties, coders) => {
  const places = issues.map((_, i) => parties.map((__, p) => coders.map(coder => coder(i, p))));
  const parts = issues.map((issue, i) => part(places[i].map(unit => unit.map(({value}) => value).filter(value => value !== undefined)),
    (a, b) => same(issue, a, b), (a, b) => distance(issue, a, b)));
  const kinds = places.flat().map(unit => unit.map(({kind}) => kind).filter(Boolean));
  return {issues: parts.map(item => pooled([item], coders.length)), values: pooled(parts, coders.length), kinds: categories(kinds, coders.length), units: total(parts, "units")};
};
