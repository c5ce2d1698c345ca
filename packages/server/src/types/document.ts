import { EntenteError, type SourceVersion } from "@entente/core";
import type { QueryContext } from "../context.js";
import { listDocumentStatements } from "../lists.js";
import { loadEntity, loadText } from "../loaders.js";
import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";
import type { DocumentSource, MentionSource } from "../sources.js";
import { listArguments } from "./list-arguments.js";

/** `Document`, its versions and its mentions. */
export function implementDocument(builder: Builder, refs: Refs): void {
  implementVersion(refs);
  implementMention(refs);
  refs.Document.implement({
    description: "An article as read. Title, text, mentions and statements are those of its current version.",
    interfaces: [refs.Node],
    fields: (t) => ({
      title: t.string({ nullable: true, resolve: (document) => currentVersion(document).title }),
      outlet: t.string({ nullable: true, resolve: (document) => currentVersion(document).outlet }),
      published: t.field({ type: "Edtf", nullable: true, resolve: (document) => currentVersion(document).published }),
      url: t.exposeString("url", { nullable: true }),
      path: t.exposeString("path", { nullable: true, description: "Where it lay below the folder that was read." }),
      language: t.exposeString("language", { nullable: true, description: "BCP 47." }),
      licence: t.exposeString("licence", { nullable: true }),
      collections: t.stringList({ resolve: ({ collections }) => [...collections] }),
      versions: t.field({
        type: [refs.DocumentVersion],
        description: "Oldest first.",
        resolve: ({ id, versions }) => versions.map((version) => ({ ...version, documentId: id })),
      }),
      text: t.string({
        description: "Every offset counts its UTF-16 code units.",
        resolve: (document, _args, { loaders }) =>
          loadText(loaders, { documentId: document.id, checksum: currentVersion(document).checksum }),
      }),
      mentions: t.field({
        type: [refs.Mention],
        description: "In text order.",
        resolve: (document, _args, context) => mentionsOf(document, context),
      }),
      sentences: t.int({ resolve: (document) => currentVersion(document).sentences }),
      silentSentences: t.int({
        description: "Sentences that gave no statement: no edge does not mean no relation.",
        resolve: (document) => currentVersion(document).silentSentences,
      }),
      statements: t.field({
        type: refs.StatementConnection,
        description: "In text order.",
        args: listArguments(builder, refs),
        resolve: ({ id }, args, context) => listDocumentStatements(context, id, args),
      }),
    }),
  });
}

function currentVersion({ id, versions }: DocumentSource): SourceVersion {
  const version = versions.at(-1);
  if (version) return version;
  throw new EntenteError("STORE_CORRUPT", `document "${id}" has no version; check the store`);
}

/** Mentions of the version that the graph shows; none if the document has been read anew since. */
async function mentionsOf(document: DocumentSource, { store }: QueryContext): Promise<readonly MentionSource[]> {
  const { checksum } = currentVersion(document);
  const mentions = (await store.mentions(document.id)).filter(({ version }) => version === checksum);
  const ids = await store.derived.canonicalIds(mentions.map(({ entity }) => ({ documentId: document.id, ...entity })));
  return mentions.flatMap((mention, index) => {
    const entityId = ids[index];
    return entityId ? [{ mention, entityId }] : [];
  });
}

function implementVersion(refs: Refs): void {
  refs.DocumentVersion.implement({
    description: "One text of a document, as it was read at one time.",
    fields: (t) => ({
      checksum: t.exposeString("checksum", { description: "SHA-256 of the text." }),
      title: t.exposeString("title", { nullable: true }),
      outlet: t.exposeString("outlet", { nullable: true }),
      published: t.expose("published", { type: "Edtf", nullable: true }),
      readAt: t.exposeString("readAt", { description: "When Entente read it, ISO 8601 in UTC." }),
      text: t.string({
        description: "Every offset into this version counts its UTF-16 code units.",
        resolve: (version, _args, { loaders }) => loadText(loaders, version),
      }),
    }),
  });
}

function implementMention(refs: Refs): void {
  refs.Mention.implement({
    description: "A span of a document that names an entity. Offsets are UTF-16 code units, end exclusive.",
    fields: (t) => ({
      start: t.int({ resolve: ({ mention }) => mention.start }),
      end: t.int({ resolve: ({ mention }) => mention.end }),
      text: t.string({ resolve: ({ mention }) => mention.text }),
      kind: t.string({ description: "name, description, demonym or pronoun.", resolve: ({ mention }) => mention.kind }),
      entity: t.field({ type: refs.Entity, resolve: ({ entityId }, _args, context) => loadEntity(context, entityId) }),
    }),
  });
}
