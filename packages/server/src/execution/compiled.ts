import { compileQuery, isCompiledQuery, type CompiledQuery } from "graphql-jit";
import type { DocumentNode, ExecutionResult, GraphQLSchema } from "graphql";
import type { QueryContext } from "../context.js";

/** Answers a question by code that was made for it. */
export interface CompiledQueries {
  /** The answer; null if the question is not compiled, or if something went wrong, which the usual execution tells better. */
  answer(question: CompiledQuestion): Promise<ExecutionResult | null>;
}

/** A question that was parsed and validated before. */
export interface CompiledQuestion {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: QueryContext;
}

/** What is known of a document that was asked before. */
interface Known {
  asked: number;
  /** By operation name. */
  readonly compiled: Map<string, CompiledQuery | null>;
}

/** Compiling takes as long as a dozen small answers: only what is asked again is worth it. */
const worthwhile = 3;

/**
 * Compiles what is asked again and again to JavaScript, without the bookkeeping that graphql-js does for each field. Documents
 * are known by identity: Apollo keeps those that it parsed, and what it forgets is forgotten here too.
 */
export function createCompiledQueries(schema: GraphQLSchema): CompiledQueries {
  const documents = new WeakMap<DocumentNode, Known>();
  const find = ({ document, operationName }: CompiledQuestion): CompiledQuery | null => {
    const known = documents.get(document) ?? { asked: 0, compiled: new Map<string, CompiledQuery | null>() };
    documents.set(document, known);
    known.asked += 1;
    if (known.asked < worthwhile) return null;
    const name = operationName ?? "";
    const found = known.compiled.get(name) ?? (known.compiled.has(name) ? null : compile(schema, document, operationName));
    known.compiled.set(name, found);
    return found;
  };
  return {
    answer: async (question) => {
      const compiled = find(question);
      if (!compiled) return null;
      const result = await compiled.query(undefined, question.context, { ...question.variables });
      return result.errors && result.errors.length > 0 ? null : result;
    },
  };
}

/** Null for what cannot be compiled. */
function compile(schema: GraphQLSchema, document: DocumentNode, operationName: string | null): CompiledQuery | null {
  const compiled = compileQuery(schema, document, operationName ?? undefined);
  return isCompiledQuery(compiled) ? compiled : null;
}
