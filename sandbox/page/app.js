/** Puts the page together: who one is, which chats they see, and what happens in the open one. */

import * as control from "./control.js";
import { drawChats } from "./chats.js";
import { drawClock, now, setClock, wireClock } from "./clock.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { avatar, byId, make } from "./elements.js";
import { presentKeyboard } from "./keyboard.js";
import { readLink, readPayload } from "./links.js";
import { alertDialog, attempt, toast, wireDialogs } from "./notices.js";
import { drawMe, drawPeople, remember, remembered, showPeople, wirePeople } from "./people.js";
import { labelAll, say, speak } from "./words.js";

const CALLBACK_PATIENCE = 15; // seconds
const state = { people: [], me: null, bot: null, chats: [], chat: null };
const pressed = new Set(); // "chat message data" of inline buttons that wait for an answer

const conversation = new Conversation(
  {
    get me() {
      return state.me;
    },
    get group() {
      return state.chat !== null && state.chat < 0;
    },
    link: followLink,
    follow: openLink,
    command: (text) => attempt(() => send("text", { text })),
    press,
    isPressed: (message, data) => pressed.has(pressKey(message, data)),
    pressedIn: (message) => [...pressed].filter((key) => key.startsWith(pressKey(message, ""))).join(),
    edit: (message) => composer.edit(message),
    reply: (message) => composer.reply(message),
  },
  () => attempt(() => send("start", { payload: "" })),
);
const composer = new Composer(send, lastOwn);

function send(deed, details) {
  return control.act(state.me.id, state.chat, deed, details);
}

function lastOwn() {
  return conversation.shown().reverse().find((message) => message.from.id === state.me.id && (message.text ?? message.caption) !== undefined);
}

function pressKey(message, data) {
  return `${message.chat.id} ${message.message_id} ${data}`;
}

async function press(message, button) {
  const key = pressKey(message, button.callback_data);
  if (button.callback_data === undefined || pressed.has(key)) return;
  pressed.add(key);
  conversation.draw();
  await attempt(async () => {
    const { callback_id: id } = await send("tap", { message_id: message.message_id, data: button.callback_data });
    showAnswer(await control.callback(id, CALLBACK_PATIENCE));
  });
  pressed.delete(key);
  conversation.draw();
}

function showAnswer(answer) {
  if (!answer.answered) toast(say("noAnswer"));
  else if (answer.text && answer.show_alert) alertDialog(answer.text);
  else if (answer.text) toast(answer.text);
  if (answer.url) openLink(answer.url);
}

/** Acts on a link to a bot and returns true; leaves every other link to the browser. */
function followLink(address) {
  const link = readLink(address);
  if (link === null) return false;
  if (link.username.toLowerCase() === state.bot.username.toLowerCase()) openPayload(link.payload);
  else toast(say("botMissing", link.username));
  return true;
}

function openLink(address) {
  if (!followLink(address) && /^https?:/i.test(address)) window.open(address, "_blank", "noopener");
}

async function openPayload(payload) {
  await openChat(state.me.id);
  if (payload) await attempt(() => send("start", { payload }));
}

async function choose(id) {
  const me = state.people.find((person) => person.id === id) ?? (await loadPeople()).find((person) => person.id === id);
  if (!me) return;
  state.me = me;
  state.chat = null;
  remember(id);
  byId("people").close();
  showMe();
  await loadChats();
  await openChat(id);
  byId("app").dataset.view = window.matchMedia("(max-width: 720px)").matches && state.chats.length > 1 ? "chats" : "chat";
}

function showMe() {
  speak(state.me.language_code);
  labelAll();
  drawMe(state.me);
  drawClock();
}

async function loadPeople() {
  state.people = await control.people();
  return state.people;
}

async function loadChats() {
  const me = state.me.id;
  const chats = await control.chats(me);
  if (me !== state.me.id) return;
  state.chats = chats;
  drawChats(state.chats, state.chat, now(), openChat);
  if (state.chat !== null && !chats.some((chat) => chat.id === state.chat)) await openChat(me);
}

async function openChat(id) {
  const me = state.me.id;
  const chat = state.chats.find((other) => other.id === id);
  if (!chat) return;
  const fresh = state.chat !== id;
  state.chat = id;
  byId("app").dataset.view = "chat";
  if (fresh) composer.reset(id < 0 ? state.bot.username : null);
  conversation.clear();
  const messages = await control.messages(id, me);
  if (state.chat !== id || state.me.id !== me) return;
  showHeader(chat);
  conversation.load(messages);
  await loadCommands();
  composer.heed(presentKeyboard(conversation.shown(), state.bot, state.me));
  await loadChats();
  if (fresh && !window.matchMedia("(pointer: coarse)").matches && !document.querySelector("dialog[open]")) byId("message").focus();
}

