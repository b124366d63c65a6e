import { setTimeout as pause } from 'node:timers/promises';
import { remove } from './things.mjs';

/** Changes that a service shows late can keep a thing from being deleted for a while. */
const ROUNDS = 5;
const PAUSE_MILLIS = 3000;

/** Deletes all that a journal says may still exist, and tells what could not be deleted. */
export async function clean(aws, journal, options) {
  const failures = new Map();
  for (let round = 1; round <= ROUNDS && journal.remaining.length; round++) {
    if (round > 1) {
      await pause(PAUSE_MILLIS);
    }
    failures.clear();
    for (const entry of journal.remaining) {
      try {
        await remove(aws, entry, options);
        journal.gone(entry.number);
      } catch (error) {
        failures.set(entry, error);
      }
    }
    if ([...failures.keys()].every((entry) => entry.kind === 'distribution')) {
      break;
    }
  }
  for (const [entry, error] of failures) {
    options.say(`${entry.kind} ${entry.id ?? entry.name} is left: ${error.name}: ${error.message}`);
  }
  if (journal.remaining.length) {
    options.say(`To delete what is left: node conformance.mjs clean ${journal.path}`);
  } else {
    options.say(`Nothing of ${journal.run.run} is left.`);
  }
  journal.close();
  return !journal.remaining.length;
}
