import { join, resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openLanguage } from "../models.js";
import { readReference } from "../reference.js";
import type { Extractor } from "../seams.js";
import { createAnalyst } from "./index.js";

const root = resolve(import.meta.dirname, "../../../..");
const told = new Set(["holdsOffice", "leads", "memberOf", "locatedIn", "governs", "partyTo"]);
let extractor: Extractor;

beforeAll(async () => {
  extractor = createAnalyst(await readReference(join(root, "data/reference")), await openLanguage(join(root, "data/models")));
});

/** What names and phrases say: "Ada Byron holdsOffice Norway (prime minister)", with "not" and "ended". */
async function facts(text: string): Promise<string[]> {
  const { statements } = await extractor.extract({
    documentId: "d",
    version: { checksum: "v", text, title: null, outlet: null, published: null },
  });
  return statements
    .filter(({ predicate }) => told.has(predicate))
    .map(({ subject, predicate, object, polarity, qualifiers }) => {
      const office = typeof qualifiers["office"] === "string" ? ` (${qualifiers["office"]})` : "";
      const ended = qualifiers["change"] === "ended" ? " ended" : "";
      return `${subject.name}${polarity === "negated" ? " not" : ""} ${predicate} ${object?.name ?? ""}${office}${ended}`;
    });
}

