import { join, resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openLanguage } from "../../models.js";
import { readReference } from "../../reference.js";
import { openKnowledge, readThings, type Knowledge } from "../things.js";

const root = resolve(import.meta.dirname, "../../../../..");
let knowledge: Knowledge;

beforeAll(async () => {
  knowledge = openKnowledge(await readReference(join(root, "data/reference")), await openLanguage(join(root, "data/models")));
});

/** The things of a text, each with what names it: "Person Ada Byron: Ada Byron, Byron". */
function things(text: string): string[] {
  const { article } = readThings(text, null, knowledge);
  return article.things
    .filter(({ spots }) => spots.length > 0)
    .map((thing) => {
      const forms = thing.spots.filter(({ kind }) => kind !== "pronoun").map(({ first, last }) => article.slice(first, last));
      return `${thing.type} ${article.nameOf(thing)}: ${[...new Set(forms)].join(", ")}`;
    });
}

describe("people", () => {
  it.each([
    ["Talks were led by Nguyen Thi Hoa, who arrived on Monday.", "Nguyen Thi Hoa"],
    ["Kim Jae Won hosted the guests.", "Kim Jae Won"],
    ["They met Abdul-Rahman al-Khatib in the evening.", "Abdul-Rahman al-Khatib"],
    ["Colonel Moussa Ould Cheikh said the road was open.", "Moussa Ould Cheikh"],
    ["María José Ortega de la Vega, 54, won the vote.", "María José Ortega de la Vega"],
    ["Lawmaker Chinwe Okafor-Bello disagreed.", "Chinwe Okafor-Bello"],
    ["Analyst Mirel al-Dosca urged caution.", "Mirel al-Dosca"],
    ["Relatives of Ada Lund Byron waited.", "Ada Lund Byron"],
    ["Mr J. R. Andersson resigned.", "J. R. Andersson"],
    ["Dr. Adaeze Obi was there.", "Adaeze Obi"],
    ["Norway's Tuva Lindqvist was there.", "Tuva Lindqvist"],
    ["The accord was signed by Foreign Minister Israel Halevi.", "Israel Halevi"],
    ["Chad Norris told reporters that it was late.", "Chad Norris"],
    ["“We are late,” said Bolat Serikbay.", "Bolat Serikbay"],
    ["The leader of the Farmers' Union, Oskar Brenn, left.", "Oskar Brenn"],
    ["Ada Byron, Luka Petrovan and Mirel Dosca signed the letter.", "Luka Petrovan"],
  ])("%s", (text, name) => {
    expect(things(text).map((line) => line.split(":")[0])).toContain(`Person ${name}`);
  });

  it("are one by their surname, their first name and with an honorific", () => {
    const text = "President Ada Lund Byron left. Byron was tired, Mrs Byron said. Ada Byron slept.";
    expect(things(text)).toContain("Person Ada Lund Byron: Ada Lund Byron, Byron, Ada Byron");
  });

  it.each([
    ["Ada Byron, better known as Mirel, left. Mirel was tired.", "Person Ada Byron: Ada Byron, Mirel"],
    ["President Mirel Dosca (Ada Byron) left.", "Person Mirel Dosca: Mirel Dosca, Ada Byron"],
    ["President Luka Petrovan left. Mr Petrovaan was tired.", "Person Luka Petrovan: Luka Petrovan, Petrovaan"],
  ])("are one by another name: %s", (text, expected) => {
    expect(things(text)).toContain(expected);
  });

  it("never are what only ends like their name", () => {
    expect(things("Tigran Sarksyan said so. Later Tigran left.")).toEqual(["Person Tigran Sarksyan: Tigran Sarksyan, Tigran"]);
  });

  it("of one surname stay two", () => {
    const found = things("Minister Ada Byron and Minister Luka Byron met.");
    expect(found).toContain("Person Ada Byron: Ada Byron");
    expect(found).toContain("Person Luka Byron: Luka Byron");
  });

  it("take the name of a country from it only where nothing speaks for the country", () => {
    expect(things("Michael Jordan sat down. Jordan smiled.")).toEqual(["Person Michael Jordan: Michael Jordan, Jordan"]);
    expect(things("He flew to Jordan. Officials in Jordan were pleased.")).toEqual(["Country Jordan: Jordan"]);
  });

  it("who wrote the article are named, agencies that pass it on are not", () => {
    const text = "Fisheries pact signed\n\nBy Ada Byron\n\nOSLO (Reuters) — Norway signed a pact on Friday, and said so.";
    expect(things(text)).toContain("Person Ada Byron: Ada Byron");
    expect(things(text).join()).not.toContain("Reuters");
  });
});

