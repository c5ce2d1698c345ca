import { chmod, mkdir, rm, symlink, truncate } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { findFiles } from "./files.js";
import { knownExtensions } from "./importers/index.js";
import { testFolder } from "./testing/folder.js";

async function pathsOf(...named: readonly string[]): Promise<readonly string[]> {
  return (await findFiles(named)).files.map(({ path }) => path);
}

describe("finding files", () => {
  it("searches folders to the bottom, sorted, and counts what no importer reads", async () => {
    const folder = await testFolder({
      "b.txt": "b",
      "a.md": "a",
      "B.HTM": "b",
      "sub/deep/c.html": "c",
      "picture.png": "p",
      noending: "n",
      ".hidden.txt": "h",
      ".git/x.txt": "x",
      "node_modules/m.md": "m",
    });
    const found = await findFiles([folder]);
    expect(found.files.map(({ path }) => path)).toEqual(["B.HTM", "a.md", "b.txt", "sub/deep/c.html"]);
    expect(found).toMatchObject({ notTaken: 2, skipped: [] });
    expect(found.files[3]?.location).toBe(join(folder, "sub/deep/c.html"));
  });

  it("calls a file named by itself by its name, and hands out its bytes", async () => {
    const folder = await testFolder({ "sub/a.txt": "text" });
    const { files } = await findFiles([join(folder, "sub/a.txt")]);
    expect(files.map(({ path }) => path)).toEqual(["a.txt"]);
    expect(await files[0]?.read()).toEqual({ path: "a.txt", bytes: Buffer.from("text") });
  });

  it("takes a file once, however often it is named", async () => {
    const folder = await testFolder({ "a.txt": "a", "sub/b.txt": "b" });
    const found = await findFiles([folder, folder, join(folder, "a.txt"), join(folder, "sub")]);
    expect(found.files.map(({ path }) => path)).toEqual(["a.txt", "sub/b.txt"]);
    expect(found.skipped).toEqual([]);
  });

  it("follows links once and prefers a file's own path", async () => {
    const folder = await testFolder({ "z/a.txt": "a" });
    const outside = await testFolder({ "o.txt": "o" });
    await symlink(folder, join(folder, "z/loop"));
    await symlink(join(folder, "z"), join(folder, "a-link"));
    await symlink(join(folder, "z/a.txt"), join(folder, "again.txt"));
    await symlink(outside, join(folder, "linked"));
    expect(await pathsOf(folder)).toEqual(["linked/o.txt", "z/a.txt"]);
  });

  it("names what cannot be read and goes on", async () => {
    const folder = await testFolder({ "a.txt": "a", "b.xyz": "b" });
    await symlink("nowhere.txt", join(folder, "broken.txt"));
    await symlink("circle", join(folder, "circle"));
    const found = await findFiles([join(folder, "none.txt"), join(folder, "b.xyz"), "/dev/zero", folder]);
    expect(found.files.map(({ path }) => path)).toEqual(["a.txt"]);
    expect(found.skipped.map(({ code, message }) => `${code} ${message.replaceAll(folder, "F")}`)).toEqual([
      "NOT_FOUND F/none.txt does not exist; check the spelling",
      `BAD_INPUT F/b.xyz is of no known kind; files end in ${knownExtensions().join(", ")}`,
      "BAD_INPUT /dev/zero is no file but a device or pipe; give a file or folder",
      "NOT_FOUND F/broken.txt does not exist; check the spelling",
      "BAD_INPUT F/circle is a link that leads back to itself; remove it",
    ]);
  });

  it("says so if a folder holds nothing to read", async () => {
    const folder = await testFolder({ "a.xyz": "a" });
    await mkdir(join(folder, "empty"));
    const found = await findFiles([join(folder, "empty"), folder]);
    expect(found.skipped.map(({ message }) => message)).toEqual([
      expect.stringContaining("empty holds no file of a known kind; files end in .txt"),
      expect.stringContaining("holds no file of a known kind"),
    ]);
  });

  it("refuses a large file before reading it", async () => {
    const folder = await testFolder({ "big.txt": "" });
    await truncate(join(folder, "big.txt"), 50_000_000);
    const { files } = await findFiles([folder]);
    await expect(files[0]?.read()).rejects.toMatchObject({
      code: "LIMIT_EXCEEDED",
      message: expect.stringContaining("has 50.0 MB") as string,
    });
  });

  it("names a file that went away between finding and reading", async () => {
    const folder = await testFolder({ "a.txt": "a" });
    const { files } = await findFiles([folder]);
    await rm(join(folder, "a.txt"));
    await expect(files[0]?.read()).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("a folder or file without permission", () => {
  it("is named, and the others go on", async () => {
    const folder = await testFolder({ "a.txt": "a", "closed.txt": "c", "shut/d.txt": "d" });
    await chmod(folder, 0o755);
    await chmod(join(folder, "closed.txt"), 0);
    await chmod(join(folder, "shut"), 0);
    await withoutPrivileges(async () => {
      const found = await findFiles([folder]);
      expect(found.files.map(({ path }) => path)).toEqual(["a.txt", "closed.txt"]);
      expect(found.skipped).toMatchObject([
        { path: join(folder, "shut"), code: "BAD_INPUT", message: expect.stringContaining("may not be read") as string },
      ]);
      await expect(found.files[1]?.read()).rejects.toThrow("closed.txt may not be read");
    });
    await chmod(join(folder, "shut"), 0o755);
  });
});

/** Root may read everything, so it gives its rights away for the time of the check. */
async function withoutPrivileges(check: () => Promise<void>): Promise<void> {
  if (process.getuid?.() !== 0 || !process.seteuid) return check();
  onTestFinished(() => process.seteuid?.(0));
  process.seteuid(65_534);
  await check();
  process.seteuid(0);
}