describe("offices", () => {
  it.each([
    ["Norwegian Prime Minister Ada Byron left.", "Ada Byron holdsOffice Norwegian (Prime Minister)"],
    ["Norway's foreign minister, Ada Byron, left.", "Ada Byron holdsOffice Norway (foreign minister)"],
    ["The president of Norway, Ada Byron, left.", "Ada Byron holdsOffice Norway (president)"],
    ["Ada Byron, the Norwegian trade minister, left.", "Ada Byron holdsOffice Norwegian (trade minister)"],
    ["Ada Byron, president of the European Commission, left.", "Ada Byron holdsOffice European Commission (president)"],
    ["European Commission President Ada Byron left.", "Ada Byron holdsOffice European Commission (President)"],
    ["Norway's Minister for Fisheries and Trade, Ada Byron, left.", "Ada Byron holdsOffice Norway (Minister for Fisheries and Trade)"],
    ["Norwegian Fisheries and Trade Minister Ada Byron left.", "Ada Byron holdsOffice Norwegian (Fisheries and Trade Minister)"],
    ["Prime Minister Ada Byron of Norway left.", "Ada Byron holdsOffice Norway (Prime Minister)"],
    ["Foreign ministers Ada Byron of Norway and Luis Rojas of Chile met.", "Luis Rojas holdsOffice Chile (Foreign ministers)"],
    ["Presidents Ada Byron (Norway) and Luis Rojas (Chile) met.", "Luis Rojas holdsOffice Chile (Presidents)"],
    ["The Norwegian and Chilean foreign ministers, Ada Byron and Luis Rojas, met.", "Ada Byron holdsOffice Norwegian (foreign ministers)"],
    ["The Norwegian and Chilean foreign ministers, Ada Byron and Luis Rojas, met.", "Luis Rojas holdsOffice Chilean (foreign ministers)"],
    ["The presidents of Norway and Chile, Ada Byron and Luis Rojas, met.", "Luis Rojas holdsOffice Chile (presidents)"],
    ["Ministers Ada Byron (Norway), Luis Rojas (Chile) and Bo Ek (Sweden) met.", "Bo Ek holdsOffice Sweden (Ministers)"],
    ["She met her Chilean counterpart Luis Rojas.", "Luis Rojas holdsOffice Chilean"],
    ["Norway's acting foreign minister, Ada Byron, left.", "Ada Byron holdsOffice Norway (acting foreign minister)"],
    ["The Norwegian ambassador to Chile, Ada Byron, left.", "Ada Byron holdsOffice Norwegian (ambassador)"],
    [
      "Ada Byron, the head of communications for the Fisheries Council, left.",
      "Ada Byron holdsOffice Fisheries Council (head of communications)",
    ],
    ["UN special envoy Ada Byron left.", "Ada Byron holdsOffice UN (special envoy)"],
    ["Norway's Foreign Ministry spokeswoman, Ada Byron, said no.", "Ada Byron holdsOffice Norway's Foreign Ministry (spokeswoman)"],
    ["The governor of Kasera province, Ada Byron, left.", "Ada Byron holdsOffice Kasera (governor)"],
    ["Ada Byron, a Norwegian lawyer and former justice minister, left.", "Ada Byron holdsOffice Norwegian (former justice minister)"],
    ["Former Norwegian president Ada Byron left.", "Ada Byron holdsOffice Norwegian (former president)"],
    ["Norway's special envoy for the Bergen peace process Ada Byron left.", "Ada Byron holdsOffice Norway (special envoy)"],
    ["Norwegian Ambassador to Chile Ada Byron left.", "Ada Byron holdsOffice Norwegian (Ambassador)"],
    ["A spokesman for the Norwegian government, Luis Rojas, left.", "Luis Rojas holdsOffice Norwegian (spokesman)"],
    ["Ada Byron, the speaker of Norway's parliament, left.", "Ada Byron holdsOffice Norway (speaker)"],
    ["Ada Byron met her counterpart from Chile, Luis Rojas.", "Luis Rojas holdsOffice Chile"],
    ["Ada Byron, the 35-year-old ex-mayor of Bergen, left.", "Ada Byron holdsOffice Bergen (former mayor)"],
    [
      "Norway was represented by its fisheries minister Ada Byron and Chile by its ambassador, Luis Rojas.",
      "Luis Rojas holdsOffice Chile (ambassador)",
    ],
    ["Norwegian Prime Minister and Harvest Party leader Ada Byron left.", "Ada Byron holdsOffice Norwegian (Prime Minister)"],
    ["Ada Byron, Norway's prime minister and leader of the Harvest Party, left.", "Ada Byron leads Harvest Party"],
    ["The chairman of the Fisheries Council that led the talks, Danish Ambassador Luis Rojas, left.", "Luis Rojas leads Fisheries Council"],
    ["Norway's deputy minister of oil and gas, Ada Byron, left.", "Ada Byron holdsOffice Norway (deputy minister of oil and gas)"],
    ["Ada Byron, who was then prime minister of Norway, signed it.", "Ada Byron holdsOffice Norway (former prime minister)"],
    ["The head of EU foreign policy, Ada Byron, left.", "Ada Byron holdsOffice EU (head of EU foreign policy)"],
    ["The EU's head of foreign policy, Ada Byron, left.", "Ada Byron holdsOffice EU (head of foreign policy)"],
    ["Norwegian army commander Gen. Ada Byron left.", "Ada Byron holdsOffice Norwegian (army commander)"],
    ["Gov. Ada Byron of California left.", "Ada Byron holdsOffice California (Gov.)"],
    ["Ada Byron, who has been president of Norway since 2008, left.", "Ada Byron holdsOffice Norway (president)"],
    ["Ada Byron, who served as Norway's foreign minister, left.", "Ada Byron holdsOffice Norway (former foreign minister)"],
    ["Ada Byron became Norway's first female prime minister in 2008.", "Ada Byron holdsOffice Norway (prime minister)"],
  ])("%s", async (text, expected) => {
    expect(await facts(text)).toContain(expected);
  });

  it.each([
    ["The Norwegian prime minister met Ada Byron."],
    ["The pro-Russian leader Ada Byron left."],
    ["Ada Byron, who criticised the president of Norway, left."],
    ["The Norwegian and Chilean ministers met Ada Byron, Luis Rojas and Bo Ek."],
    ["Norway's minister was late, Ada Byron said."],
    ["Ada Byron, like the prime minister of Norway, was late."],
  ])("says nothing of an office in %j", async (text) => {
    expect((await facts(text)).filter((fact) => fact.startsWith("Ada Byron"))).toEqual([]);
  });

  it("takes the country from the document where the title leaves it out and only one country is meant", async () => {
    const text =
      "Norway and Chile signed a pact in Bergen on Friday. Norway wants fish. President Ada Byron and her Chilean counterpart, Luis Rojas, smiled.";
    expect(await facts(text)).toContain("Ada Byron holdsOffice Norway (President)");
    const open = await facts("Norway and Chile signed a pact on Friday. President Ada Byron smiled.");
    expect(open.filter((fact) => fact.includes("holdsOffice"))).toEqual([]);
  });

  it.each([
    [
      "OSLO, June 3 (Agency) - Norway votes on Sunday. Former president Ada Byron stays away.",
      "Ada Byron holdsOffice Norway (former president)",
    ],
    [
      "NAIROBI - The cabinet met on Monday. Kenya's budget is late. Finance Minister Jo Keo left.",
      "Jo Keo holdsOffice Kenya (Finance Minister)",
    ],
    ["Norway needs peace. Norway waits. Opposition leader Ada Byron said so.", "Ada Byron holdsOffice Norway (Opposition leader)"],
    ["Norway cut its fleet. Norway saves money. Army chief General Ada Byron resigned.", "Ada Byron holdsOffice Norway (Army chief)"],
    [
      "Norway's crisis deepens. Norway waits. Ex-presidents Ada Byron and Luis Rojas met.",
      "Luis Rojas holdsOffice Norway (former presidents)",
    ],
  ])("takes the country of an office from dateline and text: %s", async (text, expected) => {
    expect(await facts(text)).toContain(expected);
  });

  it.each([
    ["Norway waits. Norway has peace. President Ada Byron met President Luis Rojas."],
    ["Norway waits. Norway has peace. Labour party leader Ada Byron met provincial government chief Luis Rojas."],
  ])("gives one office of one country to no two people, and no part's office to the whole: %s", async (text) => {
    expect((await facts(text)).filter((fact) => fact.includes("holdsOffice Norway"))).toEqual([]);
  });

  it("quotes title and name, no more", async () => {
    const text = "On Friday the Norwegian prime minister, Ada Byron, left for Chile in a hurry.";
    const { statements } = await extractor.extract({
      documentId: "d",
      version: { checksum: "v", text, title: null, outlet: null, published: null },
    });
    const held = statements.find(({ predicate }) => predicate === "holdsOffice");
    expect(held?.evidence.quote).toBe("Norwegian prime minister, Ada Byron");
  });
});

