// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the files of a folder, each with the program it was written for, and compares what that
// program then holds with expected.json (clients.py). Prints the differences; exits 1 on any.
import fs from 'node:fs';
import path from 'node:path';

import { CX2Network } from '@js4cytoscape/ndex-client';
import cytoscape from 'cytoscape';
import { forceLink, forceManyBody, forceSimulation } from 'd3-force';
import Graph from 'graphology';
import gexf from 'graphology-gexf';
import { JSDOM } from 'jsdom';
import * as vega from 'vega';
import * as vegaLite from 'vega-lite';

const folder = process.argv[2];
const truth = JSON.parse(fs.readFileSync(path.join(folder, 'expected.json'), 'utf8'));
const xml = (value) => (typeof value === 'string' && Object.hasOwn(truth.xml, value) ? truth.xml[value] : value);
const faults = [];

const show = (value) => (value === undefined ? 'nothing' : JSON.stringify(value));

function check(what, got, wanted) {
  const near = typeof got === 'number' && typeof wanted === 'number' && Math.abs(got - wanted) <= 1e-12 * Math.abs(wanted);
  if (near || show(got) === show(wanted)) return;
  faults.push(`${what}: found ${show(got).slice(0, 400)}, expected ${show(wanted).slice(0, 400)}`);
}

function checkThat(what, condition) {
  if (!condition) faults.push(`${what} does not hold`);
}

const text = (form) => fs.readFileSync(path.join(folder, form), 'utf8');

// Of each key in `wanted`: `got` has it so; and it has none beside these and `more`.
function checkKeys(what, got, wanted, more = []) {
  check(`${what}: keys`, Object.keys(got).filter((k) => !more.includes(k)).sort(), Object.keys(wanted).sort());
  for (const key of Object.keys(wanted)) check(`${what}: ${key}`, got[key], wanted[key]);
}

const ends = (tie) => ({ source: tie.source, target: tie.target });
const measures = ({ weight, sign, signed_weight, shared }) => ({ weight, sign, signed_weight, shared });
const plain = (node, clean = (s) => s) =>
  Object.fromEntries(Object.entries(node.columns).map(([k, v]) => [clean(k), clean(v)]));
const rgb = (hex) => `rgb(${[1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16)).join(',')})`;

// A graphology graph against the network; `clean` is what the file's form does to text.
function checkGraph(form, graph, clean, attributesOf, more) {
  const numbered = form.startsWith('graphml-');
  const key = (i) => (numbered ? `n${i}` : clean(truth.nodes[i].id));
  check(`${form}: nodes`, graph.nodes(), truth.nodes.map((_, i) => key(i)));
  truth.nodes.forEach((node, i) => {
    const wanted = { ...plain(node, clean), ...attributesOf(node) };
    if (numbered) wanted.id = clean(node.id);
    if (form.startsWith('gexf') && wanted.label === '') delete wanted.label; // it skips empty ones
    checkKeys(`${form}: ${node.id}`, graph.getNodeAttributes(key(i)), wanted, more);
  });
  check(`${form}: ties`, graph.size, truth.ties.length);
  const index = new Map(truth.nodes.map((node, i) => [node.id, i]));
  truth.ties.forEach((tie) => {
    const edge = graph.edge(key(index.get(tie.source)), key(index.get(tie.target)));
    if (edge === undefined) return faults.push(`${form}: no tie ${tie.source} - ${tie.target}`);
    checkThat(`${form}: undirected`, graph.isUndirected(edge));
    checkKeys(`${form}: ${tie.source} - ${tie.target}`, graph.getEdgeAttributes(edge), measures(tie),
      ['color', 'size', 'null', 'edgegraphics']);
  });
}

