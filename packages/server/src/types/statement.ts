import type { GraphStatement, LocalEntity } from "@entente/core";
import { loadEntity, loadOptionalEntity, loadDocument } from "../loaders.js";
import { relationSource } from "../lists.js";
import { EntenteError } from "@entente/core";
import type { Builder } from "../schema/builder.js";
import type { Refs } from "../schema/refs.js";
import type { DocumentSource, QualifierSource, SpeakerSource, VersionSource } from "../sources.js";

function versionOf({ id, version }: GraphStatement, document: DocumentSource): VersionSource {
  const found = document.versions.find(({ checksum }) => checksum === version);
  if (found) return { ...found, documentId: document.id };
  throw new EntenteError("STORE_CORRUPT", `statement "${id}" stands in no version of its document; run entente check`);
}

/** `Statement` and the small types that only it has. */
export function implementStatement(_builder: Builder, refs: Refs): void {
  implementQualifier(refs);
  implementSpeaker(refs);
  implementOrigin(refs);
  refs.Statement.implement({
    description: "One source saying one thing. Exactly one of object and value is set.",
    interfaces: [refs.Node],
    fields: (t) => ({
      subject: t.field({ type: refs.Entity, resolve: ({ subjectId }, _args, context) => loadEntity(context, subjectId) }),
      predicate: t.field({ type: refs.Predicate, resolve: ({ predicate }) => predicate }),
      object: t.field({
        type: refs.Entity,
        nullable: true,
        resolve: ({ objectId }, _args, context) => loadOptionalEntity(context, objectId),
      }),
      value: t.string({ nullable: true, resolve: ({ value }) => (value === null ? null : String(value)) }),
      qualifiers: t.field({ type: [refs.Qualifier], resolve: (statement) => qualifiersOf(statement) }),
      polarity: t.field({ type: refs.Polarity, resolve: ({ polarity }) => polarity }),
      modality: t.field({ type: refs.Modality, resolve: ({ modality }) => modality }),
      speaker: t.field({
        type: refs.Speaker,
        nullable: true,
        description: "Who the article says said it; null is the article's own voice.",
        resolve: (statement) => speakerOf(statement),
      }),
      via: t.exposeString("via", { nullable: true, description: "The outlet or agency that the article credits." }),
      document: t.field({ type: refs.Document, resolve: ({ documentId }, _args, { loaders }) => loadDocument(loaders, documentId) }),
      version: t.field({
        type: refs.DocumentVersion,
        description: "The version that the evidence stands in: the newest that has it, under asOf often not the current one.",
        resolve: async (statement, _args, { loaders }) => versionOf(statement, await loadDocument(loaders, statement.documentId)),
      }),
      origin: t.field({ type: refs.Origin, resolve: ({ origin }) => origin }),
      confidence: t.exposeFloat("confidence", { description: "0 to 1." }),
      review: t.field({ type: refs.Review, resolve: ({ review }) => review }),
      judgements: t.field({
        type: [refs.Judgement],
        description: "What people decided on it, oldest first; also what was undone.",
        resolve: ({ judgements }) => [...judgements],
      }),
      evidence: t.field({ type: refs.Evidence, resolve: (statement) => ({ ...statement.evidence, statement }) }),
      relation: t.field({
        type: refs.Relation,
        resolve: ({ relationId }, _args, { snapshot }) => {
          const [relation] = snapshot.finder.relations([relationId]);
          if (relation) return relationSource(relation, {});
          throw new EntenteError("REMOVED", `the relation "${relationId}" has just changed; ask again`);
        },
      }),
    }),
  });
}

function qualifiersOf({ qualifiers, qualifierIds }: GraphStatement): readonly QualifierSource[] {
  return Object.entries(qualifiers).map(([name, value]) => ({ name, value, entityId: qualifierIds[name] ?? null }));
}

function speakerOf({ speaker, speakerId, speaksForId }: GraphStatement): SpeakerSource | null {
  return speaker && { speaker, speakerId, speaksForId };
}

function implementQualifier(refs: Refs): void {
  refs.Qualifier.implement({
    description: "What narrows, dates or colours a statement.",
    fields: (t) => ({
      name: t.exposeString("name"),
      value: t.string({
        description: "Text, EDTF date, number, true or false as text; an entity's name as the document gives it.",
        resolve: ({ value }) => (isLocalEntity(value) ? value.name : String(value)),
      }),
      entity: t.field({
        type: refs.Entity,
        nullable: true,
        resolve: ({ entityId }, _args, context) => loadOptionalEntity(context, entityId),
      }),
    }),
  });
}

function isLocalEntity(value: QualifierSource["value"]): value is LocalEntity {
  return typeof value === "object";
}

function implementSpeaker(refs: Refs): void {
  refs.Speaker.implement({
    description: "Who the article says said it.",
    fields: (t) => ({
      name: t.string({ description: "As the article names the speaker.", resolve: ({ speaker }) => speaker.name }),
      entity: t.field({
        type: refs.Entity,
        nullable: true,
        description: "Who that is; null if the article leaves the speaker unnamed.",
        resolve: ({ speakerId }, _args, context) => loadOptionalEntity(context, speakerId),
      }),
      speaksFor: t.field({
        type: refs.Entity,
        nullable: true,
        description: "Whom an unnamed speaker speaks for.",
        resolve: ({ speaksForId }, _args, context) => loadOptionalEntity(context, speaksForId),
      }),
    }),
  });
}

function implementOrigin(refs: Refs): void {
  refs.Origin.implement({
    description: "Who or what read a statement in its document.",
    fields: (t) => ({
      kind: t.field({ type: refs.OriginKind, resolve: ({ kind }) => kind }),
      name: t.exposeString("name"),
      version: t.exposeString("version"),
    }),
  });
}
