// What the source panel asks of the service.
import { ROOT } from "./page.js";

const MOST = 20; // texts kept for the next look
const texts = new Map(); // document id → {text, lang}

const addressOf = (id, rest = "") => new URL(`api/v1/documents/${encodeURIComponent(id)}${rest}`, ROOT);

async function asked(address) {
  const reply = await fetch(address);
  if (!reply.ok) throw new Error(`HTTP ${reply.status}`);
  return reply;
}

/** A document with its text, and all else that is known of it; one that was removed is not shown from what was kept. */
export async function documentOf(id) {
  try {
    const [text, about] = await Promise.all([textOf(id), asked(addressOf(id)).then((reply) => reply.json())]);
    return { ...text, about };
  } catch (reason) {
    texts.delete(id);
    throw reason;
  }
}

async function textOf(id) {
  if (!texts.has(id)) {
    const reply = await asked(addressOf(id, "/text"));
    if (texts.size >= MOST) texts.delete(texts.keys().next().value);
    texts.set(id, { text: await reply.text(), lang: reply.headers.get("Content-Language") || "" });
  }
  return texts.get(id);
}

/** What stands at a place of a document, and where on its pages. */
export async function placeOf(id, { start, end }) {
  return (await asked(addressOf(id, `/place?start=${start}&end=${end}`))).json();
}

export const pictureOf = (id, page, width) => addressOf(id, `/pages/${page}.png?width=${width}`).href;
