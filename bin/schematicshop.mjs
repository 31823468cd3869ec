#!/usr/bin/env node
import { pathToFileURL } from 'node:url'
import { findConfig, loadEnv } from 'payload/node'
import { register } from 'tsx/esm/api'
import { load } from './load.mjs'

/** Node's exit code when an import never ends. It says nothing then, as if the command had done its work. */
const UNSETTLED_IMPORT = 13

process.on('exit', () => {
  if (process.exitCode !== UNSETTLED_IMPORT) return
  console.error('schematicshop: loading the app’s config never ended, so nothing was done. Run the command again.')
})

// Runs beside an app that has the shop: its worker and its migrations. Finds the app's config as `payload` does.
loadEnv()
// Nothing here is developed while it runs.
process.env.DISABLE_PAYLOAD_HMR = 'true'
const { runCommand } = await load('src/cli/runCommand')
// Only the app's own files need it. Node 20 can lose an import that passes its thread of hooks, so few should.
register()
const openConfig = async () => (await import(pathToFileURL(findConfig()).href)).default
await runCommand(process.argv.slice(2), openConfig)
