import { elementIdOf } from '../elementIds'
import type { NbtCompound, NbtValue } from '../model'
import {
  getCompound,
  getList,
  getNumber,
  getString,
  nbtByte,
  nbtCompound,
  nbtInt,
  nbtIntArray,
  nbtList,
  nbtShort,
  nbtString,
} from '../nbt/values'
import { readBedrockStack } from './bedrockStack'
import { CARRIED_BLOCK_ENTITIES } from './carriedBlockEntities'
import { DYES, dyeOfInk, inkOf, LAST_DYE } from './dyeNames'
import {
  bedrockItem,
  bedrockItems,
  type EditionTranslation,
  javaItem,
  javaItems,
  readBedrockStacks,
  readJavaStacks,
  type Tags,
} from './editionTranslation'
import { toBedrockEntity, toJavaEntity } from './entityNames'
import { javaBlockOf } from './javaBlockOf'
import { patternCode, patternName } from './patternCodes'
import { readJavaStack } from './readJavaStack'
import type { Stack } from './stack'
import { toBedrockText } from './texts'
import { textList } from './writeJavaStack'

/** How to convert the tags of one kind of block entity, both ways. */
export interface BlockEntityKind {
  readonly bedrockId: string
  toBedrock(data: NbtCompound, translation: EditionTranslation): Tags
  toJava(data: NbtCompound, translation: EditionTranslation): Tags
}

type Ways = Omit<BlockEntityKind, 'bedrockId'>

const nothing: Ways = { toBedrock: () => ({}), toJava: () => ({}) }

/** The same tags in both editions. */
function same(...names: readonly string[]): Ways {
  const pick = (data: NbtCompound): Tags => Object.fromEntries(names.map((name) => [name, data.value.get(name)]))
  return { toBedrock: pick, toJava: pick }
}

/** A container with equal slot numbers, or `bedrockSlots`: Bedrock's by Java's. */
function container(bedrockSlots?: readonly number[], ...more: readonly Ways[]): Ways {
  const moved = (stack: Stack, slots: readonly number[] | undefined): Stack => {
    const slot = slots?.[stack.slot ?? 0]
    return slot === undefined ? stack : { ...stack, slot }
  }
  const javaSlots = bedrockSlots?.map((_, slot) => bedrockSlots.indexOf(slot))
  const own: Ways = {
    toBedrock: (data, translation) => {
      const stacks = readJavaStacks(getList(data, 'Items'), translation).map((stack) => moved(stack, bedrockSlots))
      return { Items: bedrockItems(stacks, translation) }
    },
    toJava: (data, translation) => {
      const stacks = readBedrockStacks(getList(data, 'Items')).map((stack) => moved(stack, javaSlots))
      return stacks.length === 0 ? {} : { Items: javaItems(stacks, translation) }
    },
  }
  return joined(own, ...more)
}

function joined(...ways: readonly Ways[]): Ways {
  return {
    toBedrock: (data, translation) => Object.assign({}, ...ways.map((way) => way.toBedrock(data, translation))),
    toJava: (data, translation) => Object.assign({}, ...ways.map((way) => way.toJava(data, translation))),
  }
}

/** One number under different names; Java's first name is the current one. */
function number(javaNames: readonly string[], bedrockName: string, make: (value: number) => NbtValue): Ways {
  const first = javaNames[0] ?? ''
  return {
    toBedrock: (data) => {
      const value = javaNames.map((name) => getNumber(data, name)).find((found) => found !== undefined)
      return value === undefined ? {} : { [bedrockName]: make(value) }
    },
    toJava: (data) => {
      const value = getNumber(data, bedrockName)
      return value === undefined ? {} : { [first]: make(value) }
    },
  }
}

/** One item under a name in each edition. */
function oneItem(javaName: string, bedrockName: string): Ways {
  return {
    toBedrock: (data, translation) => {
      const stack = readJavaStack(getCompound(data, javaName), translation.isJson)
      return stack === undefined ? {} : { [bedrockName]: bedrockItem(stack, translation) }
    },
    toJava: (data, translation) => {
      const stack = readBedrockStack(getCompound(data, bedrockName), javaBlockOf)
      return stack === undefined ? {} : { [javaName]: javaItem(stack, translation) }
    },
  }
}

