/** Puts the page together: who sits at the desk, what they share, and the changes of the sandbox that all of them follow. */

import { drawClock, now, setClock, wireClock } from "./clock.js";
import * as control from "./control.js";
import { askGroup, askLink, openMenu, wireSheets } from "./dialogs.js";
import { byId } from "./elements.js";
import { drawFaults, setBot, setFaults, setOffline, wireFaults } from "./faults.js";
import { attempt, wireDialogs } from "./notices.js";
import { choosePerson, drawPeople, wirePeople } from "./people.js";
import { rememberSeats, seatsInAddress } from "./places.js";
import { wirePreferences } from "./preferences.js";
import { Seat } from "./seat.js";
import { soon } from "./soon.js";
import { Tour } from "./tour.js";
import { wireViewer } from "./viewer.js";
import { labelAll, say } from "./words.js";

const NARROWEST = 380; // pixels of a seat
const MOST = 3; // seats

const seats = []; // from left to right
const desk = {
  bot: null,
  people: [],
  now,
  openMenu,
  askLink,
  askGroup: (seat) => askGroup(seat, desk.people),
  choose: (seat) => choosePerson(desk.people, seated(), true, (person) => attempt(() => settle(seat, person))),
  leave: (seat) => removeSeat(seat),
  changed: () => arranged(),
  gather: (ids) => attempt(() => gather(ids)),
};
const tour = new Tour(desk);

function seated() {
  return seats.map((seat) => seat.person?.id);
}

/** How many seats the window has room for. */
function room() {
  return Math.max(1, Math.min(MOST, Math.floor(window.innerWidth / NARROWEST)));
}

/** What follows from who sits where: widths, the address, the title. */
function arranged() {
  byId("seats").dataset.count = seats.length;
  document.body.dataset.view = seats[0]?.chat === null ? "chats" : "chat";
  byId("beside").hidden = room() === 1;
  byId("beside").disabled = seats.length >= room() || seats.length >= desk.people.length;
  if (seats.length > 0 && seats.every((seat) => seat.person)) rememberSeats(seats.map((seat) => ({ person: seat.person.id, chat: seat.chat })));
}

function addSeat() {
  const seat = new Seat(desk);
  seats.push(seat);
  byId("seats").append(seat.element);
  return seat;
}

function removeSeat(seat) {
  if (seats.length === 1) return;
  seats.splice(seats.indexOf(seat), 1);
  seat.element.remove();
  arranged();
  seats.at(-1).element.querySelector("[data-part=who]").focus();
}

/** Lets a person sit in a seat; one who sits elsewhere already changes places with whoever is there. */
async function settle(seat, person) {
  const other = seats.find((each) => each !== seat && each.person?.id === person.id);
  if (other && seat.person) await other.sit(seat.person, seat.person.id);
  await seat.sit(person, person.id);
  arranged();
}

/** Brings people onto the screen: side by side where there is room, else the first of them. */
async function gather(ids) {
  const people = ids.map((id) => desk.people.find((person) => person.id === id)).filter(Boolean).slice(0, room());
  while (seats.length < people.length) addSeat();
  arranged();
  for (const [index, person] of people.entries()) {
    if (seats[index].person?.id !== person.id) await settle(seats[index], person);
    else if (seats[index].chat === null) await seats[index].openChat(person.id);
  }
  seats.filter((seat) => seat.person === null).forEach(removeSeat);
  seats[0]?.focus();
}

/**
 * Who sits here at first: as the address says (?as=ID,ID&start=PAYLOAD, or #ID:CHAT,… after a reload), else the tour's
 * first person, else whoever is picked.
 */
async function begin() {
  const wish = new URLSearchParams(location.search);
  const asked = (wish.get("as") ?? "").split(",").filter(Boolean).map((id) => ({ person: Number(id), chat: Number(id) }));
  const wanted = asked.length > 0 ? asked : seatsInAddress();
  const known = wanted.flatMap(({ person, chat }) => desk.people.filter((each) => each.id === person).map((each) => ({ person: each, chat })));
  if (location.search) history.replaceState(null, "", "/");
  const guided = tour.offer();
  if (known.length === 0 && guided) known.push({ person: desk.people[0], chat: desk.people[0].id });
  if (known.length === 0) welcome();
  for (const { person, chat } of known.slice(0, room())) await addSeat().sit(person, chat);
  arranged();
  if (wish.get("start")) await seats[0]?.openPayload(wish.get("start"));
}

function welcome() {
  choosePerson(desk.people, [], false, (person) => attempt(() => settle(addSeat(), person)));
}

/** Loads what is shown: at first, and after each time that the connection was lost. */
async function refresh(again) {
  setOffline(false);
  const [people, bot, clock, faults] = await Promise.all([control.people(), control.bot(), control.clock(), control.faults()]);
  Object.assign(desk, { people, bot });
  setClock(clock);
  setFaults(faults);
  setBot(bot);
  if (!again) return begin();
  for (const seat of [...seats]) {
    const person = people.find((each) => each.id === seat.person?.id);
    if (person) await seat.refresh(person);
    else {
      seats.splice(seats.indexOf(seat), 1);
      seat.element.remove();
    }
  }
  if (seats.length === 0) welcome();
  return arranged();
}

const soonPeople = soon(() => attempt(async () => {
  desk.people = await control.people();
  drawPeople(desk.people, seated());
  const unread = desk.people.reduce((sum, person) => sum + (seated().includes(person.id) ? 0 : person.unread), 0);
  document.title = unread > 0 ? `(${unread}) ${say("title")}` : say("title");
  arranged();
}), 200);

function changed(change) {
  if (change.type === "clock") setClock(change.clock);
  else if (change.type === "faults") setFaults(change.faults);
  else if (change.type === "bot") setBot(change.bot);
  else if (change.type === "user" || change.type === "message") soonPeople();
  seats.filter((seat) => seat.person).forEach((seat) => seat.take(change));
  tour.take(change);
}

function relabel() {
  labelAll(document);
  document.title = say("title");
  drawClock();
  drawFaults();
  tour.draw();
  drawPeople(desk.people, seated());
  seats.forEach((seat) => seat.relabel());
}

wirePreferences(relabel);
labelAll(document);
wireDialogs();
wireSheets();
wirePeople();
wireClock();
wireFaults();
wireViewer();
byId("beside").addEventListener("click", () => choosePerson(desk.people, seated(), true, (person) => attempt(() => settle(addSeat(), person))));
window.addEventListener("resize", soon(arranged, 100));
window.addEventListener("pagehide", () => seats.forEach((seat) => seat.keepPlace()));
document.addEventListener("visibilitychange", () => !document.hidden && seats.forEach((seat) => seat.shown()));
control.follow({
  opened: (again) => attempt(() => refresh(again)),
  changed: (change) => desk.bot !== null && changed(change),
  lost: () => setOffline(true),
});
