// One round: calls on an empty store are killed at random moments until they are left to finish, and what they left is judged.
import { setTimeout as sleep } from "node:timers/promises";
import { finishCall, startCall } from "./calls.mjs";
import { derivedFaults, differences, faultsIn } from "./contents.mjs";

/** How often calls are killed in a round before they may finish, at most. */
const mostKills = 3;

/**
 * Plays a round.
 * @param calls - what runs at the same time
 * @param expected - what the store holds once all have finished
 * @param longest - how long they take undisturbed, in milliseconds: the blow falls before that
 */
export async function playRound({ calls, expected, longest, random, location, killServer }) {
  const acknowledged = new Set();
  const faults = { lost: [], torn: [] };
  let kills = 0;
  do {
    const running = calls.map((call) => startCall(call, location));
    await moment(random, longest, running);
    if (killServer) await killServer();
    else for (const { child } of running) child.kill("SIGKILL");
    kills += 1;
    // What derives waits until the server is back and goes on, for ever.
    await Promise.all(running.filter((_, place) => !calls[place].derives).map(({ ended }) => ended));
    for (const { child } of running) child.kill("SIGKILL");
    await Promise.all(running.map(({ ended }) => ended));
    for (const call of running) for (const id of call.acknowledged) acknowledged.add(id);
    const { lost, torn } = await faultsIn(location, { acknowledged, expected });
    faults.lost.push(...lost);
    faults.torn.push(...torn);
    if (lost.length + torn.length > 0) return { kills, acknowledged: acknowledged.size, ...faults };
  } while (kills < mostKills && random.chance(0.4));
  for (const call of calls) await finishCall(call, location);
  const unlike = [
    ...(await differences(location, expected)),
    ...(calls.some(({ derives }) => derives) ? await derivedFaults(location) : []),
  ];
  return { kills, acknowledged: acknowledged.size, lost: faults.lost, torn: [...faults.torn, ...unlike] };
}

/** A moment to strike: at any time, or soon after something was acknowledged, so that there is something to lose. */
async function moment(random, longest, running) {
  const [wanted, share] = [random.between(1, 60), random.next()];
  if (random.chance(0.4)) return sleep(share * longest);
  const known = () => running.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);
  for (const until = performance.now() + longest; known() < wanted && performance.now() < until;) await sleep(5);
  return sleep(share * (longest / 10));
}
