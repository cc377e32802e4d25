"use strict";
/* The chat inside an agency's page: tells the launcher how much was said while the frame was closed. It answers the page around
   it only, and only if that page may show us. */
{
  const origins = document.currentScript.dataset.origins.split(" ");
  let unread = 0;
  let isOpen = true;
  let page = "";

  const tell = () => page && parent.postMessage({ unread }, page);

  addEventListener("message", ({ source, origin, data }) => {
    if (source === parent && origins.includes(origin) && data && typeof data.open === "boolean") {
      page = origin;
      isOpen = data.open;
      unread = isOpen ? 0 : unread;
      tell();
    }
  });

  addEventListener("said", () => {
    unread += !isOpen;
    tell();
  });
}
