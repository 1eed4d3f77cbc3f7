/** Puts the page together: a pane for each person, what the panes share, and the sandbox's changes that all of them follow. */

import { drawClock, now, setClock, wireClock } from "./clock.js";
import * as control from "./control.js";
import { askGroup, askLink, openMenu, wireSheets } from "./dialogs.js";
import { byId } from "./elements.js";
import { drawFaults, setBot, setFaults, setOffline, wireFaults } from "./faults.js";
import { attempt, wireDialogs } from "./notifications.js";
import { Pane } from "./pane.js";
import { choosePerson, drawPeople, wirePeople } from "./people.js";
import { wirePreferences } from "./preferences.js";
import { panesInAddress, rememberPanes } from "./session.js";
import { translate, translateAll } from "./texts.js";
import { throttled } from "./throttle.js";
import { Tour } from "./tour.js";
import { wireViewer } from "./viewer.js";

const MIN_PANE_WIDTH = 380; // pixels
const MAX_PANES = 3;

const panes = []; // from left to right
const app = {
  bot: null,
  people: [],
  now,
  openMenu,
  askLink,
  askGroup: (pane) => askGroup(pane, app.people),
  choose: (pane) => choosePerson(app.people, shownPeople(), true, (person) => attempt(() => showPerson(pane, person))),
  leave: (pane) => removePane(pane),
  changed: () => panesChanged(),
  showPeople: (ids) => attempt(() => showPeople(ids)),
};
const tour = new Tour(app);

/** The ids of the people who have a pane. */
function shownPeople() {
  return panes.map((pane) => pane.person?.id);
}

/** How many panes the window has room for. */
function room() {
  return Math.max(1, Math.min(MAX_PANES, Math.floor(window.innerWidth / MIN_PANE_WIDTH)));
}

/** What follows from which panes there are: widths, the address, the buttons. */
function panesChanged() {
  byId("panes").dataset.count = panes.length;
  document.body.dataset.view = panes[0]?.chat === null ? "chats" : "chat";
  byId("beside").hidden = room() === 1;
  byId("beside").disabled = panes.length >= room() || panes.length >= app.people.length;
  if (panes.length > 0 && panes.every((pane) => pane.person)) rememberPanes(panes.map((pane) => ({ person: pane.person.id, chat: pane.chat })));
}

function addPane() {
  const pane = new Pane(app);
  panes.push(pane);
  byId("panes").append(pane.element);
  return pane;
}

function removePane(pane) {
  if (panes.length === 1) return;
  panes.splice(panes.indexOf(pane), 1);
  pane.element.remove();
  panesChanged();
  panes.at(-1).element.querySelector("[data-part=who]").focus();
}

/** Shows a person in a pane; one who is in another already changes places with whoever is there. */
async function showPerson(pane, person) {
  const other = panes.find((candidate) => candidate !== pane && candidate.person?.id === person.id);
  if (other && pane.person) await other.show(pane.person, pane.person.id);
  await pane.show(person, person.id);
  panesChanged();
}

/** Brings people onto the screen: side by side where there is room, else the first of them. */
async function showPeople(ids) {
  const people = ids.map((id) => app.people.find((person) => person.id === id)).filter(Boolean).slice(0, room());
  while (panes.length < people.length) addPane();
  panesChanged();
  for (const [index, person] of people.entries()) {
    if (panes[index].person?.id !== person.id) await showPerson(panes[index], person);
    else if (panes[index].chat === null) await panes[index].openChat(person.id);
  }
  panes.filter((pane) => pane.person === null).forEach(removePane);
  panes[0]?.focus();
}

/**
 * Shows whoever is shown at first: as the address says (?as=ID,ID&start=PAYLOAD, or #ID:CHAT,… after a reload), else the tour's
 * first person, else whoever is picked.
 */
async function begin() {
  const query = new URLSearchParams(location.search);
  const asked = (query.get("as") ?? "").split(",").filter(Boolean).map((id) => ({ person: Number(id), chat: Number(id) }));
  const wanted = asked.length > 0 ? asked : panesInAddress();
  const known = wanted.flatMap(({ person: id, chat }) => app.people.filter((person) => person.id === id).map((person) => ({ person, chat })));
  if (location.search) history.replaceState(null, "", "/");
  const guided = tour.offer();
  if (known.length === 0 && guided) known.push({ person: app.people[0], chat: app.people[0].id });
  if (known.length === 0) welcome();
  for (const { person, chat } of known.slice(0, room())) await addPane().show(person, chat);
  panesChanged();
  if (query.get("start")) await panes[0]?.openPayload(query.get("start"));
}

function welcome() {
  choosePerson(app.people, [], false, (person) => attempt(() => showPerson(addPane(), person)));
}

/** Loads what is shown: at first, and after each time that the connection was lost. */
async function refresh(again) {
  setOffline(false);
  const [people, bot, clock, faults] = await Promise.all([control.people(), control.bot(), control.clock(), control.faults()]);
  Object.assign(app, { people, bot });
  setClock(clock);
  setFaults(faults);
  setBot(bot);
  if (!again) return begin();
  for (const pane of [...panes]) {
    const person = people.find(({ id }) => id === pane.person?.id);
    if (person) await pane.refresh(person);
    else {
      panes.splice(panes.indexOf(pane), 1);
      pane.element.remove();
    }
  }
  if (panes.length === 0) welcome();
  return panesChanged();
}

const refreshPeople = throttled(() => attempt(async () => {
  app.people = await control.people();
  drawPeople(app.people, shownPeople());
  const unread = app.people.reduce((sum, person) => sum + (shownPeople().includes(person.id) ? 0 : person.unread), 0);
  document.title = unread > 0 ? `(${unread}) ${translate("title")}` : translate("title");
  panesChanged();
}), 200);

function changed(change) {
  if (change.type === "clock") setClock(change.clock);
  else if (change.type === "faults") setFaults(change.faults);
  else if (change.type === "bot") setBot(change.bot);
  else if (change.type === "user" || change.type === "message") refreshPeople();
  panes.filter((pane) => pane.person).forEach((pane) => pane.take(change));
  tour.take(change);
}

function relabel() {
  translateAll(document);
  document.title = translate("title");
  drawClock();
  drawFaults();
  tour.draw();
  drawPeople(app.people, shownPeople());
  panes.forEach((pane) => pane.relabel());
}

wirePreferences(relabel);
translateAll(document);
wireDialogs();
wireSheets();
wirePeople();
wireClock();
wireFaults();
wireViewer();
byId("beside").addEventListener("click", () => choosePerson(app.people, shownPeople(), true, (person) => attempt(() => showPerson(addPane(), person))));
window.addEventListener("resize", throttled(panesChanged, 100));
window.addEventListener("pagehide", () => panes.forEach((pane) => pane.keepPosition()));
document.addEventListener("visibilitychange", () => !document.hidden && panes.forEach((pane) => pane.shown()));
control.follow({
  opened: (again) => attempt(() => refresh(again)),
  changed: (change) => app.bot !== null && changed(change),
  lost: () => setOffline(true),
});
