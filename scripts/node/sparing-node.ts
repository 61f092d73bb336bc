/**
 * How Node is started for builds: with a fixed room for what is young, and old things are looked through when there is half as much again
 * of them. By itself Node waits until there are four times as many where there is much memory, and takes a quarter more for a thousand
 * documents. `package.json` names it for the commands.
 */
export const sparingNode: readonly string[] = ['--max-semi-space-size=16', '--heap-growing-percent=50'];
