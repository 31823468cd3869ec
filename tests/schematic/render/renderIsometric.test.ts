import { describe, expect, it } from 'vitest'
import type { Schematic } from '@/schematic/model'
import { type Picture, renderIsometric } from '@/schematic/render/renderIsometric'
import type { Side } from '@/schematic/render/viewSides'
import { lone, region, schematic } from './buildSchematic'

const SIDES: readonly Side[] = ['southEast', 'southWest', 'northWest', 'northEast']

const render = (build: Schematic, side?: Side) => renderIsometric(build, { width: 96, height: 96, side })

/** Opacity of each pixel, 1 where more than half. */
const silhouetteOf = ({ pixels }: Picture) =>
  [...pixels.filter((_, i) => i % 4 === 3)].map((alpha) => (alpha > 127 ? '1' : '0')).join('')
/** A huge mushroom's block that is skin above only. */
const CAP = 'down=false,east=false,north=false,south=false,up=true,west=false'
const bytesOf = ({ pixels }: Picture) => Buffer.from(pixels).toString('base64')
const count = (silhouette: string) => silhouette.replaceAll('0', '').length

function pixelAt({ pixels, width }: Picture, x: number, y: number): number[] {
  return [...pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)]
}

describe('what is drawn', () => {
  it('gives a transparent picture of the asked size for an empty schematic', () => {
    const picture = renderIsometric(schematic([]), { width: 120, height: 63 })
    expect([picture.width, picture.height, picture.pixels.length]).toEqual([120, 63, 120 * 63 * 4])
    expect(picture.pixels.every((byte) => byte === 0)).toBe(true)
  })

  it('gives a transparent picture for air alone and for a region without a palette', () => {
    const bare = { ...region([2, 2, 2], () => 'air'), palette: [] }
    expect(count(silhouetteOf(render(lone('air'))))).toBe(0)
    expect(count(silhouetteOf(render(schematic([bare]))))).toBe(0)
  })

  it('draws a cube as a hexagon in the middle, lighter above than on its sides', () => {
    const picture = render(lone('white_wool'))
    expect(pixelAt(picture, 2, 2)[3]).toBe(0)
    const [top, left, right] = [pixelAt(picture, 48, 34), pixelAt(picture, 36, 56), pixelAt(picture, 60, 56)]
    expect(top[0]).toBeGreaterThan(left[0] ?? 255)
    expect(left[0]).toBeGreaterThan(right[0] ?? 255)
  })

  it('draws the same bytes each time', () => {
    const build = schematic([
      region(
        [6, 6, 6],
        (x, y, z) => ['air', 'stone', 'oak_stairs', 'glass', 'poppy'][(x * 7 + y * 5 + z * 3) % 5] ?? '',
      ),
    ])
    expect(bytesOf(render(build))).toBe(bytesOf(render(build)))
  })

  it('finds a build that is small in a large empty region', () => {
    const spread = schematic([region([40, 40, 40], (x, y, z) => (x === 20 && y === 20 && z === 20 ? 'stone' : 'air'))])
    expect(silhouetteOf(render(spread))).toBe(silhouetteOf(render(lone('stone'))))
  })

  it('fits a wide picture as well as a square one', () => {
    const picture = renderIsometric(schematic([region([30, 5, 4], () => 'stone')]), { width: 240, height: 126 })
    const rim = [...Array(240).keys()].flatMap((x) => [pixelAt(picture, x, 0)[3], pixelAt(picture, x, 125)[3]])
    expect(rim.every((alpha) => alpha === 0)).toBe(true)
    expect(count(silhouetteOf(picture))).toBeGreaterThan(4000)
  })
})

