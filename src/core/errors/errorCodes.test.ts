import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { errorCodes } from './errors'

const section = (text: string, from: string, to: string) => text.slice(text.indexOf(from), text.indexOf(to))

describe('the README', () => {
  it('names every code of an error, and no other', () => {
    const readme = readFileSync('README.md', 'utf8')
    const table = section(readme, '| status | codes |', '## Command line').split('\n')
    const rows = table.filter((line) => /^\| [\d, ]+ \|/.test(line))
    // What a code comes with stands in brackets behind it.
    const bare = rows.map((line) => line.replace(/\([^)]*\)/g, ''))
    const named = bare.flatMap((line) => [...line.matchAll(/`([a-z_]+)`/g)].map(([, code]) => code))
    expect([...new Set(named)].sort()).toEqual([...errorCodes].sort())
  })
})
