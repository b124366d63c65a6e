import { parseArgs } from 'node:util';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { clients } from './clients.mjs';
import { clean } from './conformance/clean.mjs';
import { compare } from './conformance/compare.mjs';
import { Journal } from './conformance/journal.mjs';
import { record } from './conformance/record.mjs';

const USAGE = `Asks AWS and the simulator the same, and tells where their answers differ. See docs/maintainers/conformance.md.

node conformance.mjs record --to FILE [--endpoint URL] [--region REGION] [--only SCENARIO,...] [--wait] [--yes]
    runs the scenarios at AWS, or at the simulator that is at URL
node conformance.mjs compare FILE FILE [--only SCENARIO,...]
    tells where two recordings differ
node conformance.mjs clean JOURNAL ... [--wait]
    deletes what runs that were killed have left`;

const OPTIONS = {
  to: { type: 'string' },
  endpoint: { type: 'string' },
  region: { type: 'string', default: 'us-east-1' },
  only: { type: 'string' },
  wait: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
};

// A reader that is gone, as in "record | head", must not end a run before it has deleted what it made.
process.stdout.on('error', () => {});

const say = (line) => console.log(line);
try {
  process.exitCode = await run();
} catch (error) {
  console.error(`${error.name}: ${error.message}`);
  process.exitCode = 2;
}

async function run() {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: OPTIONS });
  const [command, ...files] = positionals;
  const only = values.only?.split(',');
  if (command === 'record' && values.to && !files.length) {
    return record({ ...values, only }, say);
  } else if (command === 'compare' && files.length === 2) {
    return compare(...files, only, say);
  } else if (command === 'clean' && files.length) {
    let code = 0;
    for (const file of files) {
      code = Math.max(code, await cleanUp(file, values.wait));
    }
    return code;
  }
  console.error(USAGE);
  return 2;
}

async function cleanUp(path, wait) {
  const journal = Journal.read(path);
  const { account, region, endpoint } = journal.run;
  const aws = clients(region, endpoint);
  const { Account } = await aws.sts.send(new GetCallerIdentityCommand({}));
  if (Account !== account) {
    throw new Error(`The run was made in account ${account}, and these credentials are of ${Account}.`);
  }
  return (await clean(aws, journal, { wait, say })) ? 0 : 1;
}
