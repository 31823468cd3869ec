#!/usr/bin/env node
import { load } from './load.mjs'

// What reads, converts and draws schematics.
await load('src/schematic/cli/main')
