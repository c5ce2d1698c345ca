import { entityTypes, predicates } from "@entente/ontology";
import { useEffect, useState, type JSX } from "react";
import { words } from "../graph/display.js";
import { lookOf } from "../graph/form.js";
import { fetchEntity, type EntityWithRelations } from "../graphql/entity.js";
import type { AnswerError } from "../graphql/client.js";
import type { EntityDetails, Relation } from "../graphql/types.js";
import { usePages } from "../graphql/use-pages.js";
import { asAnswerError, useQuery } from "../graphql/use-query.js";
import { FormGlyph, TypeGlyph } from "./glyphs.js";
import { More } from "./more.js";
import { counted, relationHref } from "./names.js";
import { groupBy } from "./group-by.js";
import { Empty, Failed, Loading } from "./notices.js";

/** What the card may ask of the graph beside it. */
export interface EntityCardProps {
  readonly id: string;
  /** How many of its relations are drawn; 0 if it is not in the graph. */
  readonly drawn: number;
  readonly onExpand: (id: string) => Promise<void>;
  /** The link named an id that was merged into another. */
  readonly onMoved: (id: string) => void;
}

/** An entity: its type, names, current status, and its relations by predicate. */
export function EntityCard({ id, drawn, onExpand, onMoved }: EntityCardProps): JSX.Element {
  const query = useQuery(`entity ${id}`, (signal) => fetchEntity(id, null, signal));
  const current = query.state === "done" ? query.data?.id : undefined;
  useEffect(() => {
    if (current && current !== id) onMoved(current);
  }, [current, id, onMoved]);

  if (query.state === "loading") return <Loading>Reading the entity</Loading>;
  if (query.state === "failed") return <Failed {...query} />;
  const entity = query.data;
  if (!entity) return <Unknown />;
  return (
    <>
      <Head entity={entity} drawn={drawn} onExpand={onExpand} />
      <Relations key={id} entity={entity} />
    </>
  );
}

function Unknown(): JSX.Element {
  return (
    <Empty title="No such entity">
      <p>The link names an entity that this store does not hold.</p>
    </Empty>
  );
}

function Head({ entity, drawn, onExpand }: { readonly entity: EntityDetails } & Pick<EntityCardProps, "drawn" | "onExpand">): JSX.Element {
  return (
    <header className="panel-head">
      <p className="overline">{entityTypes[entity.type].label}</p>
      <h1 tabIndex={-1}>
        <TypeGlyph type={entity.type} size={20} /> {entity.name}
      </h1>
      {entity.status?.map(({ track, status }) => (
        <p className="status" key={track}>
          {words(track)}: <i>{words(status)}</i>
        </p>
      ))}
      {entity.aliases.length > 0 && <p className="meta">Also {entity.aliases.join(", ")}.</p>}
      <p className="meta">
        {counted(entity.degree, "relation")}, {drawn} drawn.
      </p>
      {drawn < entity.degree && <Expand id={entity.id} onExpand={onExpand} />}
    </header>
  );
}

function Expand({ id, onExpand }: Pick<EntityCardProps, "id" | "onExpand">): JSX.Element {
  const [error, setError] = useState<AnswerError | null>(null);
  const expand = (): void => {
    setError(null);
    onExpand(id).catch((cause: unknown) => setError(asAnswerError(cause)));
  };
  if (error) return <Failed error={error} retry={expand} />;
  return (
    <p>
      <button type="button" className="button" onClick={expand}>
        Expand
      </button>
    </p>
  );
}

function Relations({ entity }: { readonly entity: EntityWithRelations }): JSX.Element {
  const pages = usePages(entity.relations, async (after) => (await fetchEntity(entity.id, after))?.relations ?? null);
  return (
    <>
      {byPhrase(entity.id, pages.items).map(([phrase, relations]) => (
        <section className="group" key={phrase}>
          <h2>{phrase}</h2>
          <ul>
            {relations.map((relation) => (
              <RelationRow key={relation.id} relation={relation} from={entity.id} />
            ))}
          </ul>
        </section>
      ))}
      <More pages={pages} one="relation" />
    </>
  );
}

/** Relations by how they read from this entity: "approached", "was approached by". */
function byPhrase(id: string, relations: readonly Relation[]): [string, Relation[]][] {
  return [
    ...groupBy(relations, ({ subject, predicate }) =>
      subject.id === id ? predicates[predicate].label : predicates[predicate].inverseLabel,
    ),
  ];
}

function RelationRow({ relation, from }: { readonly relation: Relation; readonly from: string }): JSX.Element {
  const { subject, object, value, tally, predicate } = relation;
  const other = subject.id === from ? object : subject;
  const look = lookOf(relation);
  return (
    <li>
      <a className="relation-row" href={relationHref(relation.id)}>
        <FormGlyph {...look} symmetric={predicates[predicate].symmetric} />
        <span>
          {other && <TypeGlyph type={other.type} size={14} />} {other?.name ?? words(value ?? "")}
        </span>
        <span className="meta">
          <span className="hidden">{look.form}, </span>
          {counted(tally.total, "statement")}
          {look.retracted ? ", retracted" : tally.accepted === 0 ? ", unreviewed" : ""}
        </span>
      </a>
    </li>
  );
}
