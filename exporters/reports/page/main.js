// SPDX-License-Identifier: GPL-3.0-or-later
// Lists who stands with whom.
const data = JSON.parse(document.getElementById("data").textContent);
const view = document.getElementById("view");

function add(parent, name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  parent.append(element);
  return element;
}

function textOf(text, other) {
  return text ? text[data.about.language] ?? text[""] ?? Object.values(text)[0] : other;
}

add(view, "h1", textOf(data.about.title, ""));
for (const coalition of data.coalitions) {
  add(view, "h2", textOf(coalition.name, ""));
  const list = add(view, "ul", "");
  for (const actor of coalition.members) add(list, "li", textOf(data.actors[actor].label, data.actors[actor].id));
}
