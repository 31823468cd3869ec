import type { BlockState } from '../model'
import { type Box, box, FULL_CUBE, NO_BOXES } from './box'
import * as building from './buildingBoxes'
import * as plant from './plantBoxes'

type Properties = BlockState['properties']
/** Draws a block from its properties and its name without the namespace. */
export type Draw = (properties: Properties, path: string) => readonly Box[]

const height = (top: number): readonly Box[] => [box(0, 0, 0, 16, top, 16)]

/** Shapes by name, the first that fits. Names carry no namespace, so mods are served too. */
const SHAPES: readonly (readonly [RegExp, Draw])[] = [
  [
    /^(cave_|void_)?air$|^structure_void$|^barrier$|^light(_block.*)?$|^moving_(piston|block)$|^info_update/,
    () => NO_BOXES,
  ],
  [/stairs$/, building.stairBoxes],
  [/slab\d?$/, building.slabBoxes],
  [/fence_gate$/, building.gateBoxes],
  [/fence$/, building.fenceBoxes],
  [/pane$/, building.paneBoxes],
  [/bars$/, building.barBoxes],
  [/trapdoor$/, building.trapdoorBoxes],
  [/door$/, building.doorBoxes],
  [/_wall$/, building.wallBoxes],
  [/carpet$|^leaf_litter$/, () => height(1)],
  [/(^|_)ladder$/, building.ladderBoxes],
  [/^(vine|glow_lichen|sculk_vein|resin_clump)$/, building.filmBoxes],
  [/^snow$|_layers?$/, building.layerBoxes],
  [/^(farmland|dirt_path|grass_path)$/, () => height(15)],
  [/^(lily_pad|waterlily)$/, plant.lilyPadBoxes],
  [/^(short_|tall)?grass$|^(large_)?fern$/, () => plant.tuftBoxes(9)],
  [/^tall_(sea)?grass$/, () => plant.tuftBoxes(16)],
  [/^seagrass$/, () => plant.tuftBoxes(13)],
  [/^(crimson|warped)_roots$|^nether_sprouts$|^dead_?bush$|^(short|tall)_dry_grass$/, () => plant.tuftBoxes(8, 6)],
  [/^(sugar_cane|reeds)$/, plant.stalkBoxes],
  [/sapling$|propagule$/, plant.saplingBoxes],
  [/_fungus$|^(brown|red)_mushroom$/, plant.mushroomBoxes],
  [/^(sunflower|lilac|rose_bush|peony|pitcher_plant|double_plant)$/, plant.tallFlowerBoxes],
  [
    /tulip$|bluet?$|orchid$|^(dandelion|poppy|allium|oxeye_daisy|cornflower|wither_rose|rose|\w+_flower|torchflower|lily_of_the_valley|\w+_eyeblossom)$/,
    plant.flowerBoxes,
  ],
  [/^(sea|jack_o)_lantern$|(?<!pumpkin|melon|leaf)_stem$/, () => FULL_CUBE],
  [/^cactus$/, () => [box(1, 0, 1, 15, 16, 15)]],
  [/^(flowing_)?(water|lava)$/, (p) => height(liquidHeight(p))],
]

/**
 * Sources stand two sixteenths low; flowing liquid sinks with its level; falling liquid (8 and more) fills the block.
 */
function liquidHeight({ level }: Properties): number {
  const depth = Number(level ?? 0) || 0
  return depth >= 8 ? 16 : Math.max(2, 14 - depth * 1.75)
}

/** Shapes of blocks with unknown names, by their properties. */
export function boxesByProperties(properties: Properties): readonly Box[] | undefined {
  const { type, half, shape, hinge, facing, layers } = properties
  if (hinge) return building.doorBoxes(properties)
  if (half === 'top' || half === 'bottom') {
    if (shape && facing) return building.stairBoxes(properties)
    if (properties.open && facing) return building.trapdoorBoxes(properties)
  }
  if (type === 'top' || type === 'bottom' || type === 'double') return building.slabBoxes(properties)
  return layers ? building.layerBoxes(properties) : undefined
}

/** How a block of one of the shapes that most builds are made of is drawn, by its name without the namespace. */
export function commonDrawing(path: string): Draw | undefined {
  return /^potted_|^chorus_/.test(path) ? undefined : SHAPES.find(([pattern]) => pattern.test(path))?.[1]
}

/** FULL_CUBE itself for what is one. */
export function asCube(boxes: readonly Box[]): readonly Box[] {
  return boxes.length === 1 && boxes[0]?.bounds.join() === '0,0,0,16,16,16' && !boxes[0].paint ? FULL_CUBE : boxes
}

const WATER_PLANTS = /^(water|flowing_water|bubble_column|kelp(_plant)?|(tall_)?seagrass)$/

/** Whether the block is waterlogged. */
export function holdsWater(state: BlockState): boolean {
  if (state.properties.waterlogged === 'true') return true
  return WATER_PLANTS.test(state.name.slice(state.name.indexOf(':') + 1))
}
