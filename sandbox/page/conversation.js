/** The open chat: a window on its messages, drawn anew only where they changed, that keeps the reader's position. */

import { bubble, pendingBubble } from "./bubbles.js";
import { make } from "./elements.js";
import { arrange } from "./entries.js";
import { History } from "./history.js";
import { throttled } from "./throttle.js";
import { dayKey, dayLabel } from "./times.js";
import { locale, translate } from "./texts.js";

const END_WITHIN = 80; // pixels from the end that still count as being there
const SCROLLING_LASTS = 1200; // milliseconds
const FRAME = 16; // milliseconds: however much arrives in one, it is drawn once
const PREFETCH_WITHIN = 900; // pixels from an edge at which the next page is fetched

export class Conversation {
  #log;
  #latest;
  #history = new History();
  #drawn = new Map(); // key of an entry → { element, version }
  #context;
  #unreadAfter = null; // message id above the line that says what is new
  #followsEnd = true; // whether the reader is at the end and stays there
  #lastTop = 0; // pixels
  #scrollTimer = null; // timer that ends what is shown while one scrolls
  #fetching = false;
  #scheduleDraw = throttled(() => this.draw(), FRAME);

  /**
   * `context` is what bubbles need to act, and: now(), pending() for what is on its way, opening() for what an empty
   * chat shows, moved() which is called when the reader's position is another.
   */
  constructor({ log, latest }, context) {
    this.#log = log;
    this.#latest = latest;
    this.#context = context;
    log.addEventListener("scroll", () => this.#scrolled());
    new ResizeObserver(() => this.#followsEnd && this.#toEnd()).observe(log);
    latest.addEventListener("click", () => this.toLatest());
  }

  /** Loads a chat, at the reader's `position` in it ({ id, offset }), else where the unread begin, else at its end. */
  async open(chat, { position, unreadAfter }) {
    this.#unreadAfter = unreadAfter;
    this.#followsEnd = position === null;
    if (!(await this.#history.open(chat, position?.id ?? (unreadAfter === null ? null : unreadAfter + 1)))) return false;
    this.#clear();
    this.#log.classList.toggle("group", this.#context.group);
    this.draw();
    const element = position && this.#elementOf(position.id);
    if (element) this.#log.scrollTop = element.offsetTop - position.offset;
    else this.#toUnreadOrEnd();
    return true;
  }

  put(message) {
    this.#updateFollowsEnd();
    const outcome = this.#history.put(message);
    if (outcome === null) return false;
    if (outcome === "added" && message.from.id === this.#context.me.id) this.#followsEnd = true;
    if (this.#followsEnd) this.#history.trim();
    this.#scheduleDraw();
    return outcome === "added";
  }

  received(id) {
    if (this.#history.received(id)) this.#scheduleDraw();
  }

  shown() {
    return this.#history.shown();
  }

  lastId() {
    return this.#history.last;
  }

  /** Whether the newest messages are loaded, so that reading them marks the chat as read. */
  get atEnd() {
    return this.#history.atEnd;
  }

  /** { id, offset } of the message at the top of what is seen; null when the reader is at the end. */
  position() {
    if (this.#followsEnd) return null;
    const anchor = this.#anchor("[data-message-id]");
    return anchor && { id: Number(anchor.dataset.messageId), offset: anchor.offsetTop - this.#log.scrollTop };
  }

  async toLatest() {
    if (!this.#history.atEnd) {
      await this.#history.open(this.#context.chat);
      this.#clear();
    }
    this.#toEnd();
    this.draw();
    this.#log.focus({ preventScroll: true });
  }

  #toEnd() {
    this.#log.scrollTop = this.#log.scrollHeight;
    this.#lastTop = this.#log.scrollTop;
    this.#followsEnd = true;
    this.#latest.hidden = this.#history.atEnd;
  }

  /** The end, or as far towards it as the first message that is unread stays in sight. */
  #toUnreadOrEnd() {
    const line = this.#log.querySelector(".unread-line");
    this.#toEnd();
    if (line && line.offsetTop < this.#log.scrollTop) this.#log.scrollTop = line.offsetTop - 40;
    this.#updateFollowsEnd();
    this.#fetchNear();
  }

  /** Notes whether the reader left the end: by scrolling up, not because the log grew or its window shrank. */
  #updateFollowsEnd() {
    const log = this.#log;
    if (log.scrollHeight - log.scrollTop - log.clientHeight < END_WITHIN) this.#followsEnd = this.#history.atEnd;
    else if (log.scrollTop < this.#lastTop) this.#followsEnd = false;
    this.#lastTop = log.scrollTop;
    this.#latest.hidden = this.#followsEnd;
  }

  #scrolled() {
    this.#updateFollowsEnd();
    this.#log.toggleAttribute("data-scrolling", !this.#followsEnd);
    clearTimeout(this.#scrollTimer);
    this.#scrollTimer = setTimeout(() => this.#log.removeAttribute("data-scrolling"), SCROLLING_LASTS);
    this.#context.moved();
    this.#fetchNear();
  }

  async #fetchNear() {
    const log = this.#log;
    const below = log.scrollHeight - log.scrollTop - log.clientHeight;
    const fetch = log.scrollTop < PREFETCH_WITHIN && !this.#history.atStart ? "older" : below < PREFETCH_WITHIN && !this.#history.atEnd ? "newer" : null;
    if (fetch === null || this.#fetching) return;
    this.#fetching = true;
    try {
      if (await this.#history[fetch]()) this.draw();
    } finally {
      this.#fetching = false;
    }
    this.#fetchNear();
  }

  #elementOf(id) {
    return this.#log.querySelector(`[data-message-id="${id}"]`);
  }

  /** The first element that is at least partly in sight. */
  #anchor(selector) {
    const top = this.#log.scrollTop;
    return [...this.#log.querySelectorAll(`:scope > ${selector}`)].find((element) => element.offsetTop + element.offsetHeight > top) ?? null;
  }

  #clear() {
    this.#drawn.clear();
    this.#log.replaceChildren();
  }

  /** Draws what changed; whoever is at the end stays there, whoever reads further up does not see the text move. */
  draw() {
    const anchor = this.#followsEnd ? null : this.#anchor("[data-message-id]");
    const id = anchor?.dataset.messageId;
    const offset = anchor ? anchor.offsetTop - this.#log.scrollTop : 0;
    this.#update(this.#entries());
    const element = id && this.#elementOf(id);
    if (this.#followsEnd) this.#toEnd();
    else if (element) this.#log.scrollTop = element.offsetTop - offset;
    this.#lastTop = this.#log.scrollTop;
  }

  #update(entries) {
    const kept = new Set(entries.map((entry) => entry.key));
    for (const [key, { element }] of this.#drawn) {
      if (kept.has(key)) continue;
      element.remove();
      this.#drawn.delete(key);
    }
    let next = this.#log.firstChild;
    for (const entry of entries) {
      const known = this.#drawn.get(entry.key);
      const element = known?.version === entry.version ? known.element : entry.draw();
      if (known && known.element !== element) {
        if (known.element === next) next = next.nextSibling;
        replaceKeepingFocus(known.element, element);
      } else if (element === next) next = next.nextSibling;
      else this.#log.insertBefore(element, next);
      this.#drawn.set(entry.key, { element, version: entry.version });
    }
  }

  /** Everything that is shown, each with a key that stays and a version that changes with what it looks like. */
  #entries() {
    const arranged = arrange(this.#history.shown(), this.#unreadAfter, this.#context.me.id);
    const entries = arranged.map((entry) => this.#drawable(entry));
    if (this.#history.atEnd) {
      for (const sent of this.#context.pending()) entries.push({ key: `pending ${sent.key}`, version: locale(), draw: () => pendingBubble(sent) });
    }
    if (entries.length === 0) entries.push({ key: "empty", version: locale(), draw: () => this.#context.opening() });
    return entries;
  }

  #drawable(entry) {
    if (entry.kind === "day") {
      const label = dayLabel(entry.date, this.#context.now());
      return { key: `day ${dayKey(entry.date)}`, version: label, draw: () => make("p", { class: "day" }, make("span", {}, label)) };
    }
    if (entry.kind === "unread") {
      return { key: "unread", version: locale(), draw: () => make("p", { class: "unread-line" }, translate("unreadBelow")) };
    }
    const [message] = entry.messages;
    const seen = entry.messages.map((part) => `${part.version}${part.received}${this.#context.pressedIn(part)}`).join(" ");
    const version = `${locale()} ${entry.first} ${entry.last} ${seen}`;
    if (entry.kind === "bubble") return { key: `message ${message.message_id}`, version, draw: () => bubble(entry, this.#context) };
    return { key: `message ${message.message_id}`, version, draw: () => make("p", { class: "service", data: { messageId: message.message_id } }, make("span", {}, entry.text)) };
  }
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
