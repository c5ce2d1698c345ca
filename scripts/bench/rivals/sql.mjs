// The questions in SQL, as someone would write them who keeps the graph in two tables and indexes it well. What engines
// spell differently is passed in.

/** What every question of the benchmark follows: affirmed, asserted, neither retracted nor disputed, in current versions. */
const factual = "polarity = 'affirmed' and modality = 'asserted' and review in ('unreviewed', 'accepted')";
const current = `${factual} and current = 1`;

/** Tables: one row an entity, one a name of it, one a statement. */
export const tables = [
  "create table entity (id text primary key, type text not null, name text not null)",
  "create table form (entity text not null, folded text not null)",
  `create table statement (id text not null, relation text not null, subject text not null, predicate text not null, object text,
    polarity text not null, modality text not null, review text not null, current integer not null, seen_from bigint, seen_to bigint)`,
];

/** Indexes that hold all that a hop needs, so that no row has to be looked up. */
export const indexes = [
  "create index statement_subject on statement (subject, current, polarity, modality, review, relation, object)",
  "create index statement_object on statement (object, current, polarity, modality, review, relation, subject)",
  "create index form_folded on form (folded, entity)",
];

/** Statements of one entity at either end; a loop counts once. */
function ends(place, filter) {
  return `select relation, subject, object from statement where subject = ${place} and ${filter}
    union all select relation, subject, object from statement where object = ${place} and subject <> object and ${filter}`;
}

/** The 50 relations of an entity with most statements, with the names at both ends. */
export function hop(place, filter = current) {
  return `with page as (
      select relation, min(subject) as subject, min(object) as object, count(*) as statements
      from (${ends(place, filter)}) as found group by relation order by statements desc, relation limit 50)
    select page.relation, page.statements, a.name as subject_name, b.name as object_name
    from page join entity a on a.id = page.subject left join entity b on b.id = page.object order by page.statements desc, page.relation`;
}

/** The same as it stood at a date. */
export function asOf(place, from, to) {
  return hop(place, `${factual} and seen_from <= ${from} and (seen_to is null or seen_to > ${to})`);
}

/** Neighbours of a list of entities in one step. */
export function neighbours(among) {
  return `select subject, object, relation from statement where ${among("subject")} and object is not null and ${current}
    union all select object, subject, relation from statement where ${among("object")} and ${current}`;
}

/** Relations between entities of a list. */
export function between(among, alsoAmong) {
  return `select distinct relation, subject, object from statement where ${among("subject")} and ${alsoAmong("object")} and ${current}`;
}

/** How many statements there are by predicate, polarity, modality and review. */
export const facets = `select predicate, polarity, modality, review, count(*) as statements from statement where current = 1
  group by predicate, polarity, modality, review`;

/** The shortest number of steps from one entity to another, breadth first, as one recursive query. */
export function recursivePath(from, to, steps) {
  return `with recursive reached(entity, step) as (
      select cast(${from} as text), 0
      union
      select next.entity, reached.step + 1 from reached join (
        select subject as here, object as entity from statement where object is not null and ${current}
        union all select object, subject from statement where object is not null and ${current}
      ) as next on next.here = reached.entity
      where reached.step < ${steps} and reached.entity <> ${to})
    select min(step) as steps from reached where entity = ${to}`;
}

/** Two steps outward from an entity, at most `limit` entities, breadth first; then what joins them. One query a step. */
export async function walk({ neighboursOf, relationsBetween, namesOf }, id, limit) {
  const met = new Set([id]);
  let frontier = [id];
  for (let step = 0; step < 2 && met.size < limit; step += 1) {
    const counts = new Map();
    for (const other of await neighboursOf(frontier)) if (!met.has(other)) counts.set(other, (counts.get(other) ?? 0) + 1);
    frontier = [...counts]
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .slice(0, limit - met.size)
      .map(([other]) => other);
    for (const other of frontier) met.add(other);
  }
  const ids = [...met];
  const [relations] = [await relationsBetween(ids), await namesOf(ids)];
  return { entities: ids.length, relations: relations.length };
}

/** Shortest number of steps, searched from both ends, one query a step: what an application does that knows SQL well. */
export async function bothWays({ neighboursOf }, from, to, steps) {
  if (from === to) return 0;
  const sides = [
    { seen: new Set([from]), frontier: [from] },
    { seen: new Set([to]), frontier: [to] },
  ];
  for (let step = 1; step <= steps; step += 1) {
    const [side, other] = sides[0].frontier.length <= sides[1].frontier.length ? sides : [sides[1], sides[0]];
    const next = new Set();
    for (const id of await neighboursOf(side.frontier)) if (!side.seen.has(id)) next.add(id);
    for (const id of next) if (other.seen.has(id)) return step;
    for (const id of next) side.seen.add(id);
    side.frontier = [...next];
    if (next.size === 0) return null;
  }
  return null;
}
