/** One person's Telegram: who they are, their chats, and the one that is open. Several panes stand side by side. */

import { drawChats } from "./chats.js";
import { Composer } from "./composer.js";
import * as control from "./control.js";
import { Conversation } from "./conversation.js";
import { arrowKeys, avatar, badge, copyOf, icon, make } from "./elements.js";
import { presentKeyboard } from "./keyboard.js";
import { readLink } from "./links.js";
import { alertDialog, attempt, toast } from "./notifications.js";
import { Outbox } from "./outbox.js";
import { positionIn, rememberPosition } from "./session.js";
import { summary } from "./summaries.js";
import { Taps } from "./taps.js";
import { localized, translate, translateAll } from "./texts.js";
import { throttled } from "./throttle.js";
import { Typing } from "./typing.js";

let panes = 0; // made so far, for ids

export class Pane {
  person = null;
  chat = null; // id of the open one; null while the list of chats is shown
  #app;
  #parts;
  #chats = [];
  #commands = [];
  #taps = new Taps(() => this.chat !== null && this.#conversation.draw());
  #conversation;
  #composer;
  #outbox;
  #typing;
  #refreshChats = throttled(() => this.#attempt(() => this.#loadChats()));
  #refreshCommands = throttled(() => this.#attempt(() => this.#loadCommands()));
  #refreshRead = throttled(() => this.#attempt(() => this.#read()));
  #savePosition = throttled(() => this.keepPosition(), 200);

