import { predicates, type Predicate } from "@entente/ontology";
import type { JSX } from "react";
import { words } from "../graph/display.js";
import type { DocumentRef, EntityRef } from "../graphql/types.js";
import { formatAddress } from "../state/address.js";
import { TypeGlyph } from "./glyphs.js";

/** Where a link to an entity leads. */
export function entityHref(id: string): string {
  return formatAddress({ view: "graph", focus: { kind: "entity", id } });
}

/** Where a link to a relation leads. */
export function relationHref(id: string): string {
  return formatAddress({ view: "graph", focus: { kind: "relation", id } });
}

/** Where a link to a statement's sentence leads. */
export function statementHref(document: string, statement: string): string {
  return formatAddress({ view: "graph", focus: { kind: "document", id: document, statement } });
}

/** An entity's name with its shape, as a link to its card. */
export function EntityLink({ entity }: { readonly entity: EntityRef }): JSX.Element {
  const [first = "", ...rest] = entity.name.split(" ");
  return (
    <a className="entity" href={entityHref(entity.id)}>
      <span className="together">
        <TypeGlyph type={entity.type} size={14} />
        {first}
      </span>{" "}
      {rest.join(" ")}
    </a>
  );
}

/** What a subject, predicate and object say, as words. */
export interface Sentence {
  readonly subject: EntityRef;
  readonly predicate: Predicate;
  readonly object: EntityRef | null;
  readonly value: string | null;
}

/** "United Kingdom approached Kosovo", as plain text. */
export function sentenceText({ subject, predicate, object, value }: Sentence): string {
  return `${subject.name} ${predicates[predicate].label} ${object?.name ?? words(value ?? "")}`;
}

/** Who published a document and when; an undated one says so. */
export function sourceText({ outlet, published }: DocumentRef): string {
  const who = outlet ?? "Outlet unknown";
  return `${who}. Published: ${published ?? "no date in the text"}.`;
}

/** A document's title, or what stands in for one. */
export function titleText({ title }: DocumentRef): string {
  return title ?? "Untitled document";
}

/** "1 relation", "12 relations", with thousands set apart. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}
