/** Reads t.me links: those of the bot are acted on within the page, all others are left to the browser. */

const PAYLOAD = /^[A-Za-z0-9_-]{1,64}$/;

/** {username, payload} of a t.me or tg:// link to a bot, payload null when it has none; null for any other address. */
export function readLink(address) {
  const url = parsed(address);
  if (url === null) return null;
  if (url.protocol === "tg:") {
    const username = url.searchParams.get("domain");
    return username ? { username, payload: url.searchParams.get("start") } : null;
  }
  if (!["t.me", "telegram.me"].includes(url.hostname)) return null;
  const [, username, more] = url.pathname.split("/");
  return username && !more ? { username, payload: url.searchParams.get("start") } : null;
}

/** The payload in what someone pasted, a whole link or the payload alone; null when it is neither. */
export function readPayload(pasted) {
  const text = pasted.trim();
  const link = readLink(/^(t|telegram)\.me\//.test(text) ? `https://${text}` : text);
  const payload = link ? link.payload : text;
  return payload && PAYLOAD.test(payload) ? payload : null;
}

function parsed(address) {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
