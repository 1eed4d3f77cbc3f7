/** One person's Telegram: who they are, their chats, and the one that is open. Several seats can stand side by side. */

import { drawChats } from "./chats.js";
import { Composer } from "./composer.js";
import * as control from "./control.js";
import { Conversation } from "./conversation.js";
import { arrowKeys, avatar, badge, copyOf, icon, make } from "./elements.js";
import { presentKeyboard } from "./keyboard.js";
import { readLink } from "./links.js";
import { alertDialog, attempt, toast } from "./notices.js";
import { Outbox } from "./outbox.js";
import { placeOf, rememberPlace } from "./places.js";
import { soon } from "./soon.js";
import { summary } from "./summaries.js";
import { Taps } from "./taps.js";
import { Typing } from "./typing.js";
import { fromEither, labelAll, say } from "./words.js";

let seats = 0; // made so far, for ids

export class Seat {
  person = null;
  chat = null; // id of the open one; null while the list of chats is shown
  #desk;
  #parts;
  #chats = [];
  #commands = [];
  #taps = new Taps(() => this.chat !== null && this.#conversation.draw());
  #conversation;
  #composer;
  #outbox;
  #typing;
  #soonChats = soon(() => this.#attempt(() => this.#loadChats()));
  #soonCommands = soon(() => this.#attempt(() => this.#loadCommands()));
  #soonRead = soon(() => this.#attempt(() => this.#read()));
  #soonPlace = soon(() => this.keepPlace(), 200);

