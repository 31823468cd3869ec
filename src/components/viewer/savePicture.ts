import type { BuildScene } from './scene/BuildScene'

/** The page's backdrop, as in its style sheet. */
function paintPlate(context: CanvasRenderingContext2D, width: number, height: number): void {
  const style = getComputedStyle(document.documentElement)
  const colorOf = (name: string) => style.getPropertyValue(name).trim() || '#888'
  const light = context.createRadialGradient(
    width / 2,
    height * 0.12,
    0,
    width / 2,
    height * 0.12,
    Math.max(width, height),
  )
  light.addColorStop(0, colorOf('--plate-lit'))
  light.addColorStop(0.52, colorOf('--plate-mid'))
  light.addColorStop(1, colorOf('--plate-far'))
  context.fillStyle = light
  context.fillRect(0, 0, width, height)
}

/** Saves a file by the browser's download. */
function saveFile(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** Saves the view as a PNG picture. */
export async function savePicture(scene: BuildScene, name: string): Promise<void> {
  const picture = await scene.captureImage(paintPlate)
  if (picture) saveFile(picture, `${name}.png`)
}
