import type { Article, Thing } from "../article.js";
import { referents, type Referents } from "../coreference/index.js";
import { treeOf, type Tree } from "./tree.js";

/** Nouns that hand on to what they are of: "urged a revival of the plan", "the signing of the treaty". */
const handingOn = new Set(
  (
    "copy revival renewal extension implementation signing ratification text term idea continuation adoption conclusion approval draft provision part " +
    "version principle concept prospect ratify signature application resumption restoration reinstatement launch creation establishment framework " +
    "validity content aim goal objective spirit letter benefit existence introduction completion preservation set series package round number group city capital town region province republic island territory district"
  ).split(" "),
);

/** What a phrase stands for, itself or through a noun that hands on; null where the text leaves it open. */
export function resolve(article: Article, token: number): Referents | null {
  const own = titledPerson(article, token) ?? renamedPerson(article, token) ?? referents(article, token);
  if (own && own.things.length > 0) return own;
  const tree = treeOf(article);
  const named = examples(article, tree, token) ?? membership(article, tree, token) ?? people(article, tree, token);
  if (named || !handingOn.has(tree.lemma(token))) return named;
  const of = tree.with(token, "nmod").find((child) => tree.relation(child) === "nmod:poss" || tree.preposition(child) === "of");
  return of === undefined ? null : doubtful(referents(article, of), 0.05, token);
}

/** "Norwegian voters rejected the treaty": a people decides for its country. */
function people(article: Article, tree: Tree, token: number): Referents | null {
  if (!/^(?:voter|people|citizen|electorate|public)$/.test(tree.lemma(token))) return null;
  const name = tree.with(token, "amod", "compound").find((child) => child < token && article.owner[child]?.thing.type === "Country");
  return name === undefined ? null : doubtful(namesAt(article, name), 0.1, token);
}

/** "EU membership", "NATO member status": of what one is, or wants to be, a member. */
function membership(article: Article, tree: Tree, token: number): Referents | null {
  if (!/^(?:membership|status|accession|entry)$/.test(tree.lemma(token))) return null;
  const name = tree.with(token, "compound", "amod", "nmod:unmarked").find((child) => child < token && article.owner[child]);
  return name === undefined ? null : doubtful(namesAt(article, name), 0.03, token);
}

/** The names right at a token and joined to it: "American and French" before a noun, which `referents` asks for through the noun. */
export function namesAt(article: Article, token: number): Referents | null {
  const tree = treeOf(article);
  const spots = [token, ...tree.with(token, "conj")].flatMap((at) => article.owner[at] ?? []);
  const [first] = spots;
  if (!first) return null;
  return {
    things: [...new Set(spots.map(({ thing }) => thing))],
    doubt: 0,
    first: Math.min(...spots.map((spot) => spot.first)),
    last: Math.max(...spots.map((spot) => spot.last)),
    unnamed: null,
  };
}

/** "militias such as A and B", "six powers: A, B and C": the things that a plain noun is spelt out with. */
function examples(article: Article, tree: Tree, token: number): Referents | null {
  if (!/^NNP?S$/.test(tree.fineTag(token))) return null;
  const spelt = tree.children(token).find((child) => {
    if (child < token) return false;
    return tree.base(child) === "appos" || /^(?:such as|including|like)$/.test(tree.preposition(child) ?? "");
  });
  return spelt === undefined ? null : doubtful(referents(article, spelt), 0.08, token);
}

function doubtful(found: Referents | null, doubt: number, token: number): Referents | null {
  return found && found.things.length > 0
    ? { ...found, doubt: found.doubt + doubt, first: Math.min(found.first, token), last: Math.max(found.last, token) }
    : null;
}

/** "Norway Prime Minister Ada Byron" is a person, whatever the parser hung on "Norway". */
function titledPerson(article: Article, token: number): Referents | null {
  const country = article.owner[token];
  if (country?.thing.type !== "Country" || !article.titles.has(country.last + 1)) return null;
  let at = country.last + 1;
  while (article.titles.has(at) && at < country.last + 8) at += 1;
  const person = article.startingAt(at);
  return person?.thing.type === "Person"
    ? { things: [person.thing], doubt: 0, first: country.first, last: person.last, unnamed: null }
    : null;
}

/** "The leader of the Labour Party, Ada Byron, left": the person that an apposition names, not the party. */
function renamedPerson(article: Article, token: number): Referents | null {
  const tree = treeOf(article);
  if (article.owner[token] || tree.words[token]?.tag !== "NOUN" || /^NNP?S$/.test(tree.fineTag(token))) return null;
  // The parser may hang the name on what the leader leads.
  const hosts = [token, ...tree.with(token, "nmod").filter((child) => child > token && tree.preposition(child) === "of")];
  const name = hosts.flatMap((host) => tree.with(host, "appos")).find((child) => article.owner[child]?.thing.type === "Person");
  const person = name === undefined ? undefined : article.owner[name];
  return person ? { things: [person.thing], doubt: 0.02, first: tree.leftEdge(token), last: person.last, unnamed: null } : null;
}

/** Whose deed or quality a phrase names: "Norway's decision", "the Russian action", "the role of Norway". */
export function resolveOwner(article: Article, token: number): Referents | null {
  const tree = treeOf(article);
  const owner =
    tree.child(token, "nmod:poss") ??
    tree.with(token, "nmod").find((child) => /^(?:of|by|from)$/.test(tree.preposition(child) ?? "") && acts(article, child)) ??
    tree.with(token, "amod", "compound").find((child) => child < token && acts(article, child));
  if (owner === undefined) return null;
  return doubtful(
    tree.base(owner) === "amod" || tree.base(owner) === "compound" ? namesAt(article, owner) : referents(article, owner),
    0.1,
    token,
  );
}

const acting = new Set(["Person", "Country", "Party", "Organisation", "Agreement"]);

function acts(article: Article, token: number): boolean {
  const found = namesAt(article, token) ?? referents(article, token);
  return found !== null && found.things.length > 0 && found.things.every((thing: Thing) => acting.has(thing.type));
}
