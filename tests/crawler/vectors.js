// Every way a page has of asking something of somebody. `to` is scheme, host and port.
function tryAll(to, tag) {
  const at = (name) => to + "/v/" + name + "?" + tag;
  const add = (name, attributes, parent) => {
    const made = document.createElement(name);
    Object.assign(made, attributes);
    (parent || document.body).appendChild(made);
    return made;
  };
  const tries = {
    script: () => add("script", { src: at("script") }),
    module: () => import(at("module")),
    image: () => { new Image().src = at("image"); },
    style: () => add("link", { rel: "stylesheet", href: at("style") }),
    cssurl: () => add("style", { textContent: "body{background:url('" + at("cssurl") + "')}" }),
    cssimport: () => add("style", { textContent: "@import url('" + at("cssimport") + "');" }),
    font: () => {
      add("style", { textContent: "@font-face{font-family:ff" + tag + ";src:url('" + at("font") + "')}" });
      add("p", { style: "font-family:ff" + tag, textContent: "font" });
    },
    prefetch: () => add("link", { rel: "prefetch", href: at("prefetch") }, document.head),
    preload: () => add("link", { rel: "preload", as: "script", href: at("preload") }, document.head),
    preconnect: () => add("link", { rel: "preconnect", href: at("preconnect") }, document.head),
    dns: () => add("link", { rel: "dns-prefetch", href: at("dns") }, document.head),
    prerender: () => add("script", {
      type: "speculationrules",
      textContent: JSON.stringify({ prerender: [{ urls: [at("prerender")] }] }),
    }),
    icon: () => add("link", { rel: "icon", href: at("icon") }, document.head),
    manifest: () => add("link", { rel: "manifest", href: at("manifest") }, document.head),
    iframe: () => add("iframe", { src: at("iframe") }),
    object: () => add("object", { data: at("object") }),
    embed: () => add("embed", { src: at("embed") }),
    video: () => add("video", { src: at("video"), autoplay: true, muted: true }),
    fetch: () => fetch(at("fetch"), { mode: "no-cors" }),
    keepalive: () => fetch(at("keepalive"), { mode: "no-cors", keepalive: true, method: "POST" }),
    xhr: () => { const x = new XMLHttpRequest(); x.open("GET", at("xhr")); x.send(); },
    beacon: () => navigator.sendBeacon(at("beacon"), "x"),
    events: () => new EventSource(at("events")),
    socket: () => new WebSocket(at("socket").replace("http", "ws")),
    transport: () => new WebTransport(at("transport").replace("http:", "https:")),
    worker: () => new Worker(URL.createObjectURL(new Blob([
      "importScripts('" + at("workerscript") + "')"]))),
    workerfetch: () => new Worker(URL.createObjectURL(new Blob([
      "fetch('" + at("workerfetch") + "', {mode: 'no-cors'})"]))),
    workersocket: () => new Worker(URL.createObjectURL(new Blob([
      "new WebSocket('" + at("workersocket").replace("http", "ws") + "')"]))),
    shared: () => new SharedWorker(URL.createObjectURL(new Blob([
      "fetch('" + at("shared") + "', {mode: 'no-cors'})"]))),
    service: () => navigator.serviceWorker.register("/sw.js?" + encodeURIComponent(at("service"))),
    popup: () => window.open(at("popup")),
    noopener: () => window.open(at("noopener"), "_blank", "noopener"),
    form: () => {
      add("iframe", { name: "f" + tag });
      add("form", { action: at("form"), method: "post", target: "f" + tag }).submit();
    },
    formpopup: () => add("form", { action: at("formpopup"), target: "_blank" }).submit(),
    click: () => add("a", { href: at("click"), target: "_blank" }).click(),
    ping: () => add("a", { href: "#x", ping: at("ping") }).click(),
    download: () => add("a", { href: at("download"), download: "x", target: "_blank" }).click(),
    framed: () => add("iframe", { srcdoc: "<img src='" + at("framed") + "'>" }),
    sandboxed: () => {
      const frame = add("iframe", { srcdoc: "<script src='" + at("sandboxed") + "'></scr" + "ipt>" });
      frame.sandbox = "allow-scripts";
    },
    refresh: () => add("iframe", {
      srcdoc: "<meta http-equiv=refresh content='0;url=" + at("refresh") + "'>",
    }),
    redirect: () => { new Image().src = "/to?" + encodeURIComponent(at("redirect")); },
    redirected: () => fetch("/to?" + encodeURIComponent(at("redirected")), { mode: "no-cors" }),
    svg: () => {
      document.body.insertAdjacentHTML(
        "beforeend", "<svg><image href='" + at("svg") + "'/></svg>");
    },
    report: () => add("meta", {
      httpEquiv: "Content-Security-Policy", content: "object-src 'none'; report-uri " + at("report"),
    }, document.head),
    ice: () => {
      const host = to.split("//")[1];
      const peer = new RTCPeerConnection({ iceServers: [
        { urls: "stun:" + host },
        { urls: "turn:" + host + "?transport=tcp", username: "u", credential: "c" },
        { urls: "turn:" + host + "?transport=udp", username: "u", credential: "c" }] });
      peer.createDataChannel("x");
      peer.createOffer().then((offer) => peer.setLocalDescription(offer));
    },
  };
  for (const name of Object.keys(tries)) {
    try {
      const made = tries[name]();
      if (made && made.catch) { made.catch(() => 0); }
    } catch (error) { /* this browser has no such thing */ }
  }
  return Object.keys(tries);
}
