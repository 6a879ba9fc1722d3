// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around everything: title, counts, language, colours of the page, legend, footer.
import { element, replace, shapeMark } from "./dom.js";
import { shapePoints } from "./palette.js";
import { linkTo, shortened } from "./sentences.js";

const FRAME_THEMES = ["auto", "light", "dark"];
const FRAME_LEGEND = 14; // rows of the legend; more would be read by nobody

function frameTools(app) {
  const lang = element("button", { type: "button", class: "plain", onclick: () => app.set({ lang: app.state().lang === "en" ? "zh" : "en" }) });
  const theme = element("button", { type: "button", class: "plain", id: "theme-button", onclick: () => {
    app.set({ theme: FRAME_THEMES[(FRAME_THEMES.indexOf(app.state().theme) + 1) % FRAME_THEMES.length] });
    app.announce(theme.title);
  } });
  const help = element("button", { type: "button", class: "plain", id: "help-button", onclick: () => app.openHelp() }, "?");
  const share = element("div", { id: "share" });
  replace(document.getElementById("tools"), share, lang, theme, help);
  return (state) => {
    const other = state.lang === "en" ? "zh" : "en";
    lang.textContent = other === "zh" ? "中文" : "English";
    lang.lang = other;
    theme.textContent = { auto: "◐", light: "☀", dark: "☾" }[state.theme];
    theme.title = app.words("theme", { theme: app.words(`theme_${state.theme}`) });
    theme.setAttribute("aria-label", theme.title);
    help.setAttribute("aria-label", app.words("help"));
    help.title = app.words("help");
  };
}

function frameLegend(app) {
  const rows = app.legend();
  const shown = rows.slice(0, FRAME_LEGEND).map((row) => {
    const name = shortened(row.label, 60);
    const mark = shapeMark(row, shapePoints(row.shape, 5.4));
    const count = row.count === undefined ? null : element("span", { class: "soft" }, ` ${app.number(row.count)}`);
    const whole = app.state().omit < 0 && app.state().window < 0 && app.data.coalitions[row.group] !== undefined;
    const label = row.lineage !== undefined ? linkTo(app, "lineage", row.lineage, name)
      : whole ? linkTo(app, "coalition", row.group, name) : element("span", { dir: "auto" }, name);
    return element("span", { class: "legend-row" }, mark, label, count);
  });
  if (rows.length > FRAME_LEGEND) shown.push(element("span", { class: "soft" }, app.words("andMore", { names: "…", n: rows.length - FRAME_LEGEND })));
  replace(document.getElementById("legend"), shown);
}

export function createFrame(app) {
  const tools = frameTools(app);
  const { data } = app;
  function texts(state) {
    document.documentElement.lang = state.lang;
    replace(document.getElementById("title"), element("span", { dir: "auto" }, app.text(data.about.title) || "entente"));
    document.getElementById("counts").textContent = [["actors", data.actors.length], ["issues", data.issues.length], ["ties", data.ties.length],
      ["statements", data.statements.length]].filter(([, n]) => n > 0).map(([key, n]) => app.words(key, { n })).join(" · ");
    for (const marked of document.querySelectorAll("[data-word]")) marked.textContent = app.words(marked.dataset.word);
    for (const marked of document.querySelectorAll("[data-label]")) marked.setAttribute("aria-label", app.words(marked.dataset.label));
    replace(document.getElementById("foot"), [
      data.about.source ? element("span", { dir: "auto" }, app.words("source", { source: data.about.source })) : null,
      element("span", {}, app.words("madeBy", { version: data.about.version ?? "" })),
      data.about.sha256 ? element("span", { class: "hash" }, app.words("inputHash", { hash: data.about.sha256 })) : null,
    ]);
  }
  return {
    update(state, previous) {
      document.documentElement.dataset.theme = app.dark() ? "dark" : "light";
      tools(state);
      if (state === previous || state.lang !== previous.lang) texts(state);
      if (state === previous || ["view", "lang", "colour", "omit", "window", "theme", "selection"].some((key) => state[key] !== previous[key])) frameLegend(app);
    },
  };
}
