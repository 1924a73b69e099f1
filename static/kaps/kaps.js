/* The little that needs a script: the theme before the first paint, single keys, toasts, dialogs, the help of htmx.
   Every page works without it. */
(function () {
  "use strict";
  var root = document.documentElement;
  var dark = window.matchMedia("(prefers-color-scheme: dark)");
  var read = function (key) { try { return localStorage.getItem(key); } catch (e) { return null; } };
  var keep = function (key, value) { try { localStorage.setItem(key, value); } catch (e) { /* private window */ } };

  function paint() {
    var chosen = read("kaps-theme") || "auto";
    root.dataset.bsTheme = chosen === "auto" ? (dark.matches ? "dark" : "light") : chosen;
    document.querySelectorAll("[data-theme]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.dataset.theme === chosen));
    });
  }
  root.classList.add("js");
  paint();
  dark.addEventListener("change", paint);

  function byId(id) { return document.getElementById(id); }
  function isTyping(target) { return target.closest("input, textarea, select, [contenteditable], dialog"); }

  var keys = {
    "m": function () { var link = byId("log-a-moment"); if (link) { location.assign(link.href); } },
    "/": function () { var field = byId("seek"); if (field) { field.focus(); field.select(); } },
    "?": function () { var dialog = byId("keyboard"); if (dialog) { dialog.showModal(); } },
  };

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { closeMenus(null); }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !keys[event.key]) { return; }
    if (read("kaps-keys") === "off" || isTyping(event.target)) { return; }
    event.preventDefault();
    keys[event.key]();
  });

  function closeMenus(except) {
    document.querySelectorAll("details.menu[open]").forEach(function (menu) {
      if (menu === except) { return; }
      if (menu.contains(document.activeElement)) { menu.firstElementChild.focus(); }
      menu.open = false;
    });
  }

  function leave(toast) {
    toast.classList.add("leaving");
    setTimeout(function () { toast.remove(); }, 160);
  }

  function time(toast) {
    if (toast.dataset.timed || toast.matches(".error, .warning") || toast.closest(".entrance")) { return; }
    toast.dataset.timed = "yes";
    setTimeout(function wait() {
      if (toast.matches(":hover, :focus-within")) { setTimeout(wait, 2000); } else { leave(toast); }
    }, toast.querySelector("form") ? 15000 : 8000);
  }

  function say(words) {
    var template = byId("toast-error"), list = byId("messages");
    if (!template || !list) { return; }
    var toast = template.content.firstElementChild.cloneNode(true);
    toast.querySelector("p").textContent = words;
    list.append(toast);
  }

  document.addEventListener("click", function (event) {
    var target = event.target;
    closeMenus(target.closest("details.menu"));
    var theme = target.closest("[data-theme]");
    if (theme) { keep("kaps-theme", theme.dataset.theme); paint(); }
    var opener = target.closest("[data-dialog]");
    if (opener) { closeMenus(null); byId(opener.dataset.dialog).showModal(); }
    var closer = target.closest("[data-close]");
    if (closer) { if (closer.closest("dialog")) { closer.closest("dialog").close(); } else { leave(closer.closest(".notice")); } }
    if (target.matches("[data-print]")) { window.print(); }
  });

  document.addEventListener("change", function (event) {
    if (event.target.id === "single-keys") { keep("kaps-keys", event.target.checked ? "on" : "off"); }
  });

  document.addEventListener("submit", function (event) {
    if (!event.target.matches("[data-sign-out]")) { return; }
    try {
      Object.keys(localStorage).filter(function (key) { return key.startsWith("kaps-draft-"); }).forEach(function (key) { localStorage.removeItem(key); });
    } catch (e) { /* private window */ }
  });

  function settle() {
    paint();
    var box = byId("single-keys");
    if (box) { box.checked = read("kaps-keys") !== "off"; }
    document.querySelectorAll(".toasts .notice").forEach(time);
    var errors = document.querySelector("[data-errors]");
    if (errors) { errors.focus(); }
  }
  document.addEventListener("DOMContentLoaded", settle);
  document.addEventListener("htmx:afterSettle", function () { document.querySelectorAll(".toasts .notice").forEach(time); });
  document.addEventListener("htmx:sendError", function () { say("The server cannot be reached. Nothing was saved; your text is still here."); });
  document.addEventListener("htmx:responseError", function () { say("That did not work. Nothing was saved; load the page again and try once more."); });
})();
