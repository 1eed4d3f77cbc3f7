/** Remembers who sits at the desk, what they have open, and where in it they read: the first in the address, the rest in the tab. */

const PLACES = "gongjian-sandbox-places";

/** [{ person, chat }] as the address says it, #1001:1001,2002 for instance; chat is null where the list of chats is shown. */
export function seatsInAddress() {
  return location.hash.slice(1).split(",").filter(Boolean).map((seat) => {
    const [person, chat] = seat.split(":").map(Number);
    return { person, chat: chat || null };
  });
}

export function rememberSeats(seats) {
  const words = seats.map(({ person, chat }) => (chat === null ? `${person}` : `${person}:${chat}`));
  history.replaceState(null, "", `#${words.join(",")}`);
}

function places() {
  return JSON.parse(sessionStorage.getItem(PLACES) ?? "{}");
}

/** Where a person reads in a chat: { id, offset } of the message at the top, or null at the end. */
export function placeOf(person, chat) {
  return places()[`${person}/${chat}`] ?? null;
}

export function rememberPlace(person, chat, place) {
  const known = places();
  if (place === null) delete known[`${person}/${chat}`];
  else known[`${person}/${chat}`] = place;
  sessionStorage.setItem(PLACES, JSON.stringify(known));
}
