// SPDX-License-Identifier: GPL-3.0-or-later
// Uses the pages of a folder (page.py) in a browser as readers do: by mouse, keys and links, light and
// dark, narrow, in Chinese, with labels that mean harm. Prints what is not as it should be; exits 1 then.
// ENTENTE_STEP names one step to take alone; ENTENTE_STEPS says how long each takes.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

import { browser, check, checkThat, close, dataOf, faults, folder, go, hashOf, open, save, settle, source, title, VIEWS } from './page_browser.mjs';
import { viewSteps } from './page_views.mjs';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// `rules` are those to look at; all where there are none.
async function seriousFindings(page, where, rules = null) {
  const only = rules === null ? '' : `, runOnly: ${JSON.stringify(rules)}`;
  const found = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ['violations']${only} })`);
  for (const { id, impact, nodes } of found.violations.filter((one) => ['serious', 'critical'].includes(one.impact))) {
    faults.push(`${where}: axe finds ${id} (${impact}): ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`).join(' | ')}`);
  }
}

async function bothTonguesSayAll() {
  const tables = await Promise.all(['words_en', 'words_zh'].map(async (name) => {
    const text = fs.readFileSync(path.join(source, `${name}.js`), 'utf8');
    return Object.values(await import(`data:text/javascript,${encodeURIComponent(text)}`))[0];
  }));
  check('words of the page', Object.keys(tables[1]), Object.keys(tables[0]));
  const holes = (row) => [...new Set([row].flat().join(' ').match(/\{\w+\}/g) ?? [])].filter((hole) => hole !== '{n}').sort();
  for (const key of Object.keys(tables[0])) check(`what enters at ${key}`, holes(tables[1][key]), holes(tables[0][key]));
}

async function selectionGoesThroughTheViews() {
  const page = await open('example');
  await page.keyboard.press('/');
  await page.keyboard.type('united stat');
  await page.waitForSelector('#search-list [role=option]');
  await page.keyboard.press('ArrowDown');
  check('the first found', await page.locator('[role=option][aria-selected=true]').count(), 1);
  await page.keyboard.press('Enter');
  check('chosen by search', await title(page), 'United States');
  checkThat('it says with whom it stands', (await page.locator('#panel .lead').first().innerText()).startsWith('United States '));
  for (const view of VIEWS) {
    await page.click(`#tab-${view}`);
    await settle(page);
    check(`${view} is open`, await page.locator('[role=tab][aria-selected=true]').getAttribute('id'), `tab-${view}`);
    check(`in ${view}`, await title(page), 'United States');
    checkThat(`${view} is in the link`, (await hashOf(page)).includes(`view=${view}`));
  }
  await page.click('#tab-matrix');
  check('its row is marked', (await page.locator('.matrix-row.chosen .matrix-name').innerText()).trim(), 'United States');
  await page.locator('.matrix-row.chosen .matrix-cell:has(.face)').first().click();
  checkThat('a cell is chosen', (await hashOf(page)).includes('select=cell'));
  checkThat('with what was said', (await page.locator('#panel .statement .summary').first().innerText()).length > 10);
  checkThat('and where', (await page.locator('#panel .statement .cite').count()) > 0);
  // From a tie to the statements it rests on.
  await page.locator('#panel .lead a.link').first().click();
  await page.locator('#panel .tie-row a.link').first().click();
  checkThat('a tie is chosen', (await hashOf(page)).includes('select=tie'));
  await page.locator('#panel details summary').first().click();
  check('both positions', await page.locator('#panel details[open] h4').count(), 2);
  checkThat('and their statements', (await page.locator('#panel details[open] .statement').count()) >= 2);
  await page.goBack();
  check('back', await title(page), 'United States');
  await close(page);
}

