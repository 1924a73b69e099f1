/* Keeps what is typed into <form data-draft="moment-7"> in this browser until the server says that it was saved, so that a
   closed tab, a lost session or a dead network costs nobody a word. Files and passwords are never kept; signing out forgets (kaps.js). */
(function () {
  "use strict";
  var PREFIX = "kaps-draft-", SENT = "kaps-draft-sent";
  var store;
  try { store = window.localStorage; } catch (e) { return; }

  function fields(form) {
    return Array.from(form.elements).filter(function (field) {
      return field.name && !/^(csrfmiddlewaretoken|version)$/.test(field.name)
        && !/^(file|password|submit|button|reset)$/.test(field.type) && field.tagName !== "BUTTON";
    });
  }

  function typed(form) {
    return fields(form).map(function (field) {
      return [field.name, /^(checkbox|radio)$/.test(field.type) ? field.value : "", field.type === "checkbox" || field.type === "radio" ? field.checked : field.value];
    });
  }

  function putBack(form, kept) {
    var changed = false;
    kept.forEach(function (entry) {
      fields(form).forEach(function (field) {
        var ticked = /^(checkbox|radio)$/.test(field.type);
        if (field.name !== entry[0] || (ticked && field.value !== entry[1])) { return; }
        var before = ticked ? field.checked : field.value;
        if (before === entry[2]) { return; }
        if (ticked) { field.checked = entry[2]; } else { field.value = entry[2]; }
        changed = true;
        var fold = field.closest("details");
        if (fold) { fold.open = true; }
      });
    });
    return changed;
  }

  function offerToForget(form, key) {
    var note = form.querySelector("[data-draft-note]");
    if (!note) { return; }
    note.hidden = false;
    note.querySelector("button").addEventListener("click", function () {
      store.removeItem(key);
      form.reset();
      note.hidden = true;
    });
  }

  function watch(form) {
    var key = PREFIX + form.dataset.draft, waiting;
    var kept = store.getItem(key);
    if (kept && !form.querySelector("[data-errors]")) {
      try { if (putBack(form, JSON.parse(kept))) { offerToForget(form, key); } } catch (e) { store.removeItem(key); }
    }
    function keep() { try { store.setItem(key, JSON.stringify(typed(form))); } catch (e) { /* full */ } }
    form.addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(keep, 300); });
    form.addEventListener("submit", function () { clearTimeout(waiting); keep(); store.setItem(SENT, key); });
  }

  document.addEventListener("DOMContentLoaded", function () {
    var sent = store.getItem(SENT);
    if (sent && document.querySelector("#messages .notice.success")) { store.removeItem(sent); }
    store.removeItem(SENT);
    document.querySelectorAll("form[data-draft]").forEach(watch);
  });
})();
