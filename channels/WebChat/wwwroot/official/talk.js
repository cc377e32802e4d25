"use strict";
/* The page around Microsoft's client. */

let adapter, store;
const late = $("late");
const privacy = document.querySelector(".privacy");
const line = new Line({ activities: hear, state: showState, outcome: showOutcome, slow: seconds => say(words.slow, Math.ceil(seconds)), left });

/** The client in our colours; it takes variables, so dark and light follow by themselves. */
const STYLE = {
  accent: "var(--accent)",
  backgroundColor: "transparent",
  subtle: "var(--soft)",
  timestampColor: "var(--soft)",
  primaryFont: "system-ui, 'Segoe UI', Roboto, sans-serif",
  rootHeight: "100%",
  bubbleBackground: "var(--surface)",
  bubbleBorderColor: "transparent",
  bubbleBorderRadius: 14,
  bubbleTextColor: "var(--ink)",
  bubbleFromUserBackground: "var(--mine)",
  bubbleFromUserBorderColor: "transparent",
  bubbleFromUserBorderRadius: 14,
  bubbleFromUserTextColor: "var(--on-mine)",
  bubbleMaxWidth: 544,
  paddingRegular: 12,
  sendAttachmentOn: "send",
  uploadAccept: "image/*,application/pdf,video/*,audio/*",
  // Its own thumbnails need a worker out of a blob; photos are shrunk by us.
  enableUploadThumbnail: false,
  sendBoxBackground: "var(--surface)",
  sendBoxTextColor: "var(--ink)",
  sendBoxPlaceholderColor: "var(--soft)",
  sendBoxButtonColor: "var(--accent)",
  sendBoxHeight: 48,
  sendBoxTextWrap: true,
  sendBoxBorderTop: "1px solid var(--line)",
  suggestedActionLayout: "flow",
  suggestedActionHeight: 44,
  suggestedActionBorderRadius: 14,
  suggestedActionBackgroundColor: "var(--surface)",
  suggestedActionTextColor: "var(--accent)",
  suggestedActionBorderColor: "var(--accent)",
  suggestedActionTextColorOnHover: "var(--accent)",
  suggestedActionBackgroundColorOnHover: "var(--mine)",
  suggestedActionTextColorOnActive: "var(--accent)",
  suggestedActionBackgroundColorOnActive: "var(--mine)",
  suggestedActionTextColorOnFocus: "var(--accent)",
  transcriptOverlayButtonBackground: "var(--surface)",
  transcriptOverlayButtonColor: "var(--accent)",
  // Long answers are read from their start, and the way to the end is one press.
  scrollToEndButtonBehavior: "any",
  autoScrollSnapOnPage: true,
  autoScrollSnapOnPageOffset: -24,
  maxMessageLength: 8000,
  // The line sends again by itself: nobody has to be told to press something.
  sendTimeout: LONG,
  sendTimeoutForAttachments: LONG,
};

/** An empty client; the one before, if any, is let go with what it showed. */
function begin() {
  adapter = new Adapter();
  store = WebChat.createStore({}, () => next => action => isOnItsWay(action) ? line.nudge() : next(action));
  const fresh = make("div");
  fresh.id = "client";
  $("client").replaceWith(fresh);
  render();
}

/** After its last patience the client offers to send again what our outbox still holds: once is enough. */
function isOnItsWay({ type, payload }) {
  const { clientActivityID } = type === "DIRECT_LINE/POST_ACTIVITY" && payload.activity.channelData || {};
  return clientActivityID && line.outbox.some(({ key }) => key === clientActivityID);
}

function render() {
  const isIndonesian = root.lang === "id";
  WebChat.renderWebChat({
    directLine: adapter,
    store,
    userID: "warga",
    locale: isIndonesian ? "id-ID" : "en-US",
    overrideLocalizedStrings: isIndonesian ? STRINGS : undefined,
    nonce: $("main").dataset.nonce,
    renderMarkdown,
    styleOptions: STYLE,
  }, $("client"));
}

/** A name belongs to something that has a role, and a hidden field for files is no button. */
function mend() {
  for (const node of document.querySelectorAll("#client div[aria-labelledby]:not([role])")) {
    node.setAttribute("role", "group");
  }
  for (const node of document.querySelectorAll("#client input[type=file][role]")) {
    node.removeAttribute("role");
  }
}

function hear(activities) {
  late.hidden = true;
  adapter.hear(activities);
  for (const activity of activities.filter(({ type }) => type === "message")) {
    const language = activity.from.role === "user" && languageOf(activity);
    if (language && language !== root.lang) {
      speak(language);
    }
    const { lapor } = activity.channelData || {};
    $("here").hidden = !(lapor && lapor.location);
    if (activity.from.role === "user") {
      privacy.hidden = true;
    } else {
      dispatchEvent(new Event("said"));
    }
  }
}

function showOutcome({ key, state, files }) {
  if (state === "sent" || state === "failed") {
    adapter.settle(key, state === "sent");
    say(state === "failed" && files && words.refused);
  }
}

/** The talk is over, by itself or because a new one was wished for. What was not sent can be sent again, now to the new one. */
function left(unsent, wished) {
  if (wished) {
    begin();
    return;
  }
  adapter.hear([{ type: "message", id: "ended", from: { id: "laporbot", role: "bot" }, text: words.ended }]);
  unsent.forEach(({ key }) => adapter.settle(key, false));
}

function escape() {
  say("");
  const box = document.querySelector("#client textarea, #client input[type=text]");
  if (box) {
    box.focus();
  }
}

speak(line.memory.language || "id");
new MutationObserver(mend).observe($("main"), { childList: true, subtree: true });
begin();
on(window, "languagechange", render);
on($("here"), "click", sharePlace);
line.connect();
