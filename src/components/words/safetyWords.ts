import type { SafetyKind } from '@/schematic/inspect/safety'

type Words = { one: string; many: string; meaning: string; isWarning: boolean }

/** Each kind of safety fact for a player: what it is and what it means for their world. */
export const safetyWords: Record<SafetyKind, Words> = {
  command_block: {
    one: 'command block',
    many: 'command blocks',
    meaning: 'They run commands in your world once they are powered.',
    isWarning: true,
  },
  command_minecart: {
    one: 'minecart with a command block',
    many: 'minecarts with command blocks',
    meaning: 'They run commands when they roll over an activator rail.',
    isWarning: true,
  },
  stored_command: {
    one: 'command kept in an item or spawner',
    many: 'commands kept in items or spawners',
    meaning: 'They run only after someone places or triggers what holds them.',
    isWarning: true,
  },
  click_command: {
    one: 'text that runs a command when clicked',
    many: 'texts that run commands when clicked',
    meaning: 'Signs or books that act for whoever clicks them.',
    isWarning: true,
  },
  click_link: {
    one: 'text that opens a link when clicked',
    many: 'texts that open links when clicked',
    meaning: 'The game asks before it opens one.',
    isWarning: false,
  },
  spawner: { one: 'spawner', many: 'spawners', meaning: 'They make mobs when players are near.', isWarning: false },
  structure_block: {
    one: 'structure block',
    many: 'structure blocks',
    meaning: 'They load or save parts of the world.',
    isWarning: false,
  },
  jigsaw_block: { one: 'jigsaw block', many: 'jigsaw blocks', meaning: 'They generate structures.', isWarning: false },
  known_exploit: {
    one: 'string of a known attack',
    many: 'strings of known attacks',
    meaning: 'Do not paste this on a server that is not up to date.',
    isWarning: true,
  },
  external_texture: {
    one: 'head with a texture from elsewhere',
    many: 'heads with textures from elsewhere',
    meaning: 'Their picture does not come from Mojang’s server.',
    isWarning: true,
  },
  oversized_nbt: {
    one: 'block or entity with very much data',
    many: 'blocks or entities with very much data',
    meaning: 'So much data in one place can keep players from joining.',
    isWarning: true,
  },
}