async function filtersFilter() {
  const page = await open('example', { hash: '#view=matrix' });
  const data = await dataOf(page);
  await page.click('#filters-button');
  await page.locator('#filters label', { hasText: /^organisation$/ }).locator('input').uncheck();
  await page.locator('#filters input[type=range]').last().fill('0.5');
  check('two chips', await page.locator('.chip').count(), 2);
  const kept = new Set(data.cells.filter((c) => data.actors[c[0]].kind !== 'organisation' && c[7].some((s) => data.statements[s].confidence >= 0.5)).map((c) => c[0]));
  const rows = await page.locator('.matrix').getAttribute('aria-rowcount');
  const headings = new Set([...kept].map((actor) => data.actors[actor].coalition)).size;
  check('rows that are left', Number(rows), 1 + kept.size + headings);
  checkThat('it is told', (await page.locator('.told').innerText()).startsWith('Shown now:'));
  const hash = await hashOf(page);
  const again = await open('example', { hash });
  check('the filters come back by the link', await again.locator('.chip').allInnerTexts(), await page.locator('.chip').allInnerTexts());
  check('and the rows', await again.locator('.matrix').getAttribute('aria-rowcount'), rows);
  await close(again);
  await page.locator('.chip').first().click();
  await page.locator('.chip').first().click();
  check('none is left', await page.locator('.chip').count(), 0);
  await close(page);
}

async function linksGiveTheViewBack() {
  const probe = await open('example');
  const data = await dataOf(probe);
  await close(probe);
  const issue = data.omissions.find((one) => one.moved.length > 0) ?? data.omissions[0];
  const tie = data.ties[0].slice(0, 2).map((actor) => data.actors[actor].id).join(',');
  const first = (list) => list[0].id;
  let page = null;
  for (const hash of [`#view=map&select=tie:${tie}&weight=0.3&zoom=10,20,1.5`, `#view=arguments&select=argument:${first(data.arguments)}&lang=zh`,
    `#view=matrix&select=cell:${data.actors[data.cells[3][0]].id},${data.issues[data.cells[3][1]].id}&from=2014-01-01&to=2021-12-31`,
    `#view=map&select=issue:${data.issues[issue.issue].id}&without=${data.issues[issue.issue].id}`, `#view=space&select=coalition:${data.actors[data.coalitions[0].members[0]].id}&colour=stability`,
    `#view=timeline&window=${data.windows.from[1]}..${data.windows.to[1]}`, `#view=matrix&select=statement:${first(data.statements)}&issues=${first(data.issues)}&colour=kind`]) {
    if (page === null) page = await open('example', { hash }); // the others are followed within the page
    else await go(page, hash);
    const written = await page.evaluate(() => { const to = (h) => [...new URLSearchParams(h.slice(1))].map(([k, v]) => `${k}=${v}`).sort(); return to(window.location.hash); });
    check(`the link ${hash}`, written, [...new URLSearchParams(hash.slice(1))].map(([k, v]) => `${k}=${v}`).sort());
    checkThat(`${hash}: a title`, (await title(page)).length > 0);
    if (hash.includes('without')) checkThat('what changed is told', (await page.locator('#panel .noted').first().innerText()).startsWith('Without'));
  }
  await close(page);
  const lost = await open('example', { hash: '#view=matrix&select=actor:nobody-at-all&issues=%&zoom=1,x,2&window=9&colour=@none&weight=-3' });
  check('what is unknown is left out', await hashOf(lost), '#view=matrix&issues=');
  checkThat('and told', (await lost.locator('#announce').innerText()).includes('nobody-at-all'));
  await close(lost);
}

// What a picture must hold besides its title, description and the source.
const PICTURED = { map: ['>China<', 'Agreement: solid', 'China and 24 others'], matrix: [], space: ['>China<', 'Dimension 1'],
  timeline: ['Lineages'], arguments: ['undercuts a relation'] };

