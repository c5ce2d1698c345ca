const derivedTables =
  "derivation derivedDocuments derivedStatements locals entities entityForms redirects looseJudgements textBands textHolders copies";
/** SQLite statements that undo what the third migration did, all but its name in the list of those that were run. */
export const withoutDerived = [
  ...derivedTables.split(" ").map((table) => `drop table ${table}`),
  ...["documents", "judgements", "tombstones"].flatMap((table) => [
    `drop index ${table}BySequence`,
    `alter table ${table} drop column sequence`,
  ]),
  "drop index judgementsOnEntities",
  "alter table judgements drop column onEntities",
].join(";");
