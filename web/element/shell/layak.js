// Loader of <layak-form>: the one script tag of a host page. It finds its own address, fetches the element's module
// only when the page holds a form, and leaves no trace in the page's globals. Safe to include more than once.
(function () {
  "use strict";
  var script = document.currentScript || document.querySelector('script[src*="/v1/layak.js"]');
  if (!script || customElements.get("layak-form")) return;
  var module = new URL("../widget/%ELEMENT%", script.src);
  var blocked = false;
  var words = {
    id: ["Formulir tidak dapat dimuat di halaman ini.", "Buka formulir di situs kantor"],
    en: ["The form could not be loaded on this page.", "Open the form on the office's site"],
    csp: { id: "Aturan keamanan situs ini menahannya.", en: "This site's security policy stopped it." },
    network: { id: "Periksa sambungan internet Anda.", en: "Check your connection." },
  };

  function report(form, code) {
    var lang = form.lang === "en" ? "en" : "id";
    var box = document.createElement("p");
    var link = document.createElement("a");
    link.textContent = words[lang][1];
    link.href = (form.getAttribute("server") || module.origin) + "/forms/" + encodeURIComponent(form.getAttribute("pack") || "");
    box.setAttribute("role", "alert");
    box.append(words[lang][0] + " " + words[code][lang] + " ", link, " (" + code + ")");
    form.replaceChildren(box);
    form.dispatchEvent(new CustomEvent("layak-error", { bubbles: true, composed: true, detail: { code: code } }));
  }

  function violation(event) {
    if (event.blockedURI && event.blockedURI.indexOf(module.origin) === 0) blocked = true;
  }

  function load() {
    document.addEventListener("securitypolicyviolation", violation);
    import(module.href)
      .catch(function () {
        // A violation is reported in a task of its own, which may come after the refused import.
        return new Promise(function (done) { setTimeout(done, 50); }).then(function () {
          document.querySelectorAll("layak-form").forEach(function (form) { report(form, blocked ? "csp" : "network"); });
        });
      })
      .then(function () { document.removeEventListener("securitypolicyviolation", violation); });
  }

  function whenNeeded() {
    if (document.querySelector("layak-form")) return load();
    var observer = new MutationObserver(function () {
      if (document.querySelector("layak-form")) { observer.disconnect(); load(); }
    });
    observer.observe(document, { childList: true, subtree: true });
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", whenNeeded, { once: true });
  else whenNeeded();
})();
