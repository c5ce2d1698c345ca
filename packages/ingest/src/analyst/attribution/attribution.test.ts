import { join, resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openLanguage } from "../../models.js";
import { readReference } from "../../reference.js";
import { openKnowledge, readThings, type Knowledge } from "../things.js";
import { findSpeech, speakersOf } from "./index.js";

const root = resolve(import.meta.dirname, "../../../../..");
let knowledge: Knowledge;

beforeAll(async () => {
  knowledge = openKnowledge(await readReference(join(root, "data/reference")), await openLanguage(join(root, "data/models")));
});

/** Who says what "joined" tells: "Ada Byron via Sky News", "not …" where they deny it; "-" for the article itself. */
function told(text: string): string[] {
  const { article } = readThings(text, null, knowledge);
  const act = findSpeech(article).at(article.words.findIndex(({ low }) => low === "joined"));
  return speakersOf(article, act, { subject: null, object: null }).map((speaker) => {
    if (act?.unsaid === true) return "unsaid";
    const said = speaker ? `${speaker.name}${speaker.speaksFor ? ` for ${speaker.speaksFor.name}` : ""}` : "-";
    return `${act?.denies === true ? "not " : ""}${said}${act?.via ? ` via ${act.via}` : ""}`;
  });
}

describe("reported speech", () => {
  it.each([
    ["Chile joined NATO.", "-"],
    ["Norwegian Prime Minister Ada Byron said that Chile had joined NATO.", "Ada Byron"],
    ["Norwegian Prime Minister Ada Byron said Chile had joined NATO.", "Ada Byron"],
    ["Norway's prime minister, Ada Byron, confirmed on Monday that Chile had joined NATO.", "Ada Byron"],
    ["Chile had joined NATO, Norwegian Prime Minister Ada Byron said on Monday.", "Ada Byron"],
    ["Chile, Norwegian Prime Minister Ada Byron said, has joined NATO.", "Ada Byron"],
    ["Norway announced that Chile had joined NATO.", "Norway"],
    ["The Court of Justice found that Chile had joined NATO.", "Court of Justice"],
    ["The court heard fishermen until Chile joined NATO.", "-"],
    ["The member states held talks after Chile joined NATO.", "-"],
    ["Norwegian Prime Minister Ada Byron warned Peru that Chile had joined NATO.", "Ada Byron"],
    ["Norwegian Prime Minister Ada Byron met reporters in Oslo, saying that Chile had joined NATO.", "Ada Byron"],
    ["In the view of Norwegian Prime Minister Ada Byron, Chile has joined NATO.", "Ada Byron"],
    ["According to Norwegian Prime Minister Ada Byron, Chile has joined NATO.", "Ada Byron"],
    ["Chile has joined NATO, according to Norway's foreign ministry.", "Norway's foreign ministry"],
    ["Norwegian Prime Minister Ada Byron was quoted as saying that Chile had joined NATO.", "Ada Byron"],
    ["Peru was told by Norway that Chile had joined NATO.", "Norway"],
    ["Chile is reported to have joined NATO.", "-"],
    ["Norwegian Prime Minister Ada Byron was quoted by the Guardian as saying Chile had joined NATO.", "Ada Byron via Guardian"],
    ["Norway's government, however, maintains that Chile has joined NATO.", "Norway"],
    ["Asked about the treaty, Norwegian Prime Minister Ada Byron said Chile had joined NATO.", "Ada Byron"],
    ["In a statement, the Norwegian foreign ministry said Chile had joined NATO.", "Norwegian foreign ministry"],
    ["Norway issued a statement on Monday. The statement said that Chile had joined NATO.", "Norway"],
    ["Norway's foreign ministry was not amused. It said Chile had joined NATO.", "Norway's foreign ministry"],
    [
      "Ada Byron, Norway's foreign minister, who met her Peruvian colleague in Lima, told a news conference that Chile had joined NATO.",
      "Ada Byron",
    ],
    ["Norwegian Prime Minister Ada Byron wrote on Twitter that Chile had joined NATO.", "Ada Byron"],
  ])("%s", (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it("lets two speak with one voice", () => {
    expect(told("Norway and Peru said in a joint statement that Chile had joined NATO.")).toEqual(["Norway", "Peru"]);
  });

  it("keeps to the innermost speaker", () => {
    expect(told("Norway said Peru had claimed that Chile had joined NATO.")).toEqual(["Peru"]);
  });

  it("leaves what stands beside the speech to the article", () => {
    expect(told("Chile joined NATO after Norwegian Prime Minister Ada Byron said that fishing was over.")).toEqual(["-"]);
  });
});

describe("quotation", () => {
  it.each([
    ["“Chile has joined NATO,” Norwegian Prime Minister Ada Byron said.", "Ada Byron"],
    ["“Chile has joined NATO,” said Norway's prime minister, Ada Byron.", "Ada Byron"],
    ["“Chile,” Norwegian Prime Minister Ada Byron said, “has joined NATO.”", "Ada Byron"],
    ["Norwegian Prime Minister Ada Byron said: “Chile has joined NATO.”", "Ada Byron"],
    ['"Chile has joined NATO and nobody can change that," the president of Norway, Ada Byron, told lawmakers on Tuesday.', "Ada Byron"],
    ['"Chile has joined NATO," Norwegian Prime Minister Ada Byron told reporters.', "Ada Byron"],
    ["“Fish is dear. Chile has joined NATO. Time will tell,” Norwegian Prime Minister Ada Byron said.", "Ada Byron"],
    ["“Fish is dear,” Norwegian Prime Minister Ada Byron said. “Chile has joined NATO.”", "Ada Byron"],
    ["Norwegian Prime Minister Ada Byron spoke in Oslo. “Fish is dear,” she said. “Chile has joined NATO.”", "Ada Byron"],
    ["“Fish is dear,” Norwegian Prime Minister Ada Byron said.\n\n“Chile has joined NATO.”", "Ada Byron"],
    ["“Fish is dear,” Norwegian Prime Minister Ada Byron said. She added that Chile had joined NATO.", "Ada Byron"],
    [
      "“Fish is dear,” Norwegian Prime Minister Ada Byron said. The deal was welcomed by Peruvian President Luis Rojas. He said Chile had joined NATO.",
      "Luis Rojas",
    ],
  ])("%s", (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });
});

describe("speakers without a name", () => {
  it.each([
    ["A Home Office spokesperson said that Chile had joined NATO.", "A Home Office spokesperson for Home Office"],
    ["A spokesman for the Norwegian government said that Chile had joined NATO.", "A spokesman for the Norwegian government for Norwegian"],
    ["Officials in Norway said that Chile had joined NATO.", "Officials in Norway for Norway"],
    ["Leaders of Norway, Peru and Brazil said that Chile had joined NATO.", "Leaders of Norway, Peru and Brazil"],
    ["Sources close to the talks said that Chile had joined NATO.", "Sources close to the talks"],
    ["Two diplomats said that Chile had joined NATO.", "Two diplomats"],
    ["Critics say that Chile has joined NATO.", "Critics"],
    ["Critics, including the Green party, say Chile has joined NATO.", "Critics"],
    ["A White House official, speaking on condition of anonymity, said Chile had joined NATO.", "A White House official for White House"],
    ["Chile has joined NATO, according to two people familiar with the matter.", "two people familiar with the matter"],
    ["Chile has joined NATO, its foreign minister said on Monday.", "its foreign minister for Chile"],
    ["A spokeswoman for Norway said fish was dear. “Chile has joined NATO,” she added.", "A spokeswoman for Norway for Norway"],
  ])("%s", (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });
});

describe("outlets pass on", () => {
  it.each([
    ["According to Reuters, Chile has joined NATO.", "- via Reuters"],
    ["The Guardian reported that Chile had joined NATO.", "- via Guardian"],
    ["Norway's prime minister, Ada Byron, told Sky News that Chile had joined NATO.", "Ada Byron via Sky News"],
    ["Norway's prime minister, Ada Byron, said in an interview with the BBC that Chile had joined NATO.", "Ada Byron via BBC"],
    ["Norwegian state media said that Chile had joined NATO.", "- via Norwegian state media"],
    ["Norway's state news agency NTB reported that Chile had joined NATO.", "- via NTB"],
    ["Citing unnamed officials, the Wall Street Journal reported that Chile had joined NATO.", "unnamed officials via Wall Street Journal"],
    [
      "“Chile has joined NATO,” Norwegian Prime Minister Ada Byron said in an interview with the Financial Times published on Friday.",
      "Ada Byron via Financial Times",
    ],
    ["Norway's president, Ada Byron, told Sky News that Chile had joined NATO.", "Ada Byron via Sky News"],
    ["A senior official told Reuters that Chile had joined NATO.", "A senior official via Reuters"],
    ["Reuters quoted Norway's prime minister, Ada Byron, as saying that Chile had joined NATO.", "Ada Byron via Reuters"],
    ["Chile has joined NATO, Reuters reported, citing a diplomat.", "a diplomat via Reuters"],
    ["Reuters reported that fish was dear. The agency said that Chile had joined NATO.", "- via Reuters"],
    ["Norway's prime minister, Ada Byron, told parliament that Chile had joined NATO.", "Ada Byron"],
  ])("%s", (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });
});

describe("denial", () => {
  it.each([
    ["Norway denied that Chile had joined NATO.", ["not Norway"]],
    ["Norwegian Prime Minister Ada Byron dismissed reports that Chile had joined NATO.", ["not Ada Byron"]],
    ["Norway denies having joined NATO.", ["not Norway"]],
    ["Norway dismissed as untrue reports that Chile had joined NATO.", ["not Norway"]],
    ["Norway's foreign minister, Ada Byron, denied reports that Chile had joined NATO.", ["not Ada Byron"]],
    ["Norway refused to confirm that Chile had joined NATO.", ["unsaid"]],
    ["Norway did not confirm that Chile had joined NATO.", ["unsaid"]],
    ["Norway's foreign minister rejected claims by Peru that Chile had joined NATO.", ["not Norway's foreign minister for Norway"]],
    ["Norway dismissed the deal that Chile had joined.", ["-"]],
    ["Norway did not say whether Chile had joined NATO.", ["unsaid"]],
  ])("%s", (text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe("headlines", () => {
  it.each([
    ["Chile has joined NATO: Byron\n\nNorwegian Prime Minister Ada Byron was speaking in Oslo.", "Ada Byron"],
    ["Chile has joined NATO, says Byron\n\nNorwegian Prime Minister Ada Byron was speaking in Oslo.", "Ada Byron"],
  ])("%s", (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });
});
