"use strict";
/* Turns activities into nodes. Text only ever becomes text: nothing here reads markup. */

const LINK = /\bhttps?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}]/gi;

function make(tag, look, text) {
  const node = document.createElement(tag);
  if (look) {
    node.className = look;
  }
  if (text) {
    node.textContent = text;
  }
  return node;
}

function button(text, look, press) {
  const node = make("button", look, text);
  node.type = "button";
  node.addEventListener("click", press);
  return node;
}

/** The words of a message in their styles, web addresses as links. */
function writeText(into, activity) {
  const { lapor = {} } = activity.channelData || {};
  for (const { t, s } of lapor.runs || [{ t: activity.text || "" }]) {
    const tag = { bold: "b", code: "code" }[s];
    writeLinks(tag ? into.appendChild(make(tag)) : into, t);
  }
}

function linkTo(address, text) {
  const link = make("a", "", text);
  link.href = address;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  return link;
}

function writeLinks(into, text) {
  let end = 0;
  for (const { 0: address, index } of text.matchAll(LINK)) {
    into.append(text.slice(end, index), linkTo(address, address));
    end = index + address.length;
  }
  into.append(text.slice(end));
}

/** A picture is shown only when it comes from our own server, or from this page. */
function writeAttachment(into, { contentType, contentUrl, thumbnailUrl, name }) {
  const address = thumbnailUrl || contentUrl;
  if (/^data:image\/png;/.test(address) || (/^image\//.test(contentType) && new URL(address).origin === location.origin)) {
    const picture = make("img");
    picture.src = address;
    picture.alt = words.picture + (name ? ": " + name : "");
    into.append(picture);
  } else {
    const label = "📄 " + (name || words.file);
    into.append(/^https?:/.test(contentUrl) ? linkTo(contentUrl, label) : label, make("br"));
  }
}

function pinOf(activity) {
  const pin = (activity.entities || []).find(entity => entity.type === "GeoCoordinates");
  return pin && `${(+pin.latitude).toFixed(5)}, ${(+pin.longitude).toFixed(5)}`;
}

/** A language chosen in the talk is the language of the page too. */
function languageOf({ text = "", channelData }) {
  const typed = /^\/bahasa (id|en)$/.exec(text);
  return typed ? typed[1] : channelData && channelData.postBack && Object.keys(WORDS).find(key => WORDS[key].language === text);
}

function message(who, name, activity) {
  const at = activity.timestamp ? new Date(activity.timestamp) : new Date();
  const isToday = at.toDateString() === new Date().toDateString();
  const language = languageOf(activity);
  const pin = pinOf(activity);
  const item = make("li", who);
  const bubble = item.appendChild(make("div", "bubble"));
  bubble.append(make("span", "unseen", name + ": "));
  for (const attachment of activity.attachments || []) {
    writeAttachment(bubble, attachment);
  }
  if (who === "me" && (pin || language)) {
    bubble.append(pin ? `📍 ${words.here} (${pin})` : WORDS[language].language);
  } else {
    writeText(bubble, activity);
  }
  const meta = item.appendChild(make("p", "meta", at.toLocaleString(root.lang, isToday ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" })));
  meta.append(make("span", "outcome"));
  return item;
}

/* Photos leave the phone small, upright and without what the camera wrote into them. */

const LONGEST_SIDE = 1600;
const LARGEST_UPLOAD = 20 * 1024 * 1024;
const MOST_FILES = 10; // the conversation says how many it keeps

/** Picked files as they are sent, and what to say of those that are not. */
async function pack(picked) {
  const files = [];
  let room = LARGEST_UPLOAD;
  let fault = "";
  for (const file of picked.slice(0, MOST_FILES)) {
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
  return { files, fault };
}

/** A JPEG of the picture; null when the browser cannot read it. */
async function shrink(file) {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try {
    await new Promise((loaded, failed) => Object.assign(image, { onload: loaded, onerror: failed }));
    // Browsers turn an <img> upright by themselves, and this is its upright size.
    const sides = [image.naturalWidth, image.naturalHeight];
    const [width, height] = sides.map(side => Math.ceil(side * Math.min(1, LONGEST_SIDE / Math.max(...sides))));
    const canvas = Object.assign(make("canvas"), { width, height });
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, width, height);
    pen.drawImage(image, 0, 0, width, height);
    return await new Promise(done => canvas.toBlob(done, "image/jpeg", 0.8));
  } catch (unreadable) {
    return null;
  } finally {
    URL.revokeObjectURL(image.src);
  }
}
