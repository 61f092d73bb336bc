export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const COMMANDS = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable', 'microsoft-edge'] as const;

const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'] as const;

const WINDOWS_PROGRAMS = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'] as const;

/** The paths at which a system keeps an installed browser, likeliest first. They need not exist. */
export function listBrowserPlaces({ platform, env }: Surroundings): readonly string[] {
  if (platform === 'win32') return windowsPlaces(env);
  const onPath = commandPlaces(env['PATH'] ?? '');
  return platform === 'darwin' ? [...macPlaces(env['HOME'] ?? ''), ...onPath] : [...onPath, '/snap/bin/chromium', '/opt/google/chrome/chrome'];
}

function commandPlaces(path: string): readonly string[] {
  const folders = [...new Set([...path.split(':').filter(Boolean), '/usr/bin', '/usr/local/bin'])];
  return COMMANDS.flatMap((command) => folders.map((folder) => `${folder}/${command}`));
}

const macPlaces = (home: string): readonly string[] =>
  MAC_APPS.flatMap((app) => ['/Applications', `${home}/Applications`].map((folder) => `${folder}/${app}.app/Contents/MacOS/${app}`));

function windowsPlaces(env: Surroundings['env']): readonly string[] {
  const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter((root) => root !== undefined);
  return WINDOWS_PROGRAMS.flatMap((program) => roots.map((root) => `${root}\\${program}`));
}
