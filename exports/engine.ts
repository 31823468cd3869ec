// The engine: reads, judges, changes, draws and writes Minecraft schematics. See src/schematic/README.md.
export { compressInNode, compressPieces } from '@/schematic/inflate/compressInNode'
export { inflateInNode } from '@/schematic/inflate/node'
export { piecesOfFile } from '@/schematic/write/piecesOfFile'
export * from './engineInBrowser'
