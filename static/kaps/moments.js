/* While a moment is logged: words typed are kept in this browser until the server has them, and the customer
   is found by arrows and Enter. The form works without any of it. */
(function () {
  "use strict";
  var PREFIX = "kaps-draft:", WEEK = 7 * 24 * 3600 * 1000;
  var form = document.querySelector("form[data-draft]");

  function each(visit) {
    try {
      Object.keys(localStorage).filter(function (key) { return key.startsWith(PREFIX); }).forEach(function (key) {
        var draft = null;
        try { draft = JSON.parse(localStorage.getItem(key)); } catch (e) { /* not ours */ }
        if (!draft || Date.now() - draft.at > WEEK) { localStorage.removeItem(key); } else { visit(key, draft); }
      });
    } catch (e) { /* private window */ }
  }
  function forget(key) { try { localStorage.removeItem(key); } catch (e) { /* private window */ } }

  document.querySelectorAll("[data-saved]").forEach(function (saved) {
    each(function (key) { if (key.endsWith(":" + saved.dataset.saved)) { forget(key); } });
  });
  if (!form) { return; }

  function formKey() { return form.elements.form_key; }
  function ownKey() { return PREFIX + form.dataset.draft + ":" + formKey().value; }
  function fields() {
    return Array.from(form.elements).filter(function (field) {
      return field.name && field.type !== "submit" && !["csrfmiddlewaretoken", "form_key", "choice"].includes(field.name);
    });
  }
  function isTick(field) { return field.type === "checkbox" || field.type === "radio"; }

  function keep() {
    var values = fields().map(function (field) {
      return [field.name, isTick(field) ? (field.checked ? field.value : null) : field.value, field.value];
    });
    var words = ["account_name", "person", "happened", "deed"].some(function (name) { return form.elements[name].value.trim(); });
    try {
      if (words) { localStorage.setItem(ownKey(), JSON.stringify({ at: Date.now(), values: values })); } else { forget(ownKey()); }
    } catch (e) { /* private window or full */ }
  }

  function fill(values) {
    values.forEach(function (entry) {
      var found = fields().filter(function (field) { return field.name === entry[0]; });
      found.forEach(function (field) {
        if (!isTick(field)) { field.value = entry[1]; } else if (field.value === entry[2]) { field.checked = entry[1] !== null; }
        var fold = field.closest("details");
        if (fold && entry[1] && !isTick(field) && field.tagName !== "SELECT") { fold.open = true; }
      });
    });
  }

  function picked(values) {
    var entry = values.find(function (value) { return value[0] === "account" && value[1]; });
    if (entry && window.htmx) {
      window.htmx.ajax("GET", form.dataset.card + "?account=" + encodeURIComponent(entry[1]), { target: "#account-part", swap: "outerHTML" })
        .then(function () { fill(values); });
    }
  }

  function ago(at) {
    var minutes = Math.round((Date.now() - at) / 60000);
    if (minutes < 1) { return "just now"; }
    if (minutes < 60) { return minutes + (minutes === 1 ? " minute ago" : " minutes ago"); }
    var hours = Math.round(minutes / 60);
    if (hours < 24) { return hours + (hours === 1 ? " hour ago" : " hours ago"); }
    var days = Math.round(hours / 24);
    return days + (days === 1 ? " day ago" : " days ago");
  }

  function offer() {
    var latest = null;
    each(function (key, draft) {
      var mine = key.startsWith(PREFIX + form.dataset.draft + ":");
      if (mine && key !== ownKey() && (!latest || draft.at > latest.draft.at)) { latest = { key: key, draft: draft }; }
    });
    if (!latest) { return; }
    var note = document.getElementById("draft");
    var name = latest.draft.values.find(function (entry) { return entry[0] === "account_name"; });
    note.querySelector("[data-about]").textContent = name && name[1] ? " for " + name[1] : "";
    note.querySelector("[data-age]").textContent = ago(latest.draft.at);
    note.hidden = false;
    note.querySelector("[data-resume]").addEventListener("click", function () {
      formKey().value = latest.key.split(":").pop();
      fill(latest.draft.values);
      picked(latest.draft.values);
      note.hidden = true;
      form.elements.deed.focus();
    });
    note.querySelector("[data-discard]").addEventListener("click", function () {
      forget(latest.key);
      note.hidden = true;
      form.elements.account_name.focus();
    });
  }

  var waiting = 0;
  form.addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(keep, 250); });
  form.addEventListener("submit", keep);
  window.addEventListener("pagehide", function () { if (waiting) { keep(); } });

  function buttons() { return Array.from(form.querySelectorAll("[data-pick]")); }
  form.addEventListener("keydown", function (event) {
    var at = buttons().indexOf(event.target), typing = event.target.name === "account_name";
    if (!typing && at < 0) { return; }
    if (event.key === "Enter" && typing) {
      event.preventDefault();
      if (buttons().length) { buttons()[0].click(); }
    }
    if (event.key === "ArrowDown" && buttons()[at + 1]) { event.preventDefault(); buttons()[at + 1].focus(); }
    if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (buttons()[at - 1] || form.elements.account_name).focus();
    }
  });
  var goOn = false;
  form.addEventListener("click", function (event) { if (event.target.closest("[data-pick]")) { goOn = true; } });
  document.addEventListener("htmx:afterSettle", function () {
    if (goOn && form.querySelector("[data-picked]")) { goOn = false; form.elements.person.focus(); keep(); }
  });

  if (!form.querySelector("[data-errors]")) {
    offer();
    if (!form.elements.account_name.value) { form.elements.account_name.focus(); }
  }
})();
