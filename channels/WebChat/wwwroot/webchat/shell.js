"use strict";
/* What stands around every talk: the bar, the language, the notices. The page adds its `line` and its `escape`. */

const $ = id => document.getElementById(id);
const root = document.documentElement;
const notice = $("notice");

function on(node, event, act) {
  node.addEventListener(event, act);
}

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
    node.placeholder = node.placeholder && node.title + "…";
  }
  showState($("state").dataset.state);
  $("language").lang = other;
  $("language").textContent = other.toUpperCase();
  $("language").setAttribute("aria-label", other.toUpperCase() + ": " + WORDS[other].language);
  line.remember({ language });
  dispatchEvent(new Event("languagechange"));
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

function askAnew() {
  say(words.sureAnew, "", button(words.anew, "danger", () => {
    escape();
    line.startAnew();
  }), button(words.stay, "", escape));
  notice.lastChild.focus();
}

function sharePlace() {
  say(words.moment);
  const got = ({ coords }) => {
    say("");
    line.say({ entities: [{ type: "GeoCoordinates", latitude: coords.latitude, longitude: coords.longitude }] });
  };
  navigator.geolocation.getCurrentPosition(got, () => say(words.noPlace), { enableHighAccuracy: true, timeout: 20000, maximumAge: 60000 });
}

on(document, "keydown", ({ key }) => key === "Escape" && escape());
on($("anew"), "click", askAnew);
on($("language"), "click", () => {
  speak(root.lang === "id" ? "en" : "id");
  line.say({ text: "/bahasa " + root.lang });
});
on(window, "online", () => line.nudge());
on(window, "offline", () => showState("offline"));
on(document, "visibilitychange", () => document.hidden || line.nudge());

readWords();
