// One conversation through Microsoft's own client, and what a page around it would do.
'use strict';

require('./browser.cjs');
const assert = require('node:assert/strict');
const { DirectLine } = require('botframework-directlinejs');

const Patience = 30_000;

class Chat {
  constructor(options) {
    this.seen = [];
    this.waiting = new Set();
    this.client = new DirectLine({ random: () => 0, pollingInterval: 200, ...options });
    this.statuses = [];
    this.client.connectionStatus$.subscribe(status => this.moved(() => this.statuses.push(status)));
    this.subscription = this.client.activity$.subscribe(
      activity => this.moved(() => this.seen.push(activity)),
      error => this.moved(() => (this.error = error)));
  }

  get status() {
    return this.statuses.at(-1);
  }

  moved(change) {
    change();
    this.waiting.forEach(check => check());
  }

  // Asked again with everything that happens, and now and then for what happens in silence.
  until(what, find) {
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(deadline);
        clearInterval(again);
        this.waiting.delete(check);
      };
      const check = () => {
        const found = find(this.seen);
        if (found) {
          end();
          resolve(found);
        }
      };
      const again = setInterval(check, 50);
      const deadline = setTimeout(() => {
        end();
        reject(new Error(`never came: ${what}; statuses ${this.statuses}; ${this.seen.length} seen, last ${JSON.stringify(this.seen.slice(-3))}`));
      }, Patience);
      this.waiting.add(check);
      check();
    });
  }

  post(activity) {
    return new Promise((resolve, reject) => this.client.postActivity({ from: { id: 'forged', role: 'bot' }, ...activity }).subscribe(resolve, reject));
  }

  say(text, key) {
    return this.post({ type: 'message', text, channelData: { clientActivityID: key } });
  }

  // What was logged; a typing sign is not.
  ids() {
    return this.seen.filter(activity => activity.type !== 'typing').map(activity => activity.id);
  }

  end() {
    this.subscription.unsubscribe();
    this.client.end();
  }
}

const echoOf = key => seen => seen.find(activity => activity.channelData?.clientActivityID === key);
const answerTo = id => seen => seen.find(activity => activity.replyToId === id && activity.from.role === 'bot');

function inOrder(ids, conversation, first = 1) {
  assert.deepEqual(ids, ids.map((_, i) => `${conversation}|${i + first}`), 'every activity once, in order, none missing');
}

async function tokenFrom(server, body = {}) {
  const answer = await fetch(`${server}/chat/token`, { method: 'POST', body: JSON.stringify(body) });
  assert.equal(answer.status, 200);
  return answer.json();
}

const claimsOf = token => JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));

module.exports = { Chat, answerTo, claimsOf, echoOf, inOrder, tokenFrom };
