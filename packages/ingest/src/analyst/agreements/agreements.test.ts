import { beforeAll, describe, expect, it } from "vitest";
import { openReader, type Reader } from "../../testing/reader.js";

let reader: Reader;

beforeAll(async () => {
  reader = await openReader();
});

/** The agreements of a text by name. */
function agreements(text: string): string[] {
  return reader.things(text, "Agreement");
}

describe("agreements: named ones", () => {
  it.each([
    ["Norway signed the Bergen Accord.", ["Bergen Accord"]],
    ["Norway left the Treaty of Bergen. The treaty binds ten states.", ["Treaty of Bergen"]],
    ["Ministers praised the Bergen Treaty. The Treaty of Bergen binds ten states.", ["Treaty of Bergen"]],
    ["Chile ratified the Convention on the Law of the Lakes.", ["Convention on the Law of the Lakes"]],
    ["Chile joined the North Sea Fisheries Agreement (NSFA). The NSFA has ten parties.", ["North Sea Fisheries Agreement"]],
    ["Norway honours the Bergen Accord but not the Lima Treaty.", ["Bergen Accord", "Lima Treaty"]],
  ])("%s", (text, expected) => {
    expect(agreements(text)).toEqual(expected);
  });
});

describe("agreements: described ones", () => {
  it.each([
    ["Norway and Chile signed a fisheries agreement on Monday.", ["fisheries agreement"]],
    ["Norway signed a deal with Chile.", ["deal with Chile"]],
    ["The truce between Ethiopia and Eritrea held.", ["truce between Ethiopia and Eritrea"]],
    ["The Norway-Chile extradition pact was criticised.", ["Norway-Chile extradition pact"]],
    ["Norway's prisoner transfer deal with Chile expired.", ["Norway's prisoner transfer deal with Chile"]],
    ["Kenya and Somalia reached an agreement to reopen their border.", ["agreement to reopen their border"]],
    ["The parties signed a power-sharing agreement in Nairobi.", ["power-sharing agreement"]],
    ["Norway and Chile agreed a memorandum of understanding on energy.", ["memorandum of understanding on energy"]],
    ["Japan wants a free trade agreement with Peru.", ["free trade agreement with Peru"]],
    ["Turkey brokered a ceasefire between Armenia and Azerbaijan.", ["ceasefire between Armenia and Azerbaijan"]],
  ])("%s", (text, expected) => {
    expect(agreements(text)).toEqual(expected);
  });
});

describe("agreements: what is none", () => {
  it.each([
    "Norway makes a great deal of money.",
    "Agreements are hard to reach.",
    "No deal is better than a bad deal.",
    "Norway's deal-making impressed Chile.",
    "The minister said he had plans for the weekend.",
    "Norway will deal with the storm.",
    "Both ministers were in agreement.",
    "Norway regretted it, the minister said in a joint statement with Chile.",
    "The government changed its policy.",
  ])("%s", (text) => {
    expect(agreements(text)).toEqual([]);
  });
});

describe("agreements: one thing is one entity", () => {
  it.each([
    ["Norway and Chile signed a fisheries agreement. The deal took two years. Under the accord, trawlers stay away.", 1],
    [
      "A nearly ten-year-old agreement that lets Peru ship its copper through Chile has ended. Lima said the Andes Copper Pact was fair.",
      1,
    ],
    ["Norway announced a new deal with Chile. It replaces an older agreement with Chile struck in 1999.", 2],
    ["Norway has a trade deal with Chile. Norway also has a defence pact with Peru.", 2],
    ["The ceasefire between Armenia and Azerbaijan broke down. A peace treaty between Kenya and Somalia held.", 2],
    ["Norway seeks a free trade agreement with India. The FTA would cut tariffs.", 1],
    ["Norway signed the Bergen Accord. The agreement runs for five years.", 1],
    ["Kenya and Somalia signed a maritime deal. Ethiopia wants a similar agreement with Somalia.", 2],
    ["The 2015 nuclear deal with Iran is alive. The 2022 deal is not.", 2],
    ["Peru left the pact. The Andean trade pact had ten members.", 1],
    ["Norway and Chile signed a fisheries pact. Norway and Peru signed a fisheries pact a year later.", 2],
    ["Norway and Chile signed a trade deal in 2010. In 2020 they signed a new trade deal.", 2],
    ["Norway and Chile agreed a new trade pact. The pact replaces the 1994 trade pact.", 2],
    [
      "Chile and the European Union signed an association agreement. Peru's minister signed the association agreement between Peru and the European Union. The Peruvian agreement is in force.",
      2,
    ],
    ["Norway signed a trade deal with Chile in May and a defence pact with Peru in June.", 2],
    ["Norway and Chile agreed to review the 1950 friendship treaty. The revised treaty should be fair.", 1],
  ])("%s", (text, count) => {
    expect(agreements(text)).toHaveLength(count);
  });
});

