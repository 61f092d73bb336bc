/** What a command's exit code says. The README's table is generated from this. */
export const exitCodes = {
  ok: { code: 0, meaning: '成功' },
  content: { code: 1, meaning: '内容有错误，没有生成新的手册，原来的 dist/ 没有动' },
  usage: { code: 2, meaning: '命令写错了：没有这个选项，或文件夹不存在' },
  environment: { code: 3, meaning: '环境缺东西：找不到浏览器、端口被占、磁盘写不进；网站可能已经生成，看提示' },
  bug: { code: 4, meaning: '程序自身的错误，请把提示发给维护人' },
} as const;

export type ExitName = keyof typeof exitCodes;
