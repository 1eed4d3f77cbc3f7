/** The sheets in which a person opens an invitation or makes a group, and menus that open under a button. */

import * as control from "./control.js";
import { byId, make } from "./elements.js";
import { readPayload } from "./links.js";
import { attempt } from "./notifications.js";
import { localized, translate } from "./texts.js";

let pane = null; // whose sheet is open

export function askLink(asker) {
  pane = asker;
  byId("link-hint").textContent = translate("openLinkHint", pane.person.first_name);
  byId("link-problem").textContent = "";
  byId("link-form").reset();
  byId("link").showModal();
}

export function askGroup(asker, people) {
  pane = asker;
  const me = pane.person.id;
  byId("group-form").reset();
  byId("group-members").replaceChildren(...people.map((person) => make("li", {}, make("label", {},
    make("input", { type: "checkbox", name: "member", value: String(person.id), checked: person.id === me, disabled: person.id === me }),
    make("span", {}, person.first_name),
    make("span", { class: "quiet" }, localized(person.note))))));
  byId("group").showModal();
}

export function wireSheets() {
  byId("link-form").addEventListener("submit", (event) => {
    const payload = readPayload(byId("link-text").value);
    if (payload) {
      pane.openPayload(payload);
      return;
    }
    event.preventDefault();
    byId("link-problem").textContent = translate("badLink");
  });
  byId("group-form").addEventListener("submit", (event) => {
    const form = new FormData(event.target);
    const members = [pane.person.id, ...form.getAll("member").map(Number)];
    attempt(async () => {
      const group = await control.makeGroup(form.get("title"), members);
      await pane.show(pane.person, group.id);
    });
  });
}

/** Opens a popover beside its button, within the window. */
export function openMenu(menu, button) {
  menu.showPopover();
  const { left, top, bottom, width } = button.getBoundingClientRect();
  const below = bottom + 6 + menu.offsetHeight <= window.innerHeight;
  const from = Math.min(left, window.innerWidth - menu.offsetWidth - 8);
  menu.style.setProperty("--left", `${Math.max(8, width > menu.offsetWidth ? left : from)}px`);
  menu.style.setProperty("--top", `${below ? bottom + 6 : Math.max(8, top - menu.offsetHeight - 6)}px`);
  menu.querySelector("button")?.focus();
}
