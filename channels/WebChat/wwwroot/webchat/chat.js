"use strict";
/* The page: what was said above, what can be said below. */

const $ = id => document.getElementById(id);
const root = document.documentElement;
const [log, list, field, notice, tray] = ["log", "list", "words", "notice", "tray"].map($);
const LARGEST_UPLOAD = 20 * 1024 * 1024;
const MOST_FILES = 10; // the conversation says how many it keeps
const NEAR = 80; // pixels from the end that still count as being there

let place = 0; // where we scrolled to; far from it the person reads something older
let choices, anchor, dotsTimer;
let byKeyboard = false;
const mine = new Map(); // client key to list item
const line = new Line({ activities: receive, state: showState, outcome: showOutcome, slow: seconds => say(words.slow, Math.ceil(seconds)), left });

function speak(language) {
  const other = language === "id" ? "en" : "id";
  words = WORDS[language];
  root.lang = language;
  for (const node of document.querySelectorAll("[data-w]")) {
    node.textContent = words[node.dataset.w];
  }
  for (const node of document.querySelectorAll("[data-l]")) {
    node.title = words[node.dataset.l];
    node.setAttribute("aria-label", node.title);
  }
  field.placeholder = words.words + "…";
  showState($("state").dataset.state);
  $("language").lang = other;
  $("language").textContent = other.toUpperCase();
  $("language").setAttribute("aria-label", other.toUpperCase() + ": " + WORDS[other].language);
  line.remember({ language });
}

/** The Indonesian words of the page are in its markup. */
function readWords() {
  for (const node of document.querySelectorAll("[data-w],[data-l]")) {
    const { w, l } = node.dataset;
    WORDS.id[w || l] = w ? node.textContent : node.getAttribute("aria-label");
  }
}

function showState(name) {
  $("state").dataset.state = name;
  $("state").textContent = words[name];
}

function say(text, value, ...buttons) {
  notice.textContent = "";
  if (text) {
    notice.append(make("p", "", text.replace("{0}", value)), ...buttons);
  }
}

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
  const picked = [...target.files].slice(0, MOST_FILES);
  const files = [];
  let room = LARGEST_UPLOAD;
  let fault = "";
  target.value = "";
  openTray(false);
  say(words.moment);
  for (const file of picked) {
    const picture = file.type.startsWith("image/") && await shrink(file);
    const blob = picture || file;
    if (blob.size <= room) {
      room -= blob.size;
      const name = picture ? file.name.replace(/\.\w+$/, "") + ".jpg" : file.name;
      files.push({ blob, name, preview: picture ? URL.createObjectURL(blob) : "" });
    } else {
      fault = words.refused;
    }
  }
  if (files.length) {
    line.say({}, files);
  }
  say(fault);
}

function sharePlace() {
  openTray(false);
  say(words.moment);
  const got = ({ coords }) => {
    say("");
    line.say({ entities: [{ type: "GeoCoordinates", latitude: coords.latitude, longitude: coords.longitude }] });
  };
  navigator.geolocation.getCurrentPosition(got, () => say(words.noPlace), { enableHighAccuracy: true, timeout: 20000, maximumAge: 60000 });
}

function openTray(isOpen) {
  tray.hidden = !isOpen;
  $("attach").setAttribute("aria-expanded", isOpen);
  settleScroll();
}

function askAnew() {
  say(words.sureAnew, "", button(words.anew, "danger", () => {
    escape();
    line.startAnew();
  }), button(words.stay, "", escape));
  notice.lastChild.focus();
}

function escape() {
  say("");
  openTray(false);
  field.focus();
}

function on(node, event, act) {
  node.addEventListener(event, act);
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
on(document, "keydown", ({ key }) => key === "Escape" && escape());
on($("attach"), "click", () => openTray(tray.hidden));
on($("pick"), "click", () => $("files").click());
on($("files"), "change", sendFiles);
on($("here"), "click", sharePlace);
on($("anew"), "click", askAnew);
on($("language"), "click", () => {
  speak(root.lang === "id" ? "en" : "id");
  line.say({ text: "/bahasa " + root.lang });
});
on($("down"), "click", () => {
  log.scrollTop = place = log.scrollHeight;
});
on(log, "scroll", showDown);
log.addEventListener("load", settleScroll, true); // pictures take their place late
on(window, "resize", settleScroll);
on(window, "online", () => line.nudge());
on(window, "offline", () => showState("offline"));
on(document, "visibilitychange", () => document.hidden || line.nudge());

readWords();
speak(line.memory.language || "id");
line.outbox.forEach(showOutcome);
line.connect();
