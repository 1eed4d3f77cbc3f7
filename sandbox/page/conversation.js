/** The open chat: its messages in order, drawn anew only where they changed, and the place that the reader is at. */

import { bubble, serviceText } from "./bubbles.js";
import { byId, make } from "./elements.js";
import { now } from "./clock.js";
import { dayKey, dayLabel } from "./times.js";
import { locale, say } from "./words.js";

const NEAR = 80; // pixels from the end that still count as being there

export class Conversation {
  #messages = new Map();
  #drawn = new Map(); // key of an entry → { element, version }
  #context;
  #start;
  #sticky = true; // whether the reader is at the end and stays there
  #lastTop = 0; // pixels

  /** `context` is what bubbles need to act; `start` presses the first Start. */
  constructor(context, start) {
    this.#context = context;
    this.#start = start;
    const log = byId("log");
    log.addEventListener("scroll", () => this.#markEnd());
    log.addEventListener("load", () => this.#sticky && this.scrollToEnd(), true);
    new ResizeObserver(() => this.#sticky && this.scrollToEnd()).observe(log);
    byId("latest").addEventListener("click", () => this.scrollToEnd());
  }

  /** Forgets the messages of the chat before; what changes from now on belongs to the next one. */
  clear() {
    this.#messages.clear();
  }

  /** Shows a chat's messages, each as it is now when it changed while they were on their way. */
  load(messages) {
    for (const message of messages) {
      if (!(this.#messages.get(message.message_id)?.seq >= message.seq)) this.#messages.set(message.message_id, message);
    }
    this.draw();
    this.scrollToEnd();
  }

  put(message) {
    const known = this.#messages.get(message.message_id);
    if (known && known.seq >= message.seq) return;
    this.#markEnd();
    const own = !known && message.from.id === this.#context.me.id;
    this.#messages.set(message.message_id, message);
    this.draw();
    if (own || this.#sticky) this.scrollToEnd();
  }

  /** All that was not deleted, oldest first. */
  shown() {
    return [...this.#messages.values()].filter((message) => !message.deleted).sort((one, other) => one.message_id - other.message_id);
  }

  lastId() {
    return Math.max(0, ...this.#messages.keys());
  }

  scrollToEnd() {
    const log = byId("log");
    log.scrollTop = log.scrollHeight;
    this.#lastTop = log.scrollTop;
    this.#sticky = true;
    byId("latest").hidden = true;
  }

  /** Notes whether the reader left the end: by scrolling up, not because the log grew or its window shrank. */
  #markEnd() {
    const log = byId("log");
    if (log.scrollHeight - log.scrollTop - log.clientHeight < NEAR) this.#sticky = true;
    else if (log.scrollTop < this.#lastTop) this.#sticky = false;
    this.#lastTop = log.scrollTop;
    byId("latest").hidden = this.#sticky;
  }

  draw() {
    const log = byId("log");
    const entries = this.#entries();
    const kept = new Set(entries.map((entry) => entry.key));
    for (const [key, { element }] of this.#drawn) {
      if (kept.has(key)) continue;
      element.remove();
      this.#drawn.delete(key);
    }
    let place = log.firstChild;
    for (const entry of entries) {
      const known = this.#drawn.get(entry.key);
      if (known?.version === entry.version) {
        if (known.element === place) place = place.nextSibling;
        else log.insertBefore(known.element, place);
        continue;
      }
      const element = entry.draw();
      this.#drawn.set(entry.key, { element, version: entry.version });
      if (known) {
        if (known.element === place) place = place.nextSibling;
        replaceKeepingFocus(known.element, element);
      } else {
        log.insertBefore(element, place);
      }
    }
  }

  /** Days, notes about the chat, bubbles and albums, each with a key that stays and a version that changes with it. */
  #entries() {
    const entries = [];
    let day = null;
    for (const group of albums(this.shown())) {
      const [first] = group;
      const date = new Date(first.date * 1000);
      if (dayKey(date) !== day) {
        day = dayKey(date);
        const label = dayLabel(date, now());
        entries.push({ key: `day ${day} ${first.message_id}`, version: label, draw: () => make("p", { class: "day" }, make("span", {}, label)) });
      }
      const note = serviceText(first);
      const version = `${locale()} ${group.map((message) => `${message.seq}${this.#context.pressedIn(message)}`).join(" ")}`;
      const draw = () => (note === null ? bubble(group, this.#context) : make("p", { class: "day service" }, make("span", {}, note)));
      entries.push({ key: `message ${first.message_id}`, version, draw });
    }
    if (entries.length === 0) entries.push({ key: "empty", version: locale(), draw: () => this.#emptyNote() });
    return entries;
  }

  #emptyNote() {
    return make("div", { class: "no-messages" },
      make("p", { class: "quiet" }, say("noMessages")),
      make("button", { type: "button", class: "primary", on: { click: this.#start } }, say("start")));
  }
}

function albums(messages) {
  const groups = [];
  for (const message of messages) {
    const last = groups[groups.length - 1];
    if (last && message.media_group_id && last[0].media_group_id === message.media_group_id) last.push(message);
    else groups.push([message]);
  }
  return groups;
}

/** Puts `fresh` in the place of `old`; who had the focus on a button in it finds it on the same button, else on the message. */
function replaceKeepingFocus(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const index = [...old.querySelectorAll("button, a")].indexOf(focused);
  old.replaceWith(fresh);
  if (focused === null) return;
  const candidates = [...fresh.querySelectorAll("button, a")];
  const same = candidates.find((candidate) => candidate.textContent === focused.textContent && candidate.className.startsWith(focused.classList[0]));
  (same ?? candidates[index] ?? fresh).focus({ preventScroll: true });
}
