import { makeBlockState, withNamespace } from '../blockState'
import type { BlockState, NbtCompound, NbtValue } from '../model'
import {
  getCompound,
  getList,
  getNumber,
  getString,
  nbtByte,
  nbtCompound,
  nbtInt,
  nbtList,
  nbtLong,
  nbtShort,
  nbtString,
} from '../nbt/values'
import { formerEntityId } from './formerIds'
import { legacyBlocks } from './legacyBlocks'
import { legacyKeyOf } from './legacyKeys'

type Tags = Record<string, NbtValue | undefined>

/**
 * Entities that 1.12 had, by their ids of today. Source:
 * https://minecraft.wiki/w/Java_Edition_data_values/Pre-flattening
 */
const KNOWN = new Set(
  `area_effect_cloud armor_stand arrow bat blaze boat cave_spider chest_minecart chicken command_block_minecart cow creeper donkey
  dragon_fireball egg elder_guardian end_crystal ender_dragon ender_pearl enderman endermite evoker evoker_fangs experience_bottle
  experience_orb eye_of_ender falling_block fireball firework_rocket furnace_minecart ghast giant guardian hopper_minecart horse husk
  illusioner iron_golem item item_frame leash_knot lightning_bolt llama llama_spit magma_cube minecart mooshroom mule ocelot painting
  parrot pig polar_bear potion rabbit sheep shulker shulker_bullet silverfish skeleton skeleton_horse slime small_fireball snow_golem
  snowball spawner_minecart spectral_arrow spider squid stray tnt tnt_minecart vex villager vindicator witch wither wither_skeleton
  wither_skull wolf zombie zombie_horse zombie_villager zombified_piglin`.split(/\s+/),
)
const NAMESPACE = 'minecraft:'
const BOAT = /^minecraft:(\w+)_boat$/
/** Boats that there were. */
const WOODS = new Set(['oak', 'spruce', 'birch', 'jungle', 'acacia', 'dark_oak'])
const CATS = ['', 'black', 'red', 'siamese']
const CAREERS: readonly (readonly string[])[] = [
  ['farmer', 'fisherman', 'shepherd', 'fletcher'],
  ['librarian', 'cartographer'],
  ['cleric'],
  ['armorer', 'weaponsmith', 'toolsmith'],
  ['butcher', 'leatherworker'],
  ['nitwit'],
]

/**
 * An entity's id in 1.12, and its type's tags as they were then (undefined ones no longer exist); undefined for newer
 * entities. `renamed` upgrades states of the file's version.
 */
export function formerKind(
  id: string,
  data: NbtCompound,
  renamed: (state: BlockState) => BlockState,
): { readonly id: string; readonly tags: Tags } | undefined {
  if (!id.startsWith(NAMESPACE)) return { id, tags: {} }
  const wood = BOAT.exec(id)?.[1]
  if (wood !== undefined) return WOODS.has(wood) ? { id: 'minecraft:boat', tags: { Type: nbtString(wood) } } : undefined
  const path = id.slice(NAMESPACE.length)
  if (path === 'cat') {
    const variant = (getString(data, 'variant') ?? '').replace(NAMESPACE, '')
    const type = getNumber(data, 'CatType') ?? Math.max(1, CATS.indexOf(variant))
    return { id: 'minecraft:ocelot', tags: { variant: undefined, CatType: nbtInt(Math.min(3, Math.max(1, type))) } }
  }
  if (/^(splash|lingering)_potion$/.test(path)) return { id: 'minecraft:potion', tags: {} }
  if (path === 'glow_item_frame') return { id: 'minecraft:item_frame', tags: {} }
  if (path === 'zombie_pigman') return { id, tags: {} }
  if (!KNOWN.has(path)) return undefined
  return { id: formerEntityId(id), tags: ownTags(path, data, renamed) }
}

