// Judges XML with xmllint (libxml2): well-formed, and against a schema (XSD, or RELAX NG) if one is given. Answers its messages.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { validateXML } = createRequire(`${process.env.JUDGES}/`)("xmllint-wasm");
const { schema, language, preload, files } = JSON.parse(readFileSync(0, "utf8"));
const named = ([path, contents]) => ({ fileName: path.replaceAll("/", "_"), contents });
const judged = await validateXML({
  xml: files.map(named),
  preload: Object.entries(preload ?? {}).map(named),
  maxMemoryPages: 8192,
  ...(schema ? { schema: [schema], extension: language } : { normalization: "c14n" }),
});
process.stdout.write(JSON.stringify(judged.valid ? [] : judged.errors.map((error) => error.rawMessage)));
