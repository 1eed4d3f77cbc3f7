/** The sandbox's clock: shows its time, moves it, and says when the bot has caught up. */

import * as control from "./control.js";
import { openMenu } from "./dialogs.js";
import { arrowKeys, byId } from "./elements.js";
import { attempt } from "./notifications.js";
import { clockLabel, nextMondayAtNine, quarterEnd, spanLabel, timeOfDay, tomorrowAtNine } from "./times.js";
import { translate } from "./texts.js";

const IDLE_WITHIN = 20; // seconds
let offset = 0; // milliseconds that the sandbox is ahead of this browser
let seconds = 0; // that it is ahead of real time
let moving = false;

const MOVES = {
  hour: (now) => new Date(now.getTime() + 3_600_000),
  tomorrow: tomorrowAtNine,
  monday: nextMondayAtNine,
  quarter: quarterEnd,
};

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
  byId("clock").setAttribute("aria-label", translate("clockAt", clockLabel(now()), timeOfDay(now())));
  const moved = Math.abs(seconds) >= 30;
  const difference = translate(seconds > 0 ? "clockAhead" : "clockBehind", spanLabel(seconds));
  byId("clock-offset").textContent = moving ? translate("working") : moved ? difference : translate("realTime");
  byId("clock").classList.toggle("moved", moved);
  byId("clock").toggleAttribute("aria-busy", moving);
  for (const [kind, target] of Object.entries(MOVES)) {
    const there = target(now());
    byId(`clock-${kind}-to`).textContent = kind === "hour" ? timeOfDay(there) : `${clockLabel(there)} ${timeOfDay(there)}`;
  }
}

async function move(kind) {
  moving = true;
  drawClock();
  await attempt(async () => {
    setClock(await control.moveClock(kind === "reset" ? { reset: true } : { to: MOVES[kind](now()).toISOString() }));
    await control.untilIdle(IDLE_WITHIN);
  });
  moving = false;
  drawClock();
}

export function wireClock() {
  const menu = byId("clock-menu");
  byId("clock").addEventListener("click", () => openMenu(menu, byId("clock")));
  for (const button of menu.querySelectorAll("[data-move]")) button.addEventListener("click", () => move(button.dataset.move));
  arrowKeys(menu);
  setInterval(drawClock, 5000);
}
