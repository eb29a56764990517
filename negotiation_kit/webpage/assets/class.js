// What the students' file and the teacher's file share: the questions, and answers as they are saved.
const D = JSON.parse(byId("data").textContent);
const FORMAT = "negotiation-kit-answers";
const STANCES = ["silent", "left-open", "not-applicable"];
const isLine = issue => ["interval", "ratio", "date"].includes(issue.level);
const fits = (issue, value) => {
  const known = (issue.options || []).map(option => option[0]);
  if (issue.level === "set") return Array.isArray(value) && value.every(name => known.includes(name));
  if (!isLine(issue)) return known.includes(value);
  const type = issue.level === "date" ? "string" : "number";
  return Array.isArray(value) && value.length === 2 && value.every(end => typeof end === type && end >= issue.min && end <= issue.max) && value[0] <= value[1];
};
// Returns the answers by issue and party, or throws a sentence; what does not fit is counted and left out.
const understood = written => {
  let file;
  try { file = JSON.parse(written); } catch { throw new Error("it is no file of answers"); }
  if (file?.format !== FORMAT) throw new Error("it is no file of answers");
  if (file.exercise !== D.exercise) throw new Error(`its answers are to another exercise (${file.case}, ${file.round})`);
  let left = 0;
  const found = D.issues.map(issue => D.parties.map(([party]) => {
    const given = file.answers?.[issue.id]?.[party];
    if (given === undefined || given === null) return null;
    if (typeof given !== "object") { left += 1; return null; }
    const value = "value" in given && fits(issue, given.value) ? given.value : undefined;
    const stance = STANCES.includes(given.stance) ? given.stance : undefined;
    if (value === undefined && stance === undefined && ("value" in given || "stance" in given)) left += 1;
    return {value, stance: value === undefined ? stance : undefined, confidence: String(given.confidence || ""), red: given.red_line === true, note: String(given.note || "")};
  }));
  return {coder: String(file.coder || "").trim(), answers: found, left};
};
