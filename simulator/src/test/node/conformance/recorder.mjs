import { setTimeout as pause } from 'node:timers/promises';

/** Operations that make a thing which outlives the call; a step that asks for one says what it makes. */
const MAKES = /^(Create|Request|PutParameter$)/;
const WITHIN = new Set(['CreateMultipartUpload', 'CreateInvalidation']);

/** A connection that was never there has carried no request. */
const NOT_SENT = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'CredentialsProviderError']);

const LOOKS = 90;
const LOOK_MILLIS = 2000;
const THROTTLES = 6;

/** What an error has of its own beside its code and text. */
const ERROR_PARTS = [
  'name',
  'message',
  'stack',
  'Code',
  'Message',
  'Error',
  'Type',
  'code',
  'errno',
  'syscall',
  'hostname',
  'address',
  'port',
  'xmlns',
  '__type',
];

/** The run is to end. */
export class Interruption extends Error {}

/** The rest of a scenario has nothing to work with. */
export class LeftOut extends Error {}

/** Asks a service what the steps of scenarios say, and keeps what it answers. */
export class Recorder {
  answers = [];
  #scenario;
  #others = 0;

  /**
   * @param aws the clients
   * @param journal what is written to before each create
   * @param placeholders what makes answers alike
   * @param stopping a signal after which no step is begun
   * @param say what is told of the run's way
   */
  constructor(aws, journal, placeholders, stopping, say) {
    Object.assign(this, { aws, journal, placeholders, stopping, say });
    this.account = journal.run.account;
    this.region = journal.run.region;
  }

  async scenario({ name, run }) {
    this.#scenario = name;
    try {
      await run(this);
    } catch (error) {
      if (error instanceof Interruption || this.stopping.aborted) {
        throw error;
      }
      this.#keep('the rest', '', { code: 'LeftOut', text: this.placeholders.text(error.message) });
      this.say(`${name}: the rest is left out: ${error.message}`);
    }
  }

  /** A name that is the run's own. */
  name(suffix) {
    return `${this.journal.run.run}-${suffix}`;
  }

  /** A name of its own for what should be refused: were it made, it would be in nobody's way. */
  other() {
    return this.name(`other-${++this.#others}`);
  }

  /**
   * The steps of one service.
   *
   * @param client its client
   * @param sdk its module, with the commands
   * @returns a function that does a step and gives the output, or undefined when the call was refused. Of a step may be said:
   *   `makes`, the kind and name of what it makes; `id`, what of the output is its id; `see`, what of the output is recorded;
   *   `names`, what of the output is generated, by the names to tell it by; `until`, whether an output is the one to record, for
   *   what a service shows late.
   */
  steps(client, sdk) {
    return (step, operation, input, about = {}) =>
      this.#step(client, new sdk[`${operation}Command`](input), { step, operation, ...about });
  }

  /** A request that no SDK sends. */
  async fetch(step, url, init) {
    this.#begin(step, 'fetch');
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(60_000) });
    const body = await response.text();
    const code = /<Code>(.*?)<\/Code>/.exec(body)?.[1];
    const text = /<Message>(.*?)<\/Message>/.exec(body)?.[1];
    this.#keep(step, 'fetch', code ? { status: response.status, code, text } : { status: response.status, members: { body } });
  }

  /** The SDK's own wait for something. */
  async wait(step, waiter, parameters, client) {
    this.#begin(step, waiter.name);
    try {
      const { state } = await waiter({ client, maxWaitTime: 3600, abortSignal: this.stopping }, parameters);
      this.#keep(step, waiter.name, { code: state });
    } catch (error) {
      this.#keep(step, waiter.name, { code: error.name });
    }
  }

  /** Something that the rest of the scenario cannot do without. */
  need(output, what) {
    if (output === undefined) {
      throw new LeftOut(`there is no ${what}`);
    }
    return output;
  }

  async #step(client, command, about) {
    const { step, operation, makes, id, see, names, until } = about;
    if (MAKES.test(operation) && !WITHIN.has(operation) && !makes) {
      throw new TypeError(`${operation} does not say what it makes.`);
    }
    this.#begin(step, operation);
    const number = makes && this.journal.making(...makes);
    let output;
    for (let look = 1; ; look++) {
      try {
        output = await this.#unthrottled(client, command);
      } catch (error) {
        if (until && look < LOOKS && error.$metadata?.httpStatusCode === 404) {
          await this.#pause(LOOK_MILLIS);
          continue;
        }
        const status = error.$metadata?.httpStatusCode;
        if (makes && (NOT_SENT.has(error.code ?? error.name) || (status >= 400 && status < 500))) {
          this.journal.gone(number);
        }
        this.#refused(step, operation, error, status);
        return undefined;
      }
      if (!until || look === LOOKS || until(output)) {
        break;
      }
      await this.#pause(LOOK_MILLIS);
    }
    if (makes && id) {
      this.journal.made(number, id(output));
    }
    Object.entries(names?.(output) ?? {}).forEach(([name, value]) => this.placeholders.know(value, name));
    const seen = see ? see(output) : await withText(output);
    this.#keep(step, operation, { status: output.$metadata.httpStatusCode, members: this.placeholders.value(seen) });
    return output;
  }

  #refused(step, operation, error, status) {
    const { placeholders } = this;
    if (status === undefined) {
      this.#keep(step, operation, { code: error.code ?? error.name, text: 'There was no answer.' });
      return;
    }
    const members = Object.fromEntries(Object.entries(error).filter(([member]) => !ERROR_PARTS.includes(member)));
    this.#keep(step, operation, {
      status,
      code: error.name,
      text: placeholders.text(error.message ?? ''),
      members: placeholders.value(members),
    });
  }

  /** Asks again when a service says that it is asked too often, which it says to anyone. */
  async #unthrottled(client, command) {
    for (let time = 1; ; time++) {
      try {
        return await client.send(command);
      } catch (error) {
        const throttled =
          error.$retryable?.throttling ||
          /^(Throttl|TooManyRequests|RequestLimitExceeded|SlowDown|PriorRequestNotComplete)/.test(error.name);
        if (!throttled || time === THROTTLES) {
          throw error;
        }
        await this.#pause(500 * 2 ** time);
      }
    }
  }

  #begin(step, operation) {
    if (this.stopping.aborted) {
      throw new Interruption();
    }
    this.say(`${this.#scenario}: ${step} (${operation})`);
  }

  async #pause(millis) {
    try {
      await pause(millis, undefined, { signal: this.stopping });
    } catch {
      throw new Interruption();
    }
  }

  #keep(step, operation, answer) {
    this.answers.push({ scenario: this.#scenario, step, operation, ...answer });
  }
}

/** An output whose body, if it has one, is read. */
async function withText(output) {
  const body = output.Body;
  return body?.transformToString ? { ...output, Body: await body.transformToString() } : output;
}
