/** Letters that decompose to no base letter, and the spelling readers without them use. */
const letters: Readonly<Record<string, string>> = {
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ß: "ss",
  ı: "i",
  ħ: "h",
  ŋ: "n",
};

/** How many names are remembered: the same few stand in every article. */
const remembered = 20_000;
const folded = new Map<string, string>();

/**
 * A name as it is compared: lower case, without diacritics, possessive, leading article and dots of abbreviations,
 * one space between words. "The U.K.’s" folds to "uk", "Škoda" to "skoda".
 */
export function fold(name: string): string {
  const known = folded.get(name);
  if (known !== undefined) return known;
  if (folded.size >= remembered) folded.clear();
  const form = foldAnew(name);
  folded.set(name, form);
  return form;
}

function foldAnew(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[æœøłđðþßıħŋ]/g, (letter) => letters[letter] ?? letter)
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/'s\b|(?<=s)'(?=\s|$)/g, "")
    .replace(/\b(?:\p{L}\.){2,}/gu, (initials) => initials.replaceAll(".", ""))
    .replaceAll("&", " and ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^(?:the )+(?=.)/, "");
}

/** A folded name with hyphens, as it stands in ids: "european-political-community". */
export function slug(name: string): string {
  return fold(name).replaceAll(" ", "-");
}
