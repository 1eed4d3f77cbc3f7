/** Builds DOM nodes in one expression, so that no text ever passes through an HTML parser. */

/** An element with properties (`class`, `data`, `aria`, `on`, attributes or DOM properties) and children; null is left out. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") element.className = value;
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name === "aria") for (const [key, text] of Object.entries(value)) element.setAttribute(`aria-${key}`, text);
    else if (name === "on") for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

const PATHS = {
  file: "M6 2h8l5 5v15H6z M14 2v5h5",
  reply: "M10 5 4 11l6 6 M4 11h10a6 6 0 0 1 6 6v2",
  edit: "M4 20l1-5L16 4l4 4L9 19z M14 6l4 4",
  close: "M6 6l12 12 M18 6 6 18",
  down: "M6 9l6 6 6-6",
  open: "M8 16 17 7 M10 7h7v7",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** A round mark with the first letter of a name, in one of seven colours fixed by the id. */
export function avatar(id, name) {
  const letter = Array.from(name.trim())[0] ?? "?";
  return make("span", { class: `avatar tint-${Math.abs(id) % 7}`, aria: { hidden: "true" } }, letter.toUpperCase());
}

export function byId(id) {
  return document.getElementById(id);
}
