import ReactMarkdown, { type Components } from 'react-markdown'
import { isWithinMarkdownLimits } from '@/core/text/isWithinMarkdownLimits'

/** Elements allowed in a bio; anything else is shown as text. */
const allowed = ['p', 'br', 'a', 'em', 'strong', 'code', 'ul', 'ol', 'li', 'blockquote']

const components: Components = {
  a: ({ href, children }) => (
    <a href={href} rel="nofollow ugc noopener noreferrer">
      {children}
    </a>
  ),
}

/** A bio with its marks; plain text if they are nested too deeply. */
export const Bio = ({ text }: { text: string }) => (
  <div className="prose" dir="auto">
    {isWithinMarkdownLimits(text) ? (
      <ReactMarkdown allowedElements={allowed} unwrapDisallowed components={components}>
        {text}
      </ReactMarkdown>
    ) : (
      <p className="whitespace-pre-wrap wrap-anywhere">{text}</p>
    )}
  </div>
)
