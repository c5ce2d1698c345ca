import {
  judgementId,
  occurrence,
  type Judgement,
  type NewJudgement,
  type Reading,
  type ReferenceEntity,
  type Statement,
  type StatementTarget,
} from "@entente/core";
import { openStore, type Store } from "@entente/store";
import { readFileSync } from "node:fs";
import { named, read, type Article } from "./articles.js";

const britain = named("Country", "United Kingdom");
const kosovo = named("Country", "Kosovo");
const macedonia = named("Country", "North Macedonia");
const rwanda = named("Country", "Rwanda");
const albania = named("Country", "Albania");
const osmani = named("Person", "Vjosa Osmani");
const madam = named("Person", "Osmani");
const scheme = named("Agreement", "Rwanda Partnership");

const reported: Article = {
  id: "tribune",
  title: "Talks reported",
  outlet: "Tribune",
  published: "2025-05-20",
  sentences: [
    {
      text: "Britain, that is the United Kingdom, is in talks with Kosovo, the Times found.",
      says: [{ subject: britain, predicate: "negotiatesWith", object: kosovo, via: "the Times", confidence: 0.6 }],
    },
    {
      text: "The United Kingdom means to ask North Macedonia too.",
      says: [{ subject: britain, predicate: "approached", object: macedonia, modality: "planned" }],
    },
  ],
};

/** Articles in our own words about matters of public record: denials beside reports, a copy, a scheme and its end. */
export const articles: readonly Article[] = [
  {
    id: "post",
    title: "No formal talks",
    outlet: "Balkan Post",
    published: "2025-05-18",
    collections: ["hubs"],
    sentences: [
      {
        text: "Vjosa Osmani told us that Kosovo holds no formal talks with the United Kingdom.",
        says: [
          {
            subject: kosovo,
            predicate: "negotiatesWith",
            object: britain,
            polarity: "negated",
            qualifiers: { formality: "formal" },
            speaker: { name: "Vjosa Osmani", entity: osmani, speaksFor: null },
          },
        ],
      },
      { text: "Nobody knew more." },
      {
        text: "Vjosa Osmani is the president of Kosovo.",
        says: [{ subject: osmani, predicate: "holdsOffice", object: kosovo, qualifiers: { office: "president" } }],
      },
    ],
  },
  reported,
  { ...reported, id: "copy", title: "Talks reported again", outlet: "Daily Copy", published: "2025-05-21" },
  {
    id: "gazette",
    title: "The end of a scheme",
    outlet: "Gazette",
    published: "2024-07-08",
    collections: ["hubs", "schemes"],
    sentences: [
      {
        text: "The Rwanda Partnership was signed on 14 April 2022.",
        says: [{ subject: scheme, predicate: "agreementStatus", value: "signed", qualifiers: { date: "2022-04-14" } }],
      },
      {
        text: "The Rwanda Partnership was ended on 6 July 2024.",
        says: [{ subject: scheme, predicate: "agreementStatus", value: "terminated", qualifiers: { date: "2024-07-06", by: britain } }],
      },
      {
        text: "The United Kingdom and Rwanda were the parties to the Rwanda Partnership.",
        says: [
          { subject: britain, predicate: "partyTo", object: scheme, qualifiers: { role: "sender" } },
          { subject: rwanda, predicate: "partyTo", object: scheme, qualifiers: { role: "host" } },
        ],
      },
    ],
  },
  {
    id: "diary",
    title: "A visit",
    sentences: [{ text: "Osmani visited Albania.", says: [{ subject: madam, predicate: "visited", object: albania }] }],
  },
  { id: "empty", sentences: [{ text: "It rained all day." }] },
];

/** Readings of all articles; the last also proposes a statement that its text does not hold. */
export function readings(): readonly Reading[] {
  return articles.map((article) => {
    const reading = read(article);
    return article.id === "gazette" ? { ...reading, statements: [...reading.statements, ungrounded(reading)] } : reading;
  });
}

function ungrounded({ statements }: Reading): Statement {
  const [model] = statements;
  if (!model) throw new Error("the article says nothing");
  return { ...model, evidence: { ...model.evidence, quote: "words that stand nowhere" } };
}

/** What people decided: the end accepted, Rwanda's part retracted and the retraction undone, a plan disputed, two names joined. */
function judgements(): readonly Judgement[] {
  const retract = judge({ judgement: "retract", target: target("gazette", 3), reason: "misread", ...by("Ana", 2) });
  return [
    judge({ judgement: "accept", target: target("gazette", 1), ...by("Ana", 1) }),
    retract,
    judge({ judgement: "undo", judgementId: retract.id, ...by("Ben", 3) }),
    judge({ judgement: "dispute", target: target("tribune", 1), reason: "answered", ...by("Ben", 4), note: "Skopje answered." }),
    judge({ judgement: "same", left: local("post", osmani), right: local("diary", madam), ...by("Ana", 5) }),
  ];
}

function by(author: string, hour: number) {
  return { author, at: `2025-06-02T0${hour}:00:00Z`, note: null };
}

function local(documentId: string, entity: Statement["subject"]) {
  return { documentId, entity };
}

export function judge(decision: NewJudgement): Judgement {
  return { ...decision, id: judgementId(decision) };
}

/** Names the nth statement of an article. */
export function target(article: string, index: number): StatementTarget {
  const reading = readings().find(({ document }) => document.id === article);
  const statement = reading?.statements[index];
  if (!reading || !statement) throw new Error(`no statement ${index} in ${article}`);
  const { id, documentId, evidence, version: _version, ...meaning } = statement;
  const { quote, start } = evidence;
  return { ...meaning, statementId: id, documentId, quote, occurrence: occurrence(reading.version.text, quote, start) };
}

/** A store in memory that holds the articles and the judgements. */
export async function corpusStore(): Promise<Store> {
  const store = await unjudgedStore();
  await store.appendJudgements(judgements());
  return store;
}

/** A store in memory that holds the articles alone. */
export async function unjudgedStore(): Promise<Store> {
  const store = await openStore("memory");
  for (const reading of readings()) await store.putReading(reading);
  return store;
}

/** An article in which so many people met in a ring, and every third also met the first: for long lists and large pictures. */
export function crowd(people: number): Reading {
  const name = (index: number): string => `Ada Number${(index % people) + 1}`;
  const met = (from: number, to: number) => ({
    text: `${name(from)} met ${name(to)}.`,
    says: [{ subject: named("Person", name(from)), predicate: "metWith" as const, object: named("Person", name(to)) }],
  });
  const ring = Array.from({ length: people }, (_, index) => met(index, index + 1));
  const hub = ring.flatMap((_, index) => (index > 1 && index % 3 === 0 ? [met(index, 0)] : []));
  return { ...read({ id: "crowd", outlet: "Herald", published: "2025-01", sentences: [...ring, ...hub] }), mentions: [] };
}

/** The countries that ship with Entente. */
export const reference: readonly ReferenceEntity[] = readCountries();

function readCountries(): readonly ReferenceEntity[] {
  const file = new URL("../../../../data/reference/countries.json", import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")).entities;
}
