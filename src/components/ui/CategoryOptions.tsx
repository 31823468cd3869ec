/** The categories of a `select`, under their names in the reader's language. */
export const CategoryOptions = ({ categories }: { categories: readonly { slug: string; name: string }[] }) =>
  categories.map(({ slug, name }) => (
    <option key={slug} value={slug}>
      {name}
    </option>
  ))
