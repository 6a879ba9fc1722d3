// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the page that `entente explore` writes, for the gallery: each view with something chosen, so
// that the panel shows the evidence, and the map on a phone. The same page gives the same pictures.
//
// usage: node shots.mjs PAGE.html OUTDIR
//
// Needs playwright-core (`bash scripts/npm-clients.sh`) and Debian's chromium, or that of ENTENTE_CHROMIUM.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { chromium } from 'playwright-core';

const [file, folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node shots.mjs PAGE.html OUTDIR');
  process.exit(2);
}
const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

const browser = await chromium.launch({ executablePath: process.env.ENTENTE_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--hide-scrollbars', '--force-color-profile=srgb', '--font-render-hinting=none', '--disable-lcd-text'] });

// What to choose: of the largest coalition who said most, its strongest tie, a position with a statement, an
// argument that others bear on.
function choices(data) {
  const said = (actor) => data.actors[actor].size ?? 0;
  const members = data.coalitions[0]?.members ?? [];
  const actor = members.reduce((best, one) => (said(one) > said(best) ? one : best), members[0] ?? 0);
  const ties = data.ties.filter((tie) => tie[0] === actor || tie[1] === actor);
  const tie = ties.reduce((best, one) => (best === undefined || one[2] < best[2] ? one : best), undefined);
  const cell = data.cells.filter((one) => one[0] === actor).reduce((best, one) => (best === undefined || one[7].length > best[7].length ? one : best), undefined);
  const borne = (at) => data.relations.filter((one) => one.to[0] === 'argument' && one.to[1] === at).length;
  const argument = data.arguments.length > 0 ? data.arguments.map((_, at) => at).reduce((best, one) => (borne(one) > borne(best) ? one : best), 0) : -1;
  const id = (at) => encodeURIComponent(data.actors[at].id);
  return {
    map: tie === undefined ? '' : `tie:${id(tie[0])},${id(tie[1])}`,
    matrix: cell === undefined ? '' : `cell:${id(actor)},${encodeURIComponent(data.issues[cell[1]].id)}`,
    space: data.actors.length > 0 ? `actor:${id(actor)}` : '',
    timeline: data.actors.length > 0 ? `actor:${id(actor)}` : '',
    arguments: argument < 0 ? '' : `argument:${encodeURIComponent(data.arguments[argument].id)}`,
  };
}

async function shoot(name, view, chosen, size) {
  const page = await browser.newPage({ viewport: size, deviceScaleFactor: 1, colorScheme: 'light', reducedMotion: 'reduce', locale: 'en-GB' });
  await page.goto(`${pathToFileURL(path.resolve(file)).href}#${new URLSearchParams({ view, ...(chosen === '' ? {} : { select: chosen }) })}`);
  await page.waitForSelector('html[data-ready]');
  // The first rows that open: the statements behind what is chosen.
  await page.evaluate(() => { for (const row of [...document.querySelectorAll('#panel .cell-row')].slice(0, 2)) row.open = true; });
  await page.waitForTimeout(600); // the map is painted in steps
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' });
  await page.close();
}

const data = JSON.parse(/id="data">([^<]*)</.exec(fs.readFileSync(file, 'utf8'))[1]);
const chosen = choices(data);
fs.mkdirSync(folder, { recursive: true });
for (const view of Object.keys(chosen)) await shoot(view, view, chosen[view], WIDE);
await shoot('map-phone', 'map', chosen.space, PHONE);
await browser.close();
