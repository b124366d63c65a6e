import { clients } from '../clients.mjs';

export const [endpoint] = process.argv.slice(2);

export const REGION = 'us-west-2';

/** Clients of the simulator that the test has started. */
export const aws = clients(REGION, endpoint);

/** Waits that look again at once; the simulator has what they wait for. */
export const soon = (client) => ({ client, maxWaitTime: 60, minDelay: 0.02, maxDelay: 0.05 });

/** What a refusal says: code and status. */
export async function refusal(call) {
  try {
    await call;
    return 'not refused';
  } catch (error) {
    return `${error.name} ${error.$metadata?.httpStatusCode}`;
  }
}

/** All that the pages of a list hold. */
export async function all(pages, member) {
  const found = [];
  for await (const page of pages) {
    found.push(...(page[member] ?? []));
  }
  return found;
}

/** A call of the simulator's own paths. */
export async function simulator(method, path, body) {
  const answer = await fetch(`${endpoint}/_simulator/${path}`, { method, body: JSON.stringify(body) });
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }
}
