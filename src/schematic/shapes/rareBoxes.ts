import { box, column, FULL_CUBE, faceNorth, pointUp, raise, tint } from './box'
import type { Draw } from './commonBoxes'
import { entityBoxes } from './entityBoxes'
import * as fitting from './fittingBoxes'
import * as furniture from './furnitureBoxes'
import { saplingBoxes } from './plantBoxes'
import * as plant from './rarePlantBoxes'
import * as redstone from './redstoneBoxes'

const height =
  (top: number): Draw =>
  () => [box(0, 0, 0, 16, top, 16)]

/** Shapes by name, the first that fits; names that commonBoxes.ts knows don't come here. */
const SHAPES: readonly (readonly [RegExp, Draw])[] = [
  [/^potted_cactus/, () => [...fitting.potBoxes(), column(2, 4, 14)]],
  [/^potted_/, () => [...fitting.potBoxes(), ...raise(saplingBoxes(), 3)]],
  [/^redstone_(wall_)?torch$/, (p) => redstone.redstoneTorchBoxes(p)],
  [/torch$/, (p, path) => redstone.plainTorchBoxes(path, p)],
  [/hanging_sign$/, (p) => furniture.hangingSignBoxes(p)],
  [/wall_sign$/, (p) => furniture.wallSignBoxes(p)],
  [/sign$/, (p) => furniture.standingSignBoxes(p)],
  [/banner$/, (p) => furniture.bannerBoxes(p)],
  [
    /(head|skull)$/,
    (p, path) => (/^piston_head$/.test(path) ? redstone.pistonHeadBoxes(p, false) : fitting.headBoxes(path, p)),
  ],
  [/wall_fan$|coral_fan_hang\d?$/, (p) => plant.wallFanBoxes(p)],
  [/(^|_)bed$/, (p) => furniture.bedBoxes(p)],
  [/button$/, (p) => redstone.buttonBoxes(p)],
  [/pressure_plate$/, (p) => redstone.pressurePlateBoxes(p)],
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
  [/scaffolding$/, () => furniture.scaffoldingBoxes()],
  [/^(soul_)?campfire$/, (p, path) => fitting.campfireBoxes(path, p)],
  [/^ender_chest$/, (p) => fitting.chestBoxes(p, 0x3fa08c)],
  [/chest$/, (p) => fitting.chestBoxes(p, 0xc4c7cc)],
  [/anvil$/, (p) => fitting.anvilBoxes(p)],
  [/cauldron$/, (p, path) => fitting.cauldronBoxes(path, p)],
  [/^lit_lantern$/, () => FULL_CUBE],
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
  [/^kelp(_plant)?$/, (_, path) => plant.kelpBoxes(path === 'kelp')],
  [
    /^cave_vines/,
    (p, path) => plant.strandBoxes(p.berries === 'true' || /berries/.test(path) ? tint(0xf4a53a) : undefined),
  ],
  [/^(weeping|twisting)_vines|^pale_hanging_moss$/, () => plant.strandBoxes(undefined)],
  [/^hanging_roots$/, () => plant.rootBoxes()],
  [/^bamboo$/, (p) => plant.bambooBoxes(p)],
  [/dripleaf/, (p, path) => plant.dripleafBoxes(path, p)],
  [/^(attached_)?(pumpkin|melon)_stem$/, (p) => plant.cropBoxes(p, 7)],
  [/^(torchflower_crop|pitcher_crop)$/, (p) => plant.cropBoxes(p, 4)],
  [/^wheat$/, (p) => plant.cropBoxes(p, 7)],
  [/^carrots$/, (p) => plant.rootCropBoxes(p, 7, 0xf08a24)],
  [/^potatoes$/, (p) => plant.rootCropBoxes(p, 7, 0xc9a35a)],
  [/^beetroots?$/, (p) => plant.rootCropBoxes(p, 3, 0xa8283c)],
  [/^nether_wart$/, (p) => plant.rootCropBoxes(p, 3, 0xc2202c)],
  [/^(pink_petals|wildflowers)$/, (p) => plant.petalBoxes(p)],
  [/^(flowering_)?azalea$/, (_, path) => plant.azaleaBoxes(path !== 'azalea')],
  [/^spore_blossom$/, () => plant.sporeBlossomBoxes()],
  [/^(sweet_berry_|firefly_)?bush$/, (p) => plant.berryBushBoxes(p)],
  [/^cocoa$/, (p) => plant.cocoaBoxes(p)],
  [/^chorus_flower$/, () => [column(7, 0, 14)]],
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
]

/**
 * How a block is drawn whose shape commonBoxes.ts does not know, by its name without the namespace; undefined for a
 * full cube.
 */
export function rareDrawing(path: string): Draw | undefined {
  return SHAPES.find(([pattern]) => pattern.test(path))?.[1]
}
