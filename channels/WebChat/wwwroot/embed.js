{
  const { src, dataset: { site, label = "Lapor", colour = "#0c4a50" } } = document.currentScript;
  const home = new URL("embed/" + site, src);
  const add = (tag, css, rest) => document.body.appendChild(Object.assign(document.createElement(tag), rest, {
    style: "position:fixed;right:1em;z-index:9;box-shadow:0 0 9px #0006;border:0;border-radius:1em;font:1em system-ui;" + css,
  }));
  const show = n => button.textContent = (open ? "✕ " : "") + label + (n ? ` (${n})` : "");
  const tell = () => frame.contentWindow.postMessage({open}, home.origin);
  let frame, open;
  const button = add("button", "bottom:1em;padding:1em;color:#fff;background:" + colour, { onclick() {
    open = !open;
    frame ? tell() : frame = add("iframe", "bottom:5em;width:min(25em,94%);height:min(40em,80%)", { title: label, allow: "geolocation", onload: tell, src: home });
    frame.hidden = !open;
    show();
  } });
  addEventListener("message", e => frame && e.source == frame.contentWindow && show(e.data.unread));
  show();
}
