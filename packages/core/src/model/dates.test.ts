import { describe, expect, test } from "vitest";
import { isPublishedBy, overlaps, parseDate, readDate } from "./dates.js";

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);

describe("readDate", () => {
  test.each([
    ["2021", "2021-01-01", "2022-01-01"],
    ["2021~", "2021-01-01", "2022-01-01"],
    ["2021?", "2021-01-01", "2022-01-01"],
    ["2025-05", "2025-05-01", "2025-06-01"],
    ["2024-02-29", "2024-02-29", "2024-03-01"],
    ["2021-XX", "2021-01-01", "2022-01-01"],
    ["2021-21", "2021-01-01", "2021-04-01"],
    ["2020/2021-03", "2020-01-01", "2021-04-01"],
  ])("reads %s as the days from %s to before %s", (text, from, next) => {
    expect(readDate(text)).toEqual({ from: day(from), to: day(next) - 1 });
  });

  test("reads a plain day as the grammar reads it", () => {
    // The mark of uncertainty changes no day, and leads past the short way.
    for (let date = Date.UTC(1999, 10, 20); date < Date.UTC(2001, 3, 5); date += 86_400_000) {
      const text = new Date(date).toISOString().slice(0, 10);
      expect(readDate(text)).toEqual(readDate(`${text}~`));
      expect(readDate(text)).toEqual({ from: date, to: date + 86_400_000 - 1 });
    }
  });

  test("reads an open interval as open", () => {
    expect(readDate("2021/..")).toEqual({ from: day("2021-01-01"), to: Infinity });
  });

  test.each(["", " ", "2021-02-30", "2021-13", "16/05/2025", "May 2025", "2021 ", "soon", `{${"2021,".repeat(50)}2021}`])(
    "refuses %j, again when asked again",
    (text) => {
      expect(readDate(text)).toBeNull();
      expect(readDate(text)).toBeNull();
      expect(() => parseDate(text)).toThrow(expect.objectContaining({ code: "BAD_DATE" }));
    },
  );

  test("names the offending date and what to write instead", () => {
    expect(() => parseDate("16/05/2025")).toThrow('"16/05/2025" is no EDTF date; write 2025-05-16, 2025-05, 2025 or 2021~');
  });
});

describe("isPublishedBy", () => {
  const asOf = (text: string) => parseDate(text);

  test("includes the day itself", () => {
    expect(isPublishedBy("2025-05-16", asOf("2025-05-16"))).toBe(true);
    expect(isPublishedBy("2025-05-17", asOf("2025-05-16"))).toBe(false);
  });

  test("counts an imprecise publication at its end", () => {
    expect(isPublishedBy("2025-05", asOf("2025-05-30"))).toBe(false);
    expect(isPublishedBy("2025-05", asOf("2025-05-31"))).toBe(true);
    expect(isPublishedBy("2021~", asOf("2021-12-30"))).toBe(false);
    expect(isPublishedBy("2021~", asOf("2021"))).toBe(true);
  });

  test("counts an imprecise question at its end", () => {
    expect(isPublishedBy("2025-05-16", asOf("2025-05"))).toBe(true);
  });

  test("never counts what is no date", () => {
    expect(isPublishedBy("soon", asOf("2025"))).toBe(false);
  });
});

test("overlaps: one shared day is enough", () => {
  expect(overlaps(parseDate("2021"), parseDate("2021-12-31"))).toBe(true);
  expect(overlaps(parseDate("2021"), parseDate("2022-01-01"))).toBe(false);
});
