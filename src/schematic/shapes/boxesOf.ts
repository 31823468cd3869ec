import type { BlockState, Edition } from '../model'
import { type Box, box, column, FULL_CUBE, faceNorth, NO_BOXES, pointUp, raise, tint } from './box'
import * as building from './buildingBoxes'
import { ENTITY, entityBoxes } from './entityBoxes'
import * as fitting from './fittingBoxes'
import * as plant from './plantBoxes'
import * as redstone from './redstoneBoxes'
import { toJavaTerms } from './toJavaTerms'

type Properties = BlockState['properties']
type Draw = (properties: Properties, path: string) => readonly Box[]

const height =
  (top: number): Draw =>
  () => [box(0, 0, 0, 16, top, 16)]

/** Shapes by name, the first that fits; what is in no line is a full cube. Names carry no namespace, so mods are served too. */
const SHAPES: readonly (readonly [RegExp, Draw])[] = [
  [
    /^(cave_|void_)?air$|^structure_void$|^barrier$|^light(_block.*)?$|^moving_piston$|^moving_block$|^info_update/,
    () => NO_BOXES,
  ],
  [/^potted_cactus/, () => [...fitting.potBoxes(), column(2, 4, 14)]],
  [/^potted_/, () => [...fitting.potBoxes(), ...raise(plant.saplingBoxes(), 3)]],
  [/stairs$/, (p) => building.stairBoxes(p)],
  [/slab\d?$/, (p) => building.slabBoxes(p)],
  [/fence_gate$/, (p) => building.gateBoxes(p)],
  [/fence$/, (p) => building.fenceBoxes(p)],
  [/pane$/, (p) => building.paneBoxes(p)],
  [/bars$/, (p) => building.barBoxes(p)],
  [/trapdoor$/, (p) => building.trapdoorBoxes(p)],
  [/door$/, (p) => building.doorBoxes(p)],
  [/^redstone_(wall_)?torch$/, (p) => redstone.redstoneTorchBoxes(p)],
  [/torch$/, (p, path) => redstone.plainTorchBoxes(path, p)],
  [/hanging_sign$/, (p) => building.hangingSignBoxes(p)],
  [/wall_sign$/, (p) => building.wallSignBoxes(p)],
  [/sign$/, (p) => building.standingSignBoxes(p)],
  [/banner$/, (p) => building.bannerBoxes(p)],
  [
    /(head|skull)$/,
    (p, path) => (/^piston_head$/.test(path) ? redstone.pistonHeadBoxes(p, false) : fitting.headBoxes(path, p)),
  ],
  [/wall_fan$|coral_fan_hang\d?$/, (p) => plant.wallFanBoxes(p)],
  [/_wall$/, (p) => building.wallBoxes(p)],
  [/(^|_)bed$/, (p) => building.bedBoxes(p)],
  [/button$/, (p) => redstone.buttonBoxes(p)],
  [/pressure_plate$/, (p) => redstone.platePressBoxes(p)],
  [/carpet$|^leaf_litter$/, height(1)],
  [/^lever$/, (p) => redstone.leverBoxes(p)],
  [/^redstone_wire$/, (p) => redstone.wireBoxes(p)],
  [/^repeater$/, (p) => redstone.repeaterBoxes(p)],
  [/^comparator$/, (p) => redstone.comparatorBoxes(p)],
  [/^(sticky_)?piston$/, (p) => redstone.pistonBoxes(p) ?? FULL_CUBE],
  [/^sticky_piston_arm_collision$/i, (p) => redstone.pistonHeadBoxes(p, true)],
  [/^piston_arm_collision$/i, (p) => redstone.pistonHeadBoxes(p, false)],
  [/(^|_)rail$/, (p, path) => redstone.railBoxes(path, p)],
  [/^tripwire_hook$/, (p) => redstone.tripwireHookBoxes(p)],
  [/^trip_?wire$|^string$/i, (p) => redstone.tripwireBoxes(p)],
  [/^daylight_detector/, () => redstone.daylightDetectorBoxes()],
  [/hopper$/, (p) => redstone.hopperBoxes(p)],
  [/lightning_rod$/, (p) => redstone.lightningRodBoxes(p)],
  [/(^|_)ladder$/, (p) => building.ladderBoxes(p)],
  [/^(vine|glow_lichen|sculk_vein|resin_clump)$/, (p) => building.filmBoxes(p)],
  [/^snow$|_layers?$/, (p) => building.layerBoxes(p)],
  [/scaffolding$/, () => building.scaffoldingBoxes()],
  [/^(farmland|dirt_path|grass_path)$/, height(15)],
  [/^(soul_)?campfire$/, (p, path) => fitting.campfireBoxes(path, p)],
  [/^ender_chest$/, (p) => fitting.chestBoxes(p, 0x3fa08c)],
  [/chest$/, (p) => fitting.chestBoxes(p, 0xc4c7cc)],
  [/anvil$/, (p) => fitting.anvilBoxes(p)],
  [/cauldron$/, (p, path) => fitting.cauldronBoxes(path, p)],
  [/^(sea|jack_o|lit)_lantern$/, () => FULL_CUBE],
  [/lantern$/, (p, path) => fitting.lanternBoxes(path, p)],
  [/(^|_)chain$/, (p) => fitting.chainBoxes(p)],
  [/candle_cake$/, (p) => fitting.candleCakeBoxes(p)],
  [/candle$/, (p) => fitting.candleBoxes(p)],
  [/^cake$/, (p) => fitting.cakeBoxes(p)],
  [/^flower_pot$/, () => fitting.potBoxes()],
  [/^decorated_pot$/, () => fitting.decoratedPotBoxes()],
  [/^bell$/, (p) => fitting.bellBoxes(p)],
  [/^(glow_)?frame$/, (p, path) => entityBoxes(path === 'frame' ? 'item_frame' : 'glow_item_frame', p)],
  [/^grindstone$/, (p) => fitting.grindstoneBoxes(p)],
  [/^lectern$/, (p) => fitting.lecternBoxes(p)],
  [/^brewing_stand$/, (p) => fitting.brewingStandBoxes(p)],
  [/^enchanting_table$/, () => fitting.enchantingTableBoxes()],
  [/^composter$/, (p) => fitting.composterBoxes(p)],
  [/^stonecutter(_block)?$/, (p) => fitting.stonecutterBoxes(p)],
  [/^end_portal_frame$/, (p) => fitting.portalFrameBoxes(p)],
  [/^end_portal$/, () => [box(0, 6, 0, 16, 12, 16)]],
  [/^dragon_egg$/, () => fitting.dragonEggBoxes()],
  [/^sniffer_egg$/, () => [column(6, 0, 16)]],
  [/^turtle_egg$/, (p) => fitting.eggBoxes(p)],
  [/^beacon$/, () => fitting.beaconBoxes()],
  [/^conduit$/, () => [column(3, 5, 11)]],
  [/^heavy_core$/, () => [column(4, 0, 8)]],
  [/^end_rod$/, (p) => fitting.endRodBoxes(p)],
  [/^(amethyst_cluster|\w+_amethyst_bud)$/, (p, path) => fitting.amethystBoxes(path, p)],
  [/^pointed_dripstone$/, (p) => fitting.dripstoneBoxes(p)],
  [/^(soul_)?fire$/, () => fitting.shelfFireBoxes()],
  [/^(cob)?web$/, () => fitting.webBoxes()],
  [/sculk_sensor$/, () => fitting.sculkSensorBoxes()],
  [/^sculk_shrieker$/, () => fitting.shriekerBoxes()],
  [/^sea_pickle$/, (p) => fitting.pickleBoxes(p)],
  [/^(nether_)?portal$/, (p) => fitting.portalBoxes(p)],
  [/^frogspawn$/, height(1)],
  [/^(lily_pad|waterlily)$/, () => plant.lilyPadBoxes()],
  [/^(short_|tall)?grass$|^(large_)?fern$|^tallgrass$/, () => plant.tuftBoxes(9)],
  [/^tall_grass$|^tall_seagrass$/, () => plant.tuftBoxes(16)],
  [/^seagrass$/, () => plant.tuftBoxes(13)],
  [/^(crimson|warped)_roots$|^nether_sprouts$|^dead_?bush$|^(short|tall)_dry_grass$/, () => plant.tuftBoxes(8, 6)],
  [/^kelp(_plant)?$/, (_, path) => plant.kelpBoxes(path === 'kelp')],
  [
    /^cave_vines/,
    (p, path) => plant.strandBoxes(p.berries === 'true' || /berries/.test(path) ? tint(0xf4a53a) : undefined),
  ],
  [/^(weeping|twisting)_vines|^pale_hanging_moss$/, () => plant.strandBoxes(undefined)],
  [/^hanging_roots$/, () => plant.rootBoxes()],
  [/^(sugar_cane|reeds)$/, () => plant.stalkBoxes()],
  [/^bamboo$/, (p) => plant.bambooBoxes(p)],
  [/sapling$|propagule$|_fungus$/, (_, path) => (/fungus/.test(path) ? plant.mushroomBoxes() : plant.saplingBoxes())],
  [/^(brown|red)_mushroom$/, () => plant.mushroomBoxes()],
  [/^(sunflower|lilac|rose_bush|peony|pitcher_plant|double_plant)$/, (p) => plant.tallFlowerBoxes(p)],
  [
    /tulip$|bluet?$|orchid$|^(dandelion|poppy|allium|oxeye_daisy|cornflower|wither_rose|rose|\w+_flower|torchflower|lily_of_the_valley|\w+_eyeblossom)$/,
    (_, path) => (path === 'chorus_flower' ? [column(7, 0, 14)] : plant.flowerBoxes()),
  ],
  [/dripleaf/, (p, path) => plant.dripleafBoxes(path, p)],
  [
    /^(wheat|\w*_stem)$/,
    (p, path) => (/^(wheat|(attached_)?(pumpkin|melon)_stem)$/.test(path) ? plant.cropBoxes(p, 7) : FULL_CUBE),
  ],
  [/^(torchflower_crop|pitcher_crop)$/, (p) => plant.cropBoxes(p, 4)],
  [/^carrots$/, (p) => plant.rootCropBoxes(p, 7, 0xf08a24)],
  [/^potatoes$/, (p) => plant.rootCropBoxes(p, 7, 0xc9a35a)],
  [/^beetroots?$/, (p) => plant.rootCropBoxes(p, 3, 0xa8283c)],
  [/^nether_wart$/, (p) => plant.rootCropBoxes(p, 3, 0xc2202c)],
  [/^(pink_petals|wildflowers)$/, (p) => plant.petalBoxes(p)],
  [/^(flowering_)?azalea$/, (_, path) => plant.azaleaBoxes(path !== 'azalea')],
  [/^spore_blossom$/, () => plant.sporeBlossomBoxes()],
  [/^(sweet_berry_|firefly_)?bush$/, (p) => plant.berryBushBoxes(p)],
  [/^cocoa$/, (p) => plant.cocoaBoxes(p)],
  [/^cactus$/, () => plant.cactusBoxes()],
  [/^chorus_plant$/, (p) => plant.chorusBoxes(p)],
  [/coral_fan(_dead)?$/, () => plant.coralBoxes(true)],
  [/coral$/, () => plant.coralBoxes(false)],
  [
    /^(?!\w*encased)(\w+_)?shaft$/,
    (p) => (p.facing && !p.axis ? pointUp([column(2, 0, 16)], p.facing) : fitting.shaftBoxes(p)),
  ],
  [/cogwheel$/, (p, path) => fitting.cogwheelBoxes(p, /large/.test(path))],
  [/(pipe|cable|duct|conduit|wire)$/, (p) => fitting.pipeBoxes(p)],
  [/^depot$/, height(13)],
  [/^belt$/, (p) => faceNorth([box(1, 3, 0, 15, 13, 16)], p.facing)],
  [/^track$/, height(3)],
  [/(^|_)chute$/, () => [column(5, 0, 16)]],
  [/(^|_)(basin|crucible)$/, (p) => fitting.composterBoxes(p)],
  [/(^|_)pole$/, (p) => (p.axis ? fitting.shaftBoxes(p) : pointUp([column(2, 0, 16)], p.facing))],
  [/belt_funnel$/, (p) => faceNorth([box(2, 0, 4, 14, 14, 16)], p.facing)],
  [/(^|_)funnel$/, (p) => pointUp([box(2, 0, 2, 14, 8, 14)], p.facing)],
  [/^(water|lava|flowing_water|flowing_lava)$/, (p) => [box(0, 0, 0, 16, liquidHeight(p), 16)]],
]

