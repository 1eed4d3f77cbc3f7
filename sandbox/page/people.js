/** Choosing who to be: the list of people, a form for one more, and the memory of the last choice. */

import * as control from "./control.js";
import { avatar, byId, icon, make } from "./elements.js";
import { attempt } from "./notices.js";
import { say } from "./words.js";

const MEMORY = "gongjian-sandbox-person";

/** The id that this tab used last, else any tab; null when there is none. */
export function remembered() {
  return Number(sessionStorage.getItem(MEMORY) ?? localStorage.getItem(MEMORY)) || null;
}

export function remember(id) {
  sessionStorage.setItem(MEMORY, id);
  localStorage.setItem(MEMORY, id);
}

function personRow(person, me, choose) {
  const chosen = person.id === me?.id;
  const label = person.note ? say("choosePerson", person.first_name, person.note) : person.first_name;
  return make("li", {},
    make("button", {
      type: "button",
      class: "person",
      data: { testid: "person", userId: person.id },
      aria: { label, ...(chosen ? { current: "true" } : {}) },
      on: { click: () => choose(person.id) },
    },
      avatar(person.id, person.first_name),
      make("span", { class: "two-lines" }, make("strong", {}, person.first_name), make("span", { class: "quiet" }, person.note)),
      make("span", { class: "language quiet" }, person.language_code.startsWith("zh") ? "中" : "EN")));
}

/** Shows the people; nobody can close it before a first choice was made. */
export function showPeople(people, me, choose) {
  drawPeople(people, me, choose);
  byId("people-close").hidden = me === null;
  byId("new-person").open = people.length === 0;
  if (!byId("people").open) byId("people").showModal();
}

export function drawPeople(people, me, choose) {
  byId("people-list").replaceChildren(...people.map((person) => personRow(person, me, choose)));
}

export function wirePeople(hasMe, choose) {
  byId("people-close").addEventListener("click", () => byId("people").close());
  byId("people").addEventListener("cancel", (event) => {
    if (!hasMe()) event.preventDefault();
  });
  byId("person-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    const wish = Object.fromEntries(new FormData(form));
    const person = await attempt(() => control.putPerson({ ...wish, username: wish.username || null }));
    if (person === null) return;
    form.reset();
    await choose(person.id);
  });
}

/** The button at the top that says who one is. */
export function drawMe(me) {
  byId("me").setAttribute("aria-label", `${say("switchPerson")}: ${me.first_name}`);
  byId("me").title = say("switchPerson");
  byId("me").replaceChildren(
    avatar(me.id, me.first_name),
    make("span", { class: "two-lines" }, make("strong", {}, me.first_name), make("span", { class: "quiet" }, me.note || say("switchPerson"))),
    make("span", { class: "chevron" }, icon("down")));
}
