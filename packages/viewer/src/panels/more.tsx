import type { JSX } from "react";
import type { Pages } from "../graphql/use-pages.js";
import { counted } from "./names.js";
import { Failed } from "./notices.js";

/** The way to the next page of a list, or why it did not come. */
export function More({ pages, one }: { readonly pages: Pages<unknown>; readonly one: string }): JSX.Element | null {
  if (!pages.more) return null;
  if (pages.error) return <Failed error={pages.error} retry={pages.more} />;
  return (
    <p className="more">
      <button type="button" className="button" onClick={pages.more}>
        Show more of {counted(pages.total, one)}
      </button>
    </p>
  );
}
