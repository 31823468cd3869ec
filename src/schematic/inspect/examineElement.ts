import { withNamespace } from '../blockState'
import { elementIdOf } from '../elementIds'
import type { NbtCompound, NbtValue } from '../model'
import { getCompound, getNumber, getString } from '../nbt/values'
import { boatOf } from './boatOf'
import { examineText, findingOfClick } from './examineText'
import { OVERSIZED_BYTES, type SafetyKind } from './safety'

/**
 * Before each item had a name: a number, or a name that stood for several, and a damage value follow. Named by
 * `nameFormerItems`.
 */
export const LEGACY_ITEM = 'legacy:item_'

/** Names up to 1.12 that stood for several items, distinguished by the damage value; for others it is the wear. */
const SEVERAL =
  /^minecraft:(anvil|banner|bed|coal|cooked_fish|dirt|double_plant|dye|fish|golden_apple|monster_egg|planks|prismarine|quartz_block|red_flower|sand|sapling|skull|sponge|stone|stonebrick|tallgrass|wool|carpet|cobblestone_wall|(log|leaves)2?|(red_)?sandstone|(stone|wooden)_slab|stained_(hardened_clay|glass|glass_pane)|concrete(_powder)?)$/

/** The id under which a stack with a name is counted, until `nameFormerItems` knows the file's version. */
export function countedId(id: string, damage: number): string {
  return damage !== 0 && SEVERAL.test(id) ? `${LEGACY_ITEM}${id}:${damage}` : id
}

export interface ExaminedElement {
  /** As the file spells it. */
  readonly id: string
  readonly isEntity: boolean
  readonly data: NbtCompound
  /** Its size as NBT. */
  readonly bytes: number
}

/** What was found in a block entity or entity, wherever it stands. */
export interface Examination {
  readonly id: string
  readonly findings: readonly { readonly kind: SafetyKind; readonly detail?: string }[]
  /** Items by id, also those inside of items. */
  readonly items: ReadonlyMap<string, number>
}

/** Maximum distinct findings of one block entity. */
const MAX_FINDINGS = 1_000

/** Parts that describe what may come to be, not what lies there. */
const NOT_CONTENTS = new Set(['Offers', 'SpawnData', 'SpawnPotentials', 'spawn_data', 'spawn_potentials', 'Recipes'])
/** Tags that hold item stacks; since 1.20.5 a stack of one may leave out its count. */
const ITEM_HOLDERS = new Set(['item', 'Item', 'RecordItem', 'Book', 'Items', 'Inventory', 'HandItems', 'ArmorItems'])

/**
 * Examines everything in a block entity or entity, including nested items: commands, click events, links, spawners,
 * known exploits, and item counts.
 */
export function examineElement(element: ExaminedElement): Examination {
  const own = ownKind(element.id, element.isEntity)
  const examiner = new Examiner(own !== undefined)
  if (own !== undefined) {
    examiner.add(own, own === 'spawner' ? spawnedBy(element.data) : getString(element.data, 'Command'))
  }
  if (element.bytes > OVERSIZED_BYTES) examiner.add('oversized_nbt', `${element.bytes} bytes`)
  examiner.compound(element.data, true, true)
  const id = element.isEntity ? boatOf(element.id, getString(element.data, 'Type')) : element.id
  return { id, findings: examiner.findings, items: examiner.items }
}

class Examiner {
  readonly findings: { kind: SafetyKind; detail?: string }[] = []
  readonly items = new Map<string, number>()
  /** Whether the outermost `Command` is reported as the element's own. */
  readonly #ownsCommand: boolean

  constructor(ownsCommand: boolean) {
    this.#ownsCommand = ownsCommand
  }

  add(kind: SafetyKind, detail?: string): void {
    if (this.findings.length < MAX_FINDINGS) this.findings.push(detail === undefined ? { kind } : { kind, detail })
  }

  /** `contents`: whether item stacks in here lie there, and are not just offered or described. */
  compound(compound: NbtCompound, contents: boolean, outermost: boolean): void {
    // The buttons of a dialog that a click shows name what they do by their type.
    this.#click(compound, 'type')
    for (const [key, value] of compound.value) {
      if (value.type === 'string') {
        if (key === 'Command' && value.value !== '' && !(outermost && this.#ownsCommand)) {
          this.add('stored_command', value.value)
        }
        this.#text(value.value)
      } else if (value.type === 'compound') {
        if (key === 'clickEvent' || key === 'click_event') this.#click(value, 'action')
        this.#child(value, contents && !NOT_CONTENTS.has(key), ITEM_HOLDERS.has(key))
      } else if (value.type === 'list' && value.value.length > 0) {
        if (key === 'Passengers') this.#passengers(value.value)
        this.#list(value.value, contents && !NOT_CONTENTS.has(key), ITEM_HOLDERS.has(key))
      }
    }
  }

  #list(values: readonly NbtValue[], contents: boolean, holder: boolean): void {
    for (const value of values) {
      if (value.type === 'compound') this.#child(value, contents, holder)
      else if (value.type === 'string') this.#text(value.value)
      else if (value.type === 'list') this.#list(value.value, contents, holder)
      else return
    }
  }

