/* Says under a text how much of it still fits. Without it the help says the same, once. */
document.querySelectorAll("textarea[data-count]").forEach(function (field) {
  "use strict";
  var most = Number(field.dataset.count), said = document.createElement("p");
  function say() {
    var left = most - Array.from(field.value.replace(/\r\n/g, "\n")).length;
    said.textContent = left >= 0 ? left.toLocaleString() + " characters left" : -left.toLocaleString() + " characters too many";
    said.classList.toggle("over", left < 0);
  }
  said.className = "form-text counter";
  field.parentElement.append(said);
  field.addEventListener("input", say);
  say();
});
