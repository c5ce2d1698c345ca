import { beforeAll, describe, expect, it } from "vitest";
import { openReader, type Reader } from "../../testing/reader.js";

let reader: Reader;

beforeAll(async () => {
  reader = await openReader();
});

describe("he and she", () => {
  it.each([
    ["President Ada Byron met Luis Rojas. She praised Peru.", "She", ["Ada Byron"]],
    ["President Ada Byron met Luis Rojas. He praised Peru.", "He", ["Luis Rojas"]],
    ["Norway's prime minister, Ada Byron, said she would sign.", "she", ["Ada Byron"]],
    ["Citing her duties at home, Ada Byron stayed away.", "her", ["Ada Byron"]],
    ["Ada Byron said the talks had failed. “We tried,” she added.", "she", ["Ada Byron"]],
    ["Norway's foreign minister, Ada Byron, visited Peru, where she met miners.", "she", ["Ada Byron"]],
    ["Luis Rojas, the president of Chile, praised his country.", "his", ["Luis Rojas"]],
    ["President Luis Rojas left. A lawyer said he was ill.", "he", []],
    ["The storm hit the coast. He was not there.", "He", []],
  ])("%s", (text, word, expected) => {
    expect(reader.standsFor(text, word)).toEqual(expected);
  });
});

describe("it and its", () => {
  it.each([
    ["Norway signed the Bergen Accord. It entered into force in May.", "It", ["Bergen Accord"]],
    ["Norway signed the treaty. It said the text was fair.", "It", ["Norway"]],
    ["Norway left the Bergen Accord after it expired.", "it", ["Bergen Accord"]],
    ["Norway praised its ministers.", "its", ["Norway"]],
    ["The African Union said it would send observers.", "it", ["African Union"]],
    ["It is clear that Norway will sign.", "It", []],
    ["Norway left. It is raining.", "It", []],
  ])("%s", (text, word, expected) => {
    expect(reader.standsFor(text, word)).toEqual(expected);
  });
});

describe("plurals", () => {
  it.each([
    ["Norway and Chile began talks. The two countries hope for a pact.", "countries", ["Norway", "Chile"]],
    ["Norway, Chile and Peru met. The three nations trade a lot.", "nations", ["Norway", "Chile", "Peru"]],
    ["Norway met Chile in Lima. Both sides were pleased.", "sides", ["Norway", "Chile"]],
    ["President Ada Byron met President Luis Rojas. The two leaders shook hands.", "leaders", ["Ada Byron", "Luis Rojas"]],
    ["Norwegian President Ada Byron met Chilean President Luis Rojas. The two countries trade.", "countries", ["Norway", "Chile"]],
    ["Norway and Chile said they had signed.", "they", ["Norway", "Chile"]],
    ["The three states that have not joined — Kenya, Peru and Chile — were asked.", "states", ["Kenya", "Peru", "Chile"]],
    ["The deal was signed with three powers: France, Germany and Russia.", "powers", ["France", "Germany", "Russia"]],
    ["Both sides in the war were tired. Norway and Chile watched.", "sides", []],
    ["Norway and Chile praised their pact.", "their", ["Norway", "Chile"]],
    ["Migrants crossed Norway and they went on.", "they", []],
    ["The two countries are far away.", "countries", []],
    ["Migrants would be moved from Norway to Chile; the former is cold.", "former", ["Norway"]],
    ["Migrants would be moved from Norway to Chile; the latter is warm.", "latter", ["Chile"]],
  ])("%s", (text, word, expected) => {
    expect(reader.standsFor(text, word)).toEqual(expected);
  });
});

describe("descriptions", () => {
  it.each([
    ["Norway's president, Ada Byron, flew home. The president said nothing.", "president", ["Ada Byron"]],
    ["Prime Minister Luis Rojas met General Omar Haddad. The prime minister left early.", "minister", ["Luis Rojas"]],
    ["Norwegian President Ada Byron met Chilean President Luis Rojas. The Chilean president left.", "president", ["Luis Rojas"]],
    ["Norway left the European Union. The bloc regretted it.", "bloc", ["European Union"]],
    ["Norway wants to leave. The country has ten ports.", "country", ["Norway"]],
    ["Gambia quit the International Criminal Court. The court regretted the step.", "court", ["International Criminal Court"]],
    ["Ada Byron leads the Labour Party. The party lost votes.", "party", ["Labour Party"]],
    ["The president is away.", "president", []],
    ["Peru met the Afghan government. Kenya praised the government.", "government", ["Afghanistan"]],
    ["The South American bloc Mercosur met. Peru praised the group.", "bloc", []],
    ["Chilean President Luis Rojas spoke. Rojas told the nation to wait.", "nation", ["Chile"]],
    ["The country is large.", "country", []],
  ])("%s", (text, word, expected) => {
    expect(reader.standsFor(text, word, "last")).toEqual(expected);
  });
});

describe("those who act for a country", () => {
  it.each([
    ["Danish ministers met in Lima.", "ministers", ["Denmark"]],
    ["The Norwegian government signed.", "government", ["Norway"]],
    ["Norway's parliament voted.", "parliament", ["Norway"]],
    ["Leaders of Norway and Chile met.", "Leaders", ["Norway", "Chile"]],
    ["Representatives from Norway and Chile met.", "Representatives", ["Norway", "Chile"]],
    ["The governments of Norway and Chile met.", "governments", ["Norway", "Chile"]],
    ["Norway and Chile met.", "Norway", ["Norway", "Chile"]],
    ["Norway, which signed the pact, left.", "which", ["Norway"]],
    ["President Luis Rojas praised his country.", "country", []],
    ["Chilean President Luis Rojas praised his country.", "country", ["Chile"]],
    ["Local officials met.", "officials", []],
  ])("%s", (text, word, expected) => {
    expect(reader.standsFor(text, word)).toEqual(expected);
  });
});
