import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonths, isReal, readPartialDate, toEdtf, weekdayOf } from "./calendar.js";
import { findDates } from "./index.js";

/** Past and future reading of the only date of a text, published on a Thursday. */
function only(text: string, published: string | null = "2024-05-16"): string {
  const found = findDates(text, published);
  return found.map(({ edtf, ahead }) => (edtf === ahead ? edtf : `${edtf} | ${ahead}`)).join("; ");
}

describe("findDates, absolute", () => {
  it.each([
    ["Wednesday, 15 May 2024", "2024-05-15"],
    ["Thursday, June 18, 2009", "2009-06-18"],
    ["on the 3rd of May 2024", "2024-05-03"],
    ["Aug. 12, 2023", "2023-08-12"],
    ["in early March 2021", "2021-03"],
    ["5-6 May 2021", "2021-05"],
    ["in the spring of 2021", "2021~"],
    ["from 2010 to 2014", "2010; 2014"],
    ["(2010–2014)", "2010; 2014"],
    ["a 2021 deal worth 2,000 euros", ""],
    ["in 1500 words", "1500"],
    ["in 2000.5", ""],
  ])("reads %s as %j", (text, expected) => {
    expect(only(text, null)).toBe(expected);
  });
});

describe("findDates, counted from publication", () => {
  it.each([
    ["on Thursday", "2024-05-16"],
    ["on Friday", "2024-05-10 | 2024-05-17"],
    ["last Thursday", "2024-05-09"],
    ["next Thursday", "2024-05-23"],
    ["Monday's talks", "2024-05-13 | 2024-05-20"],
    ["yesterday", "2024-05-15"],
    ["tomorrow", "2024-05-17"],
    ["last night", "2024-05-15"],
    ["on 5 May", "2024-05-05 | 2025-05-05"],
    ["on May 16", "2024-05-16"],
    ["on 11 December", "2023-12-11 | 2024-12-11"],
    ["on 10-12 June", "2023-06 | 2024-06"],
    ["in May", "2024-05"],
    ["in June", "2023-06 | 2024-06"],
    ["in late March Norway left", "2024-03 | 2025-03"],
    ["last June", "2023-06"],
    ["next April", "2025-04"],
    ["earlier this year", "2024"],
    ["later this month", "2024-05"],
    ["last month", "2024-04"],
    ["next year", "2025"],
    ["last week", "2024-05"],
    ["two years ago", "2022~"],
    ["a year ago", "2023~"],
    ["three months ago", "2024-02~"],
    ["two days ago", "2024-05-14"],
    ["a decade ago", "2014~"],
    ["at the weekend", "2024-05"],
  ])("reads %s as %j", (text, expected) => {
    expect(only(text)).toBe(expected);
  });

  it.each([
    ["on Thursday", "2024"],
    ["on 5 May", "2024"],
    ["last year", null],
    ["this week", "2024-05-02"],
    ["Theresa May and April Jones march on", "2024-05-16"],
    ["Mr May may agree with May, by and by", "2024-05-16"],
  ])("leaves out %s published %s", (text, published) => {
    expect(only(text, published)).toBe("");
  });

  it("keeps the precision of the day of publication", () => {
    expect(only("last year and last month", "2024")).toBe("2023");
    expect(only("last month", "2024-01")).toBe("2023-12");
  });
});

describe("what a date limits", () => {
  it.each([
    ["since 2019", ["since"]],
    ["since early May 2019", ["since"]],
    ["until 2020", ["until"]],
    ["till March 2020", ["until"]],
    ["from 2010 to 2014", ["from", "to"]],
    ["between 2010 and 2014", ["from", "to"]],
    ["(2010-2014)", [null, "to"]],
    ["to 2014", [null]],
    ["in 2014", [null]],
    ["by the end of 2014", ["by"]],
    ["before May 2014", ["before"]],
  ])("%s: %j", (text, expected) => {
    expect(findDates(text, null).map(({ lead }) => lead)).toEqual(expected);
  });
});

describe("calendar", () => {
  const whole = fc.record({
    year: fc.integer({ min: 1600, max: 2400 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  });

  it("writes and reads the same date", () => {
    fc.assert(
      fc.property(whole, (date) => {
        expect(readPartialDate(toEdtf(date))).toEqual(date);
      }),
    );
  });

  it("moves by days and back, the day of the week with it", () => {
    fc.assert(
      fc.property(whole, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        const moved = addDays(date, days);
        expect(addDays(moved, -days)).toEqual(date);
        expect(weekdayOf(moved)).toBe((((weekdayOf(date) + days) % 7) + 7) % 7);
      }),
    );
  });

  it("moves by months and back", () => {
    fc.assert(
      fc.property(whole, fc.integer({ min: -400, max: 400 }), ({ year, month }, months) => {
        expect(addMonths(addMonths({ year, month }, months), -months)).toEqual({ year, month });
      }),
    );
  });

  it("knows leap years", () => {
    expect([2023, 2024, 1900, 2000].map((year) => isReal({ year, month: 2, day: 29 }))).toEqual([false, true, false, true]);
  });
});
