/** The photos and files that wait in the composer to be sent. */

import { byId, icon, make } from "./elements.js";
import { say } from "./words.js";

const PICTURE = /^image\/(png|jpeg|gif|webp)$/;
const ALBUM_LIMIT = 10;

export class Attachments {
  #files = [];
  #addresses = [];
  #changed;

  constructor(changed) {
    this.#changed = changed;
    byId("files").addEventListener("change", (event) => {
      this.add(event.target.files);
      event.target.value = "";
    });
  }

  get count() {
    return this.#files.length;
  }

  add(files) {
    this.#files.push(...files);
    this.#draw();
  }

  clear() {
    this.#files = [];
    byId("as-files").checked = false;
    this.#draw();
  }

  #draw() {
    this.#addresses.forEach((address) => URL.revokeObjectURL(address));
    this.#addresses = [];
    byId("previews").replaceChildren(...this.#files.map((file) => this.#preview(file)));
    byId("previews").hidden = this.#files.length === 0;
    byId("as-files-row").hidden = !this.#files.some((file) => PICTURE.test(file.type));
    this.#changed();
  }

  #preview(file) {
    const remove = () => {
      this.#files = this.#files.filter((other) => other !== file);
      this.#draw();
      byId("message").focus();
    };
    return make("li", { class: "preview-item", data: { testid: "preview" } },
      PICTURE.test(file.type) ? make("img", { src: this.#address(file), alt: file.name }) : make("span", { class: "preview-file" }, icon("file"), file.name),
      make("button", { type: "button", class: "icon-button remove", aria: { label: say("remove", file.name) }, on: { click: remove } }, icon("close")));
  }

  #address(file) {
    const address = URL.createObjectURL(file);
    this.#addresses.push(address);
    return address;
  }

  /** The deeds that send everything: albums of up to ten photos, then one document each; the caption goes with the first. */
  async deeds(caption) {
    const asFiles = byId("as-files").checked;
    const photos = this.#files.filter((file) => PICTURE.test(file.type) && !asFiles);
    const documents = this.#files.filter((file) => !photos.includes(file));
    const deeds = [];
    for (let from = 0; from < photos.length; from += ALBUM_LIMIT) {
      const album = photos.slice(from, from + ALBUM_LIMIT);
      const files = await Promise.all(album.map(async (file) => ({ name: file.name, base64: await base64(file) })));
      deeds.push(["photos", { files, caption: deeds.length === 0 ? caption : "" }]);
    }
    for (const file of documents) {
      const content = { name: file.name, mime_type: file.type || "application/octet-stream", base64: await base64(file) };
      deeds.push(["document", { ...content, caption: deeds.length === 0 ? caption : "" }]);
    }
    return deeds;
  }
}

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
