// The rival over HTTP: Apollo Server as its documentation starts it, with our schema, answering from constants: what ours answered
// to the same query, by entity.
// `node bare.mjs SCHEMA CONSTANTS`
import { readFileSync } from "node:fs";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";

const [schema, constants] = process.argv.slice(2);
const answers = JSON.parse(readFileSync(constants, "utf8"));
const server = new ApolloServer({
  typeDefs: readFileSync(schema, "utf8"),
  resolvers: {
    Query: {
      relations: (_source, { entity }) => answers["1-hop of 20"][entity].relations,
      neighbourhood: (_source, { seeds: [id], filter }) => answers[filter ? "2-hop along partyTo" : "2-hop of 500"][id].neighbourhood,
    },
  },
});
const { url } = await startStandaloneServer(server, {
  listen: { port: 0 },
});
console.log(`Open ${url.replace(/\/$/, "")}`);
process.once("SIGTERM", () => process.exit(0));