function ownTags(path: string, data: NbtCompound, renamed: (state: BlockState) => BlockState): Tags {
  const named = (key: string, name: string, number: string, of: (value: number) => NbtValue): Tags => {
    const told = formerBlock(getCompound(data, key), renamed)
    if (!data.value.has(key)) return {}
    return { [key]: undefined, ...(told && { [name]: nbtString(told.name), [number]: of(told.data) }) }
  }
  switch (path) {
    case 'falling_block':
      return named('BlockState', 'Block', 'Data', nbtByte)
    case 'enderman':
      return named('carriedBlockState', 'carried', 'carriedData', nbtShort)
    case 'arrow':
    case 'spectral_arrow':
      return named('inBlockState', 'inTile', 'inData', nbtByte)
    case 'tnt': {
      const fuse = getNumber(data, 'fuse') ?? getNumber(data, 'Fuse')
      return { fuse: undefined, block_state: undefined, Fuse: nbtShort(fuse ?? 80) }
    }
    case 'villager':
    case 'zombie_villager':
      return villager(getCompound(data, 'VillagerData'))
    default:
      return /minecart$/.test(path) ? named('DisplayState', 'DisplayTile', 'DisplayData', nbtInt) : {}
  }
}

function villager(told: NbtCompound | undefined): Tags {
  if (told === undefined) return {}
  const name = (getString(told, 'profession') ?? '').replace(NAMESPACE, '')
  const profession = Math.max(
    0,
    CAREERS.findIndex((careers) => careers.includes(name)),
  )
  const career = Math.max(0, CAREERS[profession]?.indexOf(name) ?? 0)
  return {
    VillagerData: undefined,
    Profession: nbtInt(profession),
    Career: nbtInt(career + 1),
    CareerLevel: nbtInt(getNumber(told, 'level') ?? 1),
  }
}

/** A block by its name in 1.12 and data value; undefined for newer blocks. */
export function formerBlock(
  tag: NbtCompound | undefined,
  renamed: (state: BlockState) => BlockState,
): { readonly id: number; readonly name: string; readonly data: number } | undefined {
  const name = getString(tag, 'Name')
  if (name === undefined) return undefined
  const properties = [...(getCompound(tag, 'Properties')?.value ?? [])].flatMap(([key, value]): [string, string][] =>
    value.type === 'string' ? [[key, value.value]] : [],
  )
  const key = legacyKeyOf(renamed(makeBlockState(withNamespace(name), properties)))?.key
  const block = key === undefined ? undefined : [...legacyBlocks()].find(({ id }) => id === key >> 4)
  return key === undefined || block === undefined
    ? undefined
    : { id: block.id, name: NAMESPACE + block.name, data: key & 15 }
}

/** A UUID as it was up to 1.15, in two halves. */
export function formerUuid(uuid: NbtValue | undefined): Tags {
  if (uuid?.type !== 'intArray' || uuid.value.length !== 4) return {}
  const half = (at: number): NbtValue =>
    nbtLong(
      BigInt.asIntN(64, (BigInt(uuid.value[at] ?? 0) << 32n) | BigInt.asUintN(32, BigInt(uuid.value[at + 1] ?? 0))),
    )
  return { UUID: undefined, UUIDMost: half(0), UUIDLeast: half(2) }
}

/** Whose head it is, as 1.12 had it. */
export function formerOwner(data: NbtCompound): NbtCompound | undefined {
  const own = data.value.get('profile') ?? data.value.get('SkullOwner') ?? data.value.get('Owner')
  if (own?.type === 'string') return nbtCompound({ Name: nbtString(own.value) })
  if (own?.type !== 'compound') return undefined
  const id = own.value.get('id') ?? own.value.get('Id')
  const name = getString(own, 'name') ?? getString(own, 'Name')
  const properties = getList(own, 'properties')
  const textures = properties?.flatMap((property) => {
    const value = property.type === 'compound' ? getString(property, 'value') : undefined
    if (property.type !== 'compound' || value === undefined) return []
    const signature = getString(property, 'signature')
    return [
      nbtCompound({ Value: nbtString(value), Signature: signature === undefined ? undefined : nbtString(signature) }),
    ]
  })
  return nbtCompound({
    Id: id?.type === 'intArray' ? nbtString(uuidText(id.value)) : id,
    Name: name === undefined ? undefined : nbtString(name),
    Properties:
      textures === undefined ? own.value.get('Properties') : nbtCompound({ textures: nbtList(textures, 'compound') }),
  })
}

function uuidText(ints: Int32Array): string {
  const hex = Array.from(ints, (part) => (part >>> 0).toString(16).padStart(8, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}
