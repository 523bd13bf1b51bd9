// Judges JSON-LD: Google's required and recommended properties and schema.org's types by @adobe/structured-data-validator;
// the vocabulary, what each property expects and the values of enumerations from schema-dts, which is made of schema.org's
// own definitions. Given { page: [item, …] }, it answers [{ page, severity, type, message }].
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const judges = process.env.JUDGES;
const { default: Validator } = await import(pathToFileURL(`${judges}/@adobe/structured-data-validator/src/index.js`));
const vocabulary = read(readFileSync(`${judges}/schema-dts/dist/schema.d.ts`, "utf8"));
const given = JSON.parse(readFileSync(0, "utf8"));
const answers = [];
for (const [page, items] of Object.entries(given)) {
  for (const item of items) {
    const say = (severity, type, message) => answers.push({ page, severity, type, message });
    expect(item, say);
    const kind = item["@type"];
    const copy = structuredClone(item);
    const issues = await new Validator(vocabulary.graph).validate({ jsonld: { [kind]: [copy] }, microdata: {}, rdfa: {} });
    for (const issue of issues) {
      const at = issue.path.at(-1);
      // What is no property of its type is a mistake of ours, whatever the judge calls it.
      const severity = issue.errorType === "schemaOrg" ? "ERROR" : issue.severity;
      say(severity, at?.type ?? issue.rootType, issue.issueMessage);
    }
  }
}
process.stdout.write(JSON.stringify(answers));

/** Types with their parents and properties, as the validator wants schema.org's file, and what properties expect. */
function read(text) {
  const parents = new Map(), properties = new Map(), literals = new Map(), kinds = new Set();
  let open = null;
  for (const line of text.split("\n")) {
    const declared = line.match(/^(?:export )?interface (\w+)(Base|Leaf) extends (.*) \{/);
    if (declared) {
      const [, name, form, from] = declared;
      const above = [...from.matchAll(/(\w+)Base\b/g)].map((found) => found[1]).filter((one) => one !== name);
      if (form === "Base" || !parents.has(name)) parents.set(name, above);
      if (form === "Leaf") kinds.add(name);
      open = name;
      continue;
    }
    const named = line.match(/^export type (\w+) = (.*);$/);
    if (named) literals.set(named[1], named[2].split("|").map((part) => part.trim()));
    const property = open && line.match(/^ {4}"(\w+)"\?: SchemaValue<(.*), "\w+">;/);
    if (property) {
      const of = properties.get(property[1]) ?? { domains: [], ranges: new Set() };
      of.domains.push(open);
      for (const range of property[2].split("|")) of.ranges.add(range.trim());
      properties.set(property[1], of);
    }
  }
  const reference = (name) => ({ "@id": `schema:${name}` });
  const graph = [
    ...[...parents].map(([name, above]) => ({ "@id": `schema:${name}`, "@type": "rdfs:Class", "rdfs:subClassOf": above.map(reference) })),
    ...[...properties].map(([name, of]) => ({ "@id": `schema:${name}`, "@type": "rdf:Property", "schema:domainIncludes": of.domains.map(reference) })),
  ];
  if (kinds.size < 800 || properties.size < 1000) throw new Error("schema-dts is not as it was");
  return { graph: { "@graph": graph }, parents, properties, literals };
}

/** An object is of a type its property expects; an address of schema.org is a value its property's enumeration has. */
function expect(item, say) {
  for (const [name, value] of Object.entries(item)) {
    if (name.startsWith("@")) continue;
    const ranges = vocabulary.properties.get(name)?.ranges ?? new Set();
    for (const one of [value].flat()) {
      if (one === null || (typeof one === "string" && one.trim() === "")) say("ERROR", item["@type"], `${name} says nothing`);
      if (typeof one === "string" && one.startsWith("https://schema.org/")) {
        const known = [...ranges].some((range) => vocabulary.literals.get(range)?.includes(JSON.stringify(one)));
        if (!known) say("ERROR", item["@type"], `${name} cannot be ${one}`);
      }
      if (typeof one !== "object" || one === null) continue;
      const type = one["@type"];
      if (type && !lineage(type).some((kind) => ranges.has(kind))) say("ERROR", item["@type"], `${name} cannot be a ${type}`);
      expect(one, say);
    }
  }
}

function lineage(type) {
  return [type, ...(vocabulary.parents.get(type) ?? []).flatMap(lineage)];
}
