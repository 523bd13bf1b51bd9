// The engines behind one face: start, prepare a request, answer it, read the answer in cents.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { numbers, whole } from './exact.mjs';

/** The calculators as the site ships them: a plain script that defines `wasm_bindgen`, and the module it loads. */
export function calculators(folder) {
  const glue = readFileSync(join(folder, 'calculators.js'));
  const wasm = readFileSync(join(folder, 'calculators_bg.wasm'));
  let bindings;
  return {
    name: 'the calculators (WASM)',
    files: { glue, WASM: wasm },
    start() {
      vm.runInThisContext(glue.toString());
      bindings = vm.runInThisContext('wasm_bindgen');
      bindings.initSync({ module: wasm });
    },
    prepare: (request) => request,
    answer: (request) => JSON.parse(bindings.calculate(JSON.stringify(request))),
    read({ ok, error }) {
      if (!ok) throw new Error(JSON.stringify(error));
      return ok.months[0];
    },
    cents([lowest, highest]) {
      if (lowest !== highest) throw new Error(`${lowest} to ${highest} is not one answer`);
      return whole(lowest, 2);
    },
  };
}

/** Publicodes as a site would ship it: bundled for browsers, minified, without what is not used. */
export async function bundled() {
  const { outputFiles } = await build({
    stdin: { contents: "export { default as Engine } from 'publicodes'", resolveDir: process.cwd() },
    bundle: true,
    minify: true,
    charset: 'utf8',
    format: 'iife',
    globalName: 'publicodes',
    platform: 'browser',
    target: 'es2022',
    write: false,
  });
  return Buffer.from(outputFiles[0].contents);
}

/** One way of writing the formula. Rules are shipped as JSON, as Publicodes advises: YAML is read beforehand. */
export function publicodes(bundle, { name, file, prepare, scale }) {
  const rules = Buffer.from(JSON.stringify(parse(readFileSync(file, 'utf8'))));
  const warnings = [];
  const keep = (message) => warnings.push(message);
  let engine;
  return {
    name: `Publicodes, ${name}`,
    files: { engine: bundle, rules },
    start() {
      // A page loads the engine once, however many formulas it has.
      if (!globalThis.publicodes) vm.runInThisContext(bundle.toString());
      const logger = { log: keep, warn: keep, error: keep };
      engine = new globalThis.publicodes.Engine(JSON.parse(rules.toString()), { logger });
    },
    prepare,
    answer(situation) {
      engine.setSituation(situation);
      return {
        payout: engine.evaluate('somme reçue'),
        bonus: engine.evaluate('bonus'),
        break_even: engine.evaluate('équilibre'),
      };
    },
    read(answer) {
      if (warnings.length > 0) throw new Error(warnings.join('\n'));
      return answer;
    },
    // As a page would show it: to the nearest cent, which forgives 19.349999999999998.
    cents({ nodeValue, missingVariables }) {
      const missing = Object.keys(missingVariables);
      if (missing.length > 0) throw new Error(`without ${missing.join(', ')}`);
      if (!Number.isFinite(nodeValue)) throw new Error(`${nodeValue} is no number`);
      return BigInt(Math.round(nodeValue * scale));
    },
  };
}

/** The same request in the words of the formulas in euros. */
export function inEuros({ rules, months: [month], contribution, joining }) {
  return {
    'total publié': Number(month.total),
    contributeurs: month.contributors,
    prélèvement: Number(rules.levy),
    subvention: Number(month.subsidy),
    report: Number(month.carry),
    contribution: Number(contribution),
    arrivants: joining,
    'unité de versement': Number(rules.unit),
  };
}

/** And with the decimals that `arrondi` asks for. */
export function inEurosWithDecimals(request) {
  return { ...inEuros(request), 'décimales de versement': request.rules.unit === '1.00' ? 0 : 2 };
}

/** And in whole cents and ten-thousandths. */
export function inCents(request) {
  const { total, contributors, levy, subsidy, carry, unit, contribution, joining } = numbers(request);
  return {
    'total publié': Number(total),
    contributeurs: Number(contributors),
    prélèvement: Number(levy),
    subvention: Number(subsidy),
    report: Number(carry),
    contribution: Number(contribution),
    arrivants: Number(joining),
    'unité de versement': Number(unit),
  };
}