// What is saved is well-formed, with real text and nothing that acts, and opens elsewhere.
async function downloadsHold(name, views) {
  const page = await open(name);
  for (const view of views) {
    await page.click(`#tab-${view}`);
    await settle(page);
    const [svgName, bytes, file] = await save(page, 'SVG');
    check(`${name}: name of ${view}`, svgName, `entente-${view}.svg`);
    const svg = bytes.toString('utf8');
    const found = await page.evaluate((text) => {
      const made = new DOMParser().parseFromString(text, 'image/svg+xml');
      return { error: made.querySelector('parsererror')?.textContent ?? null, root: made.documentElement.localName,
        bad: made.querySelectorAll('script, foreignObject, image, iframe, a').length + [...made.querySelectorAll('*')].filter((one) => [...one.attributes].some((a) => a.name.startsWith('on'))).length,
        texts: made.querySelectorAll('text').length };
    }, svg);
    check(`${name}: ${view} as SVG`, [found.error, found.root, found.bad, found.texts > 0], [null, 'svg', 0, true]);
    for (const one of ['<title>', '<desc>', 'entente ', ...(name === 'example' ? PICTURED[view] : [])]) checkThat(`${name}: ${view} has ${one}`, svg.includes(one));
    const converted = spawnSync('rsvg-convert', ['-o', path.join(folder, 'saved.png'), file]);
    if (converted.error?.code !== 'ENOENT') checkThat(`${name}: rsvg-convert opens ${view}`, converted.status === 0, String(converted.stderr));
    const [, png] = await save(page, 'PNG');
    checkThat(`${name}: ${view} as PNG`, png.subarray(1, 4).toString() === 'PNG' && png.readUInt32BE(16) > 200);
  }
  await close(page);
}

// The cells of a table, by RFC 4180.
function cells(text) {
  return [...text.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|$)/g)].map(([, cell]) => cell.replace(/^"([\s\S]*)"$/, '$1').replaceAll('""', '"'));
}

async function tablesHold() {
  const page = await open('hostile', { hash: '#view=matrix' });
  const data = await dataOf(page);
  for (const word of ['Statements of the selection', 'Positions seen']) {
    const [, bytes] = await save(page, word);
    const text = bytes.toString('utf8');
    checkThat(`${word}: a byte order mark`, bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])));
    checkThat(`${word}: ends with a line`, text.endsWith('\r\n'));
    const live = cells(text.slice(1)).filter((cell) => /^[\s\u0000-\u0020\u200b-\u200f\ufeff]*[=+\-@]/.test(cell) && !/^-?[\d.]+(e-?\d+)?$/.test(cell));
    check(`${word}: no cell that computes`, live, []);
  }
  checkThat('all statements are there', cells((await save(page, 'Statements of the selection'))[1].toString('utf8')).length >= 13 * (data.statements.length + 1));
  await close(page);
}

async function keysReachEverything() {
  const page = await open('example');
  await page.keyboard.press('?');
  check('help opens', await page.locator('dialog[open]').count(), 1);
  await page.keyboard.press('Escape');
  check('and closes', await page.locator('dialog[open]').count(), 0);
  await page.keyboard.press('2');
  check('the second view', await page.locator('[role=tab][aria-selected=true]').innerText(), 'Matrix');
  await page.locator('#tab-matrix').focus();
  await page.keyboard.press('ArrowRight');
  check('arrows between tabs', await page.evaluate(() => document.activeElement.id), 'tab-space');
  await page.keyboard.press('ArrowLeft');
  await page.locator('.matrix [tabindex="0"]').focus();
  await page.keyboard.press('Control+End');
  await settle(page);
  const at = () => page.evaluate(() => [document.activeElement.dataset.row, document.activeElement.dataset.column].map(Number));
  const [rows, columns] = await page.evaluate(() => ['aria-rowcount', 'aria-colcount'].map((name) => Number(document.querySelector('.matrix').getAttribute(name)) - 1));
  check('the last cell', await at(), [rows, columns]);
  await page.keyboard.press('Control+Home');
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowLeft']) await page.keyboard.press(key);
  check('where the keys lead', await at(), [2, 1]);
  await page.keyboard.press('Enter');
  checkThat('Enter selects', (await hashOf(page)).includes('select=cell'));
  check('and the focus stays', await at(), [2, 1]);
  await page.keyboard.press('Escape');
  checkThat('Escape lets go', !(await hashOf(page)).includes('select'));
  await page.keyboard.press('f');
  check('f opens the filters', await page.locator('#filters').isVisible(), true);
  // Tab alone comes to every part and never sticks.
  const parts = new Set();
  await page.evaluate(() => document.activeElement.blur());
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab');
    parts.add(await page.evaluate(() => document.activeElement.closest('#search, #tools, #bar, #filters, #view, #legend, #panel')?.id ?? ''));
  }
  check('Tab comes to', [...parts].filter(Boolean).sort(), ['bar', 'filters', 'legend', 'panel', 'search', 'tools', 'view']);
  await close(page);
}