const furnace = container(
  undefined,
  number(['lit_time_remaining', 'BurnTime'], 'BurnTime', nbtShort),
  number(['cooking_time_spent', 'CookTime'], 'CookTime', nbtShort),
  number(['lit_total_time'], 'BurnDuration', nbtShort),
)

const lectern: Ways = joined(oneItem('Book', 'book'), number(['Page'], 'page', nbtInt), {
  toBedrock: (data) => ({ hasBook: nbtByte(data.value.has('Book') ? 1 : 0) }),
  toJava: () => ({}),
})

const campfire: Ways = {
  toBedrock: (data, translation) => {
    const stacks = readJavaStacks(getList(data, 'Items'), translation)
    return Object.fromEntries(
      stacks.map(({ slot = 0, ...stack }) => [`Item${slot + 1}`, bedrockItem(stack, translation)] as const),
    )
  },
  toJava: (data, translation) => {
    const stacks = [0, 1, 2, 3].flatMap((slot) => {
      const stack = readBedrockStack(getCompound(data, `Item${slot + 1}`), javaBlockOf)
      return stack === undefined ? [] : [{ ...stack, slot }]
    })
    return stacks.length === 0 ? {} : { Items: javaItems(stacks, translation) }
  },
}

const crafter: Ways = container(undefined, {
  toBedrock: (data) => {
    const slots = data.value.get('disabled_slots')
    const bits = slots?.type === 'intArray' ? slots.value.reduce((sum, slot) => sum | (1 << slot), 0) : 0
    return { disabled_slots: nbtShort(bits) }
  },
  toJava: (data) => {
    const bits = getNumber(data, 'disabled_slots') ?? 0
    return { disabled_slots: nbtIntArray([...Array(9).keys()].filter((slot) => ((bits >> slot) & 1) === 1)) }
  },
})

/** Bedrock lists every slot of a bookshelf, empty or not; Java only the books with their slots. */
const bookshelf: Ways = container(undefined, {
  toBedrock: (data) => ({ LastInteractedSlot: nbtInt((getNumber(data, 'last_interacted_slot') ?? -1) + 1) }),
  toJava: (data) => ({ last_interacted_slot: nbtInt((getNumber(data, 'LastInteractedSlot') ?? 0) - 1) }),
})

const sign: Ways = {
  toBedrock: (data, { isJson }) => {
    const front = getCompound(data, 'front_text')
    const back = getCompound(data, 'back_text')
    const former = [1, 2, 3, 4].map((line) => data.value.get(`Text${line}`))
    return {
      FrontText: bedrockSide(
        front === undefined ? former : (getList(front, 'messages') ?? []),
        getString(front, 'color') ?? getString(data, 'Color'),
        (getNumber(front, 'has_glowing_text') ?? getNumber(data, 'GlowingText') ?? 0) !== 0,
        isJson,
      ),
      BackText: bedrockSide(
        getList(back, 'messages') ?? [],
        getString(back, 'color'),
        (getNumber(back, 'has_glowing_text') ?? 0) !== 0,
        isJson,
      ),
      IsWaxed: nbtByte(getNumber(data, 'is_waxed') ?? 0),
    }
  },
  toJava: (data) => {
    const lines = [1, 2, 3, 4].map((line) => getString(data, `Text${line}`) ?? '').join('\n')
    return {
      front_text: javaSide(getCompound(data, 'FrontText') ?? data, lines.trim() === '' ? undefined : lines),
      back_text: javaSide(getCompound(data, 'BackText') ?? nbtCompound({}), undefined),
      is_waxed: nbtByte(getNumber(data, 'IsWaxed') ?? 0),
    }
  },
}

function bedrockSide(
  messages: readonly (NbtValue | undefined)[],
  color: string | undefined,
  glows: boolean,
  isJson: boolean,
): NbtCompound {
  const lines = messages.slice(0, 4).map((message) => toBedrockText(message, isJson).replaceAll('\n', ' '))
  return nbtCompound({
    HideGlowOutline: nbtByte(0),
    IgnoreLighting: nbtByte(glows ? 1 : 0),
    PersistFormatting: nbtByte(1),
    SignTextColor: nbtInt(inkOf(color ?? 'black')),
    Text: nbtString(lines.join('\n').replace(/\n+$/, '')),
    TextOwner: nbtString(''),
  })
}

