import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const MAX_COLUMNS = 120

/** Written by programs; the last are commands to the linter, which reads one line. */
const generated = ['src/payload-types.ts', 'src/inlineScripts/compiled.ts', 'src/app/(payload)/admin/importMap.js']
const isCommand = (line: string) => line.includes('biome-ignore')

/** Comments that begin their line. What looks like one inside of a text does no harm. */
const isComment = (line: string) => /^\s*(\/\/|\/\*|\*|\{\/\*)/.test(line)

it(`has no comment of more than ${MAX_COLUMNS} columns`, () => {
  const files = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.mjs', '*.css'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '' && !generated.includes(file) && existsSync(path.join(root, file)))
  const tooLong = files.flatMap((file) =>
    readFileSync(path.join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        line.replaceAll('\\`', '`').length > MAX_COLUMNS && isComment(line) && !isCommand(line)
          ? [`${file}:${index + 1}`]
          : [],
      ),
  )
  expect(files.length).toBeGreaterThan(1_000)
  expect(tooLong).toEqual([])
})
