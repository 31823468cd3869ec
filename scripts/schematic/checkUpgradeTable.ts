/**
 * Holds the upgrades of Bedrock's block states against a plain reading of the files they were made from, on every state
 * these name:
 *
 *   npx tsx scripts/schematic/checkUpgradeTable.ts BedrockBlockUpgradeSchema/nbt_upgrade_schema
 *
 * Prints the digest that `tests/schematic/bedrockUpgrades.test.ts` expects.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatBlockState, makeBlockState } from '@/schematic/blockState'
import { upgradeBedrockState } from '@/schematic/editions/upgradeBedrockState'
import type { BlockState } from '@/schematic/model'
import { caseText, upgradeCases } from '../../tests/schematic/support/upgradeCases'
import { type FlattenRule, type TypedStates, type TypedValue, textOf, type UpgradeFile } from './upgradeSchema'

const [folder = ''] = process.argv.slice(2)
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name): UpgradeFile => JSON.parse(readFileSync(join(folder, name), 'utf8')))

const missing = new Set(files.flatMap(namesOf))
const digest = createHash('sha256')
let cases = 0
let wrong = 0
for (const found of upgradeCases()) {
  missing.delete(found.state.name)
  const ours = formatBlockState(upgradeBedrockState(found.state, found.version))
  const theirs = formatBlockState(upgradeByFiles(found.state, found.version))
  digest.update(`${caseText(found)} ${theirs}\n`)
  cases += 1
  if (ours === theirs) continue
  wrong += 1
  if (wrong < 20) console.error(`${caseText(found)}: ${ours}, not ${theirs}`)
}
console.log(`${cases} cases, ${wrong} wrong, ${missing.size} blocks without a case, digest ${digest.digest('hex')}`)
process.exit(wrong + missing.size === 0 ? 0 : 1)

function namesOf(file: UpgradeFile): string[] {
  const parts = [file.renamedIds, file.flattenedProperties, file.addedProperties, file.removedProperties]
  const others = [file.renamedProperties, file.remappedPropertyValues, file.remappedStates]
  return [...parts, ...others].flatMap((part) => Object.keys(part ?? {}))
}

/** As the files' own description has it, one after the other. */
function upgradeByFiles(state: BlockState, version: number): BlockState {
  let { name } = state
  let states: Record<string, TypedValue> = {}
  for (const [key, value] of Object.entries(state.properties)) states[key] = typed(value)
  for (const file of files) {
    const leadsTo =
      file.maxVersionMajor * 2 ** 24 +
      file.maxVersionMinor * 2 ** 16 +
      file.maxVersionPatch * 2 ** 8 +
      file.maxVersionRevision
    if (leadsTo < version) continue
    ;[name, states] = upgradeByFile(file, name, states, leadsTo === version)
  }
  return makeBlockState(
    name,
    Object.entries(states).map(([key, value]) => [key, textOf(value)] as const),
  )
}

function upgradeByFile(
  file: UpgradeFile,
  name: string,
  states: TypedStates,
  isOwnVersion: boolean,
): [string, Record<string, TypedValue>] {
  for (const remap of file.remappedStates?.[name] ?? []) {
    if (!Object.entries(remap.oldState ?? {}).every(([key, value]) => isEqual(states[key], value))) continue
    const next =
      remap.newFlattenedName === undefined ? (remap.newName ?? '') : flatten(remap.newFlattenedName, name, states)
    const after = { ...remap.newState }
    for (const key of remap.copiedState ?? []) {
      const value = states[key]
      if (value !== undefined) after[key] = value
    }
    return [next, after]
  }
  const after: Record<string, TypedValue> = { ...states }
  let next = file.renamedIds?.[name] ?? name
  const rule = file.flattenedProperties?.[name]
  if (rule !== undefined && isFlattened(rule, states)) {
    next = flatten(rule, name, states)
    delete after[rule.flattenedProperty]
  }
  for (const [key, value] of Object.entries(file.addedProperties?.[name] ?? {})) after[key] ??= value
  for (const key of file.removedProperties?.[name] ?? []) delete after[key]
  const remaps = file.remappedPropertyValues?.[name] ?? {}
  const remapped = (key: string, value: TypedValue): TypedValue => {
    const pairs = file.remappedPropertyValuesIndex?.[remaps[key] ?? ''] ?? []
    return pairs.find(({ old }) => isEqual(value, old))?.new ?? value
  }
  const renames = file.renamedProperties?.[name] ?? {}
  for (const [key, renamed] of Object.entries(renames)) {
    const value = after[key]
    if (value === undefined) continue
    delete after[key]
    after[renamed] = remapped(key, value)
  }
  for (const key of Object.keys(remaps)) {
    const value = after[key]
    if (value === undefined || renames[key] !== undefined) continue
    // The version came with what changed places: a state of that version has had it.
    const once = remapped(key, value)
    const pairs = file.remappedPropertyValuesIndex?.[remaps[key] ?? ''] ?? []
    if (!isOwnVersion || pairs.every((pair) => isEqual(remapped(key, pair.new), pair.new))) {
      after[key] = once
    }
  }
  return [next, after]
}

function flatten(rule: FlattenRule, name: string, states: TypedStates): string {
  const value = states[rule.flattenedProperty]
  if (value === undefined || !isFlattened(rule, states)) return name
  const text = String(Object.values(value)[0])
  return rule.prefix + (rule.flattenedValueRemaps?.[text] ?? text) + rule.suffix
}

function isFlattened(rule: FlattenRule, states: TypedStates): boolean {
  const value = states[rule.flattenedProperty]
  return value !== undefined && (rule.flattenedPropertyType ?? 'string') in value
}

function isEqual(a: TypedValue | undefined, b: TypedValue): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b)
}

function typed(text: string): TypedValue {
  if (text === 'true' || text === 'false') return { byte: text === 'true' ? 1 : 0 }
  return /^\d+$/.test(text) ? { int: Number(text) } : { string: text }
}
