/** Runs in a web worker: fetches a build, holds it, meshes it and answers questions about it. */
import type { BlockState } from '@/schematic/model'
import { defaultLookOf, defaultWater } from './defaultLooks'
import { LEGACY_ID, type StoredItem } from './describeContents'
import { WorldDrawer } from './drawWorld'
import { type Limits, wholeOf } from './limits'
import { LoadFailure, loadSchematic } from './loadSchematic'
import type { Answer, Question, Report, Request } from './messages'
import { openWorld } from './openWorld'
import { pickBlock } from './pickBlock'
import { TileAtlas } from './tileAtlas'
import type { BlockFacts, World } from './world'

const OWN_TILE_SIZE = 16

let world: World | undefined
let drawer: WorldDrawer | undefined
let limits: Limits | undefined
let maxTiles = 256
/** Applying a pack takes a while; only the last request counts. */
let dressings = 0

const post = (report: Report, transfer: Transferable[] = []) => self.postMessage(report, { transfer })

function applyDefaultLooks(on: World): void {
  const atlas = new TileAtlas(OWN_TILE_SIZE, maxTiles)
  const water = defaultWater(atlas)
  const looks = new Map<BlockState, ReturnType<typeof defaultLookOf>>()
  on.dress((state) => {
    const known = looks.get(state) ?? defaultLookOf(state, atlas)
    looks.set(state, known)
    return known
  }, water)
  const tiles = atlas.take()
  post({ kind: 'tiles', tiles }, [tiles.texels.buffer])
}

async function applyPack(on: World, files: readonly File[]): Promise<void> {
  const { applyResourcePack } = await import('../pack/applyResourcePack')
  const turn = ++dressings
  const dressed = await applyResourcePack(files, on.states(), maxTiles)
  if (turn !== dressings) return
  if ('problem' in dressed) {
    post({ kind: 'dressed', states: 0, of: 0, problem: dressed.problem })
    return
  }
  on.dress(dressed.lookOf, dressed.water)
  const tiles = dressed.atlas.take()
  post({ kind: 'tiles', tiles }, [tiles.texels.buffer])
  post({ kind: 'dressed', states: dressed.states, of: dressed.of })
  drawer?.redraw()
}

async function open(address: string, withCookies: boolean): Promise<void> {
  try {
    const schematic = await loadSchematic(address, withCookies, (share) =>
      post({ kind: 'progress', phase: 'load', share }),
    )
    post({ kind: 'progress', phase: 'read', share: null })
    world = await openWorld(schematic)
    applyDefaultLooks(world)
    limits ??= wholeOf(world.size)
    post({ kind: 'ready', size: world.size, content: world.contentBox(), volume: world.volume })
  } catch (error) {
    post({ kind: 'failed', code: error instanceof LoadFailure ? error.code : 'broken' })
    if (!(error instanceof LoadFailure)) console.error(error)
  }
}

/** Replaces numeric item ids of old files by current ids. */
async function nameItems(facts: BlockFacts): Promise<BlockFacts> {
  const { contents } = facts
  if (!contents?.items.some(({ id }) => id.startsWith(LEGACY_ID))) return facts
  const { legacyItemId } = await import('@/schematic/legacy/legacyItems')
  const rename = (item: StoredItem): StoredItem => {
    const [id = 0, damage = 0] = item.id.slice(LEGACY_ID.length).split(':').map(Number)
    const today = item.id.startsWith(LEGACY_ID) ? legacyItemId(id, damage) : undefined
    return { ...item, id: today ?? item.id, ...(item.inside && { inside: item.inside.map(rename) }) }
  }
  return { ...facts, contents: { ...contents, items: contents.items.map(rename) } }
}

async function answer(on: World, question: Question): Promise<Answer> {
  if (question.what === 'materials') return { what: 'materials', materials: on.materialsWithin(question.limits) }
  if (question.what === 'look') {
    const [x, y, z] = question.position
    const facts = on.factsAt(question.position)
    const low = [Math.floor(x), Math.floor(y), Math.floor(z)] as const
    return {
      what: 'look',
      picked: facts && { facts: await nameItems(facts), bounds: [low, [low[0] + 1, low[1] + 1, low[2] + 1]] },
    }
  }
  const pick = pickBlock(on.fineVolumes, limits ?? wholeOf(on.size), question.origin, question.direction)
  if (!pick) return { what: 'pick', picked: undefined }
  return { what: 'pick', picked: { facts: await nameItems(on.factsOf(pick.volume, pick.cell)), bounds: pick.bounds } }
}

function handleRequest(request: Request): void {
  if (request.kind === 'open') void open(request.address, request.withCookies)
  if (!world) return
  switch (request.kind) {
    case 'draw':
      maxTiles = request.maxTiles
      applyDefaultLooks(world)
      drawer?.end()
      drawer = new WorldDrawer(world, request.maxQuads, post)
      if (limits) drawer.limit(limits)
      void drawer.run()
      break
    case 'rest':
      drawer?.end()
      drawer = undefined
      break
    case 'eye':
      drawer?.look(request.eye)
      break
    case 'limits':
      limits = request.limits
      drawer?.limit(limits)
      break
    case 'highlight':
      drawer?.highlight(request.item)
      break
    case 'dress':
      if (request.files.length > 0) void applyPack(world, request.files)
      else {
        dressings++
        applyDefaultLooks(world)
        drawer?.redraw()
      }
      break
    case 'ask':
      void answer(world, request.question).then((found) => post({ kind: 'answer', id: request.id, answer: found }))
      break
  }
}

self.addEventListener('message', ({ data }: MessageEvent<Request>) => handleRequest(data))
