#!/usr/bin/env node
import { register } from 'tsx/esm/api'

// The command is TypeScript, and no build of it is kept: what runs is what is read.
register()
await import(new URL('../src/schematic/cli/main.ts', import.meta.url).href)
