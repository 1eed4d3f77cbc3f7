/** The sandbox's control interface, one function for each request that the page makes. */

/** A request that the sandbox refused; the message is its sentence. */
export class Refused extends Error {}

/** A request that did not get through, and may be made again. */
export class Unreachable extends Refused {}

async function ask(path, content, method = content === undefined ? "GET" : "POST") {
  const options = content === undefined ? { method } : { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(content) };
  return answerOf(path, options);
}

async function answerOf(path, options) {
  const answer = await fetch(path, options).catch((error) => {
    throw new Unreachable(error.message);
  });
  const body = await answer.json().catch(() => ({ error: `${answer.status} ${answer.statusText}` }));
  if (!answer.ok) throw new Refused(body.error ?? answer.statusText);
  return body;
}

/** Lets a person act; the browser reads the files (`file`, or several in `files`) while it sends them. */
export function perform(user, chat, action, { file, files = file ? [file] : [], ...details } = {}) {
  const request = { user, chat, action, ...details };
  if (files.length === 0) return ask("/control/actions", request);
  const form = new FormData();
  form.append("action", JSON.stringify({ ...request, names: files.map(({ name }) => name) }));
  for (const attached of files) form.append("file", attached, attached.name);
  return answerOf("/control/actions", { method: "POST", body: form });
}

export const people = () => ask("/control/users");
export const putPerson = (person) => ask("/control/users", person);
export const bot = (user, chat) => ask(`/control/bot${user ? `?user=${user}&chat=${chat ?? user}` : ""}`);
export const chats = (user) => ask(`/control/chats?user=${user}`);
export const makeGroup = (title, members) => ask("/control/chats", { title, members });
export const messages = (chat, range) => ask(`/control/chats/${chat}/messages?${new URLSearchParams(range)}`);
export const markRead = (chat, reader, after) => ask(`/control/chats/${chat}/messages?reader=${reader}&after=${after}&limit=1`);
export const callback = (id, seconds) => ask(`/control/callbacks/${id}?wait=${seconds}`);
export const clock = () => ask("/control/clock");
export const moveClock = (where) => ask("/control/clock", where);
export const untilIdle = (seconds) => ask(`/control/idle?timeout=${seconds}`);
export const faults = () => ask("/control/faults");
export const setFaults = (faults) => (faults === null ? ask("/control/faults", undefined, "DELETE") : ask("/control/faults", faults));
export const restart = () => ask("/control/restart", {});
export const fileAddress = (id) => `/control/files/${encodeURIComponent(id)}`;

const RECONNECT_AFTER = 1000; // milliseconds

/**
 * Follows every change. `opened(again)` is called at each connection, before any change of it: the listener then loads
 * what it shows afresh, which holds also when the sandbox was restarted and counts its changes from the beginning.
 */
export function follow({ opened, changed, lost }) {
  let again = false;
  const connect = () => {
    const source = new EventSource("/control/stream");
    source.onopen = () => {
      opened(again);
      again = true;
    };
    source.onmessage = (event) => changed(JSON.parse(event.data));
    source.onerror = () => {
      source.close();
      lost();
      setTimeout(connect, RECONNECT_AFTER);
    };
  };
  connect();
}