function readGexf() {
  for (const form of ['gexf', 'gexf12']) {
    const graph = gexf.parse(Graph, text(form));
    const look = (node) => ({ label: xml(node.label), x: node.x, y: node.y, z: 0, size: node.size, color: rgb(node.color) });
    checkGraph(form, graph, xml, look, []);
    checkThat(`${form}: says where it is from`, graph.getAttribute('description').includes(truth.input_sha256));
  }
}

async function readGraphml(window) {
  // In Node it offers the writer alone: the reader wants a browser's DOM.
  Object.assign(globalThis, { DOMParser: window.DOMParser, Document: window.Document });
  const { default: graphml } = await import('graphology-graphml/browser/parser.js');
  for (const form of ['graphml', 'graphml-yed', 'graphml-visone']) {
    const graph = graphml(Graph, text(form));
    const look = (node) => ({ label: xml(node.label), x: node.x, y: node.y, size: node.size, color: node.color });
    checkGraph(form, graph, xml, look, ['null', 'nodegraphics']);
    check(`${form}: input_sha256`, graph.getAttribute('input_sha256'), truth.input_sha256);
  }
}

function readGraphology() {
  const graph = Graph.from(JSON.parse(text('graphology')));
  const look = (node) => ({ label: node.label, x: node.x, y: node.y, color: node.color });
  checkGraph('graphology', graph, (s) => s, look, ['size']);
  check('graphology: input_sha256', graph.getAttribute('input_sha256'), truth.input_sha256);
  graph.forEachNode((key, { x, y, size, type }) => {
    checkThat(`graphology: Sigma can draw ${key}`, [x, y, size].every(Number.isFinite) && type === undefined);
  });
}

function readD3() {
  const data = JSON.parse(text('d3'));
  check('d3: nodes', data.nodes.map((n) => n.id), truth.nodes.map((n) => n.id));
  truth.nodes.forEach((node, i) => {
    const look = { id: node.id, label: node.label, x: node.x, y: node.y, size: node.size, color: node.color };
    checkKeys(`d3: ${node.id}`, { ...data.nodes[i] }, { ...plain(node), ...look });
  });
  // forceLink finds nodes by their ids and throws where one is missing.
  const links = forceLink(data.links).id((node) => node.id);
  forceSimulation(data.nodes).force('link', links).force('charge', forceManyBody()).stop().tick(3);
  check('d3: links', links.links().map((l) => ({ source: l.source.id, target: l.target.id, ...measures(l) })),
    truth.ties.map((t) => ({ ...ends(t), ...measures(t) })));
  checkThat('d3: places are numbers', data.nodes.every((n) => Number.isFinite(n.x) && Number.isFinite(n.y)));
}

function readCytoscape() {
  const warnings = [];
  const warn = console.warn;
  console.warn = (...words) => warnings.push(words.join(' '));
  const cy = cytoscape({ headless: true, styleEnabled: true, ...JSON.parse(text('cyjs')) });
  console.warn = warn;
  check('cyjs: warnings', warnings, []);
  check('cyjs: nodes', cy.nodes().map((n) => n.id()), truth.nodes.map((n) => n.id));
  truth.nodes.forEach((node) => {
    const got = cy.getElementById(node.id);
    const look = { id: node.id, name: node.label, label: node.label, size: node.size, color: node.color };
    checkKeys(`cyjs: ${node.id}`, { ...got.data() }, { ...plain(node), ...look });
    check(`cyjs: place of ${node.id}`, got.position(), { x: node.x, y: 0 - node.y });
    check(`cyjs: colour of ${node.id}`, got.style('background-color'), rgb(node.color));
    // It cuts blanks at the ends of what it draws.
    check(`cyjs: label of ${node.id}`, got.style('label'), node.label.trim());
    check(`cyjs: width of ${node.id}`, parseFloat(got.style('width')), node.size);
    checkThat(`cyjs: ${node.id} is in no other`, got.isOrphan());
  });
  check('cyjs: ties', cy.edges().map((e) => ({ ...ends(e.data()), ...measures(e.data()) })),
    truth.ties.map((t) => ({ ...ends(t), ...measures(t) })));
  check('cyjs: dashes', cy.edges().map((e) => e.style('line-style')),
    truth.ties.map((t) => (t.sign === 'negative' ? 'dashed' : 'solid')));
  check('cyjs: input_sha256', cy.data('input_sha256'), truth.input_sha256);
}

