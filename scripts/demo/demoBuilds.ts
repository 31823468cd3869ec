import type { Listing } from '@plugins/listings/commands/parseListing'
import { writeLitematic } from '@/schematic/write/writeLitematic'
import { writeMcedit } from '@/schematic/write/writeMcedit'
import { writeMcstructure } from '@/schematic/write/writeMcstructure'
import { writeSponge } from '@/schematic/write/writeSponge'
import { writeStructure } from '@/schematic/write/writeStructure'
import { buildBridge } from './builds/bridge'
import { buildCottage } from './builds/cottage'
import { buildFountain } from './builds/fountain'
import { buildGate } from './builds/gate'
import { buildGreenhouse } from './builds/greenhouse'
import { buildLighthouse } from './builds/lighthouse'
import { buildShip } from './builds/ship'
import { buildTower } from './builds/watchtower'
import { buildWindmill } from './builds/windmill'

export type DemoBuild = Listing & { filename: string; nbt: Uint8Array }

/** What an empty shop shows first, in every format. The last is the newest. */
export function demoBuilds(): DemoBuild[] {
  return [
    {
      filename: 'gate.schematic',
      nbt: writeMcedit(buildGate()).nbt,
      title: 'Castle gate with a portcullis',
      description: 'Two round towers and a passage between them. Every block of it exists since the oldest versions.',
      tags: ['medieval', 'castle', 'stone'],
      category: 'castles',
    },
    {
      filename: 'fountain.schem',
      nbt: writeSponge(buildFountain(), { version: 2 }).nbt,
      title: 'Garden fountain',
      description: 'A quartz fountain between flower beds, for the middle of a town square.',
      tags: ['garden', 'water', 'town'],
      category: 'decoration',
    },
    {
      filename: 'bridge.litematic',
      nbt: writeLitematic(buildBridge()).nbt,
      title: 'Stone bridge with two arches',
      description: 'Forty blocks from bank to bank, wide enough for two horses. The lamps light all of the road.',
      tags: ['medieval', 'bridge', 'water'],
      category: 'decoration',
    },
    {
      filename: 'watchtower.litematic',
      nbt: writeLitematic(buildTower()).nbt,
      title: 'Weathered watchtower',
      description: 'Thirty blocks of old stone with a timber lookout on top. Put it on a hill.',
      tags: ['medieval', 'tower', 'stone'],
      category: 'castles',
    },
    {
      filename: 'greenhouse.nbt',
      nbt: writeStructure(buildGreenhouse()).nbt,
      title: 'Greenhouse of copper and glass',
      description:
        'Four crops in eight beds under a curved roof, watered from within.\n\n- **no redstone**: harvest by hand\n- lit, so nothing spawns inside',
      tags: ['garden', 'farm', 'glass'],
      category: 'farms',
    },
    {
      filename: 'ship.schem',
      nbt: writeSponge(buildShip(), { version: 3 }).nbt,
      title: 'Trading ship under full sail',
      description: 'Two masts, a captain’s cabin with windows and room for cargo below. Set it down at water level.',
      tags: ['ship', 'water', 'harbour'],
      category: 'vehicles',
    },
    {
      filename: 'lighthouse.mcstructure',
      nbt: writeMcstructure(buildLighthouse()).nbt,
      title: 'Lighthouse on a rock',
      description:
        'Red and white, with a lamp that shines over the whole bay and a jetty for a boat. For Bedrock Edition.',
      tags: ['tower', 'water', 'harbour'],
      category: 'castles',
    },
    {
      filename: 'windmill.schem',
      nbt: writeSponge(buildWindmill(), { version: 3 }).nbt,
      title: 'Windmill with sails of wool',
      description: 'A mill on a stone foot, with a gallery all around. The village’s landmark.',
      tags: ['medieval', 'farm', 'village'],
      category: 'farms',
    },
    {
      filename: 'cottage.schem',
      nbt: writeSponge(buildCottage(), { version: 3 }).nbt,
      title: 'Half-timbered cottage',
      description:
        'A small house for one, with a **brick roof** and a working chimney.\n\n- fits on 15 × 13 blocks\n- no redstone\n- looks good beside a path',
      tags: ['medieval', 'house', 'starter'],
      category: 'houses',
    },
  ]
}
