/** Faults on purpose: a slow network, Telegram down, the bot restarted; and the banner that says what is going on. */

import * as control from "./control.js";
import { openMenu } from "./dialogs.js";
import { arrowKeys, byId } from "./elements.js";
import { attempt, toast } from "./notifications.js";
import { translate } from "./texts.js";

const FAULTS = {
  slow: { kinds: ["delay"], delay: 2, people: true },
  down: { kinds: ["reset"], people: true },
};
const BANNERS = { slow: "faultSlow", down: "faultDown", other: "faultOther" };
const HINTS = { faultSlow: "faultSlowHint", faultDown: "faultDownHint" };
let present = null; // "slow", "down", "other", or null for none
let offline = false;
let restarting = false;

/** Takes what the sandbox says of its faults; `kinds` are empty when there are none. */
export function setFaults({ kinds, people }) {
  const known = Object.keys(FAULTS).find((name) => people && FAULTS[name].kinds.join() === kinds.join());
  present = kinds.length === 0 ? null : known ?? "other";
  drawFaults();
}

export function setOffline(now) {
  offline = now;
  drawFaults();
}

export function setBot({ restartable, restarting: now }) {
  if (restarting && !now) toast(translate("restarted"));
  restarting = now;
  byId("fault-restart").hidden = !restartable;
  drawFaults();
}

export function drawFaults() {
  const key = offline ? "offline" : restarting ? "restarting" : BANNERS[present];
  byId("fault-banner").hidden = key === undefined;
  byId("fault-banner-text").textContent = key === undefined ? "" : key in HINTS ? translate("says", translate(key), translate(HINTS[key])) : translate(key);
  byId("fault-banner-end").hidden = offline || present === null;
  byId("faults-button").classList.toggle("moved", present !== null);
  for (const button of byId("faults-menu").querySelectorAll("[data-fault]")) {
    button.setAttribute("aria-checked", String((present ?? "none") === button.dataset.fault));
  }
}

export function wireFaults() {
  const menu = byId("faults-menu");
  byId("faults-button").addEventListener("click", () => openMenu(menu, byId("faults-button")));
  menu.addEventListener("click", (event) => event.target.closest("button") && menu.hidePopover());
  for (const button of menu.querySelectorAll("[data-fault]")) {
    button.addEventListener("click", () => attempt(() => control.setFaults(FAULTS[button.dataset.fault] ?? null)));
  }
  byId("fault-restart").addEventListener("click", () => attempt(() => control.restart()));
  byId("fault-banner-end").addEventListener("click", () => attempt(() => control.setFaults(null)));
  arrowKeys(menu);
}