describe("parties and bodies", () => {
  it.each([
    ["Harvest Party leader Ada Byron left.", "Ada Byron leads Harvest Party"],
    ["The Harvest Party, headed by former minister Ada Byron, won.", "Ada Byron leads Harvest Party"],
    ["The Harvest Party of former president Ada Byron won.", "Ada Byron memberOf Harvest Party"],
    ["The Harvest Party (HP) under Ada Byron won.", "Ada Byron memberOf Harvest Party"],
    ["Norway's EU presidency ends soon.", "Norway leads EU"],
    ["Senegal's President and African Union chairman Macky Diop left.", "Macky Diop leads African Union"],
    ["Swedish Prime Minister and current Baltic Council President Ada Byron left.", "Ada Byron holdsOffice Swedish (Prime Minister)"],
    ["National Party chairman Ada Byron left.", "Ada Byron leads National Party"],
    ["Ada Byron, chairman of the centre-left Harvest Party, left.", "Ada Byron leads Harvest Party"],
    ["Chairmen Ada Byron of the centre-left Harvest Party and Luis Rojas of the Reform Party met.", "Luis Rojas leads Reform Party"],
    ["Ada Byron, whose ruling Harvest Party won, left.", "Ada Byron memberOf Harvest Party"],
    ["Four ministers belong to the Harvest Party, including Trade Minister Ada Byron.", "Ada Byron memberOf Harvest Party"],
    ["Harvest Party ministers, among them Ada Byron and Luis Rojas, left.", "Luis Rojas memberOf Harvest Party"],
    ["Ada Byron, a senior Harvest Party politician, left.", "Ada Byron memberOf Harvest Party"],
    ["Norway and Chile co-chair the Baltic Council.", "Norway leads Baltic Council"],
    ["Ministers of Norway and Chile, whose two countries co-chair the Baltic Council, met.", "Chile leads Baltic Council"],
    ["Norway, which holds the rotating EU presidency, refused.", "Norway leads EU"],
    ["Baltic Council chair Norway refused.", "Norway leads Baltic Council"],
    ["Norway, the current Baltic Council chair, refused.", "Norway leads Baltic Council"],
    ["The Norwegian presidency of the EU ends soon.", "Norwegian leads EU"],
    ["The pro-European leader of the Harvest Party, Ada Byron, left.", "Ada Byron leads Harvest Party"],
    ["Ada Byron of the opposition Harvest Party left.", "Ada Byron memberOf Harvest Party"],
    ["Ada Byron, a member of the opposition Harvest Party, left.", "Ada Byron memberOf Harvest Party"],
    ["Ada Byron, a Democrat from Ohio, left the United States.", "Ada Byron memberOf Democrat"],
    ["Ada Byron (Harvest Party) left.", "Ada Byron memberOf Harvest Party"],
    ["The Harvest Party's Ada Byron left.", "Ada Byron memberOf Harvest Party"],
    ["Harvest Party lawmaker Ada Byron left.", "Ada Byron memberOf Harvest Party"],
    ["Ada Byron's ruling Harvest Party won.", "Ada Byron memberOf Harvest Party"],
    ["The candidate of the Harvest Party (HP) for the presidency, Ada Byron, left.", "Ada Byron memberOf Harvest Party"],
    ["The head of the Fisheries Agency, Ada Byron, left.", "Ada Byron leads Fisheries Agency"],
    ["EU member Hungary refused.", "Hungary memberOf EU"],
    ["Some UN member states, including Norway and Chile, refused.", "Chile memberOf UN"],
    ["NATO allies such as Norway, Poland and Spain agreed.", "Spain memberOf NATO"],
    ["The African Union, which includes Kenya, Togo and Chad, met.", "Chad memberOf African Union"],
    ["The Nordic Council is made up of Norway, Sweden and Iceland.", "Iceland memberOf Nordic Council"],
    ["ECOWAS, comprising the coastal states Ghana and Togo, met.", "Togo memberOf ECOWAS"],
    ["Members of the Nordic Council include Norway and Iceland.", "Norway memberOf Nordic Council"],
    ["Germany, France and other EU members refused.", "Germany memberOf EU"],
    ["Hungary and other members of the EU refused.", "Hungary memberOf EU"],
    ["Five Nordic Council members — Norway, Sweden, Denmark, Finland and Iceland — signed.", "Finland memberOf Nordic Council"],
    ["The signatories of the Bergen Accord include Norway and Peru.", "Peru partyTo Bergen Accord"],
    ["Non-EU members Norway and Iceland refused.", "Iceland not memberOf EU"],
    ["Norway, not an EU member, refused.", "Norway not memberOf EU"],
    ["The Norwegian and Chilean co-chairs of the Baltic Council met.", "Chilean leads Baltic Council"],
    ["The Norway-led Joint Border Taskforce met.", "Norway leads Joint Border Taskforce"],
  ])("%s", async (text, expected) => {
    expect(await facts(text)).toContain(expected);
  });

  it.each([
    ["The EU invited partners, among them Norway."],
    ["EU candidate country Albania refused."],
    ["EU neighbours such as Norway and Iceland refused."],
    ["Talks between the EU, its agencies and Norway failed."],
    ["The aspiring EU member Albania refused."],
  ])("says nothing of members in %j", async (text) => {
    expect((await facts(text)).filter((fact) => fact.includes("memberOf"))).toEqual([]);
  });

  it("of a party that has a member say nothing of whom it met", async () => {
    expect(await facts("The Harvest Party met Ada Byron.")).toEqual([]);
    expect(await facts("The former Harvest Party member Ada Byron left.")).not.toContain("Ada Byron memberOf Harvest Party");
  });
});

