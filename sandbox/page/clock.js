/** The sandbox's clock: shows its time, moves it, and says when the bot has caught up. */

import * as control from "./control.js";
import { byId } from "./elements.js";
import { attempt } from "./notices.js";
import { clockLabel, spanLabel, timeOfDay, tomorrowAtNine, ZONE } from "./times.js";
import { say } from "./words.js";

const SETTLING = 20; // seconds
let offset = 0; // milliseconds that the sandbox is ahead of this browser
let seconds = 0; // that it is ahead of real time
let moving = false;

export function now() {
  return new Date(Date.now() + offset);
}

export function setClock(clock) {
  offset = Date.parse(clock.now) - Date.now();
  seconds = clock.offset;
  drawClock();
}

export function drawClock() {
  const time = byId("clock-time");
  time.textContent = timeOfDay(now());
  time.dateTime = now().toISOString();
  byId("clock-day").textContent = clockLabel(now());
  const difference = say(seconds > 0 ? "clockAhead" : "clockBehind", spanLabel(seconds));
  byId("clock-offset").textContent = moving ? say("working") : Math.abs(seconds) < 30 ? say("realTime") : difference;
}

const MOVES = {
  hour: () => ({ add: 3600 }),
  tomorrow: () => ({ to: tomorrowAtNine(now()) }),
  monday: () => ({ to: "next_monday_09:00", zone: ZONE }),
  reset: () => ({ reset: true }),
};

async function move(kind) {
  moving = true;
  document.querySelector(".clock").setAttribute("aria-busy", "true");
  await attempt(async () => {
    setClock(await control.moveClock(MOVES[kind]()));
    await control.settled(SETTLING);
  });
  moving = false;
  document.querySelector(".clock").removeAttribute("aria-busy");
  drawClock();
}

export function wireClock() {
  for (const button of document.querySelectorAll("[data-move]")) button.addEventListener("click", () => move(button.dataset.move));
  setInterval(drawClock, 5000);
}
