#!/usr/bin/env node
import { spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { findConfig, loadEnv } from 'payload/node'
import { register } from 'tsx/esm/api'
import { load } from './load.mjs'

/** Node 20 can lose an import on a busy machine. It then ends without a word, as if the command had done its work. */
const MAX_ATTEMPTS = 3
const ATTEMPT = 'SCHEMATICSHOP_ATTEMPT'
let isLoaded = false

// Nothing is left to do, though the config is still being loaded: the import was lost.
process.once('beforeExit', () => {
  if (isLoaded) return
  const attempt = Number(process.env[ATTEMPT] ?? 1)
  if (attempt >= MAX_ATTEMPTS) {
    console.error('schematicshop: nothing was done, because loading the app’s config never ends.')
    process.exit(1)
  }
  const args = [...process.execArgv, ...process.argv.slice(1)]
  const again = spawn(process.execPath, args, {
    stdio: 'inherit',
    env: { ...process.env, [ATTEMPT]: `${attempt + 1}` },
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => again.kill(signal))
  again.once('exit', (code) => process.exit(code ?? 1))
})

// Runs beside an app that has the shop: its worker and its migrations. Finds the app's config as `payload` does.
loadEnv()
// Nothing here is developed while it runs.
process.env.DISABLE_PAYLOAD_HMR = 'true'
const { runCommand } = await load('src/cli/runCommand')
// Only the app's own files need it.
register()

async function openConfig() {
  const { default: opened } = await import(pathToFileURL(findConfig()).href)
  const config = await opened
  isLoaded = true
  // Else Payload writes the app's types meanwhile, by a process that outlives the command.
  config.typescript.autoGenerate = false
  return config
}

await runCommand(process.argv.slice(2), openConfig)
