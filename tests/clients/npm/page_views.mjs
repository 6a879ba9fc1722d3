// SPDX-License-Identifier: GPL-3.0-or-later
// Steps of page.mjs that use the views: map, space, timeline and arguments, by mouse and by keyboard alone.
import { checkThat, close, dataOf, go, hashOf as rawHash, open as openPage, settle, VIEWS } from './page_browser.mjs';

const open = (name, hash) => openPage(name, { hash });
const hashOf = async (page) => decodeURIComponent(await rawHash(page));
const active = (page) => page.evaluate(() => document.getElementById(document.querySelector('.view-list').getAttribute('aria-activedescendant'))?.textContent ?? '');
const chosen = (page) => page.locator('.view-list [aria-selected=true]').allInnerTexts();

// What is chosen in one view is marked in the others, and the rest is paled.
async function selectionIsSeenInAll() {
  const page = await open('example', '#view=map');
  await page.locator('.view-list').focus();
  await page.keyboard.type('china');
  await page.keyboard.press('Enter');
  checkThat('China is chosen by typing', (await hashOf(page)).includes('select=actor:china'), await hashOf(page));
  for (const view of ['map', 'space']) {
    await page.click(`#tab-${view}`);
    await settle(page);
    const marked = await chosen(page);
    checkThat(`${view} marks China alone`, marked.length === 1 && marked[0].startsWith('China'), marked);
  }
  const pale = await page.locator('#view svg g[opacity="0.22"]').count();
  checkThat('space pales some and not all', pale > 0 && pale < 44, pale);
  await page.click('#tab-arguments');
  await settle(page);
  const state = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll('#view [data-key^=a]')];
    return [boxes.length, boxes.filter((box) => box.style.opacity !== '').length];
  });
  checkThat('arguments pale those that China does not hold', state[0] > state[1] && state[1] > 0, state);
  await close(page);
}

// Tab reaches the list of each view; arrows go on, Enter chooses, Escape chooses nothing.
async function keyboardReachesAll() {
  const page = await open('example', '#view=map');
  for (const view of VIEWS.filter((one) => one !== 'matrix')) {
    await go(page, `#view=${view}`);
    await page.locator(`#tab-${view}`).focus();
    let steps = 0;
    for (; steps < 60; steps++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement.classList.contains('view-list'))) break;
    }
    checkThat(`Tab reaches ${view}`, steps < 60);
    checkThat(`${view} has a name and help`, (await page.locator('.view-list').getAttribute('aria-label')).length > 10 && (await page.locator('.view-list').getAttribute('aria-description')).length > 10);
    const first = await active(page);
    await page.keyboard.press('End');
    const last = await active(page);
    checkThat(`${view} goes from the first to the last`, first !== '' && last !== '' && first !== last, [first, last]);
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    checkThat(`${view} chooses by Enter`, /select=(actor|argument|lineage)|window=/.test(await hashOf(page)), await hashOf(page));
    await page.keyboard.press('Escape');
    checkThat(`${view} chooses nothing by Escape`, !(await hashOf(page)).includes('select='), await hashOf(page));
  }
  await close(page);
}

// Right goes along a relation to what it bears on, left back again; in the map from tie to tie.
async function keysGoAlongRelations() {
  const page = await open('example', '#view=arguments');
  const data = await dataOf(page);
  const relation = data.relations.find((one, at) => one.to[0] === 'argument' && data.relations.findIndex((other) => other.from === one.from) === at);
  const start = data.arguments[relation.from].id;
  await go(page, `#view=arguments&select=argument:${start}`);
  await page.locator('.view-list').focus();
  const from = await active(page);
  await page.keyboard.press('ArrowRight');
  checkThat('right: the relation', (await active(page)).includes(` ${relation.kind} →`), await active(page));
  await page.keyboard.press('ArrowRight');
  const label = data.arguments[relation.to[1]].label ?? data.arguments[relation.to[1]].text;
  checkThat('right again: what it bears on', (await active(page)).startsWith(label.en ?? label['']), await active(page));
  await go(page, '#view=arguments');
  await go(page, `#view=arguments&select=argument:${start}`);
  await page.locator('.view-list').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  checkThat('a relation is chosen', (await hashOf(page)).includes('select=relation:'), await hashOf(page));
  await page.keyboard.press('ArrowLeft');
  checkThat('left: back', (await active(page)) === from, await active(page));
  await go(page, `#view=map&select=actor:us`);
  await page.locator('.view-list').focus();
  await page.keyboard.press('ArrowRight');
  checkThat('the tie is told', (await page.locator('#announce').innerText()).includes('United States'));
  await page.keyboard.press('Enter');
  checkThat('a tie is chosen', (await hashOf(page)).includes('select=tie:'), await hashOf(page));
  await close(page);
}

// By mouse: an actor in the middle of the map, the wheel, dragging, the button that shows all.
async function mouseOnTheMap() {
  const probe = await open('example', '#view=map');
  const data = await dataOf(probe);
  await close(probe);
  const actor = data.actors.find((one) => one.id === 'us');
  const page = await open('example', `#view=map&zoom=${actor.x},${actor.y},2`);
  const box = await page.locator('.view-canvas').boundingBox();
  const middle = [box.x + box.width / 2, box.y + box.height / 2];
  const inked = await page.evaluate(() => {
    const canvas = document.querySelector('.view-canvas');
    return canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((value, at) => at % 4 === 3 && value > 0);
  });
  checkThat('something is drawn', inked);
  await page.mouse.click(...middle);
  checkThat('the actor under the pointer is chosen', (await hashOf(page)).includes('select=actor:us'), await hashOf(page));
  await page.mouse.move(middle[0] + 1, middle[1] + 1);
  checkThat('and named beside it', (await page.locator('.view-tip').innerText()).startsWith('United States'));
  await page.mouse.down();
  await page.mouse.move(middle[0] + 40, middle[1] + 30, { steps: 4 });
  await page.mouse.up();
  await page.waitForFunction((x) => !decodeURIComponent(window.location.hash).includes(`zoom=${x},`), actor.x);
  checkThat('a drag moves the map and chooses nothing else', (await hashOf(page)).includes('select=actor:us'), await hashOf(page));
  await page.mouse.wheel(0, -200);
  await page.waitForFunction(() => !/zoom=[^&]*,2(&|$)/.test(decodeURIComponent(window.location.hash)));
  await page.locator('.view-zoom button').last().click();
  await page.waitForFunction(() => !window.location.hash.includes('zoom='));
  await close(page);
}

// A block chosen in the timeline gives its window and its lineage; without an issue, those who move are told in the key.
async function timeAndOmission() {
  const page = await open('example', '#view=timeline');
  const data = await dataOf(page);
  await page.locator('#view [data-key]:not([data-key*="-"])').first().click();
  checkThat('a block is chosen', /window=.*select=lineage|select=lineage.*window=/.test(await hashOf(page)), await hashOf(page));
  checkThat('and marked', (await chosen(page)).length === 1, await chosen(page));
  const moved = data.omissions?.find((one) => one.moved.length > 0);
  if (moved) {
    await go(page, `#view=map&without=${data.issues[moved.issue].id}`);
    await settle(page);
    checkThat('the key tells of rings', (await page.locator('.view-key').innerText()).includes('Ringed'));
  }
  await close(page);
}

export const viewSteps = { selectionIsSeenInAll, keyboardReachesAll, keysGoAlongRelations, mouseOnTheMap, timeAndOmission };