describe('shapes', () => {
  const FACINGS = ['north', 'east', 'south', 'west']

  it('tells the facings and halves of a lone stair apart', () => {
    const looks = FACINGS.flatMap((facing) =>
      ['bottom', 'top'].map((half) =>
        bytesOf(render(lone(`oak_stairs[facing=${facing},half=${half},shape=straight]`))),
      ),
    )
    expect(new Set(looks).size).toBe(8)
  })

  it('shows by its silhouette whether a stair rises towards the camera or away from it', () => {
    const silhouettes = FACINGS.map((facing) => silhouetteOf(render(lone(`oak_stairs[facing=${facing},half=bottom]`))))
    expect(new Set(silhouettes).size).toBeGreaterThanOrEqual(3)
  })

  it.each(['inner_left', 'inner_right', 'outer_left', 'outer_right'])(
    'draws the stair corner %s unlike a straight stair',
    (shape) => {
      const corner = bytesOf(render(lone(`stone_stairs[facing=north,half=bottom,shape=${shape}]`), 'northWest'))
      expect(corner).not.toBe(
        bytesOf(render(lone('stone_stairs[facing=north,half=bottom,shape=straight]'), 'northWest')),
      )
    },
  )

  it('draws a slab lower than a block, and two halves as high', () => {
    const sizes = ['bottom', 'double'].map((type) => count(silhouetteOf(render(lone(`stone_slab[type=${type}]`)))))
    expect(sizes[0]).toBeLessThan(sizes[1] ?? 0)
    expect(sizes[1]).toBe(count(silhouetteOf(render(lone('stone')))))
  })

  it('shows the front of a furnace only to the sides it faces', () => {
    const look = (facing: string, side: Side) => bytesOf(render(lone(`furnace[facing=${facing}]`), side))
    expect(look('south', 'northEast')).toBe(look('west', 'northEast'))
    expect(look('south', 'southEast')).not.toBe(look('west', 'southEast'))
  })

  it.each([
    ['oak_fence[east=true]', 'oak_fence[east=false]'],
    ['redstone_wire[north=side,power=15]', 'redstone_wire[north=none,power=15]'],
    ['redstone_lamp[lit=true]', 'redstone_lamp[lit=false]'],
    ['wheat[age=7]', 'wheat[age=1]'],
    ['oak_door[facing=east,open=true,hinge=left]', 'oak_door[facing=east,open=false,hinge=left]'],
    ['piston[facing=up,extended=true]', 'piston[facing=up,extended=false]'],
    ['red_bed[part=head,facing=north]', 'red_bed[part=foot,facing=north]'],
    ['oak_log[axis=x]', 'oak_log[axis=y]'],
    ['snow[layers=1]', 'snow[layers=6]'],
  ])('tells %s from %s', (one, other) => {
    expect(bytesOf(render(lone(one)))).not.toBe(bytesOf(render(lone(other))))
  })
})

describe('what lies behind', () => {
  const behindFront = (front: string) =>
    schematic([region([2, 2, 2], (x, y, z) => (x + y + z === 3 ? front : x + y + z === 0 ? 'red_wool' : 'air'))])

  it('shows through glass, tinted by it', () => {
    const [clear, bare] = [pixelAt(render(behindFront('glass')), 48, 50), pixelAt(render(behindFront('air')), 48, 50)]
    expect(clear[0]).toBeGreaterThan((clear[2] ?? 0) + 20)
    expect(clear).not.toEqual(bare)
  })

  it('is hidden by a full block', () => {
    expect(bytesOf(render(behindFront('stone')))).toBe(
      bytesOf(render(schematic([region([2, 2, 2], (x, y, z) => (x + y + z === 3 ? 'stone' : 'air'))]))),
    )
  })

  it('shows less the deeper the water is', () => {
    const seabed = (depth: number) => {
      const picture = render(schematic([region([9, depth + 1, 9], (_, y) => (y === 0 ? 'yellow_concrete' : 'water'))]))
      return pixelAt(picture, 48, 30)[0] ?? 0
    }
    expect(seabed(1)).toBeGreaterThan(seabed(2))
    expect(seabed(2)).toBeGreaterThan(seabed(5))
  })

  it('fills a waterlogged block with water', () => {
    const look = (value: string) => bytesOf(render(lone(`oak_fence[waterlogged=${value}]`)))
    expect(look('true')).not.toBe(look('false'))
  })

  it('fills a block with the water of the second layer of a Bedrock structure', () => {
    const base = region([1, 1, 1], () => 'oak_fence')
    const wet = {
      ...base,
      palette: [...base.palette, { name: 'minecraft:water', properties: {} }],
      waterLayer: Uint16Array.of(2),
    }
    expect(bytesOf(render(schematic([wet], { edition: 'bedrock' })))).not.toBe(
      bytesOf(render(schematic([base], { edition: 'bedrock' }))),
    )
  })
})

