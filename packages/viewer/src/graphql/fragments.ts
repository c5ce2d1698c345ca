/** The fields of {@link ./types.EntityRef}. */
export const entityRef = /* GraphQL */ `
  fragment entityRef on Entity {
    id
    name
    type
  }
`;

/** The fields of {@link ./types.Relation}. */
export const relationFields = /* GraphQL */ `
  fragment relationFields on Relation {
    id
    predicate
    value
    disagreement
    documents
    origins
    subject {
      ...entityRef
    }
    object {
      ...entityRef
    }
    contested: statements(first: 10, filter: { reviews: [disputed, retracted] }) {
      edges {
        node {
          polarity
          modality
          review
        }
      }
    }
    tally {
      affirmed
      negated
      planned
      possible
      evaluative
      unreviewed
      accepted
      retracted
      disputed
      total
    }
  }
`;

/** The fields of {@link ./types.Subgraph}. */
export const subgraphFields = /* GraphQL */ `
  fragment subgraphFields on Subgraph {
    truncated
    omittedNodes
    nodes {
      x
      y
      reviewed
      entity {
        ...entityRef
        degree
        status {
          track
          status
        }
      }
    }
    edges {
      relation {
        ...relationFields
      }
    }
  }
`;

/** The fields of {@link ./types.Statement}. */
export const statementFields = /* GraphQL */ `
  fragment statementFields on Statement {
    id
    predicate
    value
    polarity
    modality
    via
    confidence
    review
    subject {
      ...entityRef
    }
    object {
      ...entityRef
    }
    qualifiers {
      name
      value
      entity {
        ...entityRef
      }
    }
    speaker {
      name
      entity {
        ...entityRef
      }
      speaksFor {
        ...entityRef
      }
    }
    document {
      id
      title
      outlet
      published
    }
    origin {
      kind
      name
      version
    }
    judgements {
      id
      kind
      author
      at
      note
      reason
      standing
    }
    evidence {
      quote
      start
      end
      sentenceStart
      sentenceEnd
    }
    relation {
      id
    }
  }
`;
