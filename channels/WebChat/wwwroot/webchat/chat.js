"use strict";
/* The page: what was said above, what can be said below. */

const [log, list, field, tray] = ["log", "list", "words", "tray"].map($);
const NEAR = 80; // pixels from the end that still count as being there

let place = 0; // where we scrolled to; far from it the person reads something older
let choices, anchor, dotsTimer;
let byKeyboard = false;
const mine = new Map(); // client key to list item
const line = new Line({ activities: receive, state: showState, outcome: showOutcome, slow: seconds => say(words.slow, Math.ceil(seconds)), left });

function receive(activities) {
  // A whole talk read aloud at once helps nobody.
  log.setAttribute("aria-live", activities.length > 4 ? "off" : "polite");
  $("late").hidden = true;
  const before = list.lastChild;
  for (const activity of activities) {
    if (activity.type === "typing") {
      showDots(true);
    } else if (activity.type === "message") {
      (activity.from.role === "user" ? showEcho : showBot)(activity);
    }
  }
  if (!before || before.className === "bot") {
    anchor = before ? before.nextSibling : list.firstChild;
  }
  settleScroll();
}

function showDots(isWriting) {
  $("dots").hidden = !isWriting;
  clearTimeout(dotsTimer);
  dotsTimer = isWriting && setTimeout(showDots, 30000);
}

function showBot(activity) {
  showDots(false);
  dispatchEvent(new Event("said"));
  const item = list.appendChild(message("bot", "LaporBot", activity));
  const { lapor } = activity.channelData || {};
  const { actions = [] } = activity.suggestedActions || {};
  if (lapor && lapor.location || actions.length) {
    offer(item, actions, lapor && lapor.location);
  }
  if (byKeyboard) {
    byKeyboard = false;
    (choices ? choices.firstChild : field).focus();
  }
}

/** Only the newest buttons count. */
function offer(item, actions, asksPlace) {
  withdraw();
  choices = item.appendChild(make("div", "choices"));
  choices.setAttribute("role", "group");
  choices.setAttribute("aria-label", words.choices);
  if (asksPlace) {
    choices.append(button("📍 " + words.share, "", sharePlace));
  }
  for (const action of actions) {
    choices.append(button(action.title, (action.channelData || {}).style, event => press(action, event)));
  }
}

function withdraw() {
  if (choices) {
    choices.remove();
    choices = null;
  }
}

function press({ type, title, value }, { detail }) {
  byKeyboard = !detail;
  withdraw();
  say("");
  line.say({ text: value, channelData: { postBack: type === "postBack" } }, null, title);
}

/** Our own words as the server keeps them; they move to the place they have there. */
function showEcho(activity) {
  const { clientActivityID, postBack } = activity.channelData || {};
  const language = languageOf(activity);
  const known = mine.get(clientActivityID);
  if (language && language !== root.lang) {
    speak(language);
  }
  if (postBack) {
    withdraw();
  }
  if (!known) {
    keep(clientActivityID || activity.id, activity);
  } else if (known.nextSibling && known.nextSibling.className === "bot") {
    list.append(known);
  }
}

function keep(key, activity) {
  anchor = list.appendChild(message("me", words.you, activity));
  mine.set(key, anchor);
}

/** What is sent appears at once: a pressed button as its label, a picture as it will arrive. */
function showOutcome(item) {
  const { key, state, shown, activity, files } = item;
  if (!mine.has(key)) {
    const attachments = files && files.map(({ blob, preview, name }) => ({ contentType: preview && blob.type, contentUrl: preview, name }));
    keep(key, { ...activity, text: shown || activity.text, attachments });
    place = log.scrollTop;
    settleScroll();
  }
  const node = mine.get(key);
  const outcome = node.querySelector(".outcome");
  node.dataset.state = state;
  outcome.textContent = " · " + words[state] + " ";
  if (state === "failed") {
    say(files && words.refused);
    outcome.append(button(words.again, "again", () => line.push(item)));
  } else if (state === "waiting") {
    outcome.append(button(words.again, "again", () => line.nudge()));
  }
}

/** To the end, but never past the beginning of what is new: long answers are read from their start. */
function settleScroll() {
  const end = log.scrollHeight - log.clientHeight;
  if (Math.abs(log.scrollTop - place) < NEAR || end - log.scrollTop < log.clientHeight / 2) {
    log.scrollTop = anchor ? Math.min(end, anchor.offsetTop - 12) : end;
    place = log.scrollTop;
  }
  showDown();
}

function showDown() {
  $("down").hidden = log.scrollHeight - log.clientHeight - log.scrollTop < NEAR;
}

/** The talk is over, by itself or because a new one was wished for. What was not sent goes back to where it was written. */
function left(unsent, wished) {
  withdraw();
  anchor = null;
  if (wished) {
    list.textContent = "";
    mine.clear();
    return;
  }
  list.append(make("li", "note", words.ended));
  for (const { key, shown, activity } of unsent) {
    mine.get(key).remove();
    if (activity.text && !shown) {
      field.value += activity.text + "\n";
    }
  }
}

function sendWords() {
  const text = field.value.trim();
  if (text) {
    field.value = "";
    grow();
    say("");
    line.say({ text });
  }
}

function grow() {
  field.style.height = "";
  field.style.height = field.scrollHeight + 2 + "px";
}

/** All that was picked goes as one message. What kinds are kept, the conversation says. */
async function sendFiles({ target }) {
  const picked = [...target.files];
  target.value = "";
  openTray(false);
  say(words.moment);
  const { files, fault } = await pack(picked);
  if (files.length) {
    line.say({}, files);
  }
  say(fault);
}

function openTray(isOpen) {
  tray.hidden = !isOpen;
  $("attach").setAttribute("aria-expanded", isOpen);
  settleScroll();
}

function escape() {
  say("");
  openTray(false);
  field.focus();
}

on($("form"), "submit", event => {
  event.preventDefault();
  sendWords();
});
on(field, "input", grow);
on(field, "keydown", event => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    sendWords();
  }
});
on($("attach"), "click", () => openTray(tray.hidden));
on($("pick"), "click", () => $("files").click());
on($("files"), "change", sendFiles);
on($("here"), "click", () => {
  openTray(false);
  sharePlace();
});
on($("down"), "click", () => {
  log.scrollTop = place = log.scrollHeight;
});
on(log, "scroll", showDown);
log.addEventListener("load", settleScroll, true); // pictures take their place late
on(window, "resize", settleScroll);

speak(line.memory.language || "id");
line.outbox.forEach(showOutcome);
line.connect();
