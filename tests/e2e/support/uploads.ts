import { randomBytes } from 'node:crypto'
import type { Page, Route } from '@playwright/test'
import { SchematicBuilder } from '@/schematic/build/buildSchematic'
import { compressInNode } from '@/schematic/inflate/compressInNode'
import { nbtCompound, nbtString } from '@/schematic/nbt/values'
import { writeSponge } from '@/schematic/write/writeSponge'
import type { Shop } from '../../setup/shop'

type ChosenFile = { name: string; mimeType: string; buffer: Buffer }

/** A small build unlike any other. */
export function smallBuild(name: string, edge = 4): ChosenFile {
  const unlike = randomBytes(8).toString('hex')
  const build = new SchematicBuilder({ width: edge, height: 3, length: 5, metadata: { author: unlike } })
    .fill([0, 0, 0], [edge - 1, 0, 4], 'minecraft:stone_bricks')
    .build()
  const buffer = Buffer.from(compressInNode(writeSponge(build, { version: 3 }).nbt))
  return { name, mimeType: 'application/octet-stream', buffer }
}

/** A build of three parts, unlike any other: small, with much written on its signs. */
export function largeBuild(name: string): ChosenFile {
  const build = new SchematicBuilder({
    width: 16,
    height: 3,
    length: 16,
    metadata: { author: randomBytes(8).toString('hex') },
  })
  for (let x = 0; x < 16; x += 1)
    for (let z = 0; z < 12; z += 1) {
      build.set(x, 0, z, 'minecraft:stone_bricks').set(x, 1, z, 'minecraft:oak_sign[rotation=4]')
      build.blockEntity([x, 1, z], 'minecraft:sign', nbtCompound({ Text1: nbtString('Long story. '.repeat(5_000)) }))
    }
  const buffer = Buffer.from(compressInNode(writeSponge(build.build(), { version: 3 }).nbt, 0))
  return { name, mimeType: 'application/octet-stream', buffer }
}

/** A new account with a confirmed address, signed in in this page's browser. */
export async function signUpIn(page: Page, shop: Pick<Shop, 'database'>): Promise<void> {
  const username = `up-${randomBytes(5).toString('hex')}`
  const who = { email: `${username}@test.invalid`, password: 'correct horse' }
  const signedUp = await page.request.post('/api/users', { data: { ...who, username } })
  if (signedUp.status() !== 201) throw new Error(`signing up answers ${signedUp.status()}`)
  await shop.database?.query(
    'insert into confirmed_emails (user_id, email) select id, email from users where email = $1',
    [who.email],
  )
  await page.request.post('/api/users/login', { data: who })
}

/** Keeps a part of an upload from being sent, until it is let go or its line is lost. */
export async function pausePart(page: Page, number: number) {
  const address = new RegExp(`/parts/${number}$`)
  const held = Promise.withResolvers<Route>()
  await page.route(address, (route) => held.resolve(route))
  const letGo = () => page.unroute(address)
  return {
    /** The parts before it are across, and this one is about to be sent. */
    reached: held.promise,
    async release() {
      await (await held.promise).continue()
      await letGo()
    },
    async loseLine() {
      await (await held.promise).abort('internetdisconnected')
      await letGo()
    },
    /** For pages that are left meanwhile, and their requests with them. */
    forget: letGo,
  }
}
