import { openStore } from "../open.js";
import { sampleReading } from "./samples.js";

/*
 * The program that tests start in a process of its own: `node writer.js STORE NAME COUNT`.
 * It writes COUNT readings of documents NAME-0, NAME-1, … of 40 statements each and prints a line after each.
 */
const [location = "", name = "", count = "0"] = process.argv.slice(2);
const store = await openStore(location);
for (let number = 0; number < Number(count); number += 1) {
  const topics = Array.from({ length: 40 }, (_, index) => `${name} matter ${number}.${index}`);
  await store.putReading(sampleReading({ id: `${name}-${number}`, topics }));
  process.stdout.write(`${number}\n`);
}
await store.close();
