// Shows what Python rendered, and tells the kernel which marked element was pressed. It holds no words and no layout.
const rows = (root) => [...root.querySelectorAll('[data-nk^="issue="]')];

function moved(root, from, key) {
  const all = rows(root), at = all.indexOf(from);
  if (at < 0) return null;
  if (key === "ArrowDown") return all[at + 1];
  if (key === "ArrowUp") return all[at - 1];
  if (key === "Home") return all[0];
  return key === "End" ? all[all.length - 1] : null;
}

function render({ model, el }) {
  const root = document.createElement("div");
  el.append(root);
  const show = () => {
    const active = root.contains(document.activeElement) ? document.activeElement.dataset.nk : null;
    root.innerHTML = model.get("html");
    if (active) [...root.querySelectorAll("[data-nk]")].find((one) => one.dataset.nk === active)?.focus();
  };
  const press = (name, more) => model.send({ press: name, more });
  const clicked = (event) => {
    const target = event.target.closest("[data-nk]");
    if (target && root.contains(target)) press(target.dataset.nk, event.ctrlKey || event.metaKey);
  };
  const typed = (event) => {
    const next = moved(root, event.target, event.key);
    if (next) {
      next.focus();
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === "Escape") {
      press("close=", false);
      event.stopPropagation();
    }
  };
  root.addEventListener("click", clicked);
  root.addEventListener("keydown", typed);
  model.on("change:html", show);
  show();
  return () => model.off("change:html", show);
}

export default { render };
