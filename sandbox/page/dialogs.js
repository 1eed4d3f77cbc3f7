/** The sheets in which a person opens an invitation or makes a group, and menus that open under a button. */

import * as control from "./control.js";
import { byId, make } from "./elements.js";
import { readPayload } from "./links.js";
import { attempt } from "./notices.js";
import { fromEither, say } from "./words.js";

let seat = null; // whose sheet is open

export function askLink(asking) {
  seat = asking;
  byId("link-hint").textContent = say("openLinkHint", seat.person.first_name);
  byId("link-problem").textContent = "";
  byId("link-form").reset();
  byId("link").showModal();
}

export function askGroup(asking, people) {
  seat = asking;
  const me = seat.person.id;
  byId("group-form").reset();
  byId("group-members").replaceChildren(...people.map((person) => make("li", {}, make("label", {},
    make("input", { type: "checkbox", name: "member", value: String(person.id), checked: person.id === me, disabled: person.id === me }),
    make("span", {}, person.first_name),
    make("span", { class: "quiet" }, fromEither(person.note))))));
  byId("group").showModal();
}

export function wireSheets() {
  byId("link-form").addEventListener("submit", (event) => {
    const payload = readPayload(byId("link-text").value);
    if (payload) {
      seat.openPayload(payload);
      return;
    }
    event.preventDefault();
    byId("link-problem").textContent = say("badLink");
  });
  byId("group-form").addEventListener("submit", (event) => {
    const form = new FormData(event.target);
    const members = [seat.person.id, ...form.getAll("member").map(Number)];
    attempt(async () => {
      const made = await control.makeGroup(form.get("title"), members);
      await seat.sit(seat.person, made.id);
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
