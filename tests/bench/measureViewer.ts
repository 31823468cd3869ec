/**
 * How long the 3D view takes from the press of its button, in a real Chromium that draws by the processor. Also run
 * alone against a shop that is up: `tsx tests/bench/measureViewer.ts http://localhost:3000`.
 */
import { type Browser, chromium } from '@playwright/test'
import { compressInNode } from '@/schematic/inflate/compressInNode'
import { writeSponge } from '@/schematic/write/writeSponge'
import { makeCube } from './makeTerrain'
import { makeReport, quantile, type Report } from './report'
import { signInNew } from './signIn'

const ROUNDS = 3
/** Turns of the camera that a frame's time is measured over. */
const TURNS = 20
const PUBLISH_TIMEOUT_MS = 120_000

type Case = { name: string; edge: number; kind: 'terrain' | 'noise'; mostMs?: number }
const cases: readonly Case[] = [
  { name: '1 million blocks', edge: 100, kind: 'terrain', mostMs: 1_500 },
  { name: '16.7 million blocks', edge: 256, kind: 'terrain', mostMs: 6_000 },
  { name: '1 million blocks at random', edge: 100, kind: 'noise' },
]

async function publishCube(url: string, token: string, { edge, kind, name }: Case): Promise<string> {
  const form = new FormData()
  form.append('_payload', JSON.stringify({ title: `Viewer, ${name}`, visibility: 'public' }))
  const bytes = compressInNode(writeSponge(makeCube(edge, kind), { version: 3 }).nbt)
  form.append('file', new Blob([new Uint8Array(bytes)]), 'cube.schem')
  const headers = { Authorization: `JWT ${token}` }
  const sent = await fetch(`${url}/api/schematics`, { method: 'POST', headers, body: form })
  if (!sent.ok) throw new Error(`The upload was answered ${sent.status} ${await sent.text()}`)
  const { doc } = await sent.json()
  const end = performance.now() + PUBLISH_TIMEOUT_MS
  while (performance.now() < end) {
    const { status } = await (await fetch(`${url}/api/schematics/${doc.id}/summary`, { headers })).json()
    if (status === 'ready') return doc.slug
    if (status !== 'processing') throw new Error(`The build became ${status}`)
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('The build was not published in time')
}

type Times = { firstFrame: number; settled: number; frame: number }

async function openOnce(browser: Browser, address: string): Promise<Times> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  try {
    const page = await context.newPage()
    await page.goto(address)
    // From the press, which what loads because of it is part of.
    await page.evaluate(() =>
      addEventListener('click', () => performance.mark('pressed'), { capture: true, once: true }),
    )
    await page.getByRole('button', { name: 'View in 3D' }).click()
    await page.waitForFunction(
      () => ['viewer:first-frame', 'viewer:settled'].every((name) => performance.getEntriesByName(name).length > 0),
      undefined,
      { timeout: 120_000 },
    )
    const [pressed, firstFrame, settled] = await page.evaluate(() =>
      ['pressed', 'viewer:first-frame', 'viewer:settled'].map(
        (name) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN,
      ),
    )
    const frame = await page.evaluate(async (turns) => {
      const canvas = document.querySelector<HTMLElement>('canvas[role=application]')
      canvas?.focus()
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const begin = performance.now()
      for (let turn = 0; turn < turns; turn++) {
        canvas?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }))
        await new Promise((resolve) => requestAnimationFrame(resolve))
      }
      return (performance.now() - begin) / turns
    }, TURNS)
    return { firstFrame: firstFrame! - pressed!, settled: settled! - pressed!, frame }
  } finally {
    await context.close()
  }
}

export async function measureViewer(report: Report, url: string): Promise<void> {
  const [token = ''] = await signInNew(url, 1)
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
    ],
  })
  try {
    for (const one of cases) {
      const slug = await publishCube(url, token, one)
      const rounds: Times[] = []
      for (let round = 0; round < ROUNDS; round++) rounds.push(await openOnce(browser, `${url}/schematics/${slug}`))
      const middle = (what: keyof Times) =>
        quantile(
          rounds.map((times) => times[what]),
          0.5,
        )
      const aim = one.mostMs === undefined ? undefined : { most: one.mostMs }
      report.figure(`viewer: first frame of ${one.name}`, middle('firstFrame'), 'ms', aim)
      report.figure(`viewer: all of ${one.name} drawn`, middle('settled'), 'ms')
      report.figure(`viewer: a frame while turning ${one.name}`, middle('frame'), 'ms')
    }
  } finally {
    await browser.close()
  }
}

if (process.argv[1] === import.meta.filename) await measureViewer(makeReport(false), process.argv[2] ?? '')
