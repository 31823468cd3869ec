import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')

/** An option as its type declares it: what its comment says, and the text after `@default`. */
export type DeclaredOption = { name: string; what: string; byDefault: string }

const HEADER = '| option | default | what |\n|---|---|---|\n'

/**
 * The options that the types of a file declare, in their order.
 * @throws Error where one has no comment or no default
 */
export function readOptions(file: string, types: RegExp): DeclaredOption[] {
  const bodies = [...read(file).matchAll(/^export type (\w+) =[^{=]*\{\n([\s\S]*?)\n {0,2}\}$/gm)]
  const own = bodies.filter(([, type = '']) => types.test(type))
  if (own.length === 0) throw new Error(`${file} declares no options`)
  return own.flatMap(([, , body = '']) =>
    [...body.matchAll(/^ {2,4}(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n {2,4})?(\w+)\?:/gm)].map(
      ([, comment = '', name = '']) => {
        const said = comment
          .replaceAll(/\n\s*\*/g, ' ')
          .replaceAll(/\s+/g, ' ')
          .trim()
        const [what = '', byDefault] = said.split(/\s*@default /)
        if (!what || !byDefault) throw new Error(`${file}: ${name} must say what it is, and its @default`)
        return { name, what, byDefault }
      },
    ),
  )
}

const row = (prefix: string, { name, what, byDefault }: DeclaredOption) =>
  `| \`${prefix}${name}\` | ${byDefault} | ${what} |\n`

const tableOf = (prefix: string, options: readonly DeclaredOption[]) =>
  HEADER + options.map((option) => row(prefix, option)).join('')

const ofJobs = 'jobs/README.md'

/**
 * Every room, or what stands beside them, that has options of its own: its name among the shop's, its folder and its
 * README.
 */
export const rooms: readonly { name: string; types: string; readme: string }[] = [
  { name: 'engine', types: 'jobs/engine/types.ts', readme: ofJobs },
  { name: 'worker', types: 'jobs/types.ts', readme: ofJobs },
  ...readdirSync(path.join(root, 'plugins'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(path.join(entry.parentPath, entry.name)).includes('types.ts'))
    .map(({ name }) => ({ name, types: `plugins/${name}/types.ts`, readme: `plugins/${name}/README.md` })),
].sort((one, other) => (one.name < other.name ? -1 : 1))

export const optionsOfRoom = ({ types }: { types: string }) => readOptions(types, /Options$/)

/** The options that belong to no room. */
export const coreOptions = (): DeclaredOption[] => [
  ...readOptions('src/core/context/options.ts', /^CoreOptions$/),
  ...readOptions('plugins/types.ts', /^ShopOptions$/),
]

/** What each file has under its headings. */
export function optionTables(): { file: string; tables: string[] }[] {
  const readmes = [...new Set(rooms.map(({ readme }) => readme))]
  return [
    {
      file: 'docs/PLUGIN.md',
      tables: [
        tableOf('', coreOptions()),
        HEADER + rooms.flatMap((room) => optionsOfRoom(room).map((option) => row(`${room.name}.`, option))).join(''),
      ],
    },
    ...readmes.map((file) => ({
      file,
      tables: rooms
        .filter(({ readme }) => readme === file)
        .map((room) => tableOf(file === ofJobs ? `${room.name}.` : '', optionsOfRoom(room))),
    })),
  ]
}

const tables = /\| option \| default \| what \|\n\|---\|---\|---\|\n(?:\|.*\|\n)*/g

/** The tables of options that a file has. */
export const tablesIn = (file: string): string[] => read(file).match(tables) ?? []

/** Replaces each table of options. */
export function writeOptionTables(): void {
  for (const { file, tables: wanted } of optionTables()) {
    const rest = [...wanted]
    writeFileSync(
      path.join(root, file),
      read(file).replaceAll(tables, (had) => rest.shift() ?? had),
    )
  }
}