describe("organisations and parties", () => {
  it.each([
    ["The Joint Fisheries Inspectorate met in Bergen.", "Organisation Joint Fisheries Inspectorate"],
    ["The Bank of Gombria raised rates.", "Organisation Bank of Gombria"],
    ["The Ministry of Trade and Fisheries refused.", "Organisation Ministry of Trade and Fisheries"],
    ["Rebels of the People's Liberation Front of Gombria (PLFG) left.", "Organisation People's Liberation Front of Gombria"],
    ["The opposition Harvest Party won.", "Party Harvest Party"],
    ["The Movement for Harvest and Peace won.", "Party Movement for Harvest and Peace"],
    ["Nordvik University said so.", "Organisation Nordvik University"],
    ["She told HarborNews that it was late.", "Organisation HarborNews"],
    ["The FLRG rebels fled.", "Organisation FLRG"],
    ["The company, Lundin Resources, denied it.", "Organisation Lundin Resources"],
    ["The Norwegian Prime Minister's Office said so.", "Organisation Norwegian Prime Minister's Office"],
  ])("%s", (text, expected) => {
    expect(things(text).map((line) => line.split(":")[0])).toContain(expected);
  });

  it("are known again by their letters, with and without brackets", () => {
    expect(things("The Southern Trade Union (STU) met. The STU failed.")).toContain(
      "Organisation Southern Trade Union: Southern Trade Union, STU",
    );
    expect(things("The National Fisheries Agency met. The NFA failed.")).toContain(
      "Organisation National Fisheries Agency: National Fisheries Agency, NFA",
    );
  });

  it("are not what stands in brackets to tell where they are", () => {
    expect(things("The Harbour Institute (Sweden) met.")).toEqual([
      "Organisation Harbour Institute: Harbour Institute",
      "Country Sweden: Sweden",
    ]);
  });

  it("of a state are told apart by it", () => {
    const found = things("Norway's Foreign Ministry and the Chilean Foreign Ministry met. The Norwegian Foreign Ministry was pleased.");
    expect(found.filter((line) => line.startsWith("Organisation"))).toEqual([
      "Organisation Norwegian Foreign Ministry: Norway's Foreign Ministry, Norwegian Foreign Ministry",
      "Organisation Chilean Foreign Ministry: Chilean Foreign Ministry",
    ]);
  });

  it("outweigh the names in their names", () => {
    expect(things("The Norwegian Shipping Council of Bergen met.").map((line) => line.split(":")[0])).not.toContain("Place Bergen");
  });
});

describe("places and countries", () => {
  it.each([
    ["Fighting went on in Gomberi on Monday.", "Place Gomberi"],
    ["The town of Sandvik was calm.", "Place Sandvik"],
    ["Troops left Kasera province.", "Place Kasera"],
    ["They crossed the Lower Tamba River.", "Place Lower Tamba River"],
    ["They sailed the Gulf of Tamba.", "Place Gulf of Tamba"],
    ["GOMBERI, Nigeria (AP) — The talks ended.", "Place GOMBERI"],
    ["GOMBERI, Nigeria (AP) — The talks in Gomberi ended.", "Place Gomberi"],
    ["They met in Oslo.", "Place Oslo"],
    ["The treaty with the Soviet Union ended.", "Country Soviet Union"],
    ["The Ivory Coast signed.", "Country Ivory Coast"],
    ["The Russian Federation signed.", "Country Russian Federation"],
  ])("%s", (text, expected) => {
    expect(things(text).map((line) => line.split(":")[0])).toContain(expected);
  });

  it.each([
    ["Oslo refused to sign.", "Country Oslo"],
    ["Norway accused Santiago de Chile; Chile accused Oslo.", "Country Norway"],
    ["The talks with Oslo failed.", "Country Oslo"],
    ["Oslo's refusal was clear.", "Country Oslo"],
    ["The delegation flew to Oslo.", "Place Oslo"],
    ["Oslo is a cold city.", "Place Oslo"],
  ])("read a capital as the government where it acts: %s", (text, expected) => {
    expect(things(text).map((line) => line.split(":")[0])).toContain(expected);
  });

  it("do not come from an agreement's name", () => {
    expect(things("The Ghent Protocol was signed. Norway left the Ghent Protocol.").join()).not.toContain("Place");
  });
});

describe("capitals that tell nothing", () => {
  it("name nobody in a title, unless the article does", () => {
    const text = "Harvest Leaders Hail Gomberi Deal\n\nThe ministers met in Gomberi on Friday, and they all signed the deal.";
    expect(things(text).filter((line) => !line.startsWith("Agreement"))).toEqual(["Place Gomberi: Gomberi"]);
  });

  it.each([
    "Many Rohingya fled.",
    "Sunni and Shia leaders spoke.",
    "Analysts disagreed.",
    "Ruling party members left.",
    "Meanwhile prices rose.",
    "HE TOLD US THAT IT WAS LATE.",
  ])("name nobody in %j", (text) => {
    expect(things(text)).toEqual([]);
  });

  it("are no names in what belongs to the page", () => {
    const text =
      "Norway signed a pact with Chile on Friday in Oslo, and said so.\n\nRead more: Ada Byron on the Harvest Party\n\n© The Bergen Post";
    expect(things(text).join()).not.toMatch(/Byron|Harvest|Bergen/);
  });
});

describe("countries with namesakes", () => {
  it.each([
    ["Georgia and Russia signed a pact.", "Country Georgia: Georgia"],
    ["The president of Georgia, Mikheil Rojas, left.", "Country Georgia: Georgia"],
    ["They met in Atlanta, Georgia, on Friday.", "Place Georgia: Georgia"],
  ])("%s", (text, expected) => {
    expect(things(text)).toContain(expected);
  });
});
