import { type RefObject, useEffect, useState } from 'react'
import { BuildScene, NoWebGL } from './scene/BuildScene'

/** Bytes that a colour of the page has, 0 to 1; whatever way the style sheet wrote it. */
function partsOf(color: string): [number, number, number] {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number)
  return [red / 255, green / 255, blue / 255]
}

/**
 * Renders into a canvas while it is mounted, sized to its box, in the page's theme. `undefined` until ready, `null` if
 * WebGL is not available.
 */
export function useFittedScene(
  canvas: RefObject<HTMLCanvasElement | null>,
  onFrame: () => void,
): BuildScene | null | undefined {
  const [scene, setScene] = useState<BuildScene | null>()

  // biome-ignore lint/correctness/useExhaustiveDependencies: the canvas and what is told of frames stay the same
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    let made: BuildScene
    try {
      made = new BuildScene(element, onFrame)
    } catch (error) {
      if (!(error instanceof NoWebGL)) throw error
      setScene(null)
      return
    }
    const onLost = (event: Event) => {
      event.preventDefault()
      setScene(null)
    }
    element.addEventListener('webglcontextlost', onLost)
    const fill = () => made.resize(element.clientWidth, element.clientHeight)
    const sizes = new ResizeObserver(fill)
    sizes.observe(element)
    const dress = () => {
      const { color, backgroundColor } = getComputedStyle(document.body.parentElement ?? document.body)
      made.setTheme(partsOf(color), partsOf(backgroundColor))
    }
    const theme = new MutationObserver(dress)
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['class'] })
    dress()
    fill()
    setScene(made)
    return () => {
      sizes.disconnect()
      theme.disconnect()
      element.removeEventListener('webglcontextlost', onLost)
      made.dispose()
    }
  }, [])

  return scene
}