describe('regions', () => {
  const whole = region([4, 3, 4], (x, y, z) => ((x + y + z) % 2 ? 'stone' : 'gold_block'))
  const half = (from: number) =>
    region([2, 3, 4], (x, y, z) => ((x + from + y + z) % 2 ? 'stone' : 'gold_block'), [from, 0, 0])

  it.each(SIDES)('covers the same pixels in two regions side by side as in one, from the %s', (side) => {
    expect(silhouetteOf(render(schematic([half(0), half(2)]), side))).toEqual(
      silhouetteOf(render(schematic([whole]), side)),
    )
  })

  it('doesn’t depend on the order of the regions', () => {
    expect(bytesOf(render(schematic([half(0), half(2)])))).toBe(bytesOf(render(schematic([half(2), half(0)]))))
  })

  it('copes with regions a world apart', () => {
    const far = region([1, 1, 1], () => 'stone', [2_000_000_000, 0, -2_000_000_000])
    expect(count(silhouetteOf(render(schematic([region([1, 1, 1], () => 'stone'), far]))))).toBeLessThan(20)
  })

  it('draws a build of a single long row', () => {
    expect(count(silhouetteOf(render(schematic([region([20000, 1, 1], () => 'stone')]))))).toBeGreaterThan(20)
  })
})

describe('other editions', () => {
  it('draws Bedrock’s stairs as Java’s', () => {
    const bedrock = lone('oak_stairs[weirdo_direction=3,upside_down_bit=1]', { edition: 'bedrock' })
    expect(bytesOf(render(bedrock))).toBe(bytesOf(render(lone('oak_stairs[facing=north,half=top,shape=straight]'))))
  })

  it.each([
    ['web', 'cobweb'],
    [
      'stone_stairs[upside_down_bit=false,weirdo_direction=3]',
      'cobblestone_stairs[facing=north,half=bottom,shape=straight]',
    ],
    ['melon_block', 'melon'],
    ['hardened_clay', 'terracotta'],
    ['red_mushroom_block[huge_mushroom_bits=5]', `red_mushroom_block[${CAP}]`],
    ['water[liquid_depth=5]', 'water[level=5]'],
    ['stone[stone_type=granite]', 'granite'],
    ['double_cut_copper_slab[minecraft:vertical_half=bottom]', 'cut_copper_slab[type=double]'],
  ])('draws Bedrock’s %s as Java’s %s', (bedrock, java) => {
    expect(bytesOf(render(lone(bedrock, { edition: 'bedrock' })))).toBe(bytesOf(render(lone(java))))
  })

  it('draws Bedrock’s grass as a block of grass', () => {
    expect(bytesOf(render(lone('grass', { edition: 'bedrock' })))).toBe(bytesOf(render(lone('grass_block'))))
  })

  it('joins the fences of an MCEdit file by their neighbours', () => {
    const fences = region([3, 1, 1], () => 'oak_fence')
    const joined = region([3, 1, 1], (x) => `oak_fence[north=false,east=${x < 2},south=false,west=${x > 0}]`)
    expect(bytesOf(render(schematic([fences], { format: 'mcedit', isLegacy: true })))).toBe(
      bytesOf(render(schematic([joined]))),
    )
  })

  it('bends the stairs of an MCEdit file at corners', () => {
    const roof = (shape: string) =>
      region([2, 1, 2], (x, _, z) => {
        if (x === 0 && z === 0) return `oak_stairs[facing=east,half=bottom${shape}]`
        if (x === 1 && z === 0) return 'oak_stairs[facing=south,half=bottom]'
        return 'air'
      })
    const bent = schematic([roof('')], { format: 'mcedit', isLegacy: true })
    expect(bytesOf(render(bent))).toBe(bytesOf(render(schematic([roof(',shape=outer_right')]))))
  })
})
