import path from 'node:path'

export const PROJECT = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../..')
/** What `npm pack` packs, beside the commands in bin/. */
export const DIST = path.join(PROJECT, 'dist')

/** The package's doors, as files of the project. package.json's `exports` names what is built of them. */
export const ENTRIES = [
  'plugins/index.ts',
  ...['client', 'engine', 'engineInBrowser', 'guard', 'migrations', 'room', 'rsc', 'worker'].map(
    (name) => `exports/${name}.ts`,
  ),
]
/** What the package's commands run, and what is started as a thread of its own. */
export const PROGRAMS = ['src/schematic/cli/main.ts', 'src/cli/runCommand.ts', 'jobs/engine/thread.ts']

/** Messages that plugins, mails and the panel need; the rest are the site's. */
export const NAMESPACES = [
  'Account',
  'BlockList',
  'FactorMails',
  'Feeds',
  'Keys',
  'Legal',
  'Mails',
  'Moderation',
  'Notices',
  'Panel',
  'PersonalData',
  'Problems',
  'Ui',
  'Words',
]
