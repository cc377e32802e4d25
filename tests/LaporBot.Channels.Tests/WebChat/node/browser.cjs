// What the official client finds in a browser and not in Node: a WebSocket and an XMLHttpRequest. Nothing of the client changes.
'use strict';

const WebSocket = require('ws');

class XMLHttpRequest {
  constructor() {
    this.headers = {};
    this.readyState = 0;
    this.responseType = '';
    this.status = 0;
    this.withCredentials = false;
  }

  open(method, url) {
    this.method = method;
    this.url = url;
  }

  setRequestHeader(name, value) {
    this.headers[name] = value;
  }

  getResponseHeader(name) {
    return this.answer ? this.answer.headers.get(name) : null;
  }

  abort() {
    this.isAborted = true;
  }

  send(body) {
    this.run(body).catch(() => this.finish(0, null));
  }

  async run(body) {
    this.answer = await fetch(this.url, { method: this.method, headers: this.headers, body: body ?? undefined });
    const bytes = await this.answer.arrayBuffer();
    if (this.responseType === 'arraybuffer') {
      this.finish(this.answer.status, bytes);
      return;
    }

    this.responseText = new TextDecoder().decode(bytes);
    let value = this.responseText;
    if (this.responseType === 'json') {
      try {
        value = JSON.parse(value);
      } catch {
        value = null;
      }
    }

    this.finish(this.answer.status, value);
  }

  finish(status, response) {
    if (!this.isAborted) {
      Object.assign(this, { status, response, readyState: 4 });
      this.onreadystatechange?.call(this, {});
    }
  }
}

// The client renews its token every 15 minutes by its own clock: that one wait is short here, all others are as they are.
const Renewal = 15 * 60 * 1000;
const wait = globalThis.setInterval;
const setInterval = (work, time, ...rest) => wait(work, time === Renewal ? 1100 : time, ...rest);

// In a browser an error that nobody catches is a line in the console, and the page goes on.
process.on('uncaughtException', error => console.error(`uncaught: ${error.message ?? error}`));

Object.assign(globalThis, { WebSocket, XMLHttpRequest, setInterval });
