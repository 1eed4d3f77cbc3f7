/** Choosing who to be: the list of people, and a form for one more. */

import * as control from "./control.js";
import { arrowKeys, avatar, badge, byId, make } from "./elements.js";
import { attempt } from "./notices.js";
import { fromEither, say } from "./words.js";

let chosen = null; // what to do with the person who is picked
let closable = false;

function personRow(person, seated) {
  const note = fromEither(person.note);
  const label = note ? say("choosePerson", person.first_name, note) : person.first_name;
  return make("li", {},
    make("button", {
      type: "button",
      class: "person",
      data: { testid: "person", userId: person.id },
      aria: { label: seated ? say("choosePerson", label, say("seated")) : label, ...(seated ? { current: "true" } : {}) },
      on: { click: () => pick(person) },
    },
      avatar(person.id, person.first_name),
      make("span", { class: "two-lines" }, make("strong", {}, person.first_name), make("span", { class: "quiet" }, note)),
      badge(person.unread, say("unread", person.unread)),
      make("span", { class: "language-tag" }, person.language_code.startsWith("zh") ? "中文" : "EN")));
}

function pick(person) {
  byId("people").close();
  chosen?.(person);
}

/** Shows the people; `then(person)` is called with the one who is picked. Without `mayClose` one must be picked. */
export function choosePerson(people, seated, mayClose, then) {
  chosen = then;
  closable = mayClose;
  drawPeople(people, seated);
  byId("people-close").hidden = !mayClose;
  byId("new-person").open = people.length === 0;
  if (!byId("people").open) byId("people").showModal();
}

export function drawPeople(people, seated) {
  byId("people-list").replaceChildren(...people.map((person) => personRow(person, seated.includes(person.id))));
}

export function wirePeople() {
  arrowKeys(byId("people-list"));
  byId("people").addEventListener("cancel", (event) => {
    if (!closable) event.preventDefault();
  });
  byId("person-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    const wish = Object.fromEntries(new FormData(form));
    const person = await attempt(() => control.putPerson({ ...wish, username: wish.username || null }));
    if (person === null) return;
    form.reset();
    pick(person);
  });
}
