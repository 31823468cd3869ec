import { parseSearch, type Search } from './parseSearch'
import { type PageParameters, toSearchParams } from './toSearchParams'

/**
 * The order and page that an address of a category or tag asks for, with what such a page is of; nonsense is ignored.
 */
export function topicSearch(parameters: PageParameters, of: Partial<Pick<Search, 'category' | 'tag'>>): Search {
  const asked = toSearchParams(parameters)
  const read = (name: string) => {
    try {
      return parseSearch(new URLSearchParams({ [name]: asked.get(name) ?? '' }))
    } catch {
      return parseSearch(new URLSearchParams())
    }
  }
  const { sort } = read('sort')
  return {
    ...parseSearch(new URLSearchParams()),
    sort: sort === 'relevance' ? 'newest' : sort,
    page: read('page').page,
    ...of,
  }
}
