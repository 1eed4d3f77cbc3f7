/** Days and times as the sandbox's people read them: in one time zone, whatever the browser's is. */

import { locale, translate } from "./texts.js";

export const ZONE = "Asia/Shanghai";
const ZONE_OFFSET = "+08:00";
const DAY = 86_400_000;
const formats = new Map(); // making one costs more than using it a hundred times

function part(date, options) {
  const key = `${locale()} ${JSON.stringify(options)}`;
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(locale(), { timeZone: ZONE, ...options }));
  return formats.get(key).format(date);
}

const calendarDay = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE });

/** The calendar day in the zone as YYYY-MM-DD. */
export function dayKey(date) {
  return calendarDay.format(date);
}

export function timeOfDay(date) {
  return part(date, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

export function dayLabel(date, now) {
  if (dayKey(date) === dayKey(now)) return translate("today");
  if (dayKey(date) === dayKey(new Date(now.getTime() - DAY))) return translate("yesterday");
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
  return part(date, { month: "short", day: "numeric", weekday: "short" });
}

/** The instant of an hour on a calendar day of the zone. */
function at(day, hour) {
  return new Date(`${day}T${hour}:00${ZONE_OFFSET}`);
}

export function tomorrowAtNine(now) {
  return at(dayKey(new Date(now.getTime() + DAY)), "09:00");
}

export function nextMondayAtNine(now) {
  let day = now;
  do day = new Date(day.getTime() + DAY);
  while (new Date(`${dayKey(day)}T00:00:00Z`).getUTCDay() !== 1);
  const today = at(dayKey(now), "09:00");
  const isMonday = new Date(`${dayKey(now)}T00:00:00Z`).getUTCDay() === 1;
  return isMonday && today > now ? today : at(dayKey(day), "09:00");
}

/** Half past five on the last day of the quarter, the next quarter's once that has passed. */
export function quarterEnd(now) {
  const [year, month] = dayKey(now).split("-").map(Number);
  const ends = [0, 1].map((more) => {
    const last = new Date(Date.UTC(year, (Math.ceil(month / 3) + more) * 3, 0));
    return at(last.toISOString().slice(0, 10), "17:30");
  });
  return ends.find((end) => end > now);
}

/** "3 d 2 h" for a count of seconds. */
export function spanLabel(seconds) {
  const minutes = Math.round(Math.abs(seconds) / 60);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  if (days > 0) return [translate("days", days), hours > 0 ? translate("hours", hours) : ""].join(" ").trim();
  if (hours > 0) return [translate("hours", hours), minutes % 60 > 0 ? translate("minutes", minutes % 60) : ""].join(" ").trim();
  return translate("minutes", minutes);
}
