// Making elements. Every text goes in as text: nothing of the data is ever read as HTML.
const SVG = "http://www.w3.org/2000/svg";
const byId = id => document.getElementById(id);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const dress = (node, attributes, children) => {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === true) node.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value);
  }
  node.append(...children.flat(9).filter(child => child !== null && child !== undefined && child !== false));
  return node;
};
const el = (name, attributes, ...children) => dress(document.createElement(name), attributes, children);
const svg = (name, attributes, ...children) => dress(document.createElementNS(SVG, name), attributes, children);
const fill = (node, ...children) => { node.replaceChildren(); return dress(node, {}, children); };
const counted = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;
// A browser may refuse to keep anything for a file: then it is kept only while the page is open.
const kept = (() => {
  const memory = {};
  try {
    localStorage.setItem("nk-probe", "1");
    localStorage.removeItem("nk-probe");
    return {lasting: true, get: key => localStorage.getItem(key), set: (key, text) => localStorage.setItem(key, text)};
  } catch {
    return {lasting: false, get: key => memory[key] ?? null, set: (key, text) => { memory[key] = text; }};
  }
})();
