import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { identify, isRunning } from './identity.mjs'
import { acquireLock, readLock, waitForLock } from './lock.mjs'

describe('a lock', () => {
  let file: string
  beforeEach(() => {
    file = path.join(mkdtempSync(path.join(tmpdir(), 'lock-')), 'lock')
  })
  afterEach(() => rmSync(path.dirname(file), { recursive: true }))

  it('is held by one, says by whom, and is free again', () => {
    const mine = acquireLock(file)
    expect(acquireLock(file)).toMatchObject({ lock: null, holder: { pid: process.pid } })
    expect(readLock(file)).toEqual(identify(process.pid))
    mine.lock?.release()
    expect(existsSync(file)).toBe(false)
  })

  it('is not kept by the dead', async () => {
    const child = spawn('sleep', ['60'])
    writeFileSync(file, JSON.stringify(identify(child.pid ?? 0)))
    expect(acquireLock(file).lock).toBeNull()
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(acquireLock(file).lock).not.toBeNull()
  })

  it('is not kept by a stranger with the number of the dead', () => {
    writeFileSync(file, JSON.stringify({ pid: process.pid, started: 'long ago' }))
    expect(acquireLock(file).lock).not.toBeNull()
  })

  it('is not kept by half a file', () => {
    writeFileSync(file, '{"pid":')
    expect(acquireLock(file).lock).not.toBeNull()
  })

  it('is waited for', async () => {
    const mine = acquireLock(file)
    setTimeout(() => mine.lock?.release(), 50)
    expect(await waitForLock(file)).toBeDefined()
    await expect(waitForLock(file, { timeoutMs: 10 })).rejects.toThrow(/held by process/)
  })
})

describe('a process', () => {
  it('is told apart from a later one of the same number', () => {
    const me = identify(process.pid)
    expect(isRunning(me)).toBe(true)
    expect(isRunning({ pid: process.pid, started: 'long ago' })).toBe(false)
    expect(identify(0)).toBeNull()
  })
})
