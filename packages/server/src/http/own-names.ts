import type { RequestHandler } from "express";

/** Names by which a browser on this machine reaches a server that only this machine reaches. */
const loopbackName = /^(?:localhost|\[::1\]|127(?:\.\d{1,3}){3})(?::\d+)?$/i;

/** True for an address that only this machine reaches. */
function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}

/**
 * Refuses requests that come under another name: a web page whose name was pointed at this machine afterwards (DNS
 * rebinding) would otherwise read the graph of whoever visits it. A server bound to a reachable address answers to any name.
 * @param host - the address the server is bound to
 */
export function ownNames(host: string): RequestHandler {
  if (!isLoopback(host)) return (_request, _response, next) => next();
  return (request, response, next) => {
    if (loopbackName.test(request.headers.host ?? "")) return next();
    const message = "this server answers on this machine only, as localhost; set HOST to serve others";
    response.status(403).json({ errors: [{ message, extensions: { code: "BAD_INPUT" } }] });
  };
}
