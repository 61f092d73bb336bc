// Loaded before a command (NODE_OPTIONS=--import): from the given folder name on, the disk is full.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const folder = process.env.FULL_DISK ?? '';
const full = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', errno: -28, syscall: 'write' });
const { writeFile } = fs.promises;
fs.promises.writeFile = async (path, ...rest) => {
  if (String(path).includes(folder)) throw full();
  return writeFile(path, ...rest);
};
syncBuiltinESMExports();
