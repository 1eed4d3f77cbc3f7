/** Two short guided tours, of a record's way and for coordinators: who acts next, and why; they go on by themselves. */

import { byId } from "./elements.js";
import { translate } from "./texts.js";

const DISMISSED = "gongjian-sandbox-tour-dismissed";
const REPORTER = 1001; // the sample's people: a member and the coordinator of the college,
const OWN_COORDINATOR = 1002;
const OTHER_COORDINATOR = 2002; // and the coordinator of the enterprise

/**
 * Each step has its texts, who should be on the screen, and for a deed `done(change, seen)`: whether this change of the
 * sandbox shows that it was done. `seen` lasts from step to step: the number of the record that
 * the tour follows, and whether somebody has acted.
 */
const RECORD_STEPS = [
  { title: "tourWelcome", hint: "tourWelcomeHint", people: [] },
  {
    title: "tourLog",
    hint: "tourLogHint",
    people: [REPORTER, OWN_COORDINATOR],
    done(change, seen) {
      seen.record = recordOffered(change, OWN_COORDINATOR, "pass");
      return seen.record !== undefined;
    },
  },
  {
    title: "tourPass",
    hint: "tourPassHint",
    people: [OWN_COORDINATOR, OTHER_COORDINATOR],
    done(change, seen) {
      const offered = recordOffered(change, OTHER_COORDINATOR, "confirm");
      const isIt = offered !== undefined && (seen.record ?? offered) === offered;
      if (isIt) Object.assign(seen, { record: offered, acted: false });
      return isIt;
    },
  },
  {
    title: "tourConfirm",
    hint: "tourConfirmHint",
    people: [OTHER_COORDINATOR, REPORTER],
    done(change, seen) {
      if (change.chat_id === OTHER_COORDINATOR && ["callback_query", "message"].includes(change.type)) seen.acted = true;
      const told = botWrote(change, REPORTER) && tellsOf(change.message, seen.record);
      return seen.acted === true && told && recordOffered(change, REPORTER, "mend") === undefined; // which asks to revise it
    },
  },
  { title: "tourLedger", hint: "tourLedgerHint", people: [REPORTER, OTHER_COORDINATOR] },
];

const COORDINATOR_STEPS = [
  { title: "tourOfficeWelcome", hint: "tourOfficeWelcomeHint", people: [] },
  {
    title: "tourBoard",
    hint: "tourBoardHint",
    people: [OWN_COORDINATOR, OTHER_COORDINATOR],
    done: (change) => recordOffered(change, OTHER_COORDINATOR, "board_accept") !== undefined,
  },
  {
    title: "tourAccept",
    hint: "tourAcceptHint",
    people: [OTHER_COORDINATOR, OWN_COORDINATOR],
    done: (change) => recordOffered(change, OWN_COORDINATOR, "board_open") !== undefined,
  },
  {
    title: "tourPropose",
    hint: "tourProposeHint",
    people: [OWN_COORDINATOR, OTHER_COORDINATOR],
    done(change, seen) {
      seen.agreed = false;
      return recordOffered(change, OTHER_COORDINATOR, "agreement_agree") !== undefined;
    },
  },
  {
    title: "tourAgree",
    hint: "tourAgreeHint",
    people: [OTHER_COORDINATOR, OWN_COORDINATOR],
    done(change, seen) {
      if (change.chat_id === OTHER_COORDINATOR && change.type === "callback_query") seen.agreed = true;
      return seen.agreed === true && recordOffered(change, OWN_COORDINATOR, "agreement_propose") !== undefined;
    },
  },
  { title: "tourFollowUp", hint: "tourFollowUpHint", people: [OWN_COORDINATOR, OTHER_COORDINATOR] },
];

/** Whether the bot has written something to a person, or changed a card of theirs. */
function botWrote({ type, chat_id: chat, message }, person) {
  return type === "message" && chat === person && message.from.is_bot;
}

/** The number of the record for which the bot offers a person a step by a button, as a string; undefined where it does not. */
function recordOffered(change, person, step) {
  if (!botWrote(change, person)) return undefined;
  const buttons = (change.message.reply_markup?.inline_keyboard ?? []).flat();
  return buttons.map((button) => button.callback_data?.split(":") ?? []).find(([name]) => name === step)?.[1];
}

/** Whether a message names the record, or any where none is followed. */
function tellsOf({ text = "" }, record) {
  return record === undefined ? /#\d+/.test(text) : new RegExp(`#${record}(?!\\d)`).test(text);
}

export class Tour {
  #app;
  #steps = RECORD_STEPS;
  #step = null; // index of the step that is shown
  #seen = {};

  /** `app.people` are those of the sandbox; `app.showPeople(ids)` brings people onto the screen, the first one foremost. */
  constructor(app) {
    this.#app = app;
    byId("tour-button").addEventListener("click", () => this.#go(this.#step === null ? 0 : null));
    byId("tour-close").addEventListener("click", () => this.#dismiss());
    byId("tour-previous").addEventListener("click", () => this.#go(this.#step - 1));
    byId("tour-next").addEventListener("click", () => (this.#step === this.#steps.length - 1 ? this.#dismiss() : this.#advance()));
    byId("tour-other").addEventListener("click", () => this.#turn());
    byId("tour-show").addEventListener("click", () => this.#app.showPeople(this.#steps[this.#step].people));
  }

  /** Offers the tour to whoever has not dismissed it, where its people live; returns whether it is shown. */
  offer() {
    const known = new Set(this.#app.people.map((person) => person.id));
    const possible = [REPORTER, OWN_COORDINATOR, OTHER_COORDINATOR].every((id) => known.has(id));
    byId("tour-button").hidden = !possible;
    const wanted = possible && localStorage.getItem(DISMISSED) === null;
    if (wanted) this.#go(0);
    return wanted;
  }

  take(change) {
    if (this.#step !== null && this.#steps[this.#step].done?.(change, this.#seen)) this.#go(this.#step + 1);
  }

  #advance() {
    this.#go(this.#step + 1);
    this.#app.showPeople(this.#steps[this.#step].people);
  }

  #turn() {
    this.#steps = this.#steps === RECORD_STEPS ? COORDINATOR_STEPS : RECORD_STEPS;
    this.#go(0);
  }

  #dismiss() {
    localStorage.setItem(DISMISSED, "yes");
    this.#go(null);
    byId("tour-button").focus();
  }

  #go(step) {
    this.#step = step;
    if (step === 0) this.#seen = {};
    this.draw();
  }

  draw() {
    byId("tour").hidden = this.#step === null;
    byId("tour-button").setAttribute("aria-expanded", String(this.#step !== null));
    if (this.#step === null) return;
    const { title, hint, people, done } = this.#steps[this.#step];
    const last = this.#step === this.#steps.length - 1;
    byId("tour-count").textContent = `${this.#step + 1}/${this.#steps.length}`;
    byId("tour-count").setAttribute("aria-label", translate("tourStep", this.#step + 1, this.#steps.length));
    byId("tour-title").textContent = translate(title);
    byId("tour-hint").textContent = translate(hint);
    byId("tour-show").hidden = people.length === 0;
    byId("tour-other").hidden = this.#step !== 0;
    byId("tour-other").textContent = translate(this.#steps === RECORD_STEPS ? "tourForOffice" : "tourForRecord");
    byId("tour-previous").hidden = this.#step === 0;
    byId("tour-next").textContent = translate(last ? "tourEnd" : done ? "tourSkip" : "tourBegin");
  }
}
