"use strict";
/* One conversation over Direct Line 3.0. Knows nothing of the page: what happens it tells through the functions in `tell`. */

const MEMORY = "laporbot";
const SILENCE = 40000; // the server breaks every silence after 25 s at the latest
const HANDSHAKE = 15000;
const POLL = 3000;
const POLLS = 20;
const LONGEST_WAIT = 30;

class Line {
  /** tell: activities(list), state(name), outcome(item), slow(seconds), left(unsent, wished) */
  constructor(tell) {
    this.tell = tell;
    this.memory = {};
    try {
      this.memory = JSON.parse(localStorage.getItem(MEMORY)) || {};
    } catch (refused) {
      // Then the talk lasts as long as the page.
    }
    this.outbox = this.memory.unsent || [];
    this.polls = 0;
    this.begin();
  }

  begin() {
    this.isOpen = false;
    this.watermark = this.conversationId = "";
    this.seen = new Set();
    this.tries = this.deafSockets = 0;
  }

  remember(change) {
    Object.assign(this.memory, change, { unsent: this.outbox.filter(item => !item.files) });
    try {
      localStorage.setItem(MEMORY, JSON.stringify(this.memory));
    } catch (refused) {
      // As above.
    }
  }

  /** Fails with the status and the seconds the server asks to wait, or with neither when no answer came. */
  async call(method, path, body, seconds = 20) {
    const isForm = body instanceof FormData;
    const headers = { ...(this.token && { Authorization: "Bearer " + this.token }), ...(!isForm && { "Content-Type": "application/json" }) };
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), seconds * 1000);
    try {
      const response = await fetch(path, { method, headers, body: isForm ? body : JSON.stringify(body), signal: stop.signal, cache: "no-store" });
      if (response.ok) {
        return await response.json();
      }
      throw Object.assign(new Error(), { status: response.status, wait: +response.headers.get("Retry-After") });
    } finally {
      clearTimeout(timer);
    }
  }

  /** A call about our conversation: an old token is exchanged once, an ended conversation is replaced. */
  async talk(method, path, body, seconds) {
    const id = this.conversationId;
    const url = `v3/directline/conversations/${id}${path}`;
    try {
      return await this.call(method, url, body, seconds);
    } catch (fault) {
      if (fault.status === 401 || fault.status === 403) {
        await this.renew();
        if (this.conversationId === id) {
          return await this.call(method, url, body, seconds);
        }
      } else if (fault.status === 404 && this.conversationId === id) {
        this.leave();
        this.connect();
      }
      throw fault;
    }
  }

  /** A fresh token for the conversation we remember, or for a new one when that is gone. */
  async renew() {
    const { memory } = this;
    const { token, conversationId } = await this.call("POST", "chat/token", { resume: memory.token, language: memory.language });
    if (memory.conversationId && memory.conversationId !== conversationId) {
      this.leave();
    }
    Object.assign(this, { token, conversationId });
  }

  async open() {
    await this.renew();
    const joined = await this.call("POST", "v3/directline/conversations", { locale: this.memory.language });
    this.isOpen = true;
    return joined;
  }

  async connect() {
    clearTimeout(this.timer);
    if (this.isBusy || this.socket) {
      return this.socket && this.socket.readyState === 1 && this.tell.state("open");
    }
    this.isBusy = true;
    this.tell.state("connecting");
    try {
      const { token, conversationId, streamUrl } = await (this.isOpen ? this.talk("GET", "?watermark=" + this.watermark) : this.open());
      Object.assign(this, { token, conversationId });
      this.remember({ token, conversationId });
      if (this.deafSockets < 3) {
        this.listen(streamUrl);
      }
      // Who heard nothing from a socket should not have to wait for the next one.
      if (this.deafSockets) {
        this.poll();
      }
    } catch (fault) {
      this.later(fault);
    }
    this.isBusy = false;
  }

  later(fault) {
    this.tell.state(navigator.onLine ? "lost" : "offline");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.connect(), this.patience(this.tries++, fault));
  }

  /** Milliseconds to wait: as the server asks, else longer each time, and never all pages at once. */
  patience(tries, { wait } = {}) {
    return 1000 * Math.min(LONGEST_WAIT, (wait || 2 ** tries) + Math.random() * 2 ** tries);
  }

  /** The network or the person is back: no more waiting. */
  nudge() {
    if (Date.now() - this.heardAt > SILENCE) {
      this.drop();
    }
    this.tries = 0;
    this.connect();
    this.flush();
  }

  /** Forgets the conversation; the next connect starts another one. */
  leave(wished) {
    const unsent = this.outbox;
    this.outbox = [];
    this.drop();
    this.begin();
    this.remember({ token: "", conversationId: "" });
    this.tell.left(unsent, wished);
  }

  startAnew() {
    this.leave(true);
    this.connect();
  }

  listen(url) {
    const socket = this.socket = new WebSocket(url);
    let isDeaf = 1;
    const lost = () => {
      this.drop();
      this.deafSockets += isDeaf;
      this.later();
    };
    const expect = (patience = SILENCE) => {
      this.heardAt = Date.now();
      clearTimeout(this.silence);
      this.silence = setTimeout(lost, patience);
    };
    expect(HANDSHAKE);
    socket.onclose = socket.onerror = lost;
    socket.onopen = () => {
      expect();
      this.tell.state("open");
      this.flush();
    };
    socket.onmessage = ({ data }) => {
      isDeaf = this.tries = this.deafSockets = 0;
      expect();
      if (data) {
        this.take(JSON.parse(data));
      }
    };
  }

  /** Lets go of the socket at once: on a dead network its own close takes minutes. */
  drop() {
    const { socket } = this;
    this.socket = null;
    clearTimeout(this.timer);
    clearTimeout(this.silence);
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null;
      socket.close();
    }
  }

  /** For networks that let no socket through; after some polls one is tried again. */
  async poll() {
    const poll = ++this.polls;
    clearTimeout(this.timer);
    try {
      const group = await this.talk("GET", "/activities?watermark=" + this.watermark);
      if (poll !== this.polls) {
        return;
      }
      this.take(group);
      this.flush();
      if (!this.socket) {
        this.tell.state("open");
        this.deafSockets -= poll % POLLS === 0;
        this.timer = setTimeout(() => (this.deafSockets < 3 ? this.connect() : this.poll()), POLL);
      }
    } catch (fault) {
      if (poll === this.polls && !this.socket) {
        this.later(fault);
      }
    }
  }

  take({ activities, watermark }) {
    this.watermark = watermark || this.watermark;
    const fresh = activities.filter(({ id }) => !this.seen.has(id));
    fresh.forEach(({ id }) => id && this.seen.add(id));
    if (fresh.length) {
      this.tell.activities(fresh);
    }
  }

  /** Puts an activity, perhaps with files, into the outbox. Sent again and again under one key, it counts once. */
  say(activity, files, shown) {
    const key = crypto.getRandomValues(new Uint32Array(4)).join("-");
    const channelData = { ...activity.channelData, clientActivityID: key };
    this.push({ key, files, shown, activity: { type: "message", locale: this.memory.language, ...activity, channelData } });
  }

  push(item) {
    this.outbox.push(item);
    this.settle(item, "sending");
    this.flush();
  }

  /** Only the answer to the call is an acknowledgement; the echo alone does not say that the bot has heard it. */
  async flush() {
    clearTimeout(this.flushTimer);
    if (this.isFlushing) {
      return;
    }
    this.isFlushing = true;
    while (this.isOpen && this.outbox.length) {
      const item = this.outbox[0];
      try {
        this.settle(item, "sending");
        await this.post(item);
        this.settle(item, "sent");
        if (!this.socket) {
          this.poll();
        }
      } catch (fault) {
        item.status = fault.status;
        if (!this.outbox.includes(item)) {
          break;
        }
        if (![400, 403, 413, 415].includes(fault.status)) {
          this.pause(item, fault);
          break;
        }
        this.settle(item, "failed");
      }
    }
    this.isFlushing = false;
  }

  pause(item, fault) {
    this.settle(item, "waiting");
    item.tries = (item.tries || 0) + 1;
    this.flushTimer = setTimeout(() => this.flush(), this.patience(item.tries, fault));
    if (fault.status === 429) {
      this.tell.slow(fault.wait);
    }
  }

  post({ activity, files }) {
    if (!files) {
      return this.talk("POST", "/activities", activity);
    }
    const form = new FormData();
    form.append("activity", new Blob([JSON.stringify(activity)], { type: "application/vnd.microsoft.activity" }), "blob");
    files.forEach(({ blob, name }) => form.append("file", blob, name));
    return this.talk("POST", "/upload", form, 300);
  }

  settle(item, state) {
    item.state = state;
    if (state === "sent" || state === "failed") {
      this.outbox = this.outbox.filter(other => other !== item);
    }
    this.remember();
    this.tell.outcome(item);
  }
}