function javaSide(side: NbtCompound, formerText: string | undefined): NbtCompound {
  const text = getString(side, 'Text') ?? formerText ?? ''
  const lines = text.split('\n')
  return nbtCompound({
    messages: textList([0, 1, 2, 3].map((line) => lines[line] ?? '')),
    color: nbtString(dyeOfInk(getNumber(side, 'SignTextColor') ?? inkOf('black'))),
    has_glowing_text: nbtByte(getNumber(side, 'IgnoreLighting') ?? 0),
  })
}

const banner: Ways = {
  toBedrock: (data, { losses }) => {
    const layers = [...(getList(data, 'patterns') ?? []), ...(getList(data, 'Patterns') ?? [])].flatMap((layer) => {
      if (layer.type !== 'compound') return []
      const code = getString(layer, 'Pattern') ?? patternCode(getString(layer, 'pattern') ?? '')
      const dye = DYES.indexOf(getString(layer, 'color') ?? '')
      // Up to 1.12 Java also numbered dyes in reverse; `Base` implies it.
      const color = getNumber(layer, 'Color')
      const number = color === undefined ? LAST_DYE - dye : data.value.has('Base') ? color : LAST_DYE - color
      if (code === undefined || (color === undefined && dye < 0)) {
        losses.add('banner_patterns', 'Banner patterns missing in the other edition were left out.')
        return []
      }
      return [nbtCompound({ Color: nbtInt(number), Pattern: nbtString(code) })]
    })
    return layers.length === 0 ? {} : { Patterns: nbtList(layers, 'compound') }
  },
  toJava: (data, { losses }) => {
    if ((getNumber(data, 'Type') ?? 0) !== 0) {
      losses.add('banner_patterns', 'Banner patterns missing in the other edition were left out.')
    }
    const layers = (getList(data, 'Patterns') ?? []).flatMap((layer) => {
      if (layer.type !== 'compound') return []
      const name = patternName(getString(layer, 'Pattern') ?? '')
      const dye = DYES[LAST_DYE - (getNumber(layer, 'Color') ?? 0)]
      if (name !== undefined && dye !== undefined) {
        return [nbtCompound({ pattern: nbtString(`minecraft:${name}`), color: nbtString(dye) })]
      }
      losses.add('banner_patterns', 'Banner patterns missing in the other edition were left out.')
      return []
    })
    return layers.length === 0 ? {} : { patterns: nbtList(layers, 'compound') }
  },
}

const commands = same('Command', 'auto', 'powered', 'conditionMet', 'TrackOutput', 'SuccessCount')
const commandBlock: Ways = {
  toBedrock: (data, translation) => {
    noteCommand(data, translation)
    return { ...commands.toBedrock(data, translation), TickDelay: nbtInt(0), ExecuteOnFirstTick: nbtByte(0) }
  },
  toJava: (data, translation) => {
    noteCommand(data, translation)
    return commands.toJava(data, translation)
  },
}

function noteCommand(data: NbtCompound, { losses }: EditionTranslation): void {
  if ((getString(data, 'Command') ?? '') === '') return
  losses.add('commands', 'Commands were kept as written for the original edition.')
}

const SPAWNER_NUMBERS = [
  ...[
    'Delay',
    'MinSpawnDelay',
    'MaxSpawnDelay',
    'SpawnCount',
    'SpawnRange',
    'MaxNearbyEntities',
    'RequiredPlayerRange',
  ],
]
const spawner: Ways = joined(same(...SPAWNER_NUMBERS), {
  toBedrock: (data, { losses }) => {
    const spawnData = getCompound(data, 'SpawnData')
    const id =
      getString(getCompound(spawnData, 'entity'), 'id') ?? getString(spawnData, 'id') ?? getString(data, 'EntityId')
    if (id === undefined) return {}
    const name = toBedrockEntity(elementIdOf(id, 'java'))
    if (name === undefined) losses.add('spawners', 'Spawners of mobs missing in the other edition are empty.')
    return name === undefined ? {} : { EntityIdentifier: nbtString(name) }
  },
  toJava: (data, { losses }) => {
    const id = getString(data, 'EntityIdentifier')
    if (id === undefined || id === '') return {}
    const name = toJavaEntity(elementIdOf(id, 'bedrock'))
    if (name === undefined) losses.add('spawners', 'Spawners of mobs missing in the other edition are empty.')
    return name === undefined ? {} : { SpawnData: nbtCompound({ entity: nbtCompound({ id: nbtString(name) }) }) }
  },
})

