import type { GraphEntity, GraphStatement } from "../graph/types.js";
import type { Position } from "../graph/layout.js";

/** What is said of a document where only it is cited. */
export interface CitedDocument {
  readonly id: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
  readonly url: string | null;
  readonly licence: string | null;
}

/** A part of the graph to be exported: every statement is an edge (or, with a value, belongs to its subject). */
export interface ExportGraph {
  /** What it shows, in words: "Kosovo and its neighbours, depth 1". */
  readonly title: string;
  readonly entities: readonly GraphEntity[];
  readonly statements: readonly GraphStatement[];
  readonly documents: readonly CitedDocument[];
  /** Where each entity lies, by id. */
  readonly positions: ReadonlyMap<string, Position>;
}

/** One file of an export. */
export interface ExportFile {
  /** What stands between the name that the user chose and the end of the file name: "" or ".nodes.csv". */
  readonly suffix: string;
  readonly text: string;
}

/** Writes a part of the graph in one format. Deterministic: the same graph gives the same bytes. */
export interface Exporter {
  /** `gexf`, `csv`, `json`. */
  readonly name: string;
  /** What the format is and which programs open it, one line. */
  readonly description: string;
  export(graph: ExportGraph): readonly ExportFile[];
}
