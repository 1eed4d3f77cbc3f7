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

export function icon(name, kind = "") {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", `icon ${kind}`.trim());
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#icon-${name}`);
  svg.append(use);
  return svg;
}

/** A round button that shows a picture; its name is read out and shown as a tip. */
export function iconButton(name, label, listener, kind = "") {
  return make("button", { type: "button", class: `icon-button ${kind}`.trim(), title: label, aria: { label }, on: { click: listener } }, icon(name));
}

/** A round mark with the first letter of a name, in one of seven colours fixed by the id. */
export function avatar(id, name) {
  const letter = Array.from(name.trim())[0] ?? "?";
  return make("span", { class: `avatar tint-${Math.abs(id) % 7}`, aria: { hidden: "true" } }, letter.toUpperCase());
}

/** What is unread, in a pill; null when nothing is. */
export function badge(count, label) {
  if (count === 0) return null;
  return make("span", { class: "badge" }, make("span", { aria: { hidden: "true" } }, count > 99 ? "99+" : String(count)), make("span", { class: "visually-hidden" }, label));
}

export function byId(id) {
  return document.getElementById(id);
}

/** A copy of a template with the elements in it that have a name: { root, name: element … }. */
export function copyOf(template) {
  const root = byId(template).content.firstElementChild.cloneNode(true);
  const parts = { root };
  for (const element of root.querySelectorAll("[data-part]")) parts[element.dataset.part] = element;
  return parts;
}

/** Lets the arrow keys, Home and End move the focus along the buttons of a list. */
export function arrowKeys(list) {
  list.addEventListener("keydown", (event) => {
    const buttons = [...list.querySelectorAll("button")];
    const place = buttons.indexOf(document.activeElement);
    const next = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (next === undefined || !buttons[next]) return;
    event.preventDefault();
    buttons[next].focus();
  });
}
