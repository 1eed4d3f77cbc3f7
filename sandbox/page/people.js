/** Choosing who to be: the list of people, and a form for one more. */

import * as control from "./control.js";
import { arrowKeys, avatar, badge, byId, make } from "./elements.js";
import { attempt } from "./notifications.js";
import { localized, translate } from "./texts.js";

let onPick = null; // what to do with the person who is picked
let closable = false;

function personRow(person, isShown) {
  const note = localized(person.note);
  const label = note ? translate("choosePerson", person.first_name, note) : person.first_name;
  return make("li", {},
    make("button", {
      type: "button",
      class: "person",
      data: { testid: "person", userId: person.id },
      aria: { label: isShown ? translate("choosePerson", label, translate("shownPerson")) : label, ...(isShown ? { current: "true" } : {}) },
      on: { click: () => pick(person) },
    },
      avatar(person.id, person.first_name),
      make("span", { class: "two-lines" }, make("strong", {}, person.first_name), make("span", { class: "quiet" }, note)),
      badge(person.unread, translate("unread", person.unread)),
      make("span", { class: "language-tag" }, person.language_code.startsWith("zh") ? "中文" : "EN")));
}

function pick(person) {
  byId("people").close();
  onPick?.(person);
}

/** Shows the people; `then(person)` is called with the one who is picked. Without `mayClose` one must be picked. */
export function choosePerson(people, shownPeople, mayClose, then) {
  onPick = then;
  closable = mayClose;
  drawPeople(people, shownPeople);
  byId("people-close").hidden = !mayClose;
  byId("new-person").open = people.length === 0;
  if (!byId("people").open) byId("people").showModal();
}

export function drawPeople(people, shownPeople) {
  byId("people-list").replaceChildren(...people.map((person) => personRow(person, shownPeople.includes(person.id))));
}

export function wirePeople() {
  arrowKeys(byId("people-list"));
  byId("people").addEventListener("cancel", (event) => {
    if (!closable) event.preventDefault();
  });
  byId("person-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    const fields = Object.fromEntries(new FormData(form));
    const person = await attempt(() => control.putPerson({ ...fields, username: fields.username || null }));
    if (person === null) return;
    form.reset();
    pick(person);
  });
}