async function everyoneCanRead() {
  for (const [how, options, rules] of [['light', {}], ['dark', { dark: true }, ['color-contrast']], ['narrow', { width: 390, height: 844 }]]) {
    const page = await open('example', { hash: '#select=actor:china', ...options });
    await page.click('#filters-button');
    for (const view of VIEWS) {
      await page.click(`#tab-${view}`);
      await settle(page);
      await seriousFindings(page, `${view}, ${how}`, rules);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      checkThat(`${view}, ${how}: nothing beyond the edge (${wide})`, wide <= 0);
    }
    await close(page);
  }
}

async function chineseIsChinese() {
  const page = await open('example', { hash: '#view=matrix&select=actor:us' });
  await page.locator('#tools button', { hasText: '中文' }).click();
  check('the language of the page', await page.evaluate(() => document.documentElement.lang), 'zh');
  check('the name', await title(page), '美国');
  const english = await page.evaluate(() => ['#bar', '#panel .lead', '#legend', '#tools', '.matrix-key'].map((one) => document.querySelector(one).innerText).join(' ').match(/[a-z]{4,}/g));
  check('English that is left', (english ?? []).filter((word) => !['entente', 'nglish', 'family'].includes(word)), []);
  await page.keyboard.press('/');
  await page.keyboard.type('主权');
  await page.waitForSelector('#search-list [role=option]:not([aria-disabled])');
  await seriousFindings(page, 'Chinese');
  await close(page);
}

// Labels that mean harm are shown as text, on phones too, and nothing moves by itself.
async function harmIsInert(how, options) {
  const page = await open('hostile', options);
  const data = await dataOf(page);
  for (const view of VIEWS) {
    for (const { id } of data.actors.slice(0, 3)) {
      await go(page, `#view=${view}&select=actor:${encodeURIComponent(encodeURIComponent(id))}`);
      for (const row of await page.locator('#panel details').all()) await row.evaluate((one) => { one.open = true; });
    }
    await settle(page);
    const bad = await page.evaluate(() => [...document.querySelectorAll('#view *, #panel *, header *')].filter((one) => ['SCRIPT', 'IMG', 'IFRAME', 'B'].includes(one.tagName) ||
      [...one.attributes].some((a) => a.name.startsWith('on')) || (one.tagName === 'A' && !/^(https?:|file:)/.test(one.protocol))).map((one) => one.outerHTML.slice(0, 100)));
    check(`hostile ${view}, ${how}`, bad, []);
    const found = await page.evaluate(() => [document.documentElement.scrollWidth <= window.innerWidth, document.getAnimations().length]);
    check(`hostile ${view}, ${how}: nothing beyond the edge, and still`, found, [true, 0]);
  }
  await close(page);
}

