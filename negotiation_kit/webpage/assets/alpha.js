// Krippendorff's alpha (2011, Computing Krippendorff's Alpha-Reliability), as the kit's krippendorff_alpha.
// ratings: coders x units; null, undefined, NaN and blank text are not coded. Sets are arrays.
const missing = value => value === null || value === undefined || value === "" || Number.isNaN(value);
const setDistance = (one, other, masi) => {
  const common = one.filter(item => other.includes(item)).length, union = one.length + other.length - common;
  const same = union ? common / union : 1;
  const nesting = common === one.length && common === other.length ? 1 : common === one.length || common === other.length ? 2 / 3 : 1 / 3;
  return 1 - same * (masi ? nesting : 1);
};
const differences = {
  nominal: () => (a, b) => a === b ? 0 : 1,
  // Squared difference of mid-ranks, which are those of the values that can be paired.
  ordinal: (values, counts) => {
    let before = 0;
    const ranks = counts.map(n => { const rank = before + n / 2; before += n; return rank; });
    return (a, b) => (ranks[a] - ranks[b]) ** 2;
  },
  interval: values => { const most = Math.max(...values.map(Math.abs)) || 1; return (a, b) => (values[a] / most - values[b] / most) ** 2; },
  ratio: values => { const most = Math.max(...values.map(Math.abs)) || 1;
    return (a, b) => { const [x, y] = [values[a] / most, values[b] / most]; return x + y ? ((x - y) / (x + y)) ** 2 : 0; }; },
  set: (values, counts, masi) => (a, b) => setDistance(values[a], values[b], masi)};
const whyNone = (units, coders, n) => n ? `No alpha: all ${n.toLocaleString("en")} values that can be paired are the same, so agreement cannot be told from chance.` :
  !units || !coders ? "No alpha: there are no ratings." :
  coders === 1 ? "No alpha: there is one coder, and agreement needs two." :
  "No alpha: no unit was coded by two or more coders, so nothing can be paired.";
// Observed: within units, each unit's by its ratings less one. Expected: between all values, by all less one.
const sums = (units, n, delta) => {
  const size = Math.max(0, ...units.flat()) + 1, counts = new Array(size).fill(0);
  let observed = 0, expected = 0;
  for (const unit of units) {
    for (const a of unit) { counts[a] += 1; for (const b of unit) observed += delta(a, b) / (unit.length - 1); }
  }
  counts.forEach((p, a) => { if (p) counts.forEach((q, b) => { if (q) expected += p * q * delta(a, b); }); });
  return {observed, expected: expected / Math.max(1, n - 1)};
};
const alpha = (ratings, level, {order = null, masi = true} = {}) => {
  const coders = ratings.length, n_units = coders ? ratings[0].length : 0;
  const rank = value => order ? order.indexOf(value) : value;
  const known = new Map();
  const coded = value => level === "set" ? Array.isArray(value) : !missing(value);
  const keyOf = value => level === "set" ? JSON.stringify([...new Set(value)].sort()) : value;
  for (const value of ratings.flat(1)) if (coded(value)) known.set(keyOf(value), level === "set" ? [...new Set(value)] : value);
  const keys = [...known.keys()];
  if (level === "ordinal") keys.sort((a, b) => rank(a) - rank(b));
  const place = new Map(keys.map((key, number) => [key, number])), values = keys.map(key => known.get(key));
  const units = [];
  for (let u = 0; u < n_units; u += 1) {
    const unit = ratings.map(row => row[u]).filter(coded).map(value => place.get(keyOf(value)));
    if (unit.length > 1) units.push(unit);
  }
  const n = units.reduce((sum, unit) => sum + unit.length, 0), counts = values.map(() => 0);
  units.flat().forEach(value => { counts[value] += 1; });
  const {observed, expected} = sums(units, n, differences[level](values, counts, masi));
  return expected > 0 ? {value: 1 - observed / expected, note: ""} : {value: null, note: whyNone(n_units, coders, n)};
};
