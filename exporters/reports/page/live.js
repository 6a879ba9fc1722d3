// SPDX-License-Identifier: GPL-3.0-or-later
// Of a page that is served: waits for the next one, and shows what is wrong with the file meanwhile. An answer
// has a line for the state of things, one for the page, and one for each fault.
const liveOwn = document.querySelector('meta[name="entente-page"]').content;
const liveHasPage = liveOwn !== "none";

// Where faults are shown: a page without faults has no such place yet.
function liveMake() {
  const box = document.createElement("div");
  box.id = "faults";
  box.hidden = true;
  box.setAttribute("role", "alert");
  document.body.prepend(box);
  return box;
}
const liveBox = document.getElementById("faults") ?? liveMake();

function liveShow(faults) {
  liveBox.replaceChildren();
  liveBox.hidden = faults.length === 0;
  if (liveBox.hidden) return;
  const heading = document.createElement("strong");
  heading.hidden = !liveHasPage;
  heading.textContent = document.documentElement.lang.toLowerCase().startsWith("zh") ? "文件有误；下面是此前最后一个无误的页面。" : "The file has faults; below is the last page without any.";
  const list = document.createElement("ul");
  for (const fault of faults) {
    const item = document.createElement("li");
    item.textContent = fault;
    list.append(item);
  }
  liveBox.append(heading, list);
}

async function liveListen() {
  let state = "";
  for (;;) {
    try {
      const answer = await fetch(`events?since=${state}`, { cache: "no-store" });
      if (!answer.ok) throw new Error(answer.statusText);
      const [now, page, ...faults] = (await answer.text()).split("\n").filter((line) => line !== "");
      if (page !== liveOwn) {
        location.reload();
        return;
      }
      if (now !== state) liveShow(faults);
      state = now;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

liveListen();
