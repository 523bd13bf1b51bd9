/**
 * The forms that prepare a file, on the device alone: nothing typed is sent anywhere.
 *
 * The files of this folder become one module, in the order of their names. Without it a page shows the skeleton to copy.
 * The rules come with the page, made from the keys that the generator reads; what only the generator can know (an entry
 * that is not there, a day that does not exist) `solidoume check` says once the file is proposed.
 */

/** Words that a reader of YAML takes for something else than a text. */
const TAKEN = /^(true|false|null|yes|no|on|off|~)$/i;
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{N} '’.;!?()/%+*=@_\-–…«»€°½¼¾:\u00a0\u202f]*$/u;

/** A text as a value of YAML, safe inside brackets and braces: as it is, or in double quotes. */
function scalar(text) {
  const plain = PLAIN.test(text) && !TAKEN.test(text) && !/:[ \u00a0]|:$/.test(text);
  return plain ? text : JSON.stringify(text);
}

/** A title as the name of a file: lower case, no accents, words joined by hyphens. */
function slugify(title) {
  const plain = title.toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae").normalize("NFD").replace(/\p{M}/gu, "");
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

/** The file: its keys between two lines of hyphens, then its text. */
function fileOf(pairs, text) {
  const keys = pairs.map(([key, value]) => (value.startsWith("\n") ? `${key}:${value}` : `${key}: ${value}`));
  return `---\n${keys.join("\n")}\n---\n\n${text.trim()}\n`;
}
