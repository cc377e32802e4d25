// node endurance.cjs <replica for sockets> <replica for calls> <messages> <cuts> <seed>
// One person says much while the line is cut again and again: sockets go to one replica, calls to the other, through a proxy that
// pulls the plug. Says "restart" half way. Prints a line of figures and "done" when nothing was lost, doubled or reordered.
'use strict';

const { Chat, answerTo, inOrder, tokenFrom } = require('./chat.cjs');
const assert = require('node:assert/strict');
const http = require('node:http');
const net = require('node:net');

const [sockets, calls] = process.argv.slice(2, 4).map(address => new URL(address));
const [messages, cuts, seed] = process.argv.slice(4).map(Number);

// Mulberry32: the same seed, the same evening.
let state = seed;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

const open = new Set();
const live = new Set();
let connected = 0;

function track(socket, closed = () => {}) {
  open.add(socket);
  socket.on('error', () => {});
  socket.on('close', () => {
    open.delete(socket);
    closed();
  });
}

const proxy = http.createServer((request, response) => {
  const { method, url, headers } = request;
  const onward = http.request({ host: calls.hostname, port: calls.port, method, path: url, headers, agent: false }, answer => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
});

proxy.on('connection', socket => track(socket));
proxy.on('upgrade', (request, socket) => {
  const onward = net.connect(sockets.port, sockets.hostname, () => {
    const lines = [`GET ${request.url} HTTP/1.1`];
    for (let i = 0; i < request.rawHeaders.length; i += 2) {
      lines.push(`${request.rawHeaders[i]}: ${request.rawHeaders[i + 1]}`);
    }
    onward.write(`${lines.join('\r\n')}\r\n\r\n`);
    onward.pipe(socket);
    socket.pipe(onward);
    live.add(onward);
    connected++;
  });
  track(onward, () => {
    live.delete(onward);
    socket.destroy();
  });
  socket.on('close', () => onward.destroy());
  socket.on('error', () => {});
});

function cut() {
  open.forEach(socket => socket.destroy());
}

// As Web Chat does when a message could not be sent: the same once more, under the same key. "retry" is the client's word for it.
async function sayUntilHeard(chat, text, key) {
  for (let tries = 0; tries < 50; tries++) {
    const id = await chat.say(text, key).catch(() => 'retry');
    if (id !== 'retry') {
      return { id, again: tries };
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error(`never sent: ${key}`);
}

async function main() {
  await new Promise(resolve => proxy.listen(0, '127.0.0.1', resolve));
  const server = `http://127.0.0.1:${proxy.address().port}`;
  const { conversationId, token } = await tokenFrom(server);
  // The client waits 3 s plus a random part of 12 s before it comes back; a negative chance makes that 120 ms.
  const chat = new Chat({ domain: `${server}/v3/directline`, token, random: () => -0.24, timeout: 2000 });
  await chat.until('the greeting', seen => seen.length > 0);
  const cutAt = new Set(Array.from({ length: cuts }, (_, i) => Math.floor(((i + random()) * messages) / cuts)));
  const started = performance.now();
  const ids = [];
  let again = 0;
  for (let i = 0; i < messages; i++) {
    if (i === messages / 2) {
      console.log(`restart ${conversationId}`);
    }
    if (cutAt.has(i)) {
      // Every cut meets an open socket, in the midst of a call or between two.
      await chat.until('an open socket', () => live.size > 0);
      setTimeout(cut, random() * 4);
    }
    const sent = await sayUntilHeard(chat, i % 2 ? '/bantuan' : '/privasi', `k-${i}`);
    ids.push(sent.id);
    again += sent.again;
  }
  await chat.until('the last answer', answerTo(ids.at(-1)));
  const seconds = (performance.now() - started) / 1000;
  // The client hands a large frame out bit by bit, so two frames may overlap: what a person sees is sorted by time.
  chat.seen.sort((one, other) => Date.parse(one.timestamp) - Date.parse(other.timestamp));
  inOrder(chat.ids(), conversationId);
  const heard = chat.seen.filter(activity => activity.from.role === 'user').map(activity => activity.id);
  assert.deepEqual(heard, ids, 'every message of the person once, in the order they were said');
  const answers = new Set(chat.seen.filter(activity => activity.from.role === 'bot').map(activity => activity.replyToId));
  assert.ok(ids.every(id => answers.has(id)), 'every message was answered');
  console.log(`figure: ${ids.length} messages each way in ${seconds.toFixed(1)} s over ${cutAt.size} cuts (${connected} sockets, ${again} sent again), seed ${seed}`);
  console.log('done');
}

main().then(() => process.exit(0), error => {
  console.error(error);
  process.exit(1);
});
