declare module 'clamscan' {
  import type { Readable } from 'node:stream'

  /** The part of clamscan 2.4 that the shop uses. */
  export default class NodeClam {
    init(options: object): Promise<NodeClam>
    scanStream(stream: Readable): Promise<{ isInfected: boolean | null; viruses: string[] }>
  }
}
