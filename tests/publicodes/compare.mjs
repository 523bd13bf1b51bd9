// The calculators and Publicodes on the same cases, in one process: exactness, time, bytes. `cargo xtask compare` runs
// this where npm installed its packages; what it means is in docs/publicodes.md.

import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { bundled, calculators, inCents, inEuros, inEurosWithDecimals, publicodes } from './engines.mjs';
import { exact, numbers, OUTPUTS } from './exact.mjs';

/** How often every case is timed, after having been answered once. */
const ROUNDS = 10;
/** How many wrong answers are shown for each engine. */
const SHOWN = 2;

const WRITINGS = [
  { name: 'euros, `arrondi`', file: 'bonus.publicodes', prepare: inEurosWithDecimals, scale: 100 },
  { name: 'euros, `//`', file: 'bonus-division.publicodes', prepare: inEuros, scale: 100 },
  { name: 'whole cents, `//`', file: 'bonus-centimes.publicodes', prepare: inCents, scale: 1 },
];

const cases = readFileSync('cases.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const bundle = await bundled();
const ours = calculators(process.argv[2]);
const engines = [ours, ...WRITINGS.map((writing) => publicodes(bundle, writing))];
const prepared = engines.map((engine) => cases.map(({ request }) => engine.prepare(request)));

const { version } = JSON.parse(readFileSync('node_modules/publicodes/package.json', 'utf8'));
console.log(`\nPublicodes ${version}, Node.js ${process.version}, V8 ${process.versions.v8}, ${cases.length} cases`);

const starts = engines.map(start);
const verdicts = engines.map(judge);
showExactness();
showTimes({ turns: measure(inTurns), row: measure(inARow) });
showStarts();
showBytes();
if (verdicts[0].wrong.length > 0) {
  console.error(`\nerror: the calculators are not exact on ${verdicts[0].wrong.length} cases`);
  process.exitCode = 1;
}

/** Milliseconds until the engine is ready, and then until its first answer. Only the first of a kind is cold. */
function start(engine, index) {
  const begin = performance.now();
  engine.start();
  const ready = performance.now();
  engine.answer(prepared[index][0]);
  return { ready: ready - begin, first: performance.now() - ready };
}

/** Every case against the judge: which answers differ, and by how many units. */
function judge(engine, index) {
  const verdict = { wrong: [], off: Object.fromEntries(OUTPUTS.map((name) => [name, []])) };
  cases.forEach(({ kind, request }, number) => {
    const expected = exact(request);
    const found = answered(engine, prepared[index][number], request);
    const differing = OUTPUTS.filter((name) => found[name] !== expected[name]);
    for (const name of differing) {
      const unit = name === 'break_even' ? 1n : numbers(request).unit;
      verdict.off[name].push(Number(found[name] - expected[name]) / Number(unit));
    }
    if (differing.length > 0) verdict.wrong.push({ kind, request, differing, expected, found });
  });
  return verdict;
}

/** The answer in cents; a case that has none ends the comparison. */
function answered(engine, input, request) {
  try {
    const answer = engine.read(engine.answer(input));
    return Object.fromEntries(OUTPUTS.map((name) => [name, engine.cents(answer[name])]));
  } catch (cause) {
    throw new Error(`${engine.name} gives no answer to ${JSON.stringify(request)}`, { cause });
  }
}

/** Microseconds of every answer, sorted, engine by engine. */
function measure(order) {
  const times = engines.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    order(round, (index, number) => {
      const begin = performance.now();
      engines[index].answer(prepared[index][number]);
      times[index].push((performance.now() - begin) * 1000);
    });
  }
  return times.map((all) => Float64Array.from(all).sort());
}

/** Every engine answers a case before the next case. Who goes first changes from case to case and round to round. */
function inTurns(round, time) {
  cases.forEach((_, number) => engines.forEach((_, turn) => time((turn + number + round) % engines.length, number)));
}

/** An engine answers all cases before the next engine, as in a page that has only one. */
function inARow(round, time) {
  engines.forEach((_, turn) => cases.forEach((_, number) => time((turn + round) % engines.length, number)));
}

function showExactness() {
  const kinds = [...new Set(cases.map(({ kind }) => kind))];
  const count = (list, kind) => list.filter((one) => one.kind === kind).length;
  const heads = kinds.map((kind) => `${kind} (${count(cases, kind)})`);
  const rows = verdicts.map(({ wrong, off }, index) => [
    engines[index].name,
    wrong.length,
    ...kinds.map((kind) => count(wrong, kind)),
    ...OUTPUTS.map((name) => howFar(off[name])),
  ]);
  const title = 'Cases that differ from the exact answer (from and to how many units; of the break-even, cents)';
  show(title, ['', 'all', ...heads, ...OUTPUTS], rows);
  verdicts.forEach(({ wrong }, index) => wrong.slice(0, SHOWN).forEach((one) => showWrong(engines[index], one)));
}

/** How many answers differ, and from the least to the most by how many units: below 0 is too low. */
function howFar(off) {
  return off.length === 0 ? '0' : `${off.length} (${Math.min(...off)} to ${Math.max(...off)})`;
}

function showWrong(engine, { request, differing, expected, found }) {
  const differences = differing.map((name) => `${name} ${euros(found[name])} instead of ${euros(expected[name])}`);
  console.log(`${engine.name}: ${differences.join(', ')} for ${JSON.stringify(request)}`);
}

function showTimes({ turns, row }) {
  const at = (sorted, share) => sorted[Math.floor(sorted.length * share)];
  const cells = (times, index) => [
    at(times[index], 0.5).toFixed(1),
    at(times[index], 0.95).toFixed(1),
    (at(times[index], 0.5) / at(times[0], 0.5)).toFixed(1),
  ];
  const rows = engines.map(({ name }, index) => [name, ...cells(turns, index), ...cells(row, index)]);
  const heads = ['in turns: median, µs', 'p95, µs', 'ratio', 'in a row: median, µs', 'p95, µs', 'ratio'];
  show(`Time of one evaluation, ${ROUNDS} rounds of all cases`, ['', ...heads], rows);
}

/** The other ways of writing the formula start in a warm engine, which says nothing. */
function showStarts() {
  const rows = starts.slice(0, 2).map(({ ready, first }, index) => [
    engines[index].name,
    ready.toFixed(1),
    first.toFixed(1),
  ]);
  show('Start, once, cold', ['', 'ready, ms', 'first answer, ms'], rows);
}

/** What a page downloads. The ways of writing the formula share an engine, which is told once. */
function showBytes() {
  const rows = engines.flatMap(({ name, files }, index) => {
    const sizes = Object.entries(files).map(([file, bytes]) => [`${name}: ${file}`, ...weigh(bytes)]);
    const sum = [1, 2, 3].map((column) => sizes.reduce((total, size) => total + size[column], 0));
    return [...(index < 2 ? sizes : []), [`${name}: together`, ...sum]];
  });
  show('Bytes a page downloads', ['', 'raw', 'gzip -9', 'brotli -11'], rows);
}

function weigh(bytes) {
  const best = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes, { params: best }).length];
}

/** Prints a table in Markdown. */
function show(title, head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  console.log(`\n${title}\n\n${line(head)}\n|${head.map(() => '---|').join('')}\n${rows.map(line).join('\n')}`);
}

function euros(cents) {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
