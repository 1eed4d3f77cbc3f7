/** Days and times as the sandbox's people read them: in one time zone, whatever the browser's is. */

import { locale, say } from "./words.js";

export const ZONE = "Asia/Shanghai";
const ZONE_OFFSET = "+08:00";
const DAY = 86_400_000;

function part(date, options) {
  return new Intl.DateTimeFormat(locale(), { timeZone: ZONE, ...options }).format(date);
}

/** The calendar day in the zone as YYYY-MM-DD. */
export function dayKey(date) {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE }).format(date);
}

export function timeOfDay(date) {
  return part(date, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

export function dayLabel(date, now) {
  if (dayKey(date) === dayKey(now)) return say("today");
  if (dayKey(date) === dayKey(new Date(now.getTime() - DAY))) return say("yesterday");
  const year = dayKey(date).slice(0, 4) === dayKey(now).slice(0, 4) ? {} : { year: "numeric" };
  return part(date, { month: "long", day: "numeric", weekday: "short", ...year });
}

/** Short for a list of chats: the time when it is today, else the day. */
export function shortLabel(date, now) {
  if (dayKey(date) === dayKey(now)) return timeOfDay(date);
  return part(date, { month: "numeric", day: "numeric" });
}

export function fullLabel(date) {
  return part(date, { year: "numeric", month: "long", day: "numeric", weekday: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

export function clockLabel(date) {
  return part(date, { month: "long", day: "numeric", weekday: "short" });
}

/** ISO instant of 09:00 on the zone's next day. */
export function tomorrowAtNine(now) {
  return `${dayKey(new Date(now.getTime() + DAY))}T09:00:00${ZONE_OFFSET}`;
}

/** "3 d 2 h" for a count of seconds. */
export function spanLabel(seconds) {
  const minutes = Math.round(Math.abs(seconds) / 60);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  if (days > 0) return [say("days", days), hours > 0 ? say("hours", hours) : ""].join(" ").trim();
  if (hours > 0) return [say("hours", hours), minutes % 60 > 0 ? say("minutes", minutes % 60) : ""].join(" ").trim();
  return say("minutes", minutes);
}
