import { describe, expect, it } from "vitest";
import { fold, tokenise } from "../tokens.js";
import { matchLists } from "./lists.js";

const matcher = matchLists({
  country: ["Guinea", "Equatorial Guinea", "US", "Côte d'Ivoire"],
  office: ["prime minister"],
  party: ["Forward", "SPD"],
});

const found = (text: string): string[] => {
  const tokens = tokenise(text).map((token) => ({ ...token, low: fold(token.text) }));
  return matcher.match(tokens).map(({ list, first, last }) => {
    return `${matcher.names[list]}: ${text.slice(tokens[first]!.start, tokens[last]!.end)}`;
  });
};

describe("matchLists", () => {
  it.each([
    ["takes the longest form", "In Equatorial Guinea and Guinea", ["country: Equatorial Guinea", "country: Guinea"]],
    ["folds accents and apostrophes", "Cote d’Ivoire", ["country: Cote d’Ivoire"]],
    ["wants capitals as written", "us US Spd SPD", ["country: US", "party: SPD"]],
    ["wants a capital where the form has one", "step forward, said Forward", ["party: Forward"]],
    [
      "reads what is listed in lower case in any case",
      "Prime Minister and prime minister",
      ["office: Prime Minister", "office: prime minister"],
    ],
    ["finds nothing in nothing", "", []],
  ])("%s", (_, text, forms) => {
    expect(found(text)).toEqual(forms);
  });
});
