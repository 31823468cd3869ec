/**
 * Block entities that exist in both editions: Bedrock's id by Java's, without namespace. Sources:
 * https://minecraft.wiki/w/Block_entity, files of both games, GeyserMC (MIT)
 */
export const CARRIED_BLOCK_ENTITIES = {
  chest: 'Chest',
  trapped_chest: 'Chest',
  copper_chest: 'Chest',
  barrel: 'Barrel',
  shulker_box: 'ShulkerBox',
  dispenser: 'Dispenser',
  dropper: 'Dropper',
  shelf: 'Shelf',
  hopper: 'Hopper',
  furnace: 'Furnace',
  blast_furnace: 'BlastFurnace',
  smoker: 'Smoker',
  brewing_stand: 'BrewingStand',
  crafter: 'Crafter',
  chiseled_bookshelf: 'ChiseledBookshelf',
  decorated_pot: 'DecoratedPot',
  jukebox: 'Jukebox',
  brushable_block: 'BrushableBlock',
  lectern: 'Lectern',
  campfire: 'Campfire',
  sign: 'Sign',
  hanging_sign: 'HangingSign',
  banner: 'Banner',
  skull: 'Skull',
  command_block: 'CommandBlock',
  mob_spawner: 'MobSpawner',
  beacon: 'Beacon',
  comparator: 'Comparator',
  note_block: 'Music',
  piston: 'PistonArm',
  bed: 'Bed',
  flower_pot: 'FlowerPot',
  bell: 'Bell',
  conduit: 'Conduit',
  daylight_detector: 'DaylightDetector',
  enchanting_table: 'EnchantTable',
  ender_chest: 'EnderChest',
  end_portal: 'EndPortal',
  sculk_catalyst: 'SculkCatalyst',
  sculk_sensor: 'SculkSensor',
  calibrated_sculk_sensor: 'CalibratedSculkSensor',
  sculk_shrieker: 'SculkShrieker',
  creaking_heart: 'CreakingHeart',
} as const

const BEDROCK: ReadonlySet<string> = new Set(Object.values(CARRIED_BLOCK_ENTITIES))

/** Whether a block entity exists in both editions, by either edition's id. */
export function isCarried(id: string): boolean {
  return BEDROCK.has(id) || Object.hasOwn(CARRIED_BLOCK_ENTITIES, id.replace('minecraft:', ''))
}
