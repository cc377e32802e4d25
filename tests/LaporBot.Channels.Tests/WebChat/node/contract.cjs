// node contract.cjs <address of the server>
// Drives Microsoft's own Direct Line client against the server. Prints what the other side shall do now (a verb and the
// conversation), and "done" when everything was as promised.
'use strict';

const { Chat, answerTo, claimsOf, echoOf, inOrder, tokenFrom } = require('./chat.cjs');
const assert = require('node:assert/strict');
const { ConnectionStatus } = require('botframework-directlinejs');

const server = process.argv[2];
const domain = `${server}/v3/directline`;
const photo = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(300_000, 7)]);

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

async function typing(chat, conversation) {
  assert.ok(await chat.post({ type: 'typing' }), 'a typing sign gets an id');
  console.log(`type ${conversation}`);
  const sign = await chat.until('the typing sign of the bot', seen => seen.find(activity => activity.type === 'typing'));
  assert.equal(sign.from.role, 'bot');
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

async function restart(chat, conversation) {
  console.log(`restart ${conversation}`);
  await chat.until('what was said meanwhile', seen => seen.find(activity => activity.text === 'meanwhile'));
  const said = await chat.say('/bantuan', 'after');
  await chat.until('answer after the restart', answerTo(said));
  inOrder(chat.ids(), conversation);
}

async function refresh(chat) {
  const old = chat.client.token;
  await chat.until('a new token', () => claimsOf(chat.client.token).exp > claimsOf(old).exp);
  assert.deepEqual({ ...claimsOf(chat.client.token), iat: 0, exp: 0 }, { ...claimsOf(old), iat: 0, exp: 0 });
}

// The client understands 403 as an old token; the page then brings a fresh one and goes on from the same place.
async function expire(chat, conversation) {
  console.log(`expire ${conversation}`);
  await chat.until('an expired token', () => chat.statuses.includes(ConnectionStatus.ExpiredToken));
  const { token, conversationId } = await tokenFrom(server, { resume: chat.client.token });
  assert.equal(conversationId, conversation);
  chat.end();
  const last = Number(chat.client.watermark);
  const next = new Chat({ domain, token, conversationId, watermark: chat.client.watermark });
  const said = await next.say('/bantuan', 'after the expiry');
  await next.until('answer after the expiry', answerTo(said));
  inOrder(next.ids(), conversation, last + 1);
  return next;
}

async function otherWays(chat, conversation, count) {
  const polling = new Chat({ domain, token: chat.client.token, conversationId: conversation, webSocket: false });
  await polling.until('everything by polling', seen => seen.length >= count);
  inOrder(polling.ids(), conversation);
  polling.end();

  const foreign = new Chat({ domain, token: chat.client.token, conversationId: 'another', webSocket: false });
  await foreign.until('a refusal', () => foreign.status === ConnectionStatus.FailedToConnect);
}

async function end(chat, conversation) {
  console.log(`end ${conversation}`);
  await chat.until('the end of the conversation', () => chat.error?.message === 'conversation ended');
}

async function main() {
  const { conversationId, token } = await tokenFrom(server);
  const chat = new Chat({ domain, token });
  await talk(chat, claimsOf(token).user);
  await typing(chat, conversationId);
  await upload(chat);
  inOrder(chat.ids(), conversationId);
  await refresh(chat);
  await restart(chat, conversationId);
  await otherWays(chat, conversationId, chat.ids().length);
  const resumed = await expire(chat, conversationId);
  await end(resumed, conversationId);
  console.log('done');
}

main().then(() => process.exit(0), error => {
  console.error(error);
  process.exit(1);
});
