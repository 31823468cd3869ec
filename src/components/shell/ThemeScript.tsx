import { themeScript } from '@/inlineScripts/compiled'

export const ThemeScript = () => (
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours
  <script dangerouslySetInnerHTML={{ __html: themeScript }} />
)
