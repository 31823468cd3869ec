/** The Bedrock block version of the model's states, 1.21.60.33: the last step of `tables/bedrockUpgrades.ts`. */
export const WORDS_VERSION = 0x01_15_3c_21

/** Bedrock's game version of a block version, as `1.20.60`: a byte each part, the last one left out. */
export function bedrockVersionOf(blockVersion: number): string {
  return [blockVersion >>> 24, (blockVersion >>> 16) & 255, (blockVersion >>> 8) & 255].join('.')
}
