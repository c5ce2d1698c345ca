import { describe, expect, it } from "vitest";
import { nameLists } from "./name-lists.js";
import type { GazetteerEntity, ReferenceData } from "./reference.js";

const entities: GazetteerEntity[] = [
  { id: "country:NO", type: "Country", name: "Norway", aliases: ["Kingdom of Norway"], demonyms: ["Norwegian"], capital: "Oslo" },
  { id: "organisation:fjord-times", type: "Organisation", subtype: "media", name: "Fjord Times", aliases: [] },
  { id: "party:forward", type: "Party", name: "Forward", aliases: ["Forward Party"], ambiguous: ["Forward"] },
];
const reference: ReferenceData = {
  entities,
  offices: [
    { name: "foreign minister", aliases: ["minister of foreign affairs"], abbreviations: ["FM"], of: ["Country"], kind: "minister" },
  ],
  honorifics: ["Mr"],
  agreementNouns: [],
  topics: [],
};

describe("nameLists", () => {
  it("sorts every form by what it names, and apart what names several things", () => {
    expect(nameLists(reference)).toEqual({
      ambiguous: ["Forward"],
      capital: ["Oslo"],
      country: ["Norway", "Kingdom of Norway"],
      demonym: ["Norwegian"],
      honorific: ["Mr"],
      media: ["Fjord Times"],
      office: ["foreign minister", "minister of foreign affairs", "FM"],
      organisation: [],
      party: ["Forward Party"],
      place: [],
    });
  });
});
