import { readFileSync } from 'node:fs';

/** Tells where two recordings differ, step by step. Gives the exit code: 1 when they do. */
export function compare(first, second, only, say) {
  const [one, other] = [first, second].map((path) => read(path, only));
  if (one.region !== other.region) {
    throw new Error(`${first} is of ${one.region}, ${second} of ${other.region}. Record both in one region.`);
  }
  const steps = [...new Set([...one.steps.keys(), ...other.steps.keys()])];
  let differing = 0;
  for (const step of steps) {
    const differences = [...differencesOf(one.steps.get(step) ?? {}, other.steps.get(step) ?? {})];
    if (differences.length) {
      differing++;
      say(step);
      differences.forEach(([path, here, there]) => say(`  ${path}\n    ${first}: ${told(here)}\n    ${second}: ${told(there)}`));
    }
  }
  say(differing ? `${differing} of ${steps.length} answers differ.` : `No difference in ${steps.length} answers.`);
  return differing ? 1 : 0;
}

function read(path, only) {
  const { format, region, answers } = JSON.parse(readFileSync(path, 'utf8'));
  if (format !== 1) {
    throw new Error(`${path} is no recording of this version.`);
  }
  const chosen = answers.filter((answer) => !only || only.includes(answer.scenario));
  const steps = new Map(
    chosen.map(({ scenario, step, operation, ...answer }) => [`${scenario}: ${step} (${operation})`, answer]),
  );
  if (steps.size !== chosen.length) {
    throw new Error(`${path} has two steps of one name.`);
  }
  return { region, steps };
}

function* differencesOf(one, other, path = '') {
  if (isTree(one) && isTree(other) && Array.isArray(one) === Array.isArray(other)) {
    for (const member of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const inner = Array.isArray(one) ? `${path}[${member}]` : path ? `${path}.${member}` : member;
      yield* differencesOf(one[member], other[member], inner);
    }
  } else if (one !== other) {
    yield [path, one, other];
  }
}

function isTree(value) {
  return typeof value === 'object' && value !== null;
}

function told(value) {
  return value === undefined ? 'absent' : JSON.stringify(value);
}
