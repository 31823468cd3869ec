import { captchaProviders } from '@plugins/abuse/captcha'

/** What the scripts of all three providers have. */
type Widget = {
  render(
    place: HTMLElement,
    options: { sitekey: string; callback: (token: string) => void; 'error-callback': () => void },
  ): unknown
  ready?(work: () => void): void
}

const globalNames: Record<string, string> = { hcaptcha: 'hcaptcha', turnstile: 'turnstile', recaptcha: 'grecaptcha' }

const loadScript = (src: string) =>
  new Promise<void>((resolve, reject) => {
    const script = Object.assign(document.createElement('script'), { src, async: true })
    script.onload = () => resolve()
    script.onerror = () => reject(new Error('the captcha could not be loaded'))
    document.head.append(script)
  })

/** Shows a captcha above the page. @returns its answer; nothing where it is closed or can't be shown */
export async function askCaptcha({
  provider,
  siteKey,
}: {
  provider: string
  siteKey: string
}): Promise<string | undefined> {
  const known = Object.entries(captchaProviders).find(([name]) => name === provider)
  if (!known) return undefined
  const [name, { script }] = known
  const find = () => (window as unknown as Record<string, Widget | undefined>)[globalNames[name] ?? '']
  try {
    if (!find()) await loadScript(script)
  } catch {
    return undefined
  }
  const widget = find()
  if (!widget) return undefined
  const dialog = document.createElement('dialog')
  dialog.className = 'rounded-lg p-6'
  const place = document.createElement('div')
  dialog.append(place)
  document.body.append(dialog)
  dialog.showModal()
  const token = await new Promise<string | undefined>((resolve) => {
    dialog.addEventListener('close', () => resolve(undefined))
    const render = () =>
      widget.render(place, { sitekey: siteKey, callback: resolve, 'error-callback': () => resolve(undefined) })
    if (widget.ready) widget.ready(render)
    else render()
  })
  dialog.remove()
  return token
}
