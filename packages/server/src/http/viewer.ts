import express, { type RequestHandler } from "express";
import { sep } from "node:path";

/** Where the viewer's build puts files whose names hold a hash of what is in them. */
const hashedFolder = `${sep}assets${sep}`;

/** The viewer's files: those with a hash in their name may be kept for ever, all others are asked for anew. */
export function viewer(directory: string): RequestHandler {
  return express.static(directory, {
    dotfiles: "ignore",
    redirect: false,
    setHeaders: (response, path) => response.setHeader("Cache-Control", cacheControl(path.slice(directory.length))),
  });
}

function cacheControl(path: string): string {
  return path.startsWith(hashedFolder) ? "public, max-age=31536000, immutable" : "no-cache";
}
