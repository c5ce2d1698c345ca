import { EntenteError } from "@entente/core";
import {
  getArgumentValues,
  getNamedType,
  getNullableType,
  getVariableValues,
  isCompositeType,
  isListType,
  isObjectType,
  isInterfaceType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { bounds } from "../graph-arguments.js";
import { largestPage } from "../paging.js";
import { limits } from "./limits.js";

/** How long a list is taken to be if nothing in the question says so: mentions, aliases, qualifiers, judgements. */
const usualList = 10;
/** How many relations a drawn graph is taken to have for each of its nodes. */
const edgesPerNode = 3;

interface Estimate {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * Refuses a question whose answer could grow too large: a page of 100 of 100 of 100 is a million.
 * @throws EntenteError `LIMIT_EXCEEDED` naming the estimate and the limit
 */
export function checkCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): void {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  const root = schema.getRootType(operation.operation);
  // Variables that do not fit have an error of their own, which says more.
  if (!coerced || !root) return;
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  const estimate = { schema, variables: coerced, fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])) };
  const cost = costOf(operation.selectionSet, root, null, estimate);
  if (cost <= limits.cost) return;
  throw new EntenteError(
    "LIMIT_EXCEEDED",
    `the answer could cost ${cost} fields and searches, at most ${limits.cost} are allowed; ask for smaller pages or fewer fields`,
  );
}

/** @param size - how many items the lists of this selection hold, null if its field says nothing of it */
function costOf(selections: SelectionSetNode, parent: GraphQLCompositeType, size: number | null, estimate: Estimate): number {
  let cost = 0;
  for (const selection of selections.selections) {
    if (selection.kind === Kind.FIELD) cost += costOfField(selection, parent, size, estimate);
    else cost += costOfFragment(selection, parent, size, estimate);
  }
  return cost;
}

function costOfFragment(
  selection: Exclude<SelectionSetNode["selections"][number], FieldNode>,
  parent: GraphQLCompositeType,
  size: number | null,
  estimate: Estimate,
): number {
  const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? estimate.fragments.get(selection.name.value) : selection;
  if (!fragment) return 0;
  const condition = fragment.typeCondition && estimate.schema.getType(fragment.typeCondition.name.value);
  return costOf(fragment.selectionSet, isCompositeType(condition) ? condition : parent, size, estimate);
}

function costOfField(node: FieldNode, parent: GraphQLCompositeType, size: number | null, estimate: Estimate): number {
  const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
  if (!field) return 1;
  const given = getArgumentValues(field, node, estimate.variables);
  const type = getNamedType(field.type);
  const inside = node.selectionSet && isCompositeType(type) ? costOf(node.selectionSet, type, sizeOf(field, given), estimate) : 0;
  const isMeasure = parent === estimate.schema.getQueryType() && measures.has(field.name);
  const search = isMeasure ? 0 : searchOf(field, parent, estimate);
  return timesOf(field, given, parent, size) * (1 + search + inside) + (isMeasure ? limits.measure : 0);
}

/** Arguments by which a field is told to find something. */
const searching = new Set(["first", "limit", "unit"]);
/** Fields that look at every relation, some many times. */
const measures = new Set(["components", "communities", "pageRank"]);

/** Finding a page or a part of the graph takes more than reading a field of what was found. */
function searchOf({ args }: GraphQLField<unknown, unknown>, parent: GraphQLCompositeType, { schema }: Estimate): number {
  if (!args.some((argument) => searching.has(argument.name))) return 0;
  return parent === schema.getQueryType() ? limits.scan : limits.search;
}

type Given = Readonly<Record<string, unknown>>;

/** How many items the lists right below a field hold: its page, or its nodes. */
function sizeOf(field: GraphQLField<unknown, unknown>, given: Given): number | null {
  const names = new Set(field.args.map(({ name }) => name));
  if (names.has("first")) return clamp(given["first"], largestPage);
  return names.has("limit") && !isList(field) ? clamp(given["limit"], bounds.nodes.most) : null;
}

/** How often a field stands in the answer for each time its parent does. */
function timesOf(field: GraphQLField<unknown, unknown>, given: Given, parent: GraphQLCompositeType, size: number | null): number {
  if (!isList(field)) return 1;
  if (Array.isArray(given["ids"])) return given["ids"].length;
  if (given["limit"] !== undefined) return clamp(given["limit"], bounds.ranks.most);
  const factor = parent.name === "Subgraph" && field.name === "edges" ? edgesPerNode : 1;
  return size === null ? usualList : size * factor;
}

function isList({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(getNullableType(type));
}

/** What is out of bounds is refused where it is used, with a better message. */
function clamp(value: unknown, most: number): number {
  return typeof value === "number" ? Math.min(Math.max(value, 0), most) : most;
}
