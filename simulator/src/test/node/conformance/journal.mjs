import { closeSync, existsSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';

/**
 * What a run is about to make, written down and on disk before each create, so that it is found again whatever ends the run.
 * The first line says for which account and endpoint it holds. A line that is cut off was written for a call that was never sent.
 */
export class Journal {
  #path;
  #file;
  #entries;

  constructor(path, run, entries) {
    this.#path = path;
    this.#entries = entries;
    this.run = run;
  }

  /** A new one; a file that is there already is another run's. */
  static begin(path, run) {
    const journal = new Journal(path, run, []);
    journal.#file = openSync(path, 'wx', 0o600);
    journal.#write(run);
    return journal;
  }

  static read(path) {
    const lines = readFileSync(path, 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    if (!lines.length || !lines[0].run) {
      throw new Error(`${path} is no journal of a run.`);
    }
    const entries = [];
    for (const line of lines.slice(1)) {
      if (line.kind) {
        entries.push(line);
      } else {
        Object.assign(entries[line.number], line);
      }
    }
    const journal = new Journal(path, lines[0], entries);
    journal.#file = openSync(path, 'a');
    return journal;
  }

  get path() {
    return this.#path;
  }

  /** Writes down that a thing of this kind and name may exist from now on, and gives its number. */
  making(kind, name) {
    const entry = { number: this.#entries.length, kind, name };
    this.#entries.push(entry);
    this.#write(entry);
    return entry.number;
  }

  /** Adds the id that the service gave it. */
  made(number, id) {
    this.#note({ number, id });
  }

  /** It is gone, or was never made. */
  gone(number) {
    this.#note({ number, gone: true });
  }

  /** What may still exist, the latest first: what was made later may use what was made before. */
  get remaining() {
    return this.#entries.filter((entry) => !entry.gone).reverse();
  }

  /** Ends it; the file is kept while anything may still exist. */
  close() {
    closeSync(this.#file);
    if (!this.remaining.length && existsSync(this.#path)) {
      rmSync(this.#path);
    }
  }

  #note(line) {
    Object.assign(this.#entries[line.number], line);
    this.#write(line);
  }

  #write(line) {
    writeSync(this.#file, `${JSON.stringify(line)}\n`);
    fsyncSync(this.#file);
  }
}