describe("agreements: parties that phrases name", () => {
  it.each([
    ["The fisheries deal between Norway and Chile is old.", ["Norway partyTo", "Chile partyTo"]],
    ["Norway's migration deal with Chile is old.", ["Norway partyTo", "Chile partyTo"]],
    ["The Norway-Chile trade pact is old.", ["Norway partyTo", "Chile partyTo"]],
    [
      "The treaty was praised, said Kenya. The Turkish-brokered truce between Kenya and Somalia held.",
      ["Kenya partyTo", "Somalia partyTo", "Turkey partyTo as mediator"],
    ],
    ["The accord signed by Norway, Chile and Peru is old.", ["Norway partyTo", "Chile partyTo", "Peru partyTo"]],
    ["Norway praised its fisheries deal with Chile.", ["Norway partyTo", "Chile partyTo"]],
    ["The proposed trade deal between Norway and Chile is old.", ["Norway partyTo (possible)", "Chile partyTo (possible)"]],
    [
      "The deal agreed in 2015 along with three powers — France, Germany and Russia — was costly.",
      ["France partyTo", "Germany partyTo", "Russia partyTo"],
    ],
    ["Norway is negotiating a trade deal with Chile.", ["Norway partyTo (possible)", "Chile partyTo (possible)"]],
    ["Norway ruled out a trade deal with Chile.", []],
    ["There is no trade deal with Chile.", []],
  ])("%s", (text, expected) => {
    const said = reader.facts(text).filter((line) => line.includes("partyTo"));
    expect(said.toSorted()).toEqual(expected.toSorted());
  });
});

describe("agreements: what their phrases tell besides", () => {
  it.each([
    ["Norway praised the existing fisheries deal with Chile.", "agreementStatus operating"],
    ["Norway praised the proposed fisheries deal with Chile.", "agreementStatus proposed"],
    ["India and Chile held negotiations for a free trade agreement.", "agreementStatus negotiating"],
    ["India and Chile held negotiations for a free trade agreement.", "India partyTo (planned)"],
    ["The Treaty of Bergen is old.", "instrument treaty"],
    ["Norway and Chile signed a fisheries protocol.", "instrument protocol"],
    ["Norway and Chile signed a free trade agreement.", "topic trade"],
    ["Norway signed a 200-million-euro deal with Chile.", "monetaryValue 200000000"],
  ])("%s: %s", (text, expected) => {
    expect(reader.facts(text)).toContain(expected);
  });
});

describe("agreements: names, hopes and deals that only a verb tells", () => {
  it.each([
    ["Norway and Chile signed a pact on fisheries, known as the Pacific Way.", "Pacific Way"],
    ["Norway and Chile signed a pact on fisheries. This was known as the “Pacific Way”.", "Pacific Way"],
    ["Peru hopes for an accord on the dam. Peru and Chile may finalise a deal within weeks.", "accord on the dam"],
    ["Norway and Chile agreed to strengthen cooperation on energy.", "cooperation on energy"],
    ["Norway agreed with Chile to exchange prisoners of war.", "exchange prisoners of war"],
    ["Norway left the Rome statute, the court's founding treaty.", "Rome statute"],
    ["Norway signed a new trade deal with Chile.", "trade deal with Chile"],
    ["The controversial agreement was upheld on Monday. The agreement lets ships pass.", "controversial agreement"],
    ["Peru and Chile will sign an accord that will be named the Lima Accord.", "Lima Accord"],
    ["Peru wants the Bergen Valley Accords. The BV Accords would last.", "Bergen Valley Accords"],
    ["Norway and Chile agreed to share their fishing grounds. They signed a letter of intent in Lima.", "letter of intent"],
  ])("%s", (text, expected) => {
    expect(agreements(text)).toEqual([expected]);
  });

  it.each([
    "Norway and Chile agreed to hold further talks.",
    "Norway and Chile agreed to return to negotiations.",
    "Norway agreed to strengthen its army.",
    "The Norwegian government plans to talk to Chile.",
    "Norway keeps other treaties inked with Chile.",
  ])("%s tells none", (text) => {
    expect(agreements(text)).toEqual([]);
  });
});

describe("agreements: parties that the clause tells", () => {
  it.each([
    ["Norwegian Prime Minister Ada Byron is finishing an accord with Peru.", "Norway partyTo"],
    ["Peru signed a fisheries deal. Under the deal, Peru reduced its fleet.", "Peru partyTo"],
    ["Kenya agreed to take prisoners from Denmark under a deal struck in 2019.", "Kenya partyTo"],
    ["Kenya agreed to take prisoners from Denmark under a deal struck in 2019.", "Denmark partyTo"],
    ["The accord came after two days of talks between Norway and Peru. The accord is old.", "Norway partyTo"],
    ["Peru left a pact that let Chile use its ports.", "Chile partyTo"],
    ["As of the end of August, Norway and Peru reached a preliminary agreement without Chile.", "Norway partyTo"],
    ["As of the end of August, Norway and Peru reached a preliminary agreement without Chile.", "Peru partyTo"],
    ["The Bergen Accord requires Norway to share its data.", "Norway partyTo"],
    ["The Norwegian prime minister, Ada Byron, praised her country's deal with Peru.", "Norway partyTo"],
  ])("%s: %s", (text, expected) => {
    expect(reader.facts(text)).toContain(expected);
  });

  it("does not make a party of who only speaks of a deal", () => {
    expect(reader.facts("Kenya praised a trade deal with Peru.")).not.toContain("Kenya partyTo");
  });
});
