import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { clients } from '../clients.mjs';
import { clean } from './clean.mjs';
import { Journal } from './journal.mjs';
import { Placeholders } from './placeholders.mjs';
import { Interruption, Recorder } from './recorder.mjs';
import { scenarios } from './scenarios/all.mjs';

const INTERRUPTED = 130;

/** Runs the scenarios and writes what was answered; whatever ends it, what it made is deleted. Gives the exit code. */
export async function record({ to, region, endpoint, yes, wait, only }, say) {
  const unknown = only?.filter((name) => !scenarios.some((one) => one.name === name));
  if (unknown?.length) {
    throw new Error(`There is no scenario ${unknown.join(', ')}; there are ${scenarios.map((one) => one.name).join(', ')}.`);
  }
  const chosen = scenarios.filter((one) => (!only || only.includes(one.name)) && (wait || !one.waits));
  const aws = clients(region, endpoint);
  const caller = await aws.sts.send(new GetCallerIdentityCommand({}));
  const run = `conformance-${randomBytes(5).toString('hex')}`;
  const path = `${run}.journal`;
  say(`Run ${run}: account ${caller.Account}, ${caller.Arn}, ${region}, at ${endpoint ?? 'AWS'}. It makes and deletes:`);
  chosen.forEach((one) => say(`  ${one.name.padEnd(22)} ${one.makes}; ${one.costs}`));
  say(`Each name begins with ${run}, and nothing else is touched. What it makes is written to ${path} first;`);
  say(`if it is killed, "node conformance.mjs clean ${path}" deletes the rest. All together costs less than $0.05.`);
  if (!yes && !(await agreed())) {
    say('Nothing was made.');
    return 2;
  }
  const journal = Journal.begin(path, { run, account: caller.Account, region, endpoint });
  const placeholders = new Placeholders();
  placeholders.know(run, 'run');
  placeholders.know(caller.Account, 'account');
  placeholders.know(caller.Arn, 'caller');
  placeholders.know(caller.UserId, 'caller id');
  const stop = new Stop(say);
  const recorder = new Recorder(aws, journal, placeholders, stop.signal, say);
  try {
    for (const scenario of chosen) {
      await recorder.scenario(scenario);
    }
    const recording = { format: 1, at: endpoint ? 'simulator' : 'AWS', day: today(), region, answers: recorder.answers };
    writeFileSync(to, `${JSON.stringify(recording, null, 1)}\n`);
    say(`${recorder.answers.length} answers are in ${to}.`);
  } catch (error) {
    stop.because(error);
  }
  const all = await clean(aws, journal, { wait, say });
  return stop.code ?? (all ? 0 : 1);
}

function today() {
  return new Date().toISOString().slice(0, 10);
}

async function agreed() {
  if (!process.stdin.isTTY) {
    console.error('There is no terminal to ask at. Give --yes to go on.');
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  terminal.on('SIGINT', () => process.exit(INTERRUPTED));
  const answer = await terminal.question('Go on? [y/N] ');
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

/** Whatever would end the process before it has deleted what it made. */
class Stop {
  #controller = new AbortController();

  constructor(say) {
    this.say = say;
    ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => process.on(signal, () => this.#stop(signal, INTERRUPTED)));
    ['uncaughtException', 'unhandledRejection'].forEach((event) => process.on(event, (error) => this.because(error)));
  }

  get signal() {
    return this.#controller.signal;
  }

  because(error) {
    if (!(error instanceof Interruption)) {
      this.#stop(error.stack, 1);
    }
  }

  #stop(why, code) {
    if (!this.signal.aborted) {
      this.code = code;
      this.say(`${why}: no other step is begun, and what was made is deleted.`);
      this.#controller.abort();
    }
  }
}
