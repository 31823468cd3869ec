/** The files of pmmp/BedrockBlockUpgradeSchema, by their `nbt_upgrade_schema_schema.json`. */

export type TypedValue = { readonly byte: number } | { readonly int: number } | { readonly string: string }
export type TypedStates = Readonly<Record<string, TypedValue>>

export interface FlattenRule {
  readonly prefix: string
  readonly flattenedProperty: string
  /** @default string */
  readonly flattenedPropertyType?: 'int' | 'string' | 'byte'
  readonly suffix: string
  readonly flattenedValueRemaps?: Readonly<Record<string, string>>
}

export interface RemappedState {
  readonly oldState: TypedStates | null
  readonly newName?: string
  readonly newFlattenedName?: FlattenRule
  readonly newState: TypedStates | null
  readonly copiedState?: readonly string[]
}

type ByBlock<T> = Readonly<Record<string, T>>

export interface UpgradeFile {
  readonly maxVersionMajor: number
  readonly maxVersionMinor: number
  readonly maxVersionPatch: number
  readonly maxVersionRevision: number
  readonly renamedIds?: ByBlock<string>
  readonly renamedProperties?: ByBlock<Readonly<Record<string, string>>>
  readonly addedProperties?: ByBlock<TypedStates>
  readonly removedProperties?: ByBlock<readonly string[]>
  readonly remappedPropertyValues?: ByBlock<Readonly<Record<string, string>>>
  readonly remappedPropertyValuesIndex?: Readonly<
    Record<string, readonly { readonly old: TypedValue; readonly new: TypedValue }[]>
  >
  readonly flattenedProperties?: ByBlock<FlattenRule>
  readonly remappedStates?: ByBlock<readonly RemappedState[]>
}

/** A value as the engine's model has it: a byte is a truth. */
export function textOf(value: TypedValue): string {
  if ('string' in value) return value.string
  if ('int' in value) return String(value.int)
  if (value.byte !== 0 && value.byte !== 1) throw new Error(`${value.byte} is no truth`)
  return value.byte === 1 ? 'true' : 'false'
}

export function plain(id: string): string {
  if (!id.startsWith('minecraft:')) throw new Error(`${id} is of another namespace`)
  return id.slice('minecraft:'.length)
}
