const KEY = `negotiation-kit:${D.exercise}`;
const form = byId("answers");
const fieldsets = all("fieldset");
const issueOf = fieldset => D.issues[fieldset.dataset.i];
const one = (root, selector) => root.querySelector(selector);

const valueOf = fieldset => {
  const issue = issueOf(fieldset), radio = one(fieldset, "input[type=radio]:checked")?.value || "";
  if (issue.level === "set") {
    const chosen = all(".option:checked", fieldset).map(box => box.value);
    return chosen.length ? chosen : radio === "v:" ? [] : undefined;
  }
  if (!isLine(issue)) return radio.startsWith("v:") ? radio.slice(2) : undefined;
  const [from, to] = [".from", ".to"].map(end => one(fieldset, end).value);
  if (!from && !to) return undefined;
  const ends = [from || to, to || from];
  return issue.level === "date" ? ends : ends.map(Number);
};
const answerOf = fieldset => {
  const radio = one(fieldset, "input[type=radio]:checked")?.value || "", value = valueOf(fieldset), found = {};
  if (value !== undefined) found.value = value;
  else if (radio.startsWith("s:")) found.stance = radio.slice(2);
  const confidence = one(fieldset, ".confidence").value, note = one(fieldset, ".note").value.trim();
  if (confidence) found.confidence = confidence;
  if (one(fieldset, ".red").checked) found.red_line = true;
  if (note) found.note = note;
  return found;
};
const file = () => {
  const answers = {};
  for (const fieldset of fieldsets) {
    const found = answerOf(fieldset);
    if (Object.keys(found).length) (answers[issueOf(fieldset).id] ??= {})[D.parties[fieldset.dataset.p][0]] = found;
  }
  return {format: FORMAT, version: 1, exercise: D.exercise, case: D.case, round: D.round, coder: byId("coder").value.trim(), answers};
};
const put = (fieldset, answer) => {
  const issue = issueOf(fieldset), value = answer?.value;
  const radio = answer?.stance ? `s:${answer.stance}` : typeof value === "string" ? `v:${value}` : Array.isArray(value) && !value.length ? "v:" : null;
  all("input[type=radio]", fieldset).forEach(input => { input.checked = input.value === radio; });
  all(".option", fieldset).forEach(input => { input.checked = Array.isArray(value) && value.includes(input.value); });
  if (isLine(issue)) [".from", ".to"].forEach((end, n) => { one(fieldset, end).value = value ? n && value[0] === value[1] ? "" : value[n] : ""; });
  one(fieldset, ".confidence").value = answer?.confidence || "";
  one(fieldset, ".red").checked = Boolean(answer?.red);
  one(fieldset, ".note").value = answer?.note || "";
};

// A number or date that does not lie on the scale is said where it stands, and not saved as if it did.
const check = fieldset => {
  const issue = issueOf(fieldset), value = valueOf(fieldset);
  const wrong = value !== undefined && !fits(issue, value);
  fieldset.classList.toggle("wrong", wrong);
  one(fieldset, ".fault")?.remove();
  if (wrong) fieldset.append(el("p", {class: "fault"}, value[0] > value[1] ? "“from” is greater than “to”." : `Not on the scale, which runs from ${issue.min} to ${issue.max}.`));
  fieldset.classList.toggle("done", !wrong && (value !== undefined || "stance" in answerOf(fieldset)));
  return !wrong;
};
const tell = () => {
  const done = fieldsets.filter(fieldset => fieldset.classList.contains("done")).length;
  byId("progress").textContent = `${done} of ${fieldsets.length} placed.`;
};
const problem = words => { byId("problem").textContent = words; };
const keep = () => { kept.set(KEY, JSON.stringify(file())); tell(); };
const fillIn = found => {
  byId("coder").value = found.coder;
  fieldsets.forEach(fieldset => { put(fieldset, found.answers[fieldset.dataset.i][fieldset.dataset.p]); check(fieldset); });
  keep();
};

form.addEventListener("input", event => {
  const fieldset = event.target.closest("fieldset"), input = event.target;
  if (fieldset) {
    if (input.type === "radio") { all(".option", fieldset).forEach(box => { box.checked = false; }); all(".from,.to", fieldset).forEach(end => { end.value = ""; }); }
    if (input.matches(".option,.from,.to")) all("input[type=radio]", fieldset).forEach(radio => { radio.checked = false; });
    check(fieldset);
  }
  keep();
});
form.addEventListener("click", event => {
  if (!event.target.matches(".clear")) return;
  const fieldset = event.target.closest("fieldset");
  put(fieldset, null);
  check(fieldset);
  keep();
});
form.addEventListener("submit", event => event.preventDefault());
const save = () => {
  const wrong = fieldsets.find(fieldset => !check(fieldset));
  if (!byId("coder").value.trim()) { problem("Write your name or a pseudonym first, so that your file can be told from others."); byId("coder").focus(); return; }
  if (wrong) { problem(`${issueOf(wrong).title}: a number or date does not lie on the scale.`); one(wrong, "input").focus(); return; }
  problem("");
  const name = byId("coder").value.trim().toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "answers";
  const address = URL.createObjectURL(new Blob([JSON.stringify(file(), null, 1)], {type: "application/json"}));
  el("a", {href: address, download: `answers-${name}.json`}).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
};
const load = async event => {
  const [chosen] = event.target.files;
  event.target.value = "";
  if (!chosen) return;
  try {
    const found = understood(await chosen.text());
    fillIn(found);
    problem(found.left ? `${counted(found.left, "answer")} in ${chosen.name} did not fit the scale and ${found.left === 1 ? "was" : "were"} left out.` : "");
  } catch (error) { problem(`${chosen.name} was not loaded: ${error.message}.`); }
};
const forget = () => {
  if (!confirm("Clear all answers on this page? A file you saved stays as it is.")) return;
  fillIn({coder: "", answers: D.issues.map(() => D.parties.map(() => null))});
};
fill(byId("buttons"),
  el("button", {type: "button", id: "save"}, "Save answers to a file"),
  el("label", {class: "button"}, "Load answers", el("input", {type: "file", id: "open", accept: ".json,application/json"})),
  el("button", {type: "button", id: "forget"}, "Clear all"));
byId("save").addEventListener("click", save);
byId("open").addEventListener("change", load);
byId("forget").addEventListener("click", forget);
byId("keeping").textContent = kept.lasting ?
  "Answers stay in this browser on this device until you clear them. They are sent nowhere." :
  "This browser keeps nothing for this file: answers are lost when the page is closed. Save them to a file.";
try { const before = kept.get(KEY); if (before) fillIn(understood(before)); } catch { /* what cannot be read is no answer */ }
fieldsets.forEach(check);
tell();
document.documentElement.classList.add("live");
