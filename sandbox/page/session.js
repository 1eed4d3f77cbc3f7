/** Keeps what a reload restores: who is shown and what they have open, in the address; where they read in it, in the tab. */

const POSITIONS = "gongjian-sandbox-positions";

/** [{ person, chat }] as the address says it, #1001:1001,2002 for instance; chat is null where the list of chats is shown. */
export function panesInAddress() {
  return location.hash.slice(1).split(",").filter(Boolean).map((pane) => {
    const [person, chat] = pane.split(":").map(Number);
    return { person, chat: chat || null };
  });
}

export function rememberPanes(panes) {
  const parts = panes.map(({ person, chat }) => (chat === null ? `${person}` : `${person}:${chat}`));
  history.replaceState(null, "", `#${parts.join(",")}`);
}

function positions() {
  return JSON.parse(sessionStorage.getItem(POSITIONS) ?? "{}");
}

/** Where a person reads in a chat: { id, offset } of the message at the top, or null at the end. */
export function positionIn(person, chat) {
  return positions()[`${person}/${chat}`] ?? null;
}

export function rememberPosition(person, chat, position) {
  const known = positions();
  if (position === null) delete known[`${person}/${chat}`];
  else known[`${person}/${chat}`] = position;
  sessionStorage.setItem(POSITIONS, JSON.stringify(known));
}
