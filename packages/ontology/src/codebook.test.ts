import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { codebook, entityTypes, predicates, qualifiers, statuses } from "./index.js";

const page = codebook();

describe("codebook", () => {
  test.each([...Object.entries(entityTypes), ...Object.entries(predicates), ...Object.entries(statuses), ...Object.entries(qualifiers)])(
    "has an entry for %s with its definition and its counter-example",
    (name, entry) => {
      const start = page.indexOf(`\n### ${name}\n\n${entry.label === name ? "" : `_${entry.label}_: `}${entry.definition}`);
      expect(start).toBeGreaterThan(0);
      const text = page.slice(start, page.indexOf("\n### ", start + 1));
      expect(text).toContain(`- Counter-example: ${entry.counterExample}`);
    },
  );

  test("shows exact pairs, qualifiers and mappings", () => {
    expect(page).toContain("- Domain → range: Person → Party, Organisation, Event; Country, Party → Organisation");
    expect(page).toContain("- Domain → range: Agreement → a status");
    expect(page).toContain("- Qualifiers of its own: count, comparator, unit, asOf");
    expect(page).toContain("- Elsewhere: FollowTheMoney Occupancy, Popolo Membership, Wikidata P39");
  });

  test("is committed as it is printed", () => {
    const committed = readFileSync(new URL("../../../docs/codebook.md", import.meta.url), "utf8");
    expect(committed).toBe(page);
  });
});