// As a map the aspects are one object: a list of one is that one where the client's type says so.
function readCx2() {
  const [descriptor, ...aspects] = JSON.parse(text('cx2'));
  const network = CX2Network.fromJSON(Object.assign(descriptor, ...aspects));
  check('cx2: valid', network.validate(), { isValid: true, errors: [] });
  check('cx2: statistics', network.getStatistics().nodeCount, truth.nodes.length);
  const name = new Map(network.getNodes().map((node) => [node.id, node.v.represents]));
  truth.nodes.forEach((node, i) => {
    const got = network.getNode(i);
    const look = { name: node.label, represents: node.id, size: node.size, color: node.color };
    checkKeys(`cx2: ${node.id}`, got.v, { ...plain(node), ...look });
    check(`cx2: place of ${node.id}`, [got.x, got.y], [node.x, 0 - node.y]);
  });
  check('cx2: ties', network.getEdges().map((e) => ({ source: name.get(e.s), target: name.get(e.t), ...measures(e.v) })),
    truth.ties.map((t) => ({ ...ends(t), ...measures(t) })));
  checkThat('cx2: has a name', network.getNetworkName().length > 0);
  check('cx2: input_sha256', network.getNetworkAttribute('entente_input_sha256'), truth.input_sha256);
}

// JSON Graph Format, version 2, in our words: what its schema asks of a single graph.
function readJgf() {
  const { graph, ...rest } = JSON.parse(text('jgf'));
  const isObject = (v) => v !== null && typeof v === 'object' && !Array.isArray(v);
  const known = { directed: 'boolean', type: 'string', label: 'string', id: 'string' };
  check('jgf: nothing else', rest, {});
  for (const [key, value] of Object.entries(graph)) {
    if (key === 'nodes' || key === 'metadata') checkThat(`jgf: ${key} is an object`, isObject(value));
    else if (key === 'edges') checkThat('jgf: edges are a list', Array.isArray(value));
    else check(`jgf: type of ${key}`, typeof value, known[key]);
  }
  check('jgf: nodes', new Set(Object.keys(graph.nodes)).size, truth.nodes.length);
  truth.nodes.forEach((node) => {
    checkThat(`jgf: has ${node.id}`, Object.hasOwn(graph.nodes, node.id));
    check(`jgf: label of ${node.id}`, graph.nodes[node.id]?.label, node.label);
  });
  graph.edges.forEach((edge, i) => {
    checkThat('jgf: ends are nodes', Object.hasOwn(graph.nodes, edge.source) && Object.hasOwn(graph.nodes, edge.target));
    checkKeys('jgf: tie', edge, { ...ends(truth.ties[i]), relation: truth.ties[i].sign, directed: false }, ['metadata']);
  });
}

async function draw(form, window) {
  const warnings = [];
  const keep = function keep(...words) { warnings.push(words.join(' ')); return this; };
  const quiet = function quiet() { return this; };
  const logger = { level: quiet, info: quiet, debug: quiet, warn: keep, error: keep };
  const { spec } = vegaLite.compile(JSON.parse(text(form)), { logger });
  const view = new vega.View(vega.parse(spec), { renderer: 'none', logger });
  const svg = await view.toSVG();
  check(`${form}: warnings`, warnings, []);
  const page = new window.DOMParser().parseFromString(svg, 'image/svg+xml');
  check(`${form}: SVG is sound`, page.getElementsByTagName('parsererror').length, 0);
  const marks = (role) => [...page.querySelectorAll(`g.${role} > *`)];
  return { rects: marks('mark-rect.role-mark'), texts: marks('mark-text.role-mark'), svg };
}

