import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readMetadataTable, rowFor, unmatchedRows } from "./metadata-table.js";
import { testFolder } from "./testing/folder.js";

async function table(csv: string): ReturnType<typeof readMetadataTable> {
  return readMetadataTable(join(await testFolder({ "meta.csv": csv }), "meta.csv"));
}

describe("a metadata table", () => {
  it("reads known columns in any order and case, quotes, a byte-order mark and missing cells", async () => {
    const { rows, warnings } = await table(
      '\uFEFFTitle,PATH,published,url\r\n"Deal, ""signed""",a.txt,2021~,http://www.example.org/a/\r\n,./sub\\b.txt\r\n',
    );
    expect(warnings).toEqual([]);
    expect(rows).toEqual([
      {
        row: 2,
        path: "a.txt",
        metadata: {
          title: 'Deal, "signed"',
          outlet: null,
          published: "2021~",
          url: "https://example.org/a",
          language: null,
          licence: null,
        },
      },
      { row: 3, path: "sub/b.txt", metadata: { title: null, outlet: null, published: null, url: null, language: null, licence: null } },
    ]);
  });

  it("warns of columns it does not know", async () => {
    const { warnings } = await table("path,author\na.txt,Ana\n");
    expect(warnings).toEqual([expect.stringContaining('column "author" means nothing here')]);
  });

  it.each([
    ["path,published\na.txt,2021\nb.txt,May 2021\n", "BAD_DATE", 'meta.csv row 3: published "May 2021" is no EDTF date'],
    ["path,url\na.txt,example.org\n", "BAD_INPUT", 'row 2: url "example.org"'],
    ["path,language\na.txt,English\n", "BAD_INPUT", 'row 2: language "English"'],
    ["file,title\na.txt,x\n", "BAD_INPUT", 'has no column "path" but file, title'],
    ["path,title\n,x\n", "BAD_INPUT", "row 2: the path is empty"],
    ["path,title\na.txt,x\n./a.txt,y\n", "DUPLICATE", 'rows 2 and 3 both name "a.txt"'],
    ['path,title\na.txt,"x\n', "BAD_INPUT", "is no sound CSV"],
    ["path\na.txt,x\n", "BAD_INPUT", "is no sound CSV"],
    ["", "BAD_INPUT", "is empty"],
  ])("is refused with the row that is wrong: %j", async (csv, code, words) => {
    await expect(table(csv)).rejects.toMatchObject({ code, message: expect.stringContaining(words) as string });
  });

  it("is refused if it does not exist", async () => {
    await expect(readMetadataTable("/nowhere/meta.csv")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("finds a file's row by its place below the table's folder, or by its path below the folder named", async () => {
    const folder = await testFolder({ "meta.csv": "path,title\nnews/a.txt,By place\na.txt,By path\nc.txt,Unmatched\n" });
    const read = await readMetadataTable(join(folder, "meta.csv"));
    const here = { path: "a.txt", location: join(folder, "news/a.txt") };
    const elsewhere = { path: "a.txt", location: "/elsewhere/a.txt" };
    expect(rowFor(read, here)?.metadata.title).toBe("By place");
    expect(rowFor(read, elsewhere)?.metadata.title).toBe("By path");
    expect(rowFor(read, { path: "b.txt", location: "/elsewhere/b.txt" })).toBeUndefined();
    expect(unmatchedRows(read, [here, elsewhere])).toEqual([expect.stringContaining('row 4 of the metadata names "c.txt"')]);
  });
});
