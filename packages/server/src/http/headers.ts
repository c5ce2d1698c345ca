import type { RequestHandler } from "express";

/**
 * Only our own scripts, styles and data; blob: lets the viewer's layout run in a worker that it makes itself, data:
 * holds small pictures in its style sheet.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  "worker-src 'self' blob:",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** The headers of every answer: nothing foreign is loaded, guessed, framed or told where one came from. */
export const securityHeaders: RequestHandler = (_request, response, next) => {
  response.setHeader("Content-Security-Policy", contentSecurityPolicy);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "no-referrer");
  response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  next();
};

/** What a request is answered with today need not be true tomorrow. */
export const neverStored: RequestHandler = (_request, response, next) => {
  response.setHeader("Cache-Control", "no-store");
  next();
};
