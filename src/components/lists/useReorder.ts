'use client'

import { type PointerEvent, type RefObject, useRef, useState } from 'react'

/** Pixels from the window's edge where dragging scrolls the page, and pixels per step. */
const EDGE = 80
const STEP = 14

/** The rows of a list, measured from the page's top. */
const rowsOf = (list: HTMLElement) =>
  [...list.children].map((row) => {
    const { top, height } = row.getBoundingClientRect()
    return top + window.scrollY + height / 2
  })

/**
 * Reordering by dragging a handle with mouse, pen or finger. `drag` has the dragged row and the drop position. Buttons
 * beside the handle do the same.
 */
export function useReorder(list: RefObject<HTMLElement | null>, onMove: (from: number, to: number) => void) {
  const [drag, setDrag] = useState<{ from: number; to: number }>()
  const held = useRef<{ from: number; middles: number[]; to: number }>(undefined)

  const handleOf = (index: number) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || !list.current) return
      event.preventDefault()
      event.currentTarget.setPointerCapture(event.pointerId)
      held.current = { from: index, to: index, middles: rowsOf(list.current) }
      setDrag({ from: index, to: index })
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const now = held.current
      if (!now) return
      if (event.clientY < EDGE) window.scrollBy(0, -STEP)
      else if (event.clientY > window.innerHeight - EDGE) window.scrollBy(0, STEP)
      const y = event.clientY + window.scrollY
      const above = now.middles.filter((middle, row) => row !== now.from && middle < y).length
      if (above === now.to) return
      now.to = above
      setDrag({ from: now.from, to: above })
    },
    onPointerUp: () => {
      const now = held.current
      held.current = undefined
      setDrag(undefined)
      if (now && now.to !== now.from) onMove(now.from, now.to)
    },
    onPointerCancel: () => {
      held.current = undefined
      setDrag(undefined)
    },
  })
  return { drag, handleOf }
}
