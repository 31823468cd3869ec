/**
 * Queues user input until the page is hydrated (`src/components/shell/HydrationMarker.tsx`), then replays it: presses
 * of buttons that only the framework handles, forms that need scripts, and input in anything with `data-waits`. React
 * resets texts and choices to the server's values, and notices a field only on an event at which it differs from what
 * React found.
 */
type FormField = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const kept = new Map<Element, () => void>()
const kinds = ['click', 'submit', 'change', 'input'] as const

const isTick = (field: Element): field is HTMLInputElement => field.matches('[type=checkbox],[type=radio]')

/** The element an event is queued for, if it should be queued. */
function targetOf({ target, type }: Event): Element | null {
  if (!(target instanceof Element)) return null
  if (type === 'submit') return target.hasAttribute('action') ? null : target
  if (type === 'click')
    return target.closest('button[type=button]:not([popovertarget],[data-theme-toggle]),a[data-waits]')
  return target.matches('[data-waits]') ? target : null
}

function replayField(field: FormField, value: string): void {
  if (isTick(field)) {
    if (field.checked === field.defaultChecked) return
    field.checked = !field.checked
    field.click()
    return
  }
  if (field.matches('textarea,input:not([type=file])')) {
    field.value = ''
    // Bypasses React's setter, which would take the value for one it wrote itself.
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value)
  }
  if (field.matches('select')) field.value = value
  field.dispatchEvent(new Event(field.matches('select,[type=file]') ? 'change' : 'input', { bubbles: true }))
}

function replayOf(target: Element, event: Event): () => void {
  if (event.type === 'click') return () => (target as HTMLElement).click()
  if (event.type === 'submit') return () => (target as HTMLFormElement).requestSubmit((event as SubmitEvent).submitter)
  const field = target as FormField
  const { value } = field
  return () => replayField(field, value)
}

function keep(event: Event): void {
  const target = targetOf(event)
  if (!target) return
  if (event.type === 'click' || event.type === 'submit') {
    event.preventDefault()
    event.stopPropagation()
  }
  kept.set(target, replayOf(target, event))
}

for (const kind of kinds) document.addEventListener(kind, keep, true)
addEventListener(
  'shop:alive',
  async () => {
    for (const kind of kinds) document.removeEventListener(kind, keep, true)
    for (const [target, replay] of kept)
      if (target.isConnected) {
        replay()
        await new Promise((done) => setTimeout(done))
      }
  },
  { once: true },
)

export {}
