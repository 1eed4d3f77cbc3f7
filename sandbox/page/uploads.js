/** Files as the sandbox takes them: read only when they are sent. */

import { say } from "./words.js";

/** The details of a deed with each File in it (`file`, `files`) replaced by its name, type and content. */
export async function withContents({ file, files, ...details }) {
  if (files) return { ...details, files: await Promise.all(files.map(contentOf)) };
  return file ? { ...details, ...(await contentOf(file)) } : details;
}

async function contentOf(file) {
  return { name: file.name, mime_type: file.type || "application/octet-stream", base64: await base64(file) };
}

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(new Error(say("fileUnreadable", file.name)));
    reader.readAsDataURL(file);
  });
}
