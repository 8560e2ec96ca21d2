// Keys and marking of words; everything else is htmx. No request is made from here.
"use strict";
(function () {
  const byId = (id) => document.getElementById(id);
  const typing = (element) => element && element.matches("input:not([type=checkbox]), textarea, select");

  // ---------------------------------------------------------------------------------------------- keys
  document.addEventListener("keydown", (event) => {
    const element = document.activeElement;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      leave(element, () => press("a"));
      return;
    }
    if (event.key === "Enter" && element && element.matches("form.field input:not([type=checkbox])")) {
      event.preventDefault(); // leaving the field saves it, once
      element.blur();
      return;
    }
    if (event.key === "Escape") {
      document.querySelectorAll(".drawer").forEach((drawer) => { drawer.hidden = true; });
      if (typing(element)) byId("record").focus();
      return;
    }
    if (typing(element) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.key === "e") { event.preventDefault(); edit(); return; }
    if (event.key === "/") { event.preventDefault(); byId("q").focus(); byId("q").select(); return; }
    if (press(event.key)) event.preventDefault();
  });

  function press(key) {
    const button = [...document.querySelectorAll("[data-key]")].find((each) => each.dataset.key === key && !each.disabled);
    if (button) button.click();
    return Boolean(button);
  }

  // What was typed is sent before the goal is accepted: the field's own request is awaited.
  function leave(element, then) {
    const form = element && element.closest("form.field");
    if (!form || !typing(element) || element.value === element.defaultValue) { then(); return; }
    form.addEventListener("htmx:afterRequest", then, { once: true });
    element.blur();
  }

  function edit() {
    const first = document.querySelector("#fields textarea, #fields input[type=text]");
    const stated = [...document.querySelectorAll("#fields textarea[id$='-title'], #fields textarea[id$='-statement']")]
      .find((each) => each.value);
    const field = stated || first;
    if (field) { field.focus(); if (field.select) field.setSelectionRange(field.value.length, field.value.length); }
  }

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) {
      const drawer = byId(opener.dataset.opens);
      drawer.hidden = !drawer.hidden;
      const field = drawer.querySelector("select, textarea");
      if (!drawer.hidden && field) field.focus();
    }
    const shower = event.target.closest("[data-shows]");
    if (shower) byId(shower.dataset.shows).showModal();
  });

  // ---------------------------------------------------------------------------------------------- many goals at once
  const counted = byId("many-counted");
  const forget = () => counted.replaceChildren(); // what was counted holds for the number it was counted with
  byId("many-least").addEventListener("input", forget);
  byId("many").addEventListener("close", forget);
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.requestConfig.verb === "post" && counted.contains(event.detail.requestConfig.elt)) byId("many").close();
  });

  // ---------------------------------------------------------------------------------------------- marking
  // A place in the text of a block: the element that holds the words says where they begin.
  function spot(node, offset) {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const piece = element.closest("[data-start]");
    const block = element.closest("[data-block]");
    if (!piece || !block) return null;
    const within = node.nodeType === Node.TEXT_NODE ? [...node.data.slice(0, offset)].length : 0;
    return { block: block.dataset.block, at: Number(piece.dataset.start) + within };
  }

  function marked() {
    const selection = window.getSelection();
    if (!selection || selection.isCollapsed || !byId("sheet").contains(selection.anchorNode)) return null;
    let from = spot(selection.anchorNode, selection.anchorOffset);
    let to = spot(selection.focusNode, selection.focusOffset);
    if (!from || !to) return null;
    if (from.block === to.block) {
      if (from.at > to.at) [from, to] = [to, from];
      return { block: from.block, start: from.at, end: to.at };
    }
    const backwards = selection.anchorNode.compareDocumentPosition(selection.focusNode) & Node.DOCUMENT_POSITION_PRECEDING;
    const [first, last] = backwards ? [to, from] : [from, to];
    return { block: first.block, start: first.at, end: length(first.block), rest: between(first, last) };
  }

  // Words that run over several passages: those behind the first. The goal's place is the first one's.
  function between(first, last) {
    const blocks = [...document.querySelectorAll(".read [data-block]")].map((each) => each.dataset.block);
    const parts = blocks.slice(blocks.indexOf(first.block) + 1, blocks.indexOf(last.block)).map(text);
    return [...parts, [...text(last.block)].slice(0, last.at).join("")].filter((part) => part.trim()).join("\n");
  }

  const pieces = (block) => [...document.querySelectorAll(".read [data-block] [data-start]")]
    .filter((each) => each.closest("[data-block]").dataset.block === block);
  const text = (block) => pieces(block).map((each) => each.textContent).join("");
  const length = (block) => [...text(block)].length;

  function show(mark) {
    byId("mark-block").value = mark.block;
    byId("mark-start").value = mark.start;
    byId("mark-end").value = mark.end;
    byId("mark-rest").value = mark.rest || "";
    byId("marked").textContent = [...text(mark.block)].slice(mark.start, mark.end).join("") + (mark.rest ? "\n" + mark.rest : "");
    document.querySelectorAll(".chosen").forEach((each) => each.classList.remove("chosen"));
    document.querySelectorAll("#sheet rect.block, .read [data-block]").forEach((each) => {
      if (each.dataset.block === mark.block) each.classList.add("chosen");
    });
  }

  document.addEventListener("mouseup", (event) => {
    if (!event.target.closest(".paper, .read")) return;
    if (typing(document.activeElement)) document.activeElement.blur(); // so that keys work on the mark
    const mark = marked();
    if (mark && mark.end > mark.start) { show(mark); return; }
    const block = event.target.closest("[data-block]");
    if (block) show({ block: block.dataset.block, start: 0, end: length(block.dataset.block) });
  });
  document.addEventListener("keyup", (event) => {
    if (event.shiftKey || event.key === "Shift") { const mark = marked(); if (mark && mark.end > mark.start) show(mark); }
  });

  // ---------------------------------------------------------------------------------------------- after each step
  function settle() {
    const current = document.querySelector("#queue [aria-current]");
    if (current) current.scrollIntoView({ block: "nearest" });
    const box = document.querySelector("#overlay .box.goal") || document.querySelector(".read mark.goal");
    if (box) box.scrollIntoView({ block: "center" });
  }
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target === counted && counted.querySelector("button")) counted.querySelector("button").focus();
    if (event.detail.target && (event.detail.target.id === "work" || event.detail.target.id === "sheet")) {
      settle();
      if (event.detail.target.id === "work" && (!document.activeElement || document.activeElement === document.body)) byId("record").focus({ preventScroll: true });
    }
  });
  document.addEventListener("htmx:responseError", (event) => {
    byId("message").textContent = event.detail.xhr.responseText || document.body.dataset.noAnswer;
    byId("message").className = "failed";
  });
  document.addEventListener("htmx:sendError", () => {
    byId("message").textContent = document.body.dataset.gone;
    byId("message").className = "failed";
  });
  settle();
})();
