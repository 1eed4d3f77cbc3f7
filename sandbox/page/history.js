/** The part of a chat that is loaded: a run of messages without gaps, which is fetched and let go of page by page. */

import * as control from "./control.js";

const PAGE_SIZE = 40; // messages a request
export const MAX_MESSAGES = 200; // messages kept, whatever the length of the chat

export class History {
  #chat = null;
  #messages = new Map();
  #newest = 0; // the highest id that was heard of, loaded or not
  atStart = false;
  atEnd = false;

  /** Loads the newest messages of a chat, or those around one of them. Resolves to false when another chat was opened meanwhile. */
  async open(chat, around = null) {
    this.#chat = chat;
    this.#messages = new Map();
    this.#newest = 0;
    this.atStart = false;
    this.atEnd = around === null; // then whatever arrives meanwhile belongs to what is loaded
    const ranges = around === null ? [{}] : [{ before: around }, { after: around - 1 }];
    const pages = await Promise.all(ranges.map((range) => control.messages(chat, { ...range, limit: PAGE_SIZE })));
    if (this.#chat !== chat) return false;
    pages.flat().forEach((message) => this.#keep(message));
    this.atStart = pages[0].length < PAGE_SIZE;
    this.atEnd ||= pages[1].length < PAGE_SIZE && this.#newest <= this.last;
    return true;
  }

  /** Loads the page before what is there and lets go of as much at the other end; returns whether there was one. */
  async older() {
    return this.#extend({ before: this.first }, (page) => {
      this.atStart = page.length < PAGE_SIZE;
      if (this.#discard(this.ids.slice(MAX_MESSAGES))) this.atEnd = false;
    });
  }

  async newer() {
    return this.#extend({ after: this.last }, (page) => {
      this.atEnd = page.length < PAGE_SIZE && this.#newest <= this.last;
      if (this.#discard(this.ids.slice(0, -MAX_MESSAGES))) this.atStart = false;
    });
  }

  async #extend(range, then) {
    const chat = this.#chat;
    const page = await control.messages(chat, { ...range, limit: PAGE_SIZE });
    if (this.#chat !== chat) return false;
    page.forEach((message) => this.#keep(message));
    then(page);
    return page.length > 0;
  }

  /** Takes a message that is new or has changed; returns "added", "changed", or null when it is not in this part. */
  put(message) {
    const { message_id: id } = message;
    this.#newest = Math.max(this.#newest, id);
    if (this.#messages.has(id)) return this.#keep(message) ? "changed" : null;
    if (!this.atEnd || id < this.last) return null;
    this.#keep(message);
    return "added";
  }

  /** Lets go of the oldest messages when the newest have become too many. */
  trim() {
    if (this.atEnd && this.#discard(this.ids.slice(0, -MAX_MESSAGES))) this.atStart = false;
  }

  received(id) {
    const message = this.#messages.get(id);
    if (message) this.#messages.set(id, { ...message, received: true });
    return message !== undefined;
  }

  #keep(message) {
    const known = this.#messages.get(message.message_id);
    if (known && known.version >= message.version) return false;
    this.#messages.set(message.message_id, { ...message, received: message.received || known?.received === true });
    return true;
  }

  #discard(ids) {
    ids.forEach((id) => this.#messages.delete(id));
    return ids.length > 0;
  }

  get ids() {
    return [...this.#messages.keys()].sort((one, other) => one - other);
  }

  get first() {
    return this.ids[0] ?? 0;
  }

  get last() {
    return this.ids.at(-1) ?? 0;
  }

  /** All that was not deleted, oldest first. */
  shown() {
    return this.ids.map((id) => this.#messages.get(id)).filter((message) => !message.deleted);
  }
}
