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

/** The words of a message in their styles, web addresses as links. */
function writeText(into, activity) {
  const { lapor = {} } = activity.channelData || {};
  for (const { t, s } of lapor.runs || [{ t: activity.text || "" }]) {
    const tag = { bold: "b", code: "code" }[s];
    writeLinks(tag ? into.appendChild(make(tag)) : into, t);
  }
}

function writeLinks(into, text) {
  let end = 0;
  for (const { 0: address, index } of text.matchAll(LINK)) {
    into.append(text.slice(end, index));
    const link = make("a", "", address);
    link.href = address;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    into.append(link);
    end = index + address.length;
  }
  into.append(text.slice(end));
}

/** A picture is shown only when it comes from our own server, or from this page. */
function writeAttachment(into, { contentType, contentUrl, thumbnailUrl, name }, words) {
  const address = thumbnailUrl || contentUrl;
  if (/^image\//.test(contentType) && new URL(address).origin === location.origin) {
    const picture = make("img");
    picture.src = address;
    picture.alt = words.picture + (name ? ": " + name : "");
    into.append(picture);
  } else {
    into.append(make("span", "file", name || words.file));
  }
}

function pinOf(activity) {
  const pin = (activity.entities || []).find(entity => entity.type === "GeoCoordinates");
  return pin && `${(+pin.latitude).toFixed(5)}, ${(+pin.longitude).toFixed(5)}`;
}

/* Photos leave the phone small, upright and without what the camera wrote into them. */

const LONGEST_SIDE = 1600;

/** A JPEG of the picture; null when the browser cannot read it. */
async function shrink(file) {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try {
    await new Promise((loaded, failed) => Object.assign(image, { onload: loaded, onerror: failed }));
    // Browsers turn an <img> upright by themselves, and this is its upright size.
    const { naturalWidth, naturalHeight } = image;
    const scale = Math.min(1, LONGEST_SIDE / Math.max(naturalWidth, naturalHeight));
    const canvas = make("canvas");
    canvas.width = Math.ceil(naturalWidth * scale);
    canvas.height = Math.ceil(naturalHeight * scale);
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.imageSmoothingQuality = "high";
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise(done => canvas.toBlob(done, "image/jpeg", 0.8));
  } catch (unreadable) {
    return null;
  } finally {
    URL.revokeObjectURL(image.src);
  }
}