function showHeader(chat) {
  byId("chat-avatar").replaceChildren(avatar(chat.type === "private" ? 1 : chat.id, chat.title));
  byId("chat-title").textContent = chat.title;
  byId("chat-kind").textContent = say(chat.type === "private" ? "bot" : "groupKind");
  byId("composer").hidden = false;
}

async function loadCommands() {
  state.bot = await control.bot(state.me.id, state.chat);
  composer.commands.set(state.bot.commands);
}

/** Runs a loading function soon, and once however many changes ask for it meanwhile. */
function soon(load) {
  let waiting = false;
  return () => {
    if (waiting || state.me === null) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      attempt(load);
    }, 60);
  };
}

/** Follows a group that became a supergroup and has another id now. */
function moveTo(chat) {
  state.chat = null;
  return attempt(async () => {
    await loadChats();
    await openChat(chat);
  });
}

const soonChats = soon(loadChats);
const soonCommands = soon(loadCommands);
const soonPeople = soon(async () => {
  await loadPeople();
  drawPeople(state.people, state.me, choose);
});
const soonRead = soon(async () => {
  if (!document.hidden && state.chat !== null) await control.markRead(state.chat, state.me.id, conversation.lastId());
  await loadChats();
});

const CHANGES = {
  message({ chat, message }) {
    if (chat !== state.chat) return soonChats();
    if (message.migrate_to_chat_id) return moveTo(message.migrate_to_chat_id);
    conversation.put(message);
    composer.heed(presentKeyboard(conversation.shown(), state.bot, state.me));
    return soonRead();
  },
  user: () => soonPeople(),
  chat: () => soonChats(),
  commands: () => soonCommands(),
  clock({ clock }) {
    setClock(clock);
    conversation.draw();
    soonChats();
  },
};

/** Loads what is shown: at first, and after each time that the connection was lost. */
async function refresh(again) {
  byId("offline").hidden = true;
  const [people, bot, clock] = await Promise.all([control.people(), control.bot(), control.clock()]);
  Object.assign(state, { people, bot });
  setClock(clock);
  if (!again) return begin();
  const me = people.find((person) => person.id === state.me?.id) ?? null;
  if (me === null) return choosePerson();
  await loadChats();
  return openChat(state.chats.some((chat) => chat.id === state.chat) ? state.chat : me.id);
}

/** The address may say who to be and what to open: /?as=ID&start=PAYLOAD. */
async function begin() {
  const wish = new URLSearchParams(location.search);
  const id = Number(wish.get("as")) || remembered();
  const known = state.people.some((person) => person.id === id);
  if (location.search) history.replaceState(null, "", "/");
  if (!known) return choosePerson();
  await choose(id);
  const payload = wish.get("start");
  return payload ? openPayload(payload) : undefined;
}

function choosePerson() {
  showPeople(state.people, state.me, choose);
}

function wireLink() {
  byId("open-link").addEventListener("click", () => {
    byId("link-hint").textContent = say("openLinkHint", state.me.first_name);
    byId("link-problem").textContent = "";
    byId("link-form").reset();
    byId("link").showModal();
  });
  byId("link-form").addEventListener("submit", (event) => {
    const payload = readPayload(byId("link-text").value);
    if (payload) {
      openPayload(payload);
      return;
    }
    event.preventDefault();
    byId("link-problem").textContent = say("badLink");
  });
}

function wireGroup() {
  byId("new-group").addEventListener("click", () => {
    byId("group-form").reset();
    byId("group-members").replaceChildren(...state.people.map((person) => make("li", {}, make("label", {},
      make("input", { type: "checkbox", name: "member", value: String(person.id), checked: person.id === state.me.id, disabled: person.id === state.me.id }),
      ` ${person.first_name}`,
      make("span", { class: "quiet" }, person.note)))));
    byId("group").showModal();
  });
  byId("group-form").addEventListener("submit", (event) => {
    const form = new FormData(event.target);
    const members = [state.me.id, ...form.getAll("member").map(Number)];
    attempt(async () => {
      const made = await control.makeGroup(form.get("title"), members);
      await loadChats();
      await openChat(made.id);
    });
  });
}

function wire() {
  wireDialogs();
  wirePeople(() => state.me !== null, choose);
  wireClock();
  wireLink();
  wireGroup();
  byId("me").addEventListener("click", choosePerson);
  byId("back").addEventListener("click", () => {
    byId("app").dataset.view = "chats";
    byId("chats").querySelector("[aria-current]")?.focus();
  });
  document.addEventListener("visibilitychange", () => !document.hidden && state.chat !== null && soonRead());
}

speak("zh");
labelAll();
wire();
control.follow({
  opened: (again) => attempt(() => refresh(again)),
  changed: (change) => state.me !== null && CHANGES[change.type]?.(change),
  lost: () => {
    byId("offline").hidden = false;
  },
});
