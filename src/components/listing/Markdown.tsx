import { isValidElement, type ReactNode } from 'react'
import ReactMarkdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { isWithinMarkdownLimits } from '@/core/text/isWithinMarkdownLimits'

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

/** What lies deeper in one another would break the page that it is on. */
const MAX_DEPTH = 100

/** Whether elements lie in elements so deep. */
function isTooDeep(root: ReactNode): boolean {
  const left: [node: ReactNode, depth: number][] = [[root, 0]]
  for (let next = left.pop(); next; next = left.pop()) {
    const [node, depth] = next
    if (depth > MAX_DEPTH) return true
    if (Array.isArray(node)) for (const one of node) left.push([one, depth])
    else if (isValidElement<{ children?: ReactNode }>(node)) left.push([node.props.children, depth + 1])
  }
  return false
}

/** The elements of a text; none where its marks make no sense. */
function elementsOf(text: string): ReactNode {
  if (!isWithinMarkdownLimits(text)) return undefined
  try {
    // Called, not made an element of: only here can it be seen what comes of it.
    const elements = ReactMarkdown({ remarkPlugins: [remarkGfm], components, children: text })
    return isTooDeep(elements) ? undefined : elements
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** A text with its marks; as it was written where they make no sense. */
export const Markdown = ({ text }: { text: string }) => (
  <div className="prose" dir="auto">
    {elementsOf(text) ?? <p className="whitespace-pre-wrap wrap-anywhere">{text}</p>}
  </div>
)
