/** The photos and files that wait in the composer to be sent. */

import { icon, iconButton, make } from "./elements.js";
import { size } from "./media.js";
import { translate } from "./texts.js";

const PICTURE = /^image\/(png|jpeg|gif|webp)$/;
const ALBUM_LIMIT = 10;
const PHOTO_LIMIT = 10 * 1024 * 1024; // bytes
const FILE_LIMIT = 50 * 1024 * 1024; // bytes
const MAX_SIDES = 10_000; // pixels, width and height together
const MAX_RATIO = 20; // the longer side divided by the shorter

export class Attachments {
  #files = []; // { file, photo: whether it can be sent as a photo, address }
  #parts;
  #changed;
  #tell;

  /** `changed()` is called when there are others; `tell(text)` says what was not taken as it is. */
  constructor(parts, changed, tell) {
    this.#parts = parts;
    this.#changed = changed;
    this.#tell = tell;
    parts.files.addEventListener("change", async (event) => {
      const files = [...event.target.files];
      event.target.value = "";
      await this.add(files);
    });
  }

  get count() {
    return this.#files.length;
  }

  async add(files) {
    for (const file of files) {
      if (file.size === 0) this.#tell(translate("fileEmpty", file.name));
      else if (file.size > FILE_LIMIT) this.#tell(translate("fileTooLarge", file.name));
      else await this.#take(file);
    }
    this.#draw();
    this.#changed();
  }

  async #take(file) {
    const pictured = PICTURE.test(file.type);
    const photo = pictured && (await canBePhoto(file));
    if (pictured && !photo) this.#tell(translate("sentAsFile", file.name));
    this.#files.push({ file, photo, address: photo ? URL.createObjectURL(file) : null });
  }

  clear() {
    this.#files.forEach(({ address }) => address && URL.revokeObjectURL(address));
    this.#files = [];
    this.#parts.asFiles.checked = false;
    this.#draw();
  }

  #draw() {
    this.#parts.previews.replaceChildren(...this.#files.map((file) => this.#preview(file)));
    this.#parts.previews.hidden = this.#files.length === 0;
    this.#parts.asFilesRow.hidden = !this.#files.some(({ photo }) => photo);
  }

  #preview({ file, photo, address }) {
    const remove = () => {
      this.#files = this.#files.filter((other) => other.file !== file);
      this.#draw();
      this.#changed();
    };
    const shown = photo
      ? make("img", { src: address, alt: file.name })
      : make("span", { class: "preview-file" }, icon("file"), make("span", { class: "preview-name" }, file.name), make("span", { class: "quiet" }, size(file.size)));
    return make("li", { class: "preview-item", data: { testid: "preview" } }, shown, iconButton("close", translate("remove", file.name), remove, "remove"));
  }

  /**
   * Lets go of all files and returns the actions that send them, each with its details: albums of up to ten photos, then one document each; the
   * caption goes with the first.
   */
  take(caption) {
    const photos = this.#files.filter(({ photo }) => photo && !this.#parts.asFiles.checked).map(({ file }) => file);
    const documents = this.#files.map(({ file }) => file).filter((file) => !photos.includes(file));
    this.clear();
    const actions = [];
    while (photos.length > 0) actions.push(["photos", { files: photos.splice(0, ALBUM_LIMIT) }]);
    actions.push(...documents.map((file) => ["document", { file }]));
    if (actions.length > 0) actions[0][1].caption = caption;
    return actions;
  }
}

/** Whether Telegram would take a picture as a photo: readable, neither too large nor too narrow. */
async function canBePhoto(file) {
  if (file.size > PHOTO_LIMIT) return false;
  try {
    const { width, height } = await createImageBitmap(file);
    return width + height <= MAX_SIDES && Math.max(width, height) <= MAX_RATIO * Math.min(width, height);
  } catch {
    return false;
  }
}
