/** The minimum of WebGL 2; most graphics cards support more. */
const MIN_TILES = 256

/** Texels of all tiles, one after the other: straight RGBA, `size` by `size`, row by row from the top. */
export interface Tiles {
  readonly size: number
  readonly count: number
  readonly texels: Uint8Array<ArrayBuffer>
}

/** Numbers the tiles of faces; equal ones share a number. Tile 0 is white. */
export class TileAtlas {
  private readonly numbers = new Map<string, number>()
  private readonly tiles: Uint8Array[]

  constructor(
    readonly size: number,
    private readonly most = MIN_TILES,
  ) {
    this.tiles = [new Uint8Array(size * size * 4).fill(255)]
  }

  /** The number of the tile `key`, created on first use; undefined if there is no room. */
  numberOf(key: string, make: () => Uint8Array): number | undefined {
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    if (this.tiles.length >= this.most) return undefined
    const number = this.tiles.length
    this.tiles.push(make())
    this.numbers.set(key, number)
    return number
  }

  take(): Tiles {
    const bytes = this.size * this.size * 4
    const texels = new Uint8Array(bytes * this.tiles.length)
    this.tiles.forEach((tile, number) => {
      texels.set(tile, number * bytes)
    })
    return { size: this.size, count: this.tiles.length, texels }
  }
}
