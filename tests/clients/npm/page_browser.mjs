// SPDX-License-Identifier: GPL-3.0-or-later
// One browser for all that page.mjs looks at: opens the pages of a folder, goes from view to view, and
// notes as a fault whatever a page says, asks for or throws.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { chromium } from 'playwright-core';

export const [folder, source] = process.argv.slice(2);
export const VIEWS = ['map', 'matrix', 'space', 'timeline', 'arguments'];
export const faults = [];

const show = (value) => (value === undefined ? 'nothing' : JSON.stringify(value));
export function check(what, got, wanted) {
  if (show(got) !== show(wanted)) faults.push(`${what}: found ${show(got).slice(0, 300)}, expected ${show(wanted).slice(0, 300)}`);
}
export function checkThat(what, holds, found = '') {
  if (!holds) faults.push(`${what} does not hold${found === '' ? '' : `: ${show(found).slice(0, 300)}`}`);
}

export const browser = await chromium.launch({ executablePath: process.env.ENTENTE_CHROMIUM, args: ['--no-sandbox'] });

// A page of the folder, or of another file.
export async function open(name, { hash = '', width = 1280, height = 800, dark = false, still = false, file = path.join(folder, `${name}.html`) } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light',
    reducedMotion: still ? 'reduce' : 'no-preference', locale: 'en-GB', acceptDownloads: true });
  const page = await context.newPage();
  const where = () => `${name}${decodeURIComponent(page.url().split('#')[1] ?? '')}`;
  page.setDefaultTimeout(20000);
  page.on('console', (message) => faults.push(`${where()}: the console says ${message.text().slice(0, 300)}`));
  page.on('pageerror', (error) => faults.push(`${where()}: ${String(error.stack).slice(0, 500)}`));
  page.on('dialog', (dialog) => { faults.push(`${where()}: a dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && request.url().split('#')[0] !== pathToFileURL(file).href) faults.push(`${where()}: asks for ${request.url().slice(0, 200)}`);
  });
  await page.goto(pathToFileURL(file).href + hash);
  await page.waitForSelector('html[data-ready]');
  await settle(page);
  return page;
}

export const close = (page) => page.context().close();
export const settle = (page) => page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
export const title = async (page) => (await page.locator('#panel-title').innerText()).trim();
export const hashOf = (page) => page.evaluate(() => window.location.hash);
export const dataOf = (page) => page.evaluate(() => JSON.parse(document.getElementById('data').textContent));

// Follows a link within a page that is open.
export async function go(page, hash) {
  await page.evaluate((to) => { window.location.hash = to; }, hash);
  await settle(page);
}

// Saves by a row of the menu: its name and what is in the file.
export async function save(page, word) {
  await page.locator('#share > .menu > button').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.menu-list button', { hasText: word }).click()]);
  const file = await download.path();
  return [download.suggestedFilename(), fs.readFileSync(file), file];
}