// Of data as large as one meets, the document holds what is seen.
async function largeStaysSmall() {
  const html = fs.readFileSync(path.join(folder, 'single.html'), 'utf8');
  const data = JSON.parse(/id="data">([^<]*)</.exec(html)[1]);
  const [actor, issue] = [data.actors[0], data.issues[0]];
  data.actors = Array.from({ length: 2000 }, (_, i) => ({ ...actor, id: `a${i}`, label: { '': `Actor ${i}` }, short: null, groups: [], coalition: -1, x: i, y: i % 50 }));
  data.issues = Array.from({ length: 282 }, (_, i) => ({ ...issue, id: `i${i}`, label: { '': `Issue ${i}` }, short: null, order: i }));
  data.cells = data.actors.flatMap((_, i) => [0, 94, 188, 281].map((j) => [i, (i + j) % 282, i % 2 ? 1 : -1, -1, 1, 0, -1, []]));
  Object.assign(data, { statements: [], ties: [], coalitions: [], omissions: null, windows: null });
  const file = path.join(folder, 'large.html');
  fs.writeFileSync(file, html.replace(/id="data">[^<]*</, () => `id="data">${JSON.stringify(data).replaceAll('<', '\\u003c')}<`));
  const page = await open('large', { file, hash: '#view=matrix' });
  await page.locator('.matrix [tabindex="0"]').focus();
  await page.keyboard.press('Control+End');
  await settle(page);
  check('the last of 2,000', await page.evaluate(() => document.activeElement.getAttribute('aria-label').split(',')[0]), `Actor ${1999}`);
  const drawn = await page.locator('.matrix-cell').count();
  checkThat(`the document holds what is seen (${drawn} cells)`, drawn > 100 && drawn < 3000);
  await close(page);
}

async function littleIsEnough() {
  for (const name of ['single', 'ties', 'empty']) {
    const page = await open(name);
    for (const view of VIEWS) {
      await page.click(`#tab-${view}`);
      await settle(page);
      checkThat(`${name}, ${view}: something is said`, (await page.locator('#view').innerText()).length + (await page.locator('#view canvas, #view svg').count()) > 0);
    }
    await close(page);
  }
}

// The policy names what it lets in by hash, and no markup carries a style or a listener of its own.
async function policyIsStrict() {
  const html = fs.readFileSync(path.join(folder, 'example.html'), 'utf8');
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/i.exec(html)?.[1] ?? '';
  const rules = Object.fromEntries(policy.split(';').map((rule) => rule.trim().split(' ')).map(([name, ...values]) => [name, values.join(' ')]));
  check('what is not named is refused', [rules['default-src'], rules['connect-src'], rules['base-uri'], rules['form-action']], Array(4).fill("'none'"));
  checkThat('style and script by hash alone', [rules['style-src'], rules['script-src']].every((rule) => /^('sha256-[A-Za-z0-9+/]{43}=' ?)+$/.test(rule)), policy);
  const markup = html.replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, '');
  check('styles and listeners in markup', markup.match(/<[^>]*\s(style|on\w+)\s*=/g), null);
}

const steps = { bothTonguesSayAll, policyIsStrict, selectionGoesThroughTheViews, filtersFilter, linksGiveTheViewBack, keysReachEverything, everyoneCanRead,
  chineseIsChinese, largeStaysSmall, littleIsEnough, tablesHold,
  harmIsInert: () => harmIsInert('wide', {}), harmIsInertOnPhones: () => harmIsInert('phone', { width: 390, height: 844, dark: true, still: true }),
  downloads: () => downloadsHold('example', VIEWS), hostileDownloads: () => downloadsHold('hostile', ['map', 'matrix', 'arguments']), ...viewSteps };
const wanted = Object.entries(steps).filter(([name]) => !process.env.ENTENTE_STEP || process.env.ENTENTE_STEP === name);
if (wanted.length === 0) faults.push(`there is no step '${process.env.ENTENTE_STEP}'`);

// Two steps at a time, each with pages of its own.
async function work() {
  for (let next = wanted.shift(); next !== undefined; next = wanted.shift()) {
    const [name, step] = next;
    const from = Date.now();
    try {
      await step();
    } catch (error) {
      faults.push(`${name}: ${String(error.stack).slice(0, 600)}`);
    }
    if (process.env.ENTENTE_STEPS) console.log(`${name}: ${Date.now() - from} ms`);
  }
}
await Promise.all([work(), work()]);
await browser.close();
for (const fault of faults) console.log(fault);
console.log(faults.length === 0 ? 'the page is as it should be' : `${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
