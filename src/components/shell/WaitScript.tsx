import { waitScript } from '@/inlineScripts/compiled'

export const WaitScript = () => (
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours
  <script dangerouslySetInnerHTML={{ __html: waitScript }} />
)