async function readVega(window) {
  const two = truth.first !== truth.nodes.length;
  const spec = JSON.parse(text('vega-lite'));
  const { rects, texts, svg } = await draw('vega-lite', window);
  const cells = truth.ties.length * (two ? 1 : 2);
  check('vega-lite: cells drawn', [rects.length, texts.length], [cells, cells]);
  check('vega-lite: signs drawn', texts.map((t) => t.textContent).sort(), spec.data.values.map((v) => v.mark).sort());
  const largest = Math.max(0, ...truth.ties.map((t) => t.weight));
  spec.data.values.forEach((value, i) => {
    const [r, , b] = rects[i].getAttribute('fill').match(/\d+/g).map(Number);
    if (value.weight < largest / 50) return;
    checkThat(`vega-lite: colour of ${value.source} - ${value.target}`, value.sign === 'negative' ? r > b : b > r);
  });
  for (const name of [...spec.encoding.x.scale.domain, ...spec.encoding.y.scale.domain]) {
    const escaped = name.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
    checkThat(`vega-lite: ${name} is written`, svg.includes(escaped.slice(0, 12)));
  }
  if (!fs.existsSync(path.join(folder, 'vega-lite-stances'))) return;
  const stances = await draw('vega-lite-stances', window);
  const { values } = JSON.parse(text('vega-lite-stances')).data;
  check('vega-lite of stances: cells drawn', stances.rects.length, values.length);
}

async function readMermaid(window) {
  if (!fs.existsSync(path.join(folder, 'mermaid'))) return;
  Object.assign(globalThis, { window, document: window.document });
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize({ startOnLoad: false });
  const source = text('mermaid');
  checkThat('mermaid: parses', await mermaid.parse(source));
  const before = JSON.stringify(mermaid.mermaidAPI.getConfig().theme);
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(source);
  check('mermaid: no text changed its theme', JSON.stringify(mermaid.mermaidAPI.getConfig().theme), before);
  check('mermaid: kind', diagram.type, 'flowchart-v2');
  const decode = (s) => s.replace(/ﬂ°°(\d+)¶ß/g, (_, n) => String.fromCodePoint(Number(n)));
  const { db } = diagram;
  const vertices = db.getVertices();
  check('mermaid: number of nodes', vertices.size, truth.nodes.length);
  truth.nodes.forEach((node, i) => check('mermaid: label', decode(vertices.get(`n${i}`).text).trim(), truth.shown[i].trim()));
  const edges = db.getEdges();
  const index = new Map(truth.nodes.map((node, i) => [node.id, `n${i}`]));
  truth.ties.forEach((tie, i) => {
    const { start, end, stroke, type } = edges[i];
    check('mermaid: tie', { start, end, stroke, type }, {
      start: index.get(tie.source), end: index.get(tie.target),
      stroke: tie.sign === 'negative' ? 'dotted' : 'normal', type: 'arrow_open' });
  });
  checkThat('mermaid: no other line is seen', edges.slice(truth.ties.length).every((e) => e.stroke === 'invisible'));
  const boxes = db.getSubGraphs().filter((box) => box.id !== 'box0');
  check('mermaid: coalitions', boxes.map((box) => [decode(box.title).trim(), [...box.nodes].sort()]),
    truth.coalitions.map((c) => [c.shown.trim(), c.members.map((id) => index.get(id)).sort()]));
}

const { window } = new JSDOM('<!doctype html><body></body>');
readGexf();
await readGraphml(window);
readGraphology();
readD3();
readCytoscape();
readCx2();
readJgf();
await readVega(window);
await readMermaid(window);
for (const fault of faults.slice(0, 40)) console.log(fault);
if (faults.length > 40) console.log(`... ${faults.length - 40} more`);
process.exit(faults.length > 0 ? 1 : 0);