  /** `desk` tells what all seats share: bot, now(), choose(seat), leave(seat), changed(), dialogs. */
  constructor(desk) {
    this.#desk = desk;
    this.#parts = copyOf("seat-template");
    this.#number();
    this.#outbox = new Outbox({
      changed: () => this.#conversation.draw(),
      arrived: (sent) => this.#isForBot(sent) && this.#typing.expect(),
      refused: (error, sent) => this.#refused(error, sent),
    });
    this.#typing = new Typing((typing) => this.#drawKind(typing));
    this.#conversation = new Conversation(this.#parts, this.#bubbleContext());
    this.#composer = new Composer(this.#parts, {
      send: (deed, details) => this.send(deed, details),
      edit: (id, text) => this.#attempt(() => control.perform(this.person.id, this.chat, "edit", { message_id: id, text })),
      lastOwn: () => this.#conversation.shown().findLast((message) => message.from.id === this.person.id && (message.text ?? message.caption) !== undefined),
      tell: (text) => toast(text, this.#parts.toasts),
    });
    this.#wire();
  }

  get element() {
    return this.#parts.root;
  }

  get composer() {
    return this.#composer;
  }

  #wire() {
    const { who, self, leave, back, more, moreMenu, openLink, newGroup, chats } = this.#parts;
    for (const button of [who, self]) button.addEventListener("click", () => this.#desk.choose(this));
    leave.addEventListener("click", () => this.#desk.leave(this));
    back.addEventListener("click", () => this.showChats());
    more.addEventListener("click", () => this.#desk.openMenu(moreMenu, more));
    openLink.addEventListener("click", () => this.#desk.askLink(this));
    newGroup.addEventListener("click", () => this.#desk.askGroup(this));
    moreMenu.addEventListener("click", () => moreMenu.hidePopover());
    arrowKeys(chats);
  }

  /** Ids that elements refer to must be of one seat only. */
  #number() {
    seats += 1;
    const { slash, message, commandList, keyboardToggle, replyKeyboard, chatTitle, log } = this.#parts;
    commandList.id = `commands-${seats}`;
    replyKeyboard.id = `keyboard-${seats}`;
    chatTitle.id = `title-${seats}`;
    slash.setAttribute("aria-controls", commandList.id);
    message.setAttribute("aria-controls", commandList.id);
    keyboardToggle.setAttribute("aria-controls", replyKeyboard.id);
    log.setAttribute("aria-labelledby", chatTitle.id);
  }

  #bubbleContext() {
    const seat = this;
    return {
      get me() {
        return seat.person;
      },
      get chat() {
        return seat.chat;
      },
      get group() {
        return seat.chat !== null && seat.chat < 0;
      },
      now: this.#desk.now,
      pending: () => this.#outbox.pending(this.person.id, this.chat),
      opening: () => this.#opening(),
      moved: () => this.#soonPlace(),
      link: (address) => this.#followLink(address),
      follow: (address) => this.#openLink(address),
      command: (text) => this.send("text", { text }),
      press: (message, button) => this.#press(message, button),
      isPressed: (message, data) => this.#taps.isWaiting(message, data),
      pressedIn: (message) => this.#taps.waitingIn(message),
      edit: (message) => this.#composer.edit(message),
      reply: (message) => this.#composer.reply(message),
    };
  }

  /** Lets a person sit here, with a chat open: `chat` is an id, or null for the list of chats. */
  async sit(person, chat) {
    this.person = person;
    this.chat = null;
    this.relabel();
    await this.#loadChats();
    if (chat === null) this.showChats();
    else await this.openChat(this.#knows(chat) ? chat : person.id);
  }

  /** Draws everything anew, as after a change of language or of the person's own data. */
  relabel() {
    labelAll(this.element);
    if (this.person === null) return;
    const { first_name: name, note, id } = this.person;
    const { root, who, self, leave } = this.#parts;
    root.setAttribute("aria-label", name);
    who.replaceChildren(
      avatar(id, name),
      make("span", { class: "two-lines" }, make("strong", {}, name), make("span", { class: "quiet" }, fromEither(note))),
      icon("down", "chevron"));
    who.setAttribute("aria-label", say("says", say("switchPerson"), name));
    self.replaceChildren(avatar(id, name));
    self.setAttribute("aria-label", say("says", say("switchPerson"), name));
    leave.setAttribute("aria-label", say("leaveSeat", name));
    leave.title = say("leaveSeat", name);
    this.#drawList();
    if (this.chat === null) return;
    this.#drawKind(false);
    this.#conversation.draw();
  }

  /** Sends something from the open chat; what cannot be sent is told. */
  send(deed, details) {
    this.#outbox.send(this.person.id, this.chat, deed, details);
  }

  async openPayload(payload) {
    await this.openChat(this.person.id);
    if (payload) this.send("start", { payload });
  }

  showChats() {
    this.#parts.root.dataset.view = "chats";
    this.chat = null;
    this.#drawList();
    this.#desk.changed();
  }

  async openChat(id) {
    const me = this.person;
    const chat = this.#chats.find((other) => other.id === id);
    if (!chat) return;
    const fresh = this.chat !== id;
    this.chat = id;
    this.#parts.root.dataset.view = "chat";
    if (fresh) this.#composer.enter(`${me.id}/${id}`, id < 0 ? this.#desk.bot.username : null);
    this.#drawHeader(chat);
    this.#desk.changed();
    const opened = await this.#conversation.open(id, { place: placeOf(me.id, id), unreadAfter: chat.unread > 0 ? chat.read : null });
    if (!opened || this.chat !== id || this.person !== me) return;
    await this.#loadCommands();
    this.#heed();
    await this.#read();
    if (fresh) this.focus();
  }

  /** Goes where one types, unless that would open a touch keyboard, leave a dialog, or take the word from another seat. */
  focus() {
    const active = document.activeElement;
    const elsewhere = active?.matches("textarea, input") && !this.element.contains(active);
    if (!elsewhere && !window.matchMedia("(pointer: coarse)").matches && !document.querySelector("dialog[open]")) this.#parts.message.focus();
  }

  /** What is known of the person and the chat may have changed while there was no connection. */
  async refresh(person) {
    this.person = person;
    this.relabel();
    await this.#loadChats();
    if (this.chat !== null) await this.openChat(this.#knows(this.chat) ? this.chat : person.id);
  }

  /** Takes one change of the sandbox. */
  take(change) {
    if (change.type === "message") this.#takeMessage(change.chat_id, change.message);
    else if (change.type === "received" && change.chat_id === this.chat) this.#conversation.received(change.received.message_id);
    else if (change.type === "chat_action" && change.chat_id === this.chat) this.#typing.begin();
    else if (change.type === "chat") this.#soonChats();
    else if (change.type === "commands") this.#soonCommands();
    else if (change.type === "clock") {
      if (this.chat !== null) this.#conversation.draw();
      this.#soonChats();
    }
  }

  #takeMessage(chat, message) {
    if (chat !== this.chat) {
      if (this.#knows(chat)) this.#soonChats();
      return;
    }
    if (message.migrate_to_chat_id) {
      this.#attempt(() => this.#moveTo(message.migrate_to_chat_id));
      return;
    }
    const fresh = this.#conversation.put(message);
    if (message.from.id === this.#desk.bot.id) this.#typing.end();
    if (fresh && message.from.id !== this.person.id) this.#parts.live.textContent = say("says", message.from.first_name, summary(message));
    this.#heed();
    this.#soonRead();
  }

  /** Follows a group that became a supergroup and has another id now. */
  async #moveTo(chat) {
    this.chat = null;
    await this.#loadChats();
    await this.openChat(chat);
  }

  /** People of a group talk with each other: there the bot is heard to answer commands only. */
  #isForBot({ chat, details }) {
    return chat === this.person.id || details.text?.startsWith("/");
  }

  #heed() {
    this.#composer.heed(presentKeyboard(this.#conversation.shown(), this.#desk.bot, this.person));
  }

  #knows(chat) {
    return this.#chats.some((other) => other.id === chat);
  }

  async #loadChats() {
    const me = this.person;
    const chats = await control.chats(me.id);
    if (this.person !== me) return;
    this.#chats = chats;
    this.#drawList();
    if (this.chat !== null && !this.#knows(this.chat)) await this.openChat(me.id);
  }

  #drawList() {
    drawChats(this.#parts.chats, this.#chats, { me: this.person, current: this.chat, now: this.#desk.now(), open: (id) => this.openChat(id) });
    const elsewhere = this.#chats.reduce((sum, chat) => sum + (chat.id === this.chat ? 0 : chat.unread), 0);
    this.#parts.backBadge.replaceChildren(...[badge(elsewhere, say("unread", elsewhere))].filter(Boolean));
    const open = this.#chats.find((chat) => chat.id === this.chat);
    if (open) this.#drawHeader(open);
  }

  #drawHeader(chat) {
    this.#parts.chatAvatar.replaceChildren(avatar(chat.type === "private" ? 1 : chat.id, chat.title));
    this.#parts.chatTitle.textContent = chat.title;
    this.#drawKind(this.#typing.now);
  }

  #drawKind(typing) {
    const chat = this.#chats.find((other) => other.id === this.chat);
    if (!chat) return;
    const words = typing ? say("typing") : chat.type === "private" ? say("bot") : say("groupOf", chat.members);
    this.#parts.chatKind.replaceChildren(words, typing ? make("span", { class: "dots", aria: { hidden: "true" } }) : "");
    this.#parts.chatKind.classList.toggle("typing", typing);
  }

  async #loadCommands() {
    if (this.chat === null) return;
    const { commands } = await control.bot(this.person.id, this.chat);
    this.#composer.commands.set(commands);
  }

  /** Marks the open chat as read, if the person can see its end. */
  async #read() {
    const seen = !document.hidden && this.#parts.log.checkVisibility() && this.#conversation.atEnd;
    if (this.chat !== null && seen) await control.markRead(this.chat, this.person.id, this.#conversation.lastId());
    await this.#loadChats();
  }

  /** The page can be seen again. */
  shown() {
    if (this.chat !== null) this.#soonRead();
  }

  /** Where the person reads is written down a moment after they scroll, and when the page goes. */
  keepPlace() {
    if (this.chat !== null && this.#parts.log.checkVisibility()) rememberPlace(this.person.id, this.chat, this.#conversation.place());
  }

  async #press(message, button) {
    const answer = await this.#attempt(() => this.#taps.press(this.person.id, message, button, () => this.#typing.expect()));
    if (answer !== null) this.#showAnswer(answer);
  }

  #showAnswer(answer) {
    if (!answer.answered) toast(say("noAnswer"), this.#parts.toasts);
    else if (answer.text && answer.show_alert) alertDialog(answer.text);
    else if (answer.text) toast(answer.text, this.#parts.toasts);
    if (answer.url) this.#openLink(answer.url);
  }

  /** Acts on a link to a bot and returns true; leaves every other link to the browser. */
  #followLink(address) {
    const link = readLink(address);
    if (link === null) return false;
    if (link.username.toLowerCase() === this.#desk.bot.username.toLowerCase()) this.openPayload(link.payload);
    else toast(say("botMissing", link.username), this.#parts.toasts);
    return true;
  }

  #openLink(address) {
    if (!this.#followLink(address) && /^https?:/i.test(address)) window.open(address, "_blank", "noopener");
  }

  /** What an empty chat shows: a button to begin, which opens the invitation that the person was sent. */
  #opening() {
    const payload = this.person.invitation ?? "";
    return make("div", { class: "no-messages" },
      make("p", {}, payload ? say("invited", this.person.first_name) : say("noMessages")),
      make("button", { type: "button", class: "primary", data: { testid: "start" }, on: { click: () => this.send("start", { payload }) } }, say("start")));
  }

  /** Something can never be sent: say why, and give back what was typed. */
  #refused(error, sent) {
    toast(error.message, this.#parts.toasts);
    const text = sent.details.text ?? sent.details.caption;
    if (sent.chat === this.chat && text && this.#parts.message.value === "") this.#composer.write(text);
  }

  #attempt(deed) {
    return attempt(async () => {
      try {
        return await deed();
      } catch (error) {
        throw error instanceof control.Unreachable ? new Error(say("unreachable")) : error;
      }
    }, this.#parts.toasts);
  }
}
