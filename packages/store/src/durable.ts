import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";

/** Waits until every byte of a file is on the disk. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Gives a file that is on the disk another's name, in its place if there is one: whoever opens it finds the old one or the new one, also after a crash of the
 * machine.
 */
export async function putInPlace(draft: string, path: string): Promise<void> {
  await rename(draft, path);
  await syncFolder(dirname(path));
}

/** Without this a crash of the machine could undo the renaming. Windows opens no folders, and needs no such call. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