/** Effects of beacons by Bedrock's number. Source: https://minecraft.wiki/w/Effect#Effect_list */
const EFFECTS: Readonly<Record<number, string>> = {
  1: 'speed',
  3: 'haste',
  5: 'strength',
  8: 'jump_boost',
  10: 'regeneration',
  11: 'resistance',
}
function effect(javaName: string, formerName: string, bedrockName: string): Ways {
  return {
    toBedrock: (data) => {
      const name = getString(data, javaName)?.replace('minecraft:', '')
      const known = Object.entries(EFFECTS).find(([, own]) => own === name)
      return {
        [bedrockName]: nbtInt(known === undefined ? Math.max(0, getNumber(data, formerName) ?? 0) : Number(known[0])),
      }
    },
    toJava: (data) => {
      const name = EFFECTS[getNumber(data, bedrockName) ?? 0]
      return name === undefined ? {} : { [javaName]: nbtString(`minecraft:${name}`) }
    },
  }
}
const beacon = joined(
  effect('primary_effect', 'Primary', 'primary'),
  effect('secondary_effect', 'Secondary', 'secondary'),
)

const skull: Ways = {
  toBedrock: (data, { losses }) => {
    if (['profile', 'SkullOwner', 'Owner', 'ExtraType'].some((name) => data.value.has(name))) {
      losses.add('skull_textures', 'Player heads lost their textures: Bedrock does not support them.')
    }
    return { MouthMoving: nbtByte(0), MouthTickCount: nbtInt(0) }
  },
  toJava: () => ({}),
}

const decoratedPot: Ways = joined(same('sherds'), oneItem('item', 'item'))

/** How to convert the tags, by Java's id; absent if there are none. */
const WAYS: { readonly [id in keyof typeof CARRIED_BLOCK_ENTITIES]?: Ways } = {
  chest: container(),
  trapped_chest: container(),
  copper_chest: container(),
  barrel: container(),
  shulker_box: container(),
  dispenser: container(),
  dropper: container(),
  shelf: container(),
  hopper: container(undefined, number(['TransferCooldown'], 'TransferCooldown', nbtInt)),
  furnace: furnace,
  blast_furnace: furnace,
  smoker: furnace,
  brewing_stand: container(
    [1, 2, 3, 0, 4],
    number(['BrewTime'], 'CookTime', nbtShort),
    number(['Fuel'], 'FuelAmount', nbtShort),
  ),
  crafter: crafter,
  chiseled_bookshelf: bookshelf,
  decorated_pot: decoratedPot,
  brushable_block: oneItem('item', 'item'),
  jukebox: oneItem('RecordItem', 'RecordItem'),
  lectern: lectern,
  campfire: campfire,
  sign: sign,
  hanging_sign: sign,
  banner: banner,
  skull: skull,
  command_block: commandBlock,
  mob_spawner: spawner,
  beacon: beacon,
  comparator: same('OutputSignal'),
}

/** By Java's id, without its namespace. */
export const BLOCK_ENTITY_KINDS: ReadonlyMap<string, BlockEntityKind> = new Map(
  Object.entries(CARRIED_BLOCK_ENTITIES).map(([id, bedrockId]) => {
    const ways: Readonly<Record<string, Ways | undefined>> = WAYS
    return [id, { bedrockId, ...(ways[id] ?? nothing) }]
  }),
)

/** By Bedrock's id. */
export const KINDS_OF_BEDROCK: ReadonlyMap<string, BlockEntityKind> = new Map(
  [...BLOCK_ENTITY_KINDS.values()].map((kind) => [kind.bedrockId, kind]),
)