/** Sources stand two sixteenths low; flowing liquid sinks with its level; falling liquid (8 and more) fills the block. */
function liquidHeight({ level }: Properties): number {
  const depth = Number(level ?? 0) || 0
  return depth >= 8 ? 16 : Math.max(2, 14 - depth * 1.75)
}

/** Blocks of mods whose names say nothing but whose properties are those of a known kind. */
function boxesByProperties(properties: Properties): readonly Box[] | undefined {
  const { type, half, shape, hinge, facing, layers } = properties
  if (hinge) return building.doorBoxes(properties)
  if ((half === 'top' || half === 'bottom') && shape && facing) return building.stairBoxes(properties)
  if ((half === 'top' || half === 'bottom') && properties.open && facing) return building.trapdoorBoxes(properties)
  if (type === 'top' || type === 'bottom' || type === 'double') return building.slabBoxes(properties)
  return layers ? building.layerBoxes(properties) : undefined
}

const drawings = new Map<string, Draw | undefined>()
const MAX_REMEMBERED = 8192

function drawingOf(path: string): Draw | undefined {
  if (drawings.has(path)) return drawings.get(path)
  const draw = SHAPES.find(([pattern]) => pattern.test(path))?.[1]
  if (drawings.size >= MAX_REMEMBERED) drawings.clear()
  drawings.set(path, draw)
  return draw
}

/**
 * The boxes that make a block's shape, in sixteenths of the block; FULL_CUBE itself for a full cube and NO_BOXES for air and
 * what cannot be seen. Never throws.
 */
export function boxesOf(state: BlockState, edition: Edition = 'java'): readonly Box[] {
  const { name, properties } = toJavaTerms(state, edition)
  const path = name.slice(name.indexOf(':') + 1)
  if (name.startsWith(ENTITY)) return entityBoxes(path, properties)
  const draw = drawingOf(path)
  const boxes = draw ? draw(properties, path) : (boxesByProperties(properties) ?? FULL_CUBE)
  return boxes.length === 1 && boxes[0]?.bounds.join() === '0,0,0,16,16,16' && !boxes[0].paint ? FULL_CUBE : boxes
}

const WATER_PLANTS = /^(water|flowing_water|bubble_column|kelp(_plant)?|(tall_)?seagrass)$/

/** Whether water fills the block beside what else is in it. */
export function holdsWater(state: BlockState): boolean {
  if (state.properties.waterlogged === 'true') return true
  return WATER_PLANTS.test(state.name.slice(state.name.indexOf(':') + 1))
}
