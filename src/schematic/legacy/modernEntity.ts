import { flatSide, sixSide } from '../anchors'
import type { NbtCompound, NbtValue } from '../model'
import {
  asNumber,
  getCompound,
  getList,
  getNumber,
  getString,
  nbtByte,
  nbtCompound,
  nbtFloat,
  nbtInt,
  nbtList,
  nbtShort,
  nbtString,
  withoutTags,
} from '../nbt/values'
import { motiveOf } from '../shapes/paintingSize'
import { modernAttributes } from './attributes'
import { blockTag } from './blockTags'
import { modernEffects } from './effects'
import { modernEntityId } from './formerIds'
import { withChanges } from './renamedTags'
import { finishSpawner } from './spawners'
import { uuidOfHalves, uuidOfText } from './uuids'

interface Kind {
  readonly id: string
  readonly data: NbtCompound
}

type Tags = Record<string, NbtValue | undefined>

const MINECARTS = ['', 'chest_', 'furnace_', 'tnt_', 'spawner_', 'hopper_', 'command_block_']
const HORSES = ['horse', 'donkey', 'mule', 'zombie_horse', 'skeleton_horse']
const SKELETONS = ['skeleton', 'wither_skeleton', 'stray']
const CATS = ['tabby', 'black', 'red', 'siamese']
const ZOMBIE_HUSK = 6

/**
 * Upgrades an entity from before 1.13 to 1.20.4; stacks and entities in it are already upgraded. `id` is in current
 * spelling. Source: the game's `DataFixers`, read for facts only
 */
export function modernEntity(id: string, data: NbtCompound): Kind {
  const kind = kindOf(modernEntityId(id), data)
  const changed = withChanges(kind.data, { ...shared(kind), ...own(kind) })
  return { id: kind.id, data: kind.id === 'minecraft:spawner_minecart' ? finishSpawner(changed) : changed }
}

/** Up to 1.10 some ids stood for several entities, distinguished by a number. */
function kindOf(id: string, data: NbtCompound): Kind {
  const told = (names: readonly string[], tag: string): Kind => {
    const name = names[getNumber(data, tag) ?? 0]
    return name === undefined ? { id, data } : { id: `minecraft:${name}`, data: withoutTags(data, [tag]) }
  }
  switch (id) {
    case 'minecraft:minecart':
      return data.value.has('Type')
        ? told(
            MINECARTS.map((cargo) => `${cargo}minecart`),
            'Type',
          )
        : { id, data }
    case 'minecraft:horse':
      return told(HORSES, 'Type')
    case 'minecraft:skeleton':
      return told(SKELETONS, 'SkeletonType')
    case 'minecraft:guardian':
      return getNumber(data, 'Elder')
        ? { id: 'minecraft:elder_guardian', data: withoutTags(data, ['Elder']) }
        : { id, data }
    case 'minecraft:zombie':
      return zombieKind(id, data)
    case 'minecraft:ocelot':
      return catKind(id, data)
    default:
      return { id, data }
  }
}

function zombieKind(id: string, data: NbtCompound): Kind {
  const type = getNumber(data, 'ZombieType') ?? (getNumber(data, 'IsVillager') ? 1 : 0)
  const rest = withoutTags(data, ['ZombieType', 'IsVillager', 'VillagerProfession'])
  if (type === ZOMBIE_HUSK) return { id: 'minecraft:husk', data: rest }
  if (type < 1 || type > 5) return { id, data: rest }
  const profession = getNumber(data, 'VillagerProfession') ?? getNumber(data, 'Profession') ?? type - 1
  return { id: 'minecraft:zombie_villager', data: withChanges(rest, { Profession: nbtInt(profession) }) }
}

/** Tame ocelots are cats since 1.14. */
function catKind(id: string, data: NbtCompound): Kind {
  const type = getNumber(data, 'CatType') ?? 0
  const rest = withoutTags(data, ['CatType'])
  if (type === 0) return { id, data: rest }
  const variant = nbtString(`minecraft:${CATS[type] ?? 'tabby'}`)
  return { id: 'minecraft:cat', data: withChanges(rest, { variant }) }
}

/** What any entity may say. */
function shared({ id, data }: Kind): Tags {
  const { value } = data
  const tags: Tags = {}
  const uuid = uuidOfHalves(data, 'UUID')
  if (uuid !== undefined) Object.assign(tags, { UUIDMost: undefined, UUIDLeast: undefined, UUID: uuid })
  const owner = uuidOfText(value.get('OwnerUUID'))
  if (owner !== undefined) Object.assign(tags, { OwnerUUID: undefined, Owner: owner })
  const leash = getCompound(data, 'Leash')
  const holder = leash && uuidOfHalves(leash, 'UUID')
  if (holder !== undefined) tags.Leash = nbtCompound({ UUID: holder })
  if (value.has('Attributes')) tags.Attributes = modernAttributes(value.get('Attributes'), 'Name')
  if (value.has('ActiveEffects')) {
    Object.assign(tags, { ActiveEffects: undefined, active_effects: modernEffects(value.get('ActiveEffects')) })
  }
  const health = getNumber(data, 'HealF') ?? (isThing(id) ? undefined : getNumber(data, 'Health'))
  if (health !== undefined) Object.assign(tags, { HealF: undefined, Health: nbtFloat(health) })
  if (value.has('Equipment')) Object.assign(tags, equipment(data))
  return tags
}

