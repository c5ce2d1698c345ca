import { GraphQLError, type ASTVisitor, type ValidationContext } from "graphql";

/** Validation rule: refuses operations that the schema has no root for, which graphql-js notices only when it executes them. */
export function operationsRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (context.getSchema().getRootType(node.operation)) return;
      context.reportError(new GraphQLError(`the schema has no ${node.operation}; ask a query`, { nodes: node }));
    },
  };
}
