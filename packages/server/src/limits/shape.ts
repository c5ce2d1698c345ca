import { EntenteError } from "@entente/core";
import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type FieldNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
} from "graphql";
import { limits } from "./limits.js";

/** How large a selection is: fragments are counted wherever they are spread. */
interface Shape {
  readonly depth: number;
  readonly aliases: number;
  readonly fields: number;
}

const empty: Shape = { depth: 0, aliases: 0, fields: 0 };

/** Validation rule: refuses operations that are deeper, or have more aliases or fields, than anybody needs. */
export function shapeRule(context: ValidationContext): ASTVisitor {
  const measure = createMeasure(context);
  return {
    OperationDefinition(operation) {
      const shape = measure(operation.selectionSet);
      for (const name of ["depth", "aliases", "fields"] as const) {
        if (shape[name] > limits[name]) context.reportError(refusal(name, shape[name]));
      }
    },
  };
}

function refusal(name: keyof Shape, asked: number): GraphQLError {
  const what = name === "depth" ? `is ${asked} fields deep` : `has ${asked} ${name}`;
  const mistake = new EntenteError("LIMIT_EXCEEDED", `the query ${what}; at most ${limits[name]} are allowed, so ask in several queries`);
  return new GraphQLError(mistake.message, { originalError: mistake });
}

/** Measures selections; each fragment once, so that fragments of fragments cost no more than they are long. */
function createMeasure(context: ValidationContext): (selections: SelectionSetNode) => Shape {
  const fragments = new Map<string, Shape>();
  const measure = ({ selections }: SelectionSetNode): Shape => selections.map(measureSelection).reduce(beside, empty);
  const measureSelection = (selection: SelectionNode): Shape => {
    if (selection.kind === Kind.FIELD) return measureField(selection, measure);
    return selection.kind === Kind.INLINE_FRAGMENT ? measure(selection.selectionSet) : measureFragment(selection.name.value);
  };
  const measureFragment = (name: string): Shape => {
    const known = fragments.get(name);
    if (known) return known;
    // Stands in for a fragment that spreads itself, which another rule refuses.
    fragments.set(name, empty);
    const fragment = context.getFragment(name);
    const shape = fragment ? measure(fragment.selectionSet) : empty;
    fragments.set(name, shape);
    return shape;
  };
  return measure;
}

function measureField(field: FieldNode, measure: (selections: SelectionSetNode) => Shape): Shape {
  if (field.name.value.startsWith("__")) return empty;
  const inner = field.selectionSet ? measure(field.selectionSet) : empty;
  return { depth: inner.depth + 1, aliases: inner.aliases + (field.alias ? 1 : 0), fields: inner.fields + 1 };
}

function beside(a: Shape, b: Shape): Shape {
  return { depth: Math.max(a.depth, b.depth), aliases: a.aliases + b.aliases, fields: a.fields + b.fields };
}
