// Loaded before a command (NODE_OPTIONS=--import): from the given folder name on, the disk is full, or fails in the way that DISK_FAULT names.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const folder = process.env.FULL_DISK ?? '';
const code = process.env.DISK_FAULT ?? 'ENOSPC';
const words = { ENOSPC: 'no space left on device', EACCES: 'permission denied', EROFS: 'read-only file system' };
const failure = (path) => Object.assign(new Error(`${code}: ${words[code]}, open '${path}'`), { code, syscall: 'open', path });
const guardedNow = (write) => (path, ...rest) => {
  if (String(path).includes(folder)) throw failure(String(path));
  return write(path, ...rest);
};
const guarded = (write) => async (...given) => guardedNow(write)(...given);
for (const name of ['writeFile', 'mkdir']) fs.promises[name] = guarded(fs.promises[name]);
for (const name of ['mkdirSync', 'linkSync', 'copyFileSync']) fs[name] = guardedNow(fs[name]);
const { openSync } = fs;
// A full disk can still be read.
fs.openSync = (path, flags, ...rest) => (flags === 'w' ? guardedNow(openSync) : openSync)(path, flags, ...rest);
syncBuiltinESMExports();