  #child(compound: NbtCompound, contents: boolean, holder: boolean): void {
    if (contents) countStack(compound, holder, this.items)
    this.compound(compound, contents, false)
  }

  #text(value: string): void {
    if (value.length < 4) return
    if (value.length > 64 && isExternalTexture(value)) this.add('external_texture')
    for (const { kind, detail } of examineText(value)) this.add(kind, detail)
  }

  /** Passengers are entities of their own; their commands are reported there. */
  #passengers(riders: readonly NbtValue[]): void {
    for (const rider of riders) {
      if (rider.type !== 'compound') continue
      const kind = ownKind(getString(rider, 'id') ?? '', true)
      if (kind !== undefined) this.add(kind, kind === 'spawner' ? spawnedBy(rider) : getString(rider, 'Command'))
    }
  }

  #click(event: NbtCompound, named: 'action' | 'type'): void {
    const finding = findingOfClick(getString(event, named) ?? '', (name) => getString(event, name))
    if (finding !== undefined) this.add(finding.kind, finding.detail)
  }
}

/** Kinds that a block entity or entity has by its own id. */
export function ownKind(id: string, isEntity: boolean): SafetyKind | undefined {
  switch (elementIdOf(id, 'java')) {
    case 'minecraft:command_block':
    case 'minecraft:chain_command_block':
    case 'minecraft:repeating_command_block':
      return isEntity ? undefined : 'command_block'
    case 'minecraft:command_block_minecart':
    case 'minecraft:commandblock_minecart':
      return 'command_minecart'
    case 'minecraft:mob_spawner':
    case 'minecraft:spawner':
    case 'minecraft:trial_spawner':
    case 'minecraft:spawner_minecart':
      return 'spawner'
    case 'minecraft:structure_block':
      return 'structure_block'
    case 'minecraft:jigsaw':
      return 'jigsaw_block'
    default:
      return undefined
  }
}

/** The entity of a spawner, in the format of any version. */
function spawnedBy(data: NbtCompound): string | undefined {
  const spawnData = getCompound(data, 'SpawnData') ?? getCompound(data, 'spawn_data')
  const id =
    getString(getCompound(spawnData, 'entity'), 'id') ??
    getString(spawnData, 'id') ??
    getString(data, 'EntityId') ??
    getString(data, 'EntityIdentifier')
  return id === undefined || id === '' ? undefined : elementIdOf(id, 'java')
}

/** Whether an item count is valid: tools write fractions and infinite numbers. */
export const isAmount = (amount: number): boolean => Number.isInteger(amount) && amount > 0 && amount <= 0x7fffffff

/** Counts the compound if it is an item stack. */
function countStack(compound: NbtCompound, holder: boolean, items: Map<string, number>): void {
  const name = compound.value.get('Name')
  const tag = compound.value.get('id') ?? (name?.type === 'string' ? name : undefined)
  const count = getNumber(compound, 'count') ?? getNumber(compound, 'Count')
  if (tag === undefined || (count === undefined && !(holder && compound.value.has('id')))) return
  const id =
    tag.type === 'string'
      ? countedId(withNamespace(tag.value), tag === name ? 0 : (getNumber(compound, 'Damage') ?? 0))
      : tag.type === 'short'
        ? `${LEGACY_ITEM}${tag.value}:${getNumber(compound, 'Damage') ?? 0}`
        : undefined
  const amount = count ?? 1
  if (id === undefined || id === 'minecraft:' || id === 'minecraft:air' || !isAmount(amount)) return
  items.set(id, (items.get(id) ?? 0) + amount)
}

/** Base64 of `{"textures":` … with an address that is not Mojang's. */
function isExternalTexture(value: string): boolean {
  if (!value.startsWith('eyJ') && !value.startsWith('ey')) return false
  let json: string
  try {
    json = atob(value)
  } catch {
    return false
  }
  const url = /"url"\s*:\s*"([^"]+)"/i.exec(json)?.[1]
  return url !== undefined && !/^https?:\/\/textures\.minecraft\.net\//.test(url)
}
