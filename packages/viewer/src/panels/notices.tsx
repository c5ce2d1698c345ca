import type { ErrorCode } from "@entente/core";
import type { JSX, ReactNode } from "react";
import type { AnswerError, ViewerCode } from "../graphql/client.js";

/** What is going on while an answer is awaited. */
export function Loading({ children }: { readonly children: ReactNode }): JSX.Element {
  return (
    <div className="notice" aria-live="polite">
      <h2>{children}</h2>
      <div className="progress" aria-hidden="true" />
    </div>
  );
}

/** What went wrong in a few words, for the codes of the server and the viewer's own. */
const titles: ReadonlyMap<string, string> = new Map<ErrorCode | ViewerCode, string>([
  ["UNREACHABLE", "The server does not answer"],
  ["BAD_ANSWER", "The answer cannot be read"],
  ["NOT_FOUND", "Not in this store"],
]);

/** An answer that failed: its sentence, its code, and a way to ask again. */
export function Failed({ error, retry }: { readonly error: AnswerError; readonly retry: () => void }): JSX.Element {
  return (
    <div className="notice" role="alert">
      <h2>{titles.get(error.code) ?? "The server refused"}</h2>
      <p>{error.message}</p>
      <p className="meta">Code {error.code}</p>
      <p>
        <button type="button" className="button main" onClick={retry}>
          Try again
        </button>
      </p>
    </div>
  );
}

/** There is nothing to show, and why. */
export function Empty({ title, children }: { readonly title: string; readonly children: ReactNode }): JSX.Element {
  return (
    <div className="notice" aria-live="polite">
      <h2>{title}</h2>
      {children}
    </div>
  );
}
