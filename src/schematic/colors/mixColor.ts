/** Arithmetic on colours packed as 0xRRGGBB. */

export const redOf = (color: number) => (color >> 16) & 255
export const greenOf = (color: number) => (color >> 8) & 255
export const blueOf = (color: number) => color & 255

export function packColor(red: number, green: number, blue: number): number {
  const clamp = (value: number) => Math.max(0, Math.min(255, Math.round(value)))
  return (clamp(red) << 16) | (clamp(green) << 8) | clamp(blue)
}

/** The colour a part of the way from one to the other, `share` 0 to 1. */
export function mixColor(from: number, to: number, share: number): number {
  const mix = (channel: (color: number) => number) => channel(from) + (channel(to) - channel(from)) * share
  return packColor(mix(redOf), mix(greenOf), mix(blueOf))
}

/** The colour with each channel multiplied. */
export function scaleColor(color: number, factor: number): number {
  return packColor(redOf(color) * factor, greenOf(color) * factor, blueOf(color) * factor)
}

/** A colour from hue (0 to 1, from red over green and blue), saturation and lightness (0 to 1). */
export function colorOfHue(hue: number, saturation: number, lightness: number): number {
  const reach = saturation * Math.min(lightness, 1 - lightness)
  const channel = (offset: number) => {
    const k = (offset + hue * 12) % 12
    return 255 * (lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1)))
  }
  return packColor(channel(0), channel(8), channel(4))
}
