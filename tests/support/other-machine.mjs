import { createRequire, syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';

/**
 * Loaded before everything else into each Node process and thread of a build, it makes this machine look like another one: another day,
 * folders listed the other way round, another name, another user who shares nothing, and one processor.
 */

const require = createRequire(import.meta.url);
const fs = require('node:fs');
const os = require('node:os');

const day = 86_400_000;
const ahead = 411 * day + day / 2 + 12_345;
const Clock = Date;

globalThis.Date = class extends Clock {
  constructor(...args) {
    super(...(args.length === 0 ? [Clock.now() + ahead] : args));
  }

  static now() {
    return Clock.now() + ahead;
  }
};

/** Also below folders: each listing comes out the other way round. */
const turnRound = (list) => (Array.isArray(list) ? list.toReversed() : list);

for (const holder of [fs, fs.promises]) {
  const { readdir } = holder;
  holder.readdir = (...args) => {
    const done = args.at(-1);
    if (typeof done === 'function') return readdir(...args.slice(0, -1), (error, list) => done(error, turnRound(list)));
    return readdir(...args)?.then(turnRound);
  };
}

const { readdirSync } = fs;
fs.readdirSync = (...args) => turnRound(readdirSync(...args));

os.availableParallelism = () => 1;
os.hostname = () => 'another-machine.example';
os.cpus = () => [{ model: 'Another Processor', speed: 1, times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 } }];
os.userInfo = () => ({ username: 'somebody', uid: 4321, gid: 4321, homedir: '/home/somebody', shell: '/bin/false' });

if (isMainThread) process.umask(0o077);

syncBuiltinESMExports();
