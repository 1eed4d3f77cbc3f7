/** Where one writes: text, captions, edits, replies, attachments and commands, sent with Enter. */

import { Attachments } from "./attachments.js";
import { CommandList } from "./commands.js";
import { ReplyKeyboard } from "./keyboard.js";
import { summary } from "./summaries.js";
import { say } from "./words.js";

const HIGHEST = 180; // pixels

export class Composer {
  #parts;
  #acts;
  #suffix = "";
  #chat = null;
  #drafts = new Map(); // what was typed and not sent, for each chat
  #target = null; // { kind: "edit" | "reply", message }
  #asked = null; // message id of a reply that the bot asked for

  /**
   * `acts.send(deed, details)` sends from the open chat, `acts.edit(id, text)` changes a message and resolves once it is
   * done, `acts.lastOwn()` is the newest message that can be edited, `acts.tell(text)` says what was not taken.
   */
  constructor(parts, acts) {
    this.#parts = parts;
    this.#acts = acts;
    this.attachments = new Attachments(parts, () => parts.message.focus(), acts.tell);
    this.commands = new CommandList(parts, (command) => this.#sendCommand(command));
    this.keyboard = new ReplyKeyboard(parts, (button) => this.#pressKey(button));
    parts.composer.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    parts.contextCancel.addEventListener("click", () => this.#leave());
    parts.slash.addEventListener("click", () => this.#toggleCommands());
    this.#wireText(parts.message);
    this.#wireFiles(parts.conversation);
  }

  #wireText(text) {
    text.addEventListener("input", () => {
      this.#fit();
      this.commands.suggest(text.value);
    });
    text.addEventListener("keydown", (event) => this.#key(event));
    text.addEventListener("blur", () => this.commands.close());
  }

  #wireFiles(section) {
    this.#parts.message.addEventListener("paste", (event) => {
      if (event.clipboardData.files.length === 0) return;
      event.preventDefault();
      this.attachments.add([...event.clipboardData.files]);
    });
    section.addEventListener("dragover", (event) => event.preventDefault());
    section.addEventListener("drop", (event) => {
      event.preventDefault();
      this.attachments.add([...event.dataTransfer.files]);
    });
  }

  /** Enter ends a word in a Chinese input method first; only then does it send. */
  #key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (this.commands.key(event.key)) event.preventDefault();
    else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "Escape" && this.#target) this.#leave();
    else if (event.key === "ArrowUp" && event.target.value === "" && this.#acts.lastOwn()) {
      event.preventDefault();
      this.edit(this.#acts.lastOwn());
    }
  }

  /** Goes to another chat with what was typed there. In a group, commands carry the bot's name as Telegram adds it. */
  enter(chat, groupBot) {
    if (this.#target?.kind === "edit") this.#parts.message.value = "";
    this.#drafts.set(this.#chat, this.#parts.message.value);
    this.#chat = chat;
    this.#suffix = groupBot ? `@${groupBot}` : "";
    this.#target = null;
    this.#asked = null;
    this.attachments.clear();
    this.#leave();
    this.write(this.#drafts.get(chat) ?? "");
  }

  /** Puts text where one types, as when something could not be sent. */
  write(text) {
    this.#parts.message.value = text;
    this.#fit();
  }

  edit(message) {
    this.#aim("edit", message, say("says", say("editing"), summary(message)));
    this.write(message.text ?? message.caption);
  }

  reply(message) {
    this.#aim("reply", message, say("says", say("replying", message.from.first_name), summary(message)));
  }

  /** Follows what the bot's newest keyboard asks for. */
  heed(present) {
    this.keyboard.draw(present);
    this.#parts.message.placeholder = present?.markup.input_field_placeholder || say("message");
    if (present?.markup.force_reply && this.#asked !== present.message.message_id) {
      this.#asked = present.message.message_id;
      this.reply(present.message);
    }
  }

  #aim(kind, message, label) {
    this.#target = { kind, message };
    this.#parts.contextText.textContent = label;
    this.#parts.context.hidden = false;
    this.#parts.message.focus();
  }

  /** Lets go of what was edited or replied to; what was typed for a reply stays. */
  #leave() {
    if (this.#target?.kind === "edit") this.#parts.message.value = "";
    this.#target = null;
    this.#parts.context.hidden = true;
    this.commands.close();
    this.#fit();
  }

  #toggleCommands() {
    const text = this.#parts.message;
    const open = this.commands.open;
    text.value = open ? "" : "/";
    text.focus();
    this.commands.suggest(open ? "" : "/");
  }

  async #submit() {
    const text = this.#parts.message.value.trim();
    if (text === "" && this.attachments.count === 0) return;
    const target = this.#target;
    if (target?.kind !== "edit") this.#sendAll(text, target);
    else if (!(await this.#acts.edit(target.message.message_id, text))) return;
    this.#target = null;
    this.write("");
    this.#leave();
    this.#parts.message.focus();
  }

  #sendAll(text, target) {
    const reply = target ? { reply_to: target.message.message_id } : {};
    const deeds = this.attachments.count > 0 ? this.attachments.take(text) : [["text", { text }]];
    for (const [deed, details] of deeds) this.#acts.send(deed, { ...details, ...reply });
  }

  #sendCommand(command) {
    this.write("");
    this.commands.close();
    this.#acts.send("text", { text: `/${command}${this.#suffix}` });
    this.#parts.message.focus();
  }

  #pressKey(button) {
    if (button.request_contact) this.#acts.send("contact", {});
    else if (button.request_location) this.#acts.send("location", {});
    else this.#acts.send("text", { text: button.text });
  }

  #fit() {
    const text = this.#parts.message;
    text.style.height = "auto";
    text.style.height = `${Math.min(text.scrollHeight, HIGHEST)}px`;
  }
}
