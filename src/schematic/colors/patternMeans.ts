import type { PatternName } from './patternTexels'

/** By pattern: the sums of the texels' shades, of those in the main colour and of those in the accent, three base-36 digits each; most have none in the accent. */
const MEANS = `smooth pbj grain pfl stone p6r soil p0x cobble nvl paving o6b veins hof7jo ore khy4h0 spots m4w2ri
bricks gm38hk blocks olw tiles nsy planks nuk bark on0 heartwood p4j rings ili5bo plate p65 panels oln
chiselled o6m pillar nzk strata pgs weave p2i leaves ogu blossom iwl4cs glass gzk8g0 slime jb15fc ripples q35
fringe edfate shelf dxqba8 band f739pn cap imq600 hoops k9i39w slats o1v mouth jos4qo nozzle l9d35s face kb13gg target c2pcv1
table iwg5a3 tools l322uq cage bm0f05 circuit mzw0x3 swirl irb657 window j3t4xs grate cn4cn4 eyes l3e35s flame bjnf2i moss gr47qv`

const means = new Map<string, readonly [main: number, accent: number]>()
for (const [, name = '', sums = ''] of MEANS.matchAll(/(\S+) (\S+)/g)) {
  const share = (digits: string) => (Number.parseInt(digits, 36) || 0) / 32_768
  means.set(name, [share(sums.slice(0, 3)), share(sums.slice(3))])
}

/** The pattern of this name; plain where there is none. */
export function patternNamed(name: string): PatternName {
  return isPattern(name) ? name : 'smooth'
}

const isPattern = (name: string): name is PatternName => means.has(name)

/**
 * How much of the main colour and of the accent is in a pattern's mean colour, where 1 is the colour itself. Kept as numbers
 * so that a mesh needs no texels.
 */
export function patternMeans(name: PatternName): readonly [main: number, accent: number] {
  return means.get(name) ?? [1, 0]
}
