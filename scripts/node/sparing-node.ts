/**
 * How Node is started for builds: with less room for what is young. Its own choice, on a machine with much memory, takes a sixth more
 * memory and saves one second in nineteen. `package.json` names it for the commands.
 */
export const sparingNode = '--max-semi-space-size=4';
