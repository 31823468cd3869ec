import ReactMarkdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'

/**
 * A builder's own words. Raw HTML is shown as text; headings begin below the page's own; pictures become links, so that reading
 * a page tells nobody else about it.
 */
const components: Components = {
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ children }) => <h4>{children}</h4>,
  h3: ({ children }) => <h5>{children}</h5>,
  h4: ({ children }) => <h6>{children}</h6>,
  a: ({ href, children }) => (
    <a href={href} rel="nofollow ugc noopener noreferrer">
      {children}
    </a>
  ),
  img: ({ src, alt }) =>
    typeof src === 'string' && src ? (
      <a href={src} rel="nofollow ugc noopener noreferrer">
        {alt || 'Picture'}
      </a>
    ) : null,
}

export const Markdown = ({ text }: { text: string }) => (
  <div className="prose" dir="auto">
    <ReactMarkdown remarkPlugins={[remarkGfm]} components={components}>
      {text}
    </ReactMarkdown>
  </div>
)