  /** `app` is what all panes share: bot, now(), choose(pane), leave(pane), changed(), dialogs. */
  constructor(app) {
    this.#app = app;
    this.#parts = copyOf("pane-template");
    this.#number();
    this.#outbox = new Outbox({
      changed: () => this.#conversation.draw(),
      arrived: (sent) => this.#isForBot(sent) && this.#typing.expect(),
      refused: (error, sent) => this.#refused(error, sent),
    });
    this.#typing = new Typing((typing) => this.#drawKind(typing));
    this.#conversation = new Conversation(this.#parts, this.#bubbleContext());
    this.#composer = new Composer(this.#parts, {
      send: (action, details) => this.send(action, details),
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
    for (const button of [who, self]) button.addEventListener("click", () => this.#app.choose(this));
    leave.addEventListener("click", () => this.#app.leave(this));
    back.addEventListener("click", () => this.showChats());
    more.addEventListener("click", () => this.#app.openMenu(moreMenu, more));
    openLink.addEventListener("click", () => this.#app.askLink(this));
    newGroup.addEventListener("click", () => this.#app.askGroup(this));
    moreMenu.addEventListener("click", () => moreMenu.hidePopover());
    arrowKeys(chats);
  }

  /** Ids that elements refer to must be of one pane only. */
  #number() {
    panes += 1;
    const { slash, message, commandList, keyboardToggle, replyKeyboard, chatTitle, log } = this.#parts;
    commandList.id = `commands-${panes}`;
    replyKeyboard.id = `keyboard-${panes}`;
    chatTitle.id = `title-${panes}`;
    slash.setAttribute("aria-controls", commandList.id);
    message.setAttribute("aria-controls", commandList.id);
    keyboardToggle.setAttribute("aria-controls", replyKeyboard.id);
    log.setAttribute("aria-labelledby", chatTitle.id);
  }

  #bubbleContext() {
    const pane = this;
    return {
      get me() {
        return pane.person;
      },
      get chat() {
        return pane.chat;
      },
      get group() {
        return pane.chat !== null && pane.chat < 0;
      },
      now: this.#app.now,
      pending: () => this.#outbox.pending(this.person.id, this.chat),
      opening: () => this.#opening(),
      moved: () => this.#savePosition(),
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

  /** Shows a person, with a chat open: `chat` is an id, or null for the list of chats. */
  async show(person, chat) {
    this.person = person;
    this.chat = null;
    this.relabel();
    await this.#loadChats();
    if (chat === null) this.showChats();
    else await this.openChat(this.#knows(chat) ? chat : person.id);
  }

  /** Draws everything anew, as after a change of language or of the person's own data. */
  relabel() {
    translateAll(this.element);
    if (this.person === null) return;
    const { first_name: name, note, id } = this.person;
    const { root, who, self, leave } = this.#parts;
    root.setAttribute("aria-label", name);
    who.replaceChildren(
      avatar(id, name),
      make("span", { class: "two-lines" }, make("strong", {}, name), make("span", { class: "quiet" }, localized(note))),
      icon("down", "chevron"));
    who.setAttribute("aria-label", translate("says", translate("switchPerson"), name));
    self.replaceChildren(avatar(id, name));
    self.setAttribute("aria-label", translate("says", translate("switchPerson"), name));
    leave.setAttribute("aria-label", translate("closePane", name));
    leave.title = translate("closePane", name);
    this.#drawList();
    if (this.chat === null) return;
    this.#drawKind(false);
    this.#conversation.draw();
  }

  /** Sends something from the open chat; what cannot be sent is told. */
  send(action, details) {
    this.#outbox.send(this.person.id, this.chat, action, details);
  }

  async openPayload(payload) {
    await this.openChat(this.person.id);
    if (payload) this.send("start", { payload });
  }

  showChats() {
    this.#parts.root.dataset.view = "chats";
    this.chat = null;
    this.#drawList();
    this.#app.changed();
  }

  async openChat(id) {
    const me = this.person;
    const chat = this.#chats.find((other) => other.id === id);
    if (!chat) return;
    const fresh = this.chat !== id;
    this.chat = id;
    this.#parts.root.dataset.view = "chat";
    if (fresh) this.#composer.enter(`${me.id}/${id}`, id < 0 ? this.#app.bot.username : null);
    this.#drawHeader(chat);
    this.#app.changed();
    const opened = await this.#conversation.open(id, { position: positionIn(me.id, id), unreadAfter: chat.unread > 0 ? chat.read : null });
    if (!opened || this.chat !== id || this.person !== me) return;
    await this.#loadCommands();
    this.#followKeyboard();
    await this.#read();
    if (fresh) this.focus();
  }

  /** Goes where one types, unless that would open a touch keyboard, leave a dialog, or take the focus from another pane. */
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
    else if (change.type === "chat") this.#refreshChats();
    else if (change.type === "commands") this.#refreshCommands();
    else if (change.type === "clock") {
      if (this.chat !== null) this.#conversation.draw();
      this.#refreshChats();
    }
  }

  #takeMessage(chat, message) {
    if (chat !== this.chat) {
      if (this.#knows(chat)) this.#refreshChats();
      return;
    }
    if (message.migrate_to_chat_id) {
      this.#attempt(() => this.#moveTo(message.migrate_to_chat_id));
      return;
    }
    const fresh = this.#conversation.put(message);
    if (message.from.id === this.#app.bot.id) this.#typing.end();
    if (fresh && message.from.id !== this.person.id) this.#parts.live.textContent = translate("says", message.from.first_name, summary(message));
    this.#followKeyboard();
    this.#refreshRead();
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

  #followKeyboard() {
    this.#composer.followKeyboard(presentKeyboard(this.#conversation.shown(), this.#app.bot, this.person));
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
    drawChats(this.#parts.chats, this.#chats, { me: this.person, current: this.chat, now: this.#app.now(), open: (id) => this.openChat(id) });
    const elsewhere = this.#chats.reduce((sum, chat) => sum + (chat.id === this.chat ? 0 : chat.unread), 0);
    this.#parts.backBadge.replaceChildren(...[badge(elsewhere, translate("unread", elsewhere))].filter(Boolean));
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
    const status = typing ? translate("typing") : chat.type === "private" ? translate("bot") : translate("groupOf", chat.members);
    this.#parts.chatKind.replaceChildren(status, typing ? make("span", { class: "dots", aria: { hidden: "true" } }) : "");
    this.#parts.chatKind.classList.toggle("typing", typing);
  }

  async #loadCommands() {
    if (this.chat === null) return;
    const { commands } = await control.bot(this.person.id, this.chat);
    this.#composer.commands.set(commands);
  }

  /** Marks the open chat as read, if the person can see its end. */
  async #read() {
    const isVisible = !document.hidden && this.#parts.log.checkVisibility() && this.#conversation.atEnd;
    if (this.chat !== null && isVisible) await control.markRead(this.chat, this.person.id, this.#conversation.lastId());
    await this.#loadChats();
  }

  /** The page can be seen again. */
  shown() {
    if (this.chat !== null) this.#refreshRead();
  }

  /** Where the person reads is written down a moment after they scroll, and when the page goes. */
  keepPosition() {
    if (this.chat !== null && this.#parts.log.checkVisibility()) rememberPosition(this.person.id, this.chat, this.#conversation.position());
  }

  async #press(message, button) {
    const answer = await this.#attempt(() => this.#taps.press(this.person.id, message, button, () => this.#typing.expect()));
    if (answer !== null) this.#showAnswer(answer);
  }

  #showAnswer(answer) {
    if (!answer.answered) toast(translate("noAnswer"), this.#parts.toasts);
    else if (answer.text && answer.show_alert) alertDialog(answer.text);
    else if (answer.text) toast(answer.text, this.#parts.toasts);
    if (answer.url) this.#openLink(answer.url);
  }

  /** Acts on a link to a bot and returns true; leaves every other link to the browser. */
  #followLink(address) {
    const link = readLink(address);
    if (link === null) return false;
    if (link.username.toLowerCase() === this.#app.bot.username.toLowerCase()) this.openPayload(link.payload);
    else toast(translate("botMissing", link.username), this.#parts.toasts);
    return true;
  }

  #openLink(address) {
    if (!this.#followLink(address) && /^https?:/i.test(address)) window.open(address, "_blank", "noopener");
  }

  /** What an empty chat shows: a button to begin, which opens the invitation that the person was sent. */
  #opening() {
    const payload = this.person.invitation ?? "";
    return make("div", { class: "no-messages" },
      make("p", {}, payload ? translate("invited", this.person.first_name) : translate("noMessages")),
      make("button", { type: "button", class: "primary", data: { testid: "start" }, on: { click: () => this.send("start", { payload }) } }, translate("start")));
  }

  /** Something can never be sent: say why, and give back what was typed. */
  #refused(error, sent) {
    toast(error.message, this.#parts.toasts);
    const text = sent.details.text ?? sent.details.caption;
    if (sent.chat === this.chat && text && this.#parts.message.value === "") this.#composer.write(text);
  }

  #attempt(run) {
    return attempt(async () => {
      try {
        return await run();
      } catch (error) {
        throw error instanceof control.Unreachable ? new Error(translate("unreachable")) : error;
      }
    }, this.#parts.toasts);
  }
}