describe("places", () => {
  it.each([
    ["BERGEN, Norway (Agency) - Ada Byron left.", "BERGEN locatedIn Norway"],
    ["Siberia makes up two-thirds of Russia.", "Siberia locatedIn Russia"],
    ["Siberia — which few visit — covers most of Russia's territory.", "Siberia locatedIn Russia"],
    ["Luis Rojas said Siberia is an integral part of Russia.", "Siberia locatedIn Russia"],
    ["Bergen, western Norway, is calm.", "Bergen locatedIn Norway"],
    ["She fled to Bergen in western Norway.", "Bergen locatedIn Norway"],
    ["Sumatra, on the western edge of Indonesia, is calm.", "Sumatra locatedIn Indonesia"],
    ["The Baltic Council, which has its headquarters in Bergen, refused.", "Baltic Council locatedIn Bergen"],
    ["Leaders left the Oslo summit early.", "Oslo summit locatedIn Oslo"],
    ["They met in Bergen, Norway, on Friday.", "Bergen locatedIn Norway"],
    ["Oslo, the capital of Norway, is cold.", "Oslo locatedIn Norway"],
    ["Oslo, Norway's capital, is cold.", "Oslo locatedIn Norway"],
    ["The Norwegian capital, Oslo, is cold.", "Oslo locatedIn Norwegian"],
    ["The southern Norwegian city of Sandvik is cold.", "Sandvik locatedIn Norwegian"],
    ["They met in Sandvik, a town in southern Norway.", "Sandvik locatedIn Norway"],
    ["Norway's Kasera province is cold.", "Kasera locatedIn Norway"],
    ["Norway was calm. Shops opened in the capital, Oslo.", "Oslo locatedIn Norway"],
    ["The Bergen summit in Norway failed.", "Bergen summit locatedIn Norway"],
    ["The summit in Bergen failed.", "summit in Bergen locatedIn Bergen"],
    ["The Baltic Summit, held in Riga on Friday, failed.", "Baltic Summit locatedIn Riga"],
    ["The Baltic Summit, which took place in the Latvian capital, Riga, failed.", "Baltic Summit locatedIn Riga"],
    ["Leaders gathered in Riga on Friday for the Baltic Summit.", "Baltic Summit locatedIn Riga"],
    ["Ministers flew to Riga to attend the Baltic Summit.", "Baltic Summit locatedIn Riga"],
    ["The Nobel Institute in Oslo was closed.", "Nobel Institute locatedIn Oslo"],
    ["They met in Bergen, in western Norway.", "Bergen locatedIn Norway"],
    ["They met in Bergen, Norway's second-largest city.", "Bergen locatedIn Norway"],
    ["They met in Norway's second city, Bergen.", "Bergen locatedIn Norway"],
    ["The Darfur region of Sudan is dry.", "Darfur locatedIn Sudan"],
    ["Sudan's western Darfur region is dry.", "Darfur locatedIn Sudan"],
    ["Countries in the Western Balkans, including Serbia and Albania, refused.", "Albania locatedIn Western Balkans"],
    ["The Western Balkans — Serbia, Kosovo and Albania — refused.", "Kosovo locatedIn Western Balkans"],
    ["Western Balkan states such as Serbia and Albania refused.", "Serbia locatedIn Western Balkan"],
    ["Albania, a country in the Western Balkans, refused.", "Albania locatedIn Western Balkans"],
    ["They toured the Western Balkans. The region, comprising Serbia and Albania, is hilly.", "Albania locatedIn Western Balkans"],
    ["Three West African states that stayed away — Ghana, Togo and Benin — were urged to come.", "Togo locatedIn West African"],
    ["Four countries in West Africa — Ghana, Togo, Benin and Mali — stayed away.", "Mali locatedIn West Africa"],
    ["The Bergen-based Fisheries Council met.", "Fisheries Council locatedIn Bergen"],
    ["The Fisheries Council, which is headquartered in Bergen, met.", "Fisheries Council locatedIn Bergen"],
  ])("%s", async (text, expected) => {
    expect(await facts(text)).toContain(expected);
  });

  it.each([
    ["Siberia is not part of Russia."],
    ["Luis Rojas wants Siberia to be part of Russia."],
    ["Siberia accounts for a third of Norway's imports."],
    ["OSLO, Norway (AP) — The talks ended on Friday without a word."],
    ["They visited Bergen, Norway and Chile."],
    ["Countries outside the Western Balkans, including Norway, refused."],
    ["The council in Bergen wrote to Norway."],
    ["The minister in Riga praised the Baltic Summit."],
    ["They spoke of Bergen, Norwegian fish and the weather."],
    ["A letter on Bergen in Norwegian was found."],
  ])("says nothing of a place in %j", async (text) => {
    expect((await facts(text)).filter((fact) => fact.includes("locatedIn"))).toEqual([]);
  });
});