/** Whose health counts down as a short. */
function isThing(id: string): boolean {
  return /^minecraft:(item|experience_orb)$/.test(id)
}

/** Up to 1.8 what is held came first, then boots to helmet. */
function equipment(data: NbtCompound): Tags {
  const split = (key: string, blank: NbtValue): [NbtValue[], NbtValue[]] | undefined => {
    const list = getList(data, key)
    if (list === undefined) return undefined
    const at = (index: number): NbtValue => list[index] ?? blank
    return [[at(0), blank], [1, 2, 3, 4].map(at)]
  }
  const [held, worn] = split('Equipment', nbtCompound({})) ?? []
  const [heldChances, wornChances] = split('DropChances', nbtFloat(0.085)) ?? []
  const list = (values: NbtValue[] | undefined): NbtValue | undefined => values && nbtList(values)
  return {
    Equipment: undefined,
    DropChances: undefined,
    HandItems: list(held) ?? data.value.get('HandItems'),
    ArmorItems: list(worn) ?? data.value.get('ArmorItems'),
    HandDropChances: list(heldChances) ?? data.value.get('HandDropChances'),
    ArmorDropChances: list(wornChances) ?? data.value.get('ArmorDropChances'),
  }
}

/** What its kind says alone. */
function own({ id, data }: Kind): Tags {
  switch (id) {
    case 'minecraft:item_frame':
      return { Facing: nbtByte(sixSide(flatSide(data) ?? 0)), Direction: undefined, Dir: undefined }
    case 'minecraft:painting':
      return {
        ...{ Motive: undefined, Facing: undefined, Direction: undefined, Dir: undefined },
        variant: nbtString(`minecraft:${motiveOf(data) || 'kebab'}`),
        facing: nbtByte(flatSide(data) ?? 0),
      }
    case 'minecraft:falling_block':
      return fallingBlock(data)
    case 'minecraft:enderman':
      return told(data, ['carried'], 'carriedData', 'carriedBlockState')
    case 'minecraft:arrow':
    case 'minecraft:spectral_arrow':
      return told(data, ['inTile'], 'inData', 'inBlockState')
    case 'minecraft:tnt':
      return {
        Fuse: undefined,
        fuse: nbtShort(getNumber(data, 'Fuse') ?? 80),
        block_state: nbtCompound({ Name: nbtString('minecraft:tnt') }),
      }
    case 'minecraft:potion':
      return { Potion: undefined, Item: data.value.get('Potion') ?? data.value.get('Item') }
    case 'minecraft:villager':
    case 'minecraft:zombie_villager':
      return villager(data)
    default:
      return /minecart$/.test(id) ? told(data, ['DisplayTile'], 'DisplayData', 'DisplayState') : {}
  }
}

/** A block by number or name, with a data value, as a state; none for air. */
function told(data: NbtCompound, keys: readonly string[], number: string, state: string): Tags {
  const key = keys.find((name) => data.value.has(name))
  if (key === undefined) return {}
  const block = blockTag(data.value.get(key), getNumber(data, number) ?? 0)
  const former = Object.fromEntries([...keys, number].map((name) => [name, undefined]))
  return { ...former, ...(block === undefined ? {} : { [state]: block }) }
}

/** The default falling block is sand. */
function fallingBlock(data: NbtCompound): Tags {
  const { value } = data
  if (!['Block', 'TileID', 'Tile'].some((key) => value.has(key))) {
    return value.has('BlockState') ? {} : { BlockState: nbtCompound({ Name: nbtString('minecraft:sand') }) }
  }
  return told(data, ['Block', 'TileID', 'Tile'], 'Data', 'BlockState')
}

const CAREERS: readonly (readonly string[])[] = [
  ['farmer', 'fisherman', 'shepherd', 'fletcher'],
  ['librarian', 'cartographer'],
  ['cleric'],
  ['armorer', 'weaponsmith', 'toolsmith'],
  ['butcher', 'leatherworker'],
  ['nitwit'],
]

function villager(data: NbtCompound): Tags {
  if (data.value.has('VillagerData')) return {}
  const careers = CAREERS[getNumber(data, 'Profession') ?? 0]
  const profession = careers?.[Math.max(0, (getNumber(data, 'Career') ?? 1) - 1)] ?? careers?.[0] ?? 'none'
  return {
    ...{ Profession: undefined, Career: undefined, CareerLevel: undefined },
    VillagerData: nbtCompound({
      type: nbtString('minecraft:plains'),
      profession: nbtString(`minecraft:${profession}`),
      level: nbtInt(Math.max(1, asNumber(data.value.get('CareerLevel')) ?? 1)),
    }),
  }
}

/** The entity that others ride, with them as its passengers, which up to 1.8 was the other way round. */
export function dismounted(id: string, data: NbtCompound): Kind {
  let at: Kind = { id, data }
  for (let depth = 0; depth < MAX_RIDERS; depth++) {
    const below = getCompound(at.data, 'Riding')
    if (below === undefined) break
    const rider = withChanges(withoutTags(at.data, ['Riding']), { id: nbtString(at.id) })
    const carrier = withoutTags(below, ['id', 'Pos'])
    at = { id: getString(below, 'id') ?? '', data: withChanges(carrier, { Passengers: nbtList([rider]) }) }
  }
  return at
}

const MAX_RIDERS = 16
