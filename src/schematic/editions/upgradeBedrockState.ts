import { makeBlockState } from '../blockState'
import type { BlockState } from '../model'
import { type BlockChange, type FlattenedName, type StateChange, upgradeSteps } from './bedrockUpgrades'

const NAMESPACE = 'minecraft:'

/**
 * Upgrades a Bedrock block state to its current name and properties.
 *
 * `version` is the palette entry's: four bytes, most significant first; 0 if it has none. Steps of that very version
 * are applied too, because Bedrock also renamed blocks without a new version. Applying a step again changes nothing,
 * except for values that were swapped (sides of glow lichen in 1.18.10): those had a version of their own and are
 * skipped. Source: https://github.com/pmmp/BedrockBlockUpgradeSchema
 */
export function upgradeBedrockState(state: BlockState, version: number): BlockState {
  if (!state.name.startsWith(NAMESPACE)) return state
  let name = state.name.slice(NAMESPACE.length)
  let properties: ReadonlyMap<string, string> | undefined
  for (const step of upgradeSteps()) {
    const change = step.version < version ? undefined : step.blocks.get(name)
    if (change === undefined) continue
    properties ??= new Map(Object.entries(state.properties))
    const upgraded =
      applyStates(change.states, name, properties) ?? applyChange(change, name, properties, step.version === version)
    name = upgraded.name
    properties = upgraded.properties
  }
  return properties === undefined ? state : makeBlockState(NAMESPACE + name, properties)
}

interface Upgraded {
  readonly name: string
  readonly properties: ReadonlyMap<string, string>
}

function applyStates(
  changes: readonly StateChange[],
  name: string,
  properties: ReadonlyMap<string, string>,
): Upgraded | undefined {
  const change = changes.find(({ old }) => old.every(([key, value]) => properties.get(key) === value))
  if (change === undefined) return undefined
  const after = new Map(change.properties)
  for (const key of change.copied) {
    const value = properties.get(key)
    if (value !== undefined) after.set(key, value)
  }
  const next = typeof change.name === 'string' ? change.name : flattenedName(change.name, properties)
  return { name: next ?? name, properties: after }
}

function applyChange(
  change: BlockChange,
  name: string,
  properties: ReadonlyMap<string, string>,
  isOwnVersion: boolean,
): Upgraded {
  const after = new Map(properties)
  const flattened = typeof change.name === 'object' ? flattenedName(change.name, properties) : undefined
  if (flattened !== undefined && typeof change.name === 'object') after.delete(change.name.property)
  for (const [key, value] of change.added) if (!after.has(key)) after.set(key, value)
  for (const key of change.removed) after.delete(key)
  for (const [key, renamed] of change.renamed) {
    const value = after.get(key)
    if (value === undefined) continue
    after.delete(key)
    after.set(renamed, remappedValue(change, key, value))
  }
  const renamed = new Set(change.renamed.map(([key]) => key))
  for (const [key, remapped] of change.values) {
    const value = after.get(key)
    if (value === undefined || renamed.has(key) || (isOwnVersion && !isRepeatable(remapped))) continue
    after.set(key, remappedValue(change, key, value))
  }
  const next = typeof change.name === 'string' ? change.name : flattened
  return { name: next ?? name, properties: after }
}

function remappedValue({ values }: BlockChange, key: string, value: string): string {
  return values.get(key)?.get(value) ?? value
}

/** The name built from a property; undefined if it is missing or of another type. */
function flattenedName(
  { prefix, property, suffix, type, parts }: FlattenedName,
  properties: ReadonlyMap<string, string>,
): string | undefined {
  const value = properties.get(property)
  return value !== undefined && IS_OF_TYPE[type].test(value) ? prefix + (parts.get(value) ?? value) + suffix : undefined
}

const IS_OF_TYPE = { byte: /^(true|false)$/, int: /^-?\d+$/, string: /^(?!true$|false$|-?\d+$)/ }

/** Whether applying the change twice equals applying it once. */
function isRepeatable(remapped: ReadonlyMap<string, string>): boolean {
  return [...remapped.values()].every((value) => (remapped.get(value) ?? value) === value)
}
