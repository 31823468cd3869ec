import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const read = (file: string) => readFileSync(path.join(import.meta.dirname, '../..', file), 'utf8')
const docs = read('docs/PLUGIN.md')

/** The names in the first column of a table that follows a heading. */
function namesUnder(heading: string): string[] {
  const [, section = ''] = docs.split(`\n## ${heading}\n`)
  const [own = ''] = section.split('\n## ')
  return [...own.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
  )
}

/** The properties of a type, of those that stand at its own level. */
function propertiesOf(file: string, type: string): string[] {
  const [, body = ''] = read(file).split(new RegExp(`export type ${type} = [^{]*\\{\\n`))
  const [own = ''] = body.split('\n}\n')
  return [...own.matchAll(/^ {2}(\w+)\??:/gm)].map(([, name = '']) => name)
}

it('names every event in docs/PLUGIN.md, and none that there is not', () => {
  const events = propertiesOf('src/core/events/events.ts', 'ShopEvents')
  expect(events).toContain('uploaded')
  expect(namesUnder('Events').sort()).toEqual(events.sort())
})

it.each(['index.ts', 'endpoints/rateBuild.ts', 'jobs/queues.ts', 'jobs/averageRating.ts', 'migrations.ts'])(
  'shows the %s of a room of its own as it is tested',
  (file) => {
    expect(docs).toContain(`\`plugins/ratings/${file}\`\n\n\`\`\`ts\n${read(`tests/ratings/${file}`)}\`\`\`\n`)
  },
)
