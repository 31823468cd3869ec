#!/usr/bin/env node
import { pathToFileURL } from 'node:url'
import { findConfig, loadEnv } from 'payload/node'
import { register } from 'tsx/esm/api'
import { load } from './load.mjs'

// Runs beside an app that has the shop: its worker and its migrations. Finds the app's config as `payload` does.
loadEnv()
// Nothing here is developed while it runs.
process.env.DISABLE_PAYLOAD_HMR = 'true'
register()
const openConfig = async () => (await import(pathToFileURL(findConfig()).href)).default
const { runCommand } = await load('src/cli/runCommand')
await runCommand(process.argv.slice(2), openConfig)
