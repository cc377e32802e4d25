"use strict";
/* Microsoft's client draws; the line stays ours, and with it what that can do: it comes back after a cut at once and again, sends
   what could not be sent, polls where no socket gets through, and knows the talk of the last visit. */

const LONG = 24 * 60 * 60 * 1000;

/** Enough of an observable for the client: whoever comes later hears what was said before. */
class Stream {
  constructor() {
    this.past = [];
    this.observers = new Set();
  }

  push(value) {
    this.past.push(value);
    this.observers.forEach(observer => observer.next(value));
  }

  subscribe(observer) {
    this.past.forEach(value => observer.next(value));
    this.observers.add(observer);
    return { unsubscribe: () => this.observers.delete(observer) };
  }
}

/** What the client knows as its connection. It is told once that all is well: the bar says how the line really is. */
class Adapter {
  constructor() {
    this.activity$ = new Stream();
    this.connectionStatus$ = new Stream();
    this.posted = new Map(); // client key to whoever waits for the outcome
    this.order = Promise.resolve();
    [0, 1, 2].forEach(status => setTimeout(() => this.connectionStatus$.push(status)));
  }

  hear(activities) {
    activities.map(dress).forEach(activity => this.activity$.push(activity));
  }

  postActivity(activity) {
    return { subscribe: observer => {
      this.posted.set(activity.channelData.clientActivityID, observer);
      // Photos are shrunk first, and nothing said after them may come before them.
      this.order = this.order.then(() => this.send(activity)).catch(() => this.settle(activity.channelData.clientActivityID, false));
      return { unsubscribe() {} };
    } };
  }

  async send({ attachments, ...activity }) {
    const key = activity.channelData.clientActivityID;
    if (!attachments || !attachments.length) {
      line.push({ key, activity });
      return;
    }
    const { files, fault } = await pack(await Promise.all(attachments.map(fileOf)));
    say(fault);
    if (fault) {
      throw new Error(fault);
    }
    line.push({ key, activity, files });
  }

  settle(key, isSent) {
    const observer = this.posted.get(key);
    this.posted.delete(key);
    if (observer && isSent) {
      observer.next(key);
    } else if (observer) {
      observer.error(new Error("not sent"));
    }
  }

  end() {}
}

async function fileOf({ contentUrl, name }) {
  const blob = await (await fetch(contentUrl)).blob();
  return new File([blob], name, { type: blob.type });
}

/** Pressed buttons are shown as their labels, pins and languages in words, and every text as words that cannot become markup. */
function dress(activity) {
  if (activity.type !== "message") {
    return activity;
  }
  const { postBack, ...channelData } = activity.channelData || {};
  const language = activity.from.role === "user" && languageOf(activity);
  const pin = pinOf(activity);
  const runs = channelData.lapor && channelData.lapor.runs;
  const text = language ? WORDS[language].language : pin ? `📍 ${words.here} (${pin})` : activity.text || "";
  return { ...activity, channelData, entities: [], textFormat: "markdown", text: runs ? runs.map(mark).join("") : escaped(text) };
}

const escaped = text => text.replace(/[!-/:-@[-`{-~]/g, "\\$&");

function mark({ t, s }) {
  const sign = { bold: "**", code: "`" }[s] || "";
  return sign + escaped(t) + sign;
}

/** Undoes the above into nodes, so that a text only ever becomes a text. The client wants a block around them. */
function renderMarkdown(markdown) {
  const block = make("p");
  for (const { 1: bold, 2: code, 3: plain } of markdown.matchAll(/\*\*((?:\\.|[^\\*])+)\*\*|`((?:\\.|[^\\`])+)`|((?:\\.|[^\\*`])+)/gs)) {
    const into = plain ? block : block.appendChild(make(bold ? "b" : "code"));
    writeLinks(into, (bold || code || plain).replace(/\\(.)/gs, "$1"));
  }
  return block.outerHTML;
}
