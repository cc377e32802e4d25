// node contract.cjs <address of the server>
// Drives Microsoft's own Direct Line client against the server. Says "restart" when the server is to go down and come back with
// one more message in the log; ends with 0 and "done" when everything was as promised.
'use strict';

require('./browser.cjs');
const assert = require('node:assert/strict');
const { DirectLine, ConnectionStatus } = require('botframework-directlinejs');

const server = process.argv[2];
const domain = `${server}/v3/directline`;
const photo = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(300_000, 7)]);

class Chat {
  constructor(options) {
    this.seen = [];
    this.waiting = new Set();
    this.client = new DirectLine({ domain, random: () => 0, pollingInterval: 200, ...options });
    this.client.connectionStatus$.subscribe(status => this.moved(() => (this.status = status)));
    this.subscription = this.client.activity$.subscribe(activity => this.moved(() => this.seen.push(activity)), () => {});
  }

  moved(change) {
    change();
    this.waiting.forEach(check => check());
  }

  until(what, find) {
    return new Promise((resolve, reject) => {
      const deadline = setTimeout(() => reject(new Error(`never came: ${what}; seen ${JSON.stringify(this.seen)}`)), 30_000);
      const check = () => {
        const found = find(this.seen);
        if (found) {
          clearTimeout(deadline);
          this.waiting.delete(check);
          resolve(found);
        }
      };
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

  ids() {
    return this.seen.map(activity => activity.id);
  }

  end() {
    this.subscription.unsubscribe();
    this.client.end();
  }
}

const echoOf = key => seen => seen.find(activity => activity.channelData?.clientActivityID === key);
const answerTo = id => seen => seen.find(activity => activity.replyToId === id && activity.from.role === 'bot');

function inOrder(ids, conversation) {
  assert.deepEqual(ids, ids.map((_, i) => `${conversation}|${i + 1}`), 'every activity once, in order, none missing');
}

async function talk(chat, user) {
  const greeting = await chat.until('greeting', seen => seen.find(activity => activity.suggestedActions));
  const button = greeting.suggestedActions.actions[0];
  assert.equal(button.type, 'postBack');

  const pressed = await chat.post({ type: 'message', text: button.value, channelData: { postBack: true, clientActivityID: 'press' } });
  assert.equal((await chat.until('echo of the press', echoOf('press'))).text, button.title);
  await chat.until('answer to the press', answerTo(pressed));

  const said = await chat.say('/bantuan', 'text');
  const echo = await chat.until('echo', echoOf('text'));
  assert.deepEqual([echo.id, echo.text, echo.from], [said, '/bantuan', { id: user, role: 'user' }]);
  assert.ok(!Number.isNaN(Date.parse(echo.timestamp)));
  await chat.until('answer', answerTo(said));
  assert.equal(await chat.say('/bantuan', 'text'), said, 'the same message again has the same id');
}

async function upload(chat) {
  const contentUrl = URL.createObjectURL(new Blob([photo], { type: 'image/png' }));
  const channelData = { clientActivityID: 'photo' };
  const attachments = [{ contentType: 'image/png', name: 'foto jalan.png', contentUrl, thumbnailUrl: 'data:image/png;base64,AAAA' }];
  const sent = await chat.post({ type: 'message', text: '', channelData, attachments });
  const echo = await chat.until('echo of the upload', echoOf('photo'));
  assert.equal(echo.id, sent);
  assert.equal(echo.attachments[0].name, 'foto jalan.png');
  const back = await fetch(echo.attachments[0].contentUrl);
  assert.ok(Buffer.from(await back.arrayBuffer()).equals(photo), 'the file comes back byte by byte');
  await chat.until('answer to the upload', answerTo(sent));
}

async function main() {
  const { conversationId, token } = await (await fetch(`${server}/chat/token`, { method: 'POST', body: '{}' })).json();
  const user = JSON.parse(Buffer.from(token.split('.')[1], 'base64url')).user;
  const chat = new Chat({ token });
  await talk(chat, user);
  await upload(chat);
  inOrder(chat.ids(), conversationId);

  console.log(`restart ${conversationId}`);
  await chat.until('what was said meanwhile', seen => seen.find(activity => activity.text === 'meanwhile'));
  const said = await chat.say('/bantuan', 'after');
  await chat.until('answer after the restart', answerTo(said));
  inOrder(chat.ids(), conversationId);

  const polling = new Chat({ token: chat.client.token, conversationId, webSocket: false });
  await polling.until('everything by polling', seen => seen.length >= chat.seen.length);
  inOrder(polling.ids(), conversationId);
  polling.end();

  const foreign = new Chat({ token: chat.client.token, conversationId: 'another', webSocket: false });
  await foreign.until('a refusal', () => foreign.status === ConnectionStatus.FailedToConnect);
  chat.end();
  console.log('done');
}

main().then(() => process.exit(0), error => {
  console.error(error);
  process.exit(1);
});
