import { describe, expect, it } from "vitest";
import { isReadable, recogniseLanguage } from "./languages.js";

describe("recognising a language", () => {
  it.each([
    ["en", "The two governments said that they had signed an agreement on the return of people who were refused asylum."],
    ["en", "Tsvangirai and Mugabe, with Mutambara and Mbeki watching, shook hands in Harare and signed the deal."],
    ["fr", "Le président de la République a signé un accord avec le gouvernement voisin, et il a été salué à Paris."],
    ["de", "Der Minister sagte, das Land werde das Abkommen nicht unterzeichnen. Er war in Berlin für Gespräche."],
    ["da", "Regeringen har indgået en aftale med nabolandet, og det er for tidligt at sige, hvad den betyder."],
    ["tr", "Türkiye ile Avrupa Birliği arasında yeni bir anlaşma imzalandı ve hemen yürürlüğe girdi."],
    ["mk", "Премиерот изјави дека немало разговори за мигранти со ниту една влада."],
  ])("tells %s", (language, text) => {
    expect(recogniseLanguage(text)).toBe(language);
  });

  it("does not take a language it was not taught for English", () => {
    const albanian = "Kryeministri i Shqipërisë tha se vendi nuk do të pranojë qendra për kthimin e njerëzve.";
    expect(isReadable(recogniseLanguage(albanian))).toBe(false);
  });

  it("does not take a sentence full of foreign names for another language", () => {
    expect(isReadable(recogniseLanguage("Montenegro's president, Jakov Milatović, met Serbia's foreign minister, Ivica Dačić."))).toBe(
      true,
    );
  });

  it("leaves a short text with an English word in it untold rather than calling it another language", () => {
    const text = "Germany and Kenya signed an agreement. Chancellor Olaf Scholz met President William Ruto.";
    expect(isReadable(recogniseLanguage(text))).toBe(true);
  });

  it("says nothing about a short text or one without letters", () => {
    expect(recogniseLanguage("Accord signé à Paris.")).toBeNull();
    expect(recogniseLanguage("12.5 / 2025-05-16 ".repeat(20))).toBeNull();
  });
});

it("reads English of any country and what is unknown, nothing else", () => {
  expect(["en", "en-GB", null].map(isReadable)).toEqual([true, true, true]);
  expect(["fr", "enm", "eng-x"].map(isReadable)).toEqual([false, false, false]);
});
